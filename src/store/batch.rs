//! Several new entries at once, all or none, also when the process is killed or the power goes in between.
//!
//! Before the first of their files is made, all of them stand in one file of their own, the batch. It comes into being in one step,
//! and with it the entries are accepted: a later start finishes what is not done. When their files are there, the batch goes.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::{Attempt, Damage, Damaged, StoreError};
use super::{Store, form};
use crate::files::{self, Locking};
use crate::journal::{Entry, EntryId, FORMAT, Moment};

/// How the name of a batch ends.
const ENDING: &str = ".batch";

#[derive(Serialize, Deserialize)]
struct Batch {
    seminote: u32,
    entries: Vec<Entry>,
}

impl Store {
    /// Makes the files of new entries, all or none.
    ///
    /// # Errors
    /// When one exists or cannot be written; those made before it are removed again. [`StoreError::NotTakenBack`] when not even that can
    /// be done: the next start then makes all of them, or none.
    pub fn create_all(&self, entries: &[Entry], now: Moment) -> Result<(), StoreError> {
        let [first, _, ..] = entries else { return entries.iter().try_for_each(|entry| self.create(entry)) };
        // Nobody takes the batch for one that was left behind.
        let _alone = self.alone_in_making(now)?;
        let paths: Vec<PathBuf> = entries.iter().map(|entry| self.layout.entry_file(entry)).collect();
        if let Some(path) = paths.iter().find(|path| !self.is_gone(path)) {
            return Err(StoreError::Exists(path.clone()));
        }
        let batch = self.layout.recovery().join(format!("{}{ENDING}", first.id));
        let bytes = bytes_of(entries, &batch)?;
        self.ensure(&self.layout.recovery())?;
        let made = files::create_new(self.files.as_ref(), &batch, &bytes).attempt("make", &batch);
        let failed = made.err().map(|error| (0, error)).or_else(|| self.create_each(entries));
        let Some((begun, error)) = failed else {
            // One that stays is found to be done at the next start.
            drop(self.remove_batch(&batch));
            return Ok(());
        };
        match self.take_back(&paths[..begun], &batch) {
            Ok(()) => Err(error),
            Err(_) => Err(StoreError::NotTakenBack { source: Box::new(error) }),
        }
    }

    /// Makes one after the other. When one fails, gives how many may be there.
    fn create_each(&self, entries: &[Entry]) -> Option<(usize, StoreError)> {
        entries.iter().enumerate().find_map(|(number, entry)| {
            let error = self.create(entry).err()?;
            // Of one that failed the file may be there and only not certain to stay.
            let is_another = matches!(error, StoreError::Exists(_));
            Some((number + usize::from(!is_another), error))
        })
    }

    /// Makes the entries of batches that a killed process has left. Batches of a process that is at it are left to it.
    ///
    /// # Errors
    /// When a batch cannot be read or an entry not be written. The batch stays, for the next start.
    pub fn finish_batches(&self, now: Moment) -> Result<(), StoreError> {
        let directory = self.layout.recovery();
        // A directory that cannot be listed is told by whoever needs it.
        let names = self.names(&directory).unwrap_or_default();
        let batches: Vec<PathBuf> =
            names.iter().map(|name| directory.join(name)).filter(|path| is_batch(path)).collect();
        if batches.is_empty() {
            return Ok(());
        }
        match self.lock_making(now)? {
            Locking::Held(_alone) => batches.iter().try_for_each(|batch| self.finish_batch(batch)),
            Locking::Busy(_) => Ok(()),
        }
    }

    /// The batches that cannot be read, and why.
    pub(super) fn damaged_batches(&self) -> Result<Vec<Damaged>, StoreError> {
        let directory = self.layout.recovery();
        let paths = self.names(&directory)?.into_iter().map(|name| directory.join(name)).filter(|path| is_batch(path));
        Ok(paths.filter_map(|path| self.read_batch(&path).err().map(|reason| Damaged { path, reason })).collect())
    }

    fn finish_batch(&self, path: &Path) -> Result<(), StoreError> {
        if self.is_gone(path) {
            // Whoever was at it is done.
            return Ok(());
        }
        let damaged = |reason| StoreError::Damaged(Damaged { path: path.to_owned(), reason });
        let batch = self.read_batch(path).map_err(damaged)?;
        let deleted: Vec<EntryId> = self.trashed()?.entries.iter().map(|trashed| trashed.head.id).collect();
        for entry in batch.entries.iter().filter(|entry| !deleted.contains(&entry.id)) {
            let is_there = match self.locate(entry.id) {
                Ok(found) => found.is_some(),
                // What stands in its place is not written over.
                Err(StoreError::Damaged(_)) => true,
                Err(error) => return Err(error),
            };
            if !is_there {
                self.create(entry)?;
            }
        }
        self.remove_batch(path)
    }

    fn read_batch(&self, path: &Path) -> Result<Batch, Damage> {
        // However many bytes they are: each entry was judged before it was put in.
        let batch: Batch = form::parse(&self.bytes(path, u64::MAX)?)?;
        if batch.seminote > FORMAT { Err(Damage::Newer(batch.seminote)) } else { Ok(batch) }
    }

    /// Removes what was made of a batch, and only when that is certain the batch itself.
    fn take_back(&self, paths: &[PathBuf], batch: &Path) -> Result<(), StoreError> {
        for path in paths {
            self.remove(path)?;
            let folder = path.parent().unwrap_or(self.layout.root());
            if !self.is_gone(folder) {
                self.files.sync_directory(folder).attempt("write", folder)?;
            }
        }
        self.remove_batch(batch)
    }

    fn remove_batch(&self, path: &Path) -> Result<(), StoreError> {
        self.remove(path)?;
        let directory = self.layout.recovery();
        self.files.sync_directory(&directory).attempt("write", &directory)
    }
}

/// Whether a file of the recovery directory is named as a batch.
pub(super) fn is_batch(path: &Path) -> bool {
    path.to_string_lossy().ends_with(ENDING)
}

fn bytes_of(entries: &[Entry], path: &Path) -> Result<Vec<u8>, StoreError> {
    // One that has no form on disk is refused before anything is made.
    entries.iter().try_for_each(|entry| form::print(entry, path).map(drop))?;
    let batch = Batch { seminote: FORMAT, entries: entries.to_vec() };
    serde_json::to_vec(&batch).map_err(|source| StoreError::Form { path: path.to_owned(), source })
}
