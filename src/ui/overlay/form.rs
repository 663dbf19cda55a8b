//! A form: a row a field, and under it what may be typed there or what is wrong with it.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::{input, window};
use crate::app::{Area, Form, FormField, Purpose, Size};
use crate::ui::canvas::{Canvas, width};

/// Columns of a form at most.
const WIDTH: u16 = 72;

/// Draws the form and gives back where its caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, within: Area, form: &Form) -> Option<Position> {
    let fields = u16::try_from(form.fields.len()).unwrap_or(u16::MAX);
    let intro = introduction(form, within);
    let generous = fields.saturating_mul(2);
    // Two rows a field where they fit; else the row of remarks is shared.
    let is_generous = generous + intro + 2 <= within.height;
    let height = if is_generous { generous + intro } else { fields.saturating_add(1 + intro) };
    let inside = window::open(canvas, within, form.title(), Size { width: WIDTH, height });
    let (greeting, inside) = inside.split_top(intro);
    if intro > 0 {
        greet(canvas, greeting);
    }
    let label = form.fields.iter().map(|field| width(field.label)).max().unwrap_or(0) + 4;
    if is_generous { draw_generous(canvas, inside, form, label) } else { draw_dense(canvas, inside, form, label) }
}

/// Rows of the words above the fields.
fn introduction(form: &Form, within: Area) -> u16 {
    if form.purpose == Purpose::Welcome && within.height >= 12 { 3 } else { 0 }
}

fn greet(canvas: &mut Canvas<'_>, area: Area) {
    let mut rows = canvas.rows(area);
    rows.wrapped(
        "Three questions, then you are in the notes. Each may be skipped, and all can be changed later.",
        Style::new(),
    );
}

fn draw_generous(canvas: &mut Canvas<'_>, area: Area, form: &Form, label: u16) -> Option<Position> {
    let mut caret = None;
    let mut rest = area;
    for (number, field) in form.fields.iter().enumerate() {
        let (own, behind) = rest.split_top(2);
        let (row, remark) = own.split_top(1);
        let has_caret = number == form.focus;
        caret = draw_field(canvas, row, field, label, has_caret).or(caret);
        draw_remark(canvas, remark.split_left(label).1, field, has_caret);
        rest = behind;
    }
    caret
}

fn draw_dense(canvas: &mut Canvas<'_>, area: Area, form: &Form, label: u16) -> Option<Position> {
    let (fields, remark) = area.split_bottom(1);
    let top = (form.focus + 1).saturating_sub(fields.height.into());
    let mut caret = None;
    for (row, (number, field)) in (0..fields.height).zip(form.fields.iter().enumerate().skip(top)) {
        let area = Area { y: fields.y.saturating_add(row), height: 1, ..fields };
        caret = draw_field(canvas, area, field, label, number == form.focus).or(caret);
    }
    if let Some(field) = form.focused() {
        draw_remark(canvas, remark, field, true);
    }
    caret
}

fn draw_field(canvas: &mut Canvas<'_>, row: Area, field: &FormField, label: u16, has_caret: bool) -> Option<Position> {
    let theme = canvas.theme;
    let mut pen = canvas.row(row, 0);
    let (sign, style) = match (&field.problem, has_caret) {
        (Some(_), _) => ("! ", theme.error),
        (None, true) => ("› ", theme.key),
        (None, false) => ("  ", Style::new()),
    };
    pen.write(sign, style);
    pen.cut(field.label, if has_caret { theme.heading_in_focus } else { Style::new() });
    input::draw(canvas, row.split_left(label).1, &field.input, has_caret)
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
