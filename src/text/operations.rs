//! What a writer does to a text: type, break a line, delete, paste. Each makes edits and says where the caret goes.
//!
//! Nothing is applied here. `fresh` is the tag of a line begun now. It must not know of keys or of what a tag means.

mod lines;
mod newline;

use std::borrow::Cow;

use super::motion::target;
use super::{Caret, Cursor, Edit, Fragment, Motion, Position, Selection, Tag, Text, Wrapping};

pub use lines::{duplicate, indent, join, move_down, move_up, outdent, toggle_check_box};
pub use newline::{Continuation, newline, remove_sign};

/// Edits that make one step, and the selection after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// To be applied in this order; each is made for the text that the ones before it leave. At least one.
    pub edits: Vec<Edit>,
    /// Where the caret and the selection are then, on character boundaries. What was typed may have joined a character
    /// beside it to one grapheme cluster, so pass it through [`Text::snap_selection`] once the edits are applied.
    pub selection: Selection,
}

impl Revision {
    /// One edit, with the caret behind what it inserted; none when it changes nothing.
    fn behind(edit: Edit) -> Option<Self> {
        let selection = Selection::caret(edit.end());
        (!edit.is_empty()).then(|| Self { edits: vec![edit], selection })
    }
}

/// Puts text as typed in the place of the selection. Carriage returns are kept: see [`line_feeds_only`].
#[must_use]
pub fn insert(text: &Text, selection: Selection, typed: &str, fresh: &Tag) -> Option<Revision> {
    Revision::behind(text.replace(selection.start()..selection.end(), typed, fresh))
}

/// Puts a fragment, which brings the tags of its lines, in the place of the selection.
#[must_use]
pub fn paste(text: &Text, selection: Selection, fragment: &Fragment, fresh: &Tag) -> Option<Revision> {
    Revision::behind(text.replace_fragment(selection.start()..selection.end(), fragment, fresh))
}

/// Deletes the selection; with nothing selected, what lies between the caret and where `motion` leads.
///
/// A motion that would not leave the line's start or end, or would go over it by words, takes the line feed alone. A
/// motion to a row's end takes the space that hangs there too, though the caret does not stand behind it in that row.
#[must_use]
pub fn delete(
    text: &Text,
    wrapping: &mut Wrapping,
    cursor: impl Into<Cursor>,
    motion: Motion,
    fresh: &Tag,
) -> Option<Revision> {
    let cursor = cursor.into();
    let selection = text.snap_selection(cursor.selection);
    let range = if selection.is_empty() {
        let head = selection.head;
        let to = deletion_target(text, wrapping, Caret { position: head, ..cursor.caret() }, motion);
        head.min(to)..head.max(to)
    } else {
        selection.start()..selection.end()
    };
    if range.is_empty() {
        return None;
    }
    Revision::behind(text.replace(range, "", fresh))
}

/// The whole lines that the selection touches, as a fragment, and their deletion: what cutting takes when nothing is
/// selected.
#[must_use]
pub fn delete_lines(text: &Text, selection: Selection) -> (Fragment, Option<Revision>) {
    let lines = lines::touched(text, selection);
    let edit = text.replace_lines(lines.clone(), &[]);
    let last = text.lines().len() - lines.len();
    let line = lines.start.min(last.saturating_sub(1));
    let mut fragment = text.fragment(Position::new(lines.start, 0)..text.line_end(lines.end - 1));
    fragment.text.push('\n');
    fragment.tags.push(Tag::default());
    let revision = Revision { edits: vec![edit], selection: Selection::caret(Position::new(line, 0)) };
    (fragment, (!text.is_empty()).then_some(revision))
}

/// Text from outside with `\n` alone between lines: `\r\n` and a lone `\r` become `\n`.
#[must_use]
pub fn line_feeds_only(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

fn deletion_target(text: &Text, wrapping: &mut Wrapping, caret: Caret, motion: Motion) -> Position {
    let from = caret.position;
    let at_start = from.byte == 0;
    let at_end = from == text.line_end(from.line);
    match motion {
        Motion::WordLeft | Motion::RowStart | Motion::LineStart if at_start => {
            target(text, wrapping, caret, Motion::Left).position
        }
        Motion::WordRight | Motion::RowEnd | Motion::LineEnd if at_end => {
            target(text, wrapping, caret, Motion::Right).position
        }
        Motion::RowEnd if !caret.at_row_end => {
            let rows = wrapping.rows(text, from.line);
            Position::new(from.line, rows.range(rows.row_at(from.byte)).end)
        }
        _ => target(text, wrapping, caret, motion).position,
    }
}

#[cfg(test)]
mod tests;
