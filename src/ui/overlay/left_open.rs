//! What earlier weeks have left open: a row an item, to be ticked.

use super::window;
use crate::app::{Area, LeftOpen, Model};
use crate::ui::canvas::Canvas;
use crate::ui::left_open::draw_item;

/// Draws the items around the selected one.
pub(super) fn draw(canvas: &mut Canvas<'_>, body: Area, model: &Model, list: &LeftOpen) {
    let theme = canvas.theme;
    let inside = window::open(canvas, body, "Left open by earlier weeks", list.size());
    let top = list.top(inside);
    let items = list.items(&model.boards);
    for (number, (place, item)) in (0..inside.height).zip(items.into_iter().enumerate().skip(top)) {
        let is_chosen = place == list.selected;
        let mut pen = canvas.row(inside, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        draw_item(&mut pen, item, theme);
        if is_chosen {
            let y = inside.y.saturating_add(number);
            canvas.tint(Area { y, height: 1, ..inside }, theme.chosen);
        }
    }
}
