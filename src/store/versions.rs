//! Older versions of entries: kept, listed, thinned out.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Duration, SubsecRound, Utc};

use super::Store;
use super::error::{Attempt, Damaged, StoreError};
use super::form::{self, LIMIT};
use super::layout::{MOMENT, split_moment};
use crate::files;
use crate::journal::{Entry, EntryId, Moment};

/// How many of the newest versions are kept, however close they are.
const NEWEST: usize = 10;

/// For how many days a version of each day is kept; of older weeks one is.
const DAYS: i64 = 30;

/// A version of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Of which entry.
    pub id: EntryId,
    /// When it was kept.
    pub when: DateTime<Utc>,
    /// Why it was kept.
    pub reason: Reason,
    /// Its file.
    pub path: PathBuf,
}

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The entry was closed.
    Closed,
    /// An hour of writing had passed.
    Hourly,
    /// The report was handed in. Such a version is never thinned out.
    HandedIn,
    /// An older version was put in its place; this is what stood there before.
    Restored,
    /// Somebody else had written the file while it was open here; this is the version that gave way, theirs or the one here. It is
    /// never thinned out.
    Outside,
    /// The file had an older format.
    Migrated,
}

impl Reason {
    const ALL: [Self; 6] = [Self::Closed, Self::Hourly, Self::HandedIn, Self::Restored, Self::Outside, Self::Migrated];

    /// The word in the file's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Hourly => "hourly",
            Self::HandedIn => "handed-in",
            Self::Restored => "restored",
            Self::Outside => "outside",
            Self::Migrated => "migrated",
        }
    }

    /// In a few words, for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Hourly => "while open",
            Self::HandedIn => "handed in",
            Self::Restored => "before a restore",
            Self::Outside => "from outside",
            Self::Migrated => "older format",
        }
    }

    fn is_kept(self) -> bool {
        matches!(self, Self::HandedIn | Self::Outside)
    }
}

impl Store {
    /// The versions of an entry, newest first.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub fn versions(&self, id: EntryId) -> Result<Vec<Version>, StoreError> {
        let mut versions: Vec<Version> =
            self.json_files(&self.layout.versions(id))?.into_iter().filter_map(|path| version_at(id, path)).collect();
        versions.sort_by(|one, other| (other.when, &other.path).cmp(&(one.when, &one.path)));
        Ok(versions)
    }

    /// The entry as it was then.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read_version(&self, version: &Version) -> Result<Entry, StoreError> {
        let damaged = |reason| StoreError::Damaged(Damaged { path: version.path.clone(), reason });
        self.bytes(&version.path, LIMIT).and_then(|bytes| form::parse(&bytes)).map_err(damaged)
    }

    /// Keeps the bytes of an entry's file as a version, unless the newest version has the same, and thins out the older ones.
    pub(super) fn keep_version(
        &self,
        id: EntryId,
        bytes: &[u8],
        reason: Reason,
        now: Moment,
    ) -> Result<Version, StoreError> {
        let versions = self.versions(id)?;
        if let Some(newest) = versions.first()
            && (newest.reason == reason || !reason.is_kept())
            && self.bytes(&newest.path, LIMIT).is_ok_and(|kept| kept == bytes)
        {
            return Ok(newest.clone());
        }
        // Two of one moment, for whatever reasons, would have no order.
        let mut free = now.to_utc().trunc_subsecs(3);
        while versions.iter().any(|version| version.when == free) {
            free += Duration::milliseconds(1);
        }
        let (when, path) =
            self.create_at_moment(&self.layout.versions(id), &format!("{}.json", reason.as_str()), bytes, free)?;
        let version = Version { id, when, reason, path };
        for old in superfluous(std::iter::once(&version).chain(&versions), when) {
            self.remove(&old.path)?;
        }
        Ok(version)
    }

    /// Copies a file that is not one of an entry's versions beside them, to be looked at by a person.
    pub(super) fn set_aside(&self, id: EntryId, path: &Path, bytes: &[u8], now: Moment) -> Result<PathBuf, StoreError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.create_at_moment(&self.layout.versions(id), &name, bytes, now.to_utc()).map(|(_, aside)| aside)
    }

    /// Copies a file that is about to be repaired among the originals, unless it is there.
    pub(super) fn keep_original(&self, path: &Path, bytes: &[u8], now: Moment) -> Result<PathBuf, StoreError> {
        let (directory, ending) = (self.layout.originals(), original_ending(path));
        for name in self.names(&directory)? {
            let there = directory.join(&name);
            if name.to_string_lossy().ends_with(&ending)
                && self.files.read(&there, LIMIT).is_ok_and(|kept| kept == bytes)
            {
                return Ok(there);
            }
        }
        self.create_at_moment(&directory, &ending, bytes, now.to_utc()).map(|(_, kept)| kept)
    }

    /// The name of an original, whatever the file was called.
    pub(super) fn original_name(path: &Path, now: Moment) -> String {
        format!("{}Z-{}", now.to_utc().format(MOMENT), original_ending(path))
    }

    /// Makes a file named for the moment; for the next free millisecond when there is one of this very moment.
    fn create_at_moment(
        &self,
        directory: &Path,
        name: &str,
        bytes: &[u8],
        mut when: DateTime<Utc>,
    ) -> Result<(DateTime<Utc>, PathBuf), StoreError> {
        self.ensure(directory)?;
        loop {
            let path = directory.join(format!("{}Z-{name}", when.format(MOMENT)));
            match files::create_new(self.files.as_ref(), &path, bytes) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => when += Duration::milliseconds(1),
                created => return created.attempt("keep a version in", &path).map(|()| (when, path)),
            }
        }
    }
}

/// What the name of an original ends with: the file's own, without what a terminal may obey, and not too long with the moment before it.
fn original_ending(path: &Path) -> String {
    const LONGEST: usize = 120;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name: Vec<char> = name.chars().map(|character| if character.is_control() { '_' } else { character }).collect();
    let mut from = name.len();
    let mut length = 0;
    while from > 0 && length + name[from - 1].len_utf8() <= LONGEST {
        from -= 1;
        length += name[from].len_utf8();
    }
    name[from..].iter().collect()
}

fn version_at(id: EntryId, path: PathBuf) -> Option<Version> {
    let (when, reason) = split_moment(path.file_stem()?.to_str()?)?;
    let reason = Reason::ALL.into_iter().find(|known| known.as_str() == reason)?;
    Some(Version { id, when, reason, path })
}

/// Of versions, newest first, those that are not to be kept.
fn superfluous<'a>(versions: impl Iterator<Item = &'a Version>, now: DateTime<Utc>) -> Vec<&'a Version> {
    let mut periods = HashSet::new();
    let thinned = versions.filter(|version| !version.reason.is_kept()).enumerate();
    let dropped = thinned.filter(|(number, version)| {
        let date = version.when.date_naive();
        let is_recent = now - version.when <= Duration::days(DAYS);
        let start =
            if is_recent { date } else { date - Duration::days(i64::from(date.weekday().num_days_from_monday())) };
        !periods.insert((is_recent, start)) && *number >= NEWEST
    });
    dropped.map(|(_, version)| version).collect()
}

#[cfg(test)]
mod tests;
