//! Korean words that are made of several inlines, such as `$x$는` or `*푸코*의`: no line may end within them. The template sees
//! to the words that are one text; these are put into a box here.

use std::collections::VecDeque;

use crate::markup::{Inline, InlineKind};

/// The longest word that stands in a box, in characters: a longer one would leave the line before it too loose.
const LONGEST: usize = 20;

/// A stretch of a line.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    /// Inlines between which a line may end.
    Run(Vec<Inline>),
    /// A word of several.
    Word(Vec<Inline>),
}

/// The inlines of a line, with the words that are made of several set apart.
pub(super) fn parts(inlines: &[Inline]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut run: Vec<Inline> = Vec::new();
    let mut rest: VecDeque<Inline> = inlines.iter().cloned().map(as_typed).collect();
    let mut starts_word = true;
    while !rest.is_empty() {
        if starts_word && let Some((word, behind)) = split(rest.make_contiguous()) {
            if !run.is_empty() {
                parts.push(Part::Run(std::mem::take(&mut run)));
            }
            parts.push(Part::Word(word));
            rest = behind.into();
            starts_word = false;
            continue;
        }
        let Some(inline) = rest.pop_front() else { break };
        starts_word = match &inline.kind {
            InlineKind::Text(text) => match text.rfind(char::is_whitespace) {
                Some(at) => {
                    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
                    run.extend(piece(&inline, &text[..end]));
                    if let Some(last) = piece(&inline, &text[end..]) {
                        rest.push_front(last);
                    }
                    starts_word = true;
                    continue;
                }
                None => false,
            },
            kind => matches!(kind, InlineKind::SoftBreak | InlineKind::HardBreak),
        };
        run.push(inline);
    }
    if !run.is_empty() {
        parts.push(Part::Run(run));
    }
    parts
}

/// The inlines from the start that make a word of several, and what is left behind them; `None` when no such word
/// begins here. The text at its end is cut where white space is.
fn split(inlines: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let mut word: Vec<Inline> = Vec::new();
    let mut rest = Vec::new();
    for (at, inline) in inlines.iter().enumerate() {
        let behind = inlines.get(at + 1..).unwrap_or_default();
        if let InlineKind::Text(text) = &inline.kind
            && let Some(end) = text.find(char::is_whitespace)
        {
            word.extend(piece(inline, &text[..end]));
            rest = piece(inline, &text[end..]).into_iter().chain(behind.iter().cloned()).collect();
            break;
        }
        if !holds_together(inline) {
            rest = inlines.get(at..).unwrap_or_default().to_vec();
            break;
        }
        word.push(inline.clone());
    }
    is_word(&word).then_some((word, rest))
}

/// HTML is shown as typed, so it is text like other text.
fn as_typed(mut inline: Inline) -> Inline {
    if let InlineKind::Html(text) = &mut inline.kind {
        inline.kind = InlineKind::Text(std::mem::take(text));
    }
    inline
}

/// A part of a text as an inline; none of nothing.
fn piece(inline: &Inline, text: &str) -> Option<Inline> {
    (!text.is_empty()).then(|| Inline { kind: InlineKind::Text(text.to_owned()), span: inline.span.clone() })
}

/// Whether inlines are a word in Korean with something else than text in it.
fn is_word(word: &[Inline]) -> bool {
    let is_text = |inline: &Inline| matches!(inline.kind, InlineKind::Text(_));
    let is_korean = word.iter().any(|inline| match &inline.kind {
        InlineKind::Text(text) => text.chars().any(super::escape::is_hangul),
        _ => false,
    });
    is_korean && !word.iter().all(is_text) && word.iter().map(length).sum::<usize>() <= LONGEST
}

/// Whether no line may end in an inline: it has no white space and is nothing that stands alone.
fn holds_together(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => !text.contains(char::is_whitespace),
        InlineKind::Math { display, .. } => !display,
        InlineKind::Emphasis(content)
        | InlineKind::Strong(content)
        | InlineKind::Strikethrough(content)
        | InlineKind::Link { content, .. } => !content.is_empty() && content.iter().all(holds_together),
        InlineKind::Image { .. } | InlineKind::FootnoteReference(_) | InlineKind::SoftBreak | InlineKind::HardBreak => {
            false
        }
    }
}

/// The characters that an inline shows, about.
fn length(inline: &Inline) -> usize {
    match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => text.chars().count(),
        InlineKind::Math { source, .. } => source.chars().count(),
        kind => kind.content().unwrap_or_default().iter().map(length).sum(),
    }
}
