//! A line that was found.

use std::ops::Range;

use chrono::NaiveDate;

use super::filter::Part;
use super::query::Query;
use super::searchable::Searchable;
use crate::journal::{EntryId, Slug};
use crate::text;

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
        let lines = entry.lines();
        let text = lines.typed(line).into_owned();
        let (part, number) = entry.part(line);
        let around = || {
            let whole = entry.range(part);
            let around = line.saturating_sub(context).max(whole.start)..(line + context + 1).min(whole.end);
            let beside = |other: usize| ContextLine {
                line: other - whole.start,
                stamp: entry.stamp(other),
                text: lines.typed(other).into_owned(),
            };
            around.map(beside).collect()
        };
        Self {
            entry: entry.id(),
            series: entry.series().clone(),
            week: entry.week,
            date: entry.date,
            part,
            line: number,
            stamp: entry.stamp(line),
            found: found(query, lines.folded_in_place(line), &text),
            text,
            context: if context == 0 { Vec::new() } else { around() },
        }
    }
}

/// A part of a line that fits into a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// Whether something of the line stands before it.
    pub cut_before: bool,
    /// Whether something of the line stands behind it.
    pub cut_behind: bool,
}

impl Hit {
    /// The line without the white space around it; of one that takes more than so many columns the part around its first match.
    #[must_use]
    pub fn excerpt(&self, columns: usize) -> Excerpt {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len().max(start);
        if text::columns(self.text.get(start..end).unwrap_or_default()) <= columns {
            return Excerpt { range: start..end, cut_before: false, cut_behind: false };
        }
        let first = self.found.first().map_or(start, |found| found.start);
        let Pieces { each: pieces, before, all } = self.pieces(start..end, first, columns);
        // A third of the row stands before the match, more where less follows it.
        let skipped = before.saturating_sub(columns / 3).min(all + 1 - columns);
        let room = columns.saturating_sub(usize::from(skipped > 0));
        let mut passed = 0;
        let mut rest = pieces.iter().skip_while(|(_, width)| {
            let is_skipped = passed < skipped;
            passed += if is_skipped { *width } else { 0 };
            is_skipped
        });
        let from = rest.next().map_or(end, |(at, _)| *at);
        // At a word, where one begins before the match.
        let cuts_word = skipped > 0 && !self.text.get(..from).is_some_and(|before| before.ends_with(' '));
        let blank = self.text.get(from..first).filter(|_| cuts_word).and_then(|before| before.find(' '));
        let from = blank.map_or(from, |blank| from + blank + 1);
        let mut range = from..end;
        let mut taken = 0;
        let mut left = pieces.iter().skip_while(|(at, _)| *at < from).peekable();
        while let Some((at, width)) = left.next() {
            taken += width;
            if taken > room || (taken == room && left.peek().is_some()) {
                range.end = *at;
                break;
            }
        }
        Excerpt { cut_before: range.start > start, cut_behind: range.end < end, range }
    }

    /// The clusters of a part of the line, as far as a row of so many columns around `first` may reach.
    fn pieces(&self, range: Range<usize>, first: usize, columns: usize) -> Pieces {
        let mut pieces = Pieces { each: Vec::with_capacity(2 * columns), before: 0, all: 0 };
        for (at, width) in text::widths(&self.text, range.start).take_while(|(at, _)| *at < range.end) {
            pieces.each.push((at, width));
            pieces.all += width;
            if at < first {
                pieces.before = pieces.all;
            } else if pieces.all > pieces.before + columns {
                break;
            }
        }
        pieces
    }
}

/// A part of a line, cluster by cluster.
struct Pieces {
    /// Where each starts, and how many columns it takes.
    each: Vec<(usize, usize)>,
    /// The columns of those before the first match.
    before: usize,
    /// The columns of all of them.
    all: usize,
}

/// All matches of a query's terms in a line as it was typed, those that overlap joined. They are the same in its folded form where that is
/// given.
fn found(query: &Query, in_place: Option<&[u8]>, typed: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for term in query.terms() {
        match in_place.and_then(|folded| term.surely_in(folded)) {
            Some(found) => all.extend(found),
            None => all.extend(term.in_line(typed)),
        }
    }
    all.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
