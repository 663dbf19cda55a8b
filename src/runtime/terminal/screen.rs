//! What the terminal shows, and the bytes that turn it into the next frame.
//!
//! Rows that are as they were are not looked at cell by cell, and rows that moved together are scrolled by the terminal.

use std::ops::Range;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;

use super::sparing::Sparing;
use crate::app::{Model, Size};
use crate::ui::{self, Picture, Row, Theme};

/// Tells the terminal to show nothing before the end of the frame (DEC private mode 2026), and that end.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Frames of more bytes may arrive in parts, so the terminal is told to wait for their end.
const AT_ONCE: usize = 512;

/// Rows that look different, from which on it is asked whether they only stand elsewhere.
const MANY: usize = 4;

/// Bytes of words that need not be sent again, from which on the terminal is told to move rows.
const WORTH: usize = 160;

/// The screen of the terminal; by default nothing is known of it.
#[derive(Default)]
pub(super) struct Screen {
    /// What is known: nothing at first.
    known: Option<Known>,
    /// Memory for the next frame.
    next: Picture,
    sent: Vec<u8>,
}

struct Known {
    size: Size,
    picture: Picture,
    /// The cells of each row.
    cells: Vec<Buffer>,
    terminal: Sparing,
}

impl Screen {
    /// The bytes by which the terminal, which has this size, shows the model.
    pub(super) fn frame(&mut self, model: &Model, theme: &Theme, size: Size) -> &[u8] {
        let known = match self.known.take_if(|known| known.size == size) {
            Some(known) => known,
            None => Known::blank(size),
        };
        let known = self.known.insert(known);
        ui::view(model, theme, size, &mut self.next);
        known.turn_into(&self.next, theme);
        std::mem::swap(&mut known.picture, &mut self.next);
        let frame = known.terminal.take();
        self.sent.clear();
        let in_parts = frame.len() > AT_ONCE;
        self.sent.extend_from_slice(if in_parts { BEGIN } else { b"" });
        self.sent.extend_from_slice(&frame);
        self.sent.extend_from_slice(if in_parts { END } else { b"" });
        known.terminal.give_back(frame);
        &self.sent
    }
}

impl Known {
    /// An empty screen of this size.
    fn blank(size: Size) -> Self {
        let mut terminal = Sparing::new(size.width);
        terminal.clear();
        let cells = (0..size.height).map(|y| row(size, y)).collect();
        Self { size, picture: Picture::default(), cells, terminal }
    }

    /// Lets the terminal move the rows that only moved.
    fn scroll(&mut self, next: &Picture) {
        let Some(Move { rows, by, up, .. }) = Move::best(self.picture.rows(), next.rows()) else { return };
        let (Ok(top), Ok(bottom), Ok(lines)) = (u16::try_from(rows.start), u16::try_from(rows.end), u16::try_from(by))
        else {
            return;
        };
        let Some(cells) = self.cells.get_mut(rows.clone()) else { return };
        let free = if up {
            self.terminal.scroll_up(top..bottom, lines);
            cells.rotate_left(by);
            cells.len() - by..cells.len()
        } else {
            self.terminal.scroll_down(top..bottom, lines);
            cells.rotate_right(by);
            0..by
        };
        for cells in cells.get_mut(free).into_iter().flatten() {
            cells.reset();
        }
        for (cells, y) in cells.iter_mut().zip(top..) {
            cells.area.y = y;
        }
        self.picture.move_rows(rows, by, up);
    }

    fn turn_into(&mut self, next: &Picture, theme: &Theme) {
        self.scroll(next);
        for (y, drawn) in (0..self.size.height).zip(next.rows()) {
            let Some(shown) = self.cells.get_mut(usize::from(y)) else { break };
            if self.picture.rows().get(usize::from(y)) == Some(drawn) {
                continue;
            }
            let mut cells = row(self.size, y);
            drawn.paint(&mut cells, y, theme);
            doubt_halves(shown, &cells);
            self.terminal.draw(shown.diff_iter(&cells));
            *shown = cells;
        }
        self.terminal.cursor(next.caret());
    }
}

/// Rows that are on the screen and only stand elsewhere in the next frame.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Move {
    /// The rows that are moved, with those that become free.
    rows: Range<usize>,
    by: usize,
    up: bool,
    /// Bytes of words that need not be sent again.
    saved: usize,
}

impl Move {
    /// The move that saves most.
    fn best(shown: &[Row], next: &[Row]) -> Option<Self> {
        let changed = |y: &usize| shown.get(*y) != next.get(*y);
        let first = (0..next.len()).find(changed)?;
        let last = (0..next.len()).rfind(changed)?;
        (first..=last).filter(changed).nth(MANY - 1)?;
        let moves = (1..last - first).flat_map(|by| [true, false].map(|up| (by, up)));
        moves.filter_map(|(by, up)| Self::of(shown, next, first..last + 1, by, up)).max_by_key(|found| found.saved)
    }

    fn of(shown: &[Row], next: &[Row], within: Range<usize>, by: usize, up: bool) -> Option<Self> {
        let from = |y: usize| if up { y + by } else { y.wrapping_sub(by) };
        let moved = |y: &usize| {
            within.contains(&from(*y)) && shown.get(from(*y)) == next.get(*y) && shown.get(*y) != next.get(*y)
        };
        let weight = |y: usize| next.get(y).map_or(0, Row::weight);
        let saved: usize = within.clone().filter(moved).map(weight).sum();
        let (top, bottom) = (within.clone().find(moved)?, within.clone().rfind(moved)?);
        let rows = top.min(from(top))..bottom.max(from(bottom)) + 1;
        let stay = |y: &usize| shown.get(*y) == next.get(*y);
        let lost: usize = rows.clone().filter(stay).map(weight).sum();
        let saved = saved.checked_sub(lost).filter(|saved| *saved >= WORTH)?;
        Some(Self { rows, by, up, saved })
    }
}

/// Forgets the right half of each wide character that something else is drawn over: terminals leave it in one look or another.
fn doubt_halves(shown: &mut Buffer, next: &Buffer) {
    for x in 1..shown.content.len() {
        let (Some(left), Some(over)) = (shown.content.get(x - 1), next.content.get(x - 1)) else { break };
        if !left.symbol().is_ascii()
            && left != over
            && left.cell_width() > 1
            && let Some(right) = shown.content.get_mut(x)
        {
            right.set_symbol("");
        }
    }
}

fn row(size: Size, y: u16) -> Buffer {
    Buffer::empty(Rect { x: 0, y, width: size.width, height: 1 })
}

#[cfg(test)]
mod tests;
