//! Footnotes and endnotes: how they are named, and where they stand in the text.

use crate::markup::{Block, BlockKind, Inline, InlineKind};

/// Which list of notes one stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// By which the sign of a note and its text find each other.
pub(super) fn label(kind: NoteKind, id: &str) -> String {
    match kind {
        NoteKind::Foot => id.to_owned(),
        NoteKind::End => format!("end-{id}"),
    }
}

/// Each note behind the block that has its sign first, so that it stays in its section.
pub(super) fn with_notes(blocks: Vec<Block>, mut notes: Vec<Block>) -> Vec<Block> {
    let mut placed = Vec::new();
    for block in blocks {
        let signs = signs(&block);
        placed.push(block);
        let (here, later) = notes
            .into_iter()
            .partition(|note| matches!(&note.kind, BlockKind::Footnote { label, .. } if signs.contains(label)));
        placed.extend::<Vec<Block>>(here);
        notes = later;
    }
    placed.extend(notes);
    placed
}

/// The labels of the notes whose signs stand in a block.
fn signs(block: &Block) -> Vec<String> {
    let mut signs = Vec::new();
    for text in block.kind.texts() {
        signs_in(text, &mut signs);
    }
    signs.extend(block.kind.contents().flatten().flat_map(self::signs));
    signs
}

fn signs_in(inlines: &[Inline], signs: &mut Vec<String>) {
    for inline in inlines {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            signs.push(label.clone());
        }
        signs_in(inline.kind.content().unwrap_or_default(), signs);
    }
}
