//! The texts: their visible rows, the stamps beside them, the selection, the matches of what is looked for.

use std::ops::Range;

use ratatui::layout::Position as Cell;
use ratatui::style::Style;

use super::canvas::{Canvas, Run};
use super::clock::talk_time;
use super::note;
use crate::app::layout::TextPane;
use crate::app::{Model, OpenEntry, Overlay, ShownRow};
use crate::journal::Field;
use crate::text::{Query, Selection};

/// Draws every text of the screen and gives back where the caret stands.
pub(super) fn draw_all(canvas: &mut Canvas<'_>, model: &Model) -> Option<Cell> {
    let open = model.open.as_deref()?;
    let mut caret = None;
    for pane in &model.layout.texts {
        draw(canvas, model, open, pane);
        if pane.field == open.focus && !model.chosen.has_focus {
            caret = caret_in(open, pane);
        }
    }
    caret
}

fn caret_in(open: &OpenEntry, pane: &TextPane) -> Option<Cell> {
    let (row, column) = open.editor(pane.field).caret?;
    let column = u16::try_from(column).ok()?.min(pane.text.width.saturating_sub(1));
    let row = u16::try_from(row).ok().filter(|row| *row < pane.text.height)?;
    Some(Cell::new(pane.text.x.checked_add(column)?, pane.text.y.checked_add(row)?))
}

fn draw(canvas: &mut Canvas<'_>, model: &Model, open: &OpenEntry, pane: &TextPane) {
    let text = open.entry.text(pane.field);
    if text.is_empty() {
        let style = canvas.theme.quiet;
        canvas.rows(pane.text).wrapped(placeholder(pane), style);
        return;
    }
    let editor = open.editor(pane.field);
    let query = query(model, pane);
    let mut found: (Option<usize>, Vec<Range<usize>>) = (None, Vec::new());
    for (number, row) in (0_u16..).zip(editor.shown.iter().take(pane.text.height.into())) {
        let Some(line) = text.lines().get(row.line) else { continue };
        if row.is_first
            && let Some(stamp) = line.tag.stamp
        {
            let style = canvas.theme.quiet;
            let columns = pane.gutter.width.saturating_sub(2);
            let mut pen = canvas.row(pane.gutter, number);
            pen.skip(1);
            pen.column_right(columns, &talk_time(stamp), style);
        }
        if found.0 != Some(row.line) {
            found = (Some(row.line), query.as_ref().map(|query| query.in_line(&line.text)).unwrap_or_default());
        }
        let selection = editor.cursor.selection;
        let drawn = DrawnRow { open, pane, shown: row, line: &line.text, found: &found.1, selection };
        drawn.draw(canvas, number);
    }
}

/// A visible row with all that lies on it.
struct DrawnRow<'a> {
    open: &'a OpenEntry,
    pane: &'a TextPane,
    shown: &'a ShownRow,
    line: &'a str,
    found: &'a [Range<usize>],
    selection: Selection,
}

impl DrawnRow<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, number: u16) {
        let theme = canvas.theme;
        let note = Some(self.pane.field).filter(|field| *field == Field::Notes);
        let note = note.and_then(|_| self.open.outline.notes().get(self.shown.line));
        let selected = self.selected();
        let look = |byte: usize| {
            let run = note.map_or(Run::all(Style::new()), |note| note::look_at(note, theme, byte));
            let run = self.found.iter().fold(run, |run, found| run.with(byte, found, theme.found));
            run.with(byte, &selected, theme.selection)
        };
        let mut pen = canvas.row(self.pane.text, number);
        pen.skip(u16::try_from(self.shown.indent).unwrap_or(u16::MAX));
        pen.piece(self.line, self.shown.range.clone(), look);
        if self.shown.range.end == self.line.len() && selected.contains(&self.line.len()) {
            // The line's end is selected as well: without this an empty line would not show that it is.
            pen.write(" ", theme.selection);
        }
    }

    /// The bytes of the line that are selected, one more than it has when its end is.
    fn selected(&self) -> Range<usize> {
        let (start, end) = (self.selection.start(), self.selection.end());
        let from = if start.line < self.shown.line { 0 } else { start.byte };
        let to = if end.line > self.shown.line { self.line.len() + 1 } else { end.byte };
        let touched = (start.line..=end.line).contains(&self.shown.line);
        if touched { from..to } else { 0..0 }
    }
}

/// What is looked for in this text.
fn query(model: &Model, pane: &TextPane) -> Option<Query> {
    model.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Find(find) if find.field == pane.field => Some(find.query()),
        _ => None,
    })
}

/// What an empty text says.
fn placeholder(pane: &TextPane) -> &'static str {
    match pane.field {
        Field::Notes => "One thought a line. ? asks, = answers, ! keeps a point, [ ] is to do.",
        Field::Summary => "What was said.",
        Field::Reflection => "What you make of it.",
    }
}
