//! Making entries, and changing those that are not open here.

use chrono::NaiveDate;

use super::{OperationError, World};
use crate::files::Lock;
use crate::journal::{
    Change, Details, Entry, EntryId, Field, Moment, NoteEdit, NoteError, NoteLine, Outline, Series, Slug,
};
use crate::review::Board;
use crate::store::{Reason, Session};
use crate::text::Tag;

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

    /// Makes changes in entries that are not open here, and writes them into their files. Gives the entries as they are then. Where
    /// there are several, nothing is changed in any before it is known that all can be changed.
    ///
    /// # Errors
    /// When one is open elsewhere, a change does not fit, or one cannot be read or written.
    pub fn change(&self, changes: &[(EntryId, Change)], now: Moment) -> Result<Vec<Entry>, OperationError> {
        let mut entries: Vec<(EntryId, Vec<Change>)> = Vec::new();
        for (id, change) in changes {
            match entries.iter_mut().find(|(of, _)| of == id) {
                Some((_, changes)) => changes.push(change.clone()),
                None => entries.push((*id, vec![change.clone()])),
            }
        }
        if entries.len() > 1 {
            for (id, changes) in &entries {
                check(self.store.open(*id, now)?.entry(), changes)?;
            }
        }
        entries.into_iter().map(|(id, changes)| self.revise(id, now, |_| Ok(changes)).map(|(entry, _)| entry)).collect()
    }

    /// Does something to a note of an entry that is not open here, where it stands now. Gives the entry as it is then, and the changes
    /// that were made for it.
    ///
    /// # Errors
    /// When the line is no longer there, this cannot be done to it, or the entry is open elsewhere or cannot be read or written.
    pub fn edit_note(
        &self,
        id: EntryId,
        seen: &NoteLine,
        edit: &NoteEdit,
        now: Moment,
    ) -> Result<(Entry, Vec<Change>), OperationError> {
        self.revise(id, now, |entry| {
            let line = seen.find(&entry.notes).ok_or(NoteError::Changed);
            let outline = Outline::of(&entry.notes);
            let edits = line.and_then(|line| edit.edits(&entry.notes, &outline, line, &Tag::default()));
            let edits = edits.map_err(|source| OperationError::Note { week: entry.details.week, source })?;
            Ok(edits.into_iter().map(|edit| Change::Edit { field: Field::Notes, edit }).collect())
        })
    }

    /// The questions and follow-ups of some entries, or of the whole journal. What cannot be read is left out: lists name it.
    ///
    /// # Errors
    /// When the journal cannot be listed.
    pub fn board(&self, of: Option<&[EntryId]>, now: Moment) -> Result<Board, OperationError> {
        let ids: Vec<EntryId> = match of {
            Some(ids) => ids.to_vec(),
            None => self.listing()?.heads.iter().map(|head| head.id).collect(),
        };
        let reader = self.store.reader()?;
        let entries: Vec<Entry> = reader.read_all(&ids).into_iter().filter_map(Result::ok).collect();
        Ok(Board::of(&entries, now))
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

    /// Makes the changes that `changes` asks for in the entry as it is. Gives the entry as it is then, and these changes.
    pub(super) fn revise(
        &self,
        id: EntryId,
        now: Moment,
        changes: impl FnOnce(&Entry) -> Result<Vec<Change>, OperationError>,
    ) -> Result<(Entry, Vec<Change>), OperationError> {
        let mut session = self.store.open(id, now)?;
        session.take_inbox()?;
        let entry = session.entry();
        match changes(entry).and_then(|changes| check(entry, &changes).map(|()| changes)) {
            Ok(changes) => {
                session.record(&changes)?;
                Ok((close(session, now)?, changes))
            }
            Err(error) => {
                close(session, now)?;
                Err(error)
            }
        }
    }
}

/// Whether all changes fit an entry, one behind the other.
fn check(entry: &Entry, changes: &[Change]) -> Result<(), OperationError> {
    let mut entry = entry.clone();
    let week = entry.details.week;
    changes.iter().try_for_each(|change| entry.apply(change)).map_err(|source| OperationError::Change { week, source })
}

/// Closes an entry and gives it.
pub(super) fn close(session: Session, now: Moment) -> Result<Entry, OperationError> {
    let entry = session.entry().clone();
    session.close(now).map_err(|failed| failed.error)?;
    Ok(entry)
}

#[cfg(test)]
mod tests;
