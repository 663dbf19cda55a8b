//! The program's behaviour as plain values: a [`Model`] that [`Msg`]s change and that asks for [`Effect`]s.
//!
//! [`update()`] says what happens, [`layout::layout`] where it stands on the screen. No files, threads, clock or ratatui:
//! the time comes in as an argument, what the world must do goes out as a value.

mod area;
pub mod boards;
pub mod chosen;
mod editor;
mod effect;
mod find;
mod footer;
mod form;
mod fuzzy;
pub mod index;
mod input;
pub mod layout;
mod letter;
mod message;
mod model;
mod offer;
mod open;
mod overlay;
pub mod page;
mod prompts;
mod record;
mod reminder;
mod report;
mod status;
mod term;
mod typing;
mod update;
pub mod weeks;

pub use area::{Area, Size};
pub use editor::{Bookmark, Editor, ShownRow};
pub use effect::Effect;
pub use find::Find;
pub use footer::{Footer, Hint};
pub use form::{FieldPlace, Form, FormField, FormPlaces, Purpose, Speakers};
pub use input::Input;
pub use message::{
    Arrival, Changed, Damaged, Exported, ExportedAll, Greeting, Listing, Mouse, MouseKind, Msg, Opened, Outside,
    Refusal, Several, Snapshot, Then,
};
pub use model::{Click, Model, Screen};
pub use offer::Offer;
pub use open::OpenEntry;
pub use overlay::{
    Answer, ComparedLine, ComparedRow, Confirm, Deed, Deleted, Help, HelpRow, LeftOpen, Marked, Notice, OlderVersion,
    Overlay, Palette, PreviewRow, Search, SearchPlaces, Searched, Trash, Unsaved, Versions, Way, panes,
};
pub use record::Record;
pub use reminder::Reminder;
pub use report::ReportScreen;
pub use status::{Status, Tone};
pub use update::update;

#[cfg(test)]
pub(crate) mod tests;
