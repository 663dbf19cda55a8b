//! A question with yes and no.

use ratatui::style::Style;

use super::window;
use crate::app::{Area, Confirm, Model, Size};
use crate::command::Command;
use crate::text;
use crate::ui::canvas::Canvas;

/// Columns of a question at most.
const WIDTH: u16 = 60;

/// Draws the question, what to know before answering, and the keys of the answers.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, confirm: &Confirm) {
    let theme = canvas.theme;
    let body = model.layout.body;
    let columns = WIDTH.min(body.width.saturating_sub(6)).max(1);
    let height = |words: &str| u16::try_from(text::wrap(words, columns.into()).count()).unwrap_or(u16::MAX);
    let details = confirm.details.iter().fold(0_u16, |sum, line| sum.saturating_add(height(line)));
    let gap = u16::from(!confirm.details.is_empty());
    let wanted = height(&confirm.question).saturating_add(details).saturating_add(gap + 2);
    let inside = window::open(canvas, body, "Please confirm", Size { width: WIDTH, height: wanted });
    let (words, answers) = inside.split_bottom(1);
    // A row stays free above the answers.
    let mut rows = canvas.rows(words.split_bottom(1).0);
    rows.wrapped(&confirm.question, theme.strong);
    if gap > 0 {
        rows.gap();
    }
    for line in &confirm.details {
        rows.wrapped(line, Style::new());
    }
    answer(canvas, model, answers);
}

fn answer(canvas: &mut Canvas<'_>, model: &Model, area: Area) {
    let theme = canvas.theme;
    let mut pen = canvas.row(area, 0);
    for (command, words) in [(Command::Accept, "yes"), (Command::Cancel, "no")] {
        let keys = model.keymap.keys_in(model.place(), command);
        let keys: Vec<String> = keys.iter().take(2).map(ToString::to_string).collect();
        pen.write(&keys.join(" or "), theme.key);
        pen.skip(1);
        pen.write(words, Style::new());
        pen.skip(4);
    }
}
