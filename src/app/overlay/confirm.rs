//! A question with yes and no.

use crate::app::{Area, Several, Size};
use crate::command::{Command, Keymap, Place};
use crate::journal::{Change, EntryId};
use crate::report::Format;
use crate::text;

/// Columns of a question at most.
const WIDTH: u16 = 60;

/// Columns between the two answers.
const GAP: u16 = 4;

/// A question to which `Enter` or `y` says yes and `Esc` or `n` says no.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What one should know before answering, a line each.
    pub details: Vec<String>,
    /// The first of these that is shown, where not all have room.
    pub top: usize,
    /// What yes means.
    pub yes: Answer,
}

impl Confirm {
    /// The cells that it takes within a window in the middle of `body`: the rows of the question and what to know, one free
    /// row, the answers.
    #[must_use]
    pub fn size(&self, body: Area) -> Size {
        let columns = WIDTH.min(body.width.saturating_sub(6)).max(1);
        let rows = |words: &String| text::wrap(words, columns.into()).count();
        let gap = usize::from(!self.details.is_empty());
        let height = rows(&self.question) + self.details.iter().map(rows).sum::<usize>() + gap + 2;
        Size { width: WIDTH, height: u16::try_from(height).unwrap_or(u16::MAX) }
    }

    /// Whether all there is to know is in sight.
    #[must_use]
    pub fn fits(&self, body: Area) -> bool {
        self.size(body).height.saturating_add(2) <= body.height
    }

    /// The answers as they stand in the last row within the window: the command, its keys, the word, and where.
    #[must_use]
    pub fn answers(inside: Area, keymap: &Keymap) -> [(Command, String, &'static str, Area); 2] {
        let mut rest = inside.split_bottom(1).1;
        [(Command::Accept, "yes"), (Command::Cancel, "no")].map(|(command, word)| {
            let keys = keymap.keys_in(Place::Overlay, command);
            let keys = keys.iter().take(2).map(ToString::to_string).collect::<Vec<_>>().join(" or ");
            let columns = text::columns(&keys) + 1 + text::columns(word);
            let (own, behind) = rest.split_left(u16::try_from(columns).unwrap_or(u16::MAX));
            rest = behind.split_left(GAP).1;
            (command, keys, word, own)
        })
    }
}

/// What happens on yes.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The report is written over the file that is there.
    Overwrite(Format),
    /// The reports of entries are written over the files that are there.
    OverwriteAll(Vec<EntryId>, Several),
    /// Entries are changed, as one step.
    Change {
        /// How.
        changes: Vec<(EntryId, Change)>,
        /// What is said when it is done.
        words: String,
    },
}
