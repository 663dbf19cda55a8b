//! A question with yes and no.

use crate::journal::{Change, EntryId};
use crate::report::Format;

/// A question to which `Enter` or `y` says yes and `Esc` or `n` says no.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What one should know before answering, a line each.
    pub details: Vec<String>,
    /// What yes means.
    pub yes: Answer,
}

/// What happens on yes.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The report is written over the file that is there.
    Overwrite(Format),
    /// Entries take the week numbers of the changed calendar.
    Renumber(Vec<(EntryId, Change)>),
    /// The program ends although not everything is on disk.
    Quit,
}
