//! What the open entry was before: its versions, and what has changed since the selected one.

use ratatui::style::Style;

use crate::app::{Area, ComparedLine, OlderVersion, Versions, panes};
use crate::journal::Fate;
use crate::ui::canvas::{Canvas, Pen, Run, width as columns};
use crate::ui::theme::Theme;

/// The least width at which the year of a version is written.
const DATED: u16 = 48;

/// Draws list and difference over the whole body.
pub(super) fn draw(canvas: &mut Canvas<'_>, body: Area, versions: &Versions) {
    canvas.clear(body);
    let theme = canvas.theme;
    let (list, difference) = panes(body, versions.list.len());
    let above = |area: Area| Area { y: area.y.saturating_sub(1), height: 1, ..area };
    let count = format!("{} of {}", versions.selected + 1, versions.list.len());
    canvas.heading(above(list), "Older versions", theme.heading_in_focus, &count);
    if difference.x > list.x {
        canvas.line_left_of(Area { y: body.y, height: body.height, ..difference });
    }
    canvas.heading(above(difference), "Changed since then", theme.heading, "- then  + now");
    for (row, (place, version)) in (0..list.height).zip(versions.list.iter().enumerate().skip(versions.top)) {
        let is_chosen = place == versions.selected;
        let mut pen = canvas.row(list, row);
        pen.write(if is_chosen { "› " } else { "  " }, theme.key);
        draw_version(&mut pen, place + 1, version, list.width, theme);
        if is_chosen {
            let y = list.y.saturating_add(row);
            canvas.tint(Area { y, height: 1, ..list }, theme.chosen);
        }
    }
    let rows = versions.rows.iter().flat_map(|(_, rows)| rows).skip(versions.scroll);
    for (number, row) in (0..difference.height).zip(rows) {
        let Some(line) = versions.lines.get(row.line) else { continue };
        let mut pen = canvas.row(difference, number);
        let (sign, style) = look(line, theme);
        pen.column(1, if row.range.start == 0 { sign } else { "" }, style);
        pen.skip(u16::try_from(row.indent).unwrap_or(u16::MAX));
        pen.piece(&line.text, row.range.clone(), |_| Run::all(style));
    }
}

fn draw_version(pen: &mut Pen<'_>, number: usize, version: &OlderVersion, width: u16, theme: &Theme) {
    pen.column_right(3, &number.to_string(), Style::new());
    pen.skip(2);
    let when = version.when.format(if width < DATED { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" });
    pen.write(&when.to_string(), theme.quiet);
    pen.skip(2);
    let words = if version.entry.is_ok() { words(version.words) } else { "unreadable".to_owned() };
    let room = pen.room();
    pen.column(room.min(16), version.why, Style::new());
    pen.skip(1);
    if pen.room() >= columns(&words) {
        pen.write(&words, theme.quiet);
    }
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

/// What stands before a line, and its style.
fn look(line: &ComparedLine, theme: &Theme) -> (&'static str, Style) {
    match line.fate {
        None => ("", theme.strong),
        Some(Fate::Range) => ("", theme.quiet),
        Some(Fate::Kept) => (" ", Style::new()),
        Some(Fate::Gone) => ("-", theme.gone),
        Some(Fate::Come) => ("+", theme.come),
    }
}
