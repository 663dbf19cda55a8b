//! The line above the footer that calls questions to mind. It takes no key and covers no text.

use super::canvas::Canvas;
use super::footer;
use crate::app::Model;

/// Draws the line, when there is something to say.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (Some(area), Some(reminder)) = (model.layout.reminder, model.reminder()) else { return };
    let theme = canvas.theme;
    let hints = model.reminder_hints();
    canvas.tint(area, theme.bar);
    let mut pen = canvas.row(area, 0);
    pen.skip(1);
    pen.keep_free(1);
    pen.cut(&reminder.words(), theme.warning);
    footer::draw_hints(canvas, &hints);
}
