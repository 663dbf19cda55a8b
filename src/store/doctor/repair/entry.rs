//! Entries that are damaged, doubled or misplaced.

use std::path::Path;

use super::{Outcome, Place, kept_in, left, moved_to, with_name};
use crate::journal::{Entry, EntryId, FORMAT, Field, Moment, Slug};
use crate::store::error::{StoreError, printable};
use crate::store::salvage::{self, Known};
use crate::store::versions::Version;
use crate::store::{Store, form};

impl Store {
    /// Of two files with one id the second gets another, unless it says nothing that the first does not.
    pub(super) fn part_duplicate(&self, path: &Path, first: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let read =
            |path: &Path| self.readable(path).and_then(|bytes| Some((form::parse::<Entry>(&bytes).ok()?, bytes)));
        let Some((entry, bytes)) = read(path) else { return Ok(left("it was changed meanwhile")) };
        if read(first).is_some_and(|(first, _)| Entry { updated: entry.updated, ..first } == entry) {
            return self
                .move_to_originals(path, now)
                .map(|kept| Outcome::Done(format!("a mere copy; {}", moved_to(&kept))));
        }
        let kept = self.keep_original(path, &bytes, now)?;
        let entry = Entry { id: EntryId::new(now), ..entry };
        self.put(path, &form::print(&entry, path)?)?;
        Ok(Outcome::Done(format!("it is an entry of its own now, {}; {}", entry.id.short(), kept_in(&kept))))
    }

    /// An entry outside of the folders of series. It is made right where it is and then moved in one step: were it written anew in its
    /// place, a repair that is cut off before the removal would be repeated with another new id, and leave the entry there twice.
    pub(super) fn move_into_series(&self, path: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let Some(bytes) = self.readable(path) else { return Ok(left("it cannot be read: move it away")) };
        let read = form::parse::<Entry>(&bytes).ok();
        let entry = read.clone().unwrap_or_else(|| salvage::entry(&bytes, &self.known(path, &bytes, now)));
        let entry = match self.locate(entry.id)? {
            Some((there, file)) if file.entry == entry => {
                let kept = self.move_to_originals(path, now)?;
                return Ok(Outcome::Done(format!("it is in {} as well; {}", printable(&there), moved_to(&kept))));
            }
            Some(_) => Entry { id: EntryId::new(now), ..entry },
            None => entry,
        };
        let to = self.layout.entry_file(&entry);
        self.ensure_inside(to.parent().unwrap_or(self.layout.root()))?;
        let is_in = format!("it is in {} now", printable(&to));
        if read.as_ref() == Some(&entry) {
            self.carry(path, &to)?;
            return Ok(Outcome::Done(is_in));
        }
        let kept = self.keep_original(path, &bytes, now)?;
        self.put(path, &form::print(&entry, path)?)?;
        self.carry(path, &to)?;
        Ok(Outcome::Done(format!("{is_in}; {}", kept_in(&kept))))
    }

    /// An entry's file that cannot be read, in the journal or in the trash.
    pub(super) fn repair_entry(&self, path: &Path, now: Moment) -> Result<Outcome, StoreError> {
        let bytes = self.readable(path);
        let known = self.known(path, bytes.as_deref().unwrap_or_default(), now);
        let lock = self.lock(known.id, now)?;
        let log = self.log(known.id)?.and_then(|(_, log)| log.ok());
        if log.is_some() && matches!(self.place(path), Some(Place::Entries)) {
            // Without its file the entry comes back from the log.
            let kept = self.move_to_originals(path, now)?;
            drop(lock);
            self.fold_log(known.id, now)?;
            return Ok(Outcome::Done(format!("written anew from the recovery log; {}", moved_to(&kept))));
        }
        let version = self.newest_readable_version(known.id)?;
        let part = bytes.as_deref().map(|bytes| salvage::entry(bytes, &known));
        let (entry, from) = match (version, part) {
            // All of the older text is in what can be read.
            (Some((_, version)), Some(part)) if salvage::missing(&part, &version).is_empty() => {
                (part, "its readable part, which has all lines of the newest version in backups".to_owned())
            }
            (Some((version, entry)), part) => {
                let lines = part.map(|part| salvage::missing(&entry, &part)).unwrap_or_default();
                let (when, count) = (version.when.format("%Y-%m-%d %H:%M"), lines.len());
                let from =
                    format!("the version of {when} UTC in backups, and {count} lines that could be read besides");
                (salvage::with_lines(entry, lines), from)
            }
            (None, Some(part)) => {
                let lines = Field::ALL.iter().flat_map(|field| part.text(*field).lines());
                let count = lines.filter(|line| !line.text.is_empty()).count();
                (part, format!("its readable part, {count} lines"))
            }
            (None, None) => {
                return Ok(left("there is neither a recovery log nor an older version of it: move it away"));
            }
        };
        let entry = Entry { seminote: FORMAT, id: known.id, ..entry };
        let kept = if let Some(bytes) = bytes {
            let kept = self.keep_original(path, &bytes, now)?;
            self.put(path, &form::print(&entry, path)?)?;
            kept
        } else {
            // What is no file gives way to one; beside it first, so that the entry is there whatever happens.
            let beside = with_name(path, |name| format!("restored-{name}"));
            self.put(&beside, &form::print(&entry, &beside)?)?;
            self.move_to_originals(path, now)?
        };
        Ok(Outcome::Done(format!("put together from {from}; {}", kept_in(&kept))))
    }

    /// What is known of the entry that stood in a damaged file.
    fn known(&self, path: &Path, bytes: &[u8], now: Moment) -> Known {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let date = name.get(..10).and_then(|date| date.parse().ok());
        let mut known = Known {
            id: EntryId::new(now),
            series: folder.parse().unwrap_or_else(|_| Slug::of_name(&folder)),
            date: date.unwrap_or(now.date_naive()),
            week: 1,
            now,
        };
        // The file may say what its name does not; it is believed where no other file has that id.
        let said = salvage::id(bytes);
        let others = [self.ids_with_logs(), self.ids_with_versions()].into_iter().flatten().flatten();
        let named = said.into_iter().chain(others).find(|id| name.ends_with(&id.short()));
        let free = said.filter(|id| matches!(self.locate(*id), Ok(None)));
        known.id = named.or(free).unwrap_or(known.id);
        if let Ok(series) = self.read_series(&known.series) {
            known.week = series.calendar().week_of(known.date);
        }
        known
    }

    fn newest_readable_version(&self, id: EntryId) -> Result<Option<(Version, Entry)>, StoreError> {
        let mut versions = self.versions(id)?.into_iter();
        Ok(versions.find_map(|version| self.read_version(&version).ok().map(|entry| (version, entry))))
    }
}
