//! A text in a window: the caret, what part of the text is shown, and the rows in which it is shown.

use std::ops::Range;

use crate::text::{Cursor, Edit, Granularity, Position, Selection, Side, Text, Viewport, Wrapping};

/// How a text is being edited.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The caret and the selection.
    pub cursor: Cursor,
    /// The part of the text that is shown.
    pub viewport: Viewport,
    /// The rows of the text.
    pub wrapping: Wrapping,
    /// The rows that are shown, worked out by [`Editor::fit`].
    pub shown: Vec<ShownRow>,
    /// Row and column of the caret in the window, when it is in sight.
    pub caret: Option<(usize, usize)>,
    /// Where the mouse went down, and by what the selection grows from there.
    pub press: Option<(Selection, Granularity)>,
    /// Whether the window goes where the caret goes; not after the wheel was turned.
    pub follows_caret: bool,
}

/// A row of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    /// The line it is of.
    pub line: usize,
    /// Whether it is the line's first row.
    pub is_first: bool,
    /// The bytes of the line that stand in it.
    pub range: Range<usize>,
    /// Columns left free before them.
    pub indent: usize,
}

impl Default for Editor {
    fn default() -> Self {
        Self {
            cursor: Cursor::default(),
            viewport: Viewport::new(1),
            wrapping: Wrapping::new(80),
            shown: Vec::new(),
            caret: None,
            press: None,
            follows_caret: true,
        }
    }
}

impl Editor {
    /// An editor with its caret there.
    #[must_use]
    pub fn at(position: Position) -> Self {
        Self { cursor: Selection::caret(position).into(), ..Self::default() }
    }

    /// Fits the text into a window of `columns` a row and `height` rows, the caret in sight.
    pub fn fit(&mut self, text: &Text, columns: usize, height: usize) {
        self.wrapping.set_width(columns);
        self.viewport.height = height.max(1);
        self.cursor.selection = text.snap_selection(self.cursor.selection);
        if self.follows_caret {
            self.viewport.reveal(text, &mut self.wrapping, self.cursor.caret());
        }
        let rows = self.viewport.rows(text, &mut self.wrapping);
        self.shown.clear();
        for address in rows {
            let wrapped = self.wrapping.rows(text, address.line);
            self.shown.push(ShownRow {
                line: address.line,
                is_first: address.row == 0,
                range: wrapped.range(address.row),
                indent: wrapped.indent(address.row),
            });
        }
        self.caret = self.viewport.locate(text, &mut self.wrapping, self.cursor.caret());
    }

    /// Puts the caret and the selection there and brings them into sight.
    pub fn select(&mut self, cursor: impl Into<Cursor>) {
        self.cursor = cursor.into();
        self.follows_caret = true;
    }

    /// Follows an edit that was made in the text, without moving the caret within its words.
    pub fn follow(&mut self, text: &Text, edit: &Edit) {
        self.wrapping.update(text, edit);
        let Selection { anchor, head } = self.cursor.selection;
        self.cursor.selection =
            Selection { anchor: edit.carry(anchor, Side::Before), head: edit.carry(head, Side::Before) };
    }

    /// Scrolls by rows without moving the caret.
    pub fn scroll(&mut self, text: &Text, rows: isize) {
        self.viewport.scroll(text, &mut self.wrapping, rows);
        self.follows_caret = false;
    }
}
