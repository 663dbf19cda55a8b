//! Deleted entries: their files in `trash/`, in a folder named as the one that they came from.

use std::io;
use std::path::{Path, PathBuf};

use super::error::{Attempt, Damaged, StoreError};
use super::{Listing, Store};
use crate::journal::{Entry, EntryId, Head, Moment};

impl Store {
    /// Moves an entry to the trash, with all that was typed in it.
    ///
    /// # Errors
    /// When it is open elsewhere, cannot be read or cannot be moved. It then stays where it is.
    pub fn trash(&self, id: EntryId, now: Moment) -> Result<(), StoreError> {
        let mut session = self.open(id, now)?;
        session.take_inbox()?;
        session.fold(now)?;
        session.retire_log()?;
        let from = session.path();
        let folder = self.layout.trash().join(from.parent().and_then(Path::file_name).unwrap_or_default());
        let to = folder.join(from.file_name().unwrap_or_default());
        self.ensure(&folder)?;
        self.carry(from, &to)
    }

    /// What is in the trash.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn trashed(&self) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        for path in self.trashed_files()? {
            match self.read_entry_file(&path) {
                Ok(file) => listing.heads.push(Head::of(&file.entry)),
                Err(reason) => listing.damaged.push(Damaged { path, reason }),
            }
        }
        listing.heads.sort_by(Head::newest_first);
        Ok(listing)
    }

    /// Brings an entry back from the trash.
    ///
    /// # Errors
    /// When it is not there, there is an entry with its id or in its place, or it cannot be moved.
    pub fn restore(&self, id: EntryId) -> Result<Entry, StoreError> {
        let read = |path: PathBuf| self.read_entry_file(&path).ok().map(|file| (path, file.entry));
        let found = self.trashed_files()?.into_iter().filter_map(read).find(|(_, entry)| entry.id == id);
        let (from, entry) = found.ok_or(StoreError::NoEntry(id))?;
        if let Some((path, _)) = self.locate(id)? {
            return Err(StoreError::Exists(path));
        }
        let folder = self.layout.entries().join(entry.series.as_str());
        self.ensure(&folder)?;
        self.carry(&from, &folder.join(from.file_name().unwrap_or_default()))?;
        Ok(entry)
    }

    fn trashed_files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folders = self.folders(&self.layout.trash())?;
        let files = folders.iter().map(|folder| self.json_files(folder)).collect::<Result<Vec<_>, _>>()?;
        Ok(files.concat())
    }

    /// Moves a file into another directory, to stay there after a loss of power: first it is certain to be there, then to be gone here.
    fn carry(&self, from: &Path, to: &Path) -> Result<(), StoreError> {
        match self.files.rename_new(from, to) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists(to.to_owned()));
            }
            moved => moved.attempt("move", from)?,
        }
        for directory in [to, from].into_iter().filter_map(Path::parent) {
            self.files.sync_directory(directory).attempt("write", directory)?;
        }
        Ok(())
    }
}
