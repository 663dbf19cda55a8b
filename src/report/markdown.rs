//! The report as Markdown: the title as a heading of level 1, the author line as a paragraph, the sections.

use super::inlines::text;
use super::{Document, author_line};
use crate::markup::{Block, BlockKind, plain, print};

/// The report as CommonMark, ended by a line end unless it is empty.
pub(super) fn write(document: &Document) -> String {
    let mut head = Vec::new();
    if !document.title.is_empty() {
        head.push(Block { kind: BlockKind::Heading { level: 1, content: vec![text(&document.title)] }, span: 0..0 });
    }
    if !document.author_line.is_empty() {
        head.push(Block { kind: BlockKind::Paragraph(vec![text(&document.author_line)]), span: 0..0 });
    }
    head.append(&mut super::bound::contents(document));
    let (head, body) = (print(&head), print_body(document));
    let between = if head.is_empty() || body.is_empty() { "" } else { "\n" };
    format!("{head}{between}{body}")
}

/// The sections. Where no author line stands, a first paragraph that looks like one is written with its first sign
/// escaped, so that a reader of the file, the importer first, does not take it for one.
fn print_body(document: &Document) -> String {
    let blocks = document.body();
    let mut body = print(&blocks);
    if let (true, Some(BlockKind::Paragraph(content))) =
        (document.author_line.is_empty(), blocks.first().map(|block| &block.kind))
        && author_line::read(&plain(content)).is_some()
        && let Some((place, sign)) = body.char_indices().find(|(_, sign)| "-‐‑–—,/|(".contains(*sign))
        && !body[..place].ends_with('\\')
    {
        // Only ASCII signs can stand behind a backslash.
        let escaped = if sign.is_ascii() { format!("\\{sign}") } else { format!("&#{};", u32::from(sign)) };
        body.replace_range(place..place + sign.len_utf8(), &escaped);
    }
    body
}
