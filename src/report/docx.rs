//! The report as a Word file: the parts of the package and what they say of the document.
//!
//! The parts are written here and not by a library. docx-rs 0.4 has no mathematics and no check boxes, takes no part of
//! ours, puts dates and names of its own into a file and numbers lists by its own list; what a report needs is a dozen
//! elements, which `Xml` writes well-formed.
//!
//! The same document gives the same bytes: no clock, no random ids.

mod body;
mod inlines;
mod lists;
mod mathematics;
mod parts;
mod tables;

#[cfg(test)]
mod tests;

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::Document;
use super::footnotes::Numbered;
use crate::journal::Paper;

/// The report as a file.
///
/// # Errors
/// Only in principle: when the package would be larger than a package can be.
pub fn write(document: &Document) -> Result<Vec<u8>, ZipError> {
    // The first date that a package knows.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts(document) {
        package.start_file(name, options)?;
        package.write_all(part.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

/// The parts with their names; what they are stands first.
fn parts(document: &Document) -> Vec<(&'static str, String)> {
    let blocks = document.body();
    let mut writer = Writer {
        footnotes: Numbered::of([blocks.as_slice()]),
        is_referred: Vec::new(),
        numbers: Vec::new(),
        links: Vec::new(),
        boxes: 0,
        width: Page::of(document.paper).text_width(),
        may_refer: true,
    };
    writer.is_referred.resize(writer.footnotes.iter().count(), false);
    let body = writer.document(document, &blocks);
    let body_links = std::mem::take(&mut writer.links);
    let footnotes = writer.footnotes();
    vec![
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::APPLICATION.to_owned()),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", parts::document_relations(&body_links)),
        ("word/styles.xml", parts::styles(document)),
        ("word/numbering.xml", lists::numbering(&writer.numbers)),
        ("word/footnotes.xml", footnotes),
        ("word/_rels/footnotes.xml.rels", parts::link_relations(&writer.links)),
        ("word/footer.xml", parts::FOOTER.to_owned()),
        ("word/settings.xml", parts::settings(document)),
        ("word/fontTable.xml", parts::FONTS.to_owned()),
    ]
}

/// Blocks to paragraphs and tables, with what they have met so far.
struct Writer<'a> {
    footnotes: Numbered<'a>,
    /// Which footnotes have their sign in the text.
    is_referred: Vec<bool>,
    /// The lists of numbers: the level and the first number of each.
    numbers: Vec<(usize, u64)>,
    /// The addresses to which the part that is written has links.
    links: Vec<String>,
    /// How many check boxes there are.
    boxes: usize,
    /// Of a line, in twentieths of a point.
    width: u32,
    /// Whether the sign of a footnote can stand here: in the text, not in a footnote.
    may_refer: bool,
}

/// A page, in twentieths of a point.
struct Page {
    width: u32,
    height: u32,
}

impl Page {
    /// 2.5 cm.
    const MARGIN: u32 = 1417;

    fn of(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self { width: 11_906, height: 16_838 },
            Paper::Letter => Self { width: 12_240, height: 15_840 },
        }
    }

    fn text_width(&self) -> u32 {
        self.width - 2 * Self::MARGIN
    }
}

/// The names of the vocabularies in an element that stands for a part.
const NAMES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
];

/// The same, with those that an older program may pass over.
fn names() -> Vec<(&'static str, &'static str)> {
    let mut names = NAMES.to_vec();
    names.push(("mc:Ignorable", "w14"));
    names
}
