//! Tables.

use super::Writer;
use super::body::{Form, Place};
use super::inlines::{Look, run};
use crate::markup::{Alignment, Inline, plain};
use crate::report::xml::Xml;
use crate::text::columns;

/// The most columns that Word takes; what stands in later ones stands in the last of these.
const MOST_COLUMNS: usize = 63;

/// What a column of characters takes, in twentieths of a point, and the empty space at the sides of a cell.
const CHARACTER: u32 = 112;
const MARGINS: u32 = 260;

impl Writer<'_> {
    pub(super) fn table(
        &mut self,
        xml: &mut Xml,
        alignments: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        place: Place,
    ) {
        let count = head.len().min(MOST_COLUMNS);
        let all: Vec<&[Vec<Inline>]> = std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).collect();
        let widths = widths(&all, count, self.width.saturating_sub(place.indent));
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.empty("w:tblStyle", &[("w:val", "ReportTable")]);
                let width = widths.iter().sum::<u32>().to_string();
                xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
                if place.indent > 0 {
                    xml.empty("w:tblInd", &[("w:w", &place.indent.to_string()), ("w:type", "dxa")]);
                }
                let look = [("w:val", "0020"), ("w:firstRow", "1"), ("w:lastRow", "0"), ("w:firstColumn", "0")];
                let look = [look.as_slice(), &[("w:lastColumn", "0"), ("w:noHBand", "1"), ("w:noVBand", "1")]].concat();
                xml.empty("w:tblLook", &look);
            });
            xml.element("w:tblGrid", &[], |xml| {
                for width in &widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            for (number, row) in all.iter().enumerate() {
                self.row(xml, row, alignments, &widths, number == 0);
            }
        });
    }

    fn row(&mut self, xml: &mut Xml, row: &[Vec<Inline>], alignments: &[Alignment], widths: &[u32], is_head: bool) {
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if is_head {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            for (at, width) in widths.iter().enumerate() {
                let end = if at + 1 == widths.len() { row.len() } else { at + 1 };
                let cells = row.get(at..end).unwrap_or_default();
                let alignment = match alignments.get(at) {
                    None | Some(Alignment::None | Alignment::Left) => None,
                    Some(Alignment::Center) => Some("center"),
                    Some(Alignment::Right) => Some("right"),
                };
                xml.element("w:tc", &[], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                    });
                    let form = Form {
                        style: "TableText",
                        list: None,
                        indent: None,
                        hanging: 0,
                        after: None,
                        alignment,
                        starts_page: false,
                    };
                    form.paragraph(xml, |xml| {
                        for (number, cell) in cells.iter().enumerate() {
                            if number > 0 {
                                run(xml, Look::default(), " | ");
                            }
                            self.inlines(xml, cell, Look::default());
                        }
                    });
                });
            }
        });
    }
}

/// The widths of the columns: each as wide as its widest cell, or where the line has no room for that, the wide ones
/// equally wide.
fn widths(rows: &[&[Vec<Inline>]], count: usize, room: u32) -> Vec<u32> {
    let widest = |at: usize| {
        let widths = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(&plain(cell)));
        u32::try_from(widths.max().unwrap_or(0)).unwrap_or(u32::MAX)
    };
    let wished: Vec<u32> =
        (0..count).map(|at| widest(at).max(2).saturating_mul(CHARACTER).saturating_add(MARGINS)).collect();
    let mut sorted = wished.clone();
    sorted.sort_unstable();
    let mut left = room;
    let mut limit = u32::MAX;
    for (place, width) in (0..).zip(&sorted) {
        let share = left / u32::try_from(count).unwrap_or(1).saturating_sub(place).max(1);
        if *width > share {
            limit = share;
            break;
        }
        left -= width;
    }
    wished.into_iter().map(|width| width.min(limit).max(1)).collect()
}
