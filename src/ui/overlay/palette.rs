//! All commands, to be chosen by name.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::{input, window};
use crate::app::{Area, Model, Palette, Screen};
use crate::command::Place;
use crate::ui::canvas::{Canvas, width};

/// The place of the screen under the palette: only keys that are in force there are worth showing.
fn beneath(model: &Model) -> Place {
    match model.screen {
        Screen::Weeks => Place::Weeks,
        Screen::Notes => Place::Notes,
        Screen::Reflection => Place::Reflection,
        Screen::Report => Place::Report,
    }
}

/// Draws the palette and gives back where its caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, palette: &Palette) -> Option<Position> {
    let theme = canvas.theme;
    let inside = window::open(canvas, model.layout.body, "Commands", Palette::SIZE);
    let (field, list, top) = palette.places(inside);
    let caret = input::draw(canvas, field, &palette.input, true);
    if palette.matches.is_empty() {
        canvas.row(list, 0).cut("No command has such a name.", theme.quiet);
    }
    for (number, (place, command)) in (0..list.height).zip(palette.matches.iter().enumerate().skip(top)) {
        let is_chosen = place == palette.selected;
        let keys = model.keymap.keys_in(beneath(model), *command);
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        let mut pen = canvas.row(list, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        let words = pen.room().saturating_sub(width(&key) + 2);
        pen.column(words, command.title(), Style::new());
        pen.skip(2);
        pen.write(&key, theme.quiet);
        if is_chosen {
            let y = list.y.saturating_add(number);
            canvas.tint(Area { y, height: 1, ..list }, theme.chosen);
        }
    }
    caret
}
