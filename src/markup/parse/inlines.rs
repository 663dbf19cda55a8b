//! The inlines of a paragraph, a heading or a cell from their events.

use pulldown_cmark::{Event, LinkType, Tag};

use super::super::MAX_DEPTH;
use super::super::tree::{Inline, InlineKind, Span};
use super::{Reader, is_block};

impl Reader<'_, '_> {
    /// The inlines up to the next end event or block.
    pub(super) fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, mut span)) = self.peek() {
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
                Event::Text(text) => {
                    let text = self.edited.unmask(text);
                    let (text, rest) = lines(&text, span);
                    inlines.extend(text);
                    span = rest.span;
                    rest.kind
                }
                Event::Code(text) => InlineKind::Code(self.edited.unmask(text)),
                Event::InlineMath(text) => InlineKind::Math { source: self.edited.unmask(text), display: false },
                Event::DisplayMath(text) => InlineKind::Math { source: self.edited.unmask(text), display: true },
                Event::Html(text) | Event::InlineHtml(text) => InlineKind::Html(self.edited.unmask(text)),
                Event::FootnoteReference(label) => InlineKind::FootnoteReference(self.edited.unmask(label)),
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
                    target: format!("{scheme}{}", self.edited.unmask(dest_url)),
                    title: self.edited.unmask(title),
                    content,
                }
            }
            Tag::Image { dest_url, title, .. } => {
                InlineKind::Image { target: self.edited.unmask(dest_url), title: self.edited.unmask(title), content }
            }
            _ => InlineKind::Emphasis(content),
        }
    }
}

/// A text as its lines with what ends them, the last apart: dollars that are no mathematics stand in one text over a line's end.
fn lines(text: &str, span: Span) -> (Vec<Inline>, Inline) {
    let mut done = Vec::new();
    let (mut rest, mut span) = (text, span);
    while let Some((line, behind)) = rest.split_once('\n') {
        let end = (span.start + line.len()).min(span.end);
        let next = (end + 1).min(span.end);
        done.push(Inline { kind: InlineKind::Text(line.to_owned()), span: span.start..end });
        done.push(Inline { kind: InlineKind::SoftBreak, span: end..next });
        (rest, span) = (behind, next..span.end);
    }
    (done, Inline { kind: InlineKind::Text(rest.to_owned()), span })
}
