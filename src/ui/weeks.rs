//! The list of weeks: a row an entry, in columns that fit the width.

mod columns;

use ratatui::layout::Position;

use super::canvas::{Canvas, Pen};
use super::theme::Theme;
use super::{overlay, preview};
use crate::app::weeks::{Filter, Row};
use crate::app::{Area, Model};
use crate::command::Command;
use columns::Columns;

/// Draws the list with what stands beside it and gives back where the caret stands: in the filter, while it is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let (first, list) = model.layout.list.split_top(1);
    let weeks = &model.weeks.list;
    let columns = Columns::in_width(list.width, weeks.spans_years);
    let rows = model.week_rows();
    let caret = match &model.weeks.filter {
        Some(filter) => draw_filter(canvas, first, filter, weeks.found),
        None if rows.is_empty() => None,
        None => {
            let theme = canvas.theme;
            columns.name(&mut canvas.row(first, 0), weeks.order, weeks.is_reversed, theme);
            None
        }
    };
    if rows.is_empty() {
        say_why_empty(canvas, model, list);
        return caret;
    }
    for (number, (place, row)) in (0..list.height).zip(rows.iter().enumerate().skip(model.weeks.top)) {
        let is_chosen = place == model.weeks.selected;
        let theme = canvas.theme;
        let mut pen = canvas.row(list, number);
        pen.write(if is_chosen { "›" } else { " " }, theme.key);
        draw_row(&mut pen, model, *row, &columns, theme);
        if is_chosen {
            let y = list.y.saturating_add(number);
            canvas.tint(Area { y, height: 1, ..list }, theme.chosen);
        }
    }
    preview::draw(canvas, model, rows.get(model.weeks.selected).copied());
    caret
}

/// Writes a row behind the sign of the selected one.
fn draw_row(pen: &mut Pen<'_>, model: &Model, row: Row, columns: &Columns, theme: &Theme) {
    let list = &model.weeks.list;
    if let Row::Entry(place) = row {
        let Some(head) = model.heads.get(place) else { return };
        pen.column(1, if list.marked.contains(&head.id) { "■" } else { "" }, theme.warning);
        columns.draw(pen, head, list.doubles.contains(&head.id), theme);
        return;
    }
    pen.skip(1);
    match row {
        Row::Entry(_) => {}
        Row::Group(place) => {
            let Some(group) = list.groups.get(place) else { return };
            let name =
                model.series_of(&group.series).map_or_else(|| group.series.to_string(), |series| series.name.clone());
            columns::draw_group(pen, &name, group.count, list.folded.contains(&group.series), theme);
        }
        Row::Gap(place) => {
            if let Some(gap) = list.gaps.get(place) {
                columns.draw_gap(pen, gap.week, gap.date, theme);
            }
        }
        Row::Damaged(place) => {
            if let Some(damaged) = model.damaged.get(place) {
                let name = damaged.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                pen.column_right(3, "!", theme.error);
                pen.skip(2);
                pen.keep_free(1);
                pen.cut(&format!("{name}: {}", damaged.reason), theme.warning);
            }
        }
    }
}

pub(super) fn draw_filter(canvas: &mut Canvas<'_>, area: Area, filter: &Filter, count: usize) -> Option<Position> {
    const LABEL: u16 = 9;
    let theme = canvas.theme;
    let found = format!("{count} found");
    let columns = super::canvas::width(&found);
    let mut pen = canvas.row(area, 0);
    pen.skip(2);
    pen.write("Filter", theme.heading);
    pen.skip(pen.room().saturating_sub(columns + 1));
    pen.write(&found, theme.quiet);
    let (_, field) = area.split_left(LABEL);
    let (field, _) = field.split_right(columns + 3);
    overlay::input::draw(canvas, field, &filter.input, filter.typing)
}

fn say_why_empty(canvas: &mut Canvas<'_>, model: &Model, list: Area) {
    if !model.listed {
        return;
    }
    let theme = canvas.theme;
    let (_, area) = list.split_top(list.height / 4);
    let (_, area) = area.split_left(4);
    let mut rows = canvas.rows(area);
    if model.weeks.filter.is_some() {
        rows.wrapped("No talk matches the filter.", theme.strong);
        let typing = model.weeks.filter.as_ref().is_some_and(|filter| filter.typing);
        let command = if typing { Command::Cancel } else { Command::Back };
        if let Some(key) = model.best_key(command) {
            rows.gap();
            let mut pen = rows.pen();
            pen.column(4, &key.to_string(), theme.key);
            pen.cut("shows all", theme.quiet);
        }
        return;
    }
    rows.wrapped("No talks yet.", theme.strong);
    rows.gap();
    for (command, words) in [
        (Command::NewEntry, "begins the first one"),
        (Command::NewSeries, "sets up a series"),
        (Command::Help, "shows every key"),
    ] {
        if let Some(key) = model.best_key(command) {
            let mut pen = rows.pen();
            pen.column(4, &key.to_string(), theme.key);
            pen.cut(words, theme.quiet);
        }
    }
}
