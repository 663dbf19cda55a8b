//! Finds what no font could show. Typst prints a box for it and says nothing.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use typst::WorldExt;
use typst::layout::{Frame, FrameItem};
use typst::text::{Glyph, TextItem, is_default_ignorable};
use typst_layout::PagedDocument;
use typst_syntax::Span;

use super::diagnostic::Place;
use super::world::ReportWorld;

/// The number that every font gives to the box it shows for want of a glyph.
const NOTDEF: u16 = 0;

/// A character that no font has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Where it first stands in the Typst text, as the character or as what was written for it.
    pub place: Option<Place>,
}

impl fmt::Display for MissingGlyph {
    /// `U+6F22 漢`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "U+{:04X} {}", u32::from(self.character), self.character)
    }
}

/// The characters of the pages that no font has, each once, in their order. Characters that are meant to be invisible
/// (Unicode's `Default_Ignorable_Code_Point`) are never missed.
pub(super) fn missing(document: &PagedDocument, world: &ReportWorld<'_>) -> Vec<MissingGlyph> {
    let mut found = Vec::new();
    for page in document.pages() {
        collect(&page.frame, &mut found);
    }
    let mut seen = HashSet::new();
    found.retain(|(character, _)| seen.insert(*character));
    found
        .into_iter()
        .map(|(character, span)| MissingGlyph { character, place: place(character, span, world) })
        .collect()
}

/// A character that a font of the machine has and none of the binary's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrowed {
    /// The character.
    pub character: char,
    /// The name of the font.
    pub font: String,
}

/// These characters as they stand on the pages, each with the font that shows it.
pub(super) fn borrowed(document: &PagedDocument, wanted: &[MissingGlyph]) -> Vec<Borrowed> {
    let mut fonts = HashMap::new();
    for page in document.pages() {
        families(&page.frame, &mut fonts);
    }
    let shown = wanted
        .iter()
        .filter_map(|glyph| Some(Borrowed { character: glyph.character, font: fonts.get(&glyph.character)?.clone() }));
    shown.collect()
}

/// The font of each character that is shown.
fn families(frame: &Frame, found: &mut HashMap<char, String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => families(&group.frame, found),
            FrameItem::Text(text) => {
                for character in text
                    .glyphs
                    .iter()
                    .filter(|glyph| glyph.id != NOTDEF)
                    .flat_map(|glyph| text.text.get(glyph.range()).unwrap_or_default().chars())
                {
                    found.entry(character).or_insert_with(|| text.font.font().info().family.clone());
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn collect(frame: &Frame, found: &mut Vec<(char, Span)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == NOTDEF) {
                    found.extend(uncovered(text, glyph).map(|character| (character, glyph.span.0)));
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// What a box stands for: it may share its piece of text with characters that the font does have.
fn uncovered<'a>(text: &'a TextItem, glyph: &Glyph) -> impl Iterator<Item = char> + 'a {
    let piece = text.text.get(glyph.range()).unwrap_or_default();
    piece
        .chars()
        .filter(|&character| !is_default_ignorable(character) && text.font.ttf().glyph_index(character).is_none())
}

/// Looks for the character in the node that the compiler names, since a show rule that cuts a text loses the offset in
/// it, and then in the whole text, since a string passed to a function is named as the place where the function uses it.
fn place(character: char, span: Span, world: &ReportWorld<'_>) -> Option<Place> {
    let source = world.text();
    let node = world.range(span);
    let searched = node.clone().into_iter().chain(std::iter::once(0..source.text().len()));
    let exact = searched.filter_map(|range| {
        let start = range.start + source.text().get(range)?.find(character)?;
        Some(start..start + character.len_utf8())
    });
    let span = exact.chain(node.clone()).next()?;
    Place::new(span, source, world)
}
