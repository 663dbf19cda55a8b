//! Forms: opening one, checking it as it is typed, doing what it says.

use crate::app::effect::Effect;
use crate::app::form::{Form, Purpose};
use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Answer, Confirm, Overlay};
use crate::app::status::Status;
use crate::command::{Command, Place};
use crate::journal::{Change, Details, EntryId, Series, Slug};

use super::Effects;

impl Model {
    /// The form in front.
    fn form(&self) -> Option<&Form> {
        match self.overlays.last() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// Shows the details of the open entry, in the list those of the selected one.
    pub(super) fn open_details(&mut self) {
        let form = if self.screen == Screen::Weeks {
            if self.head_at_hand().is_some_and(|head| head.newer) {
                let words = "A newer Seminote wrote this entry; update Seminote to change it.";
                self.status = Some(Status::warning(words, self.now));
                return;
            }
            self.head_at_hand().map(|head| Form::details(head.id, &head.details))
        } else {
            self.open.as_ref().map(|open| Form::details(open.entry.id, &open.entry.details))
        };
        if let Some(form) = form {
            self.open_overlay(Overlay::Form(Box::new(form)));
        }
    }

    /// Shows the form of the series at hand, or of a new one.
    pub(super) fn open_series_form(&mut self, new: bool) {
        let form = self
            .series_at_hand()
            .filter(|_| !new)
            .map_or_else(|| Form::new_series(self.now.date_naive()), Form::series);
        self.open_overlay(Overlay::Form(Box::new(form)));
    }

    /// The details that a form changes, and the series whose calendar counts.
    fn form_basis(&self, purpose: &Purpose) -> (Details, Option<&Series>) {
        let today = self.now.date_naive();
        match purpose {
            Purpose::Details(id) => {
                let open = self.open.as_ref().filter(|open| open.entry.id == *id).map(|open| &open.entry);
                let head = self.head(*id);
                let details = open.map(|entry| &entry.details).or(head.map(|head| &head.details)).cloned();
                let slug = open.map(|entry| &entry.series).or(head.map(|head| &head.series));
                (details.unwrap_or_else(|| Details::new(1, today)), slug.and_then(|slug| self.series_of(slug)))
            }
            Purpose::NewEntry(slug) => {
                let series = slug.as_ref().and_then(|slug| self.series_of(slug));
                (Details::new(series.map_or(1, |series| series.calendar().week_of(today)), today), series)
            }
            Purpose::Series(slug) => (Details::new(1, today), slug.as_ref().and_then(|slug| self.series_of(slug))),
            Purpose::ShiftStamps
            | Purpose::KeepSearch(_)
            | Purpose::Tags { .. }
            | Purpose::Rename(..)
            | Purpose::Elsewhere
            | Purpose::Welcome
            | Purpose::Answer(_)
            | Purpose::Due(_) => (Details::new(1, today), None),
        }
    }

    /// Lets a field take what was typed and checks the form; `typing` changes the field.
    pub(super) fn edit_form(&mut self, typing: impl FnOnce(&mut Form)) {
        let Some(purpose) = self.form().map(|form| form.purpose.clone()) else { return };
        if let Some(form) = self.form_mut() {
            typing(form);
        }
        let (details, before) = self.form_basis(&purpose);
        let before = before.cloned();
        let named = self.form().and_then(|form| form.named_series(&self.series)).and_then(Result::ok).cloned();
        let series = named.or_else(|| before.clone());
        let all = self.series.clone();
        if let Some(form) = self.form_mut() {
            let problems = match purpose {
                Purpose::Details(_) | Purpose::NewEntry(_) => {
                    form.follow_calendar(before.as_ref(), series.as_ref());
                    if let Purpose::NewEntry(slug) = &mut form.purpose {
                        *slug = series.as_ref().map(|series| series.slug.clone());
                    }
                    form.read_details(&details, series.as_ref(), &all).err()
                }
                Purpose::Series(_) => form.read_series(series.as_ref()).err(),
                // Nothing is wrong with a time, a name or a path before it is typed whole.
                Purpose::ShiftStamps
                | Purpose::KeepSearch(_)
                | Purpose::Tags { .. }
                | Purpose::Rename(..)
                | Purpose::Elsewhere
                | Purpose::Welcome
                | Purpose::Answer(_)
                | Purpose::Due(_) => None,
            };
            form.show(problems.unwrap_or_default());
        }
    }

    /// Does what the form says, or goes on to its next question, or to what is wrong with it.
    pub(super) fn accept_form(&mut self, effects: &mut Effects) {
        let Some(form) = self.form().cloned() else { return };
        if form.asks_in_turn() {
            if let Some(form) = self.form_mut() {
                form.move_focus(1);
            }
            return;
        }
        let (before, series) = self.form_basis(&form.purpose);
        let problems = match &form.purpose {
            Purpose::Details(id) => match form.read_details(&before, series, &self.series) {
                Ok(after) => return self.change_details(*id, before, after, effects),
                Err(problems) => problems,
            },
            Purpose::NewEntry(series_slug) => match form.read_details(&before, series, &self.series) {
                Ok(details) => {
                    self.close_overlay();
                    self.weeks.new_series = None;
                    let details = Box::new(details);
                    self.opening = true;
                    effects.push(Effect::Create { series: series_slug.clone(), details, then: Then::Notes });
                    return;
                }
                Err(problems) => problems,
            },
            Purpose::Series(_) => match form.read_series(series) {
                Ok(after) => {
                    let before = series.cloned();
                    return self.save_series(before, after, effects);
                }
                Err(problems) => problems,
            },
            Purpose::ShiftStamps => match form.read_shift() {
                Ok(seconds) => {
                    self.close_overlay();
                    return self.shift_stamps(seconds, effects);
                }
                Err(problems) => problems,
            },
            Purpose::Answer(item) | Purpose::Due(item) => match form.read_note_edit(self.now.date_naive()) {
                Ok(edit) => {
                    self.close_overlay();
                    return self.edit_note(item, edit, Some(Box::new(form.clone())), effects);
                }
                Err(problems) => problems,
            },
            Purpose::Rename(kind, from) => match form.read_rename(*kind, from) {
                Ok(rename) => return self.work_out(rename, effects),
                Err(problems) => problems,
            },
            Purpose::KeepSearch(query) => match form.read_kept(query) {
                Ok(kept) => return self.keep_search(kept, effects),
                Err(problems) => problems,
            },
            Purpose::Tags { entries, is_given } => match form.read_tags(*is_given) {
                Ok(change) => {
                    self.close_overlay();
                    return self.change_tags(entries, &change, effects);
                }
                Err(problems) => problems,
            },
            Purpose::Elsewhere => match form.read_directory() {
                Ok(directory) => return self.rescue(directory, effects),
                Err(problems) => problems,
            },
            Purpose::Welcome => {
                self.close_overlay();
                self.opening = true;
                effects.push(Effect::Begin(Box::new(form.read_greeting())));
                return;
            }
        };
        if let Some(form) = self.form_mut() {
            form.focus = problems.first().map_or(form.focus, |(field, _)| *field);
            form.show(problems);
        }
    }

    fn change_details(&mut self, id: EntryId, before: Details, after: Details, effects: &mut Effects) {
        self.close_overlay();
        if before == after {
            return;
        }
        let change = Change::Details { before: Box::new(before), after: Box::new(after) };
        if self.screen == Screen::Weeks {
            self.change_entries(vec![(id, change)], String::new(), effects);
        } else {
            self.change(vec![change], effects);
            effects.extend([Effect::Fold, Effect::List]);
        }
    }

    /// Saves a series; when its calendar gives entries other numbers, offers to renumber them.
    fn save_series(&mut self, before: Option<Series>, mut after: Series, effects: &mut Effects) {
        self.close_overlay();
        let mut words = format!("Series \"{}\" saved.", after.name);
        if before.is_none() {
            after.slug = self.free_slug(&after.slug);
            self.weeks.new_series = Some(after.slug.clone());
            if let Some(key) = self.keymap.keys_in(Place::Weeks, Command::NewEntry).first() {
                words = format!("Series \"{}\" saved; {key} in the weeks begins its first talk.", after.name);
            }
        }
        let renumbered =
            before.as_ref().filter(|before| before.calendar() != after.calendar()).map(|_| self.renumbering(&after));
        effects.push(Effect::SaveSeries { before: before.map(Box::new), after: Box::new(after) });
        self.status = Some(Status::information(words, self.now));
        if let Some(changes) = renumbered.filter(|changes| !changes.is_empty()) {
            let line = |(_, change): &(EntryId, Change)| match change {
                Change::Details { before, after } => {
                    format!("{}  week {} becomes week {}", before.date, before.week, after.week)
                }
                _ => String::new(),
            };
            self.open_overlay(Overlay::Confirm(Confirm {
                question: "The calendar has changed. Renumber these entries?".to_owned(),
                details: changes.iter().map(line).collect(),
                top: 0,
                yes: Answer::Change {
                    changes,
                    words: format!("Renumbered; {} in the weeks undoes it.", self.undo_key()),
                },
            }));
        }
    }

    /// What gives the entries of a series the numbers that its calendar has.
    fn renumbering(&self, series: &Series) -> Vec<(EntryId, Change)> {
        let calendar = series.calendar();
        let entries = self.heads.iter().filter(|head| head.series == series.slug);
        entries
            .filter_map(|head| {
                let week = calendar.week_of(head.details.date);
                let after = Details { week, ..head.details.clone() };
                let change = Change::Details { before: Box::new(head.details.clone()), after: Box::new(after) };
                (week != head.details.week).then_some((head.id, change))
            })
            .collect()
    }

    /// The slug, with a number behind it when a series has it already.
    fn free_slug(&self, slug: &Slug) -> Slug {
        let is_free = |slug: &Slug| self.series_of(slug).is_none();
        let numbered = (2..).map(|number| slug.numbered(number));
        std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap_or_else(|| slug.clone())
    }
}
