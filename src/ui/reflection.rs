//! The screen of summary and reflection: headings with lengths above the texts, prompts below.

use ratatui::layout::Position;
use ratatui::style::Style;

use super::canvas::{Canvas, Run};
use super::clock::talk_time;
use super::{note, text};
use crate::app::layout::TextPane;
use crate::app::{Area, Model, OpenEntry};
use crate::journal::Field;

/// Draws the screen and gives back where the caret stands.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let open = model.open.as_deref()?;
    for pane in &model.layout.texts {
        heading(canvas, model, open, pane);
    }
    notes(canvas, model, open);
    line(canvas, model);
    prompts(canvas, model);
    text::draw_all(canvas, model)
}

fn heading(canvas: &mut Canvas<'_>, model: &Model, open: &OpenEntry, pane: &TextPane) {
    let Some(area) = pane.heading else { return };
    let theme = canvas.theme;
    let has_focus = pane.field == open.focus && !model.chosen.has_focus;
    let style = if has_focus { theme.heading_in_focus } else { theme.heading };
    let words = if pane.field == Field::Summary { "Summary" } else { "Reflection" };
    canvas.heading(area, words, style, &length(model, open, pane.field));
}

/// The notes beside the texts.
fn notes(canvas: &mut Canvas<'_>, model: &Model, open: &OpenEntry) {
    let Some(area) = model.layout.notes else { return };
    let (theme, chosen) = (canvas.theme, &model.chosen);
    let style = if chosen.has_focus { theme.heading_in_focus } else { theme.heading };
    canvas.heading(area, "Notes", style, chosen.kind.name());
    if model.layout.noted.is_empty() {
        let words = if open.entry.notes.is_empty() { "No notes were taken." } else { "No note of this kind." };
        canvas.rows(area.split_top(1).1.split_left(1).1).wrapped(words, theme.quiet);
    }
    for (place, stamp, words) in &model.layout.noted {
        let Some(line) = chosen.shown.get(*place).and_then(|line| Some((*line, open.entry.notes.lines().get(*line)?)))
        else {
            continue;
        };
        let (number, line) = line;
        if let Some(at) = line.tag.stamp {
            let mut pen = canvas.row(*stamp, 0);
            pen.skip(1);
            pen.column_right(stamp.width.saturating_sub(2), &talk_time(at), theme.quiet);
        }
        let note = open.outline.notes().get(number);
        let look = |byte: usize| note.map_or(Run::all(Style::new()), |note| note::look_at(note, theme, byte));
        canvas.rows(*words).styled(&line.text, look);
        if chosen.folded.contains(&number) {
            let mut pen = canvas.row(*words, words.height.saturating_sub(1));
            pen.skip(crate::ui::canvas::width(&line.text).min(words.width.saturating_sub(2)));
            pen.write(" …", theme.quiet);
        }
        if chosen.has_focus && *place == chosen.selected {
            let row = Area { x: stamp.x, width: stamp.width.saturating_add(words.width), ..*words };
            canvas.tint(row, theme.chosen);
        }
    }
}

/// The line between the notes and what is written, joined to the headings.
fn line(canvas: &mut Canvas<'_>, model: &Model) {
    let Some(notes) = model.layout.notes.filter(|_| !model.layout.texts.is_empty()) else { return };
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
