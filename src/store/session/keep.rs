//! Versions of an entry that is open: when they are kept, and of what.

use super::{Folded, Session};
use crate::journal::{FORMAT, Moment};
use crate::store::error::{Damaged, StoreError};
use crate::store::form;
use crate::store::versions::{Reason, Version};

impl Session {
    /// Folds as [`Session::settle`] does, and keeps the entry's file as a version.
    ///
    /// # Errors
    /// As [`Session::settle`], and when the version cannot be written.
    pub fn keep_version(&mut self, reason: Reason, now: Moment) -> Result<Version, StoreError> {
        self.settle(now)?;
        self.keep_as_it_is(reason, now)
    }

    /// Keeps the entry as it is here as a version. Its file is not looked at.
    ///
    /// # Errors
    /// When the version cannot be written.
    pub fn keep_as_it_is(&mut self, reason: Reason, now: Moment) -> Result<Version, StoreError> {
        let bytes = form::print(&self.entry, &self.path)?;
        let version = self.store.keep_version(self.entry.id, &bytes, reason, now)?;
        self.touched = false;
        self.hour = Some(now);
        Ok(version)
    }

    /// Keeps a version when an hour has passed since this was first asked or a version was last kept, and anything was changed in it.
    /// It waits while somebody else's change of the file is not taken over.
    ///
    /// # Errors
    /// As [`Session::fold`], and when the version cannot be written.
    pub fn keep_hourly_version(&mut self, now: Moment) -> Result<Option<Version>, StoreError> {
        let begun = *self.hour.get_or_insert(now);
        let is_due = self.touched && now - begun >= chrono::Duration::hours(1);
        if is_due && self.fold(now)? != Folded::ChangedOutside {
            self.keep_as_it_is(Reason::Hourly, now).map(Some)
        } else {
            Ok(None)
        }
    }

    /// A file of an older format is kept as it is before this program's takes its place.
    pub(super) fn keep_older_format(&self, now: Moment) -> Result<(), StoreError> {
        if self.base.seminote >= FORMAT || self.store.is_gone(&self.path) {
            return Ok(());
        }
        let damaged = |reason| StoreError::Damaged(Damaged { path: self.path.clone(), reason });
        let bytes = self.store.bytes(&self.path, form::LIMIT).map_err(damaged)?;
        self.store.keep_version(self.entry.id, &bytes, Reason::Migrated, now).map(drop)
    }
}
