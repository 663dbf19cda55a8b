//! A question with yes and no.

use ratatui::style::Style;

use super::window;
use crate::app::{Confirm, Model};
use crate::ui::canvas::Canvas;

/// Draws the question, what to know before answering, and the keys of the answers.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, confirm: &Confirm) {
    let theme = canvas.theme;
    let body = model.layout.body;
    let inside = window::open(canvas, body, "Please confirm", confirm.size(body));
    // A row stays free above the answers.
    let mut rows = canvas.rows(inside.split_bottom(2).0);
    rows.wrapped(&confirm.question, theme.strong);
    if !confirm.details.is_empty() {
        rows.gap();
    }
    let theme = rows.theme();
    for line in confirm.details.iter().skip(confirm.top) {
        let style = match line.get(..2) {
            Some("- ") => theme.gone,
            Some("+ ") => theme.come,
            Some("! ") => theme.warning,
            _ => Style::new(),
        };
        rows.wrapped(line, style);
    }
    for (_, keys, word, area) in Confirm::answers(inside, &model.keymap) {
        let mut pen = canvas.row(area, 0);
        pen.write(&keys, theme.key);
        pen.skip(1);
        pen.write(word, Style::new());
    }
}
