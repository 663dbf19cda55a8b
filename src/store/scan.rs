//! Looking through all entries: what is worked out from each as it was last seen, with what its recovery log and the inbox add to it. What is
//! known of a file that is still the same is not worked out again.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Store;
use super::error::{Damage, Damaged, StoreError};
use super::inbox::Letter;
use super::known::{Known, Origin, Stamp};
use super::layout::is_named_for;
use super::listing::{folder, shown};
use super::log::Found;
use crate::journal::{Entry, EntryId, Head, Slug};

/// So many are done by one thread: to wake others would take as long.
const FEW: usize = 256;

/// What is worked out from an entry.
pub trait OfEntry: PartialEq + Send {
    /// What is worked out.
    fn of(entry: &Entry) -> Self;

    /// The entry's id.
    fn id(&self) -> EntryId;

    /// Its series.
    fn series(&self) -> &Slug;
}

impl OfEntry for Head {
    fn of(entry: &Entry) -> Self {
        Self::of(entry)
    }

    fn id(&self) -> EntryId {
        self.id
    }

    fn series(&self) -> &Slug {
        &self.series
    }
}

/// What was found.
pub(super) struct Scan<T> {
    pub entries: Vec<Seen<T>>,
    pub damaged: Vec<Damaged>,
    /// The files of which something is known that are there no more.
    pub gone: Vec<String>,
}

/// An entry.
pub(super) struct Seen<T> {
    pub what: T,
    /// None where it is not to be remembered.
    pub origin: Option<Origin>,
    /// Whether this was not known.
    pub is_new: bool,
}

/// One of the files that hold an entry.
struct Copy<T> {
    path: PathBuf,
    seen: Seen<T>,
}

impl<T: OfEntry> Copy<T> {
    /// Of those with one id those come first that bear its name.
    fn key(&self) -> (bool, &Path) {
        (!is_named_for(&self.path, self.seen.what.id()), &self.path)
    }
}

/// What is not in the files of the entries yet.
pub(super) struct Waiting {
    logs: BTreeMap<EntryId, Found>,
    letters: BTreeMap<EntryId, Vec<Letter>>,
}

impl Waiting {
    fn has(&self, id: EntryId) -> bool {
        self.logs.contains_key(&id) || self.letters.contains_key(&id)
    }
}

/// A file that should be an entry, as it was seen before it was read.
pub(super) struct File {
    path: PathBuf,
    /// By what the index knows it; none where there is no index.
    seen: Option<(String, Stamp)>,
}

impl Store {
    /// What is not in the files of the entries yet. It is read before the files: what is folded in between is in the file that is then
    /// read.
    pub(super) fn waiting(&self, damaged: &mut Vec<Damaged>) -> Result<Waiting, StoreError> {
        let logs = self.logs(damaged)?;
        Ok(Waiting { logs, letters: self.letters(damaged)? })
    }

    /// The entries of one series or of all in these files. Of several files with one id the first is the entry; the others are damaged.
    /// A file that cannot be read is no error but part of what was found.
    pub(super) fn scan<T: OfEntry>(
        &self,
        series: Option<&Slug>,
        waiting: &Waiting,
        files: Vec<File>,
        mut known: Known<T>,
    ) -> Scan<T> {
        let mut damaged = Vec::new();
        let wanted = |slug: &Slug| series.is_none_or(|series| series == slug);
        // A moment that had passed when they were seen.
        let passed = known.passed(files.iter().filter_map(|file| Some(file.seen.as_ref()?.1)));
        let mut with_file: HashSet<EntryId> =
            waiting.logs.keys().copied().filter(|id| files.iter().any(|file| is_named_for(&file.path, *id))).collect();
        let mut copies = Vec::with_capacity(files.len());
        let mut unknown = Vec::new();
        for file in files {
            let known = file.seen.as_ref().and_then(|(name, stamp)| known.take_settled(name, *stamp));
            match known.filter(|(_, what)| !waiting.has(what.id())) {
                Some((origin, what)) => {
                    let seen = Seen { what, origin: Some(origin), is_new: false };
                    copies.push(Copy { path: file.path, seen });
                }
                None => unknown.push(file),
            }
        }
        let read = each(&unknown, |file| self.read_copy::<T>(file, passed, waiting));
        for (File { path, .. }, read) in unknown.into_iter().zip(read) {
            match read {
                Ok((what, origin)) => {
                    let is_new = !known.take_same(origin.as_ref(), &what);
                    copies.push(Copy { path, seen: Seen { what, origin, is_new } });
                }
                Err(reason) => {
                    let folder = folder(&path);
                    if series.is_none_or(|slug| folder.is_some_and(|name| name == slug.as_str())) {
                        damaged.extend(self.still_damaged(path, reason));
                    }
                }
            }
        }
        with_file.extend(copies.iter().map(|copy| copy.seen.what.id()).filter(|id| waiting.logs.contains_key(id)));
        for (id, log) in &waiting.logs {
            if !with_file.contains(id) && wanted(&log.base.series) {
                damaged.push(Damaged { path: self.layout.recovery_log(*id), reason: Damage::Orphan(*id) });
            }
        }
        copies.retain(|copy| wanted(copy.seen.what.series()));
        copies.sort_unstable_by(|one, other| {
            one.seen.what.id().cmp(&other.seen.what.id()).then_with(|| one.key().cmp(&other.key()))
        });
        let mut entries: Vec<Seen<T>> = Vec::with_capacity(copies.len());
        let mut first = PathBuf::new();
        for Copy { path, seen } in copies {
            if entries.last().is_some_and(|last| last.what.id() == seen.what.id()) {
                damaged.push(Damaged { path, reason: Damage::Duplicate(first.clone()) });
            } else {
                first = path;
                entries.push(seen);
            }
        }
        Scan { entries, damaged, gone: known.rest().cloned().collect() }
    }

    /// Reads one file and works out what is wanted, with what waits for its entry.
    fn read_copy<T: OfEntry>(
        &self,
        file: &File,
        passed: u64,
        waiting: &Waiting,
    ) -> Result<(T, Option<Origin>), Damage> {
        let read = self.read_entry_file(&file.path)?;
        let id = read.entry.id;
        let letters = waiting.letters.get(&id).map_or(&[][..], Vec::as_slice);
        let what = T::of(&shown(read, waiting.logs.get(&id), letters));
        let origin = file.seen.as_ref().map(|(file, stamp)| {
            let is_settled = !waiting.has(id) && stamp.is_settled(passed);
            Origin { file: file.clone(), stamp: *stamp, is_settled }
        });
        Ok((what, origin))
    }

    /// The files that should be entries.
    pub(super) fn seen_files(&self, damaged: &mut Vec<Damaged>) -> Result<Vec<File>, StoreError> {
        let paths = self.entry_files(damaged)?;
        let root = self.layout.entries();
        let see = |path: &PathBuf| {
            let file = path.strip_prefix(&root).ok()?.to_str()?.to_owned();
            Some((file, Stamp::of(&self.files.metadata(path).ok()?)?))
        };
        let seen = if self.index.is_some() { each(&paths, see) } else { vec![None; paths.len()] };
        Ok(paths.into_iter().zip(seen).map(|(path, seen)| File { path, seen }).collect())
    }
}

/// What comes of each of them, in their order.
pub(super) fn each<T: Sync, R: Send>(of: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if of.len() < FEW { of.iter().map(work).collect() } else { of.par_iter().map(work).collect() }
}
