//! What is looked for in lines: words, phrases and patterns.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::packed;
use crate::text;

/// The most memory that a compiled pattern may take, in bytes.
const PATTERN_LIMIT: usize = 1024 * 1024;

/// Words, a phrase or a pattern.
#[derive(Clone, Debug)]
pub enum Term {
    /// Characters that stand next to each other, whatever their case and Unicode form.
    Words(Box<Words>),
    /// A regular expression, whatever the case and Unicode form of what it meets.
    Pattern(Regex),
}

/// Characters that stand next to each other.
#[derive(Clone, Debug)]
pub struct Words {
    pub(super) query: text::Query,
    pub(super) finder: Finder<'static>,
}

impl Words {
    /// Whether they are in a folded text, between clusters or not.
    pub(super) fn may_be_in(&self, folded: &[u8]) -> bool {
        self.finder.find(folded).is_some()
    }

    /// Whether the words at a place of a folded text stand between clusters for sure.
    pub(super) fn surely_stand(&self, folded: &[u8], at: usize) -> bool {
        let parts_clusters = |at| text::parts_clusters(packed::before(folded, at), packed::behind(folded, at));
        parts_clusters(at) && parts_clusters(at + self.query.folded().len())
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => one.query == other.query,
            (Self::Pattern(one), Self::Pattern(other)) => one.as_str() == other.as_str(),
            _ => false,
        }
    }
}

impl Term {
    pub(super) fn words(words: &str) -> Self {
        let query = text::Query::new(words);
        let finder = Finder::new(query.folded().as_bytes()).into_owned();
        Self::Words(Box::new(Words { query, finder }))
    }

    /// A pattern; what is wrong with it, and at which of its bytes, when it is none.
    pub(super) fn pattern(pattern: &str) -> Result<Self, (String, Range<usize>)> {
        if let Err(error) = regex_syntax::Parser::new().parse(pattern) {
            let (kind, span) = match &error {
                regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span()),
                regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span()),
                _ => return Err((error.to_string(), 0..pattern.len())),
            };
            return Err((kind, span.start.offset..span.end.offset));
        }
        // Of composed text a composed pattern is looked for.
        let composed: String = pattern.nfc().collect();
        let built = RegexBuilder::new(&composed).case_insensitive(true).size_limit(PATTERN_LIMIT).build();
        built.map(Self::Pattern).map_err(|_| ("it is too large".to_owned(), 0..pattern.len()))
    }

    /// Whether it may be in a folded text. Only words tell.
    pub(super) fn may_be_in(&self, folded: &[u8]) -> bool {
        match self {
            Self::Words(words) => words.may_be_in(folded),
            Self::Pattern(_) => true,
        }
    }

    /// The matches in a line as it is typed, in bytes; they do not overlap and none is empty.
    #[must_use]
    pub fn in_line(&self, line: &str) -> Vec<Range<usize>> {
        match self {
            Self::Words(words) => words.query.in_line(line),
            Self::Pattern(pattern) if is_nfc(line) => matches(pattern, line).collect(),
            Self::Pattern(pattern) => {
                let (composed, bounds) = composed(line);
                matches(pattern, &composed).map(|range| clusters_around(&bounds, range)).collect()
            }
        }
    }

    /// The matches in a folded line, in bytes, where the characters beside them say for sure that they lie between clusters; none where
    /// they do not.
    pub(super) fn surely_in(&self, folded: &[u8]) -> Option<Vec<Range<usize>>> {
        let Self::Words(words) = self else { return None };
        let found = words.finder.find_iter(folded);
        let length = words.query.folded().len();
        found.map(|at| words.surely_stand(folded, at).then(|| at..at + length)).collect()
    }

    /// Whether a line as it is typed has it; a pattern that matches nothing but the empty text has a match in every line.
    pub(super) fn is_in(&self, line: &str) -> bool {
        match self {
            Self::Words(_) => !self.in_line(line).is_empty(),
            Self::Pattern(pattern) if is_nfc(line) => pattern.is_match(line),
            Self::Pattern(pattern) => pattern.is_match(&composed(line).0),
        }
    }
}

fn matches(pattern: &Regex, line: &str) -> impl Iterator<Item = Range<usize>> {
    pattern.find_iter(line).map(|found| found.range()).filter(|range| !range.is_empty())
}

/// A line composed, and where each of its clusters starts: there and in the line.
fn composed(line: &str) -> (String, Vec<(usize, usize)>) {
    let mut composed = String::with_capacity(line.len());
    let mut bounds = Vec::new();
    for (start, cluster) in text::clusters(line, 0) {
        bounds.push((composed.len(), start));
        composed.extend(cluster.nfc());
    }
    bounds.push((composed.len(), line.len()));
    (composed, bounds)
}

/// The bytes of the line whose clusters have these bytes of the composed line.
fn clusters_around(bounds: &[(usize, usize)], range: Range<usize>) -> Range<usize> {
    let first = bounds.partition_point(|(composed, _)| *composed <= range.start).saturating_sub(1);
    let last = bounds.partition_point(|(composed, _)| *composed < range.end);
    let place = |index: usize| bounds.get(index).or(bounds.last()).map_or(0, |(_, place)| *place);
    place(first)..place(last)
}
