//! Where entries were seen last, so that to find one not all folders are looked through.
//!
//! It is never trusted: whoever goes there looks whether it is still the entry.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::journal::EntryId;

/// The file of each entry that was seen.
#[derive(Default)]
pub(super) struct Places(Mutex<HashMap<EntryId, PathBuf>>);

impl Places {
    /// Where an entry was.
    pub(super) fn of(&self, id: EntryId) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    /// Those of these files that were not seen to be the file of an entry.
    pub(super) fn unseen(&self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        let places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen: HashSet<&PathBuf> = places.values().collect();
        files.into_iter().filter(|file| !seen.contains(file)).collect()
    }

    /// Takes over where entries are.
    pub(super) fn see(&self, places: impl IntoIterator<Item = (EntryId, PathBuf)>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(places);
    }
}
