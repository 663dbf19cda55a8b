//! A line that was found.

use std::ops::Range;

use chrono::NaiveDate;

use super::corpus::Searchable;
use super::filter::Part;
use super::query::Query;
use crate::journal::{EntryId, Slug};

/// A line that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry it is in.
    pub entry: EntryId,
    /// Its series.
    pub series: Slug,
    /// Its week.
    pub week: u32,
    /// The day of the talk.
    pub date: NaiveDate,
    /// The part of the entry.
    pub part: Part,
    /// The line's number in that part, from 0.
    pub line: usize,
    /// Its stamp, in seconds of talk time.
    pub stamp: Option<u32>,
    /// The line as it was typed.
    pub text: String,
    /// What matches in it, in bytes and in order; they do not overlap. Nothing where no words were looked for.
    pub found: Vec<Range<usize>>,
    /// The lines of the part around it, the hit among them.
    pub context: Vec<ContextLine>,
}

/// A line beside one that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextLine {
    /// Its number in the part, from 0.
    pub line: usize,
    /// Its stamp, in seconds of talk time.
    pub stamp: Option<u32>,
    /// The line as it was typed.
    pub text: String,
}

impl Hit {
    /// The line of an entry, with so many lines of context on either side.
    pub(super) fn of(entry: &Searchable, line: usize, query: &Query, context: usize) -> Self {
        let text = entry.lines.typed(line).into_owned();
        let (part, number) = entry.part(line);
        let whole = entry.range(part);
        let around = line.saturating_sub(context).max(whole.start)..(line + context + 1).min(whole.end);
        let beside = |other: usize| ContextLine {
            line: other - whole.start,
            stamp: entry.stamp(other),
            text: entry.lines.typed(other).into_owned(),
        };
        Self {
            entry: entry.id,
            series: entry.series.clone(),
            week: entry.week,
            date: entry.date,
            part,
            line: number,
            stamp: entry.stamp(line),
            found: found(query, &text),
            text,
            context: if context == 0 { Vec::new() } else { around.map(beside).collect() },
        }
    }
}

/// All matches of a query's terms in a line, those that overlap joined.
fn found(query: &Query, line: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = query.terms().flat_map(|term| term.in_line(line)).collect();
    all.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in all {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
