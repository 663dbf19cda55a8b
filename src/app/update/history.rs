//! What is done on the screen of weeks in entries that need not be open: asked for, answered, undone.
//!
//! A change of the open entry is made in its texts and is a step of its own history too; every other one is made by the world, and is
//! a step here when it has answered.

use std::collections::HashSet;

use crate::app::effect::Effect;
use crate::app::message::{Changed, Refusal};
use crate::app::model::{Model, Screen};
use crate::app::overlay::Overlay;
use crate::app::status::Status;
use crate::app::weeks::{Course, Step, UnderWay};
use crate::command::{Command, Place};
use crate::journal::{Change, EntryId};
use crate::text::{Fragment, Tag};

use super::Effects;

/// A change of an entry.
type Changes = Vec<(EntryId, Change)>;

/// So many entries are changed before anybody would ask what takes so long.
const FEW: usize = 20;

impl Model {
    /// Makes changes in entries, the open one among them, as one step that is undone on the screen of weeks.
    pub(super) fn change_entries(&mut self, changes: Changes, words: String, effects: &mut Effects) {
        self.take_course(changes, Course::Done, words, effects);
    }

    /// The key that undoes on the screen of weeks, as sentences name it.
    pub(super) fn undo_key(&self) -> String {
        let keys = self.keymap.keys_in(Place::Weeks, Command::Undo);
        keys.first().map_or("Undo".to_owned(), ToString::to_string)
    }

    /// Takes the last step on the screen of weeks back.
    pub(super) fn undo_in_weeks(&mut self, effects: &mut Effects) {
        match self.weeks.history.done.last().cloned() {
            Some(Step::Trashed(entries)) => {
                self.weeks.history.done.pop();
                self.weeks.select_next = entries.last().copied();
                effects.extend(entries.iter().map(|id| Effect::Restore(*id)));
                self.weeks.history.undone.push(Step::Trashed(entries));
            }
            Some(Step::Changed(changes)) => {
                let words = format!("Undone in {}.", self.names_of(&changes));
                let inverse = changes.iter().rev().map(|(id, change)| (*id, change.inverse())).collect();
                self.take_course(inverse, Course::Undone, words, effects);
            }
            None => self.status = Some(Status::information("Nothing to undo.", self.now)),
        }
    }

    /// Does the step again that was taken back last.
    pub(super) fn redo_in_weeks(&mut self, effects: &mut Effects) {
        match self.weeks.history.undone.last().cloned() {
            Some(Step::Trashed(entries)) => {
                self.weeks.history.undone.pop();
                effects.extend(entries.iter().map(|id| Effect::Trash(*id)));
                self.weeks.history.done.push(Step::Trashed(entries));
            }
            Some(Step::Changed(changes)) => {
                let words = format!("Done again in {}.", self.names_of(&changes));
                self.take_course(changes, Course::DoneAgain, words, effects);
            }
            None => self.status = Some(Status::information("Nothing to redo.", self.now)),
        }
    }

    /// Entries were moved to the trash: undo brings them back.
    pub(super) fn were_trashed(&mut self, entries: Vec<EntryId>) {
        self.weeks.history.done.push(Step::Trashed(entries));
        self.weeks.history.undone.clear();
    }

    fn take_course(&mut self, changes: Changes, course: Course, words: String, effects: &mut Effects) {
        let open = self.open.as_ref().map(|open| open.entry.id);
        let (here, others): (Changes, Changes) = changes.into_iter().partition(|(id, _)| open == Some(*id));
        if !here.is_empty() && !self.may_change_here(&here, course) {
            return;
        }
        let under_way = UnderWay { course, here, words, form: None };
        if others.is_empty() {
            self.arrive(under_way, Vec::new(), effects);
            effects.push(Effect::List);
        } else {
            let entries = others.iter().map(|(id, _)| id).collect::<HashSet<_>>().len();
            if entries > FEW {
                self.status = Some(Status::information(format!("Changing {entries} weeks …"), self.now));
            }
            self.weeks.history.under_way = Some(under_way);
            effects.push(Effect::ChangeOthers(others));
        }
    }

    /// Whether changes fit the open entry and may be made there; says why when they do not.
    fn may_change_here(&mut self, here: &Changes, course: Course) -> bool {
        if !self.may_write() {
            return false;
        }
        let Some(open) = &self.open else { return false };
        let mut entry = open.entry.clone();
        let name = open.name();
        if let Err(error) = here.iter().try_for_each(|(_, change)| entry.apply(change)) {
            self.status = Some(Status::error(format!("This cannot be done in {name}: {error}.")));
            self.forget_outdated(course);
            return false;
        }
        true
    }

    /// What the world has made of the changes that it was asked for.
    pub(super) fn changed_others(&mut self, answer: Result<Box<Changed>, Refusal>, effects: &mut Effects) {
        let under_way = self.weeks.history.under_way.take();
        // What was read before does not know of this.
        self.boards.generation += 1;
        match (answer, under_way) {
            (Ok(changed), under_way) => {
                let Changed { changes, board } = *changed;
                let entries: Vec<EntryId> = changes.iter().map(|(id, _)| *id).collect();
                self.boards.update(self.open.as_ref().map(|open| &open.entry), |read| {
                    if let Some(read) = read {
                        read.replace(&entries, board);
                    }
                });
                if let Some(under_way) = under_way {
                    self.arrive(under_way, changes, effects);
                }
            }
            (Err(refusal), under_way) => {
                if let Some(under_way) = under_way {
                    if refusal.is_outdated {
                        self.forget_outdated(under_way.course);
                    }
                    self.status = Some(Status::error(refusal.reason));
                    self.keep_form(under_way);
                }
            }
        }
        self.release(effects);
    }

    /// All changes of a step can be made or are made: those of the open entry are made now, and the history has it.
    fn arrive(&mut self, under_way: UnderWay, others: Changes, effects: &mut Effects) {
        let UnderWay { course, here, words, .. } = under_way;
        if !here.is_empty() {
            let changes: Vec<Change> = here.iter().map(|(_, change)| change.clone()).collect();
            self.change_here(changes, course, effects);
            effects.push(Effect::Fold);
            self.board_follows_entry();
        }
        let made: Changes = others.into_iter().chain(here).collect();
        let history = &mut self.weeks.history;
        match course {
            Course::Done if !made.is_empty() => {
                history.done.push(Step::Changed(made));
                history.undone.clear();
            }
            Course::Done => {}
            Course::Undone => history.undone.extend(history.done.pop()),
            Course::DoneAgain => history.done.extend(history.undone.pop()),
        }
        if !words.is_empty() {
            self.status = Some(Status::information(words, self.now));
        }
    }

    /// Makes changes in the open entry. Where its own history has just these as its last step they are undone in it.
    fn change_here(&mut self, changes: Vec<Change>, course: Course, effects: &mut Effects) {
        let inverse: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
        let is_last = |open: &crate::app::OpenEntry| match course {
            Course::Done => false,
            Course::Undone => open.history.last_done().is_some_and(|last| last == inverse),
            Course::DoneAgain => open.history.last_undone().is_some_and(|last| last == changes),
        };
        if self.open.as_ref().is_some_and(|open| is_last(open)) {
            self.travel_unseen(course == Course::Undone, effects);
        } else {
            self.change(changes, effects);
        }
    }

    /// A step that does not fit what entries are now is in the way of those before it.
    fn forget_outdated(&mut self, course: Course) {
        match course {
            Course::Done => {}
            Course::Undone => drop(self.weeks.history.done.pop()),
            Course::DoneAgain => drop(self.weeks.history.undone.pop()),
        }
    }

    /// Shows the form again in which something was asked for that was refused; where one is elsewhere already, what was typed in it
    /// goes to the clipboard.
    fn keep_form(&mut self, under_way: UnderWay) {
        let Some(form) = under_way.form else { return };
        if self.overlays.is_empty() && self.screen == Screen::Weeks {
            self.overlays.push(Overlay::Form(form));
        } else if let Some(field) = form.focused() {
            self.clipboard = Fragment { text: field.input.text().to_owned(), tags: vec![Tag::default()] };
        }
    }

    /// The weeks in which changes are, in words.
    fn names_of(&self, changes: &Changes) -> String {
        let mut weeks: Vec<u32> = changes.iter().filter_map(|(id, _)| Some(self.head(*id)?.details.week)).collect();
        weeks.sort_unstable();
        weeks.dedup();
        match weeks.as_slice() {
            [week] => format!("week {week}"),
            weeks => format!("{} weeks", weeks.len()),
        }
    }
}
