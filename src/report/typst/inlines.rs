//! Inlines as Typst markup.

use std::borrow::Cow;

use super::escape::{self, Place, clean, is_word};
use super::words::{self, Part};
use super::{CHECK_BOXES, MAX_NESTING, Writer, mathematics};
use crate::markup::{Inline, InlineKind};
use crate::report::inlines::without_links;

impl Writer<'_> {
    /// Inlines that stand where a line or a bracket starts and ends.
    pub(super) fn inlines(&mut self, inlines: &[Inline], depth: usize) -> String {
        let mut written = String::new();
        let inlines = without_refused_links(inlines);
        if self.is_personal || depth >= MAX_NESTING {
            self.run(&inlines, true, depth, &mut written);
            return written;
        }
        let parts = words::parts(&inlines);
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Run(run) => self.run(run, at + 1 == parts.len(), depth, &mut written),
                Part::Word(word) => {
                    let mut boxed = String::new();
                    self.run(word, true, depth + 1, &mut boxed);
                    written.extend(["#box[", &boxed, "];"]);
                }
            }
        }
        written
    }

    /// Writes inlines behind what is written already. `is_last`: a line or a bracket ends behind them.
    fn run(&mut self, inlines: &[Inline], is_last: bool, depth: usize, written: &mut String) {
        let mut rest = inlines;
        while let Some((inline, behind)) = rest.split_first() {
            rest = behind;
            match &inline.kind {
                InlineKind::SoftBreak => written.push('\n'),
                InlineKind::HardBreak => written.push_str(" \\\n"),
                kind => {
                    if let Some(mut text) = literal(kind) {
                        while let Some((next, behind)) = rest.split_first()
                            && let Some(more) = literal(&next.kind)
                        {
                            text.push_str(&more);
                            rest = behind;
                        }
                        let at_start = written.is_empty() || written.ends_with('\n');
                        let at_end = if rest.is_empty() { is_last } else { ends_line(rest) };
                        written.push_str(&self.text(&text, Place { at_start, at_end }));
                    } else {
                        let element = self.element(kind, written, rest, depth);
                        written.push_str(&element);
                    }
                }
            }
        }
    }

    /// Text; its boxes are no check boxes.
    fn text(&self, text: &str, place: Place) -> String {
        let escaped = escape::text(text, place);
        if !self.is_personal {
            return escaped;
        }
        CHECK_BOXES.iter().fold(escaped, |text, (sign, _)| text.replace(*sign, &sign.escape_unicode().to_string()))
    }

    /// What is no text. `before` is what is written already, `behind` what follows.
    fn element(&mut self, kind: &InlineKind, before: &str, behind: &[Inline], depth: usize) -> String {
        if depth >= MAX_NESTING {
            return self.without_element(kind, depth);
        }
        match kind {
            InlineKind::Code(code) => raw(&clean(code)),
            InlineKind::Math { source, display } => mathematics::formula(source, *display),
            InlineKind::Emphasis(content) => self.emphasised('_', "emph", content, before, behind, depth),
            InlineKind::Strong(content) => self.emphasised('*', "strong", content, before, behind, depth),
            InlineKind::Strikethrough(content) => format!("#strike[{}];", self.inlines(content, depth + 1)),
            InlineKind::Link { target, content, .. } | InlineKind::Image { target, content, .. } => {
                let content = self.inlines(&without_links(content), depth + 1);
                format!("#link({})[{content}];", escape::string(&clean(target)))
            }
            InlineKind::FootnoteReference(label) => self.footnote(label, depth),
            InlineKind::Text(_) | InlineKind::Html(_) | InlineKind::SoftBreak | InlineKind::HardBreak => String::new(),
        }
    }

    /// The words of an element that stands too deep for Typst.
    fn without_element(&mut self, kind: &InlineKind, depth: usize) -> String {
        match kind.content() {
            Some(content) => format!("#[{}];", self.inlines(content, depth)),
            None => self.element(kind, "", &[], MAX_NESTING - 1),
        }
    }

    /// `_so_` where Typst reads it so whatever stands around it, else `#emph[so];`.
    fn emphasised(
        &mut self,
        sign: char,
        function: &str,
        content: &[Inline],
        before: &str,
        behind: &[Inline],
        depth: usize,
    ) -> String {
        let content = self.inlines(content, depth + 1);
        let next = match behind.first().map(|inline| &inline.kind) {
            None | Some(InlineKind::SoftBreak | InlineKind::HardBreak) => Some(' '),
            Some(kind) => literal(kind).and_then(|text| text.chars().next()),
        };
        let opens = !before.chars().next_back().is_some_and(is_word) && !before.ends_with(sign);
        // Behind a star a slash would end a comment.
        let closes = next.is_some_and(|next| !is_word(next) && next != '/');
        let is_plain = content.starts_with(char::is_alphanumeric) && content.ends_with(char::is_alphanumeric);
        if opens && closes && is_plain { format!("{sign}{content}{sign}") } else { format!("#{function}[{content}];") }
    }
}

/// The longest address that Typst takes, in bytes.
const LONGEST_ADDRESS: usize = 8000;

/// The characters of an inline that means itself; HTML is shown as typed.
fn literal(kind: &InlineKind) -> Option<String> {
    match kind {
        InlineKind::Text(text) | InlineKind::Html(text) => Some(clean(text)),
        _ => None,
    }
}

/// Whether a line or a bracket ends before these inlines.
fn ends_line(inlines: &[Inline]) -> bool {
    matches!(inlines.first().map(|inline| &inline.kind), None | Some(InlineKind::SoftBreak | InlineKind::HardBreak))
}

/// Code within a line.
fn raw(code: &str) -> String {
    if code.is_empty() || code.contains(['`', '\u{2028}', '\u{2029}']) {
        format!("#raw({});", escape::string(code))
    } else {
        format!("`{code}`")
    }
}

/// The inlines with what links and images say in the place of those whose address Typst refuses.
fn without_refused_links(inlines: &[Inline]) -> Cow<'_, [Inline]> {
    let refused = |inline: &Inline| match &inline.kind {
        InlineKind::Link { target, .. } | InlineKind::Image { target, .. } => {
            !(1..=LONGEST_ADDRESS).contains(&clean(target).len())
        }
        _ => false,
    };
    if !inlines.iter().any(refused) {
        return Cow::Borrowed(inlines);
    }
    let pieces = inlines.iter().flat_map(|inline| match &inline.kind {
        InlineKind::Link { content, .. } | InlineKind::Image { content, .. } if refused(inline) => {
            without_refused_links(content).into_owned()
        }
        _ => vec![inline.clone()],
    });
    Cow::Owned(pieces.collect())
}
