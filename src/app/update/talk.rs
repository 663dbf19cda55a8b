//! The talk's clock and its stamps.

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::app::overlay::Overlay;
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::{Change, ClockState, Details, Field, Talk};
use crate::text::{Kind, Position, Revision, Selection, Tag};

use super::Effects;

impl Model {
    /// Carries out a command of the talk; gives back whether it was one.
    pub(super) fn run_talk(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::ToggleClock => self.toggle_clock(effects),
            Command::EndTalk => self.end_talk(effects),
            Command::StampNow => self.stamp_now(effects),
            Command::ToggleStamps => self.config.talk.show_stamps = !self.config.talk.show_stamps,
            Command::ShiftStamps => self.open_overlay(Overlay::Form(Box::new(Form::shift_stamps()))),
            _ => return false,
        }
        true
    }

    fn talk(&self) -> Talk {
        self.open.as_ref().map(|open| open.entry.talk.clone()).unwrap_or_default()
    }

    pub(super) fn change_talk(&mut self, after: Talk, effects: &mut Effects) {
        let before = self.talk();
        if after != before {
            self.change(vec![Change::Talk { before: Box::new(before), after: Box::new(after) }], effects);
        }
    }

    pub(super) fn toggle_clock(&mut self, effects: &mut Effects) {
        let talk = self.talk();
        let over = self.open.as_ref().is_some_and(|open| open.over);
        let (after, words) = match talk.state() {
            ClockState::Waiting => (talk.running(self.now), "The clock runs."),
            ClockState::Running if over => (talk, "The clock goes on."),
            ClockState::Running => (talk.paused(self.now), "The clock is paused."),
            ClockState::Paused => (talk.running(self.now), "The clock runs again."),
            ClockState::Ended => {
                let words = "The talk has ended; undo takes that back if it was a mistake.";
                self.status = Some(Status::warning(words, self.now));
                return;
            }
        };
        self.status = Some(Status::information(words, self.now));
        self.take_up();
        self.change_talk(after, effects);
    }

    /// A talk that was taken to be over goes on.
    fn take_up(&mut self) {
        if let Some(open) = &mut self.open {
            open.over = false;
        }
    }

    /// In the weeks: pauses or resumes the talk that is under way, else starts the one that takes place now.
    pub(super) fn clock_in_weeks(&mut self, effects: &mut Effects) {
        if self.open.as_ref().is_some_and(|open| open.is_under_way()) {
            self.toggle_clock(effects);
        } else if let Some(offer) = self.offer() {
            if let Some(id) = offer.entry {
                self.open_entry(id, Then::Live, effects);
            } else {
                let week = self.series_of(&offer.series).map_or(1, |series| series.calendar().week_of(offer.date));
                let details = Box::new(Details::new(week, offer.date));
                self.opening = true;
                effects.push(Effect::Create { series: Some(offer.series), details, then: Then::Live });
            }
        } else {
            let words = "No talk takes place now by the calendar; open its entry and start the clock there.";
            self.status = Some(Status::information(words, self.now));
        }
    }

    fn end_talk(&mut self, effects: &mut Effects) {
        let talk = self.talk();
        let Some(open) = &mut self.open else { return };
        match talk.state() {
            ClockState::Running | ClockState::Paused => {
                let waiting = open.waiting.len();
                let after = if std::mem::take(&mut open.over) {
                    talk.finished_as_planned(open.last_stamp.unwrap_or(0), self.now)
                } else {
                    talk.finished(self.now)
                };
                open.offers_follow_ups = true;
                self.change_talk(after, effects);
                let words = match waiting {
                    0 => "The talk has ended.".to_owned(),
                    1 => "The talk has ended; one question was not answered.".to_owned(),
                    count => format!("The talk has ended; {count} questions were not answered."),
                };
                self.status = Some(Status::information(words, self.now));
            }
            ClockState::Waiting => self.status = Some(Status::warning("The talk has not begun.", self.now)),
            ClockState::Ended => self.status = Some(Status::warning("The talk has ended already.", self.now)),
        }
    }

    /// Shifts all stamps and the start of the clock with them, so that what is written from now on goes on from there.
    pub(super) fn shift_stamps(&mut self, seconds: i64, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let shifted = |stamp: u32| u32::try_from(i64::from(stamp).saturating_add(seconds).max(0)).unwrap_or(u32::MAX);
        let before = &open.entry.talk;
        let after = before.shifted(seconds, self.now);
        let clock =
            (after != *before).then(|| Change::Talk { before: Box::new(before.clone()), after: Box::new(after) });
        let notes = &open.entry.notes;
        let stamps = notes.lines().iter().enumerate().filter_map(|(number, line)| {
            let tag = Tag { stamp: Some(shifted(line.tag.stamp?)), kept: line.tag.kept.clone() };
            Some(Change::Edit { field: Field::Notes, edit: notes.retag(number, tag)? })
        });
        let changes: Vec<Change> = stamps.chain(clock).collect();
        let words = if changes.is_empty() { "There is nothing to shift." } else { "Stamps and clock are shifted." };
        self.status = Some(Status::information(words, self.now));
        if !changes.is_empty() {
            self.change(changes, effects);
        }
    }

    /// Gives the caret's line the time of the talk now.
    fn stamp_now(&mut self, effects: &mut Effects) {
        if self.screen != Screen::Notes {
            return;
        }
        let Some(stamp) = self.stamp(0) else {
            self.status = Some(Status::warning("No clock runs: start it first.", self.now));
            return;
        };
        let revision = self.revision(Field::Notes, |text, selection| {
            let line = selection.head.line;
            let kept = text.lines().get(line).and_then(|line| line.tag.kept.clone());
            let edit = text.retag(line, Tag { stamp: Some(stamp), kept })?;
            Some(Revision { edits: vec![edit], selection })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
    }

    /// In a talk that takes place now: the clock runs, the caret is on a new line at the end.
    pub(super) fn go_live(&mut self, effects: &mut Effects) {
        let talk = self.talk();
        if talk.state() == ClockState::Ended {
            let words = "This talk has ended; its clock stays as it is.";
            self.status = Some(Status::warning(words, self.now));
        } else {
            self.take_up();
            self.change_talk(talk.running(self.now), effects);
        }
        let revision = self.revision(Field::Notes, |text, _| {
            let end = text.end();
            if end == Position::default() || text.line(end.line).trim().is_empty() {
                return None;
            }
            let edit = text.replace(end..end, "\n", &Tag::default());
            let selection = Selection::caret(edit.end());
            Some(Revision { edits: vec![edit], selection })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
        let end = self.open.as_ref().map(|open| open.entry.notes.end()).unwrap_or_default();
        self.select(Field::Notes, Selection::caret(end));
    }
}
