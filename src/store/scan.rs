//! Looking through all entries: what is worked out from each as it was last seen, with what its recovery log and the inbox add to it. What is
//! known of a file that is still the same is not worked out again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Store;
use super::error::{Damage, Damaged, StoreError};
use super::inbox::Letter;
use super::index::few;
use super::known::{Known, Origin, Stamp};
use super::layout::is_named_for;
use super::listing::{folder, shown};
use super::log::Found;
use crate::journal::{Entry, EntryId, Head, Slug};

/// So many are done by one thread: to wake others would take as long.
pub(super) const FEW: usize = 256;

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
    /// The folders in which files are no more of which something is known.
    pub gone: HashSet<String>,
    /// How many files there are of which nothing is known or something else, and of which something is known that are gone.
    pub stale: usize,
}

/// An entry.
pub(super) struct Seen<T> {
    pub what: T,
    /// None where it is not to be remembered.
    pub origin: Option<Origin>,
    /// Whether this was not known.
    pub is_new: bool,
}

/// What is known before, and how much of what is worked out is wanted.
pub(super) struct Before<'a, T> {
    /// What is known of the files of a folder; asked once for each.
    pub known: &'a (dyn Fn(&str) -> Known<T> + Sync),
    /// The folders of which something is known, whether they are there or not.
    pub folders: Vec<String>,
    /// What becomes of what is known of a folder of which little has changed, and nothing has gone.
    pub settled: &'a (dyn Fn(T) -> T + Sync),
    /// Whether so much is known that other threads are worth waking.
    pub is_much: bool,
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

impl<T: OfEntry> Scan<T> {
    /// Takes of the files with one id the first; the others are damaged. Gives where the entries are.
    fn take_first_of_each(&mut self, mut copies: Vec<Copy<T>>) -> Vec<(EntryId, PathBuf)> {
        copies.sort_unstable_by(|one, other| {
            one.seen.what.id().cmp(&other.seen.what.id()).then_with(|| one.key().cmp(&other.key()))
        });
        let mut places: Vec<(EntryId, PathBuf)> = Vec::with_capacity(copies.len());
        for Copy { path, seen } in copies {
            let id = seen.what.id();
            if let Some((_, first)) = places.last().filter(|(last, _)| *last == id) {
                self.damaged.push(Damaged { path, reason: Damage::Duplicate(first.clone()) });
            } else {
                places.push((id, path));
                self.entries.push(seen);
            }
        }
        places
    }
}

/// What is not in the files of the entries yet.
struct Waiting {
    logs: BTreeMap<EntryId, Found>,
    letters: BTreeMap<EntryId, Vec<Letter>>,
}

impl Waiting {
    fn has(&self, id: EntryId) -> bool {
        self.logs.contains_key(&id) || self.letters.contains_key(&id)
    }
}

/// A file that should be an entry, as it was seen before it was read.
struct File {
    path: PathBuf,
    /// By what the index knows it; none where there is no index.
    seen: Option<(String, Stamp)>,
}

/// A folder, looked through.
struct Folder<T> {
    copies: Vec<Copy<T>>,
    unknown: Vec<File>,
    /// What is known of files that have changed, or are gone.
    known: Known<T>,
    damaged: Option<Damaged>,
    /// The latest change of a file.
    changed: Option<u64>,
    /// The entries of recovery logs of which a file bears the name.
    named: Vec<EntryId>,
}

impl Store {
    /// The entries of one series or of all. Of several files with one id the first is the entry; the others are damaged.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error but part of what was found.
    pub(super) fn scan<T: OfEntry>(
        &self,
        series: Option<&Slug>,
        before: &Before<'_, T>,
    ) -> Result<Scan<T>, StoreError> {
        let mut damaged = Vec::new();
        let wanted = |slug: &Slug| series.is_none_or(|series| series == slug);
        // Logs and inbox before the files: what is folded in between is in the file that is then read.
        let logs = self.logs(&mut damaged)?;
        let waiting = Waiting { logs, letters: self.letters(&mut damaged)? };
        let mut names: BTreeSet<OsString> = self.names(&self.layout.entries())?.into_iter().collect();
        names.extend(before.folders.iter().map(OsString::from));
        let names: Vec<OsString> = names.into_iter().collect();
        let look = |name: &OsString| self.look_through(name, &waiting, before);
        let mut folders: Vec<(String, Folder<T>)> =
            if before.is_much { names.par_iter().map(look).collect() } else { names.iter().map(look).collect() };
        // A moment that had passed when the files were seen.
        let passed = folders.iter().filter_map(|(_, folder)| folder.changed.max(folder.known.written())).max();
        let unknown: Vec<File> =
            folders.iter_mut().flat_map(|(_, folder)| std::mem::take(&mut folder.unknown)).collect();
        let read = each(&unknown, |file| self.read_copy::<T>(file, passed.unwrap_or(0), &waiting));
        let mut scan = Scan { entries: Vec::new(), damaged, gone: HashSet::new(), stale: 0 };
        let mut copies: Vec<Copy<T>> = Vec::new();
        let mut with_file = HashSet::new();
        let mut known = HashMap::new();
        for (name, folder) in folders {
            copies.extend(folder.copies);
            scan.damaged.extend(folder.damaged);
            with_file.extend(folder.named);
            known.insert(name, folder.known);
        }
        for (File { path, .. }, read) in unknown.into_iter().zip(read) {
            match read {
                Ok((what, origin)) => {
                    let known = origin.as_ref().and_then(|origin| known.get_mut(origin.folder()));
                    let is_new = !known.is_some_and(|known| known.take_same(origin.as_ref(), &what));
                    scan.stale += usize::from(is_new);
                    copies.push(Copy { path, seen: Seen { what, origin, is_new } });
                }
                Err(reason) => {
                    let folder = folder(&path);
                    if series.is_none_or(|slug| folder.is_some_and(|name| name == slug.as_str())) {
                        scan.damaged.extend(self.still_damaged(path, reason));
                    }
                }
            }
        }
        for (name, known) in known.into_iter().filter(|(_, known)| known.len() > 0) {
            scan.stale += known.len();
            scan.gone.insert(name);
        }
        with_file.extend(copies.iter().map(|copy| copy.seen.what.id()).filter(|id| waiting.logs.contains_key(id)));
        for (id, log) in &waiting.logs {
            if !with_file.contains(id) && wanted(&log.base.series) {
                scan.damaged.push(Damaged { path: self.layout.recovery_log(*id), reason: Damage::Orphan(*id) });
            }
        }
        copies.retain(|copy| wanted(copy.seen.what.series()));
        self.places.see(scan.take_first_of_each(copies));
        Ok(scan)
    }

    /// Looks through one folder: which files there are, and what is known of them. Gives its name as well.
    fn look_through<T: OfEntry>(
        &self,
        name: &OsString,
        waiting: &Waiting,
        before: &Before<'_, T>,
    ) -> (String, Folder<T>) {
        let (paths, damaged) = self.entry_files_in(name);
        let name = name.to_string_lossy().into_owned();
        let mut known = (before.known)(&name);
        let see = |path: &PathBuf| {
            let file = format!("{name}/{}", path.file_name()?.to_str()?);
            Some((file, Stamp::of(&self.files.metadata(path).ok()?)?))
        };
        let seen = match &self.index {
            Some(_) if before.is_much => each(&paths, see),
            Some(_) => paths.iter().map(see).collect(),
            None => vec![None; paths.len()],
        };
        let changed = seen.iter().filter_map(|seen| seen.as_ref()?.1.changed()).max();
        let logs = waiting.logs.keys().copied();
        let named = logs.filter(|id| paths.iter().any(|path| is_named_for(path, *id))).collect();
        let (mut copies, mut unknown) = (Vec::with_capacity(paths.len()), Vec::new());
        for (path, seen) in paths.into_iter().zip(seen) {
            let known = seen.as_ref().and_then(|(name, stamp)| known.take_settled(name, *stamp));
            match known.filter(|(_, what)| !waiting.has(what.id())) {
                Some((origin, what)) => copies.push((path, origin, what)),
                None => unknown.push(File { path, seen }),
            }
        }
        let (rest, whats): (Vec<_>, Vec<T>) =
            copies.into_iter().map(|(path, origin, what)| ((path, origin), what)).unzip();
        let changed_ones = unknown.iter().filter(|file| file.seen.as_ref().is_some_and(|(name, _)| known.has(name)));
        let is_settled = changed_ones.count() == known.len() && unknown.len() <= few(rest.len());
        let whats = match (is_settled, before.is_much) {
            (false, _) => whats,
            (true, true) => whats.into_par_iter().with_min_len(FEW).map(before.settled).collect(),
            (true, false) => whats.into_iter().map(before.settled).collect(),
        };
        let copy = |((path, origin), what)| Copy { path, seen: Seen { what, origin: Some(origin), is_new: false } };
        let copies = rest.into_iter().zip(whats).map(copy).collect();
        (name, Folder { copies, unknown, known, damaged, changed, named })
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
}

/// What comes of each of them, in their order.
pub(super) fn each<T: Sync, R: Send>(of: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if of.len() < FEW { of.iter().map(work).collect() } else { of.par_iter().map(work).collect() }
}
