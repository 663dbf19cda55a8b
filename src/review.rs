//! Questions and follow-ups over many entries: entries in, rows out.
//!
//! It must not know where entries come from, nor how rows are shown.

use chrono::NaiveDate;

use crate::journal::{Entry, EntryId, Moment, Outline, QuestionState, Slug};

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
}

/// A line of the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    /// Its place in the notes, from 0.
    pub line: usize,
    /// Its stamp in seconds of talk time.
    pub stamp: Option<u32>,
    /// What it says, without its sign.
    pub text: String,
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
            note: note(entry, &outline, question.line),
            mine: question.mine,
            state: question.state(has_ended),
            answers: question.answers.iter().map(|line| note(entry, &outline, *line)).collect(),
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
            note: note(entry, &outline, follow_up.line),
            done: follow_up.done,
            due: follow_up.due,
            overdue: follow_up.is_overdue(today),
        }));
    }
    rows
}

fn source(entry: &Entry) -> Source {
    Source { entry: entry.id, series: entry.series.clone(), week: entry.details.week, date: entry.details.date }
}

fn note(entry: &Entry, outline: &Outline, line: usize) -> NoteLine {
    let body = outline.notes().get(line).map_or(0..0, |note| note.body.clone());
    NoteLine {
        line,
        stamp: entry.notes.lines().get(line).and_then(|line| line.tag.stamp),
        text: entry.notes.line(line).get(body).unwrap_or_default().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests;
