//! Drawing cell by cell: a row is filled from the left, cluster by cluster, and nothing leaves its area.
//!
//! Every character reaches the screen through `text::display`, so that none can steer the terminal and none takes more
//! columns than are counted for it. It must not know of the model.

use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::app::Area;
use crate::text;

/// What is put where something was cut off.
const CUT: &str = "…";

/// The cells of a frame and the theme they are drawn in.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// How things look.
    pub(super) theme: &'a Theme,
}

/// A row that is filled from the left.
pub(super) struct Pen<'c> {
    buffer: &'c mut Buffer,
    invisible: Style,
    y: u16,
    x: u16,
    end: u16,
}

/// Rows of an area that are filled from the top.
pub(super) struct Rows<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    area: Area,
    next: u16,
}

/// The columns that a text takes when it is drawn.
pub(super) fn width(words: &str) -> u16 {
    let columns = text::clusters(words, 0).map(|(_, cluster)| text::display(cluster).columns).sum::<usize>();
    u16::try_from(columns).unwrap_or(u16::MAX)
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Whether a cell is on the screen.
    pub(super) fn contains(&self, position: Position) -> bool {
        self.buffer.area.contains(position)
    }

    /// Row `row` of an area, to be filled from its left edge.
    pub(super) fn row(&mut self, area: Area, row: u16) -> Pen<'_> {
        let visible = self.visible(area);
        let y = area.y.saturating_add(row);
        let (x, end) = if (visible.top()..visible.bottom()).contains(&y) {
            (visible.left(), visible.right())
        } else {
            (area.x, area.x)
        };
        Pen { buffer: &mut *self.buffer, invisible: self.theme.invisible, y, x, end }
    }

    /// The rows of an area, to be filled from the top.
    pub(super) fn rows(&mut self, area: Area) -> Rows<'_, 'a> {
        Rows { canvas: self, area, next: 0 }
    }

    /// Lays a style over an area, under or on what is drawn there.
    pub(super) fn tint(&mut self, area: Area, style: Style) {
        let visible = self.visible(area);
        self.buffer.set_style(visible, style);
    }

    /// Empties an area. A wide character that reached into it from the left goes as a whole.
    pub(super) fn clear(&mut self, area: Area) {
        let visible = self.visible(area);
        for y in visible.top()..visible.bottom() {
            if let Some(before) = visible.left().checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)))
                && width(before.symbol()) > 1
            {
                before.set_symbol(" ");
            }
            for x in visible.left()..visible.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// A thin line in the column to the left of an area.
    pub(super) fn line_left_of(&mut self, area: Area) {
        let Some(x) = area.x.checked_sub(1) else { return };
        let style = self.theme.line;
        for row in 0..area.height {
            self.row(Area { x, width: 1, ..area }, row).write("│", style);
        }
    }

    /// A thin line through the first row of an area with words in it, and words at its end.
    pub(super) fn heading(&mut self, area: Area, words: &str, style: Style, at_end: &str) {
        let (line, quiet) = (self.theme.line, self.theme.quiet);
        let mut pen = self.row(area, 0);
        pen.write("─ ", line);
        pen.cut(words, style);
        pen.write(" ", line);
        let taken = if at_end.is_empty() { 0 } else { width(at_end) + 3 };
        let rest = if pen.room() >= taken { pen.room() - taken } else { pen.room() };
        pen.write(&"─".repeat(rest.into()), line);
        if taken > 0 && pen.room() == taken {
            pen.write(" ", line);
            pen.write(at_end, quiet);
            pen.write(" ─", line);
        }
    }

    fn visible(&self, area: Area) -> Rect {
        // Sizes near the largest number would overflow where edges are worked out.
        let width = area.width.min(u16::MAX - area.x);
        let height = area.height.min(u16::MAX - area.y);
        Rect { x: area.x, y: area.y, width, height }.intersection(self.buffer.area)
    }
}

impl Pen<'_> {
    /// Columns that are left.
    pub(super) fn room(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }

    /// Leaves columns as they are.
    pub(super) fn skip(&mut self, columns: u16) {
        self.x = self.x.saturating_add(columns).min(self.end.max(self.x));
    }

    /// Ends the row this many columns earlier.
    pub(super) fn keep_free(&mut self, columns: u16) {
        self.end = self.end.saturating_sub(columns).max(self.x);
    }

    /// Draws one grapheme cluster. A wide one for which there is no room ends the row before it.
    pub(super) fn put(&mut self, cluster: &str, style: Style) {
        let drawn = text::display(cluster);
        if drawn.is_mark {
            let style = style.patch(self.invisible);
            for part in drawn.text.graphemes(true) {
                let columns = text::display(part).columns;
                self.set(part, columns, style);
            }
        } else {
            self.set(&drawn.text, drawn.columns, style);
        }
    }

    fn set(&mut self, symbol: &str, columns: usize, style: Style) {
        let Ok(columns) = u16::try_from(columns) else { return };
        if columns > self.room() {
            self.x = self.end;
            return;
        }
        // ratatui counts a halfwidth voicing mark (U+FF9E, U+FF9F) twice and would leave the next cell out.
        let forced = NonZeroU16::new(columns).filter(|columns| columns.get() != symbol.cell_width());
        for column in 0..columns {
            if let Some(cell) = self.buffer.cell_mut((self.x + column, self.y)) {
                // A wide character hides the cells behind its first.
                cell.set_symbol(if column == 0 { symbol } else { " " }).set_style(style);
                let forced = forced.filter(|_| column == 0);
                cell.set_diff_option(forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
            }
        }
        self.x += columns;
    }

    /// Draws as much of a text as there is room for.
    pub(super) fn write(&mut self, words: &str, style: Style) {
        for (_, cluster) in text::clusters(words, 0) {
            if self.room() == 0 {
                break;
            }
            self.put(cluster, style);
        }
    }

    /// Draws a text, or as much of it as fits before a sign that the rest is cut off.
    pub(super) fn cut(&mut self, words: &str, style: Style) {
        let room = usize::from(self.room());
        let mut columns = 0;
        // Where the text ends when the sign must follow.
        let mut fits = 0;
        for (start, cluster) in text::clusters(words, 0) {
            columns += text::display(cluster).columns;
            if columns < room {
                fits = start + cluster.len();
            }
            if columns > room {
                self.write(words.get(..fits).unwrap_or_default().trim_end(), style);
                self.write(CUT, style);
                return;
            }
        }
        self.write(words, style);
    }

    /// Draws a text in a column of this width, cut or with blanks behind it.
    pub(super) fn column(&mut self, columns: u16, words: &str, style: Style) {
        let columns = columns.min(self.room());
        let (start, end) = (self.x, self.end);
        self.end = start + columns;
        self.cut(words, style);
        (self.x, self.end) = (start + columns, end);
    }

    /// Draws a text at the right edge of a column of this width.
    pub(super) fn column_right(&mut self, columns: u16, words: &str, style: Style) {
        let columns = columns.min(self.room());
        let blanks = columns.saturating_sub(width(words));
        self.skip(blanks);
        self.column(columns - blanks, words, style);
    }

    /// Draws the bytes of a line that stand in a row, each cluster in the style of its place.
    pub(super) fn piece(&mut self, line: &str, range: Range<usize>, style: impl Fn(usize) -> Style) {
        let Some(piece) = line.get(range.clone()) else { return };
        for (offset, cluster) in text::clusters(piece, 0) {
            if self.room() == 0 {
                break;
            }
            self.put(cluster, style(range.start + offset));
        }
    }
}

impl<'a> Rows<'_, 'a> {
    /// How the rows are styled.
    pub(super) fn theme(&self) -> &'a Theme {
        self.canvas.theme
    }

    /// Rows that are left.
    pub(super) fn left(&self) -> u16 {
        self.area.height.saturating_sub(self.next)
    }

    /// Fills at most `height` of the rows that are left.
    pub(super) fn within(&mut self, height: u16, fill: impl FnOnce(&mut Self)) {
        let whole = self.area.height;
        self.area.height = self.next.saturating_add(height).min(whole);
        fill(self);
        self.area.height = whole;
    }

    /// The next row.
    pub(super) fn pen(&mut self) -> Pen<'_> {
        let row = self.next;
        self.next = self.next.saturating_add(1);
        self.canvas.row(self.area, row)
    }

    /// Leaves a row empty, unless it were the first.
    pub(super) fn gap(&mut self) {
        if self.next > 0 {
            self.next = self.next.saturating_add(1);
        }
    }

    /// A row with words that are cut when they do not fit.
    pub(super) fn line(&mut self, words: &str, style: Style) {
        self.pen().cut(words, style);
    }

    /// Words in as many rows as they take.
    pub(super) fn wrapped(&mut self, words: &str, style: Style) {
        self.styled(words, |_| style);
    }

    /// The same, each cluster in the style of its byte; the rows of a list item or a note stand under its words.
    pub(super) fn styled(&mut self, words: &str, style: impl Fn(usize) -> Style) {
        let rows = text::wrap(words, usize::from(self.area.width.max(1)));
        for row in 0..rows.count() {
            if self.left() == 0 {
                break;
            }
            let mut pen = self.pen();
            pen.skip(u16::try_from(rows.indent(row)).unwrap_or(u16::MAX));
            pen.piece(words, rows.range(row), &style);
        }
    }
}

#[cfg(test)]
mod tests;
