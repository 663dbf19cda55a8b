//! Moving the caret and extending the selection.
//!
//! It reads a text and its rows and changes neither. It must not know of keys.

use super::viewport::{Caret, Rounding, RowAddress, address, at_column, column, row_end, signed, stepped};
use super::{Position, Selection, Text, Wrapping, grapheme, word};

/// The caret with its selection, and the column it strives for while it moves up and down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The caret and the other end of the selection.
    pub selection: Selection,
    /// The column remembered from where moving up or down began; none after any other motion.
    pub goal: Option<usize>,
    /// Whether the caret is drawn at the end of a row rather than at the start of the next one: see [`Caret`].
    pub at_row_end: bool,
}

impl Cursor {
    /// Where the caret is drawn.
    #[must_use]
    pub fn caret(self) -> Caret {
        Caret { position: self.selection.head, at_row_end: self.at_row_end }
    }
}

impl From<Caret> for Cursor {
    fn from(caret: Caret) -> Self {
        Self { at_row_end: caret.at_row_end, ..Selection::caret(caret.position).into() }
    }
}

impl From<Selection> for Cursor {
    fn from(selection: Selection) -> Self {
        Self { selection, goal: None, at_row_end: false }
    }
}

/// Where a caret may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the cluster before; from a line's start to the end of the line before.
    Left,
    /// Over the next cluster; from a line's end to the start of the next line.
    Right,
    /// To the start of the word before, over line ends too.
    WordLeft,
    /// To the end of the next word, over line ends too.
    WordRight,
    /// That many rows up, to the remembered column; from the first row to the text's start.
    Up(usize),
    /// That many rows down, to the remembered column; from the last row to the text's end.
    Down(usize),
    /// To the start of the row, and from there to the start of the line.
    RowStart,
    /// To the end of the row, and from there to the end of the line.
    RowEnd,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the blank line before this paragraph, or to the text's start.
    ParagraphUp,
    /// To the blank line behind this paragraph, or to the text's end.
    ParagraphDown,
    /// To the start of the text.
    Start,
    /// To the end of the text.
    End,
}

/// The cursor after a motion; with `extend` the selection's anchor stays.
///
/// Without `extend`, [`Motion::Left`] and [`Motion::Right`] from a selection go to its start and end and no further.
#[must_use]
pub fn moved(text: &Text, wrapping: &mut Wrapping, cursor: Cursor, motion: Motion, extend: bool) -> Cursor {
    let selection = text.snap_selection(cursor.selection);
    let from = Caret { position: selection.head, ..cursor.caret() };
    let (to, goal) = match motion {
        Motion::Left if !extend && !selection.is_empty() => (selection.start().into(), None),
        Motion::Right if !extend && !selection.is_empty() => (selection.end().into(), None),
        Motion::Up(rows) => vertical(text, wrapping, from, cursor.goal, -signed(rows)),
        Motion::Down(rows) => vertical(text, wrapping, from, cursor.goal, signed(rows)),
        _ => (target(text, wrapping, from, motion), None),
    };
    let head = to.position;
    let anchor = if extend { selection.anchor } else { head };
    Cursor { selection: Selection { anchor, head }, goal, at_row_end: to.at_row_end }
}

/// Where a motion leads from a place, without a remembered column.
pub(super) fn target(text: &Text, wrapping: &mut Wrapping, caret: Caret, motion: Motion) -> Caret {
    let from = caret.position;
    let line = text.line(from.line);
    let here = |byte| Position::new(from.line, byte);
    let position = match motion {
        Motion::Left => left(text, from),
        Motion::Right => right(text, from),
        Motion::WordLeft if from.byte == 0 && from.line > 0 => {
            let before = text.line_end(from.line - 1);
            Position::new(before.line, word::start_before(text.line(before.line), before.byte))
        }
        Motion::WordLeft => here(word::start_before(line, from.byte)),
        Motion::WordRight if from.byte == line.len() && from.line + 1 < text.lines().len() => {
            Position::new(from.line + 1, word::end_after(text.line(from.line + 1), 0))
        }
        Motion::WordRight => here(word::end_after(line, from.byte)),
        Motion::Up(rows) => return vertical(text, wrapping, caret, None, -signed(rows)).0,
        Motion::Down(rows) => return vertical(text, wrapping, caret, None, signed(rows)).0,
        Motion::RowStart => {
            let row = address(text, wrapping, caret).row;
            let start = wrapping.rows(text, from.line).range(row).start;
            here(if from.byte == start { 0 } else { start })
        }
        Motion::RowEnd => {
            let row = address(text, wrapping, caret).row;
            let (end, at_row_end) = row_end(line, wrapping.rows(text, from.line), row);
            if from.byte < end {
                return Caret { position: here(end), at_row_end };
            }
            here(line.len())
        }
        Motion::LineStart => here(0),
        Motion::LineEnd => here(line.len()),
        Motion::ParagraphUp => paragraph_up(text, from),
        Motion::ParagraphDown => paragraph_down(text, from),
        Motion::Start => Position::default(),
        Motion::End => text.end(),
    };
    position.into()
}

fn left(text: &Text, from: Position) -> Position {
    if from.byte > 0 {
        Position::new(from.line, grapheme::previous(text.line(from.line), from.byte))
    } else if from.line > 0 {
        text.line_end(from.line - 1)
    } else {
        from
    }
}

fn right(text: &Text, from: Position) -> Position {
    let line = text.line(from.line);
    if from.byte < line.len() {
        Position::new(from.line, grapheme::next(line, from.byte))
    } else if from.line + 1 < text.lines().len() {
        Position::new(from.line + 1, 0)
    } else {
        from
    }
}

fn vertical(
    text: &Text,
    wrapping: &mut Wrapping,
    from: Caret,
    goal: Option<usize>,
    rows: isize,
) -> (Caret, Option<usize>) {
    let goal = goal.unwrap_or_else(|| column(text, wrapping, from));
    let start: RowAddress = address(text, wrapping, from);
    let (address, went) = stepped(text, wrapping, start, rows);
    let head = match went {
        0 if rows < 0 => Position::default().into(),
        0 if rows > 0 => text.end().into(),
        _ => at_column(text, wrapping, address, goal, Rounding::Start),
    };
    (head, Some(goal))
}

fn is_blank(text: &Text, line: usize) -> bool {
    text.line(line).trim().is_empty()
}

fn paragraph_up(text: &Text, from: Position) -> Position {
    let mut above = (0..=from.line).rev().skip_while(|line| is_blank(text, *line));
    above.find(|line| is_blank(text, *line)).map_or(Position::default(), |line| Position::new(line, 0))
}

fn paragraph_down(text: &Text, from: Position) -> Position {
    let mut below = (from.line..text.lines().len()).skip_while(|line| is_blank(text, *line));
    below.find(|line| is_blank(text, *line)).map_or(text.end(), |line| Position::new(line, 0))
}

#[cfg(test)]
mod tests;
