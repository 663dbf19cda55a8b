//! The list of weeks: which rows it has, which is selected, what its preview shows.

use crate::journal::{Entry, EntryId, Head, Slug};

use super::fuzzy;
use super::input::Input;
use super::message::Damaged;
use super::page::Row as PageRow;

/// The state of the list.
#[derive(Debug, Default)]
pub struct Weeks {
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// What the list is narrowed to, while a filter is typed or in force.
    pub filter: Option<Filter>,
    /// What stands beside the list.
    pub preview: Option<Preview>,
    /// Entries moved to the trash here, the last at the end: what undo brings back.
    pub trashed: Vec<EntryId>,
    /// Entries brought back by undo: what redo moves to the trash again.
    pub restored: Vec<EntryId>,
    /// An entry to select as soon as the list has it.
    pub select_next: Option<EntryId>,
    /// A series made here that has no entry yet: the next new one goes into it.
    pub new_series: Option<Slug>,
}

/// A filter of the list.
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

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head at this place of the model's heads.
    Entry(usize),
    /// The damaged file at this place.
    Damaged(usize),
}

impl Weeks {
    /// The rows: entries that pass the filter, newest first, then damaged files.
    #[must_use]
    pub fn rows(&self, heads: &[Head], damaged: &[Damaged]) -> Vec<Row> {
        let query = self.filter.as_ref().map(|filter| filter.input.text()).unwrap_or_default();
        if query.trim().is_empty() {
            let damaged = (0..damaged.len()).map(Row::Damaged);
            return (0..heads.len()).map(Row::Entry).chain(damaged).collect();
        }
        let titles: Vec<String> = heads.iter().map(filtered_text).collect();
        let mut places = fuzzy::matches(query, titles.iter().map(String::as_str));
        places.sort_unstable();
        places.into_iter().map(Row::Entry).collect()
    }

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

/// What the filter is matched against.
fn filtered_text(head: &Head) -> String {
    let mut text = format!("{} {}", head.details.week, head.details.title);
    for speaker in &head.details.speakers {
        text.push(' ');
        text.push_str(&speaker.name);
    }
    text
}
