//! Tables: columns as wide as their cells when these fit, else narrowed to the page.

use super::flow::{Flow, columns};
use super::{Ink, Page, Piece};
use crate::markup::{Inline, plain};

/// Between two columns.
const GAP: usize = 2;

impl Page {
    pub(super) fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let widths = widths(head, rows, self.room());
        self.table_row(head, &widths, Ink::Strong);
        let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        self.push(vec![Piece { text: rules.join(&" ".repeat(GAP)), ink: Ink::Sign }], false);
        for row in rows {
            self.table_row(row, &widths, Ink::Plain);
        }
    }

    fn table_row(&mut self, cells: &[Vec<Inline>], widths: &[usize], ink: Ink) {
        let cells: Vec<Vec<Vec<Piece>>> =
            cells.iter().zip(widths).map(|(cell, width)| Flow::of(cell, ink).rows(*width)).collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut pieces = Vec::new();
            for (cell, width) in cells.iter().zip(widths) {
                let row = cell.get(line).cloned().unwrap_or_default();
                let taken: usize = row.iter().map(|piece| columns(&piece.text)).sum();
                pieces.extend(row);
                let rest = (width + GAP).saturating_sub(taken);
                pieces.push(Piece { text: " ".repeat(rest), ink: Ink::Plain });
            }
            self.push(pieces, false);
        }
    }
}

/// The widths of the columns: what their cells want, the widest cut down until all fit.
fn widths(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], room: usize) -> Vec<usize> {
    let wanted = |column: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        cells.filter_map(|row| row.get(column)).map(|cell| columns(&plain(cell))).max().unwrap_or(0).max(1)
    };
    let mut widths: Vec<usize> = (0..head.len()).map(wanted).collect();
    let room = room.saturating_sub(GAP * head.len().saturating_sub(1)).max(head.len());
    while widths.iter().sum::<usize>() > room {
        let excess = widths.iter().sum::<usize>() - room;
        let Some(widest) = widths.iter_mut().max() else { break };
        *widest -= excess.min(widest.div_ceil(4)).min(*widest - 1).max(1);
    }
    widths
}
