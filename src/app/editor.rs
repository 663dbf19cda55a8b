//! A text in a window: the caret, what part of the text is shown, and the rows in which it is shown.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::{Cursor, Edit, Granularity, Position, Selection, Side, Text, Viewport, Wrapping};

/// Where one was in a text, to come back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// The caret.
    pub caret: Position,
    /// The start of the first row that was shown, however wide the window was.
    pub top: Position,
}

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
    /// The place to begin at when the text is shown for the first time.
    begins_at: Option<Position>,
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
            begins_at: None,
        }
    }
}

impl Editor {
    /// An editor where one was in this text, as far as that is still there; else with its caret at the end.
    #[must_use]
    pub fn of(text: &Text, bookmark: Option<Bookmark>) -> Self {
        let caret = text.snap(bookmark.map_or_else(|| text.end(), |bookmark| bookmark.caret));
        let begins_at = bookmark.map(|bookmark| bookmark.top);
        Self { cursor: Selection::caret(caret).into(), begins_at, ..Self::default() }
    }

    /// Where one is in the text.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        let shown = self.shown.first().map(|row| Position::new(row.line, row.range.start));
        Bookmark { caret: self.cursor.selection.head, top: self.begins_at.or(shown).unwrap_or_default() }
    }

    /// Fits the text into a window of `columns` a row and `height` rows, the caret in sight.
    pub fn fit(&mut self, text: &Text, columns: usize, height: usize) {
        self.wrapping.set_width(columns);
        self.viewport.height = height.max(1);
        self.cursor.selection = text.snap_selection(self.cursor.selection);
        if let Some(top) = self.begins_at.take() {
            self.viewport.begin_at(text, &mut self.wrapping, top);
        }
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
