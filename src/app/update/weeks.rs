//! The list of weeks: moving, filtering, making, trashing and opening entries.

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::input::Reaction;
use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Notice, Overlay};
use crate::app::page::{Ink, Page};
use crate::app::status::Status;
use crate::app::weeks::{Filter, Gap, Row, View};
use crate::command::Command;
use crate::journal::{Details, EntryId, Head};
use crate::markup;
use crate::text::Selection;

use super::Effects;

impl Model {
    /// The rows of the list.
    #[must_use]
    pub fn week_rows(&self) -> &[Row] {
        &self.weeks.list.rows
    }

    /// Makes the rows of the list anew; what is selected stays selected.
    pub(super) fn arrange_weeks(&mut self) {
        let selected = self.week_rows().get(self.weeks.selected).copied();
        let id = self.selected_head().map(|head| head.id);
        let query = self.weeks.filter.as_ref().map(|filter| filter.input.text()).unwrap_or_default();
        self.weeks.list.arrange(&self.heads, &self.damaged, query);
        match (id, selected) {
            (Some(id), _) => self.select_entry(id),
            (None, Some(row)) => {
                let place = self.week_rows().iter().position(|other| *other == row);
                self.weeks.selected = place.unwrap_or(self.weeks.selected);
            }
            // One opens the journal for what is there, not for what was missed after it.
            (None, None) => {
                let newest = self.week_rows().iter().position(|row| matches!(row, Row::Entry(_)));
                self.weeks.selected = newest.unwrap_or(0);
            }
        }
    }

    /// Sorts the list by something else, or the other way around.
    fn sort_weeks(&mut self, effects: &mut Effects) {
        self.weeks.list.sort(&self.heads);
        self.arrange_weeks();
        let list = &self.weeks.list;
        self.status =
            Some(Status::information(format!("The weeks, {}.", list.order.words(list.is_reversed)), self.now));
        self.want_preview(effects);
    }

    /// The head in the selected row.
    #[must_use]
    pub fn selected_head(&self) -> Option<&Head> {
        match self.week_rows().get(self.weeks.selected)? {
            Row::Entry(place) => self.heads.get(*place),
            Row::Group(_) | Row::Gap(_) | Row::Damaged(_) => None,
        }
    }

    /// Carries out a command of the list; gives back whether it was one.
    pub(super) fn run_weeks(&mut self, command: Command, effects: &mut Effects) -> bool {
        let page = isize::try_from(self.layout.list.height.saturating_sub(2).max(1)).unwrap_or(1);
        match command {
            Command::Previous => self.move_in_weeks(-1, effects),
            Command::Next => self.move_in_weeks(1, effects),
            Command::PageBack => self.move_in_weeks(-page, effects),
            Command::PageForward => self.move_in_weeks(page, effects),
            Command::First => self.move_in_weeks(isize::MIN, effects),
            Command::Last => self.move_in_weeks(isize::MAX, effects),
            Command::Filter => {
                self.weeks.filter.get_or_insert_default().typing = true;
            }
            Command::SortWeeks => {
                self.weeks.list.order = self.weeks.list.order.next();
                self.weeks.list.is_reversed = false;
                self.sort_weeks(effects);
            }
            Command::ReverseWeeks => {
                self.weeks.list.is_reversed = !self.weeks.list.is_reversed;
                self.sort_weeks(effects);
            }
            Command::GroupWeeks => {
                self.weeks.list.is_grouped = !self.weeks.list.is_grouped;
                self.arrange_weeks();
            }
            Command::FoldSeries => self.toggle_fold(),
            Command::ShowResurfaced => self.show_resurfaced(effects),
            Command::ShowNotes if matches!(self.week_rows().get(self.weeks.selected), Some(Row::Group(_))) => {
                self.toggle_fold();
            }
            Command::TrashEntry => self.trash_selected(effects),
            Command::ShowTrash => self.show_trash(effects),
            Command::ToggleClock => self.clock_in_weeks(effects),
            Command::Undo => self.undo_in_weeks(effects),
            Command::Redo => self.redo_in_weeks(effects),
            Command::NextView => self.show_view(self.weeks.view.moved(1), effects),
            Command::PreviousView => self.show_view(self.weeks.view.moved(-1), effects),
            Command::ShowWeeks => self.show_view(View::List, effects),
            _ => return self.run_marks(command, effects),
        }
        true
    }

    pub(super) fn move_in_weeks(&mut self, by: isize, effects: &mut Effects) {
        let count = self.week_rows().len();
        self.weeks.move_by(by, count);
        self.want_preview(effects);
    }

    /// Asks for the selected entry when the preview shows another.
    pub(super) fn want_preview(&mut self, effects: &mut Effects) {
        let wanted = self.previewed();
        let shown = self.weeks.preview.as_ref().map(|preview| preview.entry.id);
        if let Some(id) = wanted.filter(|id| shown != Some(*id)) {
            effects.push(Effect::Preview(id));
        }
    }

    pub(super) fn type_into_filter(&mut self, typed: &str, effects: &mut Effects) {
        if let Some(filter) = self.filter_mut() {
            filter.input.insert(typed);
            self.filter_changed(effects);
        }
    }

    /// The filter of what the screen of weeks shows.
    fn filter_mut(&mut self) -> Option<&mut Filter> {
        match (self.weeks.view, self.weeks.view.board()) {
            (_, Some(kind)) => self.boards.list_mut(kind).filter.as_mut(),
            (View::Index, _) => self.boards.index.filter.as_mut(),
            (View::Term, _) => None,
            _ => self.weeks.filter.as_mut(),
        }
    }

    /// What passes the filter is shown from its top.
    fn filter_changed(&mut self, effects: &mut Effects) {
        if let Some(kind) = self.weeks.view.board() {
            self.boards.refresh(kind);
            self.boards.list_mut(kind).selected = 0;
        } else if self.weeks.view == View::Index {
            self.boards.index.refresh();
            self.boards.index.selected = 0;
        } else {
            self.arrange_weeks();
            self.weeks.selected = 0;
            self.want_preview(effects);
        }
    }

    /// Shows the whole list or board again; what is selected stays selected.
    pub(super) fn drop_filter(&mut self, effects: &mut Effects) {
        match (self.weeks.view, self.weeks.view.board()) {
            (View::List, _) => self.drop_filter_of_list(effects),
            (_, Some(kind)) if self.boards.list_mut(kind).filter.take().is_some() => self.boards.refresh(kind),
            (View::Index, _) if self.boards.index.filter.take().is_some() => self.boards.index.refresh(),
            _ => self.show_view(View::List, effects),
        }
    }

    /// Carries out a command while the filter is typed; gives back whether it was one of its own.
    pub(super) fn run_filter(&mut self, command: Command, effects: &mut Effects) -> bool {
        let Some(filter) = self.filter_mut().filter(|filter| filter.typing) else { return false };
        match command {
            Command::Accept => {
                filter.typing = false;
                if filter.input.text().trim().is_empty() {
                    self.drop_filter(effects);
                }
            }
            Command::Cancel => self.drop_filter(effects),
            Command::Previous | Command::Next => {
                return self.run_board(command, effects)
                    || self.run_index(command, effects)
                    || self.run_weeks(command, effects);
            }
            _ => {
                let reaction = filter.input.run(command);
                self.react(&reaction, effects);
                match reaction {
                    Reaction::None => return false,
                    Reaction::Moved | Reaction::WantsClipboard => {}
                    Reaction::Changed | Reaction::Copied(_) => self.filter_changed(effects),
                }
            }
        }
        true
    }

    /// Shows all entries again; the selected one stays selected. Without a filter all marks go, then the line from the past.
    fn drop_filter_of_list(&mut self, effects: &mut Effects) {
        if self.weeks.filter.take().is_some() {
            self.arrange_weeks();
            self.want_preview(effects);
        } else if self.weeks.list.marked.is_empty() {
            self.weeks.resurfaced = None;
        } else {
            self.weeks.list.marked.clear();
        }
    }

    /// Selects an entry in the list.
    pub(super) fn select_entry(&mut self, id: EntryId) {
        let rows = self.week_rows();
        let place = rows.iter().position(|row| match row {
            Row::Entry(place) => self.heads.get(*place).is_some_and(|head| head.id == id),
            Row::Group(_) | Row::Gap(_) | Row::Damaged(_) => false,
        });
        if let Some(place) = place {
            self.weeks.selected = place;
        }
    }

    /// Opens the selected entry, or shows why a damaged file cannot be.
    pub(super) fn open_selected(&mut self, then: Then, effects: &mut Effects) {
        if self.weeks.view != View::List {
            if let Some(id) = self.head_at_hand().map(|head| head.id) {
                self.open_entry(id, then, effects);
            }
            return;
        }
        match self.week_rows().get(self.weeks.selected) {
            Some(Row::Entry(place)) => {
                if let Some(id) = self.heads.get(*place).map(|head| head.id) {
                    self.open_entry(id, then, effects);
                }
            }
            Some(Row::Damaged(place)) => {
                if let Some(damaged) = self.damaged.get(*place) {
                    let lines = vec![damaged.path.display().to_string(), String::new(), damaged.reason.clone()];
                    let title = "This file cannot be read".to_owned();
                    self.open_overlay(Overlay::Notice(Notice { title, lines, top: 0 }));
                }
            }
            Some(Row::Gap(place)) => {
                if let Some(gap) = self.weeks.list.gaps.get(*place).cloned() {
                    self.begin_missed(&gap);
                }
            }
            Some(Row::Group(_)) => self.toggle_fold(),
            None => self.begin_entry(),
        }
    }

    /// Shows the form for the entry of a session that has none.
    fn begin_missed(&mut self, gap: &Gap) {
        let Some(series) = self.series_of(&gap.series) else { return };
        let week = gap.week.unwrap_or_else(|| series.calendar().week_of(gap.date));
        let form = Form::new_entry(Some(series), &self.series, &Details::new(week, gap.date));
        self.open_overlay(Overlay::Form(Box::new(form)));
    }

    /// Opens an entry; the one that is open already is only shown.
    pub(super) fn open_entry(&mut self, id: EntryId, then: Then, effects: &mut Effects) {
        if self.open.as_ref().is_some_and(|open| open.entry.id == id) {
            self.show(then, effects);
            return;
        }
        self.leave_entry(effects);
        self.opening = true;
        effects.push(Effect::Open { id, then });
    }

    /// Keeps where the carets of the open entry are, before another one is opened or the program ends.
    pub(super) fn leave_entry(&mut self, effects: &mut Effects) {
        if let Some(open) = &self.open {
            effects.push(Effect::KeepCarets(open.entry.id, open.carets()));
        }
    }

    /// Shows the form for a new entry: today, in the week that the calendar has.
    pub(super) fn begin_entry(&mut self) {
        let today = self.now.date_naive();
        let begun = self.weeks.new_series.as_ref().and_then(|slug| self.series_of(slug));
        let series = begun.or_else(|| self.series_at_hand()).or_else(|| self.current_series());
        let week = series.map_or(1, |series| series.calendar().week_of(today));
        let form = Form::new_entry(series, &self.series, &Details::new(week, today));
        self.open_overlay(Overlay::Form(Box::new(form)));
    }

    fn trash_selected(&mut self, effects: &mut Effects) {
        if let Some(id) = self.head_at_hand().map(|head| head.id) {
            self.trash(&[id], effects);
        }
    }

    /// Moves entries to the trash, as one step.
    pub(super) fn trash(&mut self, entries: &[EntryId], effects: &mut Effects) {
        if self.open.as_ref().is_some_and(|open| entries.contains(&open.entry.id)) {
            self.leave_entry(effects);
            effects.push(Effect::Close);
            self.open = None;
        }
        let names: Vec<String> =
            entries.iter().filter_map(|id| Some(format!("Week {} is", self.head(*id)?.details.week))).collect();
        let (what, them) = match names.as_slice() {
            [name] => (name.clone(), "it"),
            names => (format!("{} weeks are", names.len()), "them"),
        };
        effects.extend(entries.iter().map(|id| Effect::Trash(*id)));
        self.were_trashed(entries.to_vec());
        let words = format!("{what} in the trash; {} brings {them} back.", self.undo_key());
        self.status = Some(Status::information(words, self.now));
    }

    /// Fills the rows of the preview when its width or its entry is new.
    pub(in crate::app) fn lay_out_preview(&mut self) {
        let Some(width) = self.layout.preview.map(|area| usize::from(area.width.saturating_sub(2))) else { return };
        let Some(preview) = &mut self.weeks.preview else { return };
        if preview.prose.as_ref().is_some_and(|(made_for, _)| *made_for == width) {
            return;
        }
        let mut page = Page::new(width);
        for (heading, text) in [("Summary", &preview.entry.summary), ("Reflection", &preview.entry.reflection)] {
            if !text.to_string().trim().is_empty() {
                page.line(heading, Ink::Heading, false);
                page.blocks(&markup::parse(&text.to_string()));
                page.gap();
            }
        }
        preview.prose = Some((width, page.into_rows()));
    }

    /// The screen that an entry is opened for, with what belongs to it.
    pub(super) fn show(&mut self, then: Then, effects: &mut Effects) {
        match then {
            Then::Notes => self.show_text(crate::journal::Field::Notes),
            Then::Line(line) => self.show_line(line),
            Then::Live => {
                self.show_text(crate::journal::Field::Notes);
                self.go_live(effects);
            }
            Then::Place(field, place) => {
                self.show_text(field);
                self.select(field, Selection::caret(place));
            }
            Then::Versions => {
                self.show_text(crate::journal::Field::Notes);
                self.ask_for_versions(effects);
            }
            Then::Reflection => self.show_reflection(effects),
            Then::Report => {
                self.screen = Screen::Report;
                self.report_changed();
                self.examine(effects);
            }
        }
    }
}
