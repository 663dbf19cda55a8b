//! Fuzzy matching of names and titles, for the palette and the filter of the weeks; in prose, where letters far apart say nothing,
//! matching of words and parts of words, for the filter of the boards.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_normalization::UnicodeNormalization;

/// The places of the candidates that match `query`, best first; all of them, in their order, when it is blank.
///
/// Case matters only when the query has capitals; both sides are compared in NFC.
pub fn matches<'a>(query: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let query: String = query.trim().nfc().collect();
    matched(&Pattern::parse(&query, CaseMatching::Smart, Normalization::Smart), candidates)
}

/// The places of the candidates that have every word of `query` in them, or as a part of a word; otherwise the same.
pub fn with_words<'a>(query: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let query: String = query.trim().nfc().collect();
    let pattern = Pattern::new(&query, CaseMatching::Smart, Normalization::Smart, AtomKind::Substring);
    matched(&pattern, candidates)
}

fn matched<'a>(pattern: &Pattern, candidates: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = candidates
        .into_iter()
        .enumerate()
        .filter_map(|(place, candidate)| {
            let candidate: String = candidate.nfc().collect();
            Some((pattern.score(Utf32Str::new(&candidate, &mut buffer), &mut matcher)?, place))
        })
        .collect();
    scored.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
    scored.into_iter().map(|(_, place)| place).collect()
}
