//! Lines in two forms at once: folded, to be searched as one text, and as they were typed, to be shown.
//!
//! Most lines differ from their folded form in capitals alone: these are remembered by their places. The few others are kept as they
//! are. So the two forms take little more than one.

use std::borrow::Cow;
use std::ops::Range;

use super::packed::{self, Numbers, number, numbers};
use crate::text;

/// A line that has more capitals than one in so many bytes is kept as it is.
const FEW: usize = 8;

/// How many parts lines are packed into.
pub(super) const PARTS: usize = 5;

/// Many lines, as they lie in their packed parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a> {
    folded: &'a [u8],
    /// Where each line starts in the folded text, and where a further one would.
    starts: Numbers<'a>,
    /// The places of capitals in lines that differ in nothing else.
    capitals: Numbers<'a>,
    /// The numbers of lines that differ in more, in their order, each with where it ends in the text of these.
    kept: Numbers<'a>,
    kept_text: &'a [u8],
}

/// The parts of these lines; a line feed in one becomes a blank.
pub(super) fn pack<'a>(lines: impl Iterator<Item = Cow<'a, str>>) -> [Vec<u8>; PARTS] {
    let mut folded = String::new();
    let (mut starts, mut capitals, mut kept, mut kept_text) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, line) in lines.enumerate() {
        let line = if line.contains('\n') { line.replace('\n', " ").into() } else { line };
        let start = folded.len();
        starts.push(number(start));
        let first = capitals.len();
        folded.push_str(&text::folded(&line));
        let differs_in_case = folded.len() - start == line.len() && {
            let pairs = line.bytes().zip(folded.bytes().skip(start));
            let mut alike = true;
            for (at, (typed, folded)) in pairs.enumerate() {
                if typed != folded {
                    alike &= typed.is_ascii_uppercase() && typed.to_ascii_lowercase() == folded;
                    capitals.push(number(start + at));
                }
            }
            alike && (capitals.len() - first) * FEW <= line.len()
        };
        if !differs_in_case {
            capitals.truncate(first);
            kept_text.extend_from_slice(line.as_bytes());
            kept.extend([number(index), number(kept_text.len())]);
        }
        folded.push('\n');
    }
    starts.push(number(folded.len()));
    [folded.into_bytes(), numbers(starts), numbers(capitals), numbers(kept), kept_text]
}

impl<'a> Lines<'a> {
    /// The lines that were packed into these parts.
    pub(super) fn of(parts: [&'a [u8]; PARTS]) -> Self {
        let [folded, starts, capitals, kept, kept_text] = parts;
        let [starts, capitals, kept] = [starts, capitals, kept].map(Numbers::new);
        Self { folded, starts, capitals, kept, kept_text }
    }

    pub(super) fn count(self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// All lines folded, a line feed behind each.
    pub(super) fn all_folded(self) -> &'a [u8] {
        self.folded
    }

    /// A line folded.
    pub(super) fn folded(self, line: usize) -> &'a str {
        packed::text(self.folded_bytes(line))
    }

    /// The same, which need not be checked then.
    pub(super) fn folded_bytes(self, line: usize) -> &'a [u8] {
        self.folded.get(self.range(line)).unwrap_or_default()
    }

    /// A line folded, where each of its characters takes as many bytes as the one that was typed.
    pub(super) fn folded_in_place(self, line: usize) -> Option<&'a [u8]> {
        self.kept(line).is_none().then(|| self.folded_bytes(line))
    }

    /// The line at a place of the folded text.
    pub(super) fn line_at(self, place: usize) -> usize {
        self.starts.below(place + 1).saturating_sub(1)
    }

    /// Where a line stands in the folded text, without its line feed.
    pub(super) fn range(self, line: usize) -> Range<usize> {
        let bound = |line: usize| self.starts.get(line).map_or(self.folded.len(), |start| start as usize);
        let start = bound(line);
        start..bound(line + 1).saturating_sub(1).max(start)
    }

    /// A line as it was typed.
    pub(super) fn typed(self, line: usize) -> Cow<'a, str> {
        if let Some(kept) = self.kept(line) {
            return kept.into();
        }
        let range = self.range(line);
        let folded = self.folded(line);
        let capitals = self.capitals.below(range.start)..self.capitals.below(range.end);
        if capitals.is_empty() {
            return folded.into();
        }
        let mut typed = folded.to_owned();
        for capital in capitals.filter_map(|index| self.capitals.get(index)) {
            let capital = (capital as usize).saturating_sub(range.start);
            if let Some(capital) = typed.get_mut(capital..=capital) {
                capital.make_ascii_uppercase();
            }
        }
        typed.into()
    }

    /// A line that differs from its folded form in more than a few capitals.
    fn kept(self, line: usize) -> Option<&'a str> {
        let number = |index: usize| self.kept.get(2 * index).map_or(usize::MAX, |number| number as usize);
        let end = |index: usize| self.kept.get(2 * index + 1).map_or(0, |end| end as usize);
        let (mut from, mut to) = (0, self.kept.len() / 2);
        while from < to {
            let middle = from.midpoint(to);
            if number(middle) < line { from = middle + 1 } else { to = middle }
        }
        let start = from.checked_sub(1).map_or(0, end);
        (number(from) == line).then(|| packed::text(self.kept_text.get(start..end(from)).unwrap_or_default()))
    }

    /// Whether nothing but white space is in a line.
    pub(super) fn is_blank(self, line: usize) -> bool {
        self.folded(line).trim().is_empty()
    }
}

#[cfg(test)]
mod tests;
