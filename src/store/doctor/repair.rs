//! Bringing back all that can be, one finding after the other.
//!
//! Each repair first makes certain that the original is kept, then puts whole files in place of damaged ones or adds some; so a
//! repair that is cut off anywhere has lost nothing, and the next one goes on. A repaired journal has nothing to repair.

mod entry;
mod series;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{Finding, Problem};
use crate::files;
use crate::journal::{Details, Entry, EntryId, Moment, Slug};
use crate::store::error::{Attempt, Damage, StoreError, printable};
use crate::store::log::Found;
use crate::store::{Store, batch, inbox, salvage};

/// A finding, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was wrong.
    pub finding: Finding,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is put right; how, in a sentence without a full stop.
    Done(String),
    /// It is as it was; why, in a sentence without a full stop.
    Left(String),
}

/// Where a damaged file stands.
enum Place {
    Series,
    Entries,
    Trash,
    Recovery,
    Inbox,
    Backups,
}

impl Store {
    /// Repairs what can be repaired. Originals are kept in the folder `originals` of the backups.
    ///
    /// # Errors
    /// When the data directory itself cannot be read. What fails with one file is told with that file.
    pub fn repair(&self, now: Moment) -> Result<Vec<Repaired>, StoreError> {
        let findings = self.examine(now)?;
        let repair = |finding: Finding| {
            let outcome = match self.repair_one(&finding, now) {
                Ok(outcome) => outcome,
                Err(error) => Outcome::Left(error.to_string()),
            };
            Repaired { finding, outcome }
        };
        Ok(findings.into_iter().map(repair).collect())
    }

    fn repair_one(&self, finding: &Finding, now: Moment) -> Result<Outcome, StoreError> {
        let path = &finding.path;
        match &finding.problem {
            Problem::Exposed => self.close_to_others(path),
            Problem::Leftover => self.move_to_originals(path, now).map(|kept| moved(&kept)),
            Problem::Unfolded(_) => match log_id(path) {
                Some(id) => self.fold_log(id, now),
                None => Ok(left("the name of the log names no entry")),
            },
            Problem::NoSeries(slug) => self.make_series(slug, now),
            Problem::Unclaimed(id) => self.claim(*id, now),
            Problem::Damaged(damage) => self.repair_damage(path, damage, now),
        }
    }

    fn repair_damage(&self, path: &Path, damage: &Damage, now: Moment) -> Result<Outcome, StoreError> {
        match (self.place(path), damage) {
            (_, Damage::Newer(_)) => Ok(left("it can be read by the newer Seminote that wrote it")),
            (_, Damage::Unreadable(reason)) => {
                Ok(Outcome::Left(format!("the system does not let it be read: {reason}")))
            }
            (None, _) => Ok(left("it is no file of the journal")),
            (Some(_), Damage::Orphan(id)) => self.fold_log(*id, now),
            (Some(Place::Recovery), _) if batch::is_batch(path) => {
                self.move_to_originals(path, now).map(|kept| moved(&kept))
            }
            (Some(Place::Recovery), _) => self.repair_log(path, now),
            (Some(Place::Inbox), _) => self.repair_letter(path, now),
            (Some(Place::Backups), _) => {
                // Under this name it is no version any more.
                let aside = with_name(path, |name| format!("{name}.damaged"));
                self.files.rename_new(path, &aside).attempt("rename", path)?;
                self.sync_parent(path)?;
                Ok(Outcome::Done(format!("renamed {}; the other versions can be restored", printable(&aside))))
            }
            (Some(Place::Series), Damage::Misnamed(slug)) => self.rename_series(path, slug, now),
            (Some(Place::Series), _) => self.repair_series(path, now),
            (Some(_), Damage::Duplicate(first)) => self.part_duplicate(path, first, now),
            (Some(_), Damage::Misplaced) => self.move_into_series(path, now),
            (Some(_), _) => self.repair_entry(path, now),
        }
    }

    fn place(&self, path: &Path) -> Option<Place> {
        let layout = &self.layout;
        let places = [
            (layout.series(), Place::Series),
            (layout.entries(), Place::Entries),
            (layout.trash(), Place::Trash),
            (layout.recovery(), Place::Recovery),
            (layout.inbox(), Place::Inbox),
            (layout.backups(), Place::Backups),
        ];
        places.into_iter().find(|(directory, _)| path.starts_with(directory)).map(|(_, place)| place)
    }

    fn close_to_others(&self, path: &Path) -> Result<Outcome, StoreError> {
        if self.files.list(path).is_ok() {
            self.ensure(path)?;
        } else {
            // Reading it does so, whether it is read to the end or not.
            drop(self.readable(path));
        }
        Ok(if self.files.metadata(path).attempt("look at", path)?.private {
            Outcome::Done("closed to others".to_owned())
        } else {
            left("the system does not let its permissions be changed: the file may be somebody else's")
        })
    }

    /// Brings back what a recovery log holds, into the entry's file.
    fn fold_log(&self, id: EntryId, now: Moment) -> Result<Outcome, StoreError> {
        let session = self.open(id, now)?;
        let changes = session.recovered().changes;
        session.close(now).map_err(|failed| failed.error)?;
        Ok(Outcome::Done(format!("brought back {changes} changes into the entry")))
    }

    /// A log that cannot be trusted: what can be read of it goes into the entry, as lines that it does not have.
    fn repair_log(&self, path: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let kept = match self.readable(path) {
            Some(bytes) => self.keep_original(path, &bytes, now)?,
            None => return Ok(left("it is no file that can be read: move it away")),
        };
        let seen = self.readable(path).and_then(|bytes| Found::read_as_far_as_it_goes(&bytes));
        let Some(id) = log_id(path) else { return Ok(left("its name names no entry: move it away")) };
        let there = self.locate(id)?.is_some();
        match (there, seen) {
            (true, seen) => {
                // They wait in the inbox before the log gives way to a sound one, so that they are somewhere at any moment.
                let entry = self.read(id)?;
                let lines = seen.map(|seen| salvage::missing(&entry, &seen)).unwrap_or_default();
                if !lines.is_empty() {
                    self.add_lines(id, &lines, now)?;
                }
                let mut session = self.open(id, now)?;
                session.take_inbox()?;
                session.close(now).map_err(|failed| failed.error)?;
                Ok(Outcome::Done(format!(
                    "{} lines of it that were missing are at the end of the notes; {}",
                    lines.len(),
                    kept_in(&kept)
                )))
            }
            (false, Some(seen)) => {
                let _lock = self.lock(id, now)?;
                self.create_unless_there(&Entry { id, ..seen })?;
                self.remove(path)?;
                Ok(Outcome::Done(format!("wrote the entry anew from it; {}", kept_in(&kept))))
            }
            (false, None) => {
                self.remove(path)?;
                Ok(Outcome::Done(format!(
                    "nothing of it could be read, and there is no such entry; {}",
                    kept_in(&kept)
                )))
            }
        }
    }

    fn repair_letter(&self, path: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let id = name.split('_').next().and_then(|id| id.parse::<EntryId>().ok());
        let (Some(bytes), Some(id)) = (self.readable(path), id) else {
            return Ok(left("it cannot be told which entry it is for: move it away"));
        };
        let kept = self.keep_original(path, &bytes, now)?;
        let lines = salvage::lines(&bytes);
        if lines.is_empty() {
            self.remove(path)?;
            return Ok(Outcome::Done(format!("no line of it could be read; {}", kept_in(&kept))));
        }
        self.put(path, &inbox::letter(id, &lines, path)?)?;
        Ok(Outcome::Done(format!(
            "{} lines of it go into the entry when it is opened; {}",
            lines.len(),
            kept_in(&kept)
        )))
    }

    /// Lines for an entry that is nowhere: it is made for them.
    fn claim(&self, id: EntryId, now: Moment) -> Result<Outcome, StoreError> {
        let series = self.heads(None)?.heads.first().map(|head| head.series.clone());
        let series = series.unwrap_or_else(|| Slug::of_name(""));
        let details = Details { title: "Recovered lines".to_owned(), ..Details::new(1, now.date_naive()) };
        self.create_unless_there(&Entry { id, ..Entry::new(series, details, None, now) })?;
        let mut session = self.open(id, now)?;
        session.take_inbox()?;
        session.close(now).map_err(|failed| failed.error)?;
        Ok(Outcome::Done("put into an entry of their own, \"Recovered lines\"".to_owned()))
    }

    /// Makes the file of an entry; one that is there with its id is as good. Gives its path.
    fn create_unless_there(&self, entry: &Entry) -> Result<PathBuf, StoreError> {
        if let Some((path, _)) = self.locate(entry.id)? {
            return Ok(path);
        }
        self.create(entry)?;
        Ok(self.layout.entry_file(entry))
    }

    /// Replaces a file by a whole one.
    fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        files::replace(self.files.as_ref(), path, bytes).attempt("write", path)
    }

    fn sync_parent(&self, path: &Path) -> Result<(), StoreError> {
        let parent = path.parent().unwrap_or(path);
        self.files.sync_directory(parent).attempt("write", parent)
    }

    /// Moves a file, or whatever it is, among the originals.
    fn move_to_originals(&self, path: &Path, now: Moment) -> Result<PathBuf, StoreError> {
        let directory = self.layout.originals();
        self.ensure(&directory)?;
        let mut now = now;
        loop {
            let to = directory.join(Self::original_name(path, now));
            match self.carry(path, &to) {
                Err(StoreError::Exists(_)) => now += chrono::Duration::milliseconds(1),
                carried => return carried.map(|()| to),
            }
        }
    }
}

fn log_id(path: &Path) -> Option<EntryId> {
    path.file_name()?.to_str()?.strip_suffix(".log")?.parse().ok()
}

fn with_name(path: &Path, name: impl FnOnce(&str) -> String) -> PathBuf {
    path.with_file_name(name(&path.file_name().map(OsStr::to_string_lossy).unwrap_or_default()))
}

fn left(why: &str) -> Outcome {
    Outcome::Left(why.to_owned())
}

fn kept_in(original: &Path) -> String {
    format!("the original is in {}", printable(original))
}

fn moved_to(original: &Path) -> String {
    format!("moved to {}", printable(original))
}

fn moved(original: &Path) -> Outcome {
    Outcome::Done(moved_to(original))
}
