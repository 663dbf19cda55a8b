//! Moving the caret and extending the selection.
//!
//! It reads a text and its rows and changes neither. It must not know of keys.

use super::viewport::{Rounding, RowAddress, address, at_column, column, row_end, signed, stepped};
use super::{Position, Selection, Text, Wrapping, grapheme, word};

/// The caret with its selection, and the column it strives for while it moves up and down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The caret and the other end of the selection.
    pub selection: Selection,
    /// The column remembered from where moving up or down began; none after any other motion.
    pub goal: Option<usize>,
}

impl From<Selection> for Cursor {
    fn from(selection: Selection) -> Self {
        Self { selection, goal: None }
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
    let (head, goal) = match motion {
        Motion::Left if !extend && !selection.is_empty() => (selection.start(), None),
        Motion::Right if !extend && !selection.is_empty() => (selection.end(), None),
        Motion::Up(rows) => vertical(text, wrapping, selection.head, cursor.goal, -signed(rows)),
        Motion::Down(rows) => vertical(text, wrapping, selection.head, cursor.goal, signed(rows)),
        _ => (target(text, wrapping, selection.head, motion), None),
    };
    let anchor = if extend { selection.anchor } else { head };
    Cursor { selection: Selection { anchor, head }, goal }
}

/// Where a motion leads from a place, without a remembered column.
pub(super) fn target(text: &Text, wrapping: &mut Wrapping, from: Position, motion: Motion) -> Position {
    let line = text.line(from.line);
    let here = |byte| Position::new(from.line, byte);
    match motion {
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
        Motion::Up(rows) => vertical(text, wrapping, from, None, -signed(rows)).0,
        Motion::Down(rows) => vertical(text, wrapping, from, None, signed(rows)).0,
        Motion::RowStart => {
            let row = address(text, wrapping, from).row;
            let start = wrapping.rows(text, from.line).range(row).start;
            here(if from.byte == start { 0 } else { start })
        }
        Motion::RowEnd => {
            let row = address(text, wrapping, from).row;
            let end = row_end(line, wrapping.rows(text, from.line), row);
            here(if from.byte >= end { line.len() } else { end })
        }
        Motion::LineStart => here(0),
        Motion::LineEnd => here(line.len()),
        Motion::ParagraphUp => paragraph_up(text, from),
        Motion::ParagraphDown => paragraph_down(text, from),
        Motion::Start => Position::default(),
        Motion::End => text.end(),
    }
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
    from: Position,
    goal: Option<usize>,
    rows: isize,
) -> (Position, Option<usize>) {
    let goal = goal.unwrap_or_else(|| column(text, wrapping, from));
    let start: RowAddress = address(text, wrapping, from);
    let (address, went) = stepped(text, wrapping, start, rows);
    let head = match went {
        0 if rows < 0 => Position::default(),
        0 if rows > 0 => text.end(),
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
