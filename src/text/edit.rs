//! The one way a text changes: a fragment is taken out at a place and another put there. Its inverse is the swap.

use serde::{Deserialize, Serialize};

use super::{Position, Tag, Text};

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
#[error("the change at line {} does not fit the text as it is now", .at.line + 1)]
pub struct EditError {
    /// Where the edit was to be made.
    pub at: Position,
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
}

fn end_of(at: Position, text: &str) -> Position {
    match text.rfind('\n') {
        None => Position::new(at.line, at.byte + text.len()),
        Some(last) => {
            let lines = text.bytes().filter(|byte| *byte == b'\n').count();
            Position::new(at.line + lines, text.len() - last - 1)
        }
    }
}

impl Text {
    /// Makes the edit.
    ///
    /// # Errors
    /// When the removed fragment is not what stands at its place; the text is then untouched.
    pub fn apply(&mut self, _edit: &Edit) -> Result<(), EditError> {
        unimplemented!("the editing core's first commit brings it")
    }
}
