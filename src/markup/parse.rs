//! Markdown to the tree. The only module that knows pulldown-cmark's events (beside `dollars`).
//!
//! Link reference definitions make no event, so what stands between the blocks is looked at too: a definition that no
//! link uses is kept as a paragraph of its text. HTML blocks and raw text of too deep structures are kept likewise.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::MAX_DEPTH;
use super::dollars::Masked;
use super::normalise::{normalise, normalise_inlines};
use super::tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item, Span};

/// Reads Markdown. Never fails: every text is some Markdown. The tree is in normal form (see [`normalise`]).
///
/// No character of the prose is lost: HTML is kept as typed, reference links are resolved, and a link reference
/// definition that no link uses is a paragraph of its text, as is what is nested deeper than 64 levels.
#[must_use]
pub fn parse(source: &str) -> Vec<Block> {
    normalise(read(source))
}

/// Reads one line in which only inlines count: signs that would start a block, such as `# `, `- `, `1. ` and `> `,
/// are text. White space around the line is left out; a line end in it is a space.
#[must_use]
pub fn parse_inlines(line: &str) -> Vec<Inline> {
    normalise_inlines(read_inlines(line))
}

/// [`parse`] without the normal form.
pub(super) fn read(source: &str) -> Vec<Block> {
    let mut masked = Masked::new(source);
    loop {
        let text = masked.text();
        let parser = Parser::new_ext(&text, options()).into_offset_iter();
        let definitions: Vec<(String, Span)> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
            .collect();
        let events: Vec<_> = parser.collect();
        if masked.hide_money(&events) {
            continue;
        }
        let labels: HashSet<String> = events.iter().filter_map(used_label).collect();
        let mut used: Vec<Span> = definitions
            .into_iter()
            .filter(|(label, _)| labels.contains(label))
            .map(|(_, span)| masked.unmask_span(&span))
            .collect();
        used.sort_unstable_by_key(|span| span.start);
        let mut reader = Reader { source, masked: &masked, events: &events, next: 0, used };
        return reader.blocks(0..source.len(), 0);
    }
}

/// [`parse_inlines`] without the normal form.
pub(super) fn read_inlines(line: &str) -> Vec<Inline> {
    /// What no block starts with, and beside which every delimiter behaves as at the start of a line.
    const START: &str = ". ";
    let line = line.trim_matches([' ', '\t', '\r', '\n']).replace(['\r', '\n'], " ");
    if line.is_empty() {
        return Vec::new();
    }
    let mut inlines = match read(&format!("{START}{line}")).into_iter().next() {
        Some(Block { kind: BlockKind::Paragraph(inlines), .. }) => inlines,
        _ => Vec::new(),
    };
    if let Some(Inline { kind: InlineKind::Text(text), .. }) = inlines.first_mut() {
        text.replace_range(..START.len().min(text.len()), "");
        if text.is_empty() {
            inlines.remove(0);
        }
    }
    move_spans(&mut inlines, START.len());
    inlines
}

fn move_spans(inlines: &mut [Inline], back: usize) {
    for inline in inlines {
        inline.span = inline.span.start.saturating_sub(back)..inline.span.end.saturating_sub(back);
        if let InlineKind::Emphasis(content)
        | InlineKind::Strong(content)
        | InlineKind::Strikethrough(content)
        | InlineKind::Link { content, .. }
        | InlineKind::Image { content, .. } = &mut inline.kind
        {
            move_spans(content, back);
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
}

/// The label by which a link or an image found its definition.
fn used_label((event, _): &(Event<'_>, Range<usize>)) -> Option<String> {
    match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
            if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
        {
            Some(id.to_lowercase())
        }
        _ => None,
    }
}

struct Reader<'a, 's> {
    source: &'s str,
    masked: &'a Masked<'s>,
    events: &'a [(Event<'a>, Range<usize>)],
    next: usize,
    /// Where the definitions stand that links were resolved with, ascending.
    used: Vec<Span>,
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<(&'a Event<'a>, Span)> {
        let (event, range) = self.events.get(self.next)?;
        Some((event, self.masked.unmask_span(range)))
    }

    /// The blocks up to the end of the container that covers `within`, whose end event is left to the caller.
    fn blocks(&mut self, within: Span, depth: usize) -> Vec<Block> {
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
                    CodeBlockKind::Fenced(info) => self.masked.unmask(info),
                };
                BlockKind::Code { language, text: self.verbatim() }
            }
            Tag::HtmlBlock => BlockKind::Html(self.verbatim()),
            Tag::List(start) => self.list(*start, depth),
            Tag::FootnoteDefinition(label) => {
                let sign = self.source[span.clone()].find("]:").map_or(0, |at| at + 2);
                let content = self.blocks(span.start + sign..span.end, depth + 1);
                BlockKind::Footnote { label: self.masked.unmask(label), content }
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
                inner.start = inner.start.max(self.masked.unmask_span(marker).end);
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
            text.push_str(&self.masked.unmask(part));
            self.next += 1;
        }
        text
    }

    /// The inlines up to the next end event or block.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, span)) = self.peek() {
            let kind = match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if is_block(tag) => break,
                Event::Start(_) if depth + 1 >= MAX_DEPTH => {
                    self.skip();
                    inlines.push(Inline { kind: InlineKind::Text(self.source[span.clone()].to_owned()), span });
                    continue;
                }
                Event::Start(tag) => {
                    self.next += 1;
                    let content = self.inlines(depth + 1);
                    self.wrapped(tag, content)
                }
                Event::TaskListMarker(_) => {
                    self.next += 1;
                    continue;
                }
                Event::Text(text) => InlineKind::Text(self.masked.unmask(text)),
                Event::Code(text) => InlineKind::Code(self.masked.unmask(text)),
                Event::InlineMath(text) => InlineKind::Math { source: self.masked.unmask(text), display: false },
                Event::DisplayMath(text) => InlineKind::Math { source: self.masked.unmask(text), display: true },
                Event::Html(text) | Event::InlineHtml(text) => InlineKind::Html(self.masked.unmask(text)),
                Event::FootnoteReference(label) => InlineKind::FootnoteReference(self.masked.unmask(label)),
                Event::SoftBreak => InlineKind::SoftBreak,
                Event::HardBreak => InlineKind::HardBreak,
            };
            self.next += 1;
            inlines.push(Inline { kind, span });
        }
        inlines
    }

    fn wrapped(&self, tag: &Tag<'_>, content: Vec<Inline>) -> InlineKind {
        match tag {
            Tag::Strong => InlineKind::Strong(content),
            Tag::Strikethrough => InlineKind::Strikethrough(content),
            Tag::Link { link_type, dest_url, title, .. } => {
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                InlineKind::Link {
                    target: format!("{scheme}{}", self.masked.unmask(dest_url)),
                    title: self.masked.unmask(title),
                    content,
                }
            }
            Tag::Image { dest_url, title, .. } => {
                InlineKind::Image { target: self.masked.unmask(dest_url), title: self.masked.unmask(title), content }
            }
            _ => InlineKind::Emphasis(content),
        }
    }

    /// Steps over what starts here, to behind its end.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some((event, _)) = self.events.get(self.next) {
            self.next += 1;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// A paragraph of the source as it stands.
    fn raw(&self, span: Span) -> Block {
        let text = Inline { kind: InlineKind::Text(lines_of(&self.source[span.clone()], "")), span: span.clone() };
        Block { kind: BlockKind::Paragraph(vec![text]), span }
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

/// The lines of `text` without white space around them, without the signs of `prefix` before them, and without blank ones.
fn lines_of(text: &str, prefix: &str) -> String {
    let lines: Vec<&str> = text
        .split(['\n', '\r'])
        .map(|line| line.trim_start_matches(|sign| prefix.contains(sign)).trim())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// Whether what starts so is a block or a part of one, not an inline.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
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
