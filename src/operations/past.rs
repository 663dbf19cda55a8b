//! What an entry was before, and what was deleted: found by number and id, brought back.

use std::collections::HashSet;

use super::{OperationError, World};
use crate::journal::{Change, Entry, EntryId, Moment, Slug};
use crate::store::{Reason, StoreError, Trashed, Version};

/// An older version of an entry, with its number in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// 1 is the newest.
    pub number: usize,
    /// When and why it was kept.
    pub version: Version,
}

/// An older version with the entry as it was then, or why that cannot be read.
pub type ReadPast = (Past, Result<Entry, StoreError>);

/// What came of restoring an older version.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The entry as it is now.
    pub entry: Entry,
    /// The version, with the number that it had before.
    pub past: Past,
    /// Whether the entry was otherwise; what it was is then kept as a version.
    pub changed: bool,
}

/// Why there is no older version to be used, or nothing in the trash.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PastError {
    /// The entry has no versions.
    #[error(
        "week {week} has no older versions yet; one is kept when it is closed after a change, handed in, or changed from outside"
    )]
    NoVersions {
        /// Its week.
        week: u32,
    },
    /// It has fewer.
    #[error("week {week} has no version {number}; `seminote versions list {week}` shows those from 1 to {count}")]
    NoVersion {
        /// Its week.
        week: u32,
        /// The number that was asked for.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// All that can be read say the same as the entry.
    #[error("no older version of week {week} differs from what it is now; there is nothing to restore")]
    NoOther {
        /// Its week.
        week: u32,
    },
    /// Nothing was deleted, or nothing of the series.
    #[error("there is nothing{} in the trash", .0.as_ref().map(|series| format!(" of the series \"{series}\"")).unwrap_or_default())]
    EmptyTrash(Option<Slug>),
    /// No deleted entry has such an id.
    #[error("there is no entry in the trash whose id is {0}; `seminote trash list` shows those there are")]
    NoId(String),
    /// It is not said, or not clearly, which is meant.
    #[error("{}; name one by its id: {}", .0, .1.join(", "))]
    Several(
        /// Why not.
        String,
        /// The last digits of their ids, with their titles.
        Vec<String>,
    ),
}

impl World {
    /// The older versions of an entry, newest first, each with the entry as it was then, or why that cannot be read.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub fn past(&self, id: EntryId) -> Result<Vec<ReadPast>, OperationError> {
        let versions = self.store.versions(id)?.into_iter().zip(1..);
        Ok(versions
            .map(|(version, number)| (Past { number, version: version.clone() }, self.read_past(&version)))
            .collect())
    }

    fn read_past(&self, version: &Version) -> Result<Entry, StoreError> {
        let entry = self.store.read_version(version)?;
        if entry.is_newer() {
            return Err(StoreError::Newer { path: version.path.clone(), format: entry.seminote });
        }
        Ok(entry)
    }

    /// The older version with a number; without one the newest that differs from `now`, if any does.
    ///
    /// # Errors
    /// When there is no version, none with the number, or its file cannot be read.
    pub fn past_of(&self, now: &Entry, number: Option<usize>) -> Result<Option<(Past, Entry)>, OperationError> {
        let week = now.details.week;
        let past = self.past(now.id)?;
        let count = past.len();
        if count == 0 {
            return Err(PastError::NoVersions { week }.into());
        }
        let Some(number) = number else {
            let readable = past.into_iter().filter_map(|(past, entry)| Some((past, entry.ok()?)));
            return Ok(readable.into_iter().find(|(_, entry)| !Change::restoring(now, entry).is_empty()));
        };
        let found = past.into_iter().find(|(past, _)| past.number == number);
        let (past, entry) = found.ok_or(PastError::NoVersion { week, number, count })?;
        Ok(Some((past, entry?)))
    }

    /// Puts an older version of an entry in its place, all but the talk's clock; what it is now is kept as a version first. See
    /// [`World::past_of`] for the number.
    ///
    /// # Errors
    /// When the entry is open elsewhere, there is no such version, none differs, or something cannot be read or written.
    pub fn restore_version(&self, id: EntryId, number: Option<usize>, now: Moment) -> Result<Restored, OperationError> {
        let mut session = self.store.open(id, now)?;
        session.take_inbox()?;
        let week = session.entry().details.week;
        let found = self.past_of(session.entry(), number)?;
        let (past, then) = found.ok_or(PastError::NoOther { week })?;
        let changes = Change::restoring(session.entry(), &then);
        if !changes.is_empty() {
            session.keep_version(Reason::Restored, now)?;
            session.record(&changes)?;
        }
        let entry = super::entries::close(session, now)?;
        Ok(Restored { entry, past, changed: !changes.is_empty() })
    }

    /// The deleted entry with an id, given whole or as the beginning of its last eight digits; without one the entry that was
    /// deleted last.
    ///
    /// # Errors
    /// When there is none, several have such an id, or it is not known which was deleted last.
    pub fn trashed(&self, id: Option<&str>, series: Option<&Slug>) -> Result<Trashed, OperationError> {
        let mut trashed = self.store.trashed()?.entries;
        trashed.retain(|trashed| series.is_none_or(|series| trashed.head.series == *series));
        if trashed.is_empty() && id.is_none() {
            return Err(PastError::EmptyTrash(series.cloned()).into());
        }
        let named = |trashed: &[Trashed]| trashed.iter().map(|trashed| super::weeks::named(&trashed.head)).collect();
        if let Some(text) = id {
            let wanted = text.to_ascii_lowercase();
            let is_meant = |id: EntryId| id.to_string() == wanted || id.short().starts_with(&wanted);
            // Of an entry that was deleted twice the last deletion counts.
            let mut seen = HashSet::new();
            trashed.retain(|trashed| is_meant(trashed.head.id) && seen.insert(trashed.head.id));
            if trashed.len() > 1 {
                let why = format!(
                    "{} entries in the trash have an id that begins with {}",
                    text.escape_debug(),
                    trashed.len()
                );
                return Err(PastError::Several(why, named(&trashed)).into());
            }
            return trashed.into_iter().next().ok_or_else(|| PastError::NoId(text.escape_debug().to_string()).into());
        }
        if trashed.len() > 1 && trashed.first().is_some_and(|first| first.deleted.is_none()) {
            let why = "it is not known which entry was deleted last".to_owned();
            return Err(PastError::Several(why, named(&trashed)).into());
        }
        trashed.into_iter().next().ok_or_else(|| PastError::EmptyTrash(series.cloned()).into())
    }
}

#[cfg(test)]
mod tests;
