//! The line at the bottom, drawn.

use ratatui::layout::Position;

use super::canvas::Canvas;
use crate::app::{Area, Footer, Hint, Model, Status, Tone};
use crate::text;

/// Rows that a message may take at most.
const MESSAGE: u16 = 4;

/// Draws the footer. A long message takes more rows, as long as they do not lie on the caret.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, caret: Option<Position>) {
    match model.footer() {
        Footer::Message(status) => message(canvas, model.layout.footer, &status, caret),
        Footer::ReadOnly(reason) => {
            let style = canvas.theme.warning;
            let mut pen = canvas.row(model.layout.footer, 0);
            pen.skip(1);
            pen.cut(&format!("! {reason}"), style);
        }
        Footer::Hints(hints) => draw_hints(canvas, &hints),
    }
}

/// Draws keys with what they do, each in its place.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, hints: &[Hint]) {
    let theme = canvas.theme;
    for hint in hints {
        let mut pen = canvas.row(hint.area, 0);
        pen.write(&hint.key, theme.key);
        pen.skip(1);
        pen.write(&hint.words, theme.quiet);
    }
}

fn message(canvas: &mut Canvas<'_>, footer: Area, status: &Status, caret: Option<Position>) {
    let (sign, style) = match status.tone {
        Tone::Information => ("", canvas.theme.strong),
        Tone::Warning => ("! ", canvas.theme.warning),
        Tone::Error => ("✗ ", canvas.theme.error),
    };
    let words = format!("{sign}{}", status.text);
    let columns = footer.width.saturating_sub(2).max(1);
    let rows = text::wrap(&words, usize::from(columns)).count();
    let height = u16::try_from(rows).unwrap_or(MESSAGE).clamp(1, MESSAGE);
    let y = footer.y.saturating_sub(height - 1);
    let is_free = caret.is_none_or(|caret| caret.y < y);
    if height == 1 || !is_free {
        let mut pen = canvas.row(footer, 0);
        pen.skip(1);
        pen.keep_free(1);
        pen.cut(&words, style);
    } else {
        let area = Area { y, height, ..footer };
        canvas.clear(area);
        canvas.rows(Area { x: area.x + 1, width: columns, ..area }).wrapped(&words, style);
    }
}
