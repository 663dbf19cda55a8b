//! Finding: the lines of a corpus that a query means, the best first.

use rayon::prelude::*;

use super::alternative::Alternative;
use super::corpus::Corpus;
use super::hit::Hit;
use super::matching::Examined;
use super::query::Query;
use super::remembered::{AT_ONCE, Remembered};
use super::searchable::Searchable;
use super::term::Term;
use crate::journal::{Mark, Moment};

/// How much is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Lines at most.
    pub hits: usize,
    /// Lines of context on either side of each.
    pub context: usize,
}

impl Limits {
    /// Every line, without context.
    pub const NONE: Self = Self { hits: usize::MAX, context: 0 };
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

/// Lines by their rank, each with the number of its entry.
#[derive(Default)]
struct Ranked {
    titles: Vec<(usize, usize)>,
    sections: Vec<(usize, usize)>,
    body: Vec<(usize, usize)>,
}

/// What a query means of some entries.
#[derive(Default)]
struct Part {
    /// Of those with a line that has all the words.
    whole: Ranked,
    /// Of those where only several lines together have them.
    scattered: Ranked,
    entries: usize,
}

/// Whether an entry has all that a query looks for in the alternatives of which any suffices, as far as words tell.
#[must_use]
pub fn may_mean(query: &Query, entry: &Searchable) -> bool {
    let may = |term: &Term| term.may_be_in(entry.folded());
    query.alternatives.iter().any(|alternative| alternative.terms.iter().all(may))
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
    let lines = |rank: fn(&Part) -> &Vec<(usize, usize)>| parts.iter().flat_map(rank).copied();
    let whole = lines(|part| &part.whole.titles).chain(lines(|part| &part.whole.sections));
    let whole = whole.chain(lines(|part| &part.whole.body));
    let scattered = lines(|part| &part.scattered.titles).chain(lines(|part| &part.scattered.sections));
    let scattered = scattered.chain(lines(|part| &part.scattered.body));
    // One more than is wanted tells that there are more.
    let mut lines: Vec<(usize, usize)> = whole.chain(scattered).take(limits.hits.saturating_add(1)).collect();
    let more = lines.len() > limits.hits;
    lines.truncate(limits.hits);
    let hit = |(number, line): &(usize, usize)| {
        entries.get(*number).map(|entry| Hit::of(entry, *line, query, limits.context))
    };
    let hits = lines.par_iter().with_min_len(AT_ONCE).filter_map(hit).collect();
    Some(Found { hits, entries: parts.iter().map(|part| part.entries).sum(), more })
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
            let body = limits.hits.saturating_add(1).saturating_sub(part.whole.body.len()).max(1);
            let Some(meant) = (Examined { entry, now }).meant(&alternatives, body) else { continue };
            part.entries += 1;
            let ranked = if meant.is_whole { &mut part.whole } else { &mut part.scattered };
            for line in meant.prominent {
                let is_section = matches!(entry.kind(line).mark, Some(Mark::Section(_)));
                let rank = if is_section { &mut ranked.sections } else { &mut ranked.titles };
                rank.push((number, line));
            }
            if ranked.body.len() <= limits.hits {
                ranked.body.extend(meant.body.into_iter().map(|line| (number, line)));
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
