//! A frame before it becomes cells: each row of the screen as the strokes that draw it, the lowest first.
//!
//! A stroke is cheap to write down and two rows are quickly compared, so that only rows that look different than in the
//! frame before are drawn cell by cell. Every character reaches a cell through `text::display`, so that none can steer the
//! terminal and none takes more columns than are counted for it. It must not know of the model.

use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Theme;
use crate::app::Size;
use crate::text;

/// A frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    size: Size,
    rows: Vec<Row>,
    pub(super) caret: Option<Position>,
}

/// A row of a frame. Rows are equal when they look the same, wherever they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    strokes: Vec<Stroke>,
    /// The words of all strokes, one behind the other.
    words: String,
}

/// Something that is done to the cells of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stroke {
    /// Words from a column on, cut at the end.
    Words { columns: Range<u16>, words: Range<usize>, style: Style },
    /// A style laid over what is there.
    Tint { columns: Range<u16>, style: Style },
    /// Nothing any more.
    Clear { columns: Range<u16> },
}

impl Picture {
    /// Begins anew with an empty frame; the memory of the old one is used again.
    pub(super) fn begin(&mut self, size: Size) {
        self.size = size;
        self.caret = None;
        self.rows.resize_with(size.height.into(), Row::default);
        for row in &mut self.rows {
            row.strokes.clear();
            row.words.clear();
        }
    }

    /// The cells of the frame.
    pub(super) fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    /// The rows, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the terminal's own cursor stands; none when it is hidden.
    #[must_use]
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Moves rows up or down within a range; those that become free are empty.
    pub fn move_rows(&mut self, range: Range<usize>, by: usize, up: bool) {
        let Some(rows) = self.rows.get_mut(range) else { return };
        let by = by.min(rows.len());
        let free = if up {
            rows.rotate_left(by);
            rows.len() - by..rows.len()
        } else {
            rows.rotate_right(by);
            0..by
        };
        for row in rows.get_mut(free).into_iter().flatten() {
            *row = Row::default();
        }
    }

    pub(super) fn row_mut(&mut self, y: u16) -> Option<&mut Row> {
        self.rows.get_mut(usize::from(y))
    }
}

impl Row {
    /// Writes words down, to be drawn in these columns.
    pub(super) fn write(&mut self, columns: Range<u16>, words: &str, style: Style) {
        let start = self.words.len();
        self.words.push_str(words);
        self.strokes.push(Stroke::Words { columns, words: start..self.words.len(), style });
    }

    /// Lays a style over columns, under or on what is drawn there.
    pub(super) fn tint(&mut self, columns: Range<u16>, style: Style) {
        self.strokes.push(Stroke::Tint { columns, style });
    }

    /// Empties columns. A wide character that reaches into them from the left goes as a whole.
    pub(super) fn clear(&mut self, columns: Range<u16>) {
        self.strokes.push(Stroke::Clear { columns });
    }

    /// The bytes of all words: about what it costs to send the row.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.words.len()
    }

    /// Draws the row into row `y` of empty cells.
    pub fn paint(&self, buffer: &mut Buffer, y: u16, theme: &Theme) {
        let mut brush = Brush { buffer, y, theme };
        for stroke in &self.strokes {
            match stroke {
                Stroke::Words { columns, words, style } => {
                    brush.write(columns.clone(), self.words.get(words.clone()).unwrap_or_default(), *style);
                }
                Stroke::Tint { columns, style } => brush.buffer.set_style(row(columns, y), *style),
                Stroke::Clear { columns } => brush.clear(columns),
            }
        }
    }
}

fn row(columns: &Range<u16>, y: u16) -> Rect {
    Rect { x: columns.start, y, width: columns.end.saturating_sub(columns.start), height: 1 }
}

/// The cells of a row while they are drawn.
struct Brush<'b> {
    buffer: &'b mut Buffer,
    y: u16,
    theme: &'b Theme,
}

impl Brush<'_> {
    /// Draws cluster by cluster. A wide one for which there is no room ends the words before it.
    fn write(&mut self, mut columns: Range<u16>, words: &str, style: Style) {
        for (_, cluster) in text::clusters(words, 0) {
            let drawn = text::display(cluster);
            if drawn.is_mark {
                let style = style.patch(self.theme.invisible);
                for part in drawn.text.graphemes(true) {
                    self.set(&mut columns, part, text::display(part).columns, style);
                }
            } else {
                self.set(&mut columns, &drawn.text, drawn.columns, style);
            }
            if columns.is_empty() {
                break;
            }
        }
    }

    fn set(&mut self, room: &mut Range<u16>, symbol: &str, columns: usize, style: Style) {
        let symbol = self.theme.drawn(symbol);
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        if columns > room.end - room.start {
            room.start = room.end;
            return;
        }
        // ratatui counts a halfwidth voicing mark (U+FF9E, U+FF9F) twice and would leave the next cell out.
        let forced = NonZeroU16::new(columns).filter(|columns| columns.get() != symbol.cell_width());
        for column in 0..columns {
            if let Some(cell) = self.buffer.cell_mut((room.start + column, self.y)) {
                // A wide character hides the cells behind its first.
                cell.set_symbol(if column == 0 { symbol } else { " " }).set_style(style);
                let forced = forced.filter(|_| column == 0);
                cell.set_diff_option(forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
            }
        }
        room.start += columns;
    }

    fn clear(&mut self, columns: &Range<u16>) {
        if let Some(before) = columns.start.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, self.y)))
            && text::columns(before.symbol()) > 1
        {
            before.set_symbol(" ");
        }
        for x in columns.clone() {
            if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
                cell.reset();
            }
        }
    }
}
