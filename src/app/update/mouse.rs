//! The mouse: clicks put the caret, drags select, the wheel scrolls.

use chrono::Duration;

use crate::app::layout::TextPane;
use crate::app::message::{Mouse, MouseKind, Then};
use crate::app::model::{Click, Model, Screen};
use crate::app::overlay::Overlay;
use crate::command::Command;
use crate::text::{self, Granularity};

use super::Effects;

/// Rows that one turn of the wheel scrolls.
const WHEEL: isize = 3;

/// Two presses on one cell within this time are a double click.
const DOUBLE: Duration = Duration::milliseconds(400);

impl Model {
    pub(super) fn mouse(&mut self, mouse: Mouse, effects: &mut Effects) {
        let clicks = if mouse.kind == MouseKind::Press { self.count_clicks(mouse) } else { 0 };
        if let Some(overlay) = self.overlays.last() {
            let scrolls = !matches!(overlay, Overlay::Find(_) | Overlay::Form(_));
            match mouse.kind {
                MouseKind::ScrollUp if scrolls => self.run(Command::Previous, effects),
                MouseKind::ScrollDown if scrolls => self.run(Command::Next, effects),
                _ => {}
            }
            return;
        }
        match self.screen {
            Screen::Weeks => self.mouse_on_weeks(mouse, clicks, effects),
            Screen::Report => match mouse.kind {
                MouseKind::ScrollUp => self.report.top = self.report.top.saturating_sub(WHEEL.unsigned_abs()),
                MouseKind::ScrollDown => self.report.top += WHEEL.unsigned_abs(),
                _ => {}
            },
            Screen::Notes | Screen::Reflection => self.mouse_on_texts(mouse, clicks),
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

    fn mouse_on_weeks(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        let list = self.layout.list;
        match mouse.kind {
            MouseKind::ScrollUp => self.move_in_weeks(-1, effects),
            MouseKind::ScrollDown => self.move_in_weeks(1, effects),
            // The first row of the list names its columns.
            MouseKind::Press if list.contains(mouse.column, mouse.row) && mouse.row > list.y => {
                let row = self.weeks.top + usize::from(mouse.row - list.y - 1);
                if row < self.week_rows().len() {
                    self.weeks.selected = row;
                    self.want_preview(effects);
                    if clicks == 2 {
                        self.open_selected(Then::Notes, effects);
                    }
                }
            }
            _ => {}
        }
    }

    fn mouse_on_texts(&mut self, mouse: Mouse, clicks: u8) {
        let under = self.layout.texts.iter().find(|pane| pane.text.contains(mouse.column, mouse.row)).copied();
        match mouse.kind {
            MouseKind::ScrollUp | MouseKind::ScrollDown => {
                let rows = if mouse.kind == MouseKind::ScrollUp { -WHEEL } else { WHEEL };
                if let (Some(pane), Some(open)) = (under, &mut self.open) {
                    let (text, editor) = open.editing(pane.field);
                    editor.scroll(text, rows);
                }
            }
            MouseKind::Press => {
                if let Some(pane) = under.filter(|pane| !pane.read_only) {
                    let granularity = match clicks {
                        2 => Granularity::Word,
                        3 => Granularity::Line,
                        _ => Granularity::Cluster,
                    };
                    self.focus(pane.field);
                    self.press(&pane, mouse, granularity);
                }
            }
            MouseKind::Drag => self.drag(mouse),
            MouseKind::Release => {
                if let Some(open) = &mut self.open {
                    open.editing(open.focus).1.press = None;
                }
            }
        }
    }

    fn press(&mut self, pane: &TextPane, mouse: Mouse, granularity: Granularity) {
        let Some(open) = &mut self.open else { return };
        let (text, editor) = open.editing(pane.field);
        let (row, column) = within(pane, mouse);
        let place = editor.viewport.hit(text, &mut editor.wrapping, row, column);
        let selection = text::select(text, place, granularity);
        editor.press = Some((selection, granularity));
        editor.select(selection);
    }

    /// Goes on with a selection; beyond the window's edge the text scrolls along.
    fn drag(&mut self, mouse: Mouse) {
        let Some(pane) = self.focused().and_then(|field| self.typed_pane(field)) else { return };
        let Some(open) = &mut self.open else { return };
        let (text, editor) = open.editing(pane.field);
        let Some((origin, granularity)) = editor.press else { return };
        if mouse.row < pane.text.y {
            editor.scroll(text, -1);
        } else if mouse.row >= pane.text.y + pane.text.height {
            editor.scroll(text, 1);
        }
        let (row, column) = within(&pane, mouse);
        let place = editor.viewport.hit(text, &mut editor.wrapping, row, column);
        editor.select(text::drag(text, origin, place, granularity));
    }
}

/// Row and column within a pane, those outside at its edge.
fn within(pane: &TextPane, mouse: Mouse) -> (usize, usize) {
    let last = pane.text.y + pane.text.height.saturating_sub(1);
    let row = mouse.row.clamp(pane.text.y, last) - pane.text.y;
    (usize::from(row), usize::from(mouse.column.saturating_sub(pane.text.x)))
}
