//! What stands in the line at the bottom: the message that was last given, else what is not saved and why, else the most useful keys
//! of the place, each of which a press of the mouse runs too.

mod useful;

use std::borrow::Cow;

use super::Area;
use super::model::Model;
use super::status::Status;
use crate::command::{Code, Command, Key, Place};
use crate::text;

/// Between two hints.
const GAP: u16 = 3;

/// What stands there.
#[derive(Clone, Debug)]
pub enum Footer<'a> {
    /// What was done or failed.
    Message(Cow<'a, Status>),
    /// Why the open entry cannot be written, where one would type.
    ReadOnly(&'a str),
    /// Keys.
    Hints(Vec<Hint>),
}

/// A key, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it does.
    pub command: Command,
    /// The key as it is written.
    pub key: String,
    /// What it does, in a word or two.
    pub words: String,
    /// Where both stand, a column between them.
    pub area: Area,
}

impl Hint {
    /// A hint that has no place yet.
    fn new(key: Key, command: Command, words: &str) -> Self {
        Self { command, key: key.to_string(), words: words.to_owned(), area: Area::default() }
    }

    fn columns(&self) -> u16 {
        u16::try_from(text::columns(&self.key) + 1 + text::columns(&self.words)).unwrap_or(u16::MAX)
    }
}

impl Model {
    /// What the line at the bottom shows now.
    #[must_use]
    pub fn footer(&self) -> Footer<'_> {
        if let Some(status) = &self.status {
            return Footer::Message(Cow::Borrowed(status));
        }
        if let Some(reason) = self.record.failure().filter(|_| self.overlays.is_empty()) {
            let words = format!("Not saved, and tried again by itself: {reason}");
            return Footer::Message(Cow::Owned(Status::error(words)));
        }
        let reason = self.open.as_ref().and_then(|open| open.read_only.as_deref());
        match reason.filter(|_| self.place().is_within(Place::Text)) {
            Some(reason) => Footer::ReadOnly(reason),
            None => Footer::Hints(self.hints()),
        }
    }

    /// The keys in force, as many as fit; the last of the list is kept at the right end.
    fn hints(&self) -> Vec<Hint> {
        let hint = |(command, words): &(Command, String)| Some(Hint::new(self.best_key(*command)?, *command, words));
        let useful = useful::useful(self);
        let Some((place, last)) = useful.iter().enumerate().rev().find_map(|(place, one)| Some((place, hint(one)?)))
        else {
            return Vec::new();
        };
        let within = self.layout.footer.split_left(1).1.split_right(1).0;
        let (room, end) = within.split_right(last.columns());
        // Only of those that fit it is asked by which key they are reached.
        let mut hints = in_row(room.split_right(GAP).0, useful.iter().take(place).filter_map(hint));
        hints.push(Hint { area: end, ..last });
        hints
    }

    /// The keys of the line above, behind what it says, where they are in force.
    #[must_use]
    pub fn reminder_hints(&self) -> Vec<Hint> {
        let (Some(area), Some(reminder)) = (self.layout.reminder, self.reminder()) else { return Vec::new() };
        let words = u16::try_from(text::columns(&reminder.words())).unwrap_or(u16::MAX);
        let room = area.split_left(1).1.split_right(1).0.split_left(words.saturating_add(GAP)).1;
        let key = |command: Command| self.keymap.keys(command).first().copied();
        let hints = self.reminder_keys(reminder).iter();
        in_row(room, hints.filter_map(|(command, words)| Some(Hint::new(key(*command)?, *command, words))))
    }

    /// The command whose hint stands in this cell.
    pub(super) fn hint_at(&self, column: u16, row: u16) -> Option<Command> {
        let hints = match self.footer() {
            Footer::Hints(hints) => hints,
            Footer::Message(_) | Footer::ReadOnly(_) => Vec::new(),
        };
        let on_reminder = if self.overlays.is_empty() { self.reminder_hints() } else { Vec::new() };
        let mut all = hints.into_iter().chain(on_reminder);
        all.find(|hint| hint.area.contains(column, row)).map(|hint| hint.command)
    }

    /// The key by which a command is best reached: where nothing is typed, the single letter rather than the function key.
    #[must_use]
    pub fn best_key(&self, command: Command) -> Option<Key> {
        let place = self.place();
        let first = self.keymap.key_in(place, command);
        if place.takes_characters() || !place.is_within(Place::Screen) {
            return first;
        }
        let is_handy = |key: &Key| key.typed().is_some() || key.code() == Code::Enter;
        self.keymap.keys_in(place, command).into_iter().find(is_handy).or(first)
    }
}

/// Hints from left to right, as many as fit.
fn in_row(mut room: Area, hints: impl Iterator<Item = Hint>) -> Vec<Hint> {
    let mut placed = Vec::new();
    for hint in hints {
        let columns = hint.columns();
        if columns > room.width {
            break;
        }
        let (area, behind) = room.split_left(columns);
        room = behind.split_left(GAP).1;
        placed.push(Hint { area, ..hint });
    }
    placed
}
