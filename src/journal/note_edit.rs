//! What is done to a note by what it means: ticked, dated, dropped, answered. The notes and the boards make their edits here.
//!
//! It only makes edits; it must not apply them.

use chrono::NaiveDate;

use super::grammar::due_place;
use super::{Mark, Note, Outline, Question};
use crate::text::{Edit, Position, Tag, Text};

/// A line of the notes as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    /// Its place in the notes, from 0.
    pub line: usize,
    /// Its stamp in seconds of talk time.
    pub stamp: Option<u32>,
    /// All its characters.
    pub whole: String,
    /// What it says, without its sign.
    pub text: String,
}

/// What is to be done to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteEdit {
    /// A follow-up is ticked, or is to do again.
    Tick(bool),
    /// A follow-up is given a date, another date, or none.
    Due(Option<NaiveDate>),
    /// It is struck through and counts no more, or is taken up again.
    Drop(bool),
    /// A question is given an answer with these words.
    Answer(String),
}

/// Why something cannot be done to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The line is another than it was.
    #[error("the line has changed since")]
    Changed,
    /// There is nothing to strike through, or to answer with.
    #[error("it says nothing yet")]
    Blank,
    /// A part of it is struck through.
    #[error("it has words struck through already")]
    Struck,
    /// It was dropped.
    #[error("it was dropped: take it up again first")]
    Dropped,
    /// It is no question.
    #[error("it is no question")]
    NoQuestion,
    /// It is no follow-up.
    #[error("it is no follow-up")]
    NoFollowUp,
}

/// Where an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerPlace {
    /// Into this line: an answer that was opened and waits for its words.
    Into(usize),
    /// On a new line under this one.
    Below(usize),
}

impl NoteLine {
    /// Line `line` of the notes.
    #[must_use]
    pub fn of(notes: &Text, outline: &Outline, line: usize) -> Self {
        let body = outline.notes().get(line).map_or(0..0, |note| note.body.clone());
        Self {
            line,
            stamp: notes.lines().get(line).and_then(|line| line.tag.stamp),
            whole: notes.line(line).to_owned(),
            text: notes.line(line).get(body).unwrap_or_default().trim_end().to_owned(),
        }
    }

    /// Where the very same line stands now: in its place, else in the nearest one.
    #[must_use]
    pub fn find(&self, notes: &Text) -> Option<usize> {
        let is_it = |(_, line): &(usize, &crate::text::Line)| line.text == self.whole && line.tag.stamp == self.stamp;
        let found = notes.lines().iter().enumerate().filter(is_it).map(|(place, _)| place);
        found.min_by_key(|place| place.abs_diff(self.line))
    }
}

impl AnswerPlace {
    /// Where the next answer to a question is written: behind those that are there.
    #[must_use]
    pub fn of(outline: &Outline, question: &Question) -> Self {
        let after = question.answers.last().copied().unwrap_or(question.line);
        let below = outline.notes().get(after + 1);
        let waits = below.is_some_and(|note| note.mark == Some(Mark::Answer) && note.body.is_empty());
        if waits { Self::Into(after + 1) } else { Self::Below(after) }
    }
}

impl NoteEdit {
    /// The edits that do it to line `line` of the notes, each for the text that the ones before it have made. A line begun by it gets
    /// the tag `fresh`. There are none when it is so already.
    ///
    /// # Errors
    /// When the note is none to which this can be done.
    pub fn edits(&self, notes: &Text, outline: &Outline, line: usize, fresh: &Tag) -> Result<Vec<Edit>, NoteError> {
        let note = outline.notes().get(line).ok_or(NoteError::Changed)?;
        let at = At { notes, line, note };
        if note.dropped && matches!(self, Self::Due(_) | Self::Answer(_)) {
            return Err(NoteError::Dropped);
        }
        match (self, note.mark) {
            (Self::Tick(done), Some(Mark::FollowUp { .. })) => Ok(at.tick(*done)),
            (Self::Due(date), Some(Mark::FollowUp { .. })) => Ok(at.due(*date)),
            (Self::Drop(dropped), Some(_)) => at.strike(*dropped),
            (Self::Answer(words), Some(Mark::Question | Mark::OtherQuestion)) => {
                let question = outline.questions().into_iter().find(|question| question.line == line);
                let place = AnswerPlace::of(outline, &question.ok_or(NoteError::NoQuestion)?);
                let words = words.trim();
                if words.is_empty() { Err(NoteError::Blank) } else { Ok(vec![at.answer(place, words, fresh)]) }
            }
            (Self::Answer(_) | Self::Drop(_), _) => Err(NoteError::NoQuestion),
            (Self::Tick(_) | Self::Due(_), _) => Err(NoteError::NoFollowUp),
        }
    }
}

/// A line of the notes, parsed.
struct At<'a> {
    notes: &'a Text,
    line: usize,
    note: &'a Note,
}

impl At<'_> {
    fn replace(&self, from: usize, to: usize, words: &str) -> Edit {
        let place = |byte| Position::new(self.line, byte);
        self.notes.replace(place(from)..place(to), words, &Tag::default())
    }

    /// Where what it says ends, without white space.
    fn end(&self) -> usize {
        let body = self.notes.line(self.line).get(self.note.body.clone()).unwrap_or_default();
        self.note.body.start + body.trim_end().len()
    }

    fn body(&self) -> &str {
        self.notes.line(self.line).get(self.note.body.start..self.end()).unwrap_or_default()
    }

    fn tick(&self, done: bool) -> Vec<Edit> {
        if self.note.mark == Some(Mark::FollowUp { done }) {
            return Vec::new();
        }
        let sign = self.notes.line(self.line).get(self.note.sign.clone()).unwrap_or_default();
        let start = self.note.sign.start + sign.rfind('[').unwrap_or(0);
        vec![self.replace(start, self.note.sign.end, if done { "[x]" } else { "[ ]" })]
    }

    fn due(&self, date: Option<NaiveDate>) -> Vec<Edit> {
        if self.note.due == date {
            return Vec::new();
        }
        let body = self.body();
        let edit = match (due_place(body), date) {
            (Some((there, _)), Some(date)) => {
                let end = self.note.body.start + there.end;
                self.replace(end - "2024-10-03".len(), end, &date.to_string())
            }
            (Some((there, _)), None) => {
                let before = body.get(..there.start).unwrap_or_default().trim_end_matches([' ', '\t']).len();
                self.replace(self.note.body.start + before, self.note.body.start + there.end, "")
            }
            (None, date) => {
                let line = self.notes.line(self.line);
                let needs_gap = !line.get(..self.end()).unwrap_or_default().ends_with([' ', '\t']);
                let words = date.map(|date| format!("{}due {date}", if needs_gap { " " } else { "" }));
                self.replace(self.end(), self.end(), &words.unwrap_or_default())
            }
        };
        vec![edit]
    }

    fn strike(&self, dropped: bool) -> Result<Vec<Edit>, NoteError> {
        let (start, end, body) = (self.note.body.start, self.end(), self.body());
        // The later place first, so that the earlier one still is where it was.
        match (self.note.dropped, dropped) {
            (true, false) => Ok(vec![self.replace(end - 2, end, ""), self.replace(start, start + 2, "")]),
            (false, true) if body.is_empty() => Err(NoteError::Blank),
            (false, true) if body.contains("~~") => Err(NoteError::Struck),
            (false, true) => Ok(vec![self.replace(end, end, "~~"), self.replace(start, start, "~~")]),
            (true, true) | (false, false) => Ok(Vec::new()),
        }
    }

    fn answer(&self, place: AnswerPlace, words: &str, fresh: &Tag) -> Edit {
        match place {
            AnswerPlace::Into(line) => {
                let end = self.notes.line_end(line);
                let gap = if self.notes.line(line).ends_with([' ', '\t']) { "" } else { " " };
                self.notes.replace(end..end, &format!("{gap}{words}"), fresh)
            }
            AnswerPlace::Below(line) => {
                let end = self.notes.line_end(line);
                let indentation = self.notes.line(self.line).get(..self.note.sign.start).unwrap_or_default();
                self.notes.replace(end..end, &format!("\n{indentation}= {words}"), fresh)
            }
        }
    }
}

#[cfg(test)]
mod tests;
