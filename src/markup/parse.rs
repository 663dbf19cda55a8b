//! Markdown to the tree. The only module that knows pulldown-cmark's events (beside `dollars` and `wide_rows`).
//!
//! Link reference definitions make no event, so what stands between the blocks is looked at too: a definition that no
//! link uses is kept as a paragraph of its text. HTML blocks and raw text of too deep structures are kept likewise.

mod blocks;
mod inlines;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::dollars::hide_money;
use super::edited::Edited;
use super::normalise::{normalise, normalise_inlines};
use super::tree::{Block, BlockKind, Inline, InlineKind, Span, move_spans};
use super::wide_rows::widen_tables;

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
    let mut edited = Edited::new(source);
    loop {
        let text = edited.text();
        let parser = Parser::new_ext(&text, options()).into_offset_iter();
        let definitions: Vec<(String, Span)> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
            .collect();
        let events: Vec<_> = parser.collect();
        if edited.may_look_again() && (widen_tables(&mut edited, &events) || hide_money(&mut edited, &events)) {
            continue;
        }
        let labels: HashSet<String> = events.iter().filter_map(used_label).collect();
        let mut used: Vec<Span> = definitions
            .into_iter()
            .filter(|(label, _)| labels.contains(label))
            .map(|(_, span)| edited.in_source(&span))
            .collect();
        used.sort_unstable_by_key(|span| span.start);
        let mut reader = Reader { source, edited: &edited, events: &events, next: 0, used };
        return reader.blocks(0..source.len(), 0);
    }
}

/// [`parse_inlines`] without the normal form.
pub(super) fn read_inlines(line: &str) -> Vec<Inline> {
    /// What no block starts with, and beside which every delimiter behaves as at the start of a line.
    const START: &str = ". ";
    const WHITE_SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
    let ahead = line.len() - line.trim_start_matches(WHITE_SPACE).len();
    let line = line.trim_matches(WHITE_SPACE).replace(['\r', '\n'], " ");
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
    move_spans(&mut inlines, START.len(), ahead);
    inlines
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
    edited: &'a Edited<'s>,
    events: &'a [(Event<'a>, Range<usize>)],
    next: usize,
    /// Where the definitions stand that links were resolved with, ascending.
    used: Vec<Span>,
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<(&'a Event<'a>, Span)> {
        let (event, range) = self.events.get(self.next)?;
        Some((event, self.edited.in_source(range)))
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
