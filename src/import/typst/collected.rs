//! The elements of markup, one after the other, to blocks: paragraphs end at blank lines, items make lists. It knows no Typst.

use crate::markup::{Block, BlockKind, Inline, InlineKind, Item};

/// What a node of markup becomes.
pub(super) enum Element {
    Inline(InlineKind),
    Inlines(Vec<Inline>),
    Block(BlockKind),
    /// An item of a list: the number of an ordered one.
    Item {
        number: Option<u64>,
        ordered: bool,
        item: Item,
        tight: bool,
    },
    /// A line end, or a space.
    Space(InlineKind),
    HardBreak,
    ParagraphBreak,
    /// What stands between two lists of one sort.
    ListEnd,
    Nothing,
}

/// Blocks, and the paragraph that is being read.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) blocks: Vec<Block>,
    pub(super) paragraph: Vec<Inline>,
    /// A space that counts only when something follows.
    space: Option<InlineKind>,
    /// Whether the last block is a list that the next item may continue, and whether a blank line stands behind it.
    open_list: Option<bool>,
}

impl Collected {
    pub(super) fn push(&mut self, element: Element) {
        match element {
            Element::Inline(kind) => self.push_inlines(vec![inline(kind)]),
            Element::Inlines(inlines) => self.push_inlines(inlines),
            Element::Space(kind) => {
                let is_behind_break = self.paragraph.last().is_some_and(|last| last.kind == InlineKind::HardBreak);
                if !self.paragraph.is_empty() && !is_behind_break {
                    self.space = Some(kind);
                }
            }
            Element::HardBreak => {
                self.space = None;
                self.paragraph.push(inline(InlineKind::HardBreak));
            }
            Element::ParagraphBreak => {
                self.end_paragraph();
                if let Some(parted) = &mut self.open_list {
                    *parted = true;
                }
            }
            Element::Block(kind) => {
                self.end_paragraph();
                self.open_list = None;
                self.blocks.push(block(kind));
            }
            Element::Item { number, ordered, item, tight } => self.push_item(number, ordered, item, tight),
            Element::ListEnd => {
                self.end_paragraph();
                self.open_list = None;
            }
            Element::Nothing => {}
        }
    }

    fn push_inlines(&mut self, mut inlines: Vec<Inline>) {
        self.open_list = None;
        self.paragraph.extend(self.space.take().map(inline));
        self.paragraph.append(&mut inlines);
    }

    fn push_item(&mut self, number: Option<u64>, ordered: bool, item: Item, item_is_tight: bool) {
        self.end_paragraph();
        if let (Some(parted), Some(Block { kind: BlockKind::List { start, tight, items }, .. })) =
            (self.open_list, self.blocks.last_mut())
            && start.is_some() == ordered
        {
            *tight &= !parted && item_is_tight;
            items.push(item);
        } else {
            let start = ordered.then(|| number.unwrap_or(1));
            self.blocks.push(block(BlockKind::List { start, tight: item_is_tight, items: vec![item] }));
        }
        self.open_list = Some(false);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.space = None;
        let paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.is_empty() {
            self.blocks.push(self::paragraph(paragraph));
        }
    }
}

pub(super) fn inline(kind: InlineKind) -> Inline {
    Inline { kind, span: 0..0 }
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}

pub(super) fn paragraph(content: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(content))
}
