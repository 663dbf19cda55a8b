//! Something to be read.

use ratatui::style::Style;

use super::window;
use crate::app::{Area, Notice, Size};
use crate::text;
use crate::ui::canvas::Canvas;

/// Columns of a notice at most: longer rows are hard to read.
const WIDTH: u16 = 72;

/// Draws the notice from its first visible line on.
pub(super) fn draw(canvas: &mut Canvas<'_>, within: Area, notice: &Notice) {
    let columns = WIDTH.min(within.width.saturating_sub(6)).max(1);
    let rows: usize = notice.lines.iter().map(|line| text::wrap(line, columns.into()).count()).sum();
    let height = u16::try_from(rows).unwrap_or(u16::MAX);
    let inside = window::open(canvas, window::apart(within), &notice.title, Size { width: WIDTH, height });
    let mut rows = canvas.rows(inside);
    for line in notice.lines.iter().skip(notice.top) {
        rows.wrapped(line, Style::new());
    }
}
