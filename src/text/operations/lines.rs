//! What is done to whole lines: indenting, moving, duplicating, joining, ticking.

use std::ops::Range;

use super::Revision;
use crate::text::list::Prefix;
use crate::text::{Edit, Line, Position, Selection, Side, Tag, Text};

/// What one step indents by.
const STEP: &str = "  ";

/// The numbers of the lines that a selection touches; one that ends at a line's start does not touch that line.
pub(super) fn touched(text: &Text, selection: Selection) -> Range<usize> {
    let last = text.lines().len() - 1;
    let (start, end) = (selection.start(), selection.end());
    let end_line = if end.byte == 0 && end.line > start.line { end.line - 1 } else { end.line };
    start.line.min(last)..end_line.min(last) + 1
}

/// Indents the lines of the selection by two spaces; blank ones only when there is no other.
#[must_use]
pub fn indent(text: &Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    let lines = touched(text, selection);
    let only = lines.len() == 1;
    each(text, selection, lines, |line, content| {
        let at = Position::new(line, 0);
        (only || !content.trim().is_empty()).then(|| text.replace(at..at, STEP, fresh))
    })
}

/// Takes two spaces, or a tab, from the start of the lines of the selection.
#[must_use]
pub fn outdent(text: &Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    each(text, selection, touched(text, selection), |line, content| {
        let blanks = content.bytes().take_while(|byte| *byte == b' ').count().min(STEP.len());
        let taken = if content.starts_with('\t') { 1 } else { blanks };
        (taken > 0).then(|| text.replace(Position::new(line, 0)..Position::new(line, taken), "", fresh))
    })
}

/// Ticks the check boxes of the lines of the selection, or unticks them when the first is ticked. A line without a box
/// gets an open one, behind its bullet or number.
#[must_use]
pub fn toggle_check_box(text: &Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    let lines = touched(text, selection);
    let box_of = |content: &str| Prefix::of(content).check_box;
    let is_done = |content: &str| {
        box_of(content).and_then(|place| content.get(place)).is_some_and(|sign| sign.to_lowercase() == "[x]")
    };
    let has_open = |content: &str| box_of(content).is_some() && !is_done(content);
    let sign = if has_open(text.line(lines.start)) { "[x]" } else { "[ ]" };
    let only = lines.len() == 1;
    each(text, selection, lines, |line, content| {
        if !only && content.trim().is_empty() {
            return None;
        }
        let edit = if let Some(place) = box_of(content) {
            text.replace(Position::new(line, place.start)..Position::new(line, place.end), sign, fresh)
        } else {
            let at = Position::new(line, Prefix::of(content).end);
            text.replace(at..at, "[ ] ", fresh)
        };
        (!edit.is_empty()).then_some(edit)
    })
}

/// Moves the lines of the selection above the line before them.
#[must_use]
pub fn move_up(text: &Text, selection: Selection) -> Option<Revision> {
    let lines = touched(text, selection);
    let above = lines.start.checked_sub(1)?;
    let mut order = text.lines().get(above..lines.end)?.to_vec();
    order.rotate_left(1);
    Some(rearranged(text, selection, above..lines.end, &order, |line| line.saturating_sub(1)))
}

/// Moves the lines of the selection below the line behind them.
#[must_use]
pub fn move_down(text: &Text, selection: Selection) -> Option<Revision> {
    let lines = touched(text, selection);
    let mut order = text.lines().get(lines.start..=lines.end)?.to_vec();
    order.rotate_right(1);
    Some(rearranged(text, selection, lines.start..lines.end + 1, &order, |line| line + 1))
}

/// Puts a copy of the lines of the selection, tags and all, below them; the selection goes to the copy.
#[must_use]
pub fn duplicate(text: &Text, selection: Selection) -> Option<Revision> {
    let lines = touched(text, selection);
    let copy = text.lines().get(lines.clone())?.to_vec();
    Some(rearranged(text, selection, lines.end..lines.end, &copy, |line| line + lines.len()))
}

/// Joins the lines of the selection to one; with one line, that and the next. Blanks at the joints become one space,
/// none where a line is blank. The caret goes to the last joint.
#[must_use]
pub fn join(text: &Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    let lines = touched(text, selection);
    let last = if lines.len() == 1 { lines.end } else { lines.end - 1 };
    if last >= text.lines().len() {
        return None;
    }
    let mut joined = Text::from_lines(text.lines().get(lines.start..=last)?.iter().cloned());
    let mut edits = Vec::new();
    let mut at = Position::default();
    for _ in lines.start..last {
        let (one, other) = (joined.line(0), joined.line(1));
        let (head, tail) = (one.trim_end(), other.trim_start());
        let space = if head.is_empty() || tail.is_empty() { "" } else { " " };
        let from = Position::new(0, head.len());
        let edit = joined.replace(from..Position::new(1, other.len() - tail.len()), space, fresh);
        at = Position::new(lines.start, head.len());
        joined.apply(&edit).ok()?;
        edits.push(Edit { at: Position::new(lines.start, edit.at.byte), ..edit });
    }
    Some(Revision { edits, selection: Selection::caret(at) })
}

/// One edit a line, each within its line.
fn each(
    text: &Text,
    selection: Selection,
    lines: Range<usize>,
    edit: impl Fn(usize, &str) -> Option<Edit>,
) -> Option<Revision> {
    let edits: Vec<Edit> = lines.filter_map(|line| edit(line, text.line(line))).collect();
    let carried = |end: Position| {
        let stays = !selection.is_empty() && end == selection.start() && end.byte == 0;
        let side = if stays { Side::Before } else { Side::Behind };
        edits.iter().fold(end, |end, edit| edit.carry(end, side))
    };
    let selection = Selection { anchor: carried(selection.anchor), head: carried(selection.head) };
    (!edits.is_empty()).then_some(Revision { edits, selection })
}

/// Other lines in the place of whole ones; the selection goes along to the line that `to` names.
fn rearranged(
    text: &Text,
    selection: Selection,
    range: Range<usize>,
    lines: &[Line],
    to: impl Fn(usize) -> usize,
) -> Revision {
    let last = text.lines().len() - range.len() + lines.len() - 1;
    let place = |end: Position| {
        let line = to(end.line);
        // The end of a selection may stand at the start of a line that there is no more.
        if line > last {
            Position::new(last, lines.last().map_or(0, |line| line.text.len()))
        } else {
            Position { line, ..end }
        }
    };
    let selection = Selection { anchor: place(selection.anchor), head: place(selection.head) };
    Revision { edits: vec![text.replace_lines(range, lines)], selection }
}
