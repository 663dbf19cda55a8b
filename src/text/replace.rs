//! Edits made from a replacement, and the rules by which lines get, keep and lose their tags.
//!
//! A tag goes with its line's text:
//! - A change within a line keeps its tag. A line on which nothing was written yet (blank, or an empty list item) and
//!   that has no stamp gets `fresh` with its first character: what a line begun now gets.
//! - A split leaves the tag with the head and gives the tail `fresh`; at the very start of a line the whole text moves
//!   down, and its tag with it. A blank line has no tag before something is written on it.
//! - A join keeps the earlier stamp and what both lines keep; a line that was taken out whole takes its tag along.
//! - Pasted lines come with the tags of their fragment; plain text from outside gets `fresh`.
//!
//! It only makes edits; it must not apply them, nor know what a tag means.

use std::ops::Range;

use super::{Edit, Fragment, Line, Position, Tag, Text, list};

impl Text {
    /// The edit that puts plain text in the place of `range`; every line begun by it gets `fresh`.
    ///
    /// The range may be given in either order; ends that do not exist are moved back to a place that does.
    #[must_use]
    pub fn replace(&self, range: Range<Position>, text: &str, fresh: &Tag) -> Edit {
        self.replacement(range, text, None, fresh)
    }

    /// The edit that puts a fragment in the place of `range`: whole lines of it bring their tags. Where the fragment
    /// has no tag for a line, that line gets `fresh`.
    #[must_use]
    pub fn replace_fragment(&self, range: Range<Position>, fragment: &Fragment, fresh: &Tag) -> Edit {
        self.replacement(range, &fragment.text, Some(&fragment.tags), fresh)
    }

    /// The edit that puts these lines, tags and all, in the place of the whole lines `range`, which may be empty, as may
    /// the lines. A text of no lines is one empty line without a tag.
    #[must_use]
    pub fn replace_lines(&self, range: Range<usize>, lines: &[Line]) -> Edit {
        let end = range.end.min(self.lines.len());
        let start = range.start.min(end);
        let old = self.lines.get(start..end).unwrap_or_default();
        let (removed, inserted) = (whole(old), whole(lines));
        if old.is_empty() && lines.is_empty() {
            let at = Position::new(start.min(self.lines.len() - 1), 0);
            let nothing = Fragment { text: String::new(), tags: vec![self.tag(at.line)] };
            return Edit { at, removed: nothing.clone(), inserted: nothing };
        }
        let same_emptiness = old.is_empty() == lines.is_empty();
        if same_emptiness || (start == 0 && end == self.lines.len()) {
            return Edit { at: Position::new(start, 0), removed, inserted };
        }
        // Only one side has lines, so a line feed goes with them: the following one, or at the end the one before.
        if let Some(next) = self.lines.get(end) {
            let feed = |side: &[Line], mut fragment: Fragment| {
                if side.is_empty() {
                    return Fragment { text: String::new(), tags: vec![next.tag.clone()] };
                }
                fragment.text.push('\n');
                fragment.tags.push(next.tag.clone());
                fragment
            };
            return Edit { at: Position::new(start, 0), removed: feed(old, removed), inserted: feed(lines, inserted) };
        }
        let at = self.line_end(start.saturating_sub(1));
        let tag = self.tag(at.line);
        let feed = |side: &[Line], mut fragment: Fragment| {
            if side.is_empty() {
                return Fragment { text: String::new(), tags: vec![tag.clone()] };
            }
            fragment.text.insert(0, '\n');
            fragment.tags.insert(0, tag.clone());
            fragment
        };
        Edit { at, removed: feed(old, removed), inserted: feed(lines, inserted) }
    }

    /// The edit that gives line `line` this tag and leaves its characters alone; none when it has it already or there
    /// is no such line.
    #[must_use]
    pub fn retag(&self, line: usize, tag: Tag) -> Option<Edit> {
        let old = self.lines.get(line).map(|line| line.tag.clone()).filter(|old| *old != tag)?;
        let fragment = |tag| Fragment { text: String::new(), tags: vec![tag] };
        Some(Edit { at: Position::new(line, 0), removed: fragment(old), inserted: fragment(tag) })
    }

    pub(super) fn tag(&self, line: usize) -> Tag {
        self.lines.get(line).map(|line| line.tag.clone()).unwrap_or_default()
    }

    fn replacement(&self, range: Range<Position>, text: &str, brought: Option<&[Tag]>, fresh: &Tag) -> Edit {
        let range = self.existing(range);
        let old = Old::around(self, &range);
        let pieces: Vec<&str> = text.split('\n').collect();
        let last = pieces.len() - 1;
        let tags = pieces
            .iter()
            .enumerate()
            .map(|(number, piece)| {
                let head = if number == 0 { old.head } else { "" };
                let tail = if number == last { old.tail } else { "" };
                // A piece of nothing at the edge of a fragment brought no text of its line, so not its tag either.
                let whole = number > 0 && number < last;
                let given = match brought.and_then(|tags| tags.get(number)) {
                    Some(tag) if whole || !piece.is_empty() => tag.clone(),
                    _ if list::is_begun(&[head, piece, tail].concat()) => fresh.clone(),
                    _ => Tag::default(),
                };
                match old.tag_of(number == 0, number == last) {
                    Some((tag, was_begun)) if was_begun || tag.stamp.is_some() => tag,
                    Some((tag, _)) => tag.joined(&given),
                    None => given,
                }
            })
            .collect();
        let inserted = Fragment { text: text.to_owned(), tags };
        Edit { at: range.start, removed: self.fragment(range), inserted }
    }
}

/// What remains of the lines at both ends of a replaced range.
struct Old<'a> {
    first: &'a Line,
    last: &'a Line,
    head: &'a str,
    tail: &'a str,
    one_line: bool,
}

impl<'a> Old<'a> {
    /// `range` lies within the text.
    fn around(text: &'a Text, range: &Range<Position>) -> Self {
        let (first, last) = (&text.lines[range.start.line], &text.lines[range.end.line]);
        Self {
            head: &first.text[..range.start.byte],
            tail: &last.text[range.end.byte..],
            one_line: range.start.line == range.end.line,
            first,
            last,
        }
    }

    /// The tag that the first or last line of the result has from before, and whether something was written there.
    fn tag_of(&self, first: bool, last: bool) -> Option<(Tag, bool)> {
        if self.one_line {
            let with_tail = self.head.is_empty() && !self.tail.is_empty();
            let here = if with_tail { last } else { first };
            return here.then(|| (self.first.tag.clone(), list::is_begun(&self.first.text)));
        }
        // Of an empty line no text was left out; of any other with nothing remaining, all of it was.
        let head = first && (!self.head.is_empty() || self.first.text.is_empty());
        let tail = last && (!self.tail.is_empty() || self.last.text.is_empty());
        let head_begun = list::is_begun(self.head);
        let tail_begun = list::is_begun(self.tail);
        match (head, tail) {
            (true, true) => Some((self.first.tag.joined(&self.last.tag), head_begun || tail_begun)),
            (true, false) => Some((self.first.tag.clone(), head_begun)),
            (false, true) => Some((self.last.tag.clone(), tail_begun)),
            (false, false) => None,
        }
    }
}

fn whole(lines: &[Line]) -> Fragment {
    if lines.is_empty() {
        return Fragment { text: String::new(), tags: vec![Tag::default()] };
    }
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    Fragment { text, tags: lines.iter().map(|line| line.tag.clone()).collect() }
}

#[cfg(test)]
mod tests;
