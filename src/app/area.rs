//! Rectangles of cells: where a pane stands on the screen.

/// Size of the terminal in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// The smallest terminal in which every screen can be used.
    pub const LEAST: Size = Size { width: 40, height: 12 };

    /// Whether every screen can be used.
    #[must_use]
    pub fn suffices(self) -> bool {
        self.width >= Self::LEAST.width && self.height >= Self::LEAST.height
    }
}

/// A rectangle of cells; column and row count from 0 at the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The whole terminal.
    #[must_use]
    pub fn of(size: Size) -> Self {
        Self { x: 0, y: 0, width: size.width, height: size.height }
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(&self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }

    /// The top `rows` rows and what is below them.
    #[must_use]
    pub fn split_top(self, rows: u16) -> (Area, Area) {
        let rows = rows.min(self.height);
        (Area { height: rows, ..self }, Area { y: self.y + rows, height: self.height - rows, ..self })
    }

    /// What is above the bottom `rows` rows, and these.
    #[must_use]
    pub fn split_bottom(self, rows: u16) -> (Area, Area) {
        self.split_top(self.height - rows.min(self.height))
    }

    /// The left `columns` columns and what is beside them.
    #[must_use]
    pub fn split_left(self, columns: u16) -> (Area, Area) {
        let columns = columns.min(self.width);
        (Area { width: columns, ..self }, Area { x: self.x + columns, width: self.width - columns, ..self })
    }

    /// What is left of the right `columns` columns, and these.
    #[must_use]
    pub fn split_right(self, columns: u16) -> (Area, Area) {
        self.split_left(self.width - columns.min(self.width))
    }

    /// The area without a border of one cell.
    #[must_use]
    pub fn inside(self) -> Area {
        Area {
            x: self.x + 1.min(self.width),
            y: self.y + 1.min(self.height),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// The frame of a window for at most `wanted` cells in the middle of this area, and the cells within it.
    #[must_use]
    pub fn window(self, wanted: Size) -> (Area, Area) {
        let width = wanted.width.saturating_add(4).min(self.width.saturating_sub(2));
        let frame = self.centered(width, wanted.height.saturating_add(2));
        let inside = frame.inside();
        (frame, Area { x: inside.x.saturating_add(1), width: inside.width.saturating_sub(2), ..inside })
    }

    /// An area of at most this size in the middle.
    #[must_use]
    pub fn centered(self, width: u16, height: u16) -> Area {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Area { x: self.x + (self.width - width) / 2, y: self.y + (self.height - height) / 2, width, height }
    }
}
