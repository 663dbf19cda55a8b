//! What the lines of the notes mean together: sections, questions with their answers, follow-ups.
//!
//! The parsed lines are kept beside the text and follow its edits, so that a key parses one line.

use chrono::NaiveDate;

use super::{Count, Mark, Note, parse_line};
use crate::text::{Edit, Fence, Text};

/// The parsed notes, one [`Note`] a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    notes: Vec<Note>,
}

/// A section of the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The line of its heading.
    pub line: usize,
    /// 1 or 2.
    pub level: u8,
}

/// A question and the answers under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its line.
    pub line: usize,
    /// Whether it is mine; else somebody else asked it.
    pub mine: bool,
    /// The lines of its answers that say something.
    pub answers: Vec<usize>,
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionState {
    /// The talk goes on, or is still to come.
    Open,
    /// An answer stands under it.
    Answered,
    /// The talk has ended without an answer.
    Unanswered,
}

/// Something to do after the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Its line.
    pub line: usize,
    /// Whether it is ticked.
    pub done: bool,
    /// The day by which to do it.
    pub due: Option<NaiveDate>,
}

impl Question {
    /// How it stands, given whether the talk [has ended](super::Talk::has_ended).
    #[must_use]
    pub fn state(&self, talk_has_ended: bool) -> QuestionState {
        match (self.answers.is_empty(), talk_has_ended) {
            (false, _) => QuestionState::Answered,
            (true, false) => QuestionState::Open,
            (true, true) => QuestionState::Unanswered,
        }
    }
}

impl FollowUp {
    /// Whether it should have been done before `today`.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.done && self.due.is_some_and(|due| due < today)
    }
}

impl Outline {
    /// Parses the notes.
    #[must_use]
    pub fn of(notes: &Text) -> Self {
        let mut open = None;
        let parse = |line: &crate::text::Line| {
            let note = parse_line(&line.text, open);
            open = note.fence;
            note
        };
        Self { notes: notes.lines().iter().map(parse).collect() }
    }

    /// Follows an edit: parses the lines it touched, and those behind while a code fence changes what they are. `notes`
    /// is the text after the
    /// edit, which this was the outline of before it.
    ///
    /// Returns whether sections, questions and follow-ups may be others than before, or on other lines.
    pub fn follow(&mut self, notes: &Text, edit: &Edit) -> bool {
        let first = edit.at.line;
        let (old_last, new_last) = (edit.removed_end().line, edit.end().line);
        let mut open = self.fence_before(first);
        let mut fresh = Vec::with_capacity(new_last - first + 1);
        for line in &notes.lines()[first..=new_last] {
            let note = parse_line(&line.text, open);
            open = note.fence;
            fresh.push(note);
        }
        let old_fence = self.notes.get(old_last).and_then(|note| note.fence);
        let means = |note: &Note| note.mark.map(|mark| (mark, note.dropped, note.body.is_empty(), note.due));
        let replaced: Vec<Note> = self.notes.splice(first..=old_last, fresh).collect();
        let fresh = self.notes[first..=new_last].iter();
        let mut changed = old_last != new_last || old_fence != open || !replaced.iter().map(means).eq(fresh.map(means));
        let mut fence_was = old_fence;
        let mut line = new_last + 1;
        while fence_was != open && line < self.notes.len() {
            let note = parse_line(&notes.lines()[line].text, open);
            open = note.fence;
            fence_was = self.notes[line].fence;
            self.notes[line] = note;
            changed = true;
            line += 1;
        }
        changed
    }

    fn fence_before(&self, line: usize) -> Option<Fence> {
        line.checked_sub(1).and_then(|before| self.notes.get(before)).and_then(|note| note.fence)
    }

    /// The parsed lines, as many as the text has.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The lines that count, each with its mark.
    fn counted(&self) -> impl Iterator<Item = (usize, Mark, &Note)> {
        self.notes.iter().enumerate().filter_map(|(line, note)| Some((line, note.mark?, note)))
    }

    /// The sections, in order.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        self.counted().filter(|(_, _, note)| !note.dropped).filter_map(|(line, mark, _)| match mark {
            Mark::Section(level) => Some(Section { line, level }),
            _ => None,
        })
    }

    /// The questions that count, in order. An answer belongs to the nearest question above it in its section; under one
    /// that was dropped it is dropped with it.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        // Whether the last of them is the nearest question above: not behind a new section or a dropped question.
        let mut attached = false;
        for (line, mark, note) in self.counted() {
            match mark {
                Mark::Section(_) if !note.dropped => attached = false,
                Mark::Question | Mark::OtherQuestion => {
                    attached = !note.dropped;
                    if attached {
                        questions.push(Question { line, mine: mark == Mark::Question, answers: Vec::new() });
                    }
                }
                Mark::Answer if attached && !note.dropped && !note.body.is_empty() => {
                    if let Some(question) = questions.last_mut() {
                        question.answers.push(line);
                    }
                }
                _ => {}
            }
        }
        questions
    }

    /// The follow-ups that count, in order.
    pub fn follow_ups(&self) -> impl Iterator<Item = FollowUp> {
        self.counted().filter(|(_, _, note)| !note.dropped).filter_map(|(line, mark, note)| match mark {
            Mark::FollowUp { done } => Some(FollowUp { line, done, due: note.due }),
            _ => None,
        })
    }

    /// The lines that were dropped, each with its mark.
    pub fn dropped(&self) -> impl Iterator<Item = (usize, Mark)> {
        self.counted().filter(|(_, _, note)| note.dropped).map(|(line, mark, _)| (line, mark))
    }

    /// The length of what the notes say: without signs, and without the notes that were dropped.
    #[must_use]
    pub fn length(&self, notes: &Text) -> Count {
        let said = self.notes.iter().zip(notes.lines()).filter(|(note, _)| !note.dropped);
        said.map(|(note, line)| Count::of(&line.text[note.body.clone()])).sum()
    }

    /// How many notes that count carry this mark.
    #[must_use]
    pub fn count(&self, wanted: Mark) -> usize {
        self.counted().filter(|(_, mark, note)| *mark == wanted && !note.dropped).count()
    }
}

#[cfg(test)]
mod tests;
