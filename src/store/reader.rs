//! Reading many entries: what is where is looked up once, not for each of them.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use rayon::prelude::*;

use super::Store;
use super::error::StoreError;
use super::inbox::Letter;
use super::listing::shown;
use super::log::Found;
use super::scan::FEW;
use crate::journal::{Entry, EntryId};

/// Reads entries of a journal as it was when this was made; threads may share it.
pub struct Reader {
    store: Store,
    logs: BTreeMap<EntryId, Found>,
    letters: BTreeMap<EntryId, Vec<Letter>>,
    /// The files by how their names end: in the last digits of the entry's id, unless somebody has renamed them.
    files: HashMap<String, Vec<PathBuf>>,
}

impl Store {
    /// A reader of many entries.
    ///
    /// # Errors
    /// When the directories cannot be listed.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        // Who cannot be read here is told by the lists.
        let damaged = &mut Vec::new();
        // Logs and inbox before the files: what is folded in between is in the file that is then read.
        let (logs, letters) = (self.logs(damaged)?, self.letters(damaged)?);
        let mut files: HashMap<String, Vec<PathBuf>> = HashMap::new();
        for path in self.entry_files(damaged)? {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let digits = name.rsplit('-').next().unwrap_or_default().to_owned();
            files.entry(digits).or_default().push(path);
        }
        Ok(Reader { store: self.clone(), logs, letters, files })
    }
}

impl Reader {
    /// All of these, in their order, as [`Reader::read`] gives each.
    #[must_use]
    pub fn read_all(&self, ids: &[EntryId]) -> Vec<Result<Entry, StoreError>> {
        ids.par_iter().with_min_len(FEW).map(|id| self.read(*id)).collect()
    }

    /// The entry as it was last seen on the screen, as [`Store::read`] gives it.
    ///
    /// # Errors
    /// When there is none with this id, or its file cannot be read.
    pub fn read(&self, id: EntryId) -> Result<Entry, StoreError> {
        let named = self.files.get(&id.short()).into_iter().flatten();
        let file = named.filter_map(|path| self.store.read_entry_file(path).ok()).find(|file| file.entry.id == id);
        let Some(file) = file else { return self.store.read(id) };
        let letters = self.letters.get(&id).map_or(&[][..], Vec::as_slice);
        Ok(shown(file, self.logs.get(&id), letters))
    }
}

#[cfg(test)]
mod tests;
