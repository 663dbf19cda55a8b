//! An entry that is open for writing.

mod keep;
mod open;
mod outside;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Store;
use super::error::{Attempt, StoreError};
use super::fingerprint::Fingerprint;
use super::form;
use super::log::{Log, Record};
use super::versions::{Reason, Version};
use crate::files::{self, Lock};
use crate::journal::{Change, Entry, FORMAT, Moment};

pub use outside::{Merged, Offer};

/// An entry that is open here and nowhere else.
///
/// It holds its own copy of the entry, to which it makes the same changes as the screen. A failed write loses nothing: the changes
/// stay here, and every later write tries for all of them. Dropping a session without closing it leaves the recovery log, as a killed process does.
pub struct Session {
    store: Store,
    path: PathBuf,
    entry: Entry,
    /// The entry as it stands in that version of the file from which both sides went on.
    base: Entry,
    /// The version of the file that the entry was read from or written to last; none when there was no file.
    version: Option<Fingerprint>,
    /// Versions that were to be written since, of which nobody knows whether they are there.
    attempted: Vec<Fingerprint>,
    log: Log,
    /// Whether there are changes that are not in the file.
    changed: bool,
    /// Whether anything was changed since the last version was kept.
    touched: bool,
    /// When the hour began after which a version is kept.
    hour: Option<Moment>,
    /// Files of the inbox whose lines were taken and which are not yet removed.
    letters: Vec<String>,
    recovered: Recovered,
    _lock: Box<dyn Lock>,
}

/// What opening an entry brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// How many changes came from the recovery log.
    pub changes: usize,
    /// What somebody else had written into the file meanwhile, kept beside. The entry is as it was last seen on the screen, with
    /// what of theirs touches nothing that was changed here.
    pub other: Option<Version>,
    /// The recovery log, moved here because not all of it could be read.
    pub set_aside: Option<PathBuf>,
}

/// What folding did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folded {
    /// There was nothing to write.
    Unchanged,
    /// The changes are in the file.
    Written,
    /// Nothing was written, since somebody else has changed the file: [`Session::merge`] takes it over.
    ChangedOutside,
}

/// An entry that could not be closed.
#[derive(thiserror::Error)]
#[error("{error}")]
pub struct CloseError {
    /// The session, still open: it can be closed again, or dropped.
    pub session: Box<Session>,
    /// What went wrong.
    #[source]
    pub error: StoreError,
}

impl std::fmt::Debug for CloseError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CloseError").field("error", &self.error).finish_non_exhaustive()
    }
}

impl Session {
    /// The entry, with all changes made here.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// What opening brought back.
    #[must_use]
    pub fn recovered(&self) -> &Recovered {
        &self.recovered
    }

    /// Whether every change is in the recovery log or in the file.
    #[must_use]
    pub fn is_on_record(&self) -> bool {
        !self.changed || self.log.is_recorded()
    }

    /// Whether there are changes that are not yet in the file.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// Makes changes and writes them, and those that could not be written before, to the recovery log. They would survive the end
    /// of the process; after [`Session::sync`] also a loss of power.
    ///
    /// # Errors
    /// [`StoreError::Change`] when one does not fit: those before it are made. Otherwise when the log cannot be written: all are then made
    /// and kept here, and must not be given again; with an empty list it is tried once more.
    pub fn record(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        for change in changes {
            self.make(change, Record::Change)?;
        }
        self.ensure_log_directory()?;
        self.log.flush(self.store.files.as_ref()).attempt("write", self.log.path())
    }

    /// Makes what is on record survive a loss of power; what is not yet is written first. Lines taken from the inbox leave it.
    ///
    /// # Errors
    /// When the system refuses; it can be tried again.
    pub fn sync(&mut self) -> Result<(), StoreError> {
        self.sync_log()?;
        self.remove_letters()
    }

    /// Writes the changes into the entry's file and retires the log. A file that somebody else has changed is left alone.
    ///
    /// # Errors
    /// When the log or the file cannot be written or what is in the file's place cannot be read. The changes stay on record; it can be
    /// tried again.
    pub fn fold(&mut self, now: Moment) -> Result<Folded, StoreError> {
        if self.outside()?.is_some() {
            return Ok(Folded::ChangedOutside);
        }
        if !self.changed {
            return Ok(Folded::Unchanged);
        }
        self.keep_older_format(now)?;
        self.entry.updated = Some(now);
        self.entry.seminote = FORMAT;
        let bytes = form::print(&self.entry, &self.path)?;
        let version = Fingerprint::of(&bytes);
        if self.log.is_begun() {
            self.push(&Record::Folded(version), |_| Ok(()))?;
        }
        if let Err(error) = self.sync_log()
            && self.log_is_on_disk()
        {
            return Err(error);
        }
        self.store.ensure_inside(self.path.parent().unwrap_or(self.store.layout.root()))?;
        self.attempted.push(version);
        files::replace(self.store.files.as_ref(), &self.path, &bytes).attempt("write", &self.path)?;
        self.stands_on(self.entry.clone(), Some(version));
        self.changed = false;
        // A log that stays is gone on with, and a later opening finds that all of it is in the file.
        drop(self.retire_log());
        Ok(Folded::Written)
    }

    /// Folds, and where somebody else has changed the file, joins both and folds then. Gives what was joined; nobody is told of
    /// it who has the entry on a screen.
    ///
    /// # Errors
    /// As [`Session::fold`] and [`Session::merge`].
    pub fn settle(&mut self, now: Moment) -> Result<Option<Merged>, StoreError> {
        let mut merged = None;
        while self.fold(now)? == Folded::ChangedOutside {
            merged = Some(self.merge(now)?);
        }
        Ok(merged)
    }

    /// Folds as [`Session::settle`] does, keeps a version if anything was changed, and gives the entry free. Lines that came into the inbox
    /// at the last moment are taken too, as far as nobody else opens the entry then.
    ///
    /// # Errors
    /// When the changes could not be folded or the version not be kept; the session comes back in the error.
    pub fn close(mut self, now: Moment) -> Result<Option<Merged>, CloseError> {
        let closed = self.settle(now).and_then(|merged| {
            if self.touched {
                self.keep_as_it_is(Reason::Closed, now)?;
            }
            Ok(merged)
        });
        match closed {
            Ok(folded) => {
                let (store, id) = (self.store.clone(), self.entry.id);
                drop(self);
                // Whatever is in the way of it, the lines stay in the inbox for the next opening.
                drop(store.deliver(id, now));
                Ok(folded)
            }
            Err(error) => Err(CloseError { session: Box::new(self), error }),
        }
    }

    /// Makes one change here and puts the record that `record` makes of it into the log's memory.
    pub(super) fn make(&mut self, change: &Change, record: impl FnOnce(Change) -> Record) -> Result<(), StoreError> {
        if !self.log.is_begun() {
            let base = self.version.unwrap_or(Fingerprint::of(b""));
            self.log.begin(&self.entry, base).map_err(|source| self.form_error(source))?;
        }
        self.push(&record(change.clone()), |entry| {
            entry.apply(change).map_err(|source| StoreError::Change { name: name_of(entry), source })
        })?;
        (self.changed, self.touched) = (true, true);
        Ok(())
    }

    /// Puts a record into the log's memory, once `then` has made of the entry what it says.
    fn push(
        &mut self,
        record: &Record,
        then: impl FnOnce(&mut Entry) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let line = record.to_line().map_err(|source| self.form_error(source))?;
        then(&mut self.entry)?;
        self.log.push(&line);
        Ok(())
    }

    fn form_error(&self, source: serde_json::Error) -> StoreError {
        StoreError::Form { path: self.log.path().to_owned(), source }
    }

    /// Makes sure that the log has a place. One that was open and is no longer there is written anew: what was appended to it would be
    /// found by nobody.
    fn ensure_log_directory(&mut self) -> Result<(), StoreError> {
        if self.log.is_open() {
            if self.log_is_on_disk() {
                return Ok(());
            }
            self.log.is_lost();
        }
        self.store.ensure_inside(&self.store.layout.recovery())
    }

    /// This is what is in the file now.
    fn stands_on(&mut self, base: Entry, version: Option<Fingerprint>) {
        (self.base, self.version) = (base, version);
        self.attempted.clear();
    }

    fn sync_log(&mut self) -> Result<(), StoreError> {
        self.ensure_log_directory()?;
        self.log.sync(self.store.files.as_ref()).attempt("write", self.log.path())
    }

    /// Whether a log stands on the disk that would contradict a file written without its knowing.
    fn log_is_on_disk(&self) -> bool {
        let metadata = self.store.files.metadata(self.log.path());
        !metadata.is_err_and(|error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory))
    }

    /// Removes the log, all of whose changes are in the file; not before the files of the inbox that it has taken are removed.
    pub(super) fn retire_log(&mut self) -> Result<(), StoreError> {
        self.remove_letters()?;
        self.log.retire(self.store.files.as_ref()).attempt("remove", self.log.path())
    }

    /// Removes the files of the inbox whose lines are safe in the log or in the entry's file.
    fn remove_letters(&mut self) -> Result<(), StoreError> {
        self.store.remove_letters(&self.letters)?;
        self.letters.clear();
        Ok(())
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn has_taken(&self, letter: &str) -> bool {
        self.letters.iter().any(|taken| taken == letter)
    }

    pub(super) fn taken(&mut self, letter: String) {
        self.letters.push(letter);
    }
}

/// How messages call an entry.
pub(super) fn name_of(entry: &Entry) -> String {
    match entry.details.title.trim() {
        "" => format!("week {}", entry.details.week),
        title => format!("week {}, \"{title}\",", entry.details.week),
    }
}
