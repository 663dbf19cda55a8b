//! Forms: a few one-line fields, checked as they are typed.

mod details;
mod elsewhere;
mod note;
mod places;
mod rename;
mod search;
mod series;
mod shift;
mod tags;
mod welcome;

use crate::journal::{EntryId, Slug};

use super::input::Input;
use crate::review::{IndexKind, Item};

pub use details::Speakers;
pub use places::{FieldPlace, FormPlaces};

/// A form on top of the screen.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// What is said above the fields; often nothing.
    pub words: String,
    /// Its fields; never empty.
    pub fields: Vec<FormField>,
    /// The field that has the caret.
    pub focus: usize,
    /// The last date that was typed whole, in a form with one: what the week follows.
    date: Option<chrono::NaiveDate>,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The details of the entry with this id.
    Details(EntryId),
    /// A new entry in this series; without one in the first series, which is then made.
    NewEntry(Option<Slug>),
    /// The series with this slug; without one a new series.
    Series(Option<Slug>),
    /// By how much all stamps are shifted.
    ShiftStamps,
    /// What the answer to this question is.
    Answer(Box<Item>),
    /// By which day to do this follow-up.
    Due(Box<Item>),
    /// Which tags these entries are given, or which are taken from them.
    Tags {
        /// The entries.
        entries: Vec<EntryId>,
        /// Whether they are given.
        is_given: bool,
    },
    /// By which other name this speaker or tag goes.
    Rename(IndexKind, String),
    /// By which name this query is kept.
    KeepSearch(String),
    /// Into which directory the open entry is written when its own place fails.
    Elsewhere,
    /// The questions of the first start.
    Welcome,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct FormField {
    /// What stands before it.
    pub label: &'static str,
    /// What may be typed, shown while it has the caret.
    pub hint: &'static str,
    /// What is typed.
    pub input: Input,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// What is wrong with a form: the number of a field and the sentence beside it.
pub type Problems = Vec<(usize, String)>;

impl FormField {
    fn new(label: &'static str, hint: &'static str, value: &str) -> Self {
        Self { label, hint, input: Input::with(value), problem: None }
    }
}

impl Form {
    fn new(purpose: Purpose, fields: Vec<FormField>) -> Self {
        Self { purpose, words: String::new(), fields, focus: 0, date: None }
    }

    /// The text of a field without white space around it.
    fn value(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |field| field.input.text().trim())
    }

    /// The words above the fields.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match &self.purpose {
            Purpose::Details(_) => "Details of the talk",
            Purpose::NewEntry(_) => "New entry",
            Purpose::Series(Some(_)) => "Series",
            Purpose::Series(None) => "New series",
            Purpose::ShiftStamps => "Shift all stamps and the clock",
            Purpose::Answer(_) => "Answer the question",
            Purpose::Due(_) => "By which day to do it",
            Purpose::Rename(IndexKind::Speakers, _) => "Rename the speaker in all weeks",
            Purpose::Rename(..) => "Rename the tag in all weeks",
            Purpose::KeepSearch(_) => "Keep the search",
            Purpose::Tags { is_given: true, .. } => "Give these weeks tags",
            Purpose::Tags { is_given: false, .. } => "Take tags from these weeks",
            Purpose::Elsewhere => "Write the entry to another place",
            Purpose::Welcome => "Welcome to Seminote",
        }
    }

    /// The field that has the caret.
    #[must_use]
    pub fn focused(&self) -> Option<&FormField> {
        self.fields.get(self.focus)
    }

    /// What is typed in the field that has the caret.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        self.fields.get_mut(self.focus).map(|field| &mut field.input)
    }

    /// Moves the caret to the next field, or with -1 to the one before, around the end.
    pub fn move_focus(&mut self, by: isize) {
        let count = self.fields.len().cast_signed();
        self.focus = (self.focus.cast_signed() + by).rem_euclid(count.max(1)).cast_unsigned();
    }

    /// Whether `Enter` goes on to the next field instead of accepting the whole.
    #[must_use]
    pub fn asks_in_turn(&self) -> bool {
        self.purpose == Purpose::Welcome && self.focus + 1 < self.fields.len()
    }

    /// Shows these problems, each beside its field, and no others.
    pub fn show(&mut self, problems: Problems) {
        for field in &mut self.fields {
            field.problem = None;
        }
        for (number, problem) in problems {
            if let Some(field) = self.fields.get_mut(number) {
                field.problem.get_or_insert(problem);
            }
        }
    }
}

/// Reads a value, or notes the problem of its field.
fn read<T>(problems: &mut Problems, field: usize, value: Result<T, String>) -> Option<T> {
    value.map_err(|problem| problems.push((field, problem))).ok()
}

fn date(text: &str) -> Result<chrono::NaiveDate, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no date; write it as 2024-09-19"))
}

/// A number of at least 1; `None` for an empty field.
fn count(text: &str, what: &str) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse() {
        Ok(number) if (1..=10_000).contains(&number) => Ok(Some(number)),
        _ => Err(format!("{what} is a number from 1 to 10000")),
    }
}
