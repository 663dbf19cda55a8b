//! The journal as plain values: series with their calendar, entries, the note grammar, the talk's clock, and
//! [`Change`] with how it applies.
//!
//! It must not know of files, the clock, the terminal or any export format: time comes in as an argument.

mod author;
mod calendar;
mod change;
mod count;
mod difference;
mod entry;
mod grammar;
mod head;
mod id;
mod json;
mod merge;
mod note_edit;
mod outline;
mod section;
mod series;
mod slug;
mod talk;
mod text_form;

pub use author::Author;
pub use calendar::Calendar;
pub use change::{Change, ChangeError, Field};
pub use count::Count;
pub use difference::{Difference, DifferenceLine, Fate};
pub use entry::{Details, Entry, FORMAT, Speaker};
pub use grammar::{Mark, Note, parse_line};
pub use head::Head;
pub use id::EntryId;
pub use json::{JsonError, from_json, to_json};
pub use merge::Merge;
pub use note_edit::{AnswerPlace, NoteEdit, NoteError, NoteLine};
pub use outline::{FollowUp, Outline, Question, QuestionState, Section};
pub use series::{Paper, ReportSettings, SectionKind, SectionSetting, Series, Target, TypstImport};
pub use slug::{Slug, SlugError};
pub use talk::{ClockState, DEFAULT_MINUTES, Pause, Talk, talk_time};

/// A moment with the offset of the place where it was written down.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// Fields of a file that this version of the program does not know; kept and written back.
pub type Unknown = serde_json::Map<String, serde_json::Value>;
