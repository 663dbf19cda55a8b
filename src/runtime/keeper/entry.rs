//! The open entry on disk, with the numbers of its changes.

use crate::app::{Msg, Opened, Then};
use crate::journal::{Change, EntryId, Moment};
use crate::store::{Folded, Reason, Session, Store, StoreError};

/// The open entry.
pub(super) struct OpenSession {
    session: Session,
    inbox: std::path::PathBuf,
    id: EntryId,
    /// The last change that was handed to the session.
    last: u64,
}

/// Opens an entry for writing; one that is open elsewhere, or of a later version, for reading.
pub(super) fn open(
    store: &Store,
    id: EntryId,
    then: Then,
    now: Moment,
) -> Result<(Option<OpenSession>, Opened), StoreError> {
    let opened = |entry, read_only, recovered| Opened { entry, read_only, recovered, carets: Vec::new(), then };
    match store.open(id, now) {
        Ok(session) => {
            let recovered = recovered(&session);
            let entry = session.entry().clone();
            let inbox = store.layout().inbox();
            Ok((Some(OpenSession { session, inbox, id, last: 0 }), opened(entry, None, recovered)))
        }
        Err(error @ (StoreError::Locked { .. } | StoreError::Newer { .. })) => {
            Ok((None, opened(store.read(id)?, Some(sentence(&error)), None)))
        }
        Err(error) => Err(error),
    }
}

fn sentence(error: &StoreError) -> String {
    let text = error.to_string();
    if text.ends_with('.') { text } else { format!("{text}.") }
}

/// What was brought back from the recovery log, in a sentence.
fn recovered(session: &Session) -> Option<String> {
    let recovered = session.recovered();
    let mut parts = Vec::new();
    match recovered.changes {
        0 => {}
        1 => parts.push("One change was brought back from the recovery log.".to_owned()),
        count => parts.push(format!("{count} changes were brought back from the recovery log.")),
    }
    if recovered.other.is_some() {
        parts.push(
            "The file had been changed elsewhere meanwhile; that version is kept among the older ones.".to_owned(),
        );
    }
    if let Some(path) = &recovered.set_aside {
        parts.push(format!("A part of the log could not be read; it is kept in {}.", path.display()));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
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
        let id = self.id.to_string();
        std::fs::read_dir(&self.inbox).is_ok_and(|mut letters| {
            letters.any(|letter| letter.is_ok_and(|letter| letter.file_name().to_string_lossy().starts_with(&id)))
        })
    }

    /// Takes what came from outside: lines of the inbox, and what somebody else has written into the file. Gives the messages that
    /// say so, the changes first, also of those that were made before something failed.
    pub(super) fn take_outside(&mut self, now: Moment) -> Vec<Msg> {
        let (mut changes, mut messages) = (Vec::new(), Vec::new());
        let taken = self.take(&mut changes, &mut messages, now);
        messages.insert(0, Msg::Arrived(changes));
        messages.push(match taken {
            Ok(()) => Msg::Folded(self.last),
            Err(error) => Msg::NotSaved(error.to_string()),
        });
        messages
    }

    fn take(&mut self, changes: &mut Vec<Change>, messages: &mut Vec<Msg>, now: Moment) -> Result<(), StoreError> {
        changes.extend(self.session.take_inbox()?);
        self.session.record(&[])?;
        self.session.sync()?;
        while self.session.fold(now)? == Folded::ChangedOutside {
            let both = self.session.is_changed();
            let merged = self.session.merge(now)?;
            changes.extend(merged.changes);
            messages.push(Msg::Done(if merged.touching {
                "The file was changed elsewhere too, in places that were changed here: these stay, and that version is kept among the older ones.".to_owned()
            } else if both {
                "The file was changed elsewhere too: both changes are in it now.".to_owned()
            } else {
                "The file was changed elsewhere and has been read again.".to_owned()
            }));
        }
        Ok(())
    }

    /// Folds, keeps a version, frees the lock.
    pub(super) fn close(self, now: Moment) -> Result<(), (Box<Self>, StoreError)> {
        let Self { session, inbox, id, last } = self;
        match session.close(now) {
            Ok(_) => Ok(()),
            Err(failed) => Err((Box::new(Self { session: *failed.session, inbox, id, last }), failed.error)),
        }
    }
}
