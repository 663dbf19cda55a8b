//! The report as a page to read, and other rows that were set by `app::page`.

use super::canvas::{Canvas, Pen, width};
use super::theme::Theme;
use crate::app::Model;
use crate::app::page::Row;

/// Draws the visible part of the report in the middle of its place.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (area, report) = (model.layout.page, &model.report);
    let columns = u16::try_from(report.width.unwrap_or(0)).unwrap_or(u16::MAX).min(area.width);
    let (_, page) = area.split_left((area.width - columns) / 2);
    let (page, _) = page.split_left(columns);
    let theme = canvas.theme;
    for (number, row) in (0..area.height).zip(report.rows.iter().skip(report.top)) {
        draw_row(&mut canvas.row(page, number), row, theme);
    }
}

/// Draws one row of a page.
pub(super) fn draw_row(pen: &mut Pen<'_>, row: &Row, theme: &Theme) {
    if row.centered {
        let columns = row.pieces.iter().map(|piece| width(&piece.text)).sum::<u16>();
        pen.skip(pen.room().saturating_sub(columns) / 2);
    }
    for piece in &row.pieces {
        pen.write(&piece.text, theme.ink(piece.ink));
    }
}
