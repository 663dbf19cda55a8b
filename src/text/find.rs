//! Finding words in a text and replacing them.
//!
//! Literal; upper and lower case are the same, and so are composed and decomposed characters. A match starts and ends
//! between grapheme clusters: `e` is not found in `é`, nor `바` in `박`, however they were typed. Ranges are those of the text
//! as it stands. It must not know of keys or highlights.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Position, Revision, Selection, Tag, Text, grapheme};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    folded: String,
}

impl Query {
    /// Looks for `words`. Nothing, or words with a line feed, are found nowhere: matches lie within lines.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { folded: folded(words) }
    }

    /// What is looked for, as [`folded`] writes it.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The matches in one line, in bytes; they do not overlap.
    #[must_use]
    pub fn in_line(&self, line: &str) -> Vec<Range<usize>> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        if folds_in_place(line) {
            return self.in_place(line);
        }
        let mut folded = String::with_capacity(line.len());
        // Where clusters start: in the folded line, and in the line.
        let mut bounds = Vec::with_capacity(line.len() / 2);
        for (start, cluster) in grapheme::clusters(line, 0) {
            bounds.push((folded.len(), start));
            fold(cluster, &mut folded);
        }
        bounds.push((folded.len(), line.len()));
        let bound = |at: usize| {
            let index = bounds.binary_search_by_key(&at, |(folded, _)| *folded).ok()?;
            bounds.get(index).map(|(_, start)| *start)
        };
        non_overlapping(&folded, &self.folded, |range| Some(bound(range.start)?..bound(range.end)?))
    }

    /// All matches in the text, in order.
    #[must_use]
    pub fn all(&self, text: &Text) -> Vec<Range<Position>> {
        (0..text.lines().len()).flat_map(|line| self.places(text, line)).collect()
    }

    /// The first match that starts at or behind `from`, going on at the text's start.
    #[must_use]
    pub fn next(&self, text: &Text, from: Position) -> Option<Selection> {
        let count = text.lines().len();
        let lines = (0..=count).map(|step| (from.line.min(count - 1) + step) % count);
        self.first(text, lines, |range, round| round || range.start >= from)
    }

    /// The last match that ends at or before `from`, going on at the text's end.
    #[must_use]
    pub fn previous(&self, text: &Text, from: Position) -> Option<Selection> {
        let count = text.lines().len();
        let lines = (0..=count).map(|step| (from.line.min(count - 1) + count * 2 - step) % count);
        let mut found = None;
        for (step, line) in lines.enumerate() {
            let places = self.places(text, line);
            found = places.into_iter().rev().find(|range| step > 0 || range.end <= from);
            if found.is_some() {
                break;
            }
        }
        found.map(selection)
    }

    /// Whether the selection is a match, so that it can be replaced.
    #[must_use]
    pub fn matches(&self, text: &Text, selection: Selection) -> bool {
        self.places(text, selection.start().line).contains(&(selection.start()..selection.end()))
    }

    /// Puts `with` in the place of the selection if that is a match.
    #[must_use]
    pub fn replace(&self, text: &Text, selection: Selection, with: &str, fresh: &Tag) -> Option<Revision> {
        if !self.matches(text, selection) {
            return None;
        }
        let edit = text.replace(selection.start()..selection.end(), with, fresh);
        let selection = Selection::caret(edit.end());
        (!edit.is_empty()).then(|| Revision { edits: vec![edit], selection })
    }

    /// Puts `with` in the place of every match: the edits, last match first, and how many there are. The caret goes to
    /// where `selection` then is.
    #[must_use]
    pub fn replace_all(&self, text: &Text, selection: Selection, with: &str, fresh: &Tag) -> Option<(Revision, usize)> {
        let mut after = text.clone();
        let mut edits = Vec::new();
        let mut caret = selection.head;
        let matches = self.all(text);
        for range in matches.iter().rev() {
            let edit = after.replace(range.clone(), with, fresh);
            after.apply(&edit).ok()?;
            caret = edit.carry(caret, super::Side::Behind);
            edits.push(edit);
        }
        let selection = Selection::caret(caret);
        (!edits.is_empty()).then_some((Revision { edits, selection }, matches.len()))
    }

    fn first(
        &self,
        text: &Text,
        lines: impl Iterator<Item = usize>,
        is_wanted: impl Fn(&Range<Position>, bool) -> bool,
    ) -> Option<Selection> {
        for (step, line) in lines.enumerate() {
            if let Some(range) = self.places(text, line).into_iter().find(|range| is_wanted(range, step > 0)) {
                return Some(selection(range));
            }
        }
        None
    }

    fn places(&self, text: &Text, line: usize) -> Vec<Range<Position>> {
        let place = |range: Range<usize>| Position::new(line, range.start)..Position::new(line, range.end);
        self.in_line(text.line(line)).into_iter().map(place).collect()
    }

    fn in_place(&self, line: &str) -> Vec<Range<usize>> {
        memmem::find_iter(line.to_ascii_lowercase().as_bytes(), &self.folded)
            .map(|start| start..start + self.folded.len())
            .collect()
    }
}

fn selection(range: Range<Position>) -> Selection {
    Selection { anchor: range.start, head: range.end }
}

/// The matches from left to right that `place` accepts.
fn non_overlapping(line: &str, words: &str, place: impl Fn(Range<usize>) -> Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = line.get(from..).and_then(|rest| rest.find(words)) {
        let start = from + at;
        let end = start + words.len();
        if let Some(range) = place(start..end) {
            found.push(range);
            from = end;
        } else {
            from = start + line.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
    }
    found
}

/// A text in the form in which it is compared: composed and in lower case. Where the words of a [`Query`] are in a line, their
/// folded form is in the folded line; the other way round only between clusters.
#[must_use]
pub fn folded(text: &str) -> String {
    if folds_in_place(text) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for (_, cluster) in grapheme::clusters(text, 0) {
        fold(cluster, &mut folded);
    }
    folded
}

/// Whether the characters beside a place in a folded text say for sure that it lies between two clusters.
#[must_use]
pub fn parts_clusters(before: Option<char>, behind: Option<char>) -> bool {
    let stands_alone = |character: char| character == '\n' || grapheme::plain_columns(character).is_some();
    before.is_none_or(stands_alone) && behind.is_none_or(stands_alone)
}

/// Whether a text has nothing but ASCII and characters that know no cases, are composed and a cluster each: Hangul syllables, Han,
/// kana, and the signs among them. They make up whole texts, and folded each stands where it stood.
fn folds_in_place(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|character| character.is_ascii() || is_folded(character))
}

/// Whether a character of its own cluster is its folded form whatever stands beside it.
fn is_folded(character: char) -> bool {
    matches!(character,
        // Dashes, quotation marks, dots.
        '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// A cluster composed and in lower case; the final sigma is a sigma.
fn fold(cluster: &str, folded: &mut String) {
    if let [byte] = cluster.as_bytes() {
        return folded.push(char::from(byte.to_ascii_lowercase()));
    }
    let mut characters = cluster.chars();
    if let (Some(alone), None) = (characters.next(), characters.next())
        && is_folded(alone)
    {
        return folded.push(alone);
    }
    let lower = |character: char| character.to_lowercase().map(|small| if small == 'ς' { 'σ' } else { small });
    if is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
        folded.extend(cluster.chars().flat_map(lower));
    } else {
        folded.extend(cluster.nfc().flat_map(lower));
    }
}

#[cfg(test)]
mod tests;
