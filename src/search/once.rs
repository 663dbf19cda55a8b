//! Looking once through entries of which none is kept: what is made of the lines that are found stays of each, and its text does not.

use super::alternative::Alternative;
use super::hit::Hit;
use super::matching::Examined;
use super::query::Query;
use super::ranking::{Rank, Ranked};
use super::searchable::Searchable;
use crate::journal::Moment;

/// An entry, and behind the look at it what was made of its lines in the place of its text.
#[derive(Clone, Debug)]
pub struct Looked<H> {
    entry: Searchable,
    found: Option<Vec<(Rank, H)>>,
}

/// By the entries: what was made of one does not make it another.
impl<H> PartialEq for Looked<H> {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

impl<H> Looked<H> {
    /// An entry before anybody looked.
    #[must_use]
    pub fn new(entry: Searchable) -> Self {
        Self { entry, found: None }
    }

    /// The entry, without its text once somebody looked.
    #[must_use]
    pub fn entry(&self) -> &Searchable {
        &self.entry
    }

    /// Looks for the lines that a query means at `now`, unless that is done. Of lines that stand together among those of all entries
    /// something is made at once.
    #[must_use]
    pub fn look(self, query: &Query, now: Moment, made_of: impl Fn(&mut dyn Iterator<Item = Hit>) -> H) -> Self {
        if self.found.is_some() {
            return self;
        }
        let entry = &self.entry;
        let has_all = |alternative: &&Alternative| alternative.terms.iter().all(|term| term.may_be_in(entry.folded()));
        let may: Vec<&Alternative> = query.alternatives.iter().filter(has_all).collect();
        let meant = Examined::new(entry, now).meant(&may, usize::MAX);
        let made = |(rank, lines): (Rank, Vec<usize>)| {
            (!lines.is_empty()).then(|| (rank, made_of(&mut lines.iter().map(|line| Hit::of(entry, *line, query, 0)))))
        };
        let found = meant.map_or_else(Vec::new, |meant| meant.ranked(entry).into_iter().filter_map(made).collect());
        Self { entry: entry.emptied(), found: Some(found) }
    }

    /// Takes an entry for one that has nothing of what is looked for.
    #[must_use]
    pub fn passed(self) -> Self {
        Self { entry: self.entry.emptied(), found: Some(Vec::new()) }
    }

    /// What was made of the lines of all these entries, the best first.
    #[must_use]
    pub fn in_order(mut all: Vec<Self>) -> Vec<H> {
        all.sort_unstable_by_key(|looked| looked.entry.place());
        let mut ranked = Ranked::default();
        for (rank, made) in all.into_iter().filter_map(|looked| looked.found).flatten() {
            ranked.extend(rank, [made]);
        }
        ranked.in_order().collect()
    }
}
