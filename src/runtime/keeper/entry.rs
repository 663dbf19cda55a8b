//! The open entry on disk, with the numbers of its changes.

use super::recovered;
use crate::app::{Opened, Outside, Then};
use crate::journal::{Change, EntryId, Moment};
use crate::store::{Folded, Reason, Session, Store, StoreError};

/// The changes that came from outside, what became of somebody else's version of the file, and whether it could all be taken.
pub(super) type Taken = (Vec<Change>, Option<Outside>, Result<(), StoreError>);

/// The open entry.
pub(super) struct OpenSession {
    session: Session,
    /// The last change that was handed to the session.
    last: u64,
}

/// Whether an entry that is shown can be written.
pub(super) enum Access {
    /// Here, by this session.
    Here(Box<OpenSession>),
    /// Not as long as it is open elsewhere.
    Elsewhere,
    /// Only by a later version of the program.
    Newer,
}

/// Opens an entry for writing; one that is open elsewhere, or of a later version, for reading.
pub(super) fn open(store: &Store, id: EntryId, then: Then, now: Moment) -> Result<(Access, Opened), StoreError> {
    let opened = |entry, read_only, recovered| Opened { entry, read_only, recovered, carets: Vec::new(), then };
    match store.open(id, now) {
        Ok(session) => {
            let recovered = recovered::of_entry(session.recovered());
            let entry = session.entry().clone();
            Ok((Access::Here(Box::new(OpenSession { session, last: 0 })), opened(entry, None, recovered)))
        }
        Err(error @ (StoreError::Locked { .. } | StoreError::Newer { .. })) => {
            let access = if matches!(error, StoreError::Newer { .. }) { Access::Newer } else { Access::Elsewhere };
            Ok((access, opened(store.read(id)?, Some(sentence(&error)), None)))
        }
        Err(error) => Err(error),
    }
}

fn sentence(error: &StoreError) -> String {
    let text = error.to_string();
    if text.ends_with('.') { text } else { format!("{text}.") }
}

impl OpenSession {
    /// Puts changes on record; the last of them has this number. After a failure they stay in memory and go with the next record or sync.
    pub(super) fn record(&mut self, changes: &[Change], last: u64) -> Result<(), StoreError> {
        self.last = last;
        self.session.record(changes)
    }

    pub(super) fn sync(&mut self) -> Result<(), StoreError> {
        self.session.sync()
    }

    /// Writes the entry's file. Whether it could: not while somebody else's version of it waits to be taken.
    pub(super) fn fold(&mut self, now: Moment) -> Result<bool, StoreError> {
        if self.session.fold(now)? == Folded::ChangedOutside {
            return Ok(false);
        }
        self.session.keep_hourly_version(now)?;
        Ok(true)
    }

    /// The last change that was handed to the session.
    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// Keeps the entry as a version, before an older one is put in its place.
    pub(super) fn keep_version(&mut self, now: Moment) -> Result<(), StoreError> {
        self.session.keep_as_it_is(Reason::Restored, now).map(drop)
    }

    /// Whether lines wait for this entry in the inbox.
    pub(super) fn inbox_waits(&self) -> bool {
        self.session.inbox_waits()
    }

    /// Takes what came from outside: lines of the inbox, and what somebody else has written into the file. Gives the changes, also
    /// those that were made before something failed, and what became of the file.
    pub(super) fn take_outside(&mut self, now: Moment) -> Taken {
        let (mut changes, mut outside) = (Vec::new(), None);
        let result = self.take(&mut changes, &mut outside, now);
        (changes, outside, result)
    }

    fn take(
        &mut self,
        changes: &mut Vec<Change>,
        outside: &mut Option<Outside>,
        now: Moment,
    ) -> Result<(), StoreError> {
        changes.extend(self.session.take_inbox()?);
        if self.session.is_changed_outside()? {
            let both = self.session.is_changed();
            let merged = self.session.merge(now)?;
            changes.extend(merged.changes);
            *outside = Some(match (both, merged.touching) {
                _ if merged.other.is_none() => Outside::Removed,
                (_, true) => Outside::Kept,
                (true, false) => Outside::Joined,
                (false, false) => Outside::Reloaded,
            });
        }
        self.session.record(&[])
    }

    /// Folds, keeps a version, frees the lock.
    pub(super) fn close(self, now: Moment) -> Result<(), (Box<Self>, StoreError)> {
        let Self { session, last } = self;
        match session.close(now) {
            Ok(_) => Ok(()),
            Err(failed) => Err((Box::new(Self { session: *failed.session, last }), failed.error)),
        }
    }
}
