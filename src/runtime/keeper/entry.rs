//! The open entry on disk, with the numbers of its changes.

use super::recovered;
use crate::app::{Arrival, Opened, Outside, Then};
use crate::journal::{Change, EntryId, Moment};
use crate::store::{Folded, Merged, Offer, Reason, Session, Store, StoreError};

/// The open entry.
pub(super) struct OpenSession {
    session: Session,
    /// The last change that was handed to the session.
    last: u64,
    /// What came from outside and waits for the main thread. Nothing is folded meanwhile.
    offered: Option<Offer>,
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
            Ok((
                Access::Here(Box::new(OpenSession { session, last: 0, offered: None })),
                opened(entry, None, recovered),
            ))
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
        if self.offered.is_some() || self.session.fold(now)? == Folded::ChangedOutside {
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

    /// What came from outside: lines of the inbox, and what somebody else has written into the file. Made ready, and not yet taken; none
    /// while something is offered.
    pub(super) fn offer(&mut self, now: Moment) -> Result<Option<Arrival>, StoreError> {
        if self.offered.is_none() {
            self.offered = self.session.offer(now)?;
            let (id, after) = (self.session.entry().id, Some(self.last));
            return Ok(self.offered.as_ref().map(|offer| Arrival { id, after, changes: offer.changes() }));
        }
        Ok(None)
    }

    /// What is offered does not fit any more.
    pub(super) fn withdraw(&mut self) {
        self.offered = None;
    }

    /// Takes what is offered, which the screen has taken at this point between the changes. Gives what became of somebody else's version.
    pub(super) fn take_offered(&mut self) -> Result<Option<Outside>, StoreError> {
        let Some(offer) = self.offered.take() else { return Ok(None) };
        let outside = offer.of_file().map(|merged| match merged {
            Merged { other: None, .. } => Outside::Removed,
            Merged { touching: true, .. } => Outside::Kept,
            Merged { reloaded: true, .. } => Outside::Reloaded,
            Merged { .. } => Outside::Joined,
        });
        self.session.take(offer)?;
        self.session.record(&[])?;
        Ok(outside)
    }

    /// Folds, keeps a version, frees the lock. When it fails the entry may have become another by what came from outside, which the screen
    /// must have too.
    pub(super) fn close(self, now: Moment) -> Result<(), (Box<Self>, Option<Arrival>, StoreError)> {
        let Self { session, last, offered: _ } = self;
        let shown = session.entry().clone();
        session.close(now).map(drop).map_err(|failed| {
            let session = *failed.session;
            let changes = Change::between(&shown, session.entry());
            let joined = (!changes.is_empty()).then_some(Arrival { id: shown.id, after: None, changes });
            (Box::new(Self { session, last, offered: None }), joined, failed.error)
        })
    }
}
