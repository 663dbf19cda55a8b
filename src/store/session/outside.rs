//! Changes that somebody else makes of the file of an entry that is open here: a sync tool, an editor.

use super::{Session, name_of};
use crate::journal::Change;
use crate::store::error::{Damage, Damaged, StoreError};
use crate::store::fingerprint::Fingerprint;
use crate::store::form::LIMIT;

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

    /// Takes over what somebody else has written into the file, and gives the changes that make it of what was here, for the screen.
    ///
    /// # Errors
    /// When there are changes here that are not folded, or the file cannot be read, is of a newer format or has become another entry's; the
    /// entry is then as it was.
    pub fn reload(&mut self) -> Result<Vec<Change>, StoreError> {
        if self.changed {
            return Err(StoreError::Unfolded(name_of(&self.entry)));
        }
        let damaged = |reason| StoreError::Damaged(Damaged { path: self.path.clone(), reason });
        let file = self.store.read_entry_file(&self.path).map_err(damaged)?;
        if file.entry.id != self.entry.id {
            return Err(StoreError::NoEntry(self.entry.id));
        }
        if file.entry.is_newer() {
            return Err(StoreError::Newer { path: self.path.clone(), format: file.entry.seminote });
        }
        // A log that went on would know nothing of this version.
        self.retire_log()?;
        let changes = Change::between(&self.entry, &file.entry);
        self.entry = file.entry;
        self.version = Some(file.version);
        self.attempted.clear();
        Ok(changes)
    }

    /// What somebody else has made of the file; `None` when it is as this session left it.
    pub(super) fn outside(&self) -> Result<Option<Outside>, StoreError> {
        if self.store.is_gone(&self.path) {
            return Ok(self.version.map(|_| Outside::Gone));
        }
        let damaged = |reason: Damage| StoreError::Damaged(Damaged { path: self.path.clone(), reason });
        let bytes = self.store.bytes(&self.path, LIMIT).map_err(damaged)?;
        let version = Fingerprint::of(&bytes);
        let is_ours = self.version == Some(version) || self.attempted.contains(&version);
        Ok((!is_ours).then_some(Outside::Bytes(bytes)))
    }
}
