//! What is worked out from the text of every entry and kept in the index, folder by folder, in the form in which it is used.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::Store;
use super::error::{Damaged, StoreError};
use super::index::{Index, few};
use super::known::{ByFolder, Known, Origin};
use super::scan::{Before, OfEntry, Scan};

/// What is worked out from an entry and kept as it is.
pub trait Digest: OfEntry + Sized {
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
    /// How many of each folder the index does not know as they are.
    stale: BTreeMap<String, usize>,
}

impl<T> Default for Digests<T> {
    fn default() -> Self {
        Self { known: None, stale: BTreeMap::new() }
    }
}

impl Store {
    /// Works out again what has changed. Gives all there is, and what cannot be read.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error.
    pub fn digests<T: Digest + Clone>(&self, of: &mut Digests<T>) -> Result<(Vec<T>, Vec<Damaged>), StoreError> {
        let settled = &std::convert::identity;
        let scan = if let Some(known) = of.known.take() {
            let known = ByFolder::new(known, self.index.as_ref().and_then(|index| index.digests_written()));
            let folders = known.folders();
            self.scan(None, &Before { known: &|folder| known.take(folder), folders, settled, is_much: true })?
        } else {
            self.scan_from_index(settled)?
        };
        self.keep_digests(&scan, &mut of.stale);
        let count = scan.entries.len();
        let (mut known, mut all) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for seen in scan.entries {
            known.extend(seen.origin.map(|origin| (origin, seen.what.clone())));
            all.push(seen.what);
        }
        of.known = Some(known);
        Ok((all, scan.damaged))
    }

    /// Works out what there is, and gives what each is reduced to, and what cannot be read. What the index knows is reduced folder by folder,
    /// so that the memory of one has the next. What is reduced already is given once more, and is to be left as it is.
    ///
    /// # Errors
    /// As [`Store::digests`].
    pub fn digests_reduced<T: Digest>(
        &self,
        reduced: &(dyn Fn(T) -> T + Sync),
    ) -> Result<(Vec<T>, Vec<Damaged>), StoreError> {
        let scan = self.scan_from_index(reduced)?;
        self.keep_digests(&scan, &mut BTreeMap::new());
        Ok((scan.entries.into_par_iter().map(|seen| reduced(seen.what)).collect(), scan.damaged))
    }

    /// Looks through all folders with what the index knows, those too that are gone.
    fn scan_from_index<T: Digest>(&self, settled: &(dyn Fn(T) -> T + Sync)) -> Result<Scan<T>, StoreError> {
        let index = self.index.as_deref();
        let known = |folder: &str| index.map_or_else(Known::default, |index| index.digests(folder));
        let folders = index.map(Index::folders).unwrap_or_default();
        self.scan(None, &Before { known: &known, folders, settled, is_much: true })
    }

    /// Writes of those folders of which the index knows too little, or what is gone: what somebody has deleted is not to stay there.
    fn keep_digests<T: Digest>(&self, scan: &Scan<T>, stale: &mut BTreeMap<String, usize>) {
        for origin in scan.entries.iter().filter(|seen| seen.is_new).filter_map(|seen| seen.origin.as_ref()) {
            *stale.entry(origin.folder().to_owned()).or_default() += 1;
        }
        let Some(index) = self.index.as_ref().filter(|_| !stale.is_empty() || !scan.gone.is_empty()) else { return };
        let mut folders = BTreeMap::<&str, Vec<(&Origin, &T)>>::new();
        for seen in &scan.entries {
            if let Some(origin) = &seen.origin {
                folders.entry(origin.folder()).or_default().push((origin, &seen.what));
            }
        }
        for folder in &scan.gone {
            folders.entry(folder).or_default();
        }
        for (folder, digests) in folders {
            let count = stale.get(folder).copied().unwrap_or_default();
            if count > few(digests.len()) || scan.gone.contains(folder) {
                index.keep_digests(folder, &digests);
                stale.remove(folder);
            }
        }
    }
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
