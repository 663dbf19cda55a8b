//! The search of all weeks: what is typed, the lines that it finds, and those around the selected one.

use std::ops::Range;

use ratatui::layout::Position;
use ratatui::style::Style;

use super::input;
use crate::app::{Area, Model, Search, SearchPlaces};
use crate::journal::{Field, Head, Note, parse_line};
use crate::search::{Found, Part};
use crate::ui::canvas::{Canvas, Run, width};
use crate::ui::clock::talk_time;
use crate::ui::header::title;
use crate::ui::note;
use crate::ui::theme::Theme;

/// The least width of the list at which the day of a line is written.
const DATED: u16 = 60;

/// Columns of the part that a line is in.
const PART: u16 = 10;

/// What an empty field says when no search is kept.
const HELP: [&str; 8] = [
    "synthetic data      lines with all the words",
    "\"a phrase\"  -not   OR  ( )  /pattern/",
    "week:2..5           from:2024-09  to:2024-12",
    "is:unanswered       question mine answered open insight doubt reference",
    "is:overdue          follow-up open due done · is:handed-in",
    "in:summary          notes reflection title",
    "speaker:lin         tag:llm  series:ai",
    "has:reflection      summary notes",
];

/// Draws the view over the whole body and gives back where its caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, search: &Search) -> Option<Position> {
    let body = model.layout.body;
    canvas.clear(body);
    let theme = canvas.theme;
    let places = search.places(body);
    canvas.heading(places.heading, "Search all weeks", theme.heading_in_focus, &count(search));
    let sign = Area { x: body.x, width: 2, ..places.field };
    canvas.row(sign, 0).write("/", theme.key);
    let caret = input::draw(canvas, places.field, &search.input, true);
    if search.error.is_some() {
        draw_error(canvas, search, places.error);
    }
    if search.is_blank() {
        draw_kept(canvas, search, places.list);
    } else {
        draw_hits(canvas, search, places.list);
        draw_preview(canvas, model, search, &places);
    }
    caret
}

/// How much was found, in words.
fn count(search: &Search) -> String {
    let of = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match &search.found {
        _ if search.is_blank() => String::new(),
        None => "searching".to_owned(),
        Some(Found { entries: 0, .. }) => String::new(),
        Some(Found { hits, entries, more }) => {
            let first = if *more { "the first " } else { "" };
            format!("{first}{} in {}", of(hits.len(), "line", "lines"), of(*entries, "week", "weeks"))
        }
    }
}

/// Carets under what is wrong, and what it is.
fn draw_error(canvas: &mut Canvas<'_>, search: &Search, area: Area) {
    let Some(error) = &search.error else { return };
    let theme = canvas.theme;
    let columns = error.columns(search.input.text());
    let hidden = search.input.hidden(area.width);
    let place = |column: usize| u16::try_from(column.saturating_sub(hidden)).unwrap_or(u16::MAX);
    let mut pen = canvas.row(area, 0);
    pen.skip(place(columns.start));
    let count = place(columns.end).saturating_sub(place(columns.start)).max(1);
    pen.write(&"^".repeat(count.min(area.width).into()), theme.error);
    canvas.rows(area.split_top(1).1).wrapped(&error.message, theme.error);
}

/// The searches that are kept, or how one searches.
fn draw_kept(canvas: &mut Canvas<'_>, search: &Search, list: Area) {
    let theme = canvas.theme;
    if search.kept.is_empty() {
        let mut rows = canvas.rows(list);
        rows.gap();
        for line in HELP {
            rows.line(&format!("  {line}"), theme.quiet);
        }
        return;
    }
    let names = search.kept.iter().map(|kept| width(&kept.name)).max().unwrap_or(0).min(list.width / 3);
    for (number, (place, kept)) in (0..list.height).zip(search.kept.iter().enumerate().skip(search.top)) {
        let is_chosen = place == search.selected;
        let mut pen = canvas.row(list, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.column(names, &kept.name, Style::new());
        pen.skip(2);
        pen.cut(&kept.query, theme.quiet);
        tint(canvas, list, number, is_chosen);
    }
}

fn draw_hits(canvas: &mut Canvas<'_>, search: &Search, list: Area) {
    let theme = canvas.theme;
    if let Some(failure) = &search.failure {
        canvas.rows(list).wrapped(failure, theme.error);
        return;
    }
    let Some(found) = &search.found else { return };
    if found.hits.is_empty() {
        canvas.row(list, 0).cut("  Nothing was found.", theme.quiet);
    }
    for (number, (place, hit)) in (0..list.height).zip(found.hits.iter().enumerate().skip(search.top)) {
        let is_chosen = place == search.selected;
        let mut pen = canvas.row(list, number);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        pen.column_right(3, &hit.week.to_string(), Style::new());
        pen.skip(2);
        if list.width >= DATED {
            pen.column(10, &hit.date.to_string(), theme.quiet);
            pen.skip(2);
        }
        let stamp = hit.stamp.map_or_else(|| hit.part.name().to_owned(), talk_time);
        pen.column(PART, &stamp, theme.quiet);
        pen.skip(1);
        let excerpt = hit.excerpt(pen.room().into());
        let note = parsed(hit.part, &hit.text);
        if excerpt.cut_before {
            pen.write("…", theme.quiet);
        }
        pen.piece(&hit.text, excerpt.range, |byte| found_in(look(note.as_ref(), theme, byte), &hit.found, byte, theme));
        if excerpt.cut_behind {
            pen.write("…", theme.quiet);
        }
        tint(canvas, list, number, is_chosen);
    }
}

/// The lines around the selected one, with the entry they are in above them.
fn draw_preview(canvas: &mut Canvas<'_>, model: &Model, search: &Search, places: &SearchPlaces) {
    let (area, lines) = (places.preview, places.lines());
    let Some(hit) = search.chosen().filter(|_| area.height > 0) else { return };
    let theme = canvas.theme;
    if area.x > places.list.x {
        canvas.line_left_of(area);
    }
    let heading = model.head(hit.entry).map_or_else(|| format!("Week {}", hit.week), named);
    canvas.heading(area.split_top(1).0, &heading, theme.heading, hit.part.name());
    for (number, row) in (0..lines.height).zip(search.preview.iter().skip(search.scroll)) {
        let Some(line) = hit.context.get(row.line) else { continue };
        let is_hit = line.line == hit.line;
        let y = lines.y.saturating_add(number);
        if row.range.start == 0
            && let Some(stamp) = line.stamp
        {
            let gutter = Area { y, height: 1, width: SearchPlaces::STAMPS.saturating_sub(1), ..area };
            canvas.row(gutter, 0).column_right(gutter.width, &talk_time(stamp), theme.quiet);
        }
        let note = parsed(hit.part, &line.text);
        let mut pen = canvas.row(lines, number);
        pen.skip(u16::try_from(row.indent).unwrap_or(u16::MAX));
        pen.piece(&line.text, row.range.clone(), |byte| {
            let run = look(note.as_ref(), theme, byte);
            if is_hit { found_in(run, &hit.found, byte, theme) } else { run }
        });
        if is_hit {
            canvas.tint(Area { y, height: 1, ..area }, theme.chosen);
        }
    }
}

fn named(head: &Head) -> String {
    format!("Week {}  {}  {}", head.details.week, head.details.date, title(&head.details))
}

/// A line of the notes parsed by itself: whether it stands in a code block is not known here.
fn parsed(part: Part, line: &str) -> Option<Note> {
    (part == Part::Text(Field::Notes)).then(|| parse_line(line, None))
}

fn look(note: Option<&Note>, theme: &Theme, byte: usize) -> Run {
    note.map_or(Run::all(Style::new()), |note| note::look_at(note, theme, byte))
}

fn found_in(run: Run, found: &[Range<usize>], byte: usize, theme: &Theme) -> Run {
    found.iter().fold(run, |run, range| run.with(byte, range, theme.found))
}

fn tint(canvas: &mut Canvas<'_>, list: Area, number: u16, is_chosen: bool) {
    if is_chosen {
        let style = canvas.theme.chosen;
        canvas.tint(Area { y: list.y.saturating_add(number), height: 1, ..list }, style);
    }
}
