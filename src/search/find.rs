//! Finding: the lines of a corpus that a query means, the best first.

use rayon::prelude::*;

use super::alternative::Alternative;
use super::corpus::Corpus;
use super::hit::Hit;
use super::matching::Examined;
use super::query::Query;
use super::ranking::Ranked;
use super::remembered::{AT_ONCE, Remembered};
use super::searchable::Searchable;
use super::term::Term;
use crate::journal::Moment;

/// How much is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Lines at most.
    pub hits: usize,
    /// Lines of context on either side of each.
    pub context: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The lines, the best first: those that have all the words before those of entries in which only several lines together have
    /// them, of each titles before sections before the rest, and of each of these the recent before the old.
    pub hits: Vec<Hit>,
    /// How many entries the query means.
    pub entries: usize,
    /// Whether there are more lines than were wanted.
    pub more: bool,
}

/// What a query means of some entries.
#[derive(Default)]
struct Part {
    /// Each line with the number of its entry.
    lines: Ranked<(usize, usize)>,
    /// How many entries it means.
    entries: usize,
}

/// The lines that a query means at `now`; none when `is_cancelled` says so meanwhile.
#[must_use]
pub fn find(
    corpus: &Corpus,
    query: &Query,
    now: Moment,
    limits: Limits,
    remembered: &mut Remembered,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    let entries = corpus.entries();
    let candidates = candidates(corpus, &entries, query, remembered, is_cancelled)?;
    let look = |(part, entries): (usize, &[&Searchable])| {
        (!is_cancelled()).then(|| Part::of(entries, part * AT_ONCE, query, &candidates, now, limits))
    };
    let parts: Vec<Part> = entries.par_chunks(AT_ONCE).enumerate().map(look).collect::<Option<_>>()?;
    let (mut lines, mut count) = (Ranked::default(), 0);
    for part in parts {
        lines.append(part.lines);
        count += part.entries;
    }
    // One more than is wanted tells that there are more.
    let mut lines: Vec<(usize, usize)> = lines.in_order().take(limits.hits.saturating_add(1)).collect();
    let more = lines.len() > limits.hits;
    lines.truncate(limits.hits);
    let hit = |(number, line): &(usize, usize)| {
        entries.get(*number).map(|entry| Hit::of(entry, *line, query, limits.context))
    };
    let hits = lines.par_iter().with_min_len(AT_ONCE).filter_map(hit).collect();
    Some(Found { hits, entries: count, more })
}

impl Part {
    /// What the query means of these entries, of which the first has this number.
    fn of(
        entries: &[&Searchable],
        first: usize,
        query: &Query,
        candidates: &[Vec<bool>],
        now: Moment,
        limits: Limits,
    ) -> Self {
        let mut part = Self::default();
        let mut alternatives = Vec::new();
        for (number, entry) in (first..).zip(entries) {
            alternatives.clear();
            let may =
                query.alternatives.iter().zip(candidates).filter(|(_, may)| may.get(number).is_none_or(|may| *may));
            alternatives.extend(may.map(|(alternative, _)| alternative));
            let body = limits.hits.saturating_add(1).saturating_sub(part.lines.whole_body()).max(1);
            let Some(meant) = Examined::new(entry, now).meant(&alternatives, body) else { continue };
            part.entries += 1;
            for (rank, lines) in meant.ranked(entry) {
                part.lines.extend(rank, lines.into_iter().map(|line| (number, line)));
            }
        }
        part
    }
}

/// Which entries may suffice for each alternative, as far as its words tell.
fn candidates(
    corpus: &Corpus,
    entries: &[&Searchable],
    query: &Query,
    remembered: &mut Remembered,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<bool>>> {
    let mut candidates = Vec::new();
    for Alternative { terms, .. } in &query.alternatives {
        let mut may = Vec::new();
        for term in terms {
            let Term::Words(words) = term else { continue };
            let have = remembered.entries(corpus, entries, words, is_cancelled)?;
            let mut both = vec![false; entries.len()];
            for number in have {
                let number = *number as usize;
                if let Some(both) = both.get_mut(number) {
                    *both = may.get(number).is_none_or(|may: &bool| *may);
                }
            }
            may = both;
        }
        candidates.push(may);
    }
    Some(candidates)
}
