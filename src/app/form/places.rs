//! Where the fields of a form stand: for the view to draw and for the mouse to hit.

use super::Form;
use crate::app::{Area, Size};
use crate::text;

/// Columns of a form at most.
const WIDTH: u16 = 72;

/// Rows of the words above the fields at most, the empty one below them included.
const WORDS: u16 = 4;

/// Where a form and its fields stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPlaces {
    /// The cells that the form takes within its window.
    pub size: Size,
    /// The rows of the words above the fields.
    pub words: Area,
    /// The fields that are in sight.
    pub fields: Vec<FieldPlace>,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldPlace {
    /// Which field.
    pub number: usize,
    /// The row of its label and of what is typed.
    pub row: Area,
    /// What is typed.
    pub input: Area,
    /// What may be typed there or what is wrong with it, where there is room for it.
    pub remark: Option<Area>,
}

impl Form {
    /// Where its fields stand in a window in the middle of `within`: two rows a field where they fit; else they share one row
    /// of remarks, and those around the one with the caret are in sight.
    #[must_use]
    pub fn places(&self, within: Area) -> FormPlaces {
        let count = u16::try_from(self.fields.len()).unwrap_or(u16::MAX);
        let words = if within.height >= count + 9 { self.rows_of_words(within) } else { 0 };
        let generous = count.saturating_mul(2).saturating_add(words);
        let is_generous = generous.saturating_add(2) <= within.height;
        let height = if is_generous { generous } else { count.saturating_add(1 + words) };
        let size = Size { width: WIDTH, height };
        let (_, inside) = within.window(size);
        let (words, inside) = inside.split_top(words);
        let label = self.fields.iter().map(|field| text::columns(field.label)).max().unwrap_or(0) + 4;
        let label = u16::try_from(label).unwrap_or(u16::MAX);
        let places = if is_generous { self.in_two_rows(inside) } else { self.in_one_row(inside) };
        let fields = places.map(|(number, row, remark)| {
            let (_, input) = row.split_left(label);
            let remark = if is_generous { remark.map(|remark| remark.split_left(label).1) } else { remark };
            FieldPlace { number, row, input, remark }
        });
        FormPlaces { size, words, fields: fields.collect() }
    }

    /// The rows of the words above the fields and of the empty one below them.
    fn rows_of_words(&self, within: Area) -> u16 {
        if self.words.is_empty() {
            return 0;
        }
        let (_, inside) = within.window(Size { width: WIDTH, height: 1 });
        let rows = text::wrap(&self.words, usize::from(inside.width.max(1))).count();
        u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1).min(WORDS)
    }

    fn in_two_rows(&self, inside: Area) -> std::vec::IntoIter<(usize, Area, Option<Area>)> {
        let mut rest = inside;
        let mut places = Vec::new();
        for number in 0..self.fields.len() {
            let (own, behind) = rest.split_top(2);
            let (row, remark) = own.split_top(1);
            places.push((number, row, Some(remark)));
            rest = behind;
        }
        places.into_iter()
    }

    fn in_one_row(&self, inside: Area) -> std::vec::IntoIter<(usize, Area, Option<Area>)> {
        let (fields, remark) = inside.split_bottom(1);
        let top = (self.focus + 1).saturating_sub(fields.height.into());
        let rows = (0..fields.height).zip(top..self.fields.len());
        let place = |(row, number)| {
            let area = Area { y: fields.y.saturating_add(row), height: 1, ..fields };
            (number, area, Some(remark).filter(|_| number == self.focus))
        };
        rows.map(place).collect::<Vec<_>>().into_iter()
    }
}
