//! The rows of a whole text in one width, wrapped when asked for and kept up to date edit by edit.
//!
//! It must not know of screens or carets.

use super::wrap::{self, Rows, Splice};
use super::{Edit, Text, edit};

/// The rows of a text's lines in one width: a cache that an edit touches only where it must.
#[derive(Clone, Debug)]
pub struct Wrapping {
    width: usize,
    lines: Vec<Option<Rows>>,
}

impl Wrapping {
    /// Nothing wrapped yet. `width` in columns, as [`wrap::wrap`] takes it; 0 counts as 1.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width: width.max(1), lines: Vec::new() }
    }

    /// The columns a row may take.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Wraps to another width from now on; nothing is lost when it is the same.
    pub fn set_width(&mut self, width: usize) {
        if width.max(1) != self.width {
            *self = Self::new(width);
        }
    }

    /// Forgets all rows, for a text that changed otherwise than by edits told to [`Wrapping::update`].
    pub fn clear(&mut self) {
        self.lines.clear();
    }

    /// The rows of line `line` of `text`, which is the text that all edits told so far have led to. A line that does
    /// not exist is an empty row.
    pub fn rows(&mut self, text: &Text, line: usize) -> &Rows {
        let count = text.lines().len().max(line + 1);
        if self.lines.len() < count {
            self.lines.resize(count, None);
        }
        let width = self.width;
        self.lines[line].get_or_insert_with(|| wrap::wrap(text.line(line), width))
    }

    /// Follows an edit; `text` is the text after it.
    pub fn update(&mut self, text: &Text, edit: &Edit) {
        let (first, removed_end, end) = (edit.at.line, edit.removed_end(), edit.end());
        if removed_end.line >= self.lines.len() {
            // Nothing from there on was asked for yet.
            self.lines.truncate(first);
            return;
        }
        let head = self.lines.get_mut(first).and_then(Option::take);
        let tail = if removed_end.line == first {
            head.clone()
        } else {
            self.lines.get_mut(removed_end.line).and_then(Option::take)
        };
        let fresh = std::iter::repeat_n(None, edit::line_feeds(&edit.inserted.text) + 1);
        self.lines.splice(first..=removed_end.line, fresh);
        let (kept, rest) = (edit.at.byte, removed_end.byte);
        if end.line == first {
            if let (Some(head), Some(tail)) = (&head, &tail) {
                self.rewrap(text, first, Splice { head, kept, tail, rest });
            }
            return;
        }
        if let Some(head) = &head {
            self.rewrap(text, first, Splice { head, kept, tail: head, rest: head.length() });
        }
        if let Some(tail) = &tail {
            self.rewrap(text, end.line, Splice { head: tail, kept: 0, tail, rest });
        }
    }

    fn rewrap(&mut self, text: &Text, line: usize, splice: Splice<'_>) {
        if let Some(place) = self.lines.get_mut(line) {
            *place = Some(wrap::rewrap(text.line(line), self.width, splice));
        }
    }
}

#[cfg(test)]
mod tests;
