//! Paragraphs with a level as lists in each other.

use super::block;
use crate::markup::{Block, BlockKind, Item};

/// A paragraph of a list.
pub(super) struct Entry {
    pub level: usize,
    /// The first number of its list; `None` for bullets.
    pub start: Option<u64>,
    pub checked: Option<bool>,
    pub content: Vec<Block>,
}

/// The list that is being read.
#[derive(Default)]
pub(super) struct List {
    entries: Vec<Entry>,
}

impl List {
    /// One more entry. Of another sort at the outermost level it begins a list of its own.
    pub(super) fn push(&mut self, entry: Entry, blocks: &mut Vec<Block>) {
        let outermost = self.entries.iter().map(|entry| entry.level).min();
        let sort =
            self.entries.iter().rev().find(|other| other.level <= entry.level).map(|other| other.start.is_some());
        if outermost.is_some_and(|level| entry.level <= level) && sort.is_some_and(|sort| sort != entry.start.is_some())
        {
            self.close(blocks);
        }
        self.entries.push(entry);
    }

    pub(super) fn has_entries(&self) -> bool {
        !self.entries.is_empty()
    }

    /// A block that stands in the last entry.
    pub(super) fn continued(&mut self, block: Block) {
        if let Some(entry) = self.entries.last_mut() {
            entry.content.push(block);
        }
    }

    /// Puts the list behind the blocks.
    pub(super) fn close(&mut self, blocks: &mut Vec<Block>) {
        let mut entries = std::mem::take(&mut self.entries).into_iter().peekable();
        while entries.peek().is_some() {
            blocks.extend(nested(&mut entries));
        }
    }
}

/// The list that begins here, with those within it: deeper entries stand in the item above them.
fn nested(entries: &mut std::iter::Peekable<std::vec::IntoIter<Entry>>) -> Option<Block> {
    let (level, start) = entries.peek().map(|first| (first.level, first.start))?;
    let mut items: Vec<Item> = Vec::new();
    while let Some(next) = entries.peek() {
        if next.level < level || next.level == level && next.start.is_some() != start.is_some() {
            break;
        }
        if let Some(item) = items.last_mut().filter(|_| next.level > level) {
            item.content.extend(nested(entries));
        } else if let Some(Entry { checked, content, .. }) = entries.next() {
            items.push(Item { checked, content, span: 0..0 });
        }
    }
    // An item of a tight list has one paragraph.
    let is_paragraph = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    let tight = items.iter().all(|item| item.content.iter().filter(|block| is_paragraph(block)).count() <= 1);
    Some(block(BlockKind::List { start, tight, items }))
}
