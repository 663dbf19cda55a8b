//! Changes that somebody else makes of the file of an entry that is open here: a sync tool, an editor.

use super::Session;
use crate::journal::{Change, Entry, Merge, Moment};
use crate::store::error::{Attempt, Damage, Damaged, StoreError};
use crate::store::fingerprint::Fingerprint;
use crate::store::form::{self, LIMIT};
use crate::store::log::Record;
use crate::store::versions::{Reason, Version};

/// What came of taking over somebody else's version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The changes that were made for it, in their order.
    pub changes: Vec<Change>,
    /// The version that gave way, kept beside.
    pub other: Option<Version>,
    /// Whether both had changed the same place, so that something of theirs stands only in the version that is kept.
    pub touching: bool,
}

/// What somebody else has made of the file.
pub(super) enum Outside {
    /// These bytes.
    Bytes(Vec<u8>),
    /// It is no longer there.
    Gone,
}

impl Session {
    /// Whether somebody else has changed or removed the entry's file since it was read or written here.
    ///
    /// # Errors
    /// When what stands in its place cannot be read.
    pub fn is_changed_outside(&self) -> Result<bool, StoreError> {
        self.outside().map(|outside| outside.is_some())
    }

    /// Takes over what somebody else has made of the file, and gives the changes that do so, for the screen. Where both have changed
    /// the same place, the text here stays. The version that gives way is kept: theirs when there are changes here that are not in the
    /// file, else the one here. What came in is in the file after the next [`Session::fold`]; a file that is gone is written again by it.
    ///
    /// # Errors
    /// When their version is of a newer format or cannot be read, or the one that gives way cannot be kept; so too, with nothing
    /// changed here, when the file is damaged or has become another entry's. The entry is then as it was.
    pub fn merge(&mut self, now: Moment) -> Result<Merged, StoreError> {
        let bytes = match self.outside()? {
            None => return Ok(Merged::default()),
            Some(Outside::Gone) => {
                self.stands_on(self.entry.clone(), None);
                self.changed = true;
                return Ok(Merged::default());
            }
            Some(Outside::Bytes(bytes)) => bytes,
        };
        let version = Some(Fingerprint::of(&bytes));
        let theirs = self.theirs(&bytes);
        match theirs {
            Err(error @ StoreError::Newer { .. }) => Err(error),
            Err(error) if !self.changed => Err(error),
            Err(_) => {
                let other = self.store.keep_version(self.entry.id, &bytes, Reason::Outside, now)?;
                self.stands_on(self.entry.clone(), version);
                Ok(Merged { changes: Vec::new(), other: Some(other), touching: true })
            }
            Ok(theirs) if self.changed => {
                let other = self.store.keep_version(self.entry.id, &bytes, Reason::Outside, now)?;
                let Merge { changes, touching } = self.entry.merge(&self.base, &theirs);
                for change in &changes {
                    self.make(change, Record::Change)?;
                }
                if theirs.unknown != self.base.unknown {
                    self.entry.unknown.clone_from(&theirs.unknown);
                }
                self.stands_on(theirs, version);
                Ok(Merged { changes, other: Some(other), touching })
            }
            Ok(theirs) => {
                let ours = form::print(&self.entry, &self.path)?;
                let other = self.store.keep_version(self.entry.id, &ours, Reason::Outside, now)?;
                // A log that went on would know nothing of this version.
                self.retire_log()?;
                let changes = Change::between(&self.entry, &theirs);
                self.entry = theirs.clone();
                self.stands_on(theirs, version);
                Ok(Merged { changes, other: Some(other), touching: false })
            }
        }
    }

    /// The entry that somebody else has written.
    fn theirs(&self, bytes: &[u8]) -> Result<Entry, StoreError> {
        let newer = |format| StoreError::Newer { path: self.path.clone(), format };
        match form::parse::<Entry>(bytes) {
            Ok(theirs) if theirs.is_newer() => Err(newer(theirs.seminote)),
            Ok(theirs) if theirs.id == self.entry.id => Ok(theirs),
            Ok(_) => Err(StoreError::NoEntry(self.entry.id)),
            Err(Damage::Newer(format)) => Err(newer(format)),
            Err(reason) => Err(StoreError::Damaged(Damaged { path: self.path.clone(), reason })),
        }
    }

    /// What somebody else has made of the file; `None` when it is as this session left it.
    pub(super) fn outside(&self) -> Result<Option<Outside>, StoreError> {
        if self.store.is_gone(&self.path) {
            // With the whole journal gone nobody has removed this file.
            let root = self.store.layout.root();
            self.store.files.metadata(root).attempt("find", root)?;
            return Ok(self.version.map(|_| Outside::Gone));
        }
        let damaged = |reason: Damage| StoreError::Damaged(Damaged { path: self.path.clone(), reason });
        let bytes = self.store.bytes(&self.path, LIMIT).map_err(damaged)?;
        let version = Fingerprint::of(&bytes);
        let is_ours = self.version == Some(version) || self.attempted.contains(&version);
        Ok((!is_ours).then_some(Outside::Bytes(bytes)))
    }
}
