//! Where the term's figures stand: on a page that is scrolled where it does not fit, the months beside it or at its end.

use super::WIDE;
use crate::app::Area;
use crate::app::model::Model;

/// Columns of a month and of the gap behind it.
pub const MONTH: u16 = 24;

/// Rows of a month: its name, the weekdays, six weeks.
pub const MONTH_ROWS: u16 = 8;

/// Rows of the facts, of a talk over its minutes, of the words of all talks, each with a free one behind.
const PARTS: [u16; 3] = [5, 8, 9];

/// The months that stand at the end of a narrow page at most.
const MONTHS: u16 = 6;

/// Columns of months beside the page at most.
const BESIDE: u16 = 3;

/// Where the term stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TermPlaces {
    /// The page's own window.
    pub page: Area,
    /// The rows of the page at which its parts begin: facts, talk, words, and the months where these are on it.
    pub parts: [u16; 4],
    /// All rows of the page.
    pub rows: u16,
    /// The months beside the page; no columns where they are at its end.
    pub months: Area,
    /// How many months stand side by side, and how many of these rows there are.
    pub grid: (u16, u16),
}

/// Lays the term out and keeps what is scrolled within it.
pub(super) fn arrange(model: &mut Model, body: Area) {
    let beside = if body.width >= WIDE { (body.width * 2 / 5 / MONTH).clamp(1, BESIDE) } else { 0 };
    let (months, page) = body.split_left(beside * MONTH);
    let (months, page) = (months.split_left(1).1, page.split_left(1).1.split_right(1).0);
    let [facts, talk, words] = PARTS;
    let parts = [0, facts, facts + talk, facts + talk + words];
    let (grid, rows) = if beside > 0 {
        // The last row is for what the colours say.
        ((beside, (months.height.saturating_sub(1) / MONTH_ROWS).max(1)), facts + talk + words - 1)
    } else {
        let columns = (page.width / MONTH).max(1);
        let months = u16::try_from(model.term().months()).unwrap_or(MONTHS).min(MONTHS);
        let rows = months.div_ceil(columns);
        ((columns, rows), facts + talk + words + rows * MONTH_ROWS + 1)
    };
    let top = &mut model.weeks.term.top;
    *top = (*top).min(rows.saturating_sub(page.height));
    model.layout.term = TermPlaces { page, parts, rows, months, grid };
}
