//! What is offered when the program was to end and something is not on disk.

use crate::app::{Area, Size};
use crate::command::Command;
use crate::text;

use super::trash::moved;

/// Columns of the window at most.
const WIDTH: u16 = 68;

/// What can be done then, in the order in which it is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Writes once more, and ends when that succeeds.
    #[default]
    TryAgain,
    /// Writes the entry whole into another directory, and ends.
    Elsewhere,
    /// Ends.
    Anyway,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::TryAgain, Self::Elsewhere, Self::Anyway];

    /// What is chosen by it, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::TryAgain => "Try again",
            Self::Elsewhere => "Write the entry to another place, then quit",
            Self::Anyway => "Quit anyway",
        }
    }
}

/// The window that offers them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// Why it could not be written, as a sentence.
    pub reason: String,
    /// The selected one.
    pub chosen: Way,
}

impl Unsaved {
    /// The cells that it takes within a window in the middle of `body`, when what is unsaved is told in these words: their rows, one free
    /// row, those of the reason, another one, and what can be done.
    #[must_use]
    pub fn size(&self, body: Area, lost: &str) -> Size {
        let columns = WIDTH.min(body.width.saturating_sub(6)).max(1);
        let rows = |words: &str| text::wrap(words, columns.into()).count();
        let height = rows(lost) + rows(&self.reason) + 2 + Way::ALL.len();
        Size { width: WIDTH, height: u16::try_from(height).unwrap_or(u16::MAX) }
    }

    /// What can be done as it stands in the last rows within the window: what, and where.
    #[must_use]
    pub fn ways(inside: Area) -> [(Way, Area); 3] {
        let count = u16::try_from(Way::ALL.len()).unwrap_or(u16::MAX);
        let mut rest = inside.split_bottom(count).1;
        Way::ALL.map(|way| {
            let (row, below) = rest.split_top(1);
            rest = below;
            (way, row)
        })
    }

    /// Moves the selection when the command says so. Gives back whether it did.
    pub fn move_by(&mut self, command: Command) -> bool {
        let place = Way::ALL.iter().position(|way| *way == self.chosen).unwrap_or(0);
        let Some(place) = moved(place, Way::ALL.len(), command, Way::ALL.len()) else { return false };
        self.chosen = Way::ALL.get(place).copied().unwrap_or_default();
        true
    }
}
