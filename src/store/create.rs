//! New entries, and series: made, read and saved.

use std::io;
use std::path::PathBuf;

use super::error::{Attempt, Damaged, StoreError};
use super::{Store, form};
use crate::files;
use crate::journal::{Entry, FORMAT, Moment, Series};

impl Store {
    /// Makes the file of a new entry.
    ///
    /// # Errors
    /// When it exists or cannot be written; nothing is then made.
    pub fn create(&self, entry: &Entry) -> Result<(), StoreError> {
        self.create_file(self.layout.entry_file(entry), entry)
    }

    /// Makes the file of a new series.
    ///
    /// # Errors
    /// When it exists or cannot be written.
    pub fn create_series(&self, series: &Series) -> Result<(), StoreError> {
        self.create_file(self.layout.series_file(&series.slug), series)
    }

    /// Saves a series. `before` is the series as it was read; its short name cannot change. A file of an older format is kept among the
    /// originals.
    ///
    /// # Errors
    /// When the series has been changed by somebody else since, was written by a newer program, cannot be read any more or cannot
    /// be written. The file is then as it was.
    pub fn save_series(&self, before: &Series, after: &Series, now: Moment) -> Result<(), StoreError> {
        let path = self.layout.series_file(&before.slug);
        let (current, bytes) = self
            .read_series_file(&path)
            .map_err(|reason| StoreError::Damaged(Damaged { path: path.clone(), reason }))?;
        if current.seminote > FORMAT {
            return Err(StoreError::Newer { path, format: current.seminote });
        }
        if current != *before || after.slug != before.slug {
            return Err(StoreError::SeriesChanged(before.slug.clone()));
        }
        if current.seminote < FORMAT {
            self.keep_original(&path, &bytes, now)?;
        }
        let bytes = form::print(&Series { seminote: FORMAT, ..after.clone() }, &path)?;
        files::replace(self.files.as_ref(), &path, &bytes).attempt("write", &path)
    }

    fn create_file<T: serde::Serialize>(&self, path: PathBuf, value: &T) -> Result<(), StoreError> {
        let bytes = form::print(value, &path)?;
        self.ensure(path.parent().unwrap_or(self.layout.root()))?;
        match files::create_new(self.files.as_ref(), &path, &bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Exists(path)),
            created => created.attempt("make", &path),
        }
    }
}
