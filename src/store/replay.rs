//! What an entry is, when there is its file and a recovery log: the one place that decides which of two versions goes on.

use super::fingerprint::Fingerprint;
use super::log::Found;
use crate::journal::{Change, Entry};

/// An entry's file as it was read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub entry: Entry,
    pub version: Fingerprint,
}

/// What came of file and log.
#[derive(Debug)]
pub(super) struct Replayed {
    /// The entry as it was last seen on the screen.
    pub entry: Entry,
    /// The entry as it stands in the file, or stood in it last, where that is gone: what both sides went on from.
    pub base: Entry,
    /// Changes that bring into it what somebody else has written into the file, as far as it touches nothing of the log.
    pub theirs: Vec<Change>,
    /// How many changes came from the log alone.
    pub changes: usize,
    /// Whether the file was changed by somebody else, so that what is in it is to be kept beside.
    pub conflict: bool,
    /// Whether every change of the log could be made.
    pub log_fits: bool,
}

/// Brings the changes of a log back.
///
/// The file is one of the versions that the log knows: the changes behind that version are made on it. Else somebody else has written the file:
/// with nothing in the log that was not in an earlier version, theirs is simply newer; otherwise the log's entry is the one that was seen last, into
/// which their changes come, and the file's is to be kept beside it.
pub(super) fn replay(file: &Read, log: &Found) -> Replayed {
    let known = log.versions.iter().rev().find(|(version, _)| *version == file.version);
    match known.map(|(_, folded)| after(file.entry.clone(), &log.changes[*folded..])) {
        Some(replayed) if replayed.log_fits => replayed,
        None if log.folded() == log.changes.len() => unchanged(file),
        _ => {
            let ours = alone(log);
            let theirs = if ours.log_fits { ours.entry.merge(&ours.base, &file.entry).changes } else { Vec::new() };
            Replayed { theirs, base: file.entry.clone(), conflict: true, ..ours }
        }
    }
}

impl Replayed {
    /// The entry as it is shown where nobody has it open.
    pub(super) fn shown(self) -> Entry {
        // The changes were made for this very entry.
        after(self.entry, &self.theirs).entry
    }
}

/// The entry of a log whose file is gone or not to be used.
pub(super) fn alone(log: &Found) -> Replayed {
    let folded = after(log.base.clone(), &log.changes[..log.folded()]);
    Replayed { base: folded.entry, ..after(log.base.clone(), &log.changes) }
}

/// The entry of a file that has no log.
pub(super) fn unchanged(file: &Read) -> Replayed {
    after(file.entry.clone(), &[])
}

/// Makes changes. Up to the first that does not fit: only a fault of the program can have written that one.
fn after(base: Entry, changes: &[Change]) -> Replayed {
    let mut entry = base.clone();
    let made = changes.iter().take_while(|change| entry.apply(change).is_ok()).count();
    Replayed { entry, base, theirs: Vec::new(), changes: made, conflict: false, log_fits: made == changes.len() }
}
