//! Soft wrap: a line to the rows it takes in a window.
//!
//! Rows break at spaces, which hang at the row's end and never start the next one. A word longer than a row is cut
//! between grapheme clusters. Korean breaks between eojeol like other words; between Han characters and kana a row may
//! end anywhere but before a closing sign or behind an opening one. The rows of a line put together are the line.
//!
//! It must not know of texts, carets or the cache: see [`super::Wrapping`].

use std::ops::Range;

use super::{grapheme, list, width};

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

/// A change within a line, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Splice {
    pub at: usize,
    pub removed: usize,
    pub inserted: usize,
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

/// The rows of `line`, which is the line of `old` after `splice`: wrapped anew from shortly before the change up to
/// where the rows fall as they did.
pub(super) fn rewrap(line: &str, width: usize, old: &Rows, splice: Splice) -> Rows {
    let shape = Shape::of(line, width);
    let unchanged = shape.indent == old.indent && shape.prefix == old.prefix;
    if !unchanged || line.len() + splice.removed != old.length + splice.inserted {
        return wrap(line, width);
    }
    // The row before may take a word back. One more: a cut word's piece that stopped short of the edge before a wide
    // cluster may fit there once its rest is gone.
    let keep = old.row_at(splice.at).saturating_sub(2);
    let mut starts = Vec::with_capacity(old.starts.len() + 1);
    starts.extend(old.starts.iter().take(keep + 1));
    let mut end = shape.row_end(line, starts.last().copied().unwrap_or(0));
    while end < line.len() {
        if end >= splice.at + splice.inserted {
            let before = end - splice.inserted + splice.removed;
            if let Ok(same) = old.starts.binary_search(&before) {
                let rest = old.starts.iter().skip(same).map(|start| start - splice.removed + splice.inserted);
                starts.extend(rest);
                break;
            }
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

    /// Where the row that starts at `start` ends.
    fn row_end(&self, line: &str, start: usize) -> usize {
        let width = if start == 0 { self.width } else { self.width - self.indent };
        let mut columns = 0;
        let mut last_break = None;
        let mut previous = None;
        let mut at = start;
        while at < line.len() {
            let end = grapheme::next(line, at);
            let cluster = line.get(at..end).unwrap_or_default();
            let first = cluster.chars().next().unwrap_or(' ');
            let taken = width::columns(cluster);
            // A space with a combining mark on it is drawn, so it cannot hang.
            if !is_space(first) || cluster.len() > first.len_utf8() {
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
}

/// The columns between two places of a row.
pub(super) fn row_columns(line: &str, range: Range<usize>) -> usize {
    let part = line.get(range).unwrap_or_default();
    grapheme::clusters(part, 0).map(|(_, cluster)| width::columns(cluster)).sum()
}

/// The end of what stands before the words of a line: indentation, list signs, or up to three ASCII signs that mark it,
/// and a space.
fn prefix(line: &str) -> usize {
    let end = list::Prefix::of(line).end;
    let rest = line.get(end..).unwrap_or_default();
    let signs = rest.bytes().take_while(|byte| b"#?!=~@".contains(byte)).count();
    if (1..=3).contains(&signs) && rest.as_bytes().get(signs) == Some(&b' ') { end + signs + 1 } else { end }
}

/// Whether a row may end behind this character, which then hangs there.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

/// Whether a row may end between two characters of which the second is no space.
///
/// UAX #14 in short: behind spaces, and around ideographs and kana, but not before closing signs, small kana and
/// prolonged sounds, not behind opening signs, and not where Hangul stands on either side, for Korean is broken between words.
fn may_break(before: char, after: char) -> bool {
    if is_space(before) {
        return true;
    }
    (is_ideographic(before) || is_ideographic(after))
        && !is_hangul(before)
        && !is_hangul(after)
        && !is_closing(after)
        && !is_opening(before)
}

fn is_ideographic(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3001}'..='\u{30FF}'
        | '\u{31C0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF9D}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn is_hangul(character: char) -> bool {
    grapheme::is_hangul_syllable(character)
        || matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}')
}

fn is_closing(character: char) -> bool {
    ",.:;!?)]}%'\"’”»…‥、。〉》」』】〕〗〙〛，．：；！？）］｝｠｡｣､・ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ".contains(character)
}

fn is_opening(character: char) -> bool {
    "([{'\"‘“«〈《「『【〔〖〘〚（［｛｟｢".contains(character)
}

#[cfg(test)]
mod tests;
