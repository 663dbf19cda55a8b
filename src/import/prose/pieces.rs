//! The pieces of a report: what stands between two headings of sections.

use std::ops::Range;

use super::{Body, is_prose};
use crate::import::{ImportError, Imported, Warning, lists};
use crate::journal::{SectionKind, Series};
use crate::markup::{BlockKind, plain};

/// A part of a report between two headings of sections.
pub(super) struct Piece {
    pub(super) kind: SectionKind,
    /// Its blocks, without the heading.
    pub(super) blocks: Range<usize>,
    /// Where its text begins: behind its heading, so that what is no block, such as the address of a link, is kept.
    /// `None`: with its first block.
    pub(super) start: Option<usize>,
}

impl Body<'_> {
    /// The pieces from block `first` on. A section of notes in another form than ours is prose with its heading.
    pub(super) fn pieces(&self, first: usize, level: Option<u8>, imported: &mut Imported) -> Vec<Piece> {
        let language = self.series.map(Series::language);
        let mut pieces = self.first_pieces(first);
        let first = pieces.last().map_or(first, |piece| piece.blocks.start);
        let mut seen: Vec<SectionKind> = Vec::new();
        let mut prose = pieces.last().map_or(SectionKind::Summary, |piece| piece.kind);
        for at in first..self.blocks.len() {
            let section = self.section(at, level).filter(|kind| !seen.contains(kind));
            let Some(kind) = section else {
                if let Some(piece) = pieces.last_mut() {
                    piece.blocks.end = at + 1;
                }
                continue;
            };
            seen.push(kind);
            let end = (at + 1..self.blocks.len()).find(|at| self.section(*at, level).is_some());
            let content = at + 1..end.unwrap_or(self.blocks.len());
            if is_prose(kind) || lists::read(kind, &self.blocks[content], language).is_some() {
                prose = if is_prose(kind) { kind } else { prose };
                pieces.push(Piece { kind, blocks: at + 1..at + 1, start: Some(self.behind(at + 1)) });
            } else {
                imported.warnings.push(Warning {
                    line: None,
                    message: format!("the section \"{}\" is no list of notes; it stays as prose", self.words(at)),
                });
                pieces.push(Piece { kind: prose, blocks: at..at + 1, start: Some(self.behind(at)) });
            }
        }
        pieces
    }

    /// The pieces before the first heading of a section, the last to be continued: lists of notes in the order of the
    /// series, then prose.
    fn first_pieces(&self, first: usize) -> Vec<Piece> {
        let language = self.series.map(Series::language);
        let mut pieces = Vec::new();
        let mut at = first;
        let kinds = self.unheaded(None);
        for kind in kinds.iter().copied().take_while(|kind| !is_prose(*kind)) {
            if self.blocks.get(at).is_some_and(|block| lists::is_unmistakable(kind, block, language)) {
                pieces.push(Piece { kind, blocks: at..at + 1, start: Some(self.behind(at)) });
                at += 1;
            }
        }
        let kind = kinds.into_iter().find(|kind| is_prose(*kind)).unwrap_or(SectionKind::Summary);
        pieces.push(Piece { kind, blocks: at..at, start: Some(self.behind(at)) });
        pieces
    }

    /// The place behind the block before block `at`.
    fn behind(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|at| self.blocks.get(at)).map_or(0, |block| block.span.end)
    }

    fn words(&self, at: usize) -> String {
        match self.blocks.get(at).map(|block| &block.kind) {
            Some(BlockKind::Heading { content, .. }) => plain(content),
            _ => String::new(),
        }
    }
}

/// The pieces, with the prose from block `asked` on as reflection.
pub(super) fn with_reflection(pieces: Vec<Piece>, asked: usize, name: &str) -> Result<Vec<Piece>, ImportError> {
    let is_summary = |piece: &&Piece| piece.kind == SectionKind::Summary;
    let count = pieces.iter().filter(is_summary).map(|piece| piece.blocks.len()).sum();
    if count == 0 {
        return Err(ImportError::NoProse { name: name.to_owned(), asked });
    }
    let Some(mut before) = asked.checked_sub(1).filter(|before| *before < count) else {
        return Err(ImportError::ReflectionFrom { name: name.to_owned(), asked, count });
    };
    let mut parted = Vec::new();
    for piece in pieces {
        if piece.kind != SectionKind::Summary {
            parted.push(piece);
        } else if before >= piece.blocks.len() {
            before -= piece.blocks.len();
            parted.push(piece);
        } else {
            let middle = piece.blocks.start + before;
            if before > 0 {
                let blocks = piece.blocks.start..middle;
                parted.push(Piece { kind: SectionKind::Summary, blocks, start: piece.start });
            }
            // A piece behind the parting is reflection from its own start.
            let start = if before > 0 { None } else { piece.start };
            parted.push(Piece { kind: SectionKind::Reflection, blocks: middle..piece.blocks.end, start });
            before = 0;
        }
    }
    Ok(parted)
}
