//! The bar in which one finds and replaces.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::input;
use crate::app::{Area, Find};
use crate::ui::canvas::{Canvas, width};

/// Draws the bar at the foot of the body, or at its head when the match that is shown would lie under it. Gives back
/// where the caret stands; `found` is where it stands in the text.
pub(super) fn draw(canvas: &mut Canvas<'_>, body: Area, find: &Find, found: Option<Position>) -> Option<Position> {
    let theme = canvas.theme;
    let (bar, fields) = find.places(body, found.map(|found| found.y));
    canvas.clear(bar);
    canvas.tint(bar, theme.bar);
    let (first, second) = bar.split_top(1);
    let words = match find.place {
        Some((place, count)) => format!("{place} of {count}"),
        None if find.words.text().is_empty() => String::new(),
        None => "not found".to_owned(),
    };
    let columns = width(&words);
    let mut pen = canvas.row(first, 0);
    pen.keep_free(1);
    pen.skip(pen.room().saturating_sub(columns));
    pen.write(&words, if find.place.is_some() { Style::new() } else { theme.warning });
    let [looked_for, put_there] = fields;
    let mut caret =
        labelled(canvas, first, "Find", |canvas| input::draw(canvas, looked_for, &find.words, !find.in_replacement));
    if let Some(with) = &find.with {
        let replacement =
            labelled(canvas, second, "Replace", |canvas| input::draw(canvas, put_there, with, find.in_replacement));
        caret = caret.or(replacement);
    }
    caret
}

fn labelled(
    canvas: &mut Canvas<'_>,
    row: Area,
    label: &str,
    field: impl FnOnce(&mut Canvas<'_>) -> Option<Position>,
) -> Option<Position> {
    let style = canvas.theme.heading;
    let mut pen = canvas.row(row, 0);
    pen.skip(1);
    pen.write(label, style);
    field(canvas)
}
