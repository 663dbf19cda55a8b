//! What was: the trash, and the older versions of the open entry.

use crate::app::effect::Effect;
use crate::app::message::{Snapshot, Then};
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Deleted, OlderVersion, Overlay, Trash, Versions};
use crate::app::status::Status;
use crate::app::weeks::Step;
use crate::command::{Command, Place};
use crate::journal::{Change, EntryId};

use super::Effects;

impl Model {
    /// Asks for the trash. What is typed meanwhile is meant for it.
    pub(super) fn show_trash(&mut self, effects: &mut Effects) {
        self.opening = true;
        effects.push(Effect::ListTrash);
    }

    /// Asks for the older versions of the open entry; in the list of the selected one, which is opened for it.
    pub(super) fn show_versions(&mut self, effects: &mut Effects) {
        if self.screen == Screen::Weeks {
            if let Some(id) = self.head_at_hand().map(|head| head.id) {
                self.open_entry(id, Then::Versions, effects);
            } else {
                let words = "Select an entry that can be read to see what it was before.";
                self.status = Some(Status::information(words, self.now));
            }
        } else {
            self.ask_for_versions(effects);
        }
    }

    /// What is typed until they are here is meant for their list.
    pub(super) fn ask_for_versions(&mut self, effects: &mut Effects) {
        if let Some(open) = &self.open {
            self.opening = true;
            effects.push(Effect::ListVersions(open.entry.id));
        }
    }

    pub(super) fn trash_came(&mut self, entries: Vec<Deleted>, damaged: usize, effects: &mut Effects) {
        self.opening = false;
        if damaged > 0 {
            let files = if damaged == 1 { "One file".to_owned() } else { format!("{damaged} files") };
            let words = format!("{files} in the trash cannot be read; `seminote trash list` says why.");
            self.status = Some(Status::warning(words, self.now));
        } else if entries.is_empty() {
            self.status = Some(Status::information("There is nothing in the trash.", self.now));
        }
        if !entries.is_empty() {
            self.open_overlay(Overlay::Trash(Box::new(Trash { entries, selected: 0 })));
        }
        self.release(effects);
    }

    pub(super) fn versions_came(&mut self, id: EntryId, list: Vec<OlderVersion>, effects: &mut Effects) {
        self.opening = false;
        if let Some(open) = self.open.as_ref().filter(|open| open.entry.id == id) {
            if list.is_empty() {
                let words = "There are no older versions yet; one is kept when the entry is closed after a change.";
                self.status = Some(Status::information(words, self.now));
            } else {
                let versions = Versions::of(&open.entry, list);
                self.open_overlay(Overlay::Versions(Box::new(versions)));
            }
        }
        self.release(effects);
    }

    /// Carries out a command in the list of the trash; gives back whether it was one of its own.
    pub(super) fn run_trash(&mut self, command: Command, effects: &mut Effects) -> bool {
        let height = usize::from(self.layout.body.height.saturating_sub(4).max(1));
        let Some(Overlay::Trash(trash)) = self.overlays.last_mut() else { return false };
        if command != Command::Accept {
            return trash.move_by(command, height);
        }
        if let Some(id) = trash.entries.get(trash.selected).map(|deleted| deleted.head.id) {
            // It is back, so there is nothing left for undo to bring back.
            for step in &mut self.weeks.history.done {
                if let Step::Trashed(entries) = step {
                    entries.retain(|trashed| *trashed != id);
                }
            }
            self.weeks.history.done.retain(|step| *step != Step::Trashed(Vec::new()));
            self.weeks.select_next = Some(id);
            effects.push(Effect::Restore(id));
        }
        self.close_overlay();
        true
    }

    /// Carries out a command in the list of versions; gives back whether it was one of its own.
    pub(super) fn run_versions(&mut self, command: Command, effects: &mut Effects) -> bool {
        let body = self.layout.body;
        let Some(open) = &self.open else { return false };
        let Some(Overlay::Versions(versions)) = self.overlays.last_mut() else { return false };
        if command != Command::Accept {
            return versions.run(command, &open.entry, body);
        }
        let chosen = versions.chosen().map(|version| version.entry.clone());
        if !self.may_write() {
            return true;
        }
        match chosen {
            Some(Ok(then)) => {
                self.close_overlay();
                self.opening = true;
                effects.push(Effect::KeepVersion(then));
            }
            Some(Err(reason)) => self.status = Some(Status::warning(reason, self.now)),
            None => self.close_overlay(),
        }
        true
    }

    /// Puts an older version in the place of the open entry, as one step of its history; what it was is kept.
    pub(super) fn version_kept(&mut self, then: &Snapshot, effects: &mut Effects) {
        self.opening = false;
        let Some(open) = self.open.as_ref().filter(|open| open.entry.id == then.id) else {
            return self.release(effects);
        };
        let changes = Change::restoring(&open.entry, then);
        let words = if changes.is_empty() {
            "Nothing to restore: the entry is what it was then.".to_owned()
        } else {
            let undo = self.keymap.keys_in(Place::Notes, Command::Undo);
            let undo = undo.first().map_or("Undo".to_owned(), ToString::to_string);
            format!("The older version is back; {undo} in a text undoes this, and what was here is kept as a version.")
        };
        self.change(changes, effects);
        self.status = Some(Status::information(words, self.now));
        self.release(effects);
    }
}
