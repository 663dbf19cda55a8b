//! What is worked out from the text of every entry and kept in the index, folder by folder, in the form in which it is used.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::Store;
use super::error::{Damaged, StoreError};
use super::index::few;
use super::known::{Known, Origin};
use super::scan::{OfEntry, Seen};

/// What is worked out from an entry and kept as it is.
pub trait Digest: OfEntry + Clone {
    /// Version of the form. It counts up whenever the form changes, or says something else of the same entry.
    const FORMAT: u32;

    /// All of it.
    fn bytes(&self) -> &[u8];

    /// What was kept, out of the bytes in which it lies; none when it is not of this form.
    fn read(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self>;
}

/// What was worked out from all entries when they were last looked through.
pub struct Digests<T> {
    /// None before the index was read.
    known: Option<Vec<(Origin, T)>>,
    /// When the index was written that was read.
    written: Option<u64>,
    /// How many of each folder the index does not know as they are.
    stale: BTreeMap<String, usize>,
}

/// What the index knows.
pub(super) struct Kept<T> {
    pub digests: Vec<(Origin, T)>,
    /// When it was written.
    pub written: Option<u64>,
}

impl<T> Default for Digests<T> {
    fn default() -> Self {
        Self { known: None, written: None, stale: BTreeMap::new() }
    }
}

impl Store {
    /// Works out again what has changed. Gives all there is, and what cannot be read.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error.
    pub fn digests<T: Digest + Sync>(&self, of: &mut Digests<T>) -> Result<(Vec<T>, Vec<Damaged>), StoreError> {
        let mut damaged = Vec::new();
        let waiting = self.waiting(&mut damaged)?;
        let (known, files) = if let Some(known) = of.known.take() {
            (known, self.seen_files(&mut damaged)?)
        } else {
            let (kept, files) = rayon::join(|| self.kept_digests(), || self.seen_files(&mut damaged));
            of.written = kept.written;
            (kept.digests, files?)
        };
        let known = Known::new(known, of.written);
        let mut scan = self.scan(None, &waiting, files, known);
        damaged.append(&mut scan.damaged);
        for seen in scan.entries.iter().filter(|seen| seen.is_new) {
            if let Some(origin) = &seen.origin {
                *of.stale.entry(folder(origin).to_owned()).or_default() += 1;
            }
        }
        // What somebody has deleted is not to stay there.
        let gone: HashSet<&str> = scan.gone.iter().filter_map(|file| Some(file.rsplit_once('/')?.0)).collect();
        self.keep_digests(&scan.entries, &gone, &mut of.stale);
        let count = scan.entries.len();
        let (mut known, mut all) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for seen in scan.entries {
            known.extend(seen.origin.map(|origin| (origin, seen.what.clone())));
            all.push(seen.what);
        }
        of.known = Some(known);
        Ok((all, damaged))
    }

    /// What the index knows of all folders, those too that are gone.
    fn kept_digests<T: Digest>(&self) -> Kept<T> {
        let Some(index) = &self.index else { return Kept { digests: Vec::new(), written: None } };
        let kept: Vec<Kept<T>> = index.folders().par_iter().map(|folder| index.digests(folder)).collect();
        let written = kept.iter().filter_map(|kept| kept.written).max();
        Kept { digests: kept.into_iter().flat_map(|kept| kept.digests).collect(), written }
    }

    /// Writes of those folders of which the index knows too little, or what is gone.
    fn keep_digests<T: Digest>(&self, entries: &[Seen<T>], gone: &HashSet<&str>, stale: &mut BTreeMap<String, usize>) {
        let Some(index) = self.index.as_ref().filter(|_| !stale.is_empty() || !gone.is_empty()) else { return };
        let mut folders = BTreeMap::<&str, Vec<(&Origin, &T)>>::new();
        for seen in entries {
            if let Some(origin) = &seen.origin {
                folders.entry(folder(origin)).or_default().push((origin, &seen.what));
            }
        }
        for folder in gone {
            folders.entry(folder).or_default();
        }
        for (folder, digests) in folders {
            let count = stale.get(folder).copied().unwrap_or_default();
            if count > few(digests.len()) || gone.contains(folder) {
                index.keep_digests(folder, &digests);
                stale.remove(folder);
            }
        }
    }
}

fn folder(origin: &Origin) -> &str {
    origin.file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Digests behind each other, each with its origin before it, and before these two how long they are.
pub(super) fn write<T: Digest>(digests: &[(&Origin, &T)]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for (origin, digest) in digests {
        let origin = serde_json::to_vec(origin).ok()?;
        for part in [&origin, digest.bytes()] {
            bytes.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
        }
        bytes.extend(origin);
        bytes.extend_from_slice(digest.bytes());
    }
    Some(bytes)
}

/// The digests that were written behind `start`; none when they are of another form.
pub(super) fn read<T: Digest>(bytes: &Arc<Vec<u8>>, start: usize) -> Option<Vec<(Origin, T)>> {
    let mut at = start;
    let mut digests = Vec::new();
    while at < bytes.len() {
        let length = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize);
        let from = at + 2 * size_of::<u32>();
        let to = from + length(at)?;
        let origin = serde_json::from_slice(bytes.get(from..to)?).ok()?;
        let end = to + length(at + size_of::<u32>())?;
        digests.push((origin, T::read(bytes, to..end)?));
        at = end;
    }
    Some(digests)
}

#[cfg(test)]
mod tests;
