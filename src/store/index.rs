//! What was worked out from the entries' files, kept in the cache, so that only what has changed since is read again: the heads for lists,
//! the texts for searches.
//!
//! A file of the index that is missing, damaged, older or of another journal is made again, without a word.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::digests::{self, Digest};
use super::heads::Newest;
use super::known::{ByFolder, Known, Origin, Stamp};
use crate::files::{self, Files};
use crate::journal::Head;

/// Version of the heads. It counts up whenever a head says something else of the same entry, or the form of its lines changes.
const HEADS: u32 = 3;

/// Most bytes of a file that are read.
const LIMIT: u64 = 1 << 30;

/// How many of the newest heads are kept apart, to be shown before anything else is read: more than a screen has rows.
const NEWEST: usize = 128;

/// Where the index of a journal lies.
#[derive(Clone)]
pub(super) struct Index {
    files: Arc<dyn Files>,
    cache: PathBuf,
    journal: String,
}

/// The first line of a file.
#[derive(Serialize, Deserialize)]
struct Header {
    index: u32,
    journal: String,
    checksum: u32,
}

/// How far all entries reach, before the newest of them.
#[derive(Serialize, Deserialize)]
struct Extent {
    count: usize,
    oldest: NaiveDate,
}

/// How many of so many things that are kept may be out of date: to read a few files again costs less than to write of all of them.
pub(super) fn few(of: usize) -> usize {
    16 + of / 200
}

impl Index {
    /// The index in a cache directory, of the journal below `root`.
    pub(super) fn new(files: Arc<dyn Files>, cache: &Path, root: &Path) -> Self {
        Self { files, cache: cache.to_owned(), journal: root.to_string_lossy().into_owned() }
    }

    /// The heads of all files; nothing when they cannot be used.
    pub(super) fn heads(&self) -> ByFolder<Head> {
        let path = self.path("heads", "all");
        // Looked at first: what is written meanwhile is no older.
        let written = self.written(&path);
        let read = self.read(&path, HEADS);
        match read.and_then(|(bytes, start)| heads(bytes.get(start..)?.split_inclusive(|byte| *byte == b'\n'))) {
            Some(heads) => ByFolder::new(heads, written),
            None => ByFolder::new(Vec::new(), None),
        }
    }

    /// So many of the newest heads as they were listed last; none when there were none, or they cannot be used.
    pub(super) fn newest(&self, most: usize) -> Option<Newest> {
        let (bytes, start) = self.read(&self.path("heads", "newest"), HEADS)?;
        let mut lines = bytes.get(start..)?.split_inclusive(|byte| *byte == b'\n');
        let Extent { count, oldest } = serde_json::from_slice(lines.next()?).ok()?;
        let heads = heads(lines.take(most))?.into_iter().map(|(_, head)| head).collect();
        Some(Newest { heads, count, oldest })
    }

    /// Keeps the heads, given newest first: the first of them at once, all when `stale` of them would have to be read again. It is no
    /// failure when they cannot be kept.
    pub(super) fn keep_heads(&self, heads: &[(&Origin, &Head)], stale: usize) {
        if stale > 0 {
            let oldest = heads.last().map(|(_, head)| head.details.date);
            let extent: Vec<Extent> = oldest.map(|oldest| Extent { count: heads.len(), oldest }).into_iter().collect();
            let newest = lines(heads.get(..NEWEST).unwrap_or(heads));
            self.write_lines("newest", lines(&extent).zip(newest).map(|(extent, newest)| [extent, newest].concat()));
        }
        if stale > few(heads.len()) {
            self.write_lines("all", lines(heads));
        }
    }

    /// The folders of which something is kept that was worked out.
    pub(super) fn folders(&self) -> Vec<String> {
        let names = self.files.list(&self.cache).unwrap_or_default();
        let start = self.name("texts", "");
        names.iter().filter_map(|name| Some(name.to_str()?.strip_prefix(&start)?.to_owned())).collect()
    }

    /// What was worked out from the files of a folder; nothing when it cannot be used.
    pub(super) fn digests<T: Digest>(&self, folder: &str) -> Known<T> {
        let path = self.path("texts", folder);
        let written = self.written(&path);
        let read = self.read(&path, T::FORMAT).and_then(|(bytes, start)| digests::read(&Arc::new(bytes), start));
        Known::new(read.unwrap_or_default(), written)
    }

    /// When anything was last kept that was worked out.
    pub(super) fn digests_written(&self) -> Option<u64> {
        self.folders().iter().filter_map(|folder| self.written(&self.path("texts", folder))).max()
    }

    /// Keeps what was worked out from the files of a folder. It is no failure when it cannot be kept.
    pub(super) fn keep_digests<T: Digest>(&self, folder: &str, of: &[(&Origin, &T)]) {
        if let Some(bytes) = digests::write(of) {
            self.write(&self.path("texts", folder), T::FORMAT, &bytes);
        }
    }

    pub(super) fn path(&self, of: &str, part: &str) -> PathBuf {
        self.cache.join(self.name(of, part))
    }

    fn name(&self, of: &str, part: &str) -> String {
        format!("{of}-{:08x}-{part}", crc32fast::hash(self.journal.as_bytes()))
    }

    fn written(&self, path: &Path) -> Option<u64> {
        self.files.metadata(path).ok().and_then(|metadata| Stamp::of(&metadata)?.latest())
    }

    fn write_lines(&self, part: &str, lines: Option<Vec<u8>>) {
        if let Some(lines) = lines {
            self.write(&self.path("heads", part), HEADS, &lines);
        }
    }

    /// The bytes of a file, and where behind its header they start.
    fn read(&self, path: &Path, format: u32) -> Option<(Vec<u8>, usize)> {
        let bytes = self.files.read(path, LIMIT).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let header: Header = serde_json::from_slice(bytes.get(..end)?).ok()?;
        let is_ours = header.index == format && header.journal == self.journal;
        (is_ours && header.checksum == crc32fast::hash(bytes.get(end + 1..)?)).then_some((bytes, end + 1))
    }

    fn write(&self, path: &Path, format: u32, of: &[u8]) {
        let header = Header { index: format, journal: self.journal.clone(), checksum: crc32fast::hash(of) };
        let Ok(mut bytes) = serde_json::to_vec(&header) else { return };
        bytes.push(b'\n');
        bytes.extend_from_slice(of);
        if files::ensure_directory(self.files.as_ref(), &self.cache).is_ok() {
            // What a loss of power makes of it is told by the checksum.
            drop(files::replacement(self.files.as_ref(), path, &bytes, false));
        }
    }
}

/// The heads in lines; nothing when one is none.
fn heads<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Option<Vec<(Origin, Head)>> {
    lines.map(|line| serde_json::from_slice(line).ok()).collect()
}

/// A line each.
fn lines(of: &[impl Serialize]) -> Option<Vec<u8>> {
    let mut lines = Vec::new();
    for line in of {
        serde_json::to_writer(&mut lines, line).ok()?;
        lines.push(b'\n');
    }
    Some(lines)
}

#[cfg(test)]
mod tests;
