//! The recovery log of an entry: its format, and appending to it.
//!
//! A line is a checksum in eight hexadecimal digits, a space and JSON; the checksum goes over the JSON of this line and, by its start value, over all
//! lines before, so that a torn, lost or foreign line ends what is believed. The lines are
//!
//! 1. the header: the format's version, the entry's id, the fingerprint of the file that the log was begun on;
//! 2. the entry as it stood in that file;
//! 3. records, one a line: see [`Record`].

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use crate::files::{self, Files, Output};
use crate::journal::{Change, Entry, EntryId};

/// Version of the log's format.
const LOG_FORMAT: u32 = 1;

/// Most bytes of a log that are read.
pub(super) const LOG_LIMIT: u64 = 4 * super::form::LIMIT;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header {
    log: u32,
    id: EntryId,
    base: Fingerprint,
}

/// A line behind the first two.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Record {
    /// All changes above are in a version of the entry's file that is about to be written.
    Folded(Fingerprint),
    /// Changes made of a file in the inbox, which is removed afterwards.
    Inbox {
        /// Its name.
        name: String,
        /// What became of its lines.
        changes: Vec<Change>,
    },
    /// A change.
    #[serde(untagged)]
    Change(Change),
}

impl Record {
    /// Its JSON.
    pub(super) fn to_line(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}

/// A log as it was found.
#[derive(Debug)]
pub(super) struct Found {
    /// The entry that the log was begun on.
    pub base: Entry,
    /// The changes since, in their order.
    pub changes: Vec<Change>,
    /// The versions of the file that are known, oldest first, each with how many of the changes are in it.
    pub versions: Vec<(Fingerprint, usize)>,
    /// Files of the inbox whose lines are among the changes.
    pub inbox: Vec<String>,
    /// How many bytes are believed.
    pub believed: usize,
    /// Whether more than one torn line stands behind them.
    pub damaged: bool,
    checksum: u32,
}

/// A log on the disk: its bytes and what they say.
pub(super) type OnDisk = (Vec<u8>, Result<Found, Unusable>);

/// Why nothing of a log can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// Not one byte.
    Empty,
    /// A later version of the program wrote it.
    Newer(u32),
    /// Its first two lines are not whole.
    Damaged,
}

impl Found {
    /// Reads a log.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        if bytes.is_empty() {
            return Err(Unusable::Empty);
        }
        let mut lines = Lines { bytes, at: 0, checksum: 0 };
        let header: Header = lines.next().ok_or(Unusable::Damaged)?;
        if header.log > LOG_FORMAT {
            return Err(Unusable::Newer(header.log));
        }
        let base: Entry = lines.next().filter(|base: &Entry| base.id == header.id).ok_or(Unusable::Damaged)?;
        let (mut changes, mut versions, mut inbox) = (Vec::new(), vec![(header.base, 0)], Vec::new());
        while let Some(record) = lines.next() {
            match record {
                Record::Change(change) => changes.push(change),
                Record::Inbox { name, changes: added } => {
                    inbox.push(name);
                    changes.extend(added);
                }
                Record::Folded(version) => versions.push((version, changes.len())),
            }
        }
        let Lines { at: believed, checksum, .. } = lines;
        let damaged = bytes[believed..].contains(&b'\n');
        Ok(Self { base, changes, versions, inbox, believed, damaged, checksum })
    }

    /// The entry as far as it can be made out of a log whose checksums do not hold: its lines are believed as long as they can be read.
    pub(super) fn read_as_far_as_it_goes(bytes: &[u8]) -> Option<Entry> {
        let mut lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| line.get(9..));
        let mut entry = lines.find_map(|line| serde_json::from_slice::<Entry>(line).ok())?;
        for line in lines {
            let changes = match serde_json::from_slice(line) {
                Ok(Record::Change(change)) => vec![change],
                Ok(Record::Inbox { changes, .. }) => changes,
                Ok(Record::Folded(_)) | Err(_) => Vec::new(),
            };
            for change in changes {
                // One that does not fit came behind one that cannot be read; a later one may stand elsewhere.
                drop(entry.apply(&change));
            }
        }
        Some(entry)
    }

    /// How many of the changes were in a version of the file, whichever.
    pub(super) fn folded(&self) -> usize {
        self.versions.last().map_or(0, |(_, changes)| *changes)
    }
}

/// The whole lines of a log, up to the first that is not.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    checksum: u32,
}

impl Lines<'_> {
    fn next<T: for<'de> Deserialize<'de>>(&mut self) -> Option<T> {
        let rest = &self.bytes[self.at..];
        let line = &rest[..rest.iter().position(|byte| *byte == b'\n')?];
        let (digits, json) = line.split_at_checked(8)?;
        let json = json.strip_prefix(b" ")?;
        let checksum = checksum_behind(self.checksum, json);
        if digits != format!("{checksum:08x}").as_bytes() {
            return None;
        }
        let value = serde_json::from_slice(json).ok()?;
        self.at += line.len() + 1;
        self.checksum = checksum;
        Some(value)
    }
}

fn checksum_behind(before: u32, json: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(before);
    hasher.update(json);
    hasher.finalize()
}

/// A log that is being written.
///
/// It holds all its bytes until it is retired. When a write or a sync fails, nothing is known of what stands in the file any more
/// (a part of the bytes, pages that the kernel has forgotten), so the next attempt writes all of them to a new file that takes its place.
pub(super) struct Log {
    path: PathBuf,
    bytes: Vec<u8>,
    checksum: u32,
    /// How many of the bytes stand in the file for certain.
    recorded: usize,
    output: Option<Box<dyn Output>>,
    /// Whether there may be a file at the path.
    exists: bool,
    /// Whether the file and its name survive a loss of power.
    synced: bool,
    name_synced: bool,
}

impl Log {
    /// A log that is not begun.
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            bytes: Vec::new(),
            checksum: 0,
            recorded: 0,
            output: None,
            exists: false,
            synced: true,
            name_synced: true,
        }
    }

    /// A log that is not begun and takes the place of one that stands there until then.
    pub(super) fn replacing(path: PathBuf) -> Self {
        Self { exists: true, ..Self::new(path) }
    }

    /// A log that was found, to be gone on with.
    pub(super) fn resumed(path: PathBuf, mut bytes: Vec<u8>, found: &Found) -> Self {
        bytes.truncate(found.believed);
        Self { recorded: found.believed, bytes, checksum: found.checksum, exists: true, ..Self::new(path) }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// Whether it has a header.
    pub(super) fn is_begun(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Whether its file is open.
    pub(super) fn is_open(&self) -> bool {
        self.output.is_some()
    }

    /// Whether all of it stands in its file.
    pub(super) fn is_recorded(&self) -> bool {
        self.recorded == self.bytes.len()
    }

    /// Its file was taken away: all of it is written to a new one next time.
    pub(super) fn is_lost(&mut self) {
        (self.output, self.recorded) = (None, 0);
    }

    /// Writes the header into memory.
    pub(super) fn begin(&mut self, base: &Entry, version: Fingerprint) -> serde_json::Result<()> {
        let lines =
            [serde_json::to_vec(&Header { log: LOG_FORMAT, id: base.id, base: version })?, serde_json::to_vec(base)?];
        for line in &lines {
            self.push(line);
        }
        Ok(())
    }

    /// Adds a record, as [`Record::to_line`] gives it, in memory.
    pub(super) fn push(&mut self, json: &[u8]) {
        self.checksum = checksum_behind(self.checksum, json);
        self.bytes.extend_from_slice(format!("{:08x} ", self.checksum).as_bytes());
        self.bytes.extend_from_slice(json);
        self.bytes.push(b'\n');
    }

    /// Writes what is not yet in the file.
    pub(super) fn flush(&mut self, files: &dyn Files) -> io::Result<()> {
        if self.is_recorded() {
            return Ok(());
        }
        if let Some(mut output) = self.output.take() {
            self.synced = false;
            let from = std::mem::take(&mut self.recorded);
            output.write(&self.bytes[from..])?;
            self.output = Some(output);
        } else {
            // A log that stands there already may be all that is left of a text: it gives way only to one that is safe.
            let durable = std::mem::replace(&mut self.exists, true);
            self.recorded = 0;
            (self.synced, self.name_synced) = (durable, durable);
            self.output = Some(files::replacement(files, &self.path, &self.bytes, durable)?);
        }
        self.recorded = self.bytes.len();
        Ok(())
    }

    /// Writes what is not yet in the file, and makes all of it survive a loss of power.
    pub(super) fn sync(&mut self, files: &dyn Files) -> io::Result<()> {
        self.flush(files)?;
        if !self.synced
            && let Some(mut output) = self.output.take()
        {
            let recorded = std::mem::take(&mut self.recorded);
            output.sync()?;
            (self.output, self.recorded, self.synced) = (Some(output), recorded, true);
        }
        if !self.name_synced {
            files.sync_directory(self.path.parent().unwrap_or(&self.path))?;
            self.name_synced = true;
        }
        Ok(())
    }

    /// Removes the log, all of whose changes are in the entry's file.
    ///
    /// When that fails, it goes on being written: its versions tell what is in the file.
    pub(super) fn retire(&mut self, files: &dyn Files) -> io::Result<()> {
        if self.exists {
            match files.remove(&self.path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        *self = Self::new(std::mem::take(&mut self.path));
        Ok(())
    }
}
