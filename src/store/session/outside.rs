//! Changes that somebody else makes of the file of an entry that is open here: a sync tool, an editor.

use super::{Session, name_of};
use crate::journal::{Change, Entry, Field};
use crate::store::error::{Damage, Damaged, StoreError};
use crate::store::fingerprint::Fingerprint;
use crate::store::form::LIMIT;
use crate::text::{Edit, Text};

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
        let changes = changes_between(&self.entry, &file.entry);
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

/// The changes that make one entry of another, as far as changes can: see [`Change`].
fn changes_between(before: &Entry, after: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in [Field::Notes, Field::Summary, Field::Reflection] {
        if let Some(edit) = edit_between(before.text(field), after.text(field)) {
            changes.push(Change::Edit { field, edit });
        }
    }
    if before.details != after.details {
        let (before, after) = (Box::new(before.details.clone()), Box::new(after.details.clone()));
        changes.push(Change::Details { before, after });
    }
    if before.talk != after.talk {
        let (before, after) = (Box::new(before.talk.clone()), Box::new(after.talk.clone()));
        changes.push(Change::Talk { before, after });
    }
    changes
}

/// The edit that makes one text of another, with the tags of the other; the lines at both ends that are alike stay.
fn edit_between(before: &Text, after: &Text) -> Option<Edit> {
    if before == after {
        return None;
    }
    let (old, new) = (before.lines(), after.lines());
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    Some(before.replace_lines(head..old.len() - tail, &new[head..new.len() - tail]))
}
