//! Questions of the notes without an answer, and follow-ups that are not done.

use super::{Check, Checked, Finding};
use crate::journal::{Field, Outline};

/// Checks the notes. A question is open, and no finding, as long as its talk goes on.
pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let notes = &checked.entry.notes;
    let outline = Outline::of(notes);
    let is_over = checked.entry.talk_was_over();
    let unanswered = outline.questions().into_iter().filter(|question| is_over && question.answers.is_empty());
    let unanswered = unanswered.map(|question| (question.line, Check::UnansweredQuestion, "not answered"));
    let open = outline.follow_ups().filter(|follow_up| !follow_up.done);
    let open = open.map(|follow_up| (follow_up.line, Check::OpenFollowUp, "not done"));
    for (line, check, what) in unanswered.chain(open) {
        let before: usize = notes.lines().iter().take(line).map(|line| line.text.len() + 1).sum();
        let body = outline.notes().get(line).map_or(0..0, |note| note.body.clone());
        let said = notes.line(line).get(body.clone()).unwrap_or_default().trim();
        if !said.is_empty() {
            let bytes = before + body.start..before + body.end;
            findings.push(Finding::at(check, Field::Notes, bytes, format!("{what}: {said}")));
        }
    }
}
