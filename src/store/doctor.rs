//! What is wrong with the files of a journal, each with what to do about it.
//!
//! It looks and changes nothing; `repair` does. It must not know of the configuration, nor how findings are printed.

mod repair;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::{Damage, Damaged, StoreError, printable};
use super::form::LIMIT;
use super::replay;
use super::{Listing, Store, TEMPORARY_AGE, Trash};
use crate::files::{self, Kind};
use crate::journal::{EntryId, Moment, Slug};

pub use repair::{Outcome, Repaired};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", printable(path))]
pub struct Finding {
    /// The file or directory.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It cannot be read, or stands where it should not.
    #[error("{0}")]
    Damaged(Damage),
    /// Its permissions give it to others.
    #[error("others on this machine may read it")]
    Exposed,
    /// A temporary file of a write that was cut off.
    #[error("it was left by a write that was cut off")]
    Leftover,
    /// A recovery log with changes that no file holds, of an entry that is open nowhere.
    #[error("it holds {0} changes of a window that did not end well")]
    Unfolded(usize),
    /// Lines for an entry that is neither in the journal nor in the trash.
    #[error("it holds lines for an entry that is gone, {0}")]
    Unclaimed(EntryId),
    /// Entries whose series has no file.
    #[error("it is missing, and there are entries of the series \"{0}\"")]
    NoSeries(Slug),
}

impl Finding {
    /// What to do about it, as a sentence without a full stop.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match &self.problem {
            Problem::Damaged(Damage::Newer(_)) => "update Seminote; nothing is wrong with the file",
            Problem::Damaged(Damage::Unreadable(_)) => {
                "check the permissions of the file and the disk; it was left as it is"
            }
            Problem::Damaged(Damage::NotAFile(_)) => {
                "move it away; what it stands in the place of is brought back from the recovery log or from backups by `seminote doctor --repair`, if there is any"
            }
            Problem::Damaged(Damage::TooLarge(_)) => {
                "an entry is far smaller, so this is something else: move it away, or let `seminote doctor --repair` put the newest version from backups in its place"
            }
            Problem::Damaged(Damage::Duplicate(_)) => {
                "a copy, perhaps of a sync tool: delete it, or let `seminote doctor --repair` make an entry of its own of it"
            }
            Problem::Damaged(Damage::Misnamed(_)) => "`seminote doctor --repair` renames it",
            Problem::Damaged(Damage::Misplaced) => "`seminote doctor --repair` moves it into the folder of its series",
            Problem::Damaged(Damage::Orphan(_)) => "`seminote doctor --repair` writes the entry anew from it",
            Problem::Damaged(_) => {
                "`seminote doctor --repair` puts together what the recovery log, the backups and the readable part hold, and keeps the original in backups"
            }
            Problem::Exposed => "`seminote doctor --repair` closes it to others, and so does opening the journal",
            Problem::Leftover => "nothing in the journal needs it; `seminote doctor --repair` moves it into backups",
            Problem::Unfolded(_) => "opening the entry brings them back, and so does `seminote doctor --repair`",
            Problem::Unclaimed(_) => "`seminote doctor --repair` makes an entry of them",
            Problem::NoSeries(_) => "`seminote doctor --repair` makes it, and `seminote series edit` gives it its name",
        }
    }
}

impl Store {
    /// Everything that is wrong with the journal, in the order of the files. Nothing is changed.
    ///
    /// # Errors
    /// When the data directory itself cannot be read.
    pub fn examine(&self, now: Moment) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        // Before anything is read, since reading closes a file to others.
        self.find_exposed_and_left(now, &mut findings)?;
        let mut damaged = Vec::new();
        let (entries, trashed, series) = (self.heads(None)?, self.trashed()?, self.series()?);
        self.find_damaged_versions(&mut damaged)?;
        damaged.extend(self.damaged_batches()?);
        self.find_unfolded(now, &mut findings)?;
        self.find_unclaimed(&entries, &trashed, &mut findings)?;
        let mut without: Vec<Slug> = entries.heads.into_iter().map(|head| head.series).collect();
        without.sort();
        without.dedup();
        without.retain(|slug| self.is_gone(&self.layout.series_file(slug)));
        // The file of a series may be there under another name.
        without.retain(|slug| !series.damaged.iter().any(|damaged| damaged.reason == Damage::Misnamed(slug.clone())));
        findings.extend(
            without
                .into_iter()
                .map(|slug| Finding { path: self.layout.series_file(&slug), problem: Problem::NoSeries(slug) }),
        );
        damaged.extend(entries.damaged.into_iter().chain(trashed.damaged).chain(series.damaged));
        findings.extend(damaged.into_iter().map(Finding::from));
        findings.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(findings)
    }

    fn find_exposed_and_left(&self, now: Moment, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
        let mut directories = self.layout.directories();
        for parent in [self.layout.entries(), self.layout.trash(), self.layout.backups()] {
            directories.extend(self.folders(&parent)?);
        }
        for directory in directories {
            self.find_exposed(&directory, Kind::Directory, findings);
            for name in self.names(&directory).unwrap_or_default() {
                let path = directory.join(&name);
                if files::is_temporary(&name.to_string_lossy()) {
                    if self.is_left(&path, now) {
                        findings.push(Finding { path, problem: Problem::Leftover });
                    }
                } else {
                    self.find_exposed(&path, Kind::File, findings);
                }
            }
        }
        Ok(())
    }

    fn find_exposed(&self, path: &Path, kind: Kind, findings: &mut Vec<Finding>) {
        if self.files.metadata(path).is_ok_and(|found| found.kind == kind && !found.private) {
            findings.push(Finding { path: path.to_owned(), problem: Problem::Exposed });
        }
    }

    fn is_left(&self, temporary: &Path, now: Moment) -> bool {
        let modified = self.files.metadata(temporary).ok().and_then(|found| found.modified);
        let age = modified.and_then(|modified| SystemTime::from(now).duration_since(modified).ok());
        age.is_some_and(|age| age > TEMPORARY_AGE)
    }

    fn find_damaged_versions(&self, damaged: &mut Vec<Damaged>) -> Result<(), StoreError> {
        for id in self.ids_with_versions()? {
            for version in self.versions(id)? {
                if let Err(StoreError::Damaged(found)) = self.read_version(&version) {
                    damaged.extend(self.still_damaged(found.path, found.reason));
                }
            }
        }
        Ok(())
    }

    /// The entries of which there are versions, or files that were set aside.
    fn ids_with_versions(&self) -> Result<Vec<EntryId>, StoreError> {
        let names = self.names(&self.layout.backups())?;
        Ok(names.iter().filter_map(|name| name.to_string_lossy().parse().ok()).collect())
    }

    /// The entries of which there are recovery logs.
    ///
    /// # Errors
    /// When the directory cannot be listed.
    pub fn ids_with_logs(&self) -> Result<Vec<EntryId>, StoreError> {
        let names = self.names(&self.layout.recovery())?;
        Ok(names.iter().filter_map(|name| name.to_string_lossy().strip_suffix(".log")?.parse().ok()).collect())
    }

    fn find_unfolded(&self, now: Moment, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
        for id in self.ids_with_logs()? {
            let (Ok(Some((_, Ok(log)))), Ok(Some((_, file)))) = (self.log(id), self.locate(id)) else { continue };
            let changes = replay::replay(&file, &log).changes;
            if changes > 0 && !self.is_open_elsewhere(id, now) {
                let problem = Problem::Unfolded(changes);
                findings.push(Finding { path: self.layout.recovery_log(id), problem });
            }
        }
        Ok(())
    }

    fn find_unclaimed(
        &self,
        entries: &Listing,
        trashed: &Trash,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StoreError> {
        for (id, letters) in self.letters(&mut Vec::new())? {
            let deleted = trashed.entries.iter().map(|deleted| &deleted.head);
            let is_known = entries.heads.iter().chain(deleted).any(|head| head.id == id);
            // Its file may be damaged, or its log alone be left; bringing those back comes first.
            let is_damaged = |damaged: &Damaged| damaged.path.to_string_lossy().contains(&id.short());
            if !is_known && !entries.damaged.iter().chain(&trashed.damaged).any(is_damaged) {
                let paths = letters.into_iter().map(|letter| self.layout.inbox().join(letter.name));
                findings.extend(paths.map(|path| Finding { path, problem: Problem::Unclaimed(id) }));
            }
        }
        Ok(())
    }

    /// The bytes that can be read at a path, if any.
    fn readable(&self, path: &Path) -> Option<Vec<u8>> {
        self.bytes(path, LIMIT).ok()
    }
}

impl From<Damaged> for Finding {
    fn from(Damaged { path, reason }: Damaged) -> Self {
        Self { path, problem: Problem::Damaged(reason) }
    }
}
