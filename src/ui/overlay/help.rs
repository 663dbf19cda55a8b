//! The keys in force.

use super::window;
use crate::app::{Area, Help, HelpRow, Size};
use crate::ui::canvas::{Canvas, width};

/// Columns of the keys at most; more of them are cut.
const KEYS: u16 = 28;

/// Draws the visible part of the help.
pub(super) fn draw(canvas: &mut Canvas<'_>, within: Area, help: &Help) {
    let theme = canvas.theme;
    let rows = u16::try_from(help.rows.len()).unwrap_or(u16::MAX);
    let inside = window::open(canvas, window::apart(within), "Keys and signs", Size { width: 76, height: rows });
    let left = help.rows.iter().map(|row| match row {
        HelpRow::Command(keys, _) => width(keys),
        HelpRow::Sign(sign, _) => width(sign),
        HelpRow::Place(_) | HelpRow::Gap => 0,
    });
    let keys = left.max().unwrap_or(0).min(KEYS).min(inside.width / 3);
    let top = help.top.min(help.rows.len().saturating_sub(inside.height.into()));
    for (number, row) in (0..inside.height).zip(help.rows.iter().skip(top)) {
        let mut pen = canvas.row(inside, number);
        match row {
            HelpRow::Place(name) => pen.cut(name, theme.heading),
            HelpRow::Command(left, words) => {
                pen.column(keys, left, theme.key);
                pen.skip(2);
                pen.cut(words, ratatui::style::Style::new());
            }
            HelpRow::Sign(left, words) => {
                pen.column(keys, left, theme.strong);
                pen.skip(2);
                pen.cut(words, ratatui::style::Style::new());
            }
            HelpRow::Gap => {}
        }
    }
}
