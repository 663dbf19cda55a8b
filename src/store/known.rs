//! What was worked out from the entries' files, by the file, and whether a file is still the one that was read.
//!
//! It is never trusted over the files. What was worked out is taken only when its file is still the same as far as the system can tell: by
//! length, by the moments of writing and of change, by the file's number. Where the system's clock is too coarse to tell, the file is read
//! again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::files::{Kind, Metadata};

/// By what file systems tell moments apart, at the coarsest; in nanoseconds, as all moments here.
const TICK: u64 = 2_000_000_000;

/// What a file was when it was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<u64>,
    changed: Option<u64>,
    number: Option<u64>,
}

/// The file from which something was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Origin {
    /// Folder and name.
    pub file: String,
    pub stamp: Stamp,
    /// Whether a later change of the file has another stamp for certain, and what was worked out is of the file alone.
    pub is_settled: bool,
}

/// What is known of files.
#[derive(Debug)]
pub(super) struct Known<T> {
    files: HashMap<String, (Stamp, bool, T)>,
    /// When it was written.
    written: Option<u64>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { files: HashMap::new(), written: None }
    }
}

impl<T: PartialEq> Known<T> {
    pub(super) fn new(known: Vec<(Origin, T)>, written: Option<u64>) -> Self {
        let apart = |(Origin { file, stamp, is_settled }, what)| (file, (stamp, is_settled, what));
        Self { files: known.into_iter().map(apart).collect(), written }
    }

    /// Takes out what is known of a file, if it is still the one that was read.
    pub(super) fn take_settled(&mut self, file: &str, stamp: Stamp) -> Option<(Origin, T)> {
        let (known, is_settled, _) = self.files.get(file)?;
        if !is_settled || *known != stamp {
            return None;
        }
        let (file, (stamp, is_settled, what)) = self.files.remove_entry(file)?;
        Some((Origin { file, stamp, is_settled }, what))
    }

    /// Takes out what is known of a file; gives back whether it was exactly this.
    pub(super) fn take_same(&mut self, origin: Option<&Origin>, what: &T) -> bool {
        let known = origin.and_then(|origin| self.files.remove(&origin.file).zip(Some(origin)));
        known.is_some_and(|((stamp, is_settled, was), of)| {
            stamp == of.stamp && is_settled == of.is_settled && was == *what
        })
    }

    /// Whether anything is known of a file.
    pub(super) fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// How many files are known that were not taken out.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// When what is known was written: a moment that the clock of the files has passed.
    pub(super) fn written(&self) -> Option<u64> {
        self.written
    }
}

/// What is known, folder by folder.
pub(super) struct ByFolder<T> {
    folders: Mutex<HashMap<String, Vec<(Origin, T)>>>,
    count: usize,
    written: Option<u64>,
}

impl<T: PartialEq> ByFolder<T> {
    pub(super) fn new(known: Vec<(Origin, T)>, written: Option<u64>) -> Self {
        let count = known.len();
        let mut folders = HashMap::<String, Vec<(Origin, T)>>::new();
        for (origin, what) in known {
            match folders.get_mut(origin.folder()) {
                Some(folder) => folder.push((origin, what)),
                None => drop(folders.insert(origin.folder().to_owned(), vec![(origin, what)])),
            }
        }
        Self { folders: Mutex::new(folders), count, written }
    }

    /// Takes out what is known of a folder.
    pub(super) fn take(&self, folder: &str) -> Known<T> {
        let known = self.folders.lock().unwrap_or_else(PoisonError::into_inner).remove(folder);
        Known::new(known.unwrap_or_default(), self.written)
    }

    /// The folders of which something is known.
    pub(super) fn folders(&self) -> Vec<String> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }

    /// Of how many files something is known.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}

impl Origin {
    /// The folder of the file.
    pub(super) fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl Stamp {
    /// None where the system does not tell when a file was changed.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let since = |time: Option<SystemTime>| u64::try_from(time?.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok();
        let (modified, changed) = (since(metadata.modified), since(metadata.changed));
        let stamp = Self { length: metadata.length, modified, changed, number: metadata.number };
        (metadata.kind == Kind::File && stamp.latest().is_some()).then_some(stamp)
    }

    /// When anything of the file was last changed.
    pub(super) fn changed(self) -> Option<u64> {
        self.changed
    }

    pub(super) fn latest(self) -> Option<u64> {
        self.modified.max(self.changed)
    }

    /// Whether a change after the moment `passed` has another stamp for certain.
    pub(super) fn is_settled(self, passed: u64) -> bool {
        self.latest().is_some_and(|latest| latest + TICK < passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_from_a_later_one_only_when_the_clock_has_gone_on() {
        let second = 1_000_000_000;
        for (modified, changed, passed, is_settled) in [
            (Some(5), Some(5), 8, true),
            (Some(5), Some(5), 7, false),
            (Some(5), Some(7), 8, false),
            // Set to another moment by whoever wrote it.
            (Some(1), Some(7), 8, false),
            (Some(9), Some(1), 8, false),
            (Some(5), None, 8, true),
            (None, None, 8, false),
        ] {
            let nanos = |seconds: Option<u64>| seconds.map(|seconds| seconds * second);
            let stamp = Stamp { length: 1, modified: nanos(modified), changed: nanos(changed), number: None };
            assert_eq!(stamp.is_settled(passed * second), is_settled, "{modified:?} {changed:?} {passed}");
        }
    }
}
