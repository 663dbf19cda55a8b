//! What lies on top of a screen: one stack, the last in front. None of them runs a loop of its own.

mod confirm;
mod help;
mod left_open;
mod marked;
mod palette;
mod search;
mod trash;
mod unsaved;
mod versions;

use super::find::Find;
use super::form::Form;
use crate::command::Place;

pub use confirm::{Answer, Confirm};
pub use help::{Help, HelpRow};
pub use left_open::LeftOpen;
pub use marked::{Deed, Marked};
pub use palette::Palette;
pub use search::{PreviewRow, Search, SearchPlaces, Searched};
pub use trash::{Deleted, Trash};
pub use unsaved::{Unsaved, Way};
pub use versions::{ComparedLine, ComparedRow, OlderVersion, Versions, panes};

/// Something on top of the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys in force.
    Help(Help),
    /// All commands, to be chosen by name.
    Palette(Box<Palette>),
    /// A form.
    Form(Box<Form>),
    /// A question with yes and no.
    Confirm(Confirm),
    /// Finding and replacing in the text.
    Find(Box<Find>),
    /// Searching all weeks.
    Search(Box<Search>),
    /// What was deleted.
    Trash(Box<Trash>),
    /// What earlier weeks have left open.
    LeftOpen(LeftOpen),
    /// What can be done with the marked weeks.
    Marked(Marked),
    /// What the open entry was before.
    Versions(Box<Versions>),
    /// What can be done when the program was to end and something is not on disk.
    Unsaved(Unsaved),
    /// Something to be read, line by line.
    Notice(Notice),
}

/// Something to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// The first line that is shown.
    pub top: usize,
}

impl Overlay {
    /// The place whose keys are in force while it is in front.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Overlay::Help(_)
            | Overlay::Notice(_)
            | Overlay::Confirm(_)
            | Overlay::Trash(_)
            | Overlay::LeftOpen(_)
            | Overlay::Marked(_)
            | Overlay::Versions(_)
            | Overlay::Unsaved(_) => Place::Overlay,
            Overlay::Palette(_) | Overlay::Form(_) => Place::Field,
            Overlay::Find(_) => Place::Find,
            Overlay::Search(_) => Place::Search,
        }
    }
}
