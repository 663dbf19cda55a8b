//! What earlier weeks have left open, beside the notes and below summary and reflection.

use super::canvas::{Canvas, Pen};
use super::note;
use super::theme::Theme;
use crate::app::{Model, Screen};
use crate::command::Command;
use crate::journal::parse_line;
use crate::review::{Item, Standing};

/// Columns of the week behind an item.
const WEEK: u16 = 5;

/// Draws it, where it has a place.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let Some(area) = model.layout.left_open else { return };
    let theme = canvas.theme;
    let count = model.boards.left_open.len();
    let key = model.keymap.key_in(model.place(), Command::ShowLeftOpen);
    let key = key.as_ref().map(ToString::to_string).unwrap_or_default();
    if model.screen == Screen::Notes {
        canvas.line_left_of(area);
    }
    canvas.heading(area, &format!("Left open {count}"), theme.heading, &key);
    for (place, row) in &model.layout.left_open_items {
        if let Some(item) = model.boards.left_open.get(*place) {
            let mut pen = canvas.row(*row, 0);
            pen.skip(1);
            draw_item(&mut pen, item, theme);
        }
    }
    let more = count.saturating_sub(model.layout.left_open_items.len());
    if more > 0 {
        let mut pen = canvas.row(area, area.height.saturating_sub(1));
        pen.skip(1);
        pen.cut(&format!("and {more} more"), theme.quiet);
    }
}

/// Draws an item in a row, the week that it is from at the end.
pub(super) fn draw_item(pen: &mut Pen<'_>, item: &Item, theme: &Theme) {
    let parsed = parse_line(&item.note.whole, None);
    let sign = item.note.whole.get(parsed.sign.clone()).unwrap_or_default();
    let sign_style = parsed.mark.map_or(theme.quiet, |mark| theme.sign(mark));
    let style = match item.standing {
        Standing::Overdue => theme.warning,
        Standing::Done => theme.quiet,
        _ => note::look_at(&parsed, theme, parsed.body.start).style,
    };
    let late = if item.standing == Standing::Overdue { "! " } else { "" };
    let room = pen.room().saturating_sub(WEEK + 2);
    let taken = super::canvas::width(sign) + 1;
    pen.column(taken, sign, sign_style);
    pen.column(room.saturating_sub(taken), &format!("{late}{}", item.note.text), style);
    pen.skip(1);
    pen.column_right(WEEK, &format!("wk {}", item.source.week), theme.quiet);
}
