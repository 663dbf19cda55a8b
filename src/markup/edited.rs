//! A source as it is given to pulldown-cmark: with a few characters replaced and a few put in, where our dialect differs
//! from its own, and with every place in what it reads led back to the source.

use std::borrow::Cow;
use std::ops::Range;

use super::tree::Span;

/// How often at most a source is looked through for what to edit, each of which costs a parse of the whole.
const MAX_PASSES: usize = 100;

/// Currency signs that may stand in for a dollar; one that the source does not hold is taken.
const STAND_INS: [char; 8] = ['＄', '﹩', '₠', '₢', '₯', '₰', '₳', '₶'];

/// A source and what is changed in it for the parser.
pub(super) struct Edited<'s> {
    source: &'s str,
    /// `None` when the source holds every stand-in: then no dollar can be hidden.
    stand_in: Option<char>,
    /// How often the text was looked through.
    passes: usize,
    /// Ascending.
    edits: Vec<Edit>,
}

struct Edit {
    /// What of the source is left out; empty where something is only put in.
    removed: Span,
    inserted: String,
    /// Where in the text that is parsed the inserted ends.
    end: usize,
}

impl<'s> Edited<'s> {
    /// Nothing changed yet.
    pub(super) fn new(source: &'s str) -> Self {
        let stand_in = STAND_INS.into_iter().find(|sign| !source.contains(*sign));
        Self { source, stand_in, passes: 0, edits: Vec::new() }
    }

    /// What was typed.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The text to parse.
    pub(super) fn text(&self) -> Cow<'s, str> {
        if self.edits.is_empty() {
            return Cow::Borrowed(self.source);
        }
        let inserted: usize = self.edits.iter().map(|edit| edit.inserted.len()).sum();
        let mut text = String::with_capacity(self.source.len() + inserted);
        let mut from = 0;
        for edit in &self.edits {
            text.push_str(&self.source[from..edit.removed.start]);
            text.push_str(&edit.inserted);
            from = edit.removed.end;
        }
        text.push_str(&self.source[from..]);
        Cow::Owned(text)
    }

    /// Counts one more look through the text; `false` when there were enough, so that no input can take for ever.
    pub(super) fn may_look_again(&mut self) -> bool {
        self.passes += 1;
        self.passes <= MAX_PASSES
    }

    /// What stands in for a dollar that is no markup.
    pub(super) fn stand_in(&self) -> Option<char> {
        self.stand_in
    }

    /// Puts `inserted` in the place of `removed`, for every pair.
    pub(super) fn replace(&mut self, edits: Vec<(Span, String)>) {
        self.edits.extend(edits.into_iter().map(|(removed, inserted)| Edit { removed, inserted, end: 0 }));
        self.edits.sort_by_key(|edit| edit.removed.start);
        let (mut from, mut end) = (0, 0);
        for edit in &mut self.edits {
            end += edit.removed.start - from + edit.inserted.len();
            from = edit.removed.end;
            edit.end = end;
        }
    }

    /// A range of the text that was parsed as a range of the source.
    pub(super) fn in_source(&self, range: &Range<usize>) -> Span {
        self.offset_in_source(range.start)..self.offset_in_source(range.end)
    }

    fn offset_in_source(&self, offset: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.end <= offset);
        let before = next.checked_sub(1).map(|last| &self.edits[last]);
        let place = before.map_or(offset, |edit| edit.removed.end + offset - edit.end);
        // Inside of what is inserted every place is that of the edit.
        self.edits.get(next).map_or(place, |edit| place.min(edit.removed.start))
    }

    /// What was read from the text, with its dollars.
    pub(super) fn unmask(&self, read: &str) -> String {
        match self.stand_in {
            Some(sign) if !self.edits.is_empty() => read.replace(sign, "$"),
            _ => read.to_owned(),
        }
    }
}
