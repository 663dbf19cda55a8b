//! The list of weeks: a row an entry, in columns that fit the width.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::canvas::{Canvas, Pen};
use super::header::{speakers, title};
use super::theme::Theme;
use super::{overlay, preview};
use crate::app::weeks::{Filter, Row};
use crate::app::{Area, Model};
use crate::command::Command;
use crate::journal::{Head, Mark};

/// Draws the list with what stands beside it and gives back where the caret stands: in the filter, while it is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let (first, list) = model.layout.list.split_top(1);
    let columns = Columns::in_width(list.width);
    let rows = model.week_rows();
    let caret = match &model.weeks.filter {
        Some(filter) => draw_filter(canvas, first, filter, rows.len()),
        None if rows.is_empty() => None,
        None => {
            let theme = canvas.theme;
            columns.name(&mut canvas.row(first, 0), theme);
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
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        match row {
            Row::Entry(place) => {
                if let Some(head) = model.heads.get(*place) {
                    columns.draw(&mut pen, head, shares_week(head, model), theme);
                }
            }
            Row::Damaged(place) => {
                if let Some(damaged) = model.damaged.get(*place) {
                    let name = damaged.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                    pen.column_right(3, "!", theme.error);
                    pen.skip(2);
                    pen.keep_free(1);
                    pen.cut(&format!("{name}: {}", damaged.reason), theme.warning);
                }
            }
        }
        if is_chosen {
            let y = list.y.saturating_add(number);
            canvas.tint(Area { y, height: 1, ..list }, theme.chosen);
        }
    }
    preview::draw(canvas, model, rows.get(model.weeks.selected).copied());
    caret
}

/// Whether another entry of the series has the same number: allowed, and worth a sign.
fn shares_week(head: &Head, model: &Model) -> bool {
    let same = |other: &&Head| other.details.week == head.details.week && other.series == head.series;
    model.heads.iter().filter(same).nth(1).is_some()
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

/// How wide the columns of the list are; 0 where there is none.
struct Columns {
    date: u16,
    title: u16,
    speakers: u16,
    done: u16,
    open: u16,
}

/// The sign of the selected row, the week and the gap behind it.
const WEEK: u16 = 2 + 3 + 2;

/// Between two columns.
const GAP: u16 = 2;

impl Columns {
    fn in_width(width: u16) -> Self {
        let date = if width >= 64 { 10 } else { 5 };
        let done = if width >= 42 { 4 } else { 0 };
        let open = if width >= 56 { 7 } else { 0 };
        let beside = |columns: u16| if columns > 0 { columns + GAP } else { 0 };
        // One column stays free at the right edge.
        let room = width.saturating_sub(WEEK + date + GAP + beside(done) + beside(open) + 1);
        let speakers = if width >= 72 { room / 3 } else { 0 };
        Self { date, title: room.saturating_sub(beside(speakers)), speakers, done, open }
    }

    /// Writes the names of the columns.
    fn name(&self, pen: &mut Pen<'_>, theme: &Theme) {
        pen.skip(2);
        pen.column_right(3, "Wk", theme.quiet);
        pen.skip(GAP);
        let names = [
            (self.date, "Date"),
            (self.title, "Title"),
            (self.speakers, "Speaker"),
            (self.done, "Done"),
            (self.open, "Open"),
        ];
        for (columns, name) in names.into_iter().filter(|(columns, _)| *columns > 0) {
            pen.column(columns, name, theme.quiet);
            pen.skip(GAP);
        }
    }

    /// Writes an entry behind the sign of the selected row.
    fn draw(&self, pen: &mut Pen<'_>, head: &Head, shares_week: bool, theme: &Theme) {
        let details = &head.details;
        pen.column_right(3, &details.week.to_string(), Style::new());
        // Two talks of one number are told apart by their dates.
        pen.column(GAP, if shares_week { "*" } else { "" }, theme.warning);
        let date = details.date.format(if self.date < 10 { "%m-%d" } else { "%Y-%m-%d" });
        pen.column(self.date, &date.to_string(), theme.quiet);
        pen.skip(GAP);
        let untitled = details.title.trim().is_empty();
        pen.column(self.title, title(details), if untitled { theme.quiet } else { Style::new() });
        pen.skip(GAP);
        if self.speakers > 0 {
            pen.column(self.speakers, &speakers(&details.speakers), theme.quiet);
            pen.skip(GAP);
        }
        if self.done > 0 {
            for (is_there, sign) in [
                (head.notes.words > 0, "N"),
                (head.summary.words > 0, "S"),
                (head.reflection.words > 0, "R"),
                (details.handed_in.is_some(), "✓"),
            ] {
                pen.column(1, if is_there { sign } else { " " }, Style::new());
            }
            pen.skip(GAP);
        }
        if self.open > 0 {
            let count = |sign: &str, number: usize| if number > 0 { format!("{sign}{number}") } else { String::new() };
            pen.column(3, &count("?", head.without_answer), theme.sign(Mark::Question));
            pen.column(4, &count("[]", head.to_do), theme.sign(Mark::FollowUp { done: false }));
        }
    }
}
