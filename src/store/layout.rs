//! Which file is where below the data directory.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::journal::{Entry, EntryId, Slug};

/// How a moment stands before a file's name: in UTC, to the millisecond, safe on every platform. A `Z-` follows it.
pub(super) const MOMENT: &str = "%Y%m%dT%H%M%S%3f";

/// The paths of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// The paths below a data directory.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The data directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// One file a series.
    #[must_use]
    pub fn series(&self) -> PathBuf {
        self.root.join("series")
    }

    /// The file of a series.
    #[must_use]
    pub fn series_file(&self, slug: &Slug) -> PathBuf {
        self.series().join(format!("{slug}.json"))
    }

    /// One folder a series, one file an entry.
    #[must_use]
    pub fn entries(&self) -> PathBuf {
        self.root.join("entries")
    }

    /// Where a new entry's file is made. It stays there even when the entry's date changes.
    #[must_use]
    pub fn entry_file(&self, entry: &Entry) -> PathBuf {
        self.file_named(&entry.series, entry.details.date, entry.id)
    }

    /// The same of an entry of which only this is known.
    pub(super) fn file_named(&self, series: &Slug, date: NaiveDate, id: EntryId) -> PathBuf {
        self.entries().join(series.as_str()).join(format!("{}-{}.json", date.format("%Y-%m-%d"), id.short()))
    }

    /// Changes that are not yet in their entry's file, and entries of which not all have their files.
    #[must_use]
    pub fn recovery(&self) -> PathBuf {
        self.root.join("recovery")
    }

    /// The recovery log of an entry.
    #[must_use]
    pub fn recovery_log(&self, id: EntryId) -> PathBuf {
        self.recovery().join(format!("{id}.log"))
    }

    /// Lines for entries that are open somewhere.
    #[must_use]
    pub fn inbox(&self) -> PathBuf {
        self.root.join("inbox")
    }

    /// One file an entry that was ever open; never removed.
    #[must_use]
    pub fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// The lock of an entry.
    #[must_use]
    pub fn lock(&self, id: EntryId) -> PathBuf {
        self.locks().join(id.to_string())
    }

    /// The lock of whoever makes entries.
    #[must_use]
    pub fn making(&self) -> PathBuf {
        self.locks().join("making")
    }

    /// Deleted entries.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.root.join("trash")
    }

    /// Older versions, a folder an entry.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Files as they were before they were repaired.
    #[must_use]
    pub fn originals(&self) -> PathBuf {
        self.backups().join("originals")
    }

    /// The older versions of an entry.
    #[must_use]
    pub fn versions(&self, id: EntryId) -> PathBuf {
        self.backups().join(id.to_string())
    }

    /// The directories of every journal.
    pub(super) fn directories(&self) -> Vec<PathBuf> {
        let root = self.root.clone();
        let parts = [Self::series, Self::entries, Self::recovery, Self::inbox, Self::locks, Self::trash, Self::backups];
        std::iter::once(root).chain(parts.iter().map(|part| part(self))).collect()
    }
}

/// Whether a file is named as this entry's is: what tells the entry's own file from a copy that a sync tool made.
pub(super) fn is_named_for(path: &Path, id: EntryId) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(&format!("-{}.json", id.short())))
}

/// The moment before a file's name, and the name; none when no moment stands there.
pub(super) fn split_moment(name: &str) -> Option<(DateTime<Utc>, &str)> {
    let (when, name) = name.split_once("Z-")?;
    let when = NaiveDateTime::parse_from_str(when, MOMENT).ok()?;
    Some((when.and_utc(), name))
}
