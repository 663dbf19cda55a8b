//! What inlines say without their markup. Knows the tree only.

use super::tree::{Block, BlockKind, Inline, InlineKind};

/// The text of `inlines` without markup: a line end is a space, a footnote's sign is nothing, an image is its
/// description, code, mathematics and HTML are their source.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) | InlineKind::Html(words) => text.push_str(words),
            InlineKind::Math { source, .. } => text.push_str(source),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Image { content, .. } => collect(content, text),
            InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            InlineKind::FootnoteReference(_) => {}
        }
    }
}

/// The words of `blocks` without markup, a line a paragraph, heading, cell or line of code: what a reader reads, to be
/// counted.
#[must_use]
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    collect_blocks(blocks, &mut text);
    text
}

fn collect_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        if let BlockKind::Code { text: source, .. } | BlockKind::Html(source) = &block.kind {
            text.push_str(source);
            text.push('\n');
        }
        block.kind.texts().for_each(|content| collect_line(content, text));
        block.kind.contents().for_each(|content| collect_blocks(content, text));
    }
}

fn collect_line(content: &[Inline], text: &mut String) {
    collect(content, text);
    text.push('\n');
}
