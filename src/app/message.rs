//! What happened: keys and other input, and the answers of the world to effects.

use std::path::PathBuf;
use std::sync::Arc;

use crate::command::{Command, Key};
use crate::config::Config;
use crate::journal::{Author, Change, Entry, EntryId, Field, Head, Series};
use crate::operations::LastListing;
use crate::report::Format;
use crate::report::check::Finding;
use crate::review::{Board, Renaming, Resurfaced};
use crate::search::Found;
use crate::text::Position;

use super::overlay::{Deleted, OlderVersion};
use super::{Bookmark, Size};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A bracketed paste.
    Paste(String),
    /// Characters that came faster than anybody types and are no commands: a paste that the terminal does not bracket, or a part of
    /// one.
    Burst(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// The moment came that [`Model::deadline`](super::Model::deadline) named.
    Tick,
    /// A command was chosen by other means than a key.
    Command(Command),
    /// What the lists showed when the program ran last, and the line from the past that was chosen for now. They are shown until `Listed`
    /// says what is true.
    Remembered(Box<LastListing>, Option<Box<Resurfaced>>),
    /// The journal's lists were read.
    Listed(Box<Listing>),
    /// An entry was opened for writing, or for reading when it is open elsewhere.
    Opened(Box<Opened>),
    /// An entry was read for the preview.
    Previewed(Box<Entry>),
    /// What was sent to the recovery log, up to this number, is on record.
    Recorded(u64),
    /// A record took longer than a frame may wait for it.
    RecordLate,
    /// The entry's file holds everything up to this record number.
    Folded(u64),
    /// The recovery log or the entry's file could not be written; the sentence says which, and why. It is tried again until `Folded` says
    /// that it succeeded.
    NotSaved(String),
    /// The program was to end, but something is not on disk; the sentence says what and why.
    Unsaved(String),
    /// The entry was written whole into another place, as the file of a journal and to be read; or was not, and why.
    Rescued(Result<[PathBuf; 2], String>),
    /// The entry that is shown was open elsewhere and is open here now.
    Freed(Box<Opened>),
    /// Somebody else has changed the file of the open entry, which was taken over.
    ChangedOutside(Outside),
    /// Changes were made in entries that are not open here, or none of them.
    ChangedOthers(Result<Box<Changed>, Refusal>),
    /// Questions and follow-ups.
    BoardRead {
        /// That of the effect which asked.
        generation: u64,
        /// Of which entries; none for all.
        of: Option<Vec<EntryId>>,
        /// They, or why they cannot be read.
        board: Result<Box<Board>, String>,
    },
    /// What the checks have found in the report.
    Checked {
        /// That of the effect which asked.
        generation: u64,
        /// What they found, or why they could not look.
        findings: Result<Vec<Finding>, String>,
    },
    /// An earlier entry, whose reflection is to be looked at.
    Earlier(Box<Entry>),
    /// A report as a text, for the clipboard.
    ReportText(String),
    /// What a renaming would change, or why that is not known.
    Renaming(Result<Box<Renaming>, String>),
    /// What the start of the program brought back from recovery logs, as a sentence.
    BroughtBack(String),
    /// A line from the past that is worth seeing, if there is one.
    Resurfaced(Box<Resurfaced>),
    /// What is in the trash.
    Trashed {
        /// Its entries, the last deleted first.
        entries: Vec<Deleted>,
        /// How many files in it cannot be read.
        damaged: usize,
    },
    /// The older versions of an entry, newest first.
    Versions(EntryId, Vec<OlderVersion>),
    /// The open entry is kept as a version; the older one can be put in its place.
    VersionKept(Snapshot),
    /// Something came from outside for the open entry: lines of the inbox, or what somebody else has made of its file.
    Arrived(Arrival),
    /// An entry was made and can be opened.
    Created(EntryId, Then),
    /// What a search has found.
    Found {
        /// That of the effect which asked.
        generation: u64,
        /// The lines, or why there are none.
        found: Result<Found, String>,
    },
    /// A report was written.
    Exported(Exported),
    /// A report exists at this path and was not overwritten.
    ExportExists(PathBuf),
    /// An export of several entries has come so far.
    ExportedPart {
        /// How they are written.
        several: Several,
        /// How many reports have had their turn.
        done: usize,
        /// How many there are.
        count: usize,
    },
    /// An export of several entries is at its end.
    ExportedAll(Box<ExportedAll>),
    /// The number of pages of the report of this generation.
    Pages {
        /// That of the effect which asked.
        generation: u64,
        /// Pages, or why they cannot be counted.
        pages: Result<usize, String>,
    },
    /// What the system's clipboard holds.
    Clipboard(String),
    /// The external editor gave a text back.
    Edited {
        /// Which text.
        field: Field,
        /// As it is now.
        text: String,
    },
    /// The configuration was read again after it was changed.
    Configured(Box<Config>),
    /// Something was done that is worth a word.
    Done(String),
    /// Something asked for could not be done; the sentence says why and what to do.
    Failed(String),
    /// A signal asks the program to end.
    Terminate,
}

/// What lists show.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Every series.
    pub series: Vec<Series>,
    /// The heads of all entries.
    pub heads: Vec<Head>,
    /// Files that could not be read, each with its reason.
    pub damaged: Vec<Damaged>,
}

/// A file of the journal that could not be read. It is never written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Where it lies.
    pub path: PathBuf,
    /// Why it cannot be read, as a sentence.
    pub reason: String,
}

/// An entry that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The entry with everything that was on record.
    pub entry: Entry,
    /// Why it cannot be written, when it cannot.
    pub read_only: Option<String>,
    /// What was brought back from the recovery log, as a sentence.
    pub recovered: Option<String>,
    /// Where the carets were and what was shown around them, by field.
    pub carets: Vec<(Field, Bookmark)>,
    /// What to do with it now.
    pub then: Then,
}

/// What came from outside for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// For which.
    pub id: EntryId,
    /// The number of the last change of the entry for which the changes were made, when the world waits for an answer: `TakeArrival`
    /// if the model has made them, `OfferAgain` if its entry is no longer that one. None when they are made there already.
    pub after: Option<u64>,
    /// The changes, in their order.
    pub changes: Vec<Change>,
}

/// What became of a file that somebody else has changed while it was open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Nothing was changed here, so it was read again.
    Reloaded,
    /// Both changes are in it.
    Joined,
    /// Both have changed the same place: what is here stays, and the other version is kept among the older ones.
    Kept,
    /// It was removed, and is written again.
    Removed,
}

/// Changes that were made in entries that are not open here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The changes, in their order.
    pub changes: Vec<(EntryId, Change)>,
    /// The questions and follow-ups of these entries as they are then.
    pub board: Board,
}

/// Why entries that are not open here were left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason as a sentence.
    pub reason: String,
    /// Whether it is that an entry is no longer what it was: then it can be changed no more in this way.
    pub is_outdated: bool,
}

/// What an opened entry is opened for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// To type notes.
    #[default]
    Notes,
    /// To type notes in a talk that takes place now: the clock runs, the caret is on a new line.
    Live,
    /// To see this line of its notes.
    Line(usize),
    /// To see this place of a text.
    Place(Field, Position),
    /// To write summary and reflection.
    Reflection,
    /// To see what it was before.
    Versions,
    /// To see the report.
    Report,
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where it lies.
    pub path: PathBuf,
    /// What the writer must know about it.
    pub warnings: Vec<String>,
}

/// How the reports of several entries are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Several {
    /// The format.
    pub format: Format,
    /// Whether all of them become one document.
    pub bound: bool,
}

/// What became of an export of several entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedAll {
    /// How they were to be written.
    pub several: Several,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// How many reports were written.
    pub written: usize,
    /// Where to.
    pub directory: Option<PathBuf>,
    /// Entries whose file was there already and was left as it is.
    pub existing: Vec<EntryId>,
    /// Why it stopped, when it did.
    pub failed: Option<String>,
    /// What the writer must know about reports.
    pub warnings: Vec<String>,
}

impl ExportedAll {
    /// Of an export that has written nothing yet.
    #[must_use]
    pub fn none(several: Several) -> Self {
        Self {
            several,
            stopped: false,
            written: 0,
            directory: None,
            existing: Vec::new(),
            failed: None,
            warnings: Vec::new(),
        }
    }
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column from 0.
    pub column: u16,
    /// Row from 0.
    pub row: u16,
    /// Whether Shift is held.
    pub shift: bool,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button came up.
    Release,
    /// The wheel turned towards the top.
    ScrollUp,
    /// The wheel turned towards the bottom.
    ScrollDown,
}

/// What the world must know to make the first series and entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    /// Name and number of the writer.
    pub author: Author,
    /// Name of the series.
    pub series: String,
}

/// A shared entry, for effects that read it on another thread.
pub type Snapshot = Arc<Entry>;
