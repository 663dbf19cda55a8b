//! The list of weeks: which rows it has, which is selected, what its preview shows.

mod gaps;
mod list;

use crate::command::Place;
use crate::journal::{Change, Entry, EntryId, Slug};

use crate::review::Resurfaced;

use super::boards::BoardKind;
use super::form::Form;
use super::input::Input;
use super::page::Row as PageRow;
use super::term::TermView;

pub use gaps::{Gap, of as gaps_of};
pub use list::{Group, Order, Row, WeekList};

/// The views of the screen of weeks, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of entries.
    #[default]
    List,
    /// What was asked in all weeks.
    Questions,
    /// What is to be done after all talks.
    FollowUps,
    /// Speakers, tags and references of all weeks.
    Index,
    /// The term at a glance.
    Term,
}

/// The state of the screen of weeks, and of its list.
#[derive(Debug, Default)]
pub struct Weeks {
    /// What is shown.
    pub view: View,
    /// The rows of the list, and in which order they are.
    pub list: WeekList,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// What the list is narrowed to, while a filter is typed or in force.
    pub filter: Option<Filter>,
    /// What the term is looked at for.
    pub term: TermView,
    /// What stands beside the list.
    pub preview: Option<Preview>,
    /// What can be undone here, and done again.
    pub history: WeeksHistory,
    /// The line from the past that is shown on opening, until it was seen.
    pub resurfaced: Option<Box<Resurfaced>>,
    /// An entry to select as soon as the list has it.
    pub select_next: Option<EntryId>,
    /// A series made here that has no entry yet: the next new one goes into it.
    pub new_series: Option<Slug>,
}

/// What was done on the screen of weeks, in entries that need not be open.
#[derive(Debug, Default)]
pub struct WeeksHistory {
    /// What undo takes back, the last at the end.
    pub done: Vec<Step>,
    /// What redo does again, the last undone at the end.
    pub undone: Vec<Step>,
    /// What was asked of the world and is not answered yet.
    pub under_way: Option<UnderWay>,
}

/// Something that is undone at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Entries were moved to the trash.
    Trashed(Vec<EntryId>),
    /// Entries were changed, in this order.
    Changed(Vec<(EntryId, Change)>),
}

/// Changes of entries that are not open, on their way to the disk.
#[derive(Debug)]
pub struct UnderWay {
    /// What becomes of them in the history.
    pub course: Course,
    /// What of the step is to be changed in the open entry then.
    pub here: Vec<(EntryId, Change)>,
    /// What is said of it when it is done.
    pub words: String,
    /// The form in which it was asked for: what is typed there is lost by no refusal.
    pub form: Option<Box<Form>>,
}

/// What becomes of changes in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// They are a new step.
    Done,
    /// They take back the last step.
    Undone,
    /// They do again what was undone last.
    DoneAgain,
}

/// A filter of the list, or of a board.
#[derive(Clone, Debug)]
pub struct Filter {
    /// What was typed.
    pub input: Input,
    /// Whether the caret is in it.
    pub typing: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self { input: Input::default(), typing: true }
    }
}

/// An entry as the preview shows it.
#[derive(Debug)]
pub struct Preview {
    /// The entry.
    pub entry: Box<Entry>,
    /// Its summary and reflection as rows, and the width for which they were made.
    pub prose: Option<(usize, Vec<PageRow>)>,
}

/// Tags that entries are given, or that are taken from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagChange {
    /// The tags.
    pub tags: Vec<String>,
    /// Whether they are given.
    pub is_given: bool,
}

impl TagChange {
    /// Makes the change in the tags of an entry.
    pub fn apply(&self, tags: &mut Vec<String>) {
        if self.is_given {
            let new: Vec<String> = self.tags.iter().filter(|tag| !tags.contains(tag)).cloned().collect();
            tags.extend(new);
        } else {
            tags.retain(|tag| !self.tags.contains(tag));
        }
    }
}

impl View {
    /// Every view, in order.
    pub const ALL: [Self; 5] = [Self::List, Self::Questions, Self::FollowUps, Self::Index, Self::Term];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::List => "Weeks",
            Self::Questions => "Questions",
            Self::FollowUps => "Follow-ups",
            Self::Index => "Index",
            Self::Term => "Term",
        }
    }

    /// The board that it is, if it is one.
    #[must_use]
    pub fn board(self) -> Option<BoardKind> {
        match self {
            Self::List | Self::Index | Self::Term => None,
            Self::Questions => Some(BoardKind::Questions),
            Self::FollowUps => Some(BoardKind::FollowUps),
        }
    }

    /// The place whose keys are in force in it.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Self::List => Place::WeekList,
            Self::Questions | Self::FollowUps => Place::Board,
            Self::Index => Place::Index,
            Self::Term => Place::View,
        }
    }

    /// Whether all entries are read for it.
    #[must_use]
    pub fn is_read_whole(self) -> bool {
        self.board().is_some() || self == Self::Index
    }

    /// The view `by` views further on, around the end.
    #[must_use]
    pub fn moved(self, by: isize) -> Self {
        let place = Self::ALL.iter().position(|view| *view == self).unwrap_or(0).cast_signed();
        let place = (place + by).rem_euclid(Self::ALL.len().cast_signed()).cast_unsigned();
        Self::ALL.get(place).copied().unwrap_or_default()
    }
}

impl Weeks {
    /// Selects the row `by` rows further down, staying within `count` rows.
    pub fn move_by(&mut self, by: isize, count: usize) {
        self.selected = self.selected.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Keeps the selection within `count` rows and in sight of a list that shows `height` of them.
    pub fn scroll(&mut self, count: usize, height: usize) {
        self.selected = self.selected.min(count.saturating_sub(1));
        let height = height.max(1);
        self.top = self.top.clamp((self.selected + 1).saturating_sub(height), self.selected);
        self.top = self.top.min(count.saturating_sub(height));
    }
}
