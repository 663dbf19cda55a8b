//! Putting inlines that are in normal form side by side: what is one becomes one, line ends leave what they stand in.

use super::super::super::tree::{Inline, InlineKind, Span};

/// Two formulas side by side would be read as others: they are one, apart by a space, which LaTeX does not set.
fn push_math(done: &mut Vec<Inline>, source: String, display: bool, span: Span) {
    if let Some(Inline { kind: InlineKind::Math { source: before, display: set }, span: place }) = done.last_mut() {
        if *set == display {
            before.push(' ');
            before.push_str(&source);
            place.end = place.end.max(span.end);
            return;
        }
        let dollars = if display { "$$" } else { "$" };
        done.push(Inline { kind: InlineKind::Text(format!("{dollars}{source}{dollars}")), span });
        return;
    }
    done.push(Inline { kind: InlineKind::Math { source, display }, span });
}

/// Adds an inline that is in normal form, joined with the one before it where the two are one.
pub(super) fn push(done: &mut Vec<Inline>, inline: Inline) {
    let Inline { kind, span } = inline;
    if matches!(kind, InlineKind::Link { .. }) {
        footnote_reference_to_text(done);
    }
    let joined = match (done.last_mut().map(|last| &mut last.kind), kind) {
        (_, InlineKind::Text(text)) if text.is_empty() => return,
        (Some(InlineKind::Text(before)), InlineKind::Text(text)) => {
            before.push_str(&text);
            None
        }
        (Some(InlineKind::Code(before)), InlineKind::Code(code)) => {
            before.push_str(&code);
            None
        }
        (Some(InlineKind::Emphasis(before)), InlineKind::Emphasis(content))
        | (Some(InlineKind::Strong(before)), InlineKind::Strong(content))
        | (Some(InlineKind::Strikethrough(before)), InlineKind::Strikethrough(content)) => {
            for inline in content {
                push(before, inline);
            }
            None
        }
        (Some(InlineKind::SoftBreak | InlineKind::HardBreak), InlineKind::SoftBreak) => None,
        (Some(before @ InlineKind::SoftBreak), InlineKind::HardBreak) => {
            *before = InlineKind::HardBreak;
            None
        }
        (Some(InlineKind::Math { .. }), InlineKind::Math { source, display }) => {
            push_math(done, source, display, span.clone());
            return;
        }
        (_, kind) => Some(kind),
    };
    match (joined, done.last_mut()) {
        (Some(kind), _) => done.push(Inline { kind, span }),
        (None, Some(last)) => last.span.end = last.span.end.max(span.end),
        (None, None) => {}
    }
}

/// Brackets right behind a footnote's sign would be the label of a reference link: such a sign is text.
fn footnote_reference_to_text(done: &mut Vec<Inline>) {
    if let Some(Inline { kind: InlineKind::FootnoteReference(label), span }) =
        done.pop_if(|last| is_footnote_reference(&last.kind))
    {
        push(done, Inline { kind: InlineKind::Text(format!("[^{label}]")), span });
    }
}

/// Adds an emphasis, a link or an image; line ends at the edges of its content stand outside it. An emphasis of
/// nothing is nothing.
pub(super) fn push_with_breaks_outside(done: &mut Vec<Inline>, mut inline: Inline) {
    let Some(content) = inline.kind.content_mut() else {
        push(done, inline);
        return;
    };
    let before = take_breaks_before(content);
    let behind = take_breaks_behind(content);
    let is_nothing = content.is_empty() && !matches!(inline.kind, InlineKind::Link { .. } | InlineKind::Image { .. });
    let start = before.last().map_or(inline.span.start, |line_end| line_end.span.end);
    let end = behind.first().map_or(inline.span.end, |line_end| line_end.span.start);
    inline.span = start..end.max(start);
    for line_end in before {
        push(done, line_end);
    }
    if !is_nothing {
        push(done, inline);
    }
    for line_end in behind {
        push(done, line_end);
    }
}

pub(super) fn is_break(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak)
}

pub(super) fn take_breaks_before(content: &mut Vec<Inline>) -> Vec<Inline> {
    let count = content.iter().take_while(|inline| is_break(inline)).count();
    content.drain(..count).collect()
}

pub(super) fn take_breaks_behind(content: &mut Vec<Inline>) -> Vec<Inline> {
    let count = content.iter().rev().take_while(|inline| is_break(inline)).count();
    content.split_off(content.len() - count)
}

/// To pulldown-cmark a footnote's sign in brackets makes these text, as a link does in those of a link.
pub(super) fn is_footnote_reference(kind: &InlineKind) -> bool {
    matches!(kind, InlineKind::FootnoteReference(_))
}
