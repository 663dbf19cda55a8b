//! The part of a text that a window shows: its first row, and places of the text to places on the screen and back.
//!
//! It counts rows and columns from the window's corner and must not know of keys, gutters or colours.

use super::wrap::row_columns;
use super::{Position, Text, Wrapping, grapheme, width, wrap};

/// Where a caret is drawn: a place of the text, and in which row where two rows of a line meet there.
///
/// Between two rows one place of the text is two places on the screen. As in other editors that wrap lines, the caret goes
/// to the first of them by [`super::Motion::RowEnd`], by a click behind the row and by moving up and down along it, and to
/// the second by all else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The place in the text.
    pub position: Position,
    /// Whether it is drawn at the end of a row rather than at the start of the next one. It says nothing at any other place.
    pub at_row_end: bool,
}

impl From<Position> for Caret {
    fn from(position: Position) -> Self {
        Self { position, at_row_end: false }
    }
}

/// A row of a wrapped text: which row of which line. The derived order is the order in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAddress {
    /// Line number, from 0.
    pub line: usize,
    /// Row within the line, from 0.
    pub row: usize,
}

/// What of a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// The first row shown.
    pub top: RowAddress,
    /// How many rows are shown; at least one.
    pub height: usize,
}

impl Viewport {
    /// The start of a text in `height` rows.
    #[must_use]
    pub fn new(height: usize) -> Self {
        Self { top: RowAddress::default(), height: height.max(1) }
    }

    /// Scrolls as little as needed so that the row of the caret is shown; of a place far away in the middle.
    pub fn reveal(&mut self, text: &Text, wrapping: &mut Wrapping, caret: impl Into<Caret>) {
        self.settle(text, wrapping);
        let caret = address(text, wrapping, caret.into());
        let (last, _) = stepped(text, wrapping, self.top, signed(self.height - 1));
        if (self.top..=last).contains(&caret) {
            return;
        }
        let page_above = stepped(text, wrapping, self.top, -signed(self.height)).0;
        let page_below = stepped(text, wrapping, last, signed(self.height)).0;
        let rows_above = if caret < page_above || caret > page_below {
            let (_, below) = stepped(text, wrapping, caret, signed(self.height / 2));
            self.height - 1 - below
        } else if caret < self.top {
            0
        } else {
            self.height - 1
        };
        self.top = stepped(text, wrapping, caret, -signed(rows_above)).0;
    }

    /// Scrolls so that the row in which `position` stands is the first.
    pub fn begin_at(&mut self, text: &Text, wrapping: &mut Wrapping, position: Position) {
        self.top = address(text, wrapping, position.into());
    }

    /// Scrolls by rows, down when positive: a wheel. The last row of the text stays in the window.
    pub fn scroll(&mut self, text: &Text, wrapping: &mut Wrapping, rows: isize) {
        self.settle(text, wrapping);
        self.top = stepped(text, wrapping, self.top, rows).0;
    }

    /// How many rows a page goes: one less than are shown, so that one row is common to both.
    #[must_use]
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// The rows that are shown, from the top; fewer than the height at the text's end.
    pub fn rows(&self, text: &Text, wrapping: &mut Wrapping) -> Vec<RowAddress> {
        let mut at = settled(text, wrapping, self.top);
        let mut rows = vec![at];
        while rows.len() < self.height {
            let (next, moved) = stepped(text, wrapping, at, 1);
            if moved == 0 {
                break;
            }
            at = next;
            rows.push(at);
        }
        rows
    }

    /// The row and column of the window at which the caret is drawn, or none when it is scrolled out.
    ///
    /// The column is at most the wrapping's width.
    #[must_use]
    pub fn locate(&self, text: &Text, wrapping: &mut Wrapping, caret: impl Into<Caret>) -> Option<(usize, usize)> {
        let caret = caret.into();
        let address = address(text, wrapping, caret);
        let row = self.rows(text, wrapping).iter().position(|row| *row == address)?;
        Some((row, column(text, wrapping, caret)))
    }

    /// The place in the text that a click at this row and column of the window means: the nearest between two clusters.
    /// Below the text it is the text's end, as far as the column goes.
    #[must_use]
    pub fn hit(&self, text: &Text, wrapping: &mut Wrapping, row: usize, column: usize) -> Caret {
        let rows = self.rows(text, wrapping);
        let below = row >= rows.len();
        let address = rows.get(row).or(rows.last()).copied().unwrap_or_default();
        if below && address.line + 1 == text.lines().len() && self.height > rows.len() {
            return text.end().into();
        }
        at_column(text, wrapping, address, column, Rounding::Nearest)
    }

    /// Keeps the first row within a text that got shorter.
    fn settle(&mut self, text: &Text, wrapping: &mut Wrapping) {
        self.top = settled(text, wrapping, self.top);
    }
}

/// Which side of a cluster a column within it means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    /// The nearer: a click.
    Nearest,
    /// The start: moving up and down.
    Start,
}

/// The row in which the caret stands.
pub(super) fn address(text: &Text, wrapping: &mut Wrapping, caret: Caret) -> RowAddress {
    let Position { line, byte } = text.snap(caret.position);
    let rows = wrapping.rows(text, line);
    let row = rows.row_at(byte);
    let is_before = caret.at_row_end && rows.range(row).start == byte;
    RowAddress { line, row: if is_before { row.saturating_sub(1) } else { row } }
}

/// The column at which the caret stands in its row, at most the wrapping's width.
pub(super) fn column(text: &Text, wrapping: &mut Wrapping, caret: Caret) -> usize {
    let width = wrapping.width();
    let RowAddress { line, row } = address(text, wrapping, caret);
    let rows = wrapping.rows(text, line);
    let before = row_columns(text.line(line), rows.range(row).start..text.snap(caret.position).byte);
    (rows.indent(row) + before).min(width)
}

/// The place at `column` of a row; at most the last one that is drawn in this row.
pub(super) fn at_column(
    text: &Text,
    wrapping: &mut Wrapping,
    address: RowAddress,
    column: usize,
    rounding: Rounding,
) -> Caret {
    let line = text.line(address.line);
    let rows = wrapping.rows(text, address.line);
    let range = rows.range(address.row);
    let (last, at_row_end) = row_end(line, rows, address.row);
    let mut left = rows.indent(address.row);
    for (at, cluster) in grapheme::clusters(line, range.start) {
        if at >= last {
            break;
        }
        let columns = width::columns(cluster);
        let middle = if rounding == Rounding::Start { columns } else { columns.div_ceil(2) };
        if column < left + middle {
            return Position::new(address.line, at).into();
        }
        left += columns;
    }
    Caret { position: Position::new(address.line, last), at_row_end }
}

/// The last place of a row at which the caret is drawn there, and whether the next row starts there too: behind the row's
/// last cluster, but before a space that hangs at its end, where what is typed goes on with the row's last word.
pub(super) fn row_end(line: &str, rows: &super::Rows, row: usize) -> (usize, bool) {
    let range = rows.range(row);
    if row + 1 >= rows.count() {
        return (range.end, false);
    }
    let last = grapheme::previous(line, range.end).max(range.start);
    let mut cluster = line.get(last..range.end).unwrap_or_default().chars();
    let hangs = cluster.next().is_some_and(wrap::is_space) && cluster.next().is_none() && last > range.start;
    if hangs { (last, false) } else { (range.end, true) }
}

/// The address `by` rows on (back when negative), as far as the text goes, and how many rows that was.
pub(super) fn stepped(text: &Text, wrapping: &mut Wrapping, from: RowAddress, by: isize) -> (RowAddress, usize) {
    let mut at = settled(text, wrapping, from);
    let mut left = by.unsigned_abs();
    while left > 0 {
        if by > 0 {
            let below = wrapping.rows(text, at.line).count() - 1 - at.row;
            if left <= below {
                at.row += left;
                left = 0;
            } else if at.line + 1 < text.lines().len() {
                left -= below + 1;
                at = RowAddress { line: at.line + 1, row: 0 };
            } else {
                at.row += below;
                left -= below;
                break;
            }
        } else if left <= at.row {
            at.row -= left;
            left = 0;
        } else if at.line > 0 {
            left -= at.row + 1;
            let line = at.line - 1;
            at = RowAddress { line, row: wrapping.rows(text, line).count() - 1 };
        } else {
            left -= at.row;
            at.row = 0;
            break;
        }
    }
    (at, by.unsigned_abs() - left)
}

fn settled(text: &Text, wrapping: &mut Wrapping, address: RowAddress) -> RowAddress {
    let line = address.line.min(text.lines().len() - 1);
    let last = wrapping.rows(text, line).count() - 1;
    RowAddress { line, row: if line < address.line { last } else { address.row.min(last) } }
}

pub(super) fn signed(rows: usize) -> isize {
    isize::try_from(rows).unwrap_or(isize::MAX)
}

#[cfg(test)]
mod tests;
