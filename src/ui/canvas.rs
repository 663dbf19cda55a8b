//! Drawing row by row: each is filled from the left, and nothing leaves its area.
//!
//! It must not know of the model, nor of cells but those of ratatui's widgets, which become rows here.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::picture::{Picture, Row};
use super::theme::Theme;
use crate::app::Area;
use crate::text;

/// What is put where something was cut off.
const CUT: &str = "…";

/// A frame and the theme it is drawn in.
pub(super) struct Canvas<'a> {
    picture: &'a mut Picture,
    /// How things look.
    pub(super) theme: &'a Theme,
}

/// A row that is filled from the left.
pub(super) struct Pen<'c> {
    /// None outside of the screen, where there is no room either.
    row: Option<&'c mut Row>,
    x: u16,
    end: u16,
}

/// How characters look up to a byte of their line at which that may change.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) style: Style,
    pub(super) until: usize,
}

/// Rows of an area that are filled from the top.
pub(super) struct Rows<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    area: Area,
    next: u16,
}

/// The columns that a text takes when it is drawn.
pub(super) fn width(words: &str) -> u16 {
    u16::try_from(text::columns(words)).unwrap_or(u16::MAX)
}

impl Run {
    /// One look for all that follows.
    pub(super) fn all(style: Style) -> Self {
        Self { style, until: usize::MAX }
    }

    /// The same at a byte of a line in which a range has a style of its own.
    pub(super) fn with(self, byte: usize, range: &Range<usize>, style: Style) -> Self {
        let edges = [range.start, range.end].into_iter().filter(|edge| *edge > byte);
        let style = if range.contains(&byte) { self.style.patch(style) } else { self.style };
        Self { style, until: edges.fold(self.until, usize::min) }
    }
}

impl<'a> Canvas<'a> {
    pub(super) fn new(picture: &'a mut Picture, theme: &'a Theme) -> Self {
        Self { picture, theme }
    }

    /// Whether a cell is on the screen.
    pub(super) fn contains(&self, position: Position) -> bool {
        self.picture.area().contains(position)
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
        Pen { row: self.picture.row_mut(y), x, end }
    }

    /// The rows of an area, to be filled from the top.
    pub(super) fn rows(&mut self, area: Area) -> Rows<'_, 'a> {
        Rows { canvas: self, area, next: 0 }
    }

    /// Lays a style over an area, under or on what is drawn there.
    pub(super) fn tint(&mut self, area: Area, style: Style) {
        self.on_rows(area, |row, columns| row.tint(columns, style));
    }

    /// Draws a widget of ratatui's that takes `height` rows: those from `first` on, as many as the area has.
    pub(super) fn widget(&mut self, area: Area, height: u16, first: u16, widget: impl Widget) {
        let mut cells = Buffer::empty(Rect::new(0, 0, area.width, height));
        widget.render(cells.area, &mut cells);
        for row in 0..area.height.min(height.saturating_sub(first)) {
            let mut pen = self.row(area, row);
            let mut x = 0;
            while let Some(cell) = cells.cell((x, first + row)).filter(|_| x < area.width) {
                pen.write(cell.symbol(), cell.style());
                x += width(cell.symbol()).max(1);
            }
        }
    }

    /// Empties an area. A wide character that reached into it from the left goes as a whole.
    pub(super) fn clear(&mut self, area: Area) {
        self.on_rows(area, Row::clear);
    }

    fn on_rows(&mut self, area: Area, stroke: impl Fn(&mut Row, Range<u16>)) {
        let visible = self.visible(area);
        for y in visible.top()..visible.bottom() {
            if let Some(row) = self.picture.row_mut(y) {
                stroke(row, visible.left()..visible.right());
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
        Rect { x: area.x, y: area.y, width, height }.intersection(self.picture.area())
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

    /// Draws as much of a text as there is room for. A wide character for which there is none ends the row before it.
    pub(super) fn write(&mut self, words: &str, style: Style) {
        let room = self.room();
        if room == 0 || words.is_empty() {
            return;
        }
        if let Some(row) = &mut self.row {
            row.write(self.x..self.end, words, style);
        }
        self.x += width(words).min(room);
    }

    /// Draws a text, or as much of it as fits before a sign that the rest is cut off.
    pub(super) fn cut(&mut self, words: &str, style: Style) {
        let room = usize::from(self.room());
        if words.len() <= room && words.is_ascii() && !words.contains(|sign: char| sign.is_ascii_control()) {
            self.write(words, style);
            return;
        }
        let mut columns = 0;
        // Where the text ends when the sign must follow.
        let mut fits = 0;
        for (start, cluster) in text::clusters(words, 0) {
            columns += text::columns(cluster);
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

    /// Draws the bytes of a line that stand in a row, each cluster as it looks at its first byte.
    pub(super) fn piece(&mut self, line: &str, range: Range<usize>, look: impl Fn(usize) -> Run) {
        let mut at = range.start;
        while at < range.end && self.room() > 0 {
            let run = look(at);
            let until = cluster_from(line, run.until.clamp(at + 1, range.end), at).min(range.end);
            self.write(line.get(at..until).unwrap_or_default(), run.style);
            at = until;
        }
    }
}

/// The first cluster of a line that starts at or behind `byte`, which is behind the cluster boundary `after`.
fn cluster_from(line: &str, byte: usize, after: usize) -> usize {
    let starts = |byte: usize| line.as_bytes().get(byte).is_none_or(|byte| matches!(byte, b' '..=b'~'));
    if starts(byte) && starts(byte - 1) {
        return byte;
    }
    text::clusters(line, after).map(|(start, _)| start).find(|start| *start >= byte).unwrap_or(line.len())
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

    /// Words behind a sign, in as many rows as they take, all of them behind it.
    pub(super) fn hanging(&mut self, sign: &str, sign_style: Style, words: &str, style: Style) {
        let indent = width(sign);
        let rows = text::wrap(words, usize::from(self.area.width.saturating_sub(indent).max(1)));
        for row in 0..rows.count() {
            if self.left() == 0 {
                break;
            }
            let mut pen = self.pen();
            pen.write(if row == 0 { sign } else { "" }, sign_style);
            pen.skip(if row == 0 { 0 } else { indent });
            pen.piece(words, rows.range(row), |_| Run::all(style));
        }
    }

    /// Words in as many rows as they take.
    pub(super) fn wrapped(&mut self, words: &str, style: Style) {
        self.styled(words, |_| Run::all(style));
    }

    /// The same, each cluster as it looks at its first byte; the rows of a list item or a note stand under its words.
    pub(super) fn styled(&mut self, words: &str, look: impl Fn(usize) -> Run) {
        let rows = text::wrap(words, usize::from(self.area.width.max(1)));
        for row in 0..rows.count() {
            if self.left() == 0 {
                break;
            }
            let mut pen = self.pen();
            pen.skip(u16::try_from(rows.indent(row)).unwrap_or(u16::MAX));
            pen.piece(words, rows.range(row), &look);
        }
    }
}

#[cfg(test)]
mod tests;
