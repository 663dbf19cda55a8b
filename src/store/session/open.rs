//! Opening an entry: the lock, the file, the log, and what becomes of them when they do not fit each other.

use std::path::Path;

use super::{Recovered, Session, name_of};
use crate::files::{Lock, Locking};
use crate::journal::{EntryId, Moment};
use crate::store::error::{Attempt, Damaged, StoreError};
use crate::store::form;
use crate::store::log::{Log, OnDisk, Record, Unusable};
use crate::store::replay::{self, Read, Replayed};
use crate::store::versions::Reason;
use crate::store::{Store, owner};

impl Store {
    /// Opens an entry for writing and brings back what its recovery log has. An entry whose file is gone is brought back from
    /// its log alone.
    ///
    /// # Errors
    /// When it is open elsewhere, of a newer format, damaged, not there, or the system refuses. Nothing is lost by it.
    pub fn open(&self, id: EntryId, now: Moment) -> Result<Session, StoreError> {
        let lock = self.lock(id, now)?;
        let log = self.log(id)?;
        let (path, file) = match (self.locate(id)?, &log) {
            (Some((path, file)), _) => (path, Some(file)),
            (None, Some((_, Ok(log)))) => (self.layout.entry_file(&log.base), None),
            (None, _) => return Err(StoreError::NoEntry(id)),
        };
        self.refuse_newer(id, &path, file.as_ref(), log.as_ref())?;
        let replayed = match (&file, &log) {
            (Some(file), Some((_, Ok(log)))) => replay::replay(file, log),
            (None, Some((_, Ok(log)))) => replay::alone(log),
            (Some(file), _) => replay::unchanged(file),
            (None, _) => return Err(StoreError::NoEntry(id)),
        };
        let mut recovered = Recovered { changes: replayed.changes, ..Recovered::default() };
        if replayed.conflict && file.is_some() {
            let damaged = |reason| StoreError::Damaged(Damaged { path: path.clone(), reason });
            let theirs = self.bytes(&path, form::LIMIT).map_err(damaged)?;
            recovered.other = Some(self.keep_version(id, &theirs, Reason::Outside, now)?);
        }
        let changed = replayed.changes > 0 || replayed.conflict || file.is_none();
        let (log, letters) = self.take_over(id, log, &replayed, changed, &mut recovered, now)?;
        // A log that is begun anew must not be taken for one that goes on from the file: its entry has more than that.
        let version = file.as_ref().map(|file| file.version).filter(|_| replayed.log_fits);
        let mut session = Session {
            store: self.clone(),
            path,
            base: replayed.base,
            entry: replayed.entry,
            version,
            attempted: Vec::new(),
            log,
            changed,
            touched: changed,
            hour: None,
            letters,
            recovered,
            _lock: lock,
        };
        for change in &replayed.theirs {
            session.make(change, Record::Change)?;
        }
        Ok(session)
    }

    fn refuse_newer(
        &self,
        id: EntryId,
        path: &Path,
        file: Option<&Read>,
        log: Option<&OnDisk>,
    ) -> Result<(), StoreError> {
        if let Some((_, Err(Unusable::Newer(format)))) = log {
            return Err(StoreError::Newer { path: self.layout.recovery_log(id), format: *format });
        }
        match file.map(|file| &file.entry).filter(|entry| entry.is_newer()) {
            Some(entry) => Err(StoreError::Newer { path: path.to_owned(), format: entry.seminote }),
            None => Ok(()),
        }
    }

    /// The log to write on, and the files of the inbox that it has taken.
    fn take_over(
        &self,
        id: EntryId,
        log: Option<OnDisk>,
        replayed: &Replayed,
        changed: bool,
        recovered: &mut Recovered,
        now: Moment,
    ) -> Result<(Log, Vec<String>), StoreError> {
        let path = self.layout.recovery_log(id);
        let Some((bytes, found)) = log else { return Ok((Log::new(path), Vec::new())) };
        let is_whole = match &found {
            Ok(found) => !found.damaged && replayed.log_fits,
            Err(reason) => *reason == Unusable::Empty,
        };
        if !is_whole {
            recovered.set_aside = Some(self.set_aside(id, &path, &bytes, now)?);
        }
        match found {
            Ok(found) if changed => {
                let letters = found.inbox.clone();
                let log = if replayed.log_fits { Log::resumed(path, bytes, &found) } else { Log::replacing(path) };
                Ok((log, letters))
            }
            // All of it is in the file, or nothing of it can be used: a new one is begun.
            found => {
                self.remove_letters(&found.map(|found| found.inbox).unwrap_or_default())?;
                self.remove(&path)?;
                Ok((Log::new(path), Vec::new()))
            }
        }
    }

    /// Whether a window has the entry open. Where that cannot be asked, on a read-only disk for instance, none has.
    #[must_use]
    pub fn is_open_elsewhere(&self, id: EntryId, now: Moment) -> bool {
        matches!(self.files.lock(&self.layout.lock(id), &owner(now)), Ok(Locking::Busy(_)))
    }

    pub(in crate::store) fn lock(&self, id: EntryId, now: Moment) -> Result<Box<dyn Lock>, StoreError> {
        self.ensure(&self.layout.locks())?;
        let path = self.layout.lock(id);
        match self.files.lock(&path, &owner(now)).attempt("lock", &path)? {
            Locking::Held(lock) => Ok(lock),
            Locking::Busy(owner) => {
                let name = self.read(id).map_or_else(|_| format!("the entry {id}"), |entry| name_of(&entry));
                Err(StoreError::Locked { name, owner })
            }
        }
    }
}
