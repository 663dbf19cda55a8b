//! The normal form: the trees that CommonMark can write.
//!
//! Every tree has one, which says the same with the same characters. Parsing gives it, printing takes it on first, so
//! it needs to be called only to know beforehand what a made tree will be read back as. What it settles:
//!
//! - Adjacent texts, emphases of one kind and code spans are one; empty ones are gone; emphasis in emphasis of the same
//!   kind is one emphasis; line ends at the edge of an emphasis or a link stand outside it.
//! - A heading, a table's cell and a line have no line ends in them: a space stands there.
//! - What would not be read back as itself is its source as text: mathematics, HTML, a footnote's sign without its
//!   note, a link around a link.
//! - Footnotes stand at the top level, behind the block they were in.
//! - A list is loose only where a blank line can show it, and tight only where none is needed.
//! - What stands deeper than 64 levels is lifted to that level.

mod inlines;

use std::collections::{HashMap, HashSet};

use super::MAX_DEPTH;
use super::parse::read;
use super::tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item, Span};
use inlines::{Place, normalised};

/// The greatest number CommonMark lets a list start at: nine digits.
const MAX_NUMBER: u64 = 999_999_999;

/// `blocks` in normal form. Idempotent.
#[must_use]
pub fn normalise(blocks: Vec<Block>) -> Vec<Block> {
    let mut labels = HashMap::new();
    collect_labels(&blocks, &mut labels);
    let mut normaliser = Normaliser { labels, written: HashSet::new(), footnotes: Vec::new() };
    let mut done = Vec::new();
    for block in blocks {
        normaliser.block(block, 0, &mut done);
        done.append(&mut normaliser.footnotes);
    }
    done
}

/// The inlines of one line in normal form: without line ends and footnotes. Idempotent.
#[must_use]
pub fn normalise_inlines(inlines: Vec<Inline>) -> Vec<Inline> {
    normalised(inlines, &HashMap::new(), Place::Line)
}

/// The footnotes that there are: their labels, case folded, and as the first definition spells them.
type Labels = HashMap<String, String>;

fn collect_labels(blocks: &[Block], labels: &mut Labels) {
    for block in blocks {
        if let BlockKind::Footnote { label, .. } = &block.kind
            && is_label(label)
        {
            labels.entry(label.to_lowercase()).or_insert_with(|| label.clone());
        }
        block.kind.contents().for_each(|content| collect_labels(content, labels));
    }
}

/// Whether a footnote may be called so wherever its sign stands, in a table too: a word without signs that bind
/// tighter than brackets.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.chars().count() <= 200
        && label.chars().all(|sign| !sign.is_whitespace() && !sign.is_control() && !"[]\\|`<>$&^".contains(sign))
}

struct Normaliser {
    labels: Labels,
    /// The labels whose note was met.
    written: HashSet<String>,
    /// Met since the last block of the top level.
    footnotes: Vec<Block>,
}

impl Normaliser {
    fn blocks(&mut self, blocks: Vec<Block>, depth: usize) -> Vec<Block> {
        let mut done = Vec::new();
        for block in blocks {
            self.block(block, depth, &mut done);
        }
        done
    }

    fn block(&mut self, block: Block, depth: usize, done: &mut Vec<Block>) {
        let Block { kind, span } = block;
        let kind = match kind {
            BlockKind::Paragraph(content) => {
                let content = normalised(content, &self.labels, Place::Paragraph);
                if content.is_empty() {
                    return;
                }
                BlockKind::Paragraph(content)
            }
            BlockKind::Heading { level, content } => {
                BlockKind::Heading { level: level.clamp(1, 6), content: normalised(content, &self.labels, Place::Line) }
            }
            BlockKind::Quote(content) if depth + 1 < MAX_DEPTH => {
                let content = self.blocks(content, depth + 1);
                if depth > 0 {
                    return put_quotation(content, span, done);
                }
                BlockKind::Quote(content)
            }
            BlockKind::Quote(content) => {
                done.append(&mut self.blocks(content, depth));
                return;
            }
            BlockKind::List { items, .. } if depth + 1 >= MAX_DEPTH => {
                for item in items {
                    done.append(&mut self.blocks(item.content, depth));
                }
                return;
            }
            BlockKind::List { start, tight, items } => {
                let items: Vec<Item> = items.into_iter().map(|item| self.item(item, depth)).collect();
                if items.is_empty() {
                    return;
                }
                let tight = is_tight(tight, &items);
                BlockKind::List { start: start.map(|number| number.min(MAX_NUMBER)), tight, items }
            }
            BlockKind::Footnote { label, content } => {
                self.footnote(label, content, span, depth, done);
                return;
            }
            BlockKind::Table { alignments, head, rows } => match self.table(alignments, head, rows) {
                Some(table) => table,
                None => return,
            },
            BlockKind::Code { language, text } => {
                let mut text = clean(&text.replace("\r\n", "\n").replace('\r', "\n"));
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                BlockKind::Code { language: clean(&language.replace(['\r', '\n'], " ")).trim().to_owned(), text }
            }
            BlockKind::Html(html) => {
                self.html(&html, span, done);
                return;
            }
            BlockKind::Rule => BlockKind::Rule,
        };
        done.push(Block { kind, span });
    }

    fn item(&mut self, item: Item, depth: usize) -> Item {
        let Item { mut checked, content, span } = item;
        let mut content = self.blocks(content, depth + 1);
        let can_hold_box = matches!(content.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }));
        if let (Some(ticked), false) = (checked, can_hold_box) {
            let text = if ticked { "[x]" } else { "[ ]" };
            content.insert(0, paragraph(text.to_owned(), span.clone()));
            checked = None;
        }
        Item { checked, content, span }
    }

    fn footnote(&mut self, label: String, mut content: Vec<Block>, span: Span, depth: usize, done: &mut Vec<Block>) {
        let folded = label.to_lowercase();
        if is_label(&label) && self.written.insert(folded) {
            let place = self.footnotes.len();
            let content = self.blocks(content, 1);
            self.footnotes.insert(place, Block { kind: BlockKind::Footnote { label, content }, span });
        } else {
            let sign = format!("[^{label}]:");
            if let Some(Block { kind: BlockKind::Paragraph(words), span: place }) = content.first_mut() {
                place.start = place.start.max(span.start);
                words.splice(..0, paragraph_content(sign + " ", span.start..place.start));
                place.start = span.start;
            } else {
                content.insert(0, paragraph(sign, span));
            }
            done.append(&mut self.blocks(content, depth));
        }
    }

    fn table(
        &self,
        mut alignments: Vec<Alignment>,
        mut head: Vec<Vec<Inline>>,
        mut rows: Vec<Vec<Vec<Inline>>>,
    ) -> Option<BlockKind> {
        let columns = rows.iter().map(Vec::len).chain([alignments.len(), head.len()]).max()?;
        if columns == 0 {
            return None;
        }
        alignments.resize(columns, Alignment::None);
        for row in rows.iter_mut().chain([&mut head]) {
            row.resize_with(columns, Vec::new);
            for cell in row {
                *cell = normalised(std::mem::take(cell), &self.labels, Place::Cell);
            }
        }
        Some(BlockKind::Table { alignments, head, rows })
    }

    /// HTML that would not be read back as one block of HTML, ended before what follows, is text.
    fn html(&self, html: &str, span: Span, done: &mut Vec<Block>) {
        let html = clean(&html.replace("\r\n", "\n").replace('\r', "\n"));
        let html = html.trim_matches(['\n', ' ', '\t']);
        let is_html = match read(&format!("{html}\n\nx\n")).as_slice() {
            [Block { kind: BlockKind::Html(block), .. }, Block { kind: BlockKind::Paragraph(_), .. }] => {
                block.trim_end_matches(['\n', ' ', '\t']) == html
            }
            _ => false,
        };
        if is_html {
            done.push(Block { kind: BlockKind::Html(html.to_owned()), span });
        } else {
            let text = normalised(paragraph_content(html.to_owned(), span.clone()), &self.labels, Place::Paragraph);
            if !text.is_empty() {
                done.push(Block { kind: BlockKind::Paragraph(text), span });
            }
        }
    }
}

/// Puts a quotation within a container behind the blocks there. Behind one that [`ends_with_empty_item`] no blank line can part the two,
/// and they are one.
fn put_quotation(content: Vec<Block>, span: Span, done: &mut Vec<Block>) {
    match done.last_mut().filter(|above| ends_with_empty_item(above)) {
        Some(Block { kind: BlockKind::Quote(above), .. }) => {
            for block in content {
                match block.kind {
                    BlockKind::Quote(content) => put_quotation(content, block.span, above),
                    _ => above.push(block),
                }
            }
        }
        _ => done.push(Block { kind: BlockKind::Quote(content), span }),
    }
}

fn paragraph_content(text: String, span: Span) -> Vec<Inline> {
    vec![Inline { kind: InlineKind::Text(text), span }]
}

fn paragraph(text: String, span: Span) -> Block {
    Block { kind: BlockKind::Paragraph(paragraph_content(text, span.clone())), span }
}

/// CommonMark replaces NUL, for safety, by the sign for what cannot be shown.
fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// Whether a list is tight: if it can be, and either was or has no paragraph by which one could tell.
fn is_tight(wished: bool, items: &[Item]) -> bool {
    let needs_blank_line =
        items.iter().any(|item| item.content.windows(2).any(|pair| !stands_right_under(&pair[0], &pair[1])));
    let between_items = items.windows(2).any(|pair| !pair[0].content.last().is_some_and(ends_with_empty_item));
    let between_blocks = items.iter().any(|item| item.content.windows(2).any(|pair| !ends_with_empty_item(&pair[0])));
    let shows_blank_line = (between_items || between_blocks)
        && items.iter().any(|item| item.content.iter().any(|block| matches!(block.kind, BlockKind::Paragraph(_))));
    !needs_blank_line && (wished || !shows_blank_line)
}

/// Whether an empty item is the last that stands in `block`. To pulldown-cmark 0.13 a blank line behind such an item
/// ends the containers around its list as well, so inside a container none may stand there; nor does one need to, as
/// an empty item has no text that could go on.
pub(super) fn ends_with_empty_item(block: &Block) -> bool {
    match &block.kind {
        BlockKind::List { items, .. } => {
            items.last().is_some_and(|item| item.content.last().is_none_or(ends_with_empty_item))
        }
        BlockKind::Quote(content) => content.last().is_some_and(ends_with_empty_item),
        _ => false,
    }
}

/// Whether `below` is read as a block of its own with no blank line before it.
fn stands_right_under(above: &Block, below: &Block) -> bool {
    if ends_with_empty_item(above) {
        return true;
    }
    match (&above.kind, &below.kind) {
        (BlockKind::Quote(_) | BlockKind::List { .. } | BlockKind::Table { .. } | BlockKind::Html(_), _)
        | (_, BlockKind::Table { .. } | BlockKind::Html(_) | BlockKind::Footnote { .. })
        | (BlockKind::Paragraph(_), BlockKind::Paragraph(_)) => false,
        (BlockKind::Paragraph(_), BlockKind::List { start, items, .. }) => {
            start.is_none_or(|number| number == 1) && items.first().is_some_and(|item| !item.content.is_empty())
        }
        _ => true,
    }
}
