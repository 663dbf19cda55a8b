//! What was known of the entries' files when they were last listed, kept in the cache, so that a list reads only what has changed since.
//!
//! It is never trusted over the files. A head is taken from it only when its file is still the one that was read, as far as the system
//! can tell: by length, by the moments of writing and of change, by the file's number. Where the system's clock is too coarse to tell, the
//! file is read again. An index that is missing, damaged, older or of another journal is made again, without a word.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::files::{self, Files, Kind, Metadata};
use crate::journal::{EntryId, Head};

/// Version of the index. It counts up whenever a head says something else of the same entry, or the form of its lines changes.
const FORMAT: u32 = 2;

/// Most bytes of an index that are read.
const LIMIT: u64 = 1 << 30;

/// How many of the newest heads are kept apart, to be shown before anything else is read: more than a screen has rows.
const NEWEST: usize = 128;

/// By what file systems tell moments apart, at the coarsest; in nanoseconds, as all moments here.
const TICK: u64 = 2_000_000_000;

/// Where the index of a journal lies.
#[derive(Clone)]
pub(super) struct Index {
    files: Arc<dyn Files>,
    all: PathBuf,
    newest: PathBuf,
    journal: String,
}

/// What a file was when it was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<u64>,
    changed: Option<u64>,
    number: Option<u64>,
}

/// The file of a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Origin {
    /// Folder and name.
    pub file: String,
    pub stamp: Stamp,
    /// Whether a later change of the file has another stamp for certain, and the head is of the file alone.
    pub is_settled: bool,
}

/// What an index knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    heads: HashMap<String, (Origin, Head)>,
    /// When it was written.
    written: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    index: u32,
    journal: String,
    checksum: u32,
}

impl Index {
    /// The index in a cache directory, of the journal below `root`.
    pub(super) fn new(files: Arc<dyn Files>, cache: &Path, root: &Path) -> Self {
        let journal = root.to_string_lossy().into_owned();
        let name = format!("heads-{:08x}", crc32fast::hash(journal.as_bytes()));
        let [all, newest] = ["all", "newest"].map(|part| cache.join(format!("{name}-{part}")));
        Self { files, all, newest, journal }
    }

    /// What it knows; nothing when it cannot be used.
    pub(super) fn read(&self) -> Known {
        // Looked at first: what is written meanwhile is no older.
        let written = self.files.metadata(&self.all).ok().and_then(|metadata| Stamp::of(&metadata)?.latest());
        let Some(heads) = self.lines(&self.all) else { return Known::default() };
        Known {
            heads: heads.into_iter().map(|(origin, head)| (origin.file.clone(), (origin, head))).collect(),
            written,
        }
    }

    /// The newest heads as they were listed last.
    pub(super) fn newest(&self) -> Vec<Head> {
        self.lines(&self.newest).unwrap_or_default().into_iter().map(|(_, head)| head).collect()
    }

    fn lines(&self, path: &Path) -> Option<Vec<(Origin, Head)>> {
        let bytes = self.files.read(path, LIMIT).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (header, lines) = (bytes.get(..end)?, bytes.get(end + 1..)?);
        let header: Header = serde_json::from_slice(header).ok()?;
        let is_ours = header.index == FORMAT && header.journal == self.journal;
        if !is_ours || header.checksum != crc32fast::hash(lines) {
            return None;
        }
        lines.split_inclusive(|byte| *byte == b'\n').map(|line| serde_json::from_slice(line).ok()).collect()
    }

    /// Keeps the heads, given newest first: the first of them at once, all when `stale` of them would have to be read again. It is no
    /// failure when they cannot be kept.
    pub(super) fn keep(&self, heads: &[Head], origins: &HashMap<EntryId, Origin>, stale: usize) {
        let known: Vec<(&Origin, &Head)> =
            heads.iter().filter_map(|head| Some((origins.get(&head.id)?, head))).collect();
        if stale > 0 {
            self.write(&self.newest, known.get(..NEWEST).unwrap_or(&known));
        }
        // To read a few files again costs less than to write of all of them.
        if stale > 16 + heads.len() / 200 {
            self.write(&self.all, &known);
        }
    }

    fn write(&self, path: &Path, heads: &[(&Origin, &Head)]) {
        let mut lines = Vec::new();
        for line in heads {
            if serde_json::to_writer(&mut lines, line).is_err() {
                return;
            }
            lines.push(b'\n');
        }
        let checksum = crc32fast::hash(&lines);
        let header = Header { index: FORMAT, journal: self.journal.clone(), checksum };
        let Ok(mut bytes) = serde_json::to_vec(&header) else { return };
        bytes.push(b'\n');
        bytes.append(&mut lines);
        if let Some(directory) = path.parent()
            && files::ensure_directory(self.files.as_ref(), directory).is_ok()
        {
            // What a loss of power makes of it is told by the checksum.
            drop(files::replacement(self.files.as_ref(), path, &bytes, false));
        }
    }
}

impl Known {
    /// Takes out what is known of a file, if it is still the one that was read.
    pub(super) fn take_settled(&mut self, file: &str, stamp: Stamp) -> Option<(Origin, Head)> {
        let (origin, _) = self.heads.get(file)?;
        if origin.is_settled && origin.stamp == stamp { self.heads.remove(file) } else { None }
    }

    /// Takes out what is known of a file; gives back whether it was exactly this.
    pub(super) fn take_same(&mut self, origin: Option<&Origin>, head: &Head) -> bool {
        let known = origin.and_then(|origin| self.heads.remove(&origin.file));
        known.is_some_and(|(of, was)| Some(&of) == origin && was == *head)
    }

    /// How many files are known that were not taken out.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// A moment that the clock of the files had passed before any file is read from now on, as far as these stamps and the index tell.
    pub(super) fn passed(&self, stamps: impl Iterator<Item = Stamp>) -> u64 {
        stamps.filter_map(|stamp| stamp.changed).chain(self.written).max().unwrap_or(0)
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

    fn latest(self) -> Option<u64> {
        self.modified.max(self.changed)
    }

    /// Whether a change after the moment `passed` has another stamp for certain.
    pub(super) fn is_settled(self, passed: u64) -> bool {
        self.latest().is_some_and(|latest| latest + TICK < passed)
    }
}

#[cfg(test)]
mod tests;
