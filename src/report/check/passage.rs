//! A paragraph, a heading or a cell of the report as the characters that a reader reads, each with its place in the entry's text.
//!
//! Code, formulas and HTML are one character each that is no letter ([`OBJECT`]), since nothing in them is prose.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::super::Document;
use super::{Check, Finding};
use crate::journal::{Entry, Field, SectionKind};
use crate::markup::{Block, BlockKind, Inline, InlineKind, Span};

/// Stands for what is no prose: U+FFFC, the object replacement character.
pub(super) const OBJECT: char = '\u{fffc}';

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph of prose.
    Paragraph,
    /// A paragraph behind which a list, a quotation or the like follows, to which it may lead over.
    Leading,
    /// Words that need be no sentence: a heading, a cell, an item of a list, a note.
    Words,
}

/// Characters that belong together.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub kind: Kind,
    /// The characters. A line end is one.
    pub text: String,
    pub field: Field,
    /// From which byte of the text on which bytes of the entry's text are meant.
    sources: Vec<(usize, usize)>,
    /// Bytes of the text whose character was typed behind a backslash.
    escaped: Vec<usize>,
    /// Code, formulas and HTML, which are drawn as well.
    objects: Vec<(&'a str, Span)>,
}

impl<'a> Passage<'a> {
    /// All passages of the report of an entry, in order.
    pub(super) fn all(document: &'a Document, entry: &Entry) -> Vec<Self> {
        let mut passages = Vec::new();
        for section in &document.sections {
            let is_prose = matches!(section.kind, SectionKind::Summary | SectionKind::Reflection);
            let field = section.origin();
            let walk = Walk { field, is_prose, source: &entry.text(field).to_string() };
            walk.blocks(&section.blocks, true, &mut passages);
        }
        passages
    }

    /// The characters that are drawn, each with its bytes in the entry's text; those of code and formulas with the bytes of these.
    #[cfg(feature = "pdf")]
    pub(super) fn drawn(&self) -> impl Iterator<Item = (char, Range<usize>)> {
        // Fonts are asked for composed letters: of a decomposed one only what no composition takes.
        let composed: String = self.text.nfc().collect();
        let typed = self.text.char_indices().filter_map(move |(at, character)| {
            let is_drawn = character != OBJECT && character != '\n' && composed.contains(character);
            let start = self.source(at);
            is_drawn.then(|| (character, start..start + character.len_utf8()))
        });
        let is_drawn = |character: &char| !matches!(character, '\n' | '\t');
        typed.chain(
            self.objects
                .iter()
                .flat_map(move |(code, span)| code.chars().filter(is_drawn).map(|character| (character, span.clone()))),
        )
    }

    /// A finding at these bytes of the text.
    pub(super) fn finding(&self, check: Check, bytes: Range<usize>, message: impl Into<String>) -> Finding {
        let start = self.source(bytes.start);
        // Behind the last character, not before the next one, which may stand further on.
        let last = self.text.get(..bytes.end).and_then(|text| text.char_indices().next_back());
        let end = last.map_or(start, |(at, character)| self.source(at) + character.len_utf8());
        Finding::at(check, self.field, start..end.max(start), message)
    }

    /// Where in the entry's text a byte of the text stands.
    fn source(&self, byte: usize) -> usize {
        let piece = self.sources.partition_point(|(from, _)| *from <= byte).checked_sub(1);
        piece.and_then(|piece| self.sources.get(piece)).map_or(0, |(from, source)| source + (byte - from))
    }

    /// Whether a character was typed behind a backslash: it is meant as it stands.
    pub(super) fn is_escaped(&self, byte: usize) -> bool {
        self.escaped.binary_search(&byte).is_ok()
    }

    /// Whether it is Korean. One Korean syllable says about as much as three Latin letters.
    pub(super) fn is_korean(&self) -> bool {
        let hangul = self.text.nfc().filter(|character| ('가'..='힣').contains(character)).count();
        hangul * 3 > self.text.chars().filter(char::is_ascii_alphabetic).count()
    }

    fn of(kind: Kind, field: Field, content: &'a [Inline], source: &str) -> Self {
        let mut passage =
            Self { kind, text: String::new(), field, sources: Vec::new(), escaped: Vec::new(), objects: Vec::new() };
        passage.inlines(content, source);
        passage
    }

    fn inlines(&mut self, content: &'a [Inline], source: &str) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => {
                    self.typed(text, source.get(..inline.span.end).unwrap_or_default(), inline.span.start);
                }
                InlineKind::Code(code) | InlineKind::Html(code) | InlineKind::Math { source: code, .. } => {
                    self.objects.push((code, inline.span.clone()));
                    self.character(OBJECT, inline.span.start);
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => self.character('\n', inline.span.start),
                InlineKind::FootnoteReference(_) => {}
                _ => self.inlines(inline.kind.content().unwrap_or_default(), source),
            }
        }
    }

    fn character(&mut self, character: char, source: usize) {
        self.sources.push((self.text.len(), source));
        self.text.push(character);
    }

    /// Text, and where in the source, from this byte on, each of its characters was typed: as it is, behind a backslash, or as an
    /// entity such as `&amp;`.
    fn typed(&mut self, text: &str, source: &str, mut at: usize) {
        for character in text.chars() {
            // A line end in a heading is a space there.
            let is_it = |typed: char| typed == character || (character == ' ' && typed == '\n');
            let found = source.get(at..).and_then(|rest| rest.find(is_it));
            let place = at + found.unwrap_or(0);
            let backslashes = source.get(..place).unwrap_or_default().bytes().rev().take_while(|byte| *byte == b'\\');
            if character.is_ascii_punctuation() && backslashes.count() % 2 == 1 {
                self.escaped.push(self.text.len());
            }
            if self.sources.is_empty() || self.source(self.text.len()) != place {
                self.sources.push((self.text.len(), place));
            }
            at = place + found.map_or(0, |_| character.len_utf8());
            self.text.push(character);
        }
    }
}

/// Where the walk over the blocks is.
#[derive(Clone, Copy)]
struct Walk<'s> {
    field: Field,
    is_prose: bool,
    source: &'s str,
}

impl Walk<'_> {
    fn blocks<'a>(self, blocks: &'a [Block], at_top: bool, passages: &mut Vec<Passage<'a>>) {
        for (number, block) in blocks.iter().enumerate() {
            let next = blocks.get(number + 1).map(|next| &next.kind);
            let kind = match (&block.kind, next) {
                (BlockKind::Paragraph(_), None | Some(BlockKind::Paragraph(_) | BlockKind::Heading { .. }))
                    if at_top && self.is_prose =>
                {
                    Kind::Paragraph
                }
                (BlockKind::Paragraph(_), _) if at_top && self.is_prose => Kind::Leading,
                _ => Kind::Words,
            };
            passages.extend(block.kind.texts().map(|content| Passage::of(kind, self.field, content, self.source)));
            let stays_top = at_top && matches!(block.kind, BlockKind::Quote(_));
            block.kind.contents().for_each(|content| self.blocks(content, stays_top, passages));
        }
    }
}
