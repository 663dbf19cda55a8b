//! Making entries, and changing those that are not open here.

use chrono::NaiveDate;

use super::{OperationError, World};
use crate::files::Lock;
use crate::journal::{Change, Details, Entry, EntryId, Moment, Series, Slug};
use crate::store::{Reason, Session};

/// An entry that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    /// The entry.
    pub entry: Entry,
    /// The series that was made for it, when there was none; worth a word to the user.
    pub new_series: Option<Series>,
}

impl World {
    /// Makes an entry: in the series given, else in the current one. With no series at all one called "Seminar" is made.
    ///
    /// # Errors
    /// When there is no such series or something cannot be read or written.
    pub fn create_entry(
        &self,
        series: Option<&Slug>,
        details: Details,
        now: Moment,
    ) -> Result<Created, OperationError> {
        let (series, new_series) = match series {
            Some(_) => self.series_or_new(series, now)?,
            None => self.series_or_new(self.listing()?.current_series(), now)?,
        };
        self.create_in(&series, details, now).map(|entry| Created { entry, new_series })
    }

    /// Keeps others from making what is looked for here, until the lock is dropped: of two who look at the same moment only one finds
    /// nothing. Without a lock, where somebody else hangs or the disk refuses it, it is gone on: an entry too many is seen and loses nothing.
    pub(super) fn alone_in_making(&self, now: Moment) -> Result<Option<Box<dyn Lock>>, OperationError> {
        self.prepare_place()?;
        Ok(self.store.alone_in_making(now).ok())
    }

    /// Makes an entry in this series.
    pub(super) fn create_in(&self, series: &Series, details: Details, now: Moment) -> Result<Entry, OperationError> {
        let entry = Entry::new(series.slug.clone(), details, series.minutes, now);
        self.store.create(&entry)?;
        Ok(entry)
    }

    /// Makes changes in an entry that is not open here, and writes them into its file.
    ///
    /// # Errors
    /// When it is open elsewhere, a change does not fit, or it cannot be read or written.
    pub fn change(&self, id: EntryId, changes: &[Change], now: Moment) -> Result<(), OperationError> {
        self.revise(id, now, |_| changes.to_vec()).map(drop)
    }

    /// Marks the report of an entry as handed in on a day and keeps this version of it. Gives the entry.
    ///
    /// # Errors
    /// When it is open elsewhere, or cannot be read or written.
    pub fn hand_in(&self, id: EntryId, date: NaiveDate, now: Moment) -> Result<Entry, OperationError> {
        let mut session = self.store.open(id, now)?;
        session.take_inbox()?;
        let before = Box::new(session.entry().details.clone());
        let after = Box::new(Details { handed_in: Some(date), ..session.entry().details.clone() });
        session.record(&[Change::Details { before, after }])?;
        session.keep_version(Reason::HandedIn, now)?;
        close(session, now)
    }

    /// Makes the changes that `changes` asks for in the entry as it is. Gives the entry as it is then.
    pub(super) fn revise(
        &self,
        id: EntryId,
        now: Moment,
        changes: impl FnOnce(&Entry) -> Vec<Change>,
    ) -> Result<Entry, OperationError> {
        let mut session = self.store.open(id, now)?;
        session.take_inbox()?;
        let changes = changes(session.entry());
        session.record(&changes)?;
        close(session, now)
    }
}

/// Closes an entry and gives it.
pub(super) fn close(session: Session, now: Moment) -> Result<Entry, OperationError> {
    let entry = session.entry().clone();
    session.close(now).map_err(|failed| failed.error)?;
    Ok(entry)
}
