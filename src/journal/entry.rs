//! One talk of a series: its details, its clock, its notes, what was written about it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Author, EntryId, Moment, Slug, Talk, Unknown, json::null_is_missing};
use crate::text::Text;

mod form;

/// Version of the file format that this program writes.
pub const FORMAT: u32 = 1;

/// One talk of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "form::EntryForm", into = "form::EntryForm")]
pub struct Entry {
    /// Version of the file format. Newer than [`FORMAT`] is read, never written.
    pub seminote: u32,
    /// What names the entry for ever.
    pub id: EntryId,
    /// The series it belongs to.
    pub series: Slug,
    /// What the details form shows.
    pub details: Details,
    /// The talk's clock.
    pub talk: Talk,
    /// The notes, one thought a line; tags are stamps in seconds of talk time.
    pub notes: Text,
    /// The summary, in Markdown.
    pub summary: Text,
    /// The reflection, in Markdown.
    pub reflection: Text,
    /// When the entry was made.
    pub created: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Fields of a later version.
    pub unknown: Unknown,
}

/// What one can say of a talk in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Week of the series, from 1.
    pub week: u32,
    /// Day of the talk.
    pub date: NaiveDate,
    /// Title of the talk.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub title: String,
    /// Who speaks.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub speakers: Vec<Speaker>,
    /// Tags of the whole entry, without `#`.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub tags: Vec<String>,
    /// The writer's identity for this entry alone.
    #[serde(default)]
    pub author: Option<Author>,
    /// The day on which the report was handed in.
    #[serde(default)]
    pub handed_in: Option<NaiveDate>,
}

/// Somebody who gives a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Name as printed.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub name: String,
    /// Where they work; empty when not known.
    #[serde(default, deserialize_with = "null_is_missing", skip_serializing_if = "String::is_empty")]
    pub affiliation: String,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Speaker {
    /// Reads what [`Display`](std::fmt::Display) prints: a name, and behind it in parentheses where they work. The parentheses are
    /// those that match at the end, so that both may hold some themselves: `Kim (KAIST (AI))`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let (name, affiliation) =
            affiliation(text).map_or((text, ""), |open| (&text[..open], &text[open + 1..text.len() - 1]));
        Self { name: name.trim().to_owned(), affiliation: affiliation.trim().to_owned(), unknown: Unknown::new() }
    }
}

/// Where the parenthesis opens that closes at the end of the text.
fn affiliation(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.ends_with(')').then_some(())?;
    for (at, character) in text.char_indices().rev() {
        match character {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

impl std::fmt::Display for Speaker {
    /// `Junyang Lin (Qwen team)`, or the name alone.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.name)?;
        if self.affiliation.is_empty() { Ok(()) } else { write!(formatter, " ({})", self.affiliation) }
    }
}

impl Details {
    /// The details of a talk of which only week and day are known.
    #[must_use]
    pub fn new(week: u32, date: NaiveDate) -> Self {
        Self { week, date, title: String::new(), speakers: Vec::new(), tags: Vec::new(), author: None, handed_in: None }
    }
}

impl Entry {
    /// A new, empty entry.
    #[must_use]
    pub fn new(series: Slug, details: Details, minutes: Option<u32>, now: Moment) -> Self {
        Self {
            seminote: FORMAT,
            id: EntryId::new(now),
            series,
            details,
            talk: Talk::planned(minutes),
            notes: Text::default(),
            summary: Text::default(),
            reflection: Text::default(),
            created: Some(now),
            updated: Some(now),
            unknown: Unknown::new(),
        }
    }

    /// Whether the talk was over when the entry was last changed, as the entry alone tells: it [had
    /// ended](Talk::has_ended) then, or something is written about it. Reports go by this, since the same entry must give the
    /// same report at any time.
    #[must_use]
    pub fn talk_was_over(&self) -> bool {
        let is_written = |text: &Text| text.lines().iter().any(|line| !line.text.trim().is_empty());
        is_written(&self.summary)
            || is_written(&self.reflection)
            || self.updated.is_none_or(|then| self.talk.has_ended(self.details.date, then))
    }

    /// The largest stamp of the notes.
    #[must_use]
    pub fn last_stamp(&self) -> Option<u32> {
        self.notes.lines().iter().filter_map(|line| line.tag.stamp).max()
    }

    /// Whether a later version of the program wrote it: it may be read and must not be written.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.seminote > FORMAT
    }
}

#[cfg(test)]
mod tests;
