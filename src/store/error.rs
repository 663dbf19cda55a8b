//! What can go wrong with the files of a journal, in sentences that say what to do next.

use std::io;
use std::path::{Path, PathBuf};

use crate::journal::{ChangeError, EntryId, Slug};

/// Why something could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("cannot {attempt} {}: {source}; {}", printable(path), advice(source))]
    System {
        /// What was tried, as a verb.
        attempt: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file cannot be understood; it was left as it is.
    #[error("{damaged}; it was left as it is: {remedy}", damaged = .0, remedy = remedy(&.0.reason))]
    Damaged(Damaged),
    /// A later version of the program wrote the file; it may be read and not changed.
    #[error(
        "{} was written by a newer Seminote (format {format}) and can only be read by this one; update Seminote to change it",
        printable(path)
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Version of its format.
        format: u32,
    },
    /// The entry is open in another window.
    #[error(
        "{name} is open elsewhere{}; close it there to write in it here",
        if owner.is_empty() { String::new() } else { format!(" ({owner})") }
    )]
    Locked {
        /// Week and title of the entry.
        name: String,
        /// Who holds it, as they wrote it down; empty when not known.
        owner: String,
    },
    /// Somebody else makes entries at this moment.
    #[error(
        "entries are being made elsewhere{}; wait until that is done, then try again",
        if owner.is_empty() { String::new() } else { format!(" ({owner})") }
    )]
    Making {
        /// Who does, as they wrote it down; empty when not known.
        owner: String,
    },
    /// Not all of several new entries could be made, nor is it certain that those made before are gone.
    #[error(
        "{source}; nor could it be taken back, so that the next start may make all of them: look with `seminote list` before you repeat this"
    )]
    NotTakenBack {
        /// Why one could not be made.
        source: Box<StoreError>,
    },
    /// There is no entry with this id.
    #[error("there is no entry with the id {0}; `seminote list` shows those there are")]
    NoEntry(EntryId),
    /// There is no entry with this id in the trash.
    #[error("there is no entry with the id {0} in the trash; `seminote trash list` shows those there are")]
    NotInTrash(EntryId),
    /// Something stands where an entry of the trash was.
    #[error(
        "cannot bring {name} back from the trash: {} stands in its place; move that file out of the journal, then try again",
        printable(path)
    )]
    Occupied {
        /// Week and title of the entry.
        name: String,
        /// What stands there.
        path: PathBuf,
    },
    /// There is no such series.
    #[error("there is no series \"{0}\"; `seminote series list` shows those there are")]
    NoSeries(Slug),
    /// A file that was to be made exists.
    #[error("{} exists already; nothing was written over it", printable(.0))]
    Exists(PathBuf),
    /// A series was changed by another window since it was read here.
    #[error(
        "the series \"{0}\" was changed elsewhere since it was read here; look at it again, then repeat the change"
    )]
    SeriesChanged(Slug),
    /// A change was made for another state of the entry.
    #[error("a change does not fit {name}: {source}; nothing of it was written")]
    Change {
        /// Week and title of the entry.
        name: String,
        /// What does not fit.
        source: ChangeError,
    },
    /// An entry has become longer than can be read again.
    #[error(
        "{} would have {length} bytes, more than the {limit} that are read again; the text is in the recovery log: move part of it to another entry",
        printable(path)
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Bytes it would have.
        length: usize,
        /// Bytes it may have.
        limit: u64,
    },
    /// Data could not be put into its form on disk.
    #[error("cannot put {} into its form on disk: {source}; nothing was written, please report this", printable(path))]
    Form {
        /// The file.
        path: PathBuf,
        /// What the serialiser said.
        source: serde_json::Error,
    },
}

/// A file that cannot be understood. It is never overwritten and never read as empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {}: {reason}", printable(path), state(reason))]
pub struct Damaged {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: Damage,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Not one byte, or only blanks.
    #[error("it is empty")]
    Empty,
    /// It ends within a value.
    #[error("it ends in the middle, at line {line}, column {column}")]
    Truncated {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// NUL bytes, as a loss of power leaves them.
    #[error("it has NUL bytes, from byte {0} on")]
    Nul(usize),
    /// Not UTF-8.
    #[error("it is not UTF-8 text, from byte {0} on")]
    NotUtf8(usize),
    /// Not JSON, or not with the fields and types that the format has.
    #[error("{0}")]
    Content(String),
    /// Lists and objects within each other without end.
    #[error("its lists and objects are nested deeper than {0} levels")]
    TooDeep(usize),
    /// More bytes than are read.
    #[error("it has more than the {0} bytes that are read")]
    TooLarge(u64),
    /// A directory, a link, a pipe.
    #[error("it is {0}, not a regular file")]
    NotAFile(&'static str),
    /// Another file has the same id.
    #[error("it has the same id as {}", printable(.0))]
    Duplicate(PathBuf),
    /// The name of a series' file is not the short name in it.
    #[error("it is named otherwise than the series in it, \"{0}\"")]
    Misnamed(Slug),
    /// An entry that lies in no folder of a series.
    #[error("it lies outside of a series' folder")]
    Misplaced,
    /// The log of an entry whose file is gone. Its text is in the log.
    #[error("the entry that it belongs to is gone; opening {0} brings it back")]
    Orphan(EntryId),
    /// The version of a later program, with fields that this one cannot show.
    #[error("a newer Seminote wrote it (format {0}); update Seminote to see it")]
    Newer(u32),
    /// The system refused to read it.
    #[error("the system refuses it: {0}")]
    Unreadable(String),
}

fn state(damage: &Damage) -> &'static str {
    if matches!(damage, Damage::Unreadable(_)) { "cannot be read" } else { "is damaged" }
}

fn remedy(damage: &Damage) -> &'static str {
    match damage {
        Damage::Unreadable(_) => "check its permissions and the disk, then try again",
        Damage::Newer(_) => "update Seminote",
        _ => "`seminote doctor` says what to do, and repairs what can be",
    }
}

/// A path as it can be printed: what a terminal or a reader could take for something else is escaped.
#[must_use]
pub fn printable(path: &Path) -> String {
    let is_escaped = |character: char| {
        character.is_control()
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let escaped = |character: char| {
        if is_escaped(character) { character.escape_default().to_string() } else { character.to_string() }
    };
    path.to_string_lossy().chars().map(escaped).collect()
}

/// What to do about an error of the system.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space, then try again",
        io::ErrorKind::PermissionDenied => "check the permissions of the file and of its directory",
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only: make it writable or choose another with --data-dir"
        }
        io::ErrorKind::NotFound => "check that the directory is still there",
        io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => "something else has this name: move it away",
        _ => "check the disk, then try again",
    }
}

/// Says of a system's error what was tried.
pub(super) trait Attempt<T> {
    fn attempt(self, attempt: &'static str, path: &Path) -> Result<T, StoreError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, attempt: &'static str, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::System { attempt, path: path.to_owned(), source })
    }
}
