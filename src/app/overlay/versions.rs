//! What the open entry was before: a list of its versions, and what has changed since the selected one.

use std::ops::Range;

use super::trash::moved;
use crate::app::area::Area;
use crate::app::message::Snapshot;
use crate::command::Command;
use crate::journal::{Difference, Entry, EntryId, Fate, Moment};
use crate::text;

/// The least width at which list and difference stand side by side.
const WIDE: u16 = 110;

/// Columns of the list beside the difference.
const LIST: u16 = 54;

/// An older version of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct OlderVersion {
    /// When it was kept, on the clock on the wall.
    pub when: Moment,
    /// Why, in a few words.
    pub why: &'static str,
    /// The words of its three texts, none when it cannot be read.
    pub words: usize,
    /// The entry as it was then, or why that cannot be read.
    pub entry: Result<Snapshot, String>,
}

/// The view of the versions, over the whole body of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// Of which entry.
    pub entry: EntryId,
    /// The versions, newest first; at least one.
    pub list: Vec<OlderVersion>,
    /// The selected one.
    pub selected: usize,
    /// The first version that is shown.
    pub top: usize,
    /// What has changed since the selected one.
    pub lines: Vec<ComparedLine>,
    /// The lines as rows, and the columns for which they were made.
    pub rows: Option<(usize, Vec<ComparedRow>)>,
    /// The first row that is shown.
    pub scroll: usize,
}

/// A line of what has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// What became of it; none for the name of a part and for what is said of the whole.
    pub fate: Option<Fate>,
    /// What it says.
    pub text: String,
}

/// A row of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Which line.
    pub line: usize,
    /// The bytes of the line that stand in it.
    pub range: Range<usize>,
    /// Columns left free before it.
    pub indent: usize,
}

impl Versions {
    /// The versions of an entry, the newest selected that differs from `now`, else the newest.
    #[must_use]
    pub fn of(now: &Entry, list: Vec<OlderVersion>) -> Self {
        let (lines, rows) = (Vec::new(), None);
        let mut versions = Self { entry: now.id, list, selected: 0, top: 0, lines, rows, scroll: 0 };
        let differs = |version: &OlderVersion| {
            version.entry.as_ref().is_ok_and(|then| !Difference::between(then, now).is_empty())
        };
        versions.selected = versions.list.iter().position(differs).unwrap_or(0);
        versions.compare(now);
        versions
    }

    /// The selected version.
    #[must_use]
    pub fn chosen(&self) -> Option<&OlderVersion> {
        self.list.get(self.selected)
    }

    /// Moves the selection, or scrolls what has changed, when the command says so. Gives back whether it did.
    pub fn run(&mut self, command: Command, now: &Entry, body: Area) -> bool {
        let page = usize::from(panes(body, self.list.len()).1.height.saturating_sub(1).max(1));
        match command {
            Command::PageBack => self.scroll = self.scroll.saturating_sub(page),
            // As far as there are rows: see `fit`.
            Command::PageForward => self.scroll += page,
            _ => {
                let Some(selected) = moved(self.selected, self.list.len(), command, page) else { return false };
                self.select(selected, now);
            }
        }
        true
    }

    /// Selects a version of the list.
    pub fn select(&mut self, number: usize, now: &Entry) {
        if number != self.selected && number < self.list.len() {
            self.selected = number;
            self.compare(now);
        }
    }

    /// Works out what has changed since the selected version.
    fn compare(&mut self, now: &Entry) {
        let said = |text: &str| vec![ComparedLine { fate: None, text: text.to_owned() }];
        self.lines = match self.chosen().map(|version| &version.entry) {
            Some(Ok(then)) => compared(then, now),
            Some(Err(reason)) => said(reason),
            None => Vec::new(),
        };
        if self.lines.is_empty() {
            self.lines = said("The entry is what it was then.");
        }
        (self.rows, self.scroll) = (None, 0);
    }

    /// Brings the selected version into sight and wraps what has changed.
    pub fn fit(&mut self, body: Area) {
        let (list, difference) = panes(body, self.list.len());
        let height = usize::from(list.height.max(1));
        self.top = self.top.clamp((self.selected + 1).saturating_sub(height), self.selected);
        self.top = self.top.min(self.list.len().saturating_sub(height));
        // A column for the sign, and one that stays free.
        let width = usize::from(difference.width.saturating_sub(2).max(1));
        let rows = match self.rows.take() {
            Some((made_for, rows)) if made_for == width => rows,
            _ => self.lines.iter().enumerate().flat_map(|(number, line)| rows(number, &line.text, width)).collect(),
        };
        self.scroll = self.scroll.min(rows.len().saturating_sub(usize::from(difference.height.max(1))));
        self.rows = Some((width, rows));
    }
}

/// Where the rows of the list and of the difference stand; above each is a row for its heading.
#[must_use]
pub fn panes(body: Area, count: usize) -> (Area, Area) {
    let below = |area: Area| area.split_top(1).1;
    if body.width >= WIDE {
        let (list, difference) = body.split_left(LIST);
        return (below(list), below(difference.split_left(1).1));
    }
    let rows = u16::try_from(count).unwrap_or(u16::MAX).min(body.height / 3).max(1);
    let (list, difference) = body.split_top(rows + 1);
    (below(list), below(difference))
}

fn compared(then: &Entry, now: &Entry) -> Vec<ComparedLine> {
    let parts = Difference::between(then, now).into_iter();
    let part = |Difference { part, lines }| {
        let name = ComparedLine { fate: None, text: capitalised(part) };
        let lines = lines
            .into_iter()
            .map(|line: crate::journal::DifferenceLine| ComparedLine { fate: Some(line.fate), text: line.text });
        std::iter::once(name).chain(lines).collect::<Vec<_>>()
    };
    parts.flat_map(part).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn rows(line: usize, words: &str, width: usize) -> Vec<ComparedRow> {
    let rows = text::wrap(words, width);
    (0..rows.count()).map(|row| ComparedRow { line, range: rows.range(row), indent: rows.indent(row) }).collect()
}
