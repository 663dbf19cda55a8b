//! The line from the past that is shown on opening.

use crate::app::effect::Effect;
use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::journal::EntryId;
use crate::review::{Why, resurface};

use super::Effects;

impl Model {
    /// Asks for a line from the past, once the journal was listed first.
    pub(super) fn want_resurfaced(&mut self, effects: &mut Effects) {
        if !self.config.resurface.show || self.screen != Screen::Weeks || self.opening {
            return;
        }
        let worth = resurface::worth_reading(&self.heads, self.now.date_naive());
        let worth: Vec<(Why, EntryId)> = worth.into_iter().map(|(why, head)| (why, head.id)).collect();
        // What was remembered may not be true.
        self.weeks.resurfaced.take_if(|line| !worth.contains(&(line.why, line.source.entry)));
        if !worth.is_empty() {
            effects.push(Effect::Resurface { worth, is_shown: self.weeks.resurfaced.is_some() });
        }
    }

    /// Goes to the line from the past.
    pub(super) fn show_resurfaced(&mut self, effects: &mut Effects) {
        if let Some(line) = self.weeks.resurfaced.take() {
            self.open_entry(line.source.entry, Then::Line(line.note.line), effects);
        }
    }
}
