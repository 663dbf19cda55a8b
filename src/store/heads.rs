//! The list of heads: of every entry what lists show, with what its recovery log and the inbox add to it. What the index knows is not
//! read again.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use super::Store;
use super::error::{Damage, Damaged, StoreError};
use super::inbox::Letter;
use super::index::{Known, Origin, Stamp};
use super::layout::is_named_for;
use super::listing::{Listing, folder, shown};
use super::log::Found;
use crate::journal::{EntryId, Head, Slug};

/// One of the files that hold an entry.
struct Copy<'a> {
    path: &'a PathBuf,
    head: Head,
    /// None where it is not to be remembered.
    origin: Option<Origin>,
}

impl Copy<'_> {
    fn is_named(&self) -> bool {
        is_named_for(self.path, self.head.id)
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

/// The files that should be entries, as they were seen before any of them was read.
struct Files {
    paths: Vec<PathBuf>,
    /// By what the index knows each of them; none where there is no index.
    seen: Vec<Option<(String, Stamp)>>,
    known: Known,
    /// A moment that had passed when they were seen.
    passed: u64,
}

impl Store {
    /// The entries of one series or of all, as they were last seen on the screen. Of several files with one id the first is
    /// the entry; the others are listed as damaged.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error but part of the listing.
    pub fn heads(&self, series: Option<&Slug>) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        let wanted = |slug: &Slug| series.is_none_or(|series| series == slug);
        // Logs and inbox before the files: what is folded in between is in the file that is then read.
        let logs = self.logs(&mut listing.damaged)?;
        let letters = self.letters(&mut listing.damaged)?;
        let waiting = Waiting { logs, letters };
        let mut files = self.seen_files(&mut listing.damaged)?;
        let (mut found, mut stale) = (BTreeMap::<EntryId, Vec<Copy>>::new(), 0);
        for (path, seen) in files.paths.iter().zip(&files.seen) {
            let known = seen.as_ref().and_then(|(file, stamp)| files.known.take_settled(file, *stamp));
            let copy = if let Some((origin, head)) = known.filter(|(_, head)| !waiting.has(head.id)) {
                Copy { path, head, origin: Some(origin) }
            } else {
                match self.read_copy(path, seen.as_ref(), files.passed, &waiting) {
                    Ok(copy) => {
                        stale += usize::from(!files.known.take_same(copy.origin.as_ref(), &copy.head));
                        copy
                    }
                    Err(reason) => {
                        let folder = folder(path);
                        if series.is_none_or(|slug| folder.is_some_and(|name| name == slug.as_str())) {
                            listing.damaged.extend(self.still_damaged(path.clone(), reason));
                        }
                        continue;
                    }
                }
            };
            found.entry(copy.head.id).or_default().push(copy);
        }
        for (id, log) in waiting.logs {
            let has_file = found.contains_key(&id) || files.paths.iter().any(|path| is_named_for(path, id));
            if !has_file && wanted(&log.base.series) {
                let path = self.layout.recovery_log(id);
                listing.damaged.push(Damaged { path, reason: Damage::Orphan(id) });
            }
        }
        let mut origins = HashMap::new();
        for (id, mut copies) in found {
            copies.sort_by(|one, other| (!one.is_named(), one.path).cmp(&(!other.is_named(), other.path)));
            let mut copies = copies.into_iter().filter(|copy| wanted(&copy.head.series));
            let Some(first) = copies.next() else { continue };
            listing.heads.push(first.head);
            origins.extend(first.origin.map(|origin| (id, origin)));
            let duplicate =
                |copy: Copy| Damaged { path: copy.path.clone(), reason: Damage::Duplicate(first.path.clone()) };
            listing.damaged.extend(copies.map(duplicate));
        }
        listing.heads.sort_by(Head::newest_first);
        if let Some(index) = self.index.as_ref().filter(|_| series.is_none()) {
            index.keep(&listing.heads, &origins, stale + files.known.len());
        }
        Ok(listing)
    }

    /// Reads the head of one file, with what waits for its entry.
    fn read_copy<'a>(
        &self,
        path: &'a PathBuf,
        seen: Option<&(String, Stamp)>,
        passed: u64,
        waiting: &Waiting,
    ) -> Result<Copy<'a>, Damage> {
        let file = self.read_entry_file(path)?;
        let id = file.entry.id;
        let letters = waiting.letters.get(&id).map_or(&[][..], Vec::as_slice);
        let head = Head::of(&shown(file, waiting.logs.get(&id), letters));
        let origin = seen.map(|(file, stamp)| {
            let is_settled = !waiting.has(id) && stamp.is_settled(passed);
            Origin { file: file.clone(), stamp: *stamp, is_settled }
        });
        Ok(Copy { path, head, origin })
    }

    /// The newest entries as they were listed last, newest first; nothing where that is not remembered. They may have changed since.
    #[must_use]
    pub fn remembered(&self) -> Vec<Head> {
        self.index.as_ref().map(|index| index.newest()).unwrap_or_default()
    }

    /// The files that should be entries, and what the index knows of them.
    fn seen_files(&self, damaged: &mut Vec<Damaged>) -> Result<Files, StoreError> {
        let paths = self.entry_files(damaged)?;
        let Some(index) = &self.index else {
            return Ok(Files { seen: vec![None; paths.len()], paths, known: Known::default(), passed: 0 });
        };
        let known = index.read();
        let root = self.layout.entries();
        let see = |path: &PathBuf| {
            let file = path.strip_prefix(&root).ok()?.to_str()?.to_owned();
            Some((file, Stamp::of(&self.files.metadata(path).ok()?)?))
        };
        let seen: Vec<Option<(String, Stamp)>> = paths.iter().map(see).collect();
        let passed = known.passed(seen.iter().flatten().map(|(_, stamp)| *stamp));
        Ok(Files { paths, seen, known, passed })
    }
}
