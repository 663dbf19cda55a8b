//! The talk's clock and its stamps, and the questions that wait.

use crate::app::model::{Model, Screen};
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::{Change, ClockState, Field, Mark, Talk};
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
            Command::AnswerQuestion => self.answer_question(effects),
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

    /// Calls open questions to mind when little of the planned time is left: once for each of the configured minutes.
    pub(super) fn warn_of_the_end(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| open.clock_runs() && !open.waiting.is_empty()) else {
            return;
        };
        let left = open.entry.talk.left(self.now);
        let reached = self.config.talk.warn_minutes.iter().filter(|minutes| left <= i64::from(**minutes) * 60).min();
        let Some(minutes) = reached.copied().filter(|minutes| left > 0 && open.warned != Some(*minutes)) else {
            return;
        };
        open.warned = Some(minutes);
        let questions = match open.waiting.len() {
            1 => "a question waits".to_owned(),
            count => format!("{count} questions wait"),
        };
        let left = (left + 59) / 60;
        self.status = Some(Status::warning(format!("{left} minutes left, and {questions} for an answer."), self.now));
    }

    fn toggle_clock(&mut self, effects: &mut Effects) {
        let talk = self.talk();
        let (after, words) = match talk.state() {
            ClockState::Waiting => (talk.running(self.now), "The clock runs."),
            ClockState::Running => (talk.paused(self.now), "The clock is paused."),
            ClockState::Paused => (talk.running(self.now), "The clock runs again."),
            ClockState::Ended => {
                let words = "The talk has ended; undo takes that back if it was a mistake.";
                self.status = Some(Status::warning(words, self.now));
                return;
            }
        };
        self.status = Some(Status::information(words, self.now));
        self.change_talk(after, effects);
    }

    fn end_talk(&mut self, effects: &mut Effects) {
        let talk = self.talk();
        match talk.state() {
            ClockState::Running | ClockState::Paused => {
                let waiting = self.open.as_ref().map_or(0, |open| open.waiting.len());
                self.change_talk(talk.finished(self.now), effects);
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

    /// Gives the caret's line the time of the talk now.
    fn stamp_now(&mut self, effects: &mut Effects) {
        if self.screen != Screen::Notes {
            return;
        }
        let fresh = self.fresh_tag(Field::Notes);
        if fresh.is_empty() {
            self.status = Some(Status::warning("No clock runs: start it first.", self.now));
            return;
        }
        let revision = self.revision(Field::Notes, |text, selection| {
            let line = selection.head.line;
            let kept = text.lines().get(line).and_then(|line| line.tag.kept.clone());
            let edit = text.retag(line, Tag { kept, ..fresh })?;
            Some(Revision { edits: vec![edit], selection })
        });
        self.revise(Field::Notes, revision, Kind::Other, effects);
    }

    /// Opens an answer under the question at the caret, behind the answers that are there; with no question there, under the one above.
    fn answer_question(&mut self, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let line = open.editor(Field::Notes).cursor.selection.head.line;
        let question = open.outline.questions().into_iter().rev().find(|question| question.line <= line);
        let Some(question) = question.filter(|question| {
            let between = open.outline.notes().get(question.line + 1..=line).unwrap_or_default();
            !between.iter().any(|note| matches!(note.mark, Some(Mark::Section(_))))
        }) else {
            self.status = Some(Status::information("There is no question here to answer.", self.now));
            return;
        };
        let after = question.answers.last().copied().unwrap_or(question.line);
        let fresh = self.fresh_tag(Field::Notes);
        let revision = self.revision(Field::Notes, |text, _| {
            let indentation: String =
                text.line(question.line).chars().take_while(|character| matches!(character, ' ' | '\t')).collect();
            let end = text.line_end(after);
            let edit = text.replace(end..end, &format!("\n{indentation}= "), &fresh);
            let selection = Selection::caret(edit.end());
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
