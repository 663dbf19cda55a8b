//! What was deleted: a row an entry.

use ratatui::style::Style;

use super::window;
use crate::app::{Area, Trash};
use crate::ui::canvas::Canvas;
use crate::ui::header::title;

/// The least width at which it is said when an entry was deleted.
const DATED: u16 = 60;

/// Columns of that.
const WHEN: u16 = 26;

/// Draws the entries around the selected one.
pub(super) fn draw(canvas: &mut Canvas<'_>, body: Area, trash: &Trash) {
    let theme = canvas.theme;
    let inside = window::open(canvas, body, "Trash", trash.size());
    let top = trash.top(inside);
    for (number, (place, deleted)) in (0..inside.height).zip(trash.entries.iter().enumerate().skip(top)) {
        let is_chosen = place == trash.selected;
        let details = &deleted.head.details;
        let mut pen = canvas.row(inside, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.column_right(3, &details.week.to_string(), Style::new());
        pen.skip(2);
        pen.column(10, &details.date.to_string(), theme.quiet);
        pen.skip(2);
        let when = if inside.width >= DATED { WHEN } else { 0 };
        let words = pen.room().saturating_sub(when);
        pen.column(words, title(details), Style::new());
        if let Some(when) = deleted.when.filter(|_| when > 0) {
            pen.column_right(WHEN, &format!("deleted {}", when.format("%Y-%m-%d %H:%M")), theme.quiet);
        }
        if is_chosen {
            let y = inside.y.saturating_add(number);
            canvas.tint(Area { y, height: 1, ..inside }, theme.chosen);
        }
    }
}
