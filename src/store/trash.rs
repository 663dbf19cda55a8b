//! Deleted entries: their files in `trash/`, in a folder named as the one that they came from. Before a file's own name stands
//! when it was deleted.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::Store;
use super::error::{Attempt, Damaged, StoreError};
use super::layout::{MOMENT, is_named_for, split_moment};
use super::session;
use crate::journal::{Entry, EntryId, Head, Moment};

/// What is in the trash.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// Deleted entries, the last deleted first; those of which it is not known when come last.
    pub entries: Vec<Trashed>,
    /// What cannot be read, and why. These files stay as they are.
    pub damaged: Vec<Damaged>,
}

/// A deleted entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Trashed {
    /// What is known of it.
    pub head: Head,
    /// When it was deleted; none of a file that was put there otherwise.
    pub deleted: Option<DateTime<Utc>>,
    path: PathBuf,
}

impl Store {
    /// Moves an entry to the trash, with all that was typed in it.
    ///
    /// # Errors
    /// When it is open elsewhere, cannot be read or cannot be moved. It then stays where it is.
    pub fn trash(&self, id: EntryId, now: Moment) -> Result<(), StoreError> {
        let mut session = self.open(id, now)?;
        session.take_inbox()?;
        session.settle(now)?;
        session.retire_log()?;
        let from = session.path();
        let folder = self.layout.trash().join(from.parent().and_then(Path::file_name).unwrap_or_default());
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        self.ensure(&folder)?;
        self.carry(from, &folder.join(format!("{}Z-{name}", now.to_utc().format(MOMENT))))
    }

    /// What is in the trash.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn trashed(&self) -> Result<Trash, StoreError> {
        let mut trash = Trash::default();
        for path in self.trashed_files()? {
            match self.read_entry_file(&path) {
                Ok(file) => {
                    let deleted = split_moment(&name_of(&path)).map(|(when, _)| when);
                    trash.entries.push(Trashed { head: Head::of(&file.entry), deleted, path });
                }
                Err(reason) => trash.damaged.extend(self.still_damaged(path, reason)),
            }
        }
        trash
            .entries
            .sort_by(|one, other| other.deleted.cmp(&one.deleted).then_with(|| one.head.newest_first(&other.head)));
        Ok(trash)
    }

    /// Brings an entry back from the trash, as it was when it was last deleted.
    ///
    /// # Errors
    /// When it is not there, there is an entry with its id or in its place, or it cannot be moved.
    pub fn restore(&self, id: EntryId) -> Result<Entry, StoreError> {
        // Those that bear its name first: to look at these is mostly enough.
        let (named, others) = self.trashed_files()?.into_iter().partition(|path| is_named_for(path, id));
        let found = self.last_deleted(named, id).or_else(|| self.last_deleted(others, id));
        let (from, entry) = found.ok_or(StoreError::NotInTrash(id))?;
        let occupied = |path| StoreError::Occupied { name: session::name_of(&entry), path };
        match self.locate(id) {
            Ok(None) => {}
            Ok(Some((path, _))) | Err(StoreError::Damaged(Damaged { path, .. })) => return Err(occupied(path)),
            Err(error) => return Err(error),
        }
        let folder = self.layout.entries().join(entry.series.as_str());
        self.ensure(&folder)?;
        let name = name_of(&from);
        let name = split_moment(&name).map_or(name.as_str(), |(_, name)| name);
        match self.carry(&from, &folder.join(name)) {
            Err(StoreError::Exists(path)) => Err(occupied(path)),
            moved => moved.map(|()| entry),
        }
    }

    /// Of these files that of the entry that was deleted last.
    fn last_deleted(&self, files: Vec<PathBuf>, id: EntryId) -> Option<(PathBuf, Entry)> {
        let read = |path: PathBuf| Some((self.read_entry_file(&path).ok()?.entry, path));
        let found = files.into_iter().filter_map(read).filter(|(entry, _)| entry.id == id);
        let deleted = |path: &Path| split_moment(&name_of(path)).map(|(when, _)| when);
        found.max_by_key(|(_, path)| deleted(path)).map(|(entry, path)| (path, entry))
    }

    fn trashed_files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folders = self.folders(&self.layout.trash())?;
        let files = folders.iter().map(|folder| self.json_files(folder)).collect::<Result<Vec<_>, _>>()?;
        Ok(files.concat())
    }

    /// Moves a file into another directory, to stay there after a loss of power: first it is certain to be there, then to be gone here.
    pub(super) fn carry(&self, from: &Path, to: &Path) -> Result<(), StoreError> {
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

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
