//! My questions that wait for an answer, beside the notes.

use super::canvas::{Canvas, Run};
use super::note;
use crate::app::Model;
use crate::journal::Mark;

/// Draws the questions, when they have a place.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (Some(area), Some(open)) = (model.layout.queue, &model.open) else { return };
    canvas.line_left_of(area);
    let theme = canvas.theme;
    let ended = open.talk_has_ended(model.now);
    let mut pen = canvas.row(area, 0);
    pen.skip(1);
    pen.write(if ended { "Unanswered" } else { "Open questions" }, theme.heading);
    pen.skip(1);
    if !open.waiting.is_empty() {
        pen.write(&open.waiting.len().to_string(), theme.sign(Mark::Question));
    }
    let (_, below) = area.split_top(2);
    let below = below.split_left(1).1.split_right(1).0;
    if open.waiting.is_empty() {
        let words = if ended { "None." } else { "None. A line that starts with ? is one." };
        canvas.rows(below).wrapped(words, theme.quiet);
    }
    let mut rest = below;
    for (line, place) in &model.layout.questions {
        let (Some(note), Some(text)) = (open.outline.notes().get(*line), open.entry.notes.lines().get(*line)) else {
            continue;
        };
        let question = text.text.get(note.sign.start..).unwrap_or_default();
        canvas.rows(*place).styled(question, |byte| {
            let run = note::look_at(note, theme, note.sign.start + byte);
            Run { until: run.until.saturating_sub(note.sign.start), ..run }
        });
        rest = below.split_top((place.y + place.height + 1).saturating_sub(below.y)).1;
    }
    let more = open.waiting.len().saturating_sub(model.layout.questions.len());
    if more > 0 {
        canvas.row(rest, 0).cut(&format!("and {more} more"), theme.quiet);
    }
}
