//! The mouse: clicks put the caret and choose, drags select, the wheel scrolls what is under it.

use chrono::Duration;

use crate::app::layout::TextPane;
use crate::app::message::{Mouse, MouseKind, Then};
use crate::app::model::{Click, Model, Screen};
use crate::app::overlay::{Confirm, Overlay, Palette, Unsaved};
use crate::app::weeks::{Row, View};
use crate::app::{Area, Input, SearchPlaces, panes};
use crate::command::Command;
use crate::journal::Field;
use crate::report::Format;
use crate::text::{self, Granularity, Selection};

use super::Effects;

/// Rows that one turn of the wheel scrolls.
const WHEEL: isize = 3;

/// Two presses on one cell within this time are a double click.
const DOUBLE: Duration = Duration::milliseconds(400);

/// Held beyond the edge of a text, the mouse scrolls it by a row in this time.
const HELD: Duration = Duration::milliseconds(50);

impl Model {
    pub(super) fn mouse(&mut self, mouse: Mouse, effects: &mut Effects) {
        let clicks = if mouse.kind == MouseKind::Press { self.count_clicks(mouse) } else { 0 };
        match mouse.kind {
            MouseKind::ScrollUp => self.turn_wheel(mouse, -1, effects),
            MouseKind::ScrollDown => self.turn_wheel(mouse, 1, effects),
            MouseKind::Press => self.press(mouse, clicks, effects),
            MouseKind::Drag => self.drag(mouse),
            MouseKind::Release => {
                self.beyond = None;
                if let Some(open) = &mut self.open {
                    open.editing(open.focus).1.press = None;
                }
            }
        }
    }

    fn press(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        self.beyond = None;
        if let Some(command) = self.hint_at(mouse.column, mouse.row) {
            self.run(command, effects);
        } else if self.overlays.is_empty() {
            self.press_on_screen(mouse, clicks, effects);
        } else {
            self.press_on_overlay(mouse, clicks, effects);
        }
    }

    /// How many presses on this cell have followed each other: one to three.
    fn count_clicks(&mut self, mouse: Mouse) -> u8 {
        let place = (mouse.column, mouse.row);
        let again = self.click.filter(|click| click.place == place && self.now - click.at < DOUBLE);
        let count = again.map_or(1, |click| click.count % 3 + 1);
        self.click = Some(Click { place, at: self.now, count });
        count
    }

    /// Scrolls what is under the mouse; in windows and in the list of weeks the selection moves.
    fn turn_wheel(&mut self, mouse: Mouse, direction: isize, effects: &mut Effects) {
        let body = self.layout.body;
        match (self.overlays.last_mut(), self.screen) {
            (Some(Overlay::Form(_)), _) => {}
            (Some(Overlay::Versions(versions)), _)
                if panes(body, versions.list.len()).1.contains(mouse.column, mouse.row) =>
            {
                versions.scroll = versions.scroll.saturating_add_signed(direction * WHEEL);
            }
            (Some(Overlay::Find(_)), _) | (None, Screen::Notes | Screen::Reflection) => {
                let under = self.layout.texts.iter().find(|pane| pane.area.contains(mouse.column, mouse.row)).copied();
                let on_notes = self.layout.notes.is_some_and(|area| area.contains(mouse.column, mouse.row));
                if let (Some(pane), Some(open)) = (under, &mut self.open) {
                    let (text, editor) = open.editing(pane.field);
                    editor.scroll(text, direction * WHEEL);
                } else if on_notes {
                    self.chosen.move_by(direction * WHEEL);
                }
            }
            (Some(_), _) => {
                self.run(if direction < 0 { Command::Previous } else { Command::Next }, effects);
            }
            (None, Screen::Weeks) if self.weeks.view == View::Term => self.scroll_term(direction * WHEEL),
            (None, Screen::Weeks) if self.weeks.view != View::List => {
                let command = if direction < 0 { Command::Previous } else { Command::Next };
                self.run(command, effects);
            }
            (None, Screen::Weeks) => {
                if self.layout.list.contains(mouse.column, mouse.row) {
                    self.move_in_weeks(direction, effects);
                }
            }
            (None, Screen::Report) => {
                if self.layout.page.contains(mouse.column, mouse.row) {
                    self.report.top = self.report.top.saturating_add_signed(direction * WHEEL);
                }
            }
        }
    }

    fn press_on_screen(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        match self.screen {
            Screen::Weeks => self.press_on_weeks(mouse, clicks, effects),
            Screen::Report => self.press_on_formats(mouse),
            Screen::Notes | Screen::Reflection => {
                let question = self.layout.questions.iter().find(|(_, place)| place.contains(mouse.column, mouse.row));
                match question.map(|(line, _)| *line) {
                    Some(line) => self.go_to_line_end(line),
                    None if self.press_on_left_open(mouse.column, mouse.row, effects) => {}
                    None if self.press_on_chosen(mouse, clicks, effects) => {}
                    None => self.press_on_texts(mouse, clicks),
                }
            }
        }
    }

    fn press_on_weeks(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        let views = View::places(self.layout.header);
        if let Some((view, _)) = views.into_iter().find(|(_, place)| place.contains(mouse.column, mouse.row)) {
            return self.show_view(view, effects);
        }
        if let Some(kind) = self.weeks.view.board() {
            return self.press_on_board(kind, mouse, clicks, effects);
        }
        match self.weeks.view {
            View::Index => return self.press_on_index(mouse, clicks, effects),
            View::Term => return,
            _ => {}
        }
        // The first row of the list names its columns or holds the filter.
        let (_, list) = self.layout.list.split_top(1);
        if !list.contains(mouse.column, mouse.row) {
            return;
        }
        let row = self.weeks.top + usize::from(mouse.row - list.y);
        if row < self.week_rows().len() {
            self.weeks.selected = row;
            self.want_preview(effects);
            if clicks == 2 || matches!(self.week_rows().get(row), Some(Row::Group(_))) {
                self.open_selected(Then::Notes, effects);
            }
        }
    }

    /// Chooses the format in whose row the press is: they stand under a heading.
    fn press_on_formats(&mut self, mouse: Mouse) {
        let Some((_, rows)) = self.layout.choices.map(|choices| choices.split_top(1)) else { return };
        if rows.contains(mouse.column, mouse.row)
            && let Some(format) = Format::ALL.get(usize::from(mouse.row - rows.y)).filter(|format| format.is_built())
        {
            self.report.format = *format;
        }
    }

    fn press_on_texts(&mut self, mouse: Mouse, clicks: u8) {
        let Some(pane) = self.layout.texts.iter().find(|pane| pane.area.contains(mouse.column, mouse.row)).copied()
        else {
            return;
        };
        let granularity = match clicks {
            2 => Granularity::Word,
            3 => Granularity::Line,
            _ => Granularity::Cluster,
        };
        let goes_on = mouse.shift && self.focused() == Some(pane.field);
        self.focus(pane.field);
        let Some(open) = &mut self.open else { return };
        let (text, editor) = open.editing(pane.field);
        let (row, column) = within(&pane, mouse);
        let caret = editor.viewport.hit(text, &mut editor.wrapping, row, column);
        if goes_on {
            let origin = Selection::caret(editor.cursor.selection.anchor);
            editor.press = Some((origin, Granularity::Cluster));
            editor.select(text::drag(text, origin, caret.position, Granularity::Cluster));
            return;
        }
        let selection = text::select(text, caret.position, granularity);
        editor.press = Some((selection, granularity));
        if granularity == Granularity::Cluster {
            editor.select(caret);
        } else {
            editor.select(selection);
        }
    }

    /// Goes on with a selection; beyond the window's edge the text scrolls along, for as long as the mouse is held there.
    pub(super) fn drag(&mut self, mouse: Mouse) {
        self.beyond = None;
        let Some(pane) = self.focused().and_then(|field| self.typed_pane(field)) else { return };
        let Some(open) = &mut self.open else { return };
        let (text, editor) = open.editing(pane.field);
        let Some((origin, granularity)) = editor.press else { return };
        let top = editor.viewport.top;
        if mouse.row < pane.text.y {
            editor.scroll(text, -1);
        } else if mouse.row >= pane.text.y + pane.text.height {
            editor.scroll(text, 1);
        }
        self.beyond = (editor.viewport.top != top).then(|| (mouse, self.now + HELD));
        let (row, column) = within(&pane, mouse);
        let place = editor.viewport.hit(text, &mut editor.wrapping, row, column).position;
        editor.select(text::drag(text, origin, place, granularity));
    }

    /// Goes behind the last character of a line of the notes.
    fn go_to_line_end(&mut self, line: usize) {
        self.focus(Field::Notes);
        if let Some(end) = self.open.as_ref().map(|open| open.entry.notes.line_end(line)) {
            self.select(Field::Notes, Selection::caret(end));
        }
    }

    /// A press on what lies on top: it chooses a command, a field, a row or an answer; two bring a deleted entry back. Beside the find bar it goes on in the text.
    fn press_on_overlay(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        let body = self.layout.body;
        let found = self.caret_row();
        let unsaved_words = self.what_is_unsaved();
        let keymap = &self.keymap;
        match self.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => {
                let (field, list, top) = palette.places(body.window(Palette::SIZE).1);
                let place = top + usize::from(mouse.row.saturating_sub(list.y));
                let in_field = press_in_field(&mut palette.input, field, mouse, true);
                if !in_field && list.contains(mouse.column, mouse.row) && place < palette.matches.len() {
                    palette.selected = place;
                    self.run(Command::Accept, effects);
                }
            }
            Some(Overlay::Form(form)) => {
                let places = form.places(body);
                let pressed = places.fields.iter().find(|place| place.row.contains(mouse.column, mouse.row));
                if let Some(place) = pressed {
                    let had_caret = std::mem::replace(&mut form.focus, place.number) == place.number;
                    if let Some(input) = form.input_mut() {
                        press_in_field(input, place.input, mouse, had_caret);
                    }
                }
            }
            Some(Overlay::Confirm(confirm)) => {
                let answers = Confirm::answers(body.window(confirm.size(body)).1, keymap);
                let answer = answers.into_iter().find(|(.., area)| area.contains(mouse.column, mouse.row));
                if let Some((command, ..)) = answer {
                    self.run(command, effects);
                }
            }
            Some(Overlay::Find(find)) => {
                let (bar, [words, with]) = find.places(body, found);
                if press_in_field(&mut find.words, words, mouse, !find.in_replacement) {
                    find.in_replacement = false;
                } else if let Some(replacement) = &mut find.with
                    && press_in_field(replacement, with, mouse, find.in_replacement)
                {
                    find.in_replacement = true;
                } else if !bar.contains(mouse.column, mouse.row) {
                    self.close_overlay();
                    self.press_on_screen(mouse, clicks, effects);
                }
            }
            Some(Overlay::Search(search)) => {
                let SearchPlaces { field, list, .. } = search.places(body);
                let place = search.top + usize::from(mouse.row.saturating_sub(list.y));
                let in_field = press_in_field(&mut search.input, field, mouse, true);
                if !in_field && list.contains(mouse.column, mouse.row) && place < search.count() {
                    search.selected = place;
                    if clicks == 2 {
                        self.run(Command::Accept, effects);
                    }
                }
            }
            Some(Overlay::Trash(trash)) => {
                let (_, inside) = body.window(trash.size());
                if let Some(place) = pressed(inside, trash.top(inside), trash.entries.len(), mouse) {
                    trash.selected = place;
                    if clicks == 2 {
                        self.run(Command::Accept, effects);
                    }
                }
            }
            Some(Overlay::Marked(marked)) => {
                let (_, inside) = body.window(marked.size());
                if let Some(place) = pressed(inside, marked.top(inside), marked.deeds.len(), mouse) {
                    marked.selected = place;
                    if clicks == 2 {
                        self.run(Command::Accept, effects);
                    }
                }
            }
            Some(Overlay::LeftOpen(left_open)) => {
                let (_, inside) = body.window(left_open.size());
                if let Some(place) = pressed(inside, left_open.top(inside), left_open.places.len(), mouse) {
                    left_open.selected = place;
                    if clicks == 2 {
                        self.run(Command::Accept, effects);
                    }
                }
            }
            Some(Overlay::Unsaved(unsaved)) => {
                let (_, inside) = body.window(unsaved.size(body, &unsaved_words));
                let ways = Unsaved::ways(inside);
                if let Some((way, _)) = ways.into_iter().find(|(_, row)| row.contains(mouse.column, mouse.row)) {
                    unsaved.chosen = way;
                    if clicks == 2 {
                        self.run(Command::Accept, effects);
                    }
                }
            }
            Some(Overlay::Versions(versions)) => {
                let (list, _) = panes(body, versions.list.len());
                if let Some(open) = self.open.as_ref().filter(|_| list.contains(mouse.column, mouse.row)) {
                    versions.select(versions.top + usize::from(mouse.row - list.y), &open.entry);
                }
            }
            Some(Overlay::Help(_) | Overlay::Notice(_)) | None => {}
        }
    }

    /// The row of the screen in which the caret of the text stands.
    fn caret_row(&self) -> Option<u16> {
        let pane = self.focused().and_then(|field| self.typed_pane(field))?;
        let (row, _) = self.open.as_ref()?.editor(pane.field).caret?;
        Some(pane.text.y + u16::try_from(row).ok()?)
    }
}

/// The row of a list that a press is on, where `count` rows are shown from `top` on.
fn pressed(inside: Area, top: usize, count: usize, mouse: Mouse) -> Option<usize> {
    let place = top + usize::from(mouse.row.saturating_sub(inside.y));
    (inside.contains(mouse.column, mouse.row) && place < count).then_some(place)
}

/// Puts the caret of a field where it is pressed; gives back whether it was.
fn press_in_field(input: &mut Input, area: Area, mouse: Mouse, has_caret: bool) -> bool {
    let pressed = area.contains(mouse.column, mouse.row);
    if pressed {
        let hidden = if has_caret { input.hidden(area.width) } else { 0 };
        input.click(hidden + usize::from(mouse.column - area.x), mouse.shift && has_caret);
    }
    pressed
}

/// Row and column within a pane, those outside at its edge.
fn within(pane: &TextPane, mouse: Mouse) -> (usize, usize) {
    let last = pane.text.y + pane.text.height.saturating_sub(1);
    let row = mouse.row.clamp(pane.text.y, last) - pane.text.y;
    (usize::from(row), usize::from(mouse.column.saturating_sub(pane.text.x)))
}
