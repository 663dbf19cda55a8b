//! In which order lines stand that are found: those that have all the words before those of entries in which only several lines together
//! have them, of each titles before sections before the rest.

use super::matching::Meant;
use super::searchable::Searchable;
use crate::journal::Mark;

/// Which lines a line stands among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank(usize);

/// How many ranks there are among the lines of entries of which one line has all the words, and how many among the others.
const EACH: usize = 3;
const TITLE: usize = 0;
const SECTION: usize = 1;
const BODY: usize = 2;

/// Lines, or what was made of them, by rank.
#[derive(Clone, Debug)]
pub(super) struct Ranked<L>([Vec<L>; 2 * EACH]);

impl Meant {
    /// The lines of the entry by their rank.
    pub(super) fn ranked(self, entry: &Searchable) -> [(Rank, Vec<usize>); EACH] {
        let first = if self.is_whole { 0 } else { EACH };
        let is_section = |line: &usize| matches!(entry.kind(*line).mark, Some(Mark::Section(_)));
        let (sections, titles) = self.prominent.into_iter().partition(is_section);
        [(Rank(first + TITLE), titles), (Rank(first + SECTION), sections), (Rank(first + BODY), self.body)]
    }
}

impl<L> Default for Ranked<L> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Vec::new()))
    }
}

impl<L> Ranked<L> {
    /// Puts these of a rank behind those that are there.
    pub(super) fn extend(&mut self, Rank(rank): Rank, lines: impl IntoIterator<Item = L>) {
        if let Some(all) = self.0.get_mut(rank) {
            all.extend(lines);
        }
    }

    /// Puts all of the others behind those that are there.
    pub(super) fn append(&mut self, others: Self) {
        for (lines, others) in self.0.iter_mut().zip(others.0) {
            lines.extend(others);
        }
    }

    /// How many lines that are neither title nor section have all the words.
    pub(super) fn whole_body(&self) -> usize {
        self.0.get(BODY).map_or(0, Vec::len)
    }

    /// All of them, the best first.
    pub(super) fn in_order(self) -> impl Iterator<Item = L> {
        self.0.into_iter().flatten()
    }
}
