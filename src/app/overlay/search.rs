//! Searching all weeks: what is typed, what it finds, and the lines around the selected one.

use std::ops::Range;

use super::trash::moved;
use crate::app::area::Area;
use crate::app::input::Input;
use crate::app::message::Snapshot;
use crate::command::Command;
use crate::config::KeptSearch;
use crate::search::{Found, Hit, QueryError};
use crate::text;

/// The least width at which list and preview stand side by side.
const WIDE: u16 = 110;

/// The least height at which a preview stands under the list.
const HIGH: u16 = 14;

/// The view of a search, over the whole body of the screen.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is typed.
    pub input: Input,
    /// What is wrong with it.
    pub error: Option<QueryError>,
    /// What the last query found that was sound; none before that is known.
    pub found: Option<Found>,
    /// Why it found nothing, when the journal could not be read.
    pub failure: Option<String>,
    /// The searches that are kept: what is listed before anything is typed.
    pub kept: Vec<KeptSearch>,
    /// The open entry as it is.
    pub open: Option<Snapshot>,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// The lines around the selected one, in rows.
    pub preview: Vec<PreviewRow>,
    /// The first row of these that is shown.
    pub scroll: usize,
}

/// What was last searched for, to begin with it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// What was typed.
    pub query: String,
    /// The row that was selected.
    pub selected: usize,
    /// Counts up by one a search.
    pub generation: u64,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Which line of the hit's context.
    pub line: usize,
    /// The bytes of the line that stand in it.
    pub range: Range<usize>,
    /// Columns left free before it.
    pub indent: usize,
}

/// Where the parts of the view stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchPlaces {
    /// The line above all.
    pub heading: Area,
    /// What is typed.
    pub field: Area,
    /// What is wrong with it; no rows when nothing is.
    pub error: Area,
    /// The rows to choose from.
    pub list: Area,
    /// The lines around the selected one, under their heading, with the stamps; no rows when there is no room.
    pub preview: Area,
}

impl SearchPlaces {
    /// Columns of the stamps in the preview, and of the blank beside them.
    pub const STAMPS: u16 = 8;

    /// The rows of the preview under its heading, without the stamps.
    #[must_use]
    pub fn lines(&self) -> Area {
        self.preview.split_top(1).1.split_left(Self::STAMPS).1
    }
}

impl Search {
    /// A search that begins with what was searched for last, selected so that typing replaces it.
    #[must_use]
    pub fn begun_with(searched: &Searched, kept: Vec<KeptSearch>, open: Option<Snapshot>) -> Self {
        let mut input = Input::with(&searched.query);
        input.run(Command::SelectAll);
        Self {
            input,
            error: None,
            found: None,
            failure: None,
            kept,
            open,
            selected: searched.selected,
            top: 0,
            preview: Vec::new(),
            scroll: 0,
        }
    }

    /// Whether nothing is typed, so that the kept searches are listed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.input.text().trim().is_empty()
    }

    /// The rows to choose from.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.is_blank() { self.kept.len() } else { self.found.as_ref().map_or(0, |found| found.hits.len()) }
    }

    /// The selected line.
    #[must_use]
    pub fn chosen(&self) -> Option<&Hit> {
        self.found.as_ref().filter(|_| !self.is_blank()).and_then(|found| found.hits.get(self.selected))
    }

    /// Takes what was found; the selection stays as far as there are rows.
    pub fn take(&mut self, found: Result<Found, String>) {
        match found {
            Ok(found) => (self.found, self.failure) = (Some(found), None),
            Err(failure) => (self.found, self.failure) = (None, Some(failure)),
        }
        self.selected = self.selected.min(self.count().saturating_sub(1));
    }

    /// Moves the selection when the command says so; gives back whether it did. `Home` and `End` are for the field.
    pub fn move_by(&mut self, command: Command, height: usize) -> bool {
        if matches!(command, Command::First | Command::Last) {
            return false;
        }
        let Some(selected) = moved(self.selected, self.count(), command, height) else { return false };
        self.selected = selected;
        true
    }

    /// Where everything stands.
    #[must_use]
    pub fn places(&self, body: Area) -> SearchPlaces {
        let (heading, rest) = body.split_top(1);
        let (row, rest) = rest.split_top(1);
        let (sign, field) = row.split_left(2);
        let columns = usize::from(field.width.max(1));
        let said = self.error.as_ref().map_or(0, |error| text::wrap(&error.message, columns).count());
        let rows = if said > 0 { u16::try_from(said + 1).unwrap_or(u16::MAX) } else { 0 };
        let (error, rest) = rest.split_top(rows.min(rest.height / 2));
        let error = Area { x: sign.x + sign.width, width: field.width, ..error };
        let (list, preview) = if self.is_blank() {
            (rest, rest.split_bottom(0).1)
        } else if body.width >= WIDE {
            let (list, preview) = rest.split_left(rest.width / 2);
            (list, preview.split_left(1).1)
        } else if body.height >= HIGH {
            rest.split_bottom(rest.height * 2 / 5)
        } else {
            (rest, rest.split_bottom(0).1)
        };
        SearchPlaces { heading, field, error, list, preview }
    }

    /// Brings the selected row into sight and wraps the lines around it.
    pub fn fit(&mut self, body: Area) {
        let places = self.places(body);
        let height = usize::from(places.list.height.max(1));
        // Before the answer comes, the row that was selected last time waits for it.
        if self.is_blank() || self.found.is_some() {
            self.selected = self.selected.min(self.count().saturating_sub(1));
        }
        self.top = self.top.clamp((self.selected + 1).saturating_sub(height), self.selected);
        self.top = self.top.min(self.count().saturating_sub(height));
        let lines = places.lines();
        let (rows, scroll) = self.chosen().map(|hit| rows_around(hit, lines)).unwrap_or_default();
        (self.preview, self.scroll) = (rows, scroll);
    }
}

/// The context of a hit in rows, and the first of them to show: so that the first match is in sight, with what stands before it.
fn rows_around(hit: &Hit, area: Area) -> (Vec<PreviewRow>, usize) {
    let (width, height) = (usize::from(area.width.max(1)), usize::from(area.height));
    let mut rows = Vec::new();
    let mut place = 0;
    for (line, beside) in hit.context.iter().enumerate() {
        let wrapped = text::wrap(&beside.text, width);
        let first = hit.found.first().map_or(0, |found| found.start);
        for row in 0..wrapped.count() {
            let range = wrapped.range(row);
            if beside.line == hit.line && range.start <= first {
                place = rows.len();
            }
            rows.push(PreviewRow { line, range, indent: wrapped.indent(row) });
        }
    }
    let scroll = place.saturating_sub(height / 3).min(rows.len().saturating_sub(height));
    (rows, scroll)
}
