//! The texts of entries, ready to be searched: entry by entry put in and taken out, newest first.

use std::collections::{BTreeMap, HashMap};

use super::searchable::{Place, Searchable};
use crate::journal::EntryId;

/// The entries that are searched.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// Newest first, as lists have them.
    entries: BTreeMap<Place, Searchable>,
    places: HashMap<EntryId, Place>,
    /// How often it was changed.
    pub(super) version: u64,
}

impl Corpus {
    /// Puts an entry in, in the place of the one with its id.
    pub fn put(&mut self, entry: Searchable) {
        self.remove(entry.id());
        self.places.insert(entry.id(), entry.place());
        self.entries.insert(entry.place(), entry);
    }

    /// Takes these entries in the place of all; gives back whether they are others than before.
    pub fn replace(&mut self, entries: Vec<Searchable>) -> bool {
        let entries: BTreeMap<Place, Searchable> = entries.into_iter().map(|entry| (entry.place(), entry)).collect();
        if entries == self.entries {
            return false;
        }
        self.version += 1;
        self.places = entries.iter().map(|(place, entry)| (entry.id(), *place)).collect();
        self.entries = entries;
        true
    }

    /// Takes an entry out.
    fn remove(&mut self, id: EntryId) {
        self.version += 1;
        if let Some(place) = self.places.remove(&id) {
            self.entries.remove(&place);
        }
    }

    /// How many entries are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no entry is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// About how much memory it takes, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.entries.values().map(Searchable::memory).sum()
    }

    /// The entries, newest first.
    pub(super) fn entries(&self) -> Vec<&Searchable> {
        self.entries.values().collect()
    }
}
