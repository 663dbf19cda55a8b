//! Soft wrap: a line to the rows it takes in a window.
//!
//! Rows break at spaces, which hang at the row's end and never start the next one. A word longer than a row is cut
//! between grapheme clusters. Korean breaks between eojeol like other words; between Han characters and kana a row may
//! end anywhere but before a closing sign or behind an opening one. The rows of a line put together are the line.
//!
//! It must not know of texts, carets or the cache: see [`super::Wrapping`].

use std::ops::Range;

use super::{grapheme, list, width};
use breaks::may_break;

mod breaks;

pub(super) use breaks::is_space;

/// The rows of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Where each row starts, in bytes; the first is 0.
    starts: Vec<usize>,
    /// Bytes of the line.
    length: usize,
    /// Columns left free before each row but the first, so that it stands under the text of a list item.
    indent: usize,
    /// Bytes at the line's start behind which no row ends.
    prefix: usize,
}

impl Rows {
    /// How many rows there are: at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of the line that stand in row `row`; those behind the last row are empty.
    #[must_use]
    pub fn range(&self, row: usize) -> Range<usize> {
        let start = self.starts.get(row).copied().unwrap_or(self.length);
        start..self.starts.get(row + 1).copied().unwrap_or(self.length)
    }

    /// The columns left free before row `row`.
    #[must_use]
    pub fn indent(&self, row: usize) -> usize {
        if row == 0 { 0 } else { self.indent }
    }

    /// The row in which the caret at `byte` stands: between two rows, the later one.
    #[must_use]
    pub fn row_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Bytes of the line that was wrapped.
    pub(super) fn length(&self) -> usize {
        self.length
    }
}

/// What a line was made of: the start of one line, something new, and the rest of a line (the same or another).
#[derive(Clone, Copy, Debug)]
pub(super) struct Splice<'a> {
    /// The rows of the line whose first `kept` bytes the line starts with.
    pub head: &'a Rows,
    /// Bytes of that line.
    pub kept: usize,
    /// The rows of the line whose rest, from `rest` on, the line ends with.
    pub tail: &'a Rows,
    /// Where the rest starts in that line.
    pub rest: usize,
}

/// The rows of `line` in `width` columns (at least one).
///
/// A window wants one column more than `width`: the caret at the end of a full row, or among spaces that hang there,
/// stands in that column. A grapheme cluster wider than `width` has a row of its own.
#[must_use]
pub fn wrap(line: &str, width: usize) -> Rows {
    let shape = Shape::of(line, width);
    let mut rows = Rows { starts: vec![0], length: line.len(), indent: shape.indent, prefix: shape.prefix };
    let mut end = shape.row_end(line, 0);
    while end < line.len() {
        rows.starts.push(end);
        end = shape.row_end(line, end);
    }
    rows
}

/// The rows of `line`, which was made by `splice`: wrapped anew from shortly before the change up to where the rows fall
/// as they did.
pub(super) fn rewrap(line: &str, width: usize, splice: Splice<'_>) -> Rows {
    let shape = Shape::of(line, width);
    let Splice { head, kept, tail, rest } = splice;
    let mut starts = Vec::with_capacity(head.starts.len().max(tail.starts.len()) + 1);
    if shape.indent == head.indent && shape.prefix == head.prefix {
        // The row before may take a word back. One more: a cut word's piece that stopped short of the edge before a
        // wide cluster may fit there once its rest is gone.
        let keep = head.row_at(kept).saturating_sub(2);
        starts.extend(head.starts.iter().take(keep + 1));
    } else {
        starts.push(0);
    }
    let new_rest = line.len().saturating_sub(tail.length.saturating_sub(rest));
    let mut end = shape.row_end(line, starts.last().copied().unwrap_or(0));
    while end < line.len() {
        if end >= new_rest
            && let Some(same) = shape.same_row(end, tail, end - new_rest + rest)
        {
            let rest = tail.starts.iter().skip(same).map(|start| start - rest + new_rest);
            starts.extend(rest);
            break;
        }
        starts.push(end);
        end = shape.row_end(line, end);
    }
    Rows { starts, length: line.len(), indent: shape.indent, prefix: shape.prefix }
}

/// What the rows of a line have in common.
struct Shape {
    width: usize,
    indent: usize,
    /// Bytes of indentation, list sign or mark at the line's start, behind which no row ends.
    prefix: usize,
}

impl Shape {
    fn of(line: &str, width: usize) -> Self {
        let width = width.max(1);
        let prefix = prefix(line);
        let columns = row_columns(line, 0..prefix);
        // Where the indentation would eat the window, the rows go back to its edge.
        let indent = if columns * 2 > width { 0 } else { columns };
        Self { width, indent, prefix }
    }

    /// Which row of other rows starts at `there`, if the rows from `here` on fall as those do from there on.
    fn same_row(&self, here: usize, other: &Rows, there: usize) -> Option<usize> {
        // Only behind their prefixes are rows alike, and the first row of an indented line is wider than the others.
        let alike = self.indent == other.indent && here >= self.prefix && there >= other.prefix;
        let is_first = there == 0 && self.indent > 0;
        if alike && !is_first { other.starts.binary_search(&there).ok() } else { None }
    }

    /// Where the row that starts at `start` ends.
    fn row_end(&self, line: &str, start: usize) -> usize {
        let width = if start == 0 { self.width } else { self.width - self.indent };
        self.ascii_row_end(line, start, width).unwrap_or_else(|| self.any_row_end(line, start, width))
    }

    fn any_row_end(&self, line: &str, start: usize, width: usize) -> usize {
        let mut columns = 0;
        let mut last_break = None;
        let mut previous = None;
        let mut at = start;
        while let Some((first, end)) = grapheme::at(line, at) {
            let taken = width::columns(line.get(at..end).unwrap_or_default());
            // A space with a combining mark on it is drawn, so it cannot hang.
            if !is_space(first) || end - at > first.len_utf8() {
                let word_starts = at > start.max(self.prefix);
                if word_starts && previous.is_some_and(|before| may_break(before, first)) {
                    last_break = Some(at);
                }
                if columns + taken > width && at > start {
                    return last_break.unwrap_or(at);
                }
            }
            columns += taken;
            previous = Some(first);
            at = end;
        }
        line.len()
    }

    /// The same for a row of printable ASCII characters, which needs no tables: each is a cluster of one column. None
    /// where another character stands in the row or touches its end.
    fn ascii_row_end(&self, line: &str, start: usize, width: usize) -> Option<usize> {
        let bytes = line.as_bytes();
        let printable = |byte: &u8| (b' '..=b'~').contains(byte);
        let edge = start + width;
        let row = bytes.get(start..line.len().min(edge + 1))?;
        if !row.iter().all(printable) || !bytes.get(edge + 1).is_none_or(u8::is_ascii) {
            return None;
        }
        if row.len() <= width {
            return Some(line.len());
        }
        // Spaces at the edge hang, up to the next word.
        let hanging = bytes.get(edge..)?.iter().take_while(|byte| **byte == b' ').count();
        if hanging > 0 {
            let word = edge + hanging;
            return bytes.get(word).is_none_or(printable).then_some(word);
        }
        let first = start.max(self.prefix) + 1;
        let space = bytes.get(first - 1..edge).and_then(|words| words.iter().rposition(|byte| *byte == b' '));
        Some(space.map_or(edge, |space| first + space))
    }
}

/// The columns that words take when they are drawn in one row.
#[must_use]
pub fn columns(words: &str) -> usize {
    row_columns(words, 0..words.len())
}

/// The columns between two places of a row.
pub(super) fn row_columns(line: &str, range: Range<usize>) -> usize {
    let part = line.get(range).unwrap_or_default();
    if part.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return part.len();
    }
    if let Some(columns) = part.chars().map(width::plain_columns).sum() {
        return columns;
    }
    width::widths(part, 0).map(|(_, columns)| columns).sum()
}

/// The end of what stands before the words of a line: indentation, list signs, or up to three ASCII signs that mark it,
/// and a space.
fn prefix(line: &str) -> usize {
    let end = list::Prefix::of(line).end;
    let rest = line.get(end..).unwrap_or_default();
    let signs = rest.bytes().take_while(|byte| b"#?!=~@".contains(byte)).count();
    if (1..=3).contains(&signs) && rest.as_bytes().get(signs) == Some(&b' ') { end + signs + 1 } else { end }
}

#[cfg(test)]
mod tests;
