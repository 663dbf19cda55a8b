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
    /// The version that gave way, kept beside; none when the file was removed.
    pub other: Option<Version>,
    /// Whether nothing was changed here, so that the entry has become theirs.
    pub reloaded: bool,
    /// Whether both had changed the same place, so that something of theirs stands only in the version that is kept.
    pub touching: bool,
}

/// What waits outside for an entry that is open here, as far as a disk may hold it up: read, joined, and the version that gives way kept.
///
/// Nothing of it is in the entry before [`Session::take`]. It fits only the entry for which it was made.
#[derive(Debug)]
pub struct Offer {
    pub(in crate::store) letters: Vec<(String, Change)>,
    pub(in crate::store) file: Option<OfferedFile>,
}

/// What somebody else has made of the file, ready to be taken.
#[derive(Debug)]
pub(in crate::store) struct OfferedFile {
    /// Their version; none where there is nothing to go on from, since the file is gone or cannot be understood.
    theirs: Option<Entry>,
    version: Option<Fingerprint>,
    merged: Merged,
}

impl Offer {
    /// The changes that it makes, in their order.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let of_file = self.file.iter().flat_map(|file| &file.merged.changes);
        self.letters.iter().map(|(_, change)| change).chain(of_file).cloned().collect()
    }

    /// What is made of somebody else's version of the file; none when the file is as it was.
    #[must_use]
    pub fn of_file(&self) -> Option<&Merged> {
        self.file.as_ref().map(|file| &file.merged)
    }
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

    /// Makes ready what waits outside: lines of the inbox, and what somebody else has made of the file. The entry stays as it is.
    ///
    /// # Errors
    /// When the inbox cannot be read, and as [`Session::merge`].
    pub fn offer(&mut self, now: Moment) -> Result<Option<Offer>, StoreError> {
        let mut entry = self.entry.clone();
        let letters = self.waiting(&mut entry)?;
        let file = self.offered_file(&entry, self.changed || !letters.is_empty(), now)?;
        Ok((!letters.is_empty() || file.is_some()).then_some(Offer { letters, file }))
    }

    /// Makes the changes of an offer, which are on record after the next [`Session::record`]. Lines leave the inbox with the next
    /// [`Session::sync`].
    ///
    /// # Errors
    /// When the entry is another than the one for which the offer was made.
    pub fn take(&mut self, offer: Offer) -> Result<Merged, StoreError> {
        for (name, change) in offer.letters {
            self.make(&change, |change| Record::Inbox { name: name.clone(), changes: vec![change] })?;
            self.taken(name);
        }
        let Some(OfferedFile { theirs, version, merged }) = offer.file else { return Ok(Merged::default()) };
        match theirs {
            None => {
                self.stands_on(self.entry.clone(), version);
                self.changed = true;
            }
            Some(theirs) => {
                if merged.reloaded {
                    self.entry = theirs.clone();
                } else {
                    for change in &merged.changes {
                        self.make(change, Record::Change)?;
                    }
                    if theirs.unknown != self.base.unknown {
                        self.entry.unknown.clone_from(&theirs.unknown);
                    }
                }
                self.stands_on(theirs, version);
            }
        }
        Ok(merged)
    }

    /// Takes over what somebody else has made of the file, and gives the changes that do so, for the screen. Where both have changed
    /// the same place, the text here stays. The version that gives way is kept: theirs when there are changes here that are not in the
    /// file, else the one here. What came in is in the file after the next [`Session::fold`]; a file that is gone is written again by it.
    ///
    /// # Errors
    /// When their version is of a newer format or cannot be read, or the one that gives way cannot be kept; so too, with nothing
    /// changed here, when the file is damaged or has become another entry's. The entry is then as it was.
    pub fn merge(&mut self, now: Moment) -> Result<Merged, StoreError> {
        let entry = self.entry.clone();
        let file = self.offered_file(&entry, self.changed, now)?;
        self.take(Offer { letters: Vec::new(), file })
    }

    /// What somebody else has made of the file, for this entry, made ready.
    fn offered_file(
        &mut self,
        entry: &Entry,
        is_changed: bool,
        now: Moment,
    ) -> Result<Option<OfferedFile>, StoreError> {
        let bytes = match self.outside()? {
            None => return Ok(None),
            Some(Outside::Gone) => {
                return Ok(Some(OfferedFile { theirs: None, version: None, merged: Merged::default() }));
            }
            Some(Outside::Bytes(bytes)) => bytes,
        };
        let version = Some(Fingerprint::of(&bytes));
        let theirs = self.theirs(&bytes);
        let keep = |bytes: &[u8]| self.store.keep_version(entry.id, bytes, Reason::Outside, now).map(Some);
        let (theirs, changes, other, touching) = match theirs {
            Err(error @ StoreError::Newer { .. }) => return Err(error),
            Err(error) if !is_changed => return Err(error),
            Err(_) => (None, Vec::new(), keep(&bytes)?, true),
            Ok(theirs) if is_changed => {
                let other = keep(&bytes)?;
                let Merge { changes, touching } = entry.merge(&self.base, &theirs);
                (Some(theirs), changes, other, touching)
            }
            Ok(theirs) => {
                let other = keep(&form::print(entry, &self.path)?)?;
                // A log that went on would know nothing of this version.
                self.retire_log()?;
                let changes = Change::between(entry, &theirs);
                (Some(theirs), changes, other, false)
            }
        };
        let merged = Merged { changes, other, reloaded: !is_changed, touching };
        Ok(Some(OfferedFile { theirs, version, merged }))
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
