//! A window on top of a screen: a thin frame with a title.

use crate::app::{Area, Size};
use crate::ui::canvas::{Canvas, width};

/// An area without its first and last row: where a window stands that is scrolled by the rows of such a one.
pub(super) fn apart(within: Area) -> Area {
    within.split_top(1).1.split_bottom(1).0
}

/// Opens a window for at most `wanted` cells in the middle of an area and gives back the cells within it.
pub(super) fn open(canvas: &mut Canvas<'_>, within: Area, title: &str, wanted: Size) -> Area {
    let (frame, inside) = within.window(wanted);
    // A column around it keeps the words behind at a distance.
    let around = Area { x: frame.x.saturating_sub(1), width: frame.width.saturating_add(2), ..frame };
    let theme = canvas.theme;
    canvas.tint(within, theme.behind);
    canvas.clear(around);
    let mut pen = canvas.row(frame, 0);
    pen.write("╭─ ", theme.line);
    pen.keep_free(3);
    pen.cut(title, theme.heading_in_focus);
    pen.write(" ", theme.line);
    let used = (width(title) + 4).min(frame.width.saturating_sub(2));
    let mut pen = canvas.row(frame, 0);
    pen.skip(used);
    pen.keep_free(1);
    pen.write(&"─".repeat(pen.room().into()), theme.line);
    let mut corner = canvas.row(frame, 0);
    corner.skip(frame.width.saturating_sub(1));
    corner.write("╮", theme.line);
    for row in 1..frame.height.saturating_sub(1) {
        let mut pen = canvas.row(frame, row);
        pen.write("│", theme.line);
        pen.skip(frame.width.saturating_sub(2));
        pen.write("│", theme.line);
    }
    if frame.height > 1 {
        let mut pen = canvas.row(frame, frame.height - 1);
        pen.write("╰", theme.line);
        pen.write(&"─".repeat(frame.width.saturating_sub(2).into()), theme.line);
        pen.write("╯", theme.line);
    }
    inside
}
