//! Ending the program, what is offered when not everything is on disk, and what others do with an entry that is open here.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::Duration;

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::{Opened, Outside};
use crate::app::model::Model;
use crate::app::open::OpenEntry;
use crate::app::overlay::{Overlay, Unsaved, Way};
use crate::app::record::Record;
use crate::app::status::Status;
use crate::command::{Command, Place};

use super::Effects;

/// How long the end of the program waits for the disk before it says that there is nothing to wait for.
const PATIENCE: Duration = Duration::seconds(3);

impl Model {
    pub(super) fn quit(&mut self, effects: &mut Effects) {
        self.leave_entry(effects);
        self.try_to_quit(effects);
    }

    fn try_to_quit(&mut self, effects: &mut Effects) {
        self.leaving = Some(self.now + PATIENCE);
        effects.push(Effect::Quit { anyway: false });
    }

    /// Offers what can be done when the program was to end and could not.
    pub(super) fn offer_ways(&mut self, reason: String) {
        self.leaving = None;
        let is_offered = |overlay: &&mut Overlay| matches!(overlay, Overlay::Unsaved(_));
        if let Some(Overlay::Unsaved(unsaved)) = self.overlays.iter_mut().find(is_offered) {
            unsaved.reason = reason;
        } else {
            self.open_overlay(Overlay::Unsaved(Unsaved { reason, ..Unsaved::default() }));
        }
    }

    /// Once everything is on disk there is nothing left to choose from.
    pub(super) fn drop_ways(&mut self) {
        self.overlays.retain(|overlay| match overlay {
            Overlay::Unsaved(_) => false,
            Overlay::Form(form) => form.purpose != crate::app::Purpose::Elsewhere,
            _ => true,
        });
    }

    /// Carries out a command in the window of what can be done; gives back whether it was one of its own.
    pub(super) fn run_unsaved(&mut self, command: Command, effects: &mut Effects) -> bool {
        let Some(Overlay::Unsaved(unsaved)) = self.overlays.last_mut() else { return false };
        if command != Command::Accept {
            return unsaved.move_by(command);
        }
        match unsaved.chosen {
            Way::TryAgain => self.try_to_quit(effects),
            Way::Elsewhere => self.open_overlay(Overlay::Form(Box::new(Form::elsewhere()))),
            Way::Anyway => effects.push(Effect::Quit { anyway: true }),
        }
        true
    }

    /// Has the open entry written into another directory.
    pub(super) fn rescue(&mut self, directory: PathBuf, effects: &mut Effects) {
        if let Some(open) = &self.open {
            effects.push(Effect::Rescue { entry: Arc::new(open.entry.clone()), directory });
        }
    }

    /// The open entry stands in another place, or does not.
    pub(super) fn rescued(&mut self, result: Result<[PathBuf; 2], String>, effects: &mut Effects) {
        match (result, self.overlays.last_mut()) {
            (Ok(paths), _) => {
                effects.extend([Effect::TellAtEnd(self.whereabouts(&paths)), Effect::Quit { anyway: true }]);
            }
            (Err(reason), Some(Overlay::Form(form))) => form.show(vec![(0, reason)]),
            (Err(reason), _) => self.status = Some(Status::error(reason)),
        }
    }

    /// Where the open entry was written to, as a sentence.
    #[must_use]
    pub fn whereabouts(&self, [data, readable]: &[PathBuf; 2]) -> String {
        let name = self.open.as_ref().map(|open| open.name()).unwrap_or_default();
        format!(
            "All of {name} is in {}, and to be read in {}. To bring it back, put the first into the folder of its series in the journal.",
            data.display(),
            readable.display()
        )
    }

    /// Which entry is not on disk, how much of it, and what would become of that.
    #[must_use]
    pub fn what_is_unsaved(&self) -> String {
        let name = self.open.as_ref().map_or_else(|| "the entry".to_owned(), |open| open.name());
        let changes = |count: u64| if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
        match self.record.unsaved() {
            (0, _) => format!("All text of {name} is in its file, but closing it failed."),
            (unsaved, 0) => format!(
                "Not in the file of {name}: {}. The recovery log has all of them, and the next start brings them back.",
                changes(unsaved)
            ),
            (unsaved, lost) => format!(
                "Not in the file of {name}: {}, of which {} in no file at all. What is in none is lost on quitting.",
                changes(unsaved),
                if lost == 1 { "1 is".to_owned() } else { format!("{lost} are") }
            ),
        }
    }

    /// Says what became of a file that somebody else has changed.
    pub(super) fn changed_outside(&mut self, outside: Outside) {
        let key = self.keymap.keys_in(Place::Weeks, Command::ShowVersions);
        let key = key.first().map_or("`seminote versions`".to_owned(), |key| format!("{key} in the weeks"));
        self.status = Some(match outside {
            Outside::Reloaded => {
                let words = "The file was changed elsewhere and has been read again.";
                Status::information(words, self.now)
            }
            Outside::Joined => {
                let words = "The file was changed elsewhere too: both changes are in it now.";
                Status::information(words, self.now)
            }
            Outside::Kept => {
                let words = format!(
                    "The file was changed elsewhere too, in places that were changed here: these stay, and {key} shows the other version."
                );
                Status::warning(words, self.now)
            }
            Outside::Removed => {
                let words = "The file was removed elsewhere while it is open here: it is written again.";
                Status::warning(words, self.now)
            }
        });
    }

    /// What is shown and was open elsewhere is open here now, as the other has left it.
    pub(super) fn freed(&mut self, mut opened: Opened, effects: &mut Effects) {
        let Some(open) = self.open.as_ref().filter(|open| open.entry.id == opened.entry.id) else { return };
        let focus = open.focus;
        opened.carets = open.carets();
        let mut open = OpenEntry::new(&opened, self.now);
        open.focus = focus;
        let words = format!("{} was closed elsewhere: you can write in it here now.", capitalised(&open.name()));
        let words = opened.recovered.iter().fold(words, |words, recovered| format!("{words} {recovered}"));
        self.status = Some(Status::warning(words, self.now));
        let set_back = open.set_back(self.now);
        self.open = Some(Box::new(open));
        self.record = Record::default();
        if let Some(by) = set_back {
            self.clock_was_set_back(by, effects);
        }
        self.report_changed();
    }
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
