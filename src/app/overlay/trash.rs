//! What was deleted, to be brought back.

use crate::app::{Area, Size};
use crate::command::Command;
use crate::journal::{Head, Moment};

/// Columns of its window at most.
const WIDTH: u16 = 76;

/// A deleted entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// What is known of it.
    pub head: Head,
    /// When it was deleted, on the clock on the wall; none when nobody knows.
    pub when: Option<Moment>,
}

/// The window that lists the trash.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// Its entries, the last deleted first; at least one.
    pub entries: Vec<Deleted>,
    /// The selected one.
    pub selected: usize,
}

impl Trash {
    /// The cells that it takes within a window.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { width: WIDTH, height: u16::try_from(self.entries.len()).unwrap_or(u16::MAX) }
    }

    /// The first entry that is shown within the window: the selected one is in sight.
    #[must_use]
    pub fn top(&self, inside: Area) -> usize {
        (self.selected + 1).saturating_sub(usize::from(inside.height.max(1)))
    }

    /// Moves the selection when the command says so; a page has `height` rows. Gives back whether it did.
    pub fn move_by(&mut self, command: Command, height: usize) -> bool {
        let Some(selected) = moved(self.selected, self.entries.len(), command, height) else { return false };
        self.selected = selected;
        true
    }
}

/// The row of `count` that a command of lists selects after `selected`; none when it is no such command.
pub(super) fn moved(selected: usize, count: usize, command: Command, height: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    let selected = match command {
        Command::Previous => selected.saturating_sub(1),
        Command::Next => selected + 1,
        Command::PageBack => selected.saturating_sub(height),
        Command::PageForward => selected + height,
        Command::First => 0,
        Command::Last => last,
        _ => return None,
    };
    Some(selected.min(last))
}
