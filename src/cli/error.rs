//! Why a command failed, and with which exit status.

use std::io;

use crate::operations::{OperationError, WeekError};
use crate::search::QueryError;
use crate::store::StoreError;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// What it asked for was not done.
    #[error(transparent)]
    Operation(#[from] OperationError),
    /// The arguments do not fit each other.
    #[error("{0}; `--help` behind the command shows how it is used")]
    Usage(String),
    /// The query means nothing.
    #[error("cannot search: {error}\n  {query}\n  {}", error.carets(.query))]
    Query {
        /// As it was typed, on one line.
        query: String,
        /// What is wrong with it, and where.
        error: QueryError,
    },
    /// The program cannot be opened.
    #[error(
        "the journal opens in a terminal, and standard input or output is none; `seminote list`, `seminote show latest` and `seminote add TEXT` do without"
    )]
    NoTerminal,
    /// Standard input cannot be read.
    #[error("cannot read standard input: {0}; nothing was added")]
    Input(io::Error),
    /// Standard input is something else than text.
    #[error("standard input is not UTF-8 text from byte {0} on; nothing was added: convert it to UTF-8 first")]
    NotUtf8(usize),
    /// Standard output cannot be written.
    #[error("cannot write to standard output: {0}; check where it leads to")]
    Output(io::Error),
    /// The journal has something wrong with it.
    #[error("{}", unsound(*.found, *.repairing))]
    Unsound {
        /// How many things.
        found: usize,
        /// Whether repairing was tried.
        repairing: bool,
    },
    /// The checks of reports have found something.
    #[error("{}", checked(*.found))]
    Checked {
        /// How many things.
        found: usize,
    },
    /// Reports of a directory could not be imported; the others were.
    #[error("{unread} of the files could not be imported; above stands why, and the others were not held up by it")]
    LeftOut {
        /// How many.
        unread: usize,
    },
    /// A result cannot be put into JSON.
    #[error("cannot write the result as JSON: {0}; please report this")]
    Json(#[from] serde_json::Error),
}

fn unsound(found: usize, repairing: bool) -> String {
    let (things, are) = if found == 1 { ("thing", "is") } else { ("things", "are") };
    if repairing {
        format!("{found} {things} could not be repaired; above stands what to do")
    } else {
        format!("{found} {things} {are} wrong; `seminote doctor --repair` repairs what can be, and keeps the originals")
    }
}

fn checked(found: usize) -> String {
    let (things, were) = if found == 1 { ("thing", "was") } else { ("things", "were") };
    format!(
        "{found} {things} {were} found; the name in brackets switches a check off: `seminote series edit --checks-off NAME`"
    )
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Operation(error.into())
    }
}

impl From<WeekError> for CliError {
    fn from(error: WeekError) -> Self {
        Self::Operation(error.into())
    }
}
