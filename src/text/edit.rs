//! The one way a text changes: a fragment is taken out at a place and another put there. Its inverse is the swap.
//!
//! It must not know why a text is changed, nor which tag a line ought to have: that is [`super::replace`]'s part.

use serde::{Deserialize, Serialize};

use super::{Line, Position, Tag, Text};

/// A piece of text with the tags of every line that it touches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// The characters; `\n` between lines.
    pub text: String,
    /// One tag a touched line (one more than there are `\n` in the text): those of the whole lines that begin or end
    /// in the fragment, not of the piece.
    pub tags: Vec<Tag>,
}

/// A change of a text: at `at`, `removed` gives way to `inserted`.
///
/// It names what it takes away, so that it can be undone, recorded, checked before it is replayed and merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Where both fragments start.
    pub at: Position,
    /// What stands there before.
    pub removed: Fragment,
    /// What stands there after.
    pub inserted: Fragment,
}

/// Why an edit does not fit a text: it was made for another version of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the change at line {} does not fit the text as it is now", .at.line.saturating_add(1))]
pub struct EditError {
    /// Where the edit was to be made.
    pub at: Position,
}

/// Where a place stays when text is inserted exactly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before the insertion: what another hand inserts leaves the caret with the text before it.
    Before,
    /// Behind the insertion: what one's own hand inserts pushes the caret on.
    Behind,
}

impl Fragment {
    /// Whether the tags are as many as the lines that the text touches.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.tags.len() == line_feeds(&self.text) + 1
    }
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    /// The place behind the inserted fragment.
    #[must_use]
    pub fn end(&self) -> Position {
        end_of(self.at, &self.inserted.text)
    }

    /// The place behind the removed fragment, in the text before the edit.
    #[must_use]
    pub fn removed_end(&self) -> Position {
        end_of(self.at, &self.removed.text)
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed == self.inserted
    }

    /// Where a place of the text before the edit is after it. A place inside the removed fragment goes to the start of
    /// the inserted one ([`Side::Before`]) or to its end.
    ///
    /// The result is on a character boundary but may cut a grapheme cluster that the edit made: see [`Text::snap`].
    #[must_use]
    pub fn carry(&self, position: Position, side: Side) -> Position {
        let removed_end = self.removed_end();
        if position < self.at || (position == self.at && side == Side::Before) {
            return position;
        }
        if position < removed_end || (position == removed_end && self.at == position) {
            return if side == Side::Before { self.at } else { self.end() };
        }
        let end = self.end();
        if position.line == removed_end.line {
            Position::new(end.line, end.byte + (position.byte - removed_end.byte))
        } else {
            Position::new(position.line - removed_end.line + end.line, position.byte)
        }
    }
}

/// How many lines end in the text.
pub(super) fn line_feeds(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

// An edit may come from a damaged file: its sums saturate, and the check against the text refuses it.
fn end_of(at: Position, text: &str) -> Position {
    match text.rfind('\n') {
        None => Position::new(at.line, at.byte.saturating_add(text.len())),
        Some(last) => Position::new(at.line.saturating_add(line_feeds(text)), text.len() - last - 1),
    }
}

impl Text {
    /// Makes the edit.
    ///
    /// # Errors
    /// When the place does not exist or cuts a character, when the removed fragment (characters or tags) is not what
    /// stands there, or when a fragment has not one tag a line; the text is then untouched.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        if !self.fits(edit) {
            return Err(EditError { at: edit.at });
        }
        let (at, end) = (edit.at, edit.removed_end());
        if let ([tag], true, Some(line)) =
            (edit.inserted.tags.as_slice(), at.line == end.line, self.lines.get_mut(at.line))
        {
            line.text.replace_range(at.byte..end.byte, &edit.inserted.text);
            line.tag = tag.clone();
            return Ok(());
        }
        let head = self.line(at.line).get(..at.byte).unwrap_or_default().to_owned();
        let tail = self.line(end.line).get(end.byte..).unwrap_or_default().to_owned();
        let mut lines: Vec<Line> = edit
            .inserted
            .text
            .split('\n')
            .zip(&edit.inserted.tags)
            .map(|(text, tag)| Line { text: text.to_owned(), tag: tag.clone() })
            .collect();
        if let Some(first) = lines.first_mut() {
            first.text.insert_str(0, &head);
        }
        if let Some(last) = lines.last_mut() {
            last.text.push_str(&tail);
        }
        self.lines.splice(at.line..=end.line, lines);
        Ok(())
    }

    fn fits(&self, edit: &Edit) -> bool {
        let end = edit.removed_end();
        if !edit.removed.is_sound() || !edit.inserted.is_sound() || end.line >= self.lines.len() {
            return false;
        }
        let touched = self.lines.iter().enumerate().take(end.line + 1).skip(edit.at.line);
        edit.removed.text.split('\n').zip(&edit.removed.tags).zip(touched).all(|((piece, tag), (number, line))| {
            let from = if number == edit.at.line { edit.at.byte } else { 0 };
            let to = if number == end.line { end.byte } else { line.text.len() };
            line.text.get(from..to) == Some(piece) && line.tag == *tag
        })
    }
}

#[cfg(test)]
mod tests;
