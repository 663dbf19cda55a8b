//! Places in a text.

use serde::{Deserialize, Serialize};

/// A place between two characters: a line, and a byte offset within it that lies on a character boundary.
///
/// The derived order is the order in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line number, from 0.
    pub line: usize,
    /// Bytes from the start of the line.
    pub byte: usize,
}

impl Position {
    /// The place `byte` bytes into line `line`.
    #[must_use]
    pub fn new(line: usize, byte: usize) -> Self {
        Self { line, byte }
    }
}

/// The caret, and where a selection was begun; the two are equal when nothing is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The end that stays when the selection is extended.
    pub anchor: Position,
    /// The end that moves: the caret.
    pub head: Position,
}

impl Selection {
    /// A caret with nothing selected.
    #[must_use]
    pub fn caret(at: Position) -> Self {
        Self { anchor: at, head: at }
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.anchor == self.head
    }

    /// The earlier end.
    #[must_use]
    pub fn start(&self) -> Position {
        self.anchor.min(self.head)
    }

    /// The later end.
    #[must_use]
    pub fn end(&self) -> Position {
        self.anchor.max(self.head)
    }
}
