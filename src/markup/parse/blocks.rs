//! The blocks of a container from their events, and what stands between them without an event.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::super::MAX_DEPTH;
use super::super::tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item, Span};
use super::{Reader, is_block, lines_of};

impl Reader<'_, '_> {
    /// The blocks up to the end of the container that covers `within`, whose end event is left to the caller.
    pub(super) fn blocks(&mut self, within: Span, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut from = within.start;
        while let Some((event, span)) = self.peek() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.keep_definitions(from..span.start, &mut blocks);
            let block = match event {
                Event::Start(tag) if is_block(tag) => self.block(tag, &span, depth),
                Event::Rule => {
                    self.next += 1;
                    Block { kind: BlockKind::Rule, span: span.clone() }
                }
                _ => self.bare_paragraph(depth),
            };
            from = from.max(span.end).max(block.span.end);
            blocks.push(block);
        }
        self.keep_definitions(from..within.end, &mut blocks);
        blocks
    }

    /// A block that starts here, its end event included.
    fn block(&mut self, tag: &Tag<'_>, span: &Span, depth: usize) -> Block {
        let holds_blocks = matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_));
        if holds_blocks && depth + 1 >= MAX_DEPTH {
            self.skip();
            return self.raw(span.clone());
        }
        self.next += 1;
        let kind = match tag {
            Tag::Heading { level, .. } => BlockKind::Heading { level: *level as u8, content: self.inlines(depth) },
            Tag::BlockQuote(_) => {
                let inner = span.start + quote_sign(&self.source[span.clone()])..span.end;
                BlockKind::Quote(self.blocks(inner, depth + 1))
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => self.edited.unmask(info),
                };
                BlockKind::Code { language, text: self.verbatim() }
            }
            Tag::HtmlBlock => BlockKind::Html(self.verbatim()),
            Tag::List(start) => self.list(*start, depth),
            Tag::FootnoteDefinition(label) => {
                let sign = self.source[span.clone()].find("]:").map_or(0, |at| at + 2);
                let content = self.blocks(span.start + sign..span.end, depth + 1);
                BlockKind::Footnote { label: self.edited.unmask(label), content }
            }
            Tag::Table(alignments) => self.table(alignments, depth),
            _ => BlockKind::Paragraph(self.inlines(depth)),
        };
        self.next += 1;
        Block { kind, span: span.clone() }
    }

    /// The text of a tight list's item: inlines with no paragraph around them.
    fn bare_paragraph(&mut self, depth: usize) -> Block {
        let content = self.inlines(depth);
        if content.is_empty() {
            // An event that has no place here; stepping over it is what ends the loop.
            self.next += 1;
        }
        let start = content.first().map_or(0, |inline| inline.span.start);
        let end = content.last().map_or(start, |inline| inline.span.end);
        Block { kind: BlockKind::Paragraph(content), span: start..end }
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> BlockKind {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((Event::Start(Tag::Item), span)) = self.peek() {
            self.next += 1;
            let mut inner = span.start + item_sign(&self.source[span.clone()])..span.end;
            let mut at = self.next;
            if matches!(self.events.get(at), Some((Event::Start(Tag::Paragraph), _))) {
                at += 1;
            }
            let mut checked = None;
            if let Some((Event::TaskListMarker(ticked), marker)) = self.events.get(at) {
                checked = Some(*ticked);
                inner.start = inner.start.max(self.edited.in_source(marker).end);
                if at == self.next {
                    self.next += 1;
                }
            }
            let first = self.next;
            let content = self.blocks(inner, depth + 1);
            tight &= !self.holds_paragraph(first);
            items.push(Item { checked, content, span });
            self.next += 1;
        }
        BlockKind::List { start, tight, items }
    }

    /// Whether a paragraph of its own stands directly in the item whose events start at `first`.
    fn holds_paragraph(&self, first: usize) -> bool {
        let mut depth = 0_usize;
        for (event, _) in &self.events[first.min(self.next)..self.next] {
            match event {
                Event::Start(Tag::Paragraph) if depth == 0 => return true,
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        false
    }

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment], depth: usize) -> BlockKind {
        let alignments = alignments
            .iter()
            .map(|alignment| match alignment {
                pulldown_cmark::Alignment::None => Alignment::None,
                pulldown_cmark::Alignment::Left => Alignment::Left,
                pulldown_cmark::Alignment::Center => Alignment::Center,
                pulldown_cmark::Alignment::Right => Alignment::Right,
            })
            .collect();
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), _)) = self.peek() {
            self.next += 1;
            let mut cells = Vec::new();
            while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
                self.next += 1;
                cells.push(self.inlines(depth));
                self.next += 1;
            }
            rows.push(cells);
            self.next += 1;
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        BlockKind::Table { alignments, head, rows }
    }

    /// The texts of a code or HTML block up to its end event.
    fn verbatim(&mut self) -> String {
        let mut text = String::new();
        while let Some((Event::Text(part) | Event::Html(part) | Event::InlineHtml(part), _)) = self.peek() {
            text.push_str(&self.edited.unmask(part));
            self.next += 1;
        }
        text
    }

    /// Keeps what stands between two blocks and is no definition that a link uses.
    fn keep_definitions(&self, gap: Span, blocks: &mut Vec<Block>) {
        if gap.is_empty() || self.source[gap.clone()].trim().is_empty() {
            return;
        }
        let mut pieces = Vec::new();
        let mut from = gap.start;
        let first = self.used.partition_point(|span| span.start < gap.start);
        for span in self.used[first..].iter().take_while(|span| span.end <= gap.end) {
            pieces.push(from..span.start);
            from = span.end;
        }
        pieces.push(from..gap.end);
        for span in pieces.into_iter().filter(|span| span.start < span.end) {
            let text = lines_of(&self.source[span.clone()], "> \t");
            // An escaped first character of an item begins behind its backslash: not all that stands here is a definition.
            if text.starts_with('[') {
                let text = Inline { kind: InlineKind::Text(text), span: span.clone() };
                blocks.push(Block { kind: BlockKind::Paragraph(vec![text]), span });
            }
        }
    }
}

/// How long the sign is that a quotation starts with.
fn quote_sign(source: &str) -> usize {
    source.find('>').map_or(0, |at| at + 1)
}

/// How long the bullet or the number is that an item starts with.
fn item_sign(source: &str) -> usize {
    let sign = source.trim_start_matches([' ', '\t']).trim_start_matches(|sign: char| sign.is_ascii_digit());
    let sign = sign.strip_prefix(['-', '+', '*', '.', ')']).unwrap_or(sign);
    source.len() - sign.len()
}
