//! What differs between two versions of an entry, part by part and line by line, as `diff -u` says it.
//!
//! It must not know where the versions come from, nor how lines are printed or coloured.

use std::hash::Hash;

use similar::{DiffTag, group_diff_ops};

use super::{Details, Entry, talk_time};
use crate::text::{Text, changes};

/// Lines shown on either side of a change.
const CONTEXT: usize = 3;

/// The lines of one part of an entry that differ, with those around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part: `details`, `notes`, `summary` or `reflection`.
    pub part: &'static str,
    /// Its lines, stretch by stretch.
    pub lines: Vec<DifferenceLine>,
}

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceLine {
    /// What became of it.
    pub fate: Fate,
    /// What it says, without the sign before it. It may hold any character.
    pub text: String,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// No line of the entry: where the next stretch stands before and after, as `@@ -1,3 +1,4 @@`.
    Range,
    /// It stayed.
    Kept,
    /// It was there before and is no longer.
    Gone,
    /// It was not there before.
    Come,
}

impl Fate {
    /// What stands before such a line.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Range => "",
            Self::Kept => " ",
            Self::Gone => "-",
            Self::Come => "+",
        }
    }
}

impl Difference {
    /// The parts in which an entry differs from what it was before. Notes are compared with their stamps; the talk's clock is
    /// not compared.
    #[must_use]
    pub fn between(before: &Entry, after: &Entry) -> Vec<Self> {
        let (old, new) = (note_lines(before, after), note_lines(after, before));
        let parts = [
            ("details", detail_lines(&before.details), detail_lines(&after.details)),
            ("notes", old, new),
            ("summary", lines(&before.summary), lines(&after.summary)),
            ("reflection", lines(&before.reflection), lines(&after.reflection)),
        ];
        let difference = |(part, old, new): (_, Vec<String>, Vec<String>)| Self { part, lines: unified(&old, &new) };
        parts.into_iter().map(difference).filter(|part| !part.lines.is_empty()).collect()
    }
}

fn unified<L: AsRef<str> + Hash + Eq>(old: &[L], new: &[L]) -> Vec<DifferenceLine> {
    let mut lines = Vec::new();
    let mut say = |fate, text: &str| lines.push(DifferenceLine { fate, text: text.to_owned() });
    for stretch in group_diff_ops(changes(old, new), CONTEXT) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let before = range(first.old_range().start, last.old_range().end);
        let after = range(first.new_range().start, last.new_range().end);
        say(Fate::Range, &format!("@@ -{before} +{after} @@"));
        for change in &stretch {
            if change.tag() == DiffTag::Equal {
                of(old, change.old_range()).for_each(|line| say(Fate::Kept, line));
            } else {
                of(old, change.old_range()).for_each(|line| say(Fate::Gone, line));
                of(new, change.new_range()).for_each(|line| say(Fate::Come, line));
            }
        }
    }
    lines
}

fn of<L: AsRef<str>>(lines: &[L], range: std::ops::Range<usize>) -> impl Iterator<Item = &str> {
    lines.get(range).unwrap_or_default().iter().map(AsRef::as_ref)
}

/// Lines from 1 and their number; of no lines the one before them, as the format has it.
fn range(start: usize, end: usize) -> String {
    let length = end - start;
    format!("{},{length}", if length == 0 { start } else { start + 1 })
}

fn lines(text: &Text) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.lines().iter().map(|line| line.text.clone()).collect() }
}

/// The notes, with a column of stamps where these or the other ones have any.
fn note_lines(entry: &Entry, other: &Entry) -> Vec<String> {
    let stamped = |entry: &Entry| entry.notes.lines().iter().any(|line| line.tag.stamp.is_some());
    if !stamped(entry) && !stamped(other) {
        return lines(&entry.notes);
    }
    if entry.notes.is_empty() {
        return Vec::new();
    }
    let line =
        |line: &crate::text::Line| format!("{:>7}  {}", line.tag.stamp.map(talk_time).unwrap_or_default(), line.text);
    entry.notes.lines().iter().map(line).collect()
}

/// The details, a line each.
fn detail_lines(details: &Details) -> Vec<String> {
    let mut lines = vec![format!("week {}", details.week), format!("date {}", details.date)];
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            // A value that was written elsewhere may have several lines.
            lines.extend(value.split('\n').map(|line| format!("{name} {line}")));
        }
    };
    add("title", &details.title);
    details.speakers.iter().for_each(|speaker| add("speaker", &speaker.to_string()));
    details.tags.iter().for_each(|tag| add("tag", tag));
    if let Some(author) = &details.author {
        add("author", author.name.as_deref().unwrap_or_default());
        add("student id", author.student_id.as_deref().unwrap_or_default());
    }
    if let Some(date) = details.handed_in {
        add("handed in", &date.to_string());
    }
    lines
}

#[cfg(test)]
mod tests;
