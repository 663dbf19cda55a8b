//! What earlier weeks have left open, to be ticked without leaving the entry.

use crate::app::boards::Boards;
use crate::app::{Area, Size};
use crate::command::Command;
use crate::journal::EntryId;
use crate::review::Item;

use super::trash::moved;

/// Columns of its window at most.
const WIDTH: u16 = 76;

/// The window that lists what was left open when it was opened. What is ticked since stays in it, so that it can be unticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOpen {
    /// The items, each by its entry and its line there; at least one.
    pub places: Vec<(EntryId, usize)>,
    /// The selected one.
    pub selected: usize,
}

impl LeftOpen {
    /// The items of the window as they stand now.
    #[must_use]
    pub fn items<'a>(&self, boards: &'a Boards) -> Vec<&'a Item> {
        let all = || boards.read.iter().flat_map(|board| board.follow_ups.iter().chain(&board.questions));
        self.places.iter().filter_map(|place| all().find(|item| item.place() == *place)).collect()
    }

    /// The cells that it takes within a window.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { width: WIDTH, height: u16::try_from(self.places.len()).unwrap_or(u16::MAX) }
    }

    /// The first item that is shown within the window: the selected one is in sight.
    #[must_use]
    pub fn top(&self, inside: Area) -> usize {
        (self.selected + 1).saturating_sub(usize::from(inside.height.max(1)))
    }

    /// Moves the selection when the command says so; a page has `height` rows. Gives back whether it did.
    pub fn move_by(&mut self, command: Command, height: usize) -> bool {
        let Some(selected) = moved(self.selected, self.places.len(), command, height) else { return false };
        self.selected = selected;
        true
    }
}
