//! Lines in two forms at once: folded, to be searched as one text, and as they were typed, to be shown.
//!
//! Most lines differ from their folded form in capitals alone: these are remembered by their places. The few others are kept as they
//! are. So the two forms take little more than one.

use std::borrow::Cow;
use std::ops::Range;

use crate::text;

/// A line that has more capitals than one in so many bytes is kept as it is.
const FEW: usize = 8;

/// Many lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    folded: Box<str>,
    /// Where each line starts in the folded text, and where a further one would.
    starts: Box<[u32]>,
    /// The places of capitals in lines that differ in nothing else.
    capitals: Box<[u32]>,
    /// Lines that differ in more, in their order.
    kept: Box<[(u32, Box<str>)]>,
}

impl Lines {
    /// These lines; a line feed in one becomes a blank.
    pub(super) fn of<'a>(lines: impl Iterator<Item = Cow<'a, str>>) -> Self {
        let mut folded = String::new();
        let (mut starts, mut capitals, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for (number, line) in lines.enumerate() {
            let line = if line.contains('\n') { line.replace('\n', " ").into() } else { line };
            let start = folded.len();
            starts.push(place(start));
            let first = capitals.len();
            folded.push_str(&text::folded(&line));
            let differs_in_case = folded.len() - start == line.len() && {
                let pairs = line.bytes().zip(folded.bytes().skip(start));
                let mut alike = true;
                for (at, (typed, folded)) in pairs.enumerate() {
                    if typed != folded {
                        alike &= typed.is_ascii_uppercase() && typed.to_ascii_lowercase() == folded;
                        capitals.push(place(start + at));
                    }
                }
                alike && (capitals.len() - first) * FEW <= line.len()
            };
            if !differs_in_case {
                capitals.truncate(first);
                kept.push((place(number), line.as_ref().into()));
            }
            folded.push('\n');
        }
        starts.push(place(folded.len()));
        Self { folded: folded.into(), starts: starts.into(), capitals: capitals.into(), kept: kept.into() }
    }

    pub(super) fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// All lines folded, a line feed behind each.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The line at a place of the folded text.
    pub(super) fn line_at(&self, place: usize) -> usize {
        self.starts.partition_point(|start| (*start as usize) <= place).saturating_sub(1)
    }

    /// Where a line stands in the folded text, without its line feed.
    pub(super) fn range(&self, line: usize) -> Range<usize> {
        let bound = |line: usize| self.starts.get(line).map_or(self.folded.len(), |start| *start as usize);
        let start = bound(line);
        start..bound(line + 1).saturating_sub(1).max(start)
    }

    /// A line as it was typed.
    pub(super) fn typed(&self, line: usize) -> Cow<'_, str> {
        let of_line = |(number, _): &(u32, Box<str>)| *number as usize;
        if let Ok(index) = self.kept.binary_search_by_key(&line, of_line)
            && let Some((_, kept)) = self.kept.get(index)
        {
            return kept.as_ref().into();
        }
        let range = self.range(line);
        let folded = self.folded.get(range.clone()).unwrap_or_default();
        let from = self.capitals.partition_point(|place| (*place as usize) < range.start);
        let capitals = self.capitals.get(from..).unwrap_or_default();
        let mut capitals =
            capitals.iter().map(|place| *place as usize).take_while(|place| *place < range.end).peekable();
        if capitals.peek().is_none() {
            return folded.into();
        }
        let mut typed = String::with_capacity(folded.len());
        let mut done = range.start;
        for capital in capitals {
            typed.push_str(self.folded.get(done..capital).unwrap_or_default());
            typed.extend(self.folded.get(capital..=capital).map(str::to_ascii_uppercase));
            done = capital + 1;
        }
        typed.push_str(self.folded.get(done..range.end).unwrap_or_default());
        typed.into()
    }

    /// Whether nothing but white space is in a line.
    pub(super) fn is_blank(&self, line: usize) -> bool {
        self.folded.get(self.range(line)).unwrap_or_default().trim().is_empty()
    }

    /// The memory that it takes, in bytes.
    pub(super) fn memory(&self) -> usize {
        let kept: usize = self.kept.iter().map(|(_, line)| line.len() + size_of::<(u32, Box<str>)>()).sum();
        self.folded.len() + (self.starts.len() + self.capitals.len()) * size_of::<u32>() + kept
    }
}

/// A place in a text. No file of an entry is read that is near as long as this can tell.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
