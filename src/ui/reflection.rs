//! The screen of summary and reflection: headings with lengths above the texts, prompts below.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::text;
use crate::app::layout::TextPane;
use crate::app::{Area, Model, OpenEntry};
use crate::journal::Field;

/// Draws the screen and gives back where the caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let open = model.open.as_deref()?;
    for pane in &model.layout.texts {
        heading(canvas, model, open, pane);
    }
    line(canvas, model);
    prompts(canvas, model);
    text::draw_all(canvas, model)
}

fn heading(canvas: &mut Canvas<'_>, model: &Model, open: &OpenEntry, pane: &TextPane) {
    let Some(area) = pane.heading else { return };
    let theme = canvas.theme;
    let style = if pane.field == open.focus && !pane.read_only { theme.heading_in_focus } else { theme.heading };
    let words = match pane.field {
        Field::Notes => "Notes",
        Field::Summary => "Summary",
        Field::Reflection => "Reflection",
    };
    let length = if pane.field == Field::Notes { String::new() } else { length(model, open, pane.field) };
    canvas.heading(area, words, style, &length);
}

/// The line between the notes and what is written, joined to the headings.
fn line(canvas: &mut Canvas<'_>, model: &Model) {
    let Some(notes) = model.layout.pane(Field::Notes).and_then(|pane| pane.heading) else { return };
    let column = Area { x: notes.x.saturating_add(notes.width), width: 1, ..model.layout.body };
    let style = canvas.theme.line;
    canvas.line_left_of(Area { x: column.x.saturating_add(1), ..column });
    for (field, joint) in [(Field::Summary, "┬"), (Field::Reflection, "├")] {
        if let Some(heading) = model.layout.pane(field).and_then(|pane| pane.heading) {
            canvas.row(Area { y: heading.y, height: 1, ..column }, 0).write(joint, style);
        }
    }
}

/// How long a text is, in the unit that fits the language: words between spaces, for Korean characters.
fn length(model: &Model, open: &OpenEntry, field: Field) -> String {
    let lines = open.entry.text(field).lines();
    let is_korean = model.open_series().is_some_and(|series| series.language().starts_with("ko"));
    let (number, unit) = if is_korean {
        (lines.iter().map(|line| line.text.chars().count()).sum::<usize>(), "character")
    } else {
        (lines.iter().map(|line| line.text.split_whitespace().count()).sum(), "word")
    };
    match number {
        0 => String::new(),
        1 => format!("1 {unit}"),
        number => format!("{number} {unit}s"),
    }
}

fn prompts(canvas: &mut Canvas<'_>, model: &Model) {
    let Some(area) = model.layout.prompts else { return };
    let theme = canvas.theme;
    let mut rows = canvas.rows(area);
    for prompt in model.prompts() {
        let mut pen = rows.pen();
        pen.skip(1);
        pen.write("› ", theme.key);
        pen.keep_free(1);
        pen.cut(&prompt, theme.quiet);
    }
}
