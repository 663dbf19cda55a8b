//! A board: the questions or the follow-ups of all weeks, each with the talk it comes from.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::canvas::{Canvas, Pen, Run};
use super::clock::talk_time;
use super::{note, weeks};
use crate::app::boards::BoardKind;
use crate::app::layout::boards::{BoardPlaces, ItemColumns, ItemPlace, SIGN, STAMP, heading, share_name, words};
use crate::app::{Area, Model};
use crate::command::Command;
use crate::journal::{NoteLine, parse_line};
use crate::review::{Item, Standing};

/// Draws the board and gives back where the caret stands: in its filter, while that is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, kind: BoardKind) -> Option<Position> {
    let places = &model.layout.board;
    let list = model.boards.list(kind);
    let theme = canvas.theme;
    let names: Vec<String> = (0..kind.shares().len()).map(|share| share_name(&model.boards, kind, share)).collect();
    draw_shares(canvas, places, &names, list.share);
    if list.only_mine {
        let end = places.named.last().map_or(0, |(_, area)| area.x.saturating_add(area.width));
        let mut pen = canvas.row(places.shares, 0);
        // Behind the sign of those that have no room.
        let alone = u16::from(places.named.len() < names.len()) * 2;
        pen.skip(end.saturating_sub(places.shares.x) + alone + 3);
        let warning = theme.warning;
        pen.write("mine only", warning);
    }
    let filter = list.filter.as_ref();
    let caret = filter.and_then(|filter| weeks::draw_filter(canvas, places.filter, filter, list.shown.len()));
    if list.shown.is_empty() {
        say_why_empty(canvas, model, kind);
    }
    for place in &places.items {
        let Some(item) = model.boards.item(kind, place.shown) else { continue };
        if let Some(area) = place.heading {
            let style = if item.standing == Standing::Overdue && kind == BoardKind::FollowUps {
                canvas.theme.warning
            } else {
                canvas.theme.heading
            };
            let mut pen = canvas.row(area, 0);
            pen.skip(SIGN);
            pen.keep_free(1);
            pen.cut(&heading(kind, item), style);
        }
        draw_item(canvas, kind, item, place, place.shown == list.selected);
    }
    caret
}

/// Draws the parts that can be shown, `shown` among them, or that one alone where there is no room for all.
pub(super) fn draw_shares(canvas: &mut Canvas<'_>, places: &BoardPlaces, names: &[String], shown: usize) {
    let theme = canvas.theme;
    for (share, area) in &places.named {
        let style = if *share == shown { theme.heading_in_focus } else { theme.quiet };
        canvas.row(*area, 0).write(names.get(*share).map_or("", String::as_str), style);
    }
    if places.named.len() < names.len() {
        let mut pen = canvas.row(places.shares, 0);
        pen.write("‹", theme.key);
        pen.skip(places.named.first().map_or(0, |(_, area)| area.width) + 2);
        pen.write("›", theme.key);
    }
}

fn draw_item(canvas: &mut Canvas<'_>, kind: BoardKind, item: &Item, place: &ItemPlace, is_chosen: bool) {
    let theme = canvas.theme;
    let columns = ItemColumns::of(kind, place.area.width);
    canvas.row(place.area, 0).write(if is_chosen { "› " } else { "  " }, theme.key);
    let (_, rest) = place.area.split_left(SIGN);
    let said = match kind {
        BoardKind::Questions => {
            let (stamps, rest) = rest.split_left(STAMP);
            let mut row = 0;
            for line in std::iter::once(&item.note).chain(&item.answers) {
                stamp(&mut canvas.row(stamps, row), line, theme.quiet);
                let below = rest.split_top(row).1.split_left(columns.words).0;
                row += draw_words(canvas, below, line);
            }
            row
        }
        BoardKind::FollowUps => {
            let (own, beside) = rest.split_left(columns.words);
            let row = draw_words(canvas, own, &item.note);
            let (mut pen, words) = if columns.source > 0 {
                let mut pen = canvas.row(beside, 0);
                pen.skip(2);
                (pen, source(item))
            } else {
                let mut pen = canvas.row(own, row);
                pen.skip(4);
                (pen, source(item))
            };
            pen.keep_free(1);
            pen.cut(&words, theme.quiet);
            row + 1
        }
    };
    if is_chosen {
        let height = said.min(place.area.height);
        canvas.tint(Area { height, ..place.area }, theme.chosen);
    }
}

/// Where a follow-up comes from: week, day, stamp and title.
fn source(item: &Item) -> String {
    let stamp = item.note.stamp.map(|stamp| format!("  {}", talk_time(stamp))).unwrap_or_default();
    let source = &item.source;
    format!("Week {}  {}{stamp}  {}", source.week, source.date.format("%m-%d"), source.title.trim())
}

fn stamp(pen: &mut Pen<'_>, line: &NoteLine, style: Style) {
    let words = line.stamp.map(talk_time).unwrap_or_default();
    pen.column_right(STAMP - 1, &words, style);
}

/// Draws what a note says in its colours and gives back how many rows it takes.
pub(super) fn draw_words(canvas: &mut Canvas<'_>, area: Area, line: &NoteLine) -> u16 {
    let theme = canvas.theme;
    let said = words(&line.whole);
    let start = line.whole.len() - said.len();
    let parsed = parse_line(&line.whole, None);
    canvas.rows(area).styled(said, |byte| {
        let run = note::look_at(&parsed, theme, start + byte);
        Run { until: run.until.saturating_sub(start), ..run }
    });
    let rows = crate::text::wrap(said, usize::from(area.width.max(1))).count();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn say_why_empty(canvas: &mut Canvas<'_>, model: &Model, kind: BoardKind) {
    let theme = canvas.theme;
    let list = model.boards.list(kind);
    let area = model.layout.board.list;
    let (_, area) = area.split_top(area.height / 4);
    let (_, area) = area.split_left(4);
    let mut rows = canvas.rows(area);
    if !model.boards.is_whole {
        rows.wrapped("Reading the notes of all weeks.", theme.quiet);
        return;
    }
    let words = match (kind, list.filter.is_some()) {
        (BoardKind::Questions, true) => "No question here matches the filter.",
        (BoardKind::FollowUps, true) => "No follow-up here matches the filter.",
        (BoardKind::Questions, false) => "No question stands like this.",
        (BoardKind::FollowUps, false) => "No follow-up stands like this.",
    };
    rows.wrapped(words, theme.strong);
    rows.gap();
    let commands = if list.filter.is_some() {
        [(Command::Back, "shows all"), (Command::NextShare, "looks at the others")]
    } else {
        [(Command::NextShare, "shows those that stand otherwise"), (Command::NextView, "goes to the next view")]
    };
    for (command, words) in commands {
        if let Some(key) = model.best_key(command) {
            let mut pen = rows.pen();
            pen.column(7, &key.to_string(), theme.key);
            pen.cut(words, theme.quiet);
        }
    }
}
