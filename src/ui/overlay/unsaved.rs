//! What can be done when the program was to end and something is not on disk.

use ratatui::style::Style;

use super::window;
use crate::app::{Model, Unsaved};
use crate::ui::canvas::Canvas;

/// Draws what is unsaved, why, and what can be chosen.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, unsaved: &Unsaved) {
    let theme = canvas.theme;
    let body = model.layout.body;
    let lost = model.what_is_unsaved();
    let inside = window::open(canvas, body, "Not everything is on disk", unsaved.size(body, &lost));
    let ways = Unsaved::ways(inside);
    let taken: u16 = ways.iter().map(|(_, row)| row.height).sum();
    // A row stays free above what can be chosen.
    let mut rows = canvas.rows(inside.split_bottom(taken + 1).0);
    rows.wrapped(&lost, theme.strong);
    rows.gap();
    rows.wrapped(&unsaved.reason, Style::new());
    for (way, row) in ways {
        let is_chosen = way == unsaved.chosen;
        let mut pen = canvas.row(row, 0);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.cut(way.words(), if is_chosen { theme.strong } else { Style::new() });
        if is_chosen {
            canvas.tint(row, theme.chosen);
        }
    }
}
