//! The palette: every command that applies, found by its name.

use crate::app::fuzzy;
use crate::app::input::Input;
use crate::app::{Area, Size};
use crate::command::{Command, Place};

/// The command palette.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// The commands that apply where the palette was opened.
    commands: Vec<Command>,
    /// Those that match, best first.
    pub matches: Vec<Command>,
    /// The selected match.
    pub selected: usize,
    /// The first match that is shown.
    pub top: usize,
}

impl Palette {
    /// Columns and rows at most.
    pub const SIZE: Size = Size { width: 72, height: 18 };

    /// The palette over `place`.
    #[must_use]
    pub fn over(place: Place) -> Self {
        let commands: Vec<Command> = Command::all().filter(|command| command.applies_in(place)).collect();
        Self { input: Input::default(), matches: commands.clone(), commands, selected: 0, top: 0 }
    }

    /// Finds anew after something was typed.
    pub fn search(&mut self) {
        let titles = self.commands.iter().map(|command| command.title());
        let places = fuzzy::matches(self.input.text(), titles);
        self.matches = places.into_iter().filter_map(|place| self.commands.get(place).copied()).collect();
        (self.selected, self.top) = (0, 0);
    }

    /// Of the cells of its window those of the field and of the list, and the first match in the list: the selected one is
    /// in sight whatever the height.
    #[must_use]
    pub fn places(&self, inside: Area) -> (Area, Area, usize) {
        let (field, rest) = inside.split_top(1);
        let (_, list) = rest.split_top(1);
        let height = usize::from(list.height.max(1));
        (field, list, self.top.clamp((self.selected + 1).saturating_sub(height), self.selected))
    }

    /// The selected command.
    #[must_use]
    pub fn chosen(&self) -> Option<Command> {
        self.matches.get(self.selected).copied()
    }

    /// Moves the selection when the command says so; `height` matches are shown. Gives back whether it did.
    pub fn move_by(&mut self, command: Command, height: usize) -> bool {
        let last = self.matches.len().saturating_sub(1);
        self.selected = match command {
            Command::Previous => self.selected.saturating_sub(1),
            Command::Next => self.selected + 1,
            Command::PageBack => self.selected.saturating_sub(height),
            Command::PageForward => self.selected + height,
            _ => return false,
        }
        .min(last);
        self.top = self.top.clamp((self.selected + 1).saturating_sub(height), self.selected);
        true
    }
}
