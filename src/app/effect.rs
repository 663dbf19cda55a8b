//! What the world must do. The runtime carries effects out in their order and answers with messages.

use std::sync::Arc;

use crate::config::KeptSearch;
use crate::journal::{Change, Details, EntryId, Field, Head, NoteEdit, NoteLine, Series, Slug};
use crate::report::Format;
use crate::review::{Rename, Why};
use crate::search::Query;

use super::editor::Bookmark;
use super::message::{Greeting, Several, Snapshot, Then};

/// Something the world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the journal's lists; answered by `Listed`.
    List,
    /// Open an entry, closing the one that is open; answered by `Opened`.
    Open {
        /// Which.
        id: EntryId,
        /// What for.
        then: Then,
    },
    /// Read an entry for the preview; answered by `Previewed`.
    Preview(EntryId),
    /// Read an entry of the same series for its reflection; answered by `Earlier`.
    ReadEarlier(EntryId),
    /// Put a change of the open entry on record before the next frame; answered by `Recorded` with its number.
    Record {
        /// Counts up by one a change.
        number: u64,
        /// The change.
        change: Change,
    },
    /// Write the open entry's file; answered by `Folded`.
    Fold,
    /// What has arrived is in the model's entry; put it on record and into the file as well.
    TakeArrival,
    /// The model has another entry than the one for which it arrived: make it ready anew, if it is still open.
    OfferAgain,
    /// Write the open entry's file, keep a version, free its lock.
    Close,
    /// Keep where the carets of the open entry are, and what is shown around them.
    KeepCarets(EntryId, Vec<(Field, Bookmark)>),
    /// Make an entry; answered by `Created`.
    Create {
        /// In which series; one called "Seminar" is made when there is none.
        series: Option<Slug>,
        /// What is known of it.
        details: Box<Details>,
        /// What to do with it.
        then: Then,
    },
    /// Make the first series and its first entry and keep the writer's name; answered by `Created`.
    Begin(Box<Greeting>),
    /// Write a series; answered by `Listed`.
    SaveSeries {
        /// As it was shown, none when it is new: what somebody else has written since is not written over.
        before: Option<Box<Series>>,
        /// As it is to be.
        after: Box<Series>,
    },
    /// Make changes in entries that are not open here; answered by `ChangedOthers` and `Listed`.
    ChangeOthers(Vec<(EntryId, Change)>),
    /// Do something to a note of an entry that is not open here; answered by `ChangedOthers` and `Listed`.
    EditNote {
        /// Which entry.
        id: EntryId,
        /// The line as it was shown.
        seen: Box<NoteLine>,
        /// What to do to it.
        edit: NoteEdit,
    },
    /// Read questions and follow-ups; answered by `BoardRead`. A newer one cancels an older.
    ReadBoard {
        /// Comes back in the answer.
        generation: u64,
        /// Of which entries; none for all.
        of: Option<Vec<EntryId>>,
    },
    /// Choose a line from the past in these entries for the next time, and one for now, another than the last time, unless one is shown:
    /// that is answered by `Resurfaced`.
    Resurface {
        /// The entries, each with why.
        worth: Vec<(Why, EntryId)>,
        /// Whether one is shown.
        is_shown: bool,
    },
    /// Work out what a renaming changes; answered by `Renaming`.
    WorkOutRenaming {
        /// What is renamed.
        rename: Box<Rename>,
        /// The open entry as it is.
        open: Option<Snapshot>,
    },
    /// Move an entry to the trash; answered by `Listed`.
    Trash(EntryId),
    /// Bring an entry back from the trash; answered by `Listed`.
    Restore(EntryId),
    /// Read what is in the trash; answered by `Trashed`.
    ListTrash,
    /// Read the older versions of an entry; answered by `Versions`.
    ListVersions(EntryId),
    /// Keep the open entry as a version, before this older one of it is put in its place; answered by `VersionKept`.
    KeepVersion(Snapshot),
    /// Write a report; answered by `Exported` or `ExportExists`.
    Export {
        /// The entry as it is.
        entry: Snapshot,
        /// The format.
        format: Format,
        /// Whether a file that is there may be written over.
        force: bool,
    },
    /// Write the reports of several entries; answered by `ExportedPart` after each and by `ExportedAll`.
    ExportAll {
        /// Which.
        entries: Vec<EntryId>,
        /// How.
        several: Several,
        /// Whether files that are there may be written over.
        force: bool,
        /// The open entry as it is.
        open: Option<Snapshot>,
    },
    /// Write no more of the reports that are being written; what has been written stays.
    StopExport,
    /// Count the pages of the report; answered by `Pages`. A newer one cancels an older.
    CountPages {
        /// Comes back in the answer.
        generation: u64,
        /// The entry as it is.
        entry: Snapshot,
    },
    /// Check the report; answered by `Checked`. A newer one cancels an older.
    Check {
        /// Comes back in the answer.
        generation: u64,
        /// The entry as it is.
        entry: Snapshot,
        /// The heads of its series.
        heads: Vec<Head>,
    },
    /// Open a file with the program that the system has for it.
    OpenFile(std::path::PathBuf),
    /// Make the report as a text and put it on the clipboard.
    CopyReport {
        /// The entry as it is.
        entry: Snapshot,
        /// The format.
        format: Format,
    },
    /// Search all entries; answered by `Found`, also again when the entries turn out to be others. A newer one cancels an older.
    Search {
        /// Comes back in the answer.
        generation: u64,
        /// What is searched for.
        query: Arc<Query>,
        /// The open entry as it is.
        open: Option<Snapshot>,
        /// Whether to look for what was changed in the journal meanwhile.
        anew: bool,
    },
    /// Keep a search by its name; answered by `Configured`.
    KeepSearch(KeptSearch),
    /// Put a text on the system's clipboard.
    Copy(String),
    /// Ask for the text on the system's clipboard; answered by `Clipboard`.
    ReadClipboard,
    /// Hand the terminal over to the user's editor with this text; answered by `Edited`.
    EditOutside {
        /// Which text.
        field: Field,
        /// As it is.
        text: String,
    },
    /// Stop the process as `Ctrl-Z` does in a shell.
    Suspend,
    /// Send the whole screen again.
    Redraw,
    /// Write an entry whole into another directory; answered by `Rescued`.
    Rescue {
        /// The entry as it is.
        entry: Snapshot,
        /// As it was typed: a leading `~` is the user's home.
        directory: std::path::PathBuf,
    },
    /// Print a sentence when the program has ended.
    TellAtEnd(String),
    /// Bring back what the recovery logs of entries have that are open nowhere; answered by `BroughtBack` if there was anything.
    BringBack,
    /// End the program. Whatever is open is closed first; when that fails the answer is `Unsaved` and the program goes on,
    /// unless it ends anyway.
    Quit {
        /// Whether it ends with something not on disk.
        anyway: bool,
    },
}
