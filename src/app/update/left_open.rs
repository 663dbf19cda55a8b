//! What earlier weeks have left open, while the notes and the reflection of a later one are written.

use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{LeftOpen, Overlay};
use crate::app::status::Status;
use crate::command::Command;
use crate::review::Item;

use super::Effects;

impl Model {
    /// Lists what earlier weeks have left open.
    pub(super) fn show_left_open(&mut self) {
        if self.boards.left_open.is_empty() {
            self.status = Some(Status::information("Earlier weeks have left nothing open.", self.now));
            return;
        }
        let places = self.boards.left_open.iter().map(Item::place).collect();
        self.open_overlay(Overlay::LeftOpen(LeftOpen { places, selected: 0 }));
    }

    /// Carries out a command in that list; gives back whether it was one of its own.
    pub(super) fn run_left_open(&mut self, command: Command, effects: &mut Effects) -> bool {
        let height = usize::from(self.layout.body.height.saturating_sub(4).max(1));
        let Some(Overlay::LeftOpen(left_open)) = self.overlays.last_mut() else { return false };
        if left_open.move_by(command, height) {
            return true;
        }
        let place = left_open.places.get(left_open.selected).copied();
        let item = place.and_then(|place| {
            let list = LeftOpen { places: vec![place], selected: 0 };
            list.items(&self.boards).first().copied().cloned()
        });
        match (command, item) {
            (Command::ToggleCheckBox, Some(item)) => self.edit_item(&item, command, effects),
            (Command::Accept, Some(item)) => {
                self.close_overlay();
                let (id, line) = item.place();
                self.open_entry(id, Then::Line(line), effects);
            }
            _ => return false,
        }
        true
    }

    /// Ticks the follow-up that is pressed beside the texts; gives back whether there was one.
    pub(super) fn press_on_left_open(&mut self, column: u16, row: u16, effects: &mut Effects) -> bool {
        let pressed = self.layout.left_open_items.iter().find(|(_, area)| area.contains(column, row));
        let item = pressed.and_then(|(place, _)| self.boards.left_open.get(*place)).cloned();
        match item {
            Some(item) if self.screen == Screen::Reflection && self.weeks.history.under_way.is_none() => {
                self.edit_item(&item, Command::ToggleCheckBox, effects);
                true
            }
            item => item.is_some(),
        }
    }
}
