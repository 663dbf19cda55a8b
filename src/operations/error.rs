//! Why an operation was not done, in sentences that say what to do next.

use std::io;
use std::path::{Path, PathBuf};

use super::{PastError, SearchError, TemplateChoiceError, WeekError};
use crate::config::{EditError, LocationError};
use crate::import::ImportError;
use crate::journal::{ChangeError, JsonError, NoteError, Slug};
use crate::report::RenderError;
use crate::report::pattern::PatternError;
use crate::store::StoreError;

/// Why an operation was not done.
#[derive(Debug, thiserror::Error)]
pub enum OperationError {
    /// There is no place for the journal.
    #[error(transparent)]
    Location(#[from] LocationError),
    /// A file of the journal.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No series has the short name.
    #[error("there is no series \"{slug}\"; {advice}")]
    NoSeries {
        /// The short name.
        slug: Slug,
        /// Which was probably meant, or which there are.
        advice: String,
    },
    /// A week that means no entry, or more than one.
    #[error(transparent)]
    Week(#[from] WeekError),
    /// No older version, or nothing in the trash, that could be meant.
    #[error(transparent)]
    Past(#[from] PastError),
    /// A search that is kept by no such name.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The configuration cannot be changed.
    #[error("cannot change {}: {source}", path.display())]
    Config {
        /// The configuration's file.
        path: PathBuf,
        /// Why it was left as it is.
        source: EditError,
    },
    /// The system refused, with a file outside of the journal.
    #[error("cannot {attempt} {}: {source}; {}", path.display(), advice(source))]
    System {
        /// What was tried, as a verb.
        attempt: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A change was made for another state of an entry.
    #[error("cannot change week {week}: {source}; it was left as it is")]
    Change {
        /// Its week.
        week: u32,
        /// What does not fit.
        source: ChangeError,
    },
    /// Something cannot be done to a line of the notes.
    #[error("cannot change this line of week {week}: {source}; it was left as it is")]
    Note {
        /// The week of its entry.
        week: u32,
        /// Why not.
        source: NoteError,
    },
    /// Somebody did not want it to its end.
    #[error("it was stopped; nothing was written")]
    Stopped,
    /// Something stands where a report was to be written.
    #[error("{} exists already and was not overwritten; use --force to replace it, or -o to name another place", .0.display())]
    Exists(PathBuf),
    /// Something that is neither a file nor a link stands where a report was to be written.
    #[error("{} is not a regular file and cannot be replaced; name another place with -o", .0.display())]
    NotAFile(PathBuf),
    /// A directory without files.
    #[error("cannot import {}: it is a directory, and there are no files in it; name one with reports", .0.display())]
    NoReports(PathBuf),
    /// No week is meant that could be bound.
    #[error("there is no week to bind; name some that have an entry")]
    NothingToBind,
    /// Weeks of several series are no term.
    #[error("the weeks are of several series, and one document is of one; name it with --series")]
    SeveralSeries,
    /// The pattern of the file's name in the configuration.
    #[error("cannot name the exported file: in {}, export.name: {source}", path.display())]
    Name {
        /// The configuration's file.
        path: PathBuf,
        /// What is wrong with it.
        source: PatternError,
    },
    /// A template that is not there or is none.
    #[error(transparent)]
    Template(#[from] TemplateChoiceError),
    /// A report cannot be written in a format.
    #[error("cannot export week {week} to {format}: {source}")]
    Render {
        /// Its week.
        week: u32,
        /// The format's name.
        format: &'static str,
        /// Why not.
        source: RenderError,
    },
    /// The sample journal that the program brings along.
    #[error("the sample journal of this program cannot be read: {0}; please report this")]
    Demo(#[from] JsonError),
    /// A file cannot be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// There is nothing to append.
    #[error(
        "there is no text to add; write it behind `seminote add`, or give it on standard input with `seminote add -`"
    )]
    NothingToAdd,
}

impl OperationError {
    pub(super) fn system(attempt: &'static str, path: &Path, source: io::Error) -> Self {
        Self::System { attempt, path: path.to_owned(), source }
    }
}

/// What to do about an error of the system.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space, then try again",
        io::ErrorKind::PermissionDenied => "check the permissions of the file and of its directory",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only: choose another place",
        io::ErrorKind::NotFound => "check that the file and its directory are there",
        io::ErrorKind::NotADirectory => "part of this path is a file: check it, or choose another place",
        io::ErrorKind::IsADirectory => "it is a directory: name a file",
        io::ErrorKind::FileTooLarge => "it is longer than is read: check that it is the right file",
        _ => "check the disk, then try again",
    }
}
