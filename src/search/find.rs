//! Finding: the lines of a corpus that a query means, the best first.

use super::alternative::Alternative;
use super::corpus::{Corpus, Searchable};
use super::hit::Hit;
use super::matching::Examined;
use super::query::Query;
use super::remembered::Remembered;
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

/// The lines that a query means at `now`; none when `is_cancelled` says so meanwhile.
#[must_use]
pub fn find(
    corpus: &Corpus,
    query: &Query,
    now: Moment,
    limits: Limits,
    remembered: &mut Remembered,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Found> {
    let entries = corpus.entries();
    let candidates = candidates(corpus, &entries, query, remembered, is_cancelled)?;
    let (mut whole, mut scattered) = (Ranked::default(), Ranked::default());
    let mut found = Found::default();
    let mut alternatives = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        if number % 64 == 0 && is_cancelled() {
            return None;
        }
        alternatives.clear();
        let may = query.alternatives.iter().zip(&candidates).filter(|(_, may)| may.get(number).is_none_or(|may| *may));
        alternatives.extend(may.map(|(alternative, _)| alternative));
        // One more than is wanted tells that there are more.
        let body = limits.hits.saturating_add(1).saturating_sub(whole.body.len()).max(1);
        let Some(meant) = Examined { entry, now }.meant(&alternatives, body) else { continue };
        found.entries += 1;
        let ranked = if meant.is_whole { &mut whole } else { &mut scattered };
        for line in meant.prominent {
            let is_section = matches!(entry.kind(line).mark, Some(Mark::Section(_)));
            let rank = if is_section { &mut ranked.sections } else { &mut ranked.titles };
            rank.push((number, line));
        }
        if ranked.body.len() <= limits.hits {
            ranked.body.extend(meant.body.into_iter().map(|line| (number, line)));
        }
    }
    let Ranked { titles, sections, body } = whole;
    let mut lines = [titles, sections, body, scattered.titles, scattered.sections, scattered.body].concat();
    found.more = lines.len() > limits.hits;
    lines.truncate(limits.hits);
    found.hits = lines
        .into_iter()
        .filter_map(|(number, line)| Some(Hit::of(entries.get(number)?, line, query, limits.context)))
        .collect();
    Some(found)
}

/// Which entries may suffice for each alternative, as far as its words tell.
fn candidates(
    corpus: &Corpus,
    entries: &[&Searchable],
    query: &Query,
    remembered: &mut Remembered,
    is_cancelled: &dyn Fn() -> bool,
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
