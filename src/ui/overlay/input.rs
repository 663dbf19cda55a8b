//! A field of one line: the part of its text around the caret.

use ratatui::layout::Position;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::{Area, Input};
use crate::text;
use crate::ui::canvas::{Canvas, width};

/// Draws a field in the first row of an area and gives back where its caret stands, when it has it.
pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, area: Area, input: &Input, has_caret: bool) -> Option<Position> {
    let theme = canvas.theme;
    let row = Area { height: area.height.min(1), ..area };
    canvas.tint(row, theme.field);
    let words = input.text();
    let selection = input.selection();
    let caret = width(words.get(..selection.head.byte).unwrap_or(words));
    let hidden = if has_caret { u16::try_from(input.hidden(area.width)).unwrap_or(u16::MAX) } else { 0 };
    let selected = selection.start().byte..selection.end().byte;
    let mut pen = canvas.row(row, 0);
    let mut column: u16 = 0;
    for (byte, cluster) in words.grapheme_indices(true) {
        if pen.room() == 0 {
            break;
        }
        let columns = u16::try_from(text::display(cluster).columns).unwrap_or(u16::MAX);
        let end = column.saturating_add(columns);
        if column >= hidden {
            let style = if has_caret && selected.contains(&byte) { theme.selection } else { Style::new() };
            pen.write(cluster, style);
        } else if end > hidden {
            // Of a wide character at the edge only its right part would be seen.
            pen.skip(end - hidden);
        }
        column = end;
    }
    let x = area.x.saturating_add(caret.saturating_sub(hidden));
    (has_caret && area.width > 0 && area.height > 0).then(|| Position::new(x, area.y))
}
