//! The index: a row for each speaker, tag or reference, with how often it stands in the journal.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::canvas::{Canvas, Pen};
use super::{board, weeks};
use crate::app::{Area, Model};
use crate::command::Command;
use crate::review::IndexKind;

/// Columns of the two counts and of the day.
const COUNT: u16 = 6;
const DAY: u16 = 10;

/// Draws the index and gives back where the caret stands: in its filter, while that is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let places = &model.layout.board;
    let index = &model.boards.index;
    let shown = index.shown();
    let names = IndexKind::ALL.map(|kind| crate::app::layout::boards::index_name(index, kind));
    let place = IndexKind::ALL.iter().position(|kind| *kind == index.kind).unwrap_or(0);
    board::draw_shares(canvas, places, &names, place);
    let filter = index.filter.as_ref();
    let caret = filter.and_then(|filter| weeks::draw_filter(canvas, places.filter, filter, shown.len()));
    if shown.is_empty() {
        say_why_empty(canvas, model);
        return caret;
    }
    let theme = canvas.theme;
    let write = |pen: &mut Pen<'_>, sign: &str, name: &str, counts: [&str; 3], style: Style, beside: Style| {
        pen.write(sign, theme.key);
        let day = if pen.room() >= 60 { DAY } else { 0 };
        let taken = 2 * COUNT + if day > 0 { day + 3 } else { 1 };
        pen.column(pen.room().saturating_sub(taken), name, style);
        pen.column_right(COUNT, counts[0], beside);
        pen.column_right(COUNT, counts[1], beside);
        if day > 0 {
            pen.skip(2);
            pen.column(day, counts[2], beside);
        }
    };
    let name = match index.kind {
        IndexKind::Speakers => "Speaker",
        IndexKind::Tags => "Tag",
        IndexKind::References => "Reference",
    };
    write(&mut canvas.row(places.head, 0), "  ", name, ["lines", "talks", "last"], theme.quiet, theme.quiet);
    for (number, (place, row)) in (0..places.list.height).zip(shown.iter().enumerate().skip(index.top)) {
        let is_chosen = place == index.selected;
        let sign = if is_chosen { "› " } else { "  " };
        let style = if index.kind == IndexKind::Tags { theme.tag } else { Style::new() };
        let counts = [row.lines.to_string(), row.talks.to_string(), row.last.to_string()];
        let counts = [counts[0].as_str(), counts[1].as_str(), counts[2].as_str()];
        write(&mut canvas.row(places.list, number), sign, &row.name, counts, style, theme.quiet);
        if is_chosen {
            canvas.tint(Area { y: places.list.y.saturating_add(number), height: 1, ..places.list }, theme.chosen);
        }
    }
    caret
}

fn say_why_empty(canvas: &mut Canvas<'_>, model: &Model) {
    let theme = canvas.theme;
    let index = &model.boards.index;
    let area = model.layout.board.list;
    let (_, area) = area.split_top(area.height / 4);
    let mut rows = canvas.rows(area.split_left(4).1);
    if !model.boards.is_whole {
        return rows.wrapped("Reading the notes of all weeks…", theme.quiet);
    }
    let words = match (index.kind, index.filter.is_some()) {
        (_, true) => "Nothing here matches the filter.",
        (IndexKind::Speakers, false) => "No talk names a speaker yet: d in the weeks does.",
        (IndexKind::Tags, false) => "No tags yet: #word in a note is one.",
        (IndexKind::References, false) => "No references yet: a note that starts with @ is one.",
    };
    rows.wrapped(words, theme.strong);
    rows.gap();
    let commands = [(Command::NextShare, "shows the next part"), (Command::Back, "goes back")];
    for (command, words) in commands {
        if let Some(key) = model.best_key(command) {
            let mut pen = rows.pen();
            pen.column(7, &key.to_string(), theme.key);
            pen.cut(words, theme.quiet);
        }
    }
}
