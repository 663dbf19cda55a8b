//! The index: speakers, tags and references of all weeks, which of them are shown, and which is selected.

use crate::review::{IndexKind, IndexRow, Mention, index};

use super::fuzzy;
use super::weeks::Filter;

/// The state of the index.
#[derive(Debug, Default)]
pub struct IndexList {
    /// What is listed.
    pub kind: IndexKind,
    /// Speakers, tags and references, each whole.
    rows: [Vec<IndexRow>; 3],
    /// What the index is narrowed to, while a filter is typed or in force.
    pub filter: Option<Filter>,
    /// The places of the rows that are shown.
    shown: Vec<usize>,
    /// The selected one of these.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
}

impl IndexList {
    /// All rows of a kind.
    #[must_use]
    pub fn rows(&self, kind: IndexKind) -> &[IndexRow] {
        let place = IndexKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
        self.rows.get(place).map_or(&[], Vec::as_slice)
    }

    /// The rows that are shown.
    #[must_use]
    pub fn shown(&self) -> Vec<&IndexRow> {
        let rows = self.rows(self.kind);
        self.shown.iter().filter_map(|place| rows.get(*place)).collect()
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&IndexRow> {
        self.rows(self.kind).get(*self.shown.get(self.selected)?)
    }

    /// Makes the index anew of what the journal has.
    pub(super) fn read(&mut self, mentions: &[Mention]) {
        let was = self.selected().map(|row| row.key.clone());
        self.rows = IndexKind::ALL.map(|kind| index(mentions, kind));
        self.narrow();
        self.select(was.as_deref());
    }

    /// Finds anew what passes the filter; what was selected stays selected.
    pub fn refresh(&mut self) {
        let was = self.selected().map(|row| row.key.clone());
        self.narrow();
        self.select(was.as_deref());
    }

    fn narrow(&mut self) {
        let rows = self.rows(self.kind);
        let query = self.filter.as_ref().map(|filter| filter.input.text().trim()).unwrap_or_default();
        let mut shown = fuzzy::with_words(query, rows.iter().map(|row| row.name.as_str()));
        shown.sort_unstable();
        self.shown = shown;
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
    }

    /// Selects the row with this key, where it is shown.
    pub(super) fn select(&mut self, key: Option<&str>) {
        let place = self.shown().iter().position(|row| Some(row.key.as_str()) == key);
        self.selected = place.unwrap_or(self.selected);
    }

    /// Lists what is `by` kinds further on, around the end.
    pub(super) fn move_kind(&mut self, by: isize) {
        let place = IndexKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0).cast_signed();
        let place = (place + by).rem_euclid(IndexKind::ALL.len().cast_signed()).cast_unsigned();
        self.show(IndexKind::ALL.get(place).copied().unwrap_or_default());
    }

    /// Lists this kind.
    pub(super) fn show(&mut self, kind: IndexKind) {
        if self.kind != kind {
            (self.kind, self.selected, self.top) = (kind, 0, 0);
            self.narrow();
        }
    }

    /// Selects the row `by` rows further down.
    pub(super) fn move_by(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }
}
