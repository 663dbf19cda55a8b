//! What can be done with the marked weeks.

use ratatui::style::Style;

use super::window;
use crate::app::{Marked, Model};
use crate::ui::canvas::Canvas;

/// Draws what can be done, the selected one in sight.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, marked: &Marked) {
    let theme = canvas.theme;
    let inside = window::open(canvas, model.layout.body, &marked.title(), marked.size());
    let top = marked.top(inside);
    for (number, (place, deed)) in (0..inside.height).zip(marked.deeds.iter().enumerate().skip(top)) {
        let is_chosen = place == marked.selected;
        let mut pen = canvas.row(inside, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.cut(&deed.words(), if is_chosen { theme.strong } else { Style::new() });
        if is_chosen {
            canvas.tint(inside.split_top(number).1.split_top(1).0, theme.chosen);
        }
    }
}
