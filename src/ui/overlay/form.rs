//! A form: a row a field, and under it what may be typed there or what is wrong with it.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::{input, window};
use crate::app::{Area, FieldPlace, Form, FormField};
use crate::ui::canvas::Canvas;

/// Draws the form and gives back where its caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, within: Area, form: &Form) -> Option<Position> {
    let places = form.places(within);
    window::open(canvas, within, form.title(), places.size);
    let (words, _) = places.words.split_bottom(1);
    canvas.rows(words).wrapped(&form.words, Style::new());
    let mut caret = None;
    for place in &places.fields {
        let Some(field) = form.fields.get(place.number) else { continue };
        let has_caret = place.number == form.focus;
        caret = draw_field(canvas, place, field, has_caret).or(caret);
        if let Some(remark) = place.remark {
            draw_remark(canvas, remark, field, has_caret);
        }
    }
    caret
}

fn draw_field(canvas: &mut Canvas<'_>, place: &FieldPlace, field: &FormField, has_caret: bool) -> Option<Position> {
    let theme = canvas.theme;
    let mut pen = canvas.row(place.row, 0);
    let (sign, style) = match (&field.problem, has_caret) {
        (Some(_), _) => ("! ", theme.error),
        (None, true) => ("› ", theme.key),
        (None, false) => ("  ", Style::new()),
    };
    pen.write(sign, style);
    pen.cut(field.label, if has_caret { theme.heading_in_focus } else { Style::new() });
    input::draw(canvas, place.input, &field.input, has_caret)
}

/// What is wrong with a field; else, for the one that has the caret, what may be typed.
fn draw_remark(canvas: &mut Canvas<'_>, area: Area, field: &FormField, has_caret: bool) {
    let theme = canvas.theme;
    match &field.problem {
        Some(problem) => canvas.row(area, 0).cut(problem, theme.error),
        None if has_caret => canvas.row(area, 0).cut(field.hint, theme.quiet),
        None => {}
    }
}
