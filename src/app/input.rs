//! A field of one line: the editing core with a text that never has a second one.

use crate::command::Command;
use crate::text::{self, Cursor, Edit, History, Kind, Revision, Selection, Tag, Text, Viewport, Wrapping, operations};

use super::typing;

/// A field of one line.
#[derive(Clone, Debug)]
pub struct Input {
    text: Text,
    cursor: Cursor,
    history: History<Edit>,
}

/// So wide that its one line is never wrapped.
const WIDTH: usize = usize::MAX / 4;

/// What the history of a field may hold, in bytes.
const HISTORY: usize = 64 * 1024;

/// What a key did to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// Nothing: the command is not one of typing.
    None,
    /// The caret moved.
    Moved,
    /// The text is another.
    Changed,
    /// The text is to be put on the clipboard; the field may have changed.
    Copied(String),
    /// The clipboard is wanted.
    WantsClipboard,
}

impl Default for Input {
    fn default() -> Self {
        Self::with("")
    }
}

impl Input {
    /// A field with this text, the caret behind it.
    #[must_use]
    pub fn with(value: &str) -> Self {
        let text = Text::from(one_line(value).as_str());
        let cursor = Selection::caret(text.end()).into();
        Self { text, cursor, history: History::new(HISTORY) }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.line(0)
    }

    /// The caret and the selection.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.cursor.selection
    }

    /// The columns of its text that are left out at the start where `width` columns are shown and it has the caret: the caret
    /// is in sight, and with it as much as possible of what stands before it.
    #[must_use]
    pub fn hidden(&self, width: u16) -> usize {
        let before = self.text().get(..self.cursor.selection.head.byte).unwrap_or_default();
        (text::columns(before) + 1).saturating_sub(usize::from(width))
    }

    /// Puts the caret at this column of the text, or with `extend` lets the selection reach to there.
    pub fn click(&mut self, column: usize, extend: bool) {
        let mut rows = Wrapping::new(WIDTH);
        let head = Viewport::new(1).hit(&self.text, &mut rows, 0, column).position;
        let anchor = if extend { self.cursor.selection.anchor } else { head };
        self.cursor = Selection { anchor, head }.into();
    }

    /// Types these characters; line ends become spaces.
    pub fn insert(&mut self, typed: &str) {
        let typed = one_line(typed);
        self.revise(
            operations::insert(&self.text, self.cursor.selection, &typed, &Tag::default()),
            Kind::of_typed(&typed),
        );
    }

    /// Carries out a command of typing.
    pub fn run(&mut self, command: Command) -> Reaction {
        let mut rows = Wrapping::new(WIDTH);
        if let Some((motion, extend)) = typing::motion(command, 1) {
            self.cursor = text::moved(&self.text, &mut rows, self.cursor, motion, extend);
            return Reaction::Moved;
        }
        if let Some(motion) = typing::deletion(command, 1) {
            let selection = self.cursor.selection;
            let revision = operations::delete(&self.text, &mut rows, selection, motion, &Tag::default());
            self.revise(revision, Kind::Deleting);
            return Reaction::Changed;
        }
        let selected = self.text.slice(self.cursor.selection.start()..self.cursor.selection.end());
        match command {
            Command::SelectAll => {
                self.cursor = text::select_all(&self.text).into();
                Reaction::Moved
            }
            Command::Copy if !selected.is_empty() => Reaction::Copied(selected),
            Command::Cut if !selected.is_empty() => {
                self.insert("");
                Reaction::Copied(selected)
            }
            Command::Paste => Reaction::WantsClipboard,
            Command::Undo | Command::Redo => {
                self.travel(command == Command::Undo);
                Reaction::Changed
            }
            _ => Reaction::None,
        }
    }

    fn revise(&mut self, revision: Option<Revision>, kind: Kind) {
        let Some(revision) = revision else { return };
        let before = self.cursor.selection;
        // The edits were made for this very text, so they fit.
        let made: Vec<Edit> = revision.edits.into_iter().filter(|edit| self.text.apply(edit).is_ok()).collect();
        self.cursor = revision.selection.into();
        // Without a clock: a word is a step however slowly it is typed.
        self.history.record(kind, made, before, revision.selection, 0);
    }

    fn travel(&mut self, back: bool) {
        let step = if back { self.history.undo() } else { self.history.redo() };
        let Some(step) = step else { return };
        let edits: Vec<Edit> =
            if back { step.changes.iter().rev().map(Edit::inverse).collect() } else { step.changes.clone() };
        let selection = if back { step.before } else { step.after };
        for edit in &edits {
            if self.text.apply(edit).is_err() {
                break;
            }
        }
        self.cursor = selection.into();
    }
}

fn one_line(text: &str) -> String {
    operations::line_feeds_only(text).replace('\n', " ")
}
