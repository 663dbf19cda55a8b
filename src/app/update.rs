//! What happens on a message. One function takes them all; each part of the program has its own file.

mod answers;
mod boards;
mod change;
mod checks;
mod chosen;
mod clipboard;
mod command;
mod editing;
mod find;
mod form;
mod history;
mod index;
mod leave;
mod left_open;
mod marked;
mod mouse;
mod overlay;
mod past;
mod questions;
mod report;
mod resurface;
mod search;
mod several;
mod talk;
mod term;
mod weeks;

use crate::command::{Code, Command, Key};
use crate::journal::Moment;
use crate::report::Format;
use crate::text::{Fragment, Kind, Tag};

use super::effect::Effect;
use super::message::Msg;
use super::model::{Model, Screen};
use super::overlay::Overlay;
use super::status::Tone;

/// What an update asks of the world, in order.
type Effects = Vec<Effect>;

/// Changes the model as the message says, and says what the world must do.
pub fn update(model: &mut Model, message: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let set_back = model.now - now;
    model.now = now;
    if set_back > chrono::Duration::zero() {
        model.clock_was_set_back(set_back, &mut effects);
    }
    if model.is_early(&message) {
        model.held.push(message);
        return effects;
    }
    match message {
        Msg::Key(key) => model.key(key, &mut effects),
        Msg::Paste(text) => model.paste_from_terminal(&text, Kind::Other, &mut effects),
        Msg::Burst(text) => model.paste_from_terminal(&text, Kind::Burst, &mut effects),
        Msg::Mouse(mouse) => model.mouse(mouse, &mut effects),
        Msg::Command(command) => model.run(command, &mut effects),
        Msg::Resize(size) => model.layout.size = size,
        Msg::Tick => model.tick(&mut effects),
        answer => model.answer(answer, &mut effects),
    }
    effects
}

impl Model {
    /// Whether input came before what it is meant for: before the lists, or the entry that was asked for, are here.
    fn is_early(&self, message: &Msg) -> bool {
        let command = match message {
            Msg::Key(key) if key.typed().is_some() && self.place().takes_characters() => None,
            Msg::Key(key) => self.keymap.command(self.place(), *key),
            Msg::Command(command) => Some(*command),
            Msg::Paste(_) | Msg::Burst(_) | Msg::Mouse(_) => None,
            _ => return false,
        };
        let waits = self.opening || !self.listed || self.waits_for_change(command);
        // A letter may be meant as text.
        let quits = matches!(message, Msg::Key(key) if key.typed().is_none()) && command == Some(Command::Quit);
        waits && !quits
    }

    /// Whether a command waits for a change of another entry that is on its way to the disk, or comes behind one that does.
    fn waits_for_change(&self, command: Option<Command>) -> bool {
        let is_next = !self.held.is_empty() || command.is_some_and(|command| self.changes_entries(command));
        self.weeks.history.under_way.is_some() && is_next
    }

    /// Handles what was held back.
    fn release(&mut self, effects: &mut Effects) {
        for message in std::mem::take(&mut self.held) {
            effects.extend(update(self, message, self.now));
        }
    }

    /// After what was asked for did not come: keeps what was typed for it on the clipboard.
    fn keep_held(&mut self) {
        let mut text = String::new();
        for message in std::mem::take(&mut self.held) {
            match message {
                Msg::Key(key) if key.code() == Code::Enter => text.push('\n'),
                Msg::Key(key) => text.extend(key.typed()),
                Msg::Paste(pasted) | Msg::Burst(pasted) => text.push_str(&pasted),
                _ => {}
            }
        }
        if !text.trim().is_empty() {
            self.clipboard = Fragment { tags: vec![Tag::default(); text.matches('\n').count() + 1], text };
        }
    }

    fn key(&mut self, key: Key, effects: &mut Effects) {
        self.beyond = None;
        let place = self.place();
        match key.typed().filter(|_| place.takes_characters()) {
            Some(character) => self.type_text(character.encode_utf8(&mut [0; 4]), effects),
            None => {
                if let Some(command) = self.keymap.command(place, key) {
                    self.run(command, effects);
                }
            }
        }
    }

    /// Types characters wherever the caret is.
    fn type_text(&mut self, typed: &str, effects: &mut Effects) {
        match (self.overlays.last_mut(), self.screen) {
            (Some(_), _) => self.type_into_overlay(typed, effects),
            (None, Screen::Weeks) => self.type_into_filter(typed, effects),
            (None, _) => self.type_into_text(typed, effects),
        }
    }

    /// What was due by now.
    fn tick(&mut self, effects: &mut Effects) {
        if self.status.as_ref().is_some_and(|status| status.until.is_some_and(|until| until <= self.now)) {
            self.status = None;
        }
        if let Some((mouse, _)) = self.beyond.filter(|(_, due)| *due <= self.now) {
            self.drag(mouse);
        }
        if self.leaving.take_if(|until| *until <= self.now).is_some() {
            self.offer_ways("The disk does not answer; what was asked of it may still be done.".to_owned());
        }
        if self.report.count_at.is_some_and(|due| due <= self.now) {
            self.count_pages(effects);
        }
        if self.record.due().is_some_and(|due| due <= self.now) {
            self.record.folding();
            effects.push(Effect::Fold);
        }
    }

    /// When the model wants a [`Msg::Tick`] next: to write a file, to let a message go, to move the clock on, to scroll on under
    /// the mouse, to stop waiting for the disk.
    #[must_use]
    pub fn deadline(&self) -> Option<Moment> {
        let running = self.open.as_ref().filter(|open| open.clock_runs());
        let clock = running.map(|open| self.now + open.entry.talk.until_next_second(self.now));
        let status = self.status.as_ref().and_then(|status| status.until);
        let held = self.beyond.map(|(_, due)| due);
        let count = self.report.count_at.filter(|_| Format::Pdf.is_built());
        [clock, status, self.record.due(), self.offer_changes(), self.leaving, held, count].into_iter().flatten().min()
    }

    fn close_overlay(&mut self) {
        self.overlays.pop();
    }

    /// Puts something on top. What was merely told before makes room for the keys that are now of use.
    fn open_overlay(&mut self, overlay: Overlay) {
        self.status.take_if(|status| status.tone == Tone::Information);
        self.overlays.push(overlay);
    }
}
