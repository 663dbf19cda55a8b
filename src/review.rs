//! Many entries at once: their questions and follow-ups, what they mention, and what renaming that takes. Entries in, rows out.
//!
//! It must not know where entries come from, nor how rows are shown.

mod board;
mod index;
mod rename;
pub mod resurface;
mod term;

use chrono::NaiveDate;

pub use board::{Board, Item, Standing};
pub use index::{IndexKind, IndexRow, Mention, index, mentions};
pub use rename::{Rename, RenamedLine, Renaming};
pub use resurface::{Resurfaced, Why};
pub use term::{Figures, Minute, Spread, TalkFigures, Term};

use crate::journal::{Entry, EntryId, Moment, NoteLine, Outline, QuestionState, Slug};

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The entry.
    pub entry: EntryId,
    /// Its series.
    pub series: Slug,
    /// Its week.
    pub week: u32,
    /// The day of the talk.
    pub date: NaiveDate,
    /// The title of the talk.
    pub title: String,
}

impl Source {
    /// Its week, day and title in a line.
    #[must_use]
    pub fn line(&self) -> String {
        let line = format!("Week {}  {}  {}", self.week, self.date, self.title.trim());
        line.trim_end().to_owned()
    }
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    /// Where it stands.
    pub source: Source,
    /// The question.
    pub note: NoteLine,
    /// Whether it is mine; else somebody else asked it.
    pub mine: bool,
    /// How it stands.
    pub state: QuestionState,
    /// Its answers.
    pub answers: Vec<NoteLine>,
}

/// A follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Where it stands.
    pub source: Source,
    /// What is to be done.
    pub note: NoteLine,
    /// Whether it is ticked.
    pub done: bool,
    /// The day by which to do it.
    pub due: Option<NaiveDate>,
    /// Whether it should have been done before today.
    pub overdue: bool,
}

/// The questions of entries, in the order of these and of their lines.
#[must_use]
pub fn questions(entries: &[Entry], now: Moment) -> Vec<QuestionRow> {
    let mut rows = Vec::new();
    for entry in entries {
        let outline = Outline::of(&entry.notes);
        let has_ended = entry.talk.has_ended(entry.details.date, now);
        rows.extend(outline.questions().into_iter().map(|question| QuestionRow {
            source: source(entry),
            note: NoteLine::of(&entry.notes, &outline, question.line),
            mine: question.mine,
            state: question.state(has_ended),
            answers: question.answers.iter().map(|line| NoteLine::of(&entry.notes, &outline, *line)).collect(),
        }));
    }
    rows
}

/// The follow-ups of entries, in the order of these and of their lines.
#[must_use]
pub fn follow_ups(entries: &[Entry], today: NaiveDate) -> Vec<FollowUpRow> {
    let mut rows = Vec::new();
    for entry in entries {
        let outline = Outline::of(&entry.notes);
        rows.extend(outline.follow_ups().map(|follow_up| FollowUpRow {
            source: source(entry),
            note: NoteLine::of(&entry.notes, &outline, follow_up.line),
            done: follow_up.done,
            due: follow_up.due,
            overdue: follow_up.is_overdue(today),
        }));
    }
    rows
}

fn source(entry: &Entry) -> Source {
    let details = &entry.details;
    Source {
        entry: entry.id,
        series: entry.series.clone(),
        week: details.week,
        date: details.date,
        title: details.title.clone(),
    }
}

#[cfg(test)]
mod tests;
