//! Places in an entry's texts, as messages about its report name them.

use std::fmt;
use std::ops::Range;

use super::document::{Document, Section};
use crate::journal::{Entry, Field};
use crate::markup::{Block, Inline};

/// A place in a text of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which text.
    pub field: Field,
    /// The line, counted from 1.
    pub line: usize,
    /// The character of that line, counted from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte of a text.
    #[must_use]
    pub fn of(entry: &Entry, field: Field, at: usize) -> Self {
        let text = entry.text(field).to_string();
        let before = text.get(..at).unwrap_or(&text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { field, line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    /// `summary, line 3, column 5`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = match self.field {
            Field::Notes => "notes",
            Field::Summary => "summary",
            Field::Reflection => "reflection",
        };
        write!(formatter, "{field}, line {}, column {}", self.line, self.column)
    }
}

/// Calls `visit` with each inline of a document and of those within it, and the section in which it stands.
pub fn visit_inlines<'a>(document: &'a Document, visit: &mut impl FnMut(&'a Section, &'a Inline)) {
    for section in &document.sections {
        in_blocks(&section.blocks, &mut |inline| visit(section, inline));
    }
}

fn in_blocks<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Inline)) {
    for block in blocks {
        block.kind.texts().for_each(|text| in_inlines(text, visit));
        block.kind.contents().for_each(|content| in_blocks(content, visit));
    }
}

fn in_inlines<'a>(inlines: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        in_inlines(inline.kind.content().unwrap_or_default(), visit);
    }
}

/// Where a character first stands in the texts of a report; `None` when it stands in none of them.
#[must_use]
pub fn of_character(document: &Document, entry: &Entry, character: char) -> Option<Place> {
    let mut found = None;
    let mut look = |field, span: &Range<usize>| {
        let text = entry.text(field).to_string();
        let at = text.get(span.clone()).and_then(|text| text.find(character));
        found = found.or_else(|| Some(Place::of(entry, field, span.start + at?)));
    };
    for section in &document.sections {
        section.blocks.iter().for_each(|block| look(section.origin(), &block.span));
    }
    found
}
