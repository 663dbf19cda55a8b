//! The normal form of inlines. See the parent for what it settles.

mod join;

use super::super::MAX_DEPTH;
use super::super::parse::{read, read_inlines};
use super::super::plain::plain;
use super::super::tree::{Block, BlockKind, Inline, InlineKind, Span};
use super::{Labels, clean};
use join::{is_break, is_footnote_reference, push, push_with_breaks_outside, take_breaks_before, take_breaks_behind};

/// Where inlines stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph: lines of text, the first of which could start a block.
    Paragraph,
    /// On one line.
    Line,
    /// In a table's cell: on one line, a bar ends it.
    Cell,
}

/// The kinds of emphasis that something stands in.
#[derive(Clone, Copy, Default)]
struct Inside {
    emphasis: bool,
    strong: bool,
    strikethrough: bool,
    depth: usize,
}

/// The normal form of what is not to have line ends at its edges.
pub(super) fn normalised(inlines: Vec<Inline>, labels: &Labels, place: Place) -> Vec<Inline> {
    let mut normaliser = Inlines { labels, place };
    let mut done = normaliser.all(inlines, Inside::default());
    take_breaks_before(&mut done);
    take_breaks_behind(&mut done);
    if place == Place::Paragraph {
        html_to_text_at_line_starts(&mut done, true);
    }
    done
}

struct Inlines<'l> {
    labels: &'l Labels,
    place: Place,
}

impl Inlines<'_> {
    fn all(&mut self, inlines: Vec<Inline>, inside: Inside) -> Vec<Inline> {
        let mut done = Vec::new();
        for inline in inlines {
            self.one(inline, inside, &mut done);
        }
        done
    }

    fn one(&mut self, inline: Inline, mut inside: Inside, done: &mut Vec<Inline>) {
        let Inline { kind, span } = inline;
        inside.depth += 1;
        match kind {
            InlineKind::Text(text) => self.text(&text, &span, done),
            InlineKind::Code(code) => {
                let code = clean(&one_line(&code));
                // In a cell a backslash before a bar belongs to the bar, in code too.
                if self.place == Place::Cell && code.contains("\\|") {
                    self.text(&code, &span, done);
                } else if !code.is_empty() {
                    push(done, Inline { kind: InlineKind::Code(code), span });
                }
            }
            InlineKind::Emphasis(content) => {
                let splice = std::mem::replace(&mut inside.emphasis, true);
                self.emphasis(content, splice, inside, span, InlineKind::Emphasis, done);
            }
            InlineKind::Strong(content) => {
                let splice = std::mem::replace(&mut inside.strong, true);
                self.emphasis(content, splice, inside, span, InlineKind::Strong, done);
            }
            InlineKind::Strikethrough(content) => {
                let splice = std::mem::replace(&mut inside.strikethrough, true);
                self.emphasis(content, splice, inside, span, InlineKind::Strikethrough, done);
            }
            InlineKind::Link { target, title, content } => self.link(&target, &title, content, inside, span, done),
            InlineKind::Image { target, title, content } => {
                let content = self.all(content, inside);
                if inside.depth >= MAX_DEPTH || holds(&content, is_footnote_reference) {
                    self.source_of_link("![", &target, &title, content, &span, done);
                } else {
                    let kind = InlineKind::Image { target: clean(&target), title: clean(&one_line(&title)), content };
                    push_with_breaks_outside(done, Inline { kind, span });
                }
            }
            InlineKind::Math { source, display } => self.math(&source, display, span, done),
            InlineKind::FootnoteReference(label) => match self.labels.get(&label.to_lowercase()) {
                Some(label) => push(done, Inline { kind: InlineKind::FootnoteReference(label.clone()), span }),
                None => self.text(&format!("[^{label}]"), &span, done),
            },
            InlineKind::Html(html) => {
                let html = one_line(&html);
                let is_html = matches!(read_inlines(&html).as_slice(),
                    [Inline { kind: InlineKind::Html(tag), .. }] if *tag == html);
                if is_html && !(self.place == Place::Cell && html.contains('|')) {
                    push(done, Inline { kind: InlineKind::Html(html), span });
                } else {
                    self.text(&html, &span, done);
                }
            }
            InlineKind::SoftBreak | InlineKind::HardBreak if self.place != Place::Paragraph => {
                push(done, Inline { kind: InlineKind::Text(" ".to_owned()), span });
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => push(done, Inline { kind, span }),
        }
    }

    fn text(&mut self, text: &str, span: &Span, done: &mut Vec<Inline>) {
        let text = clean(&text.replace("\r\n", "\n").replace('\r', "\n"));
        for (line, words) in text.split('\n').enumerate() {
            if line > 0 {
                let kind = if self.place == Place::Paragraph {
                    InlineKind::SoftBreak
                } else {
                    InlineKind::Text(" ".to_owned())
                };
                push(done, Inline { kind, span: span.clone() });
            }
            push(done, Inline { kind: InlineKind::Text(words.to_owned()), span: span.clone() });
        }
    }

    fn emphasis(
        &mut self,
        content: Vec<Inline>,
        splice: bool,
        inside: Inside,
        span: Span,
        kind: fn(Vec<Inline>) -> InlineKind,
        done: &mut Vec<Inline>,
    ) {
        if splice || inside.depth >= MAX_DEPTH {
            for inline in self.all(content, inside) {
                push(done, inline);
            }
        } else {
            let content = self.all(content, inside);
            push_with_breaks_outside(done, Inline { kind: kind(content), span });
        }
    }

    fn link(
        &mut self,
        target: &str,
        title: &str,
        content: Vec<Inline>,
        inside: Inside,
        span: Span,
        done: &mut Vec<Inline>,
    ) {
        let content = self.all(content, inside);
        if inside.depth >= MAX_DEPTH || holds(&content, is_link) {
            // As CommonMark has it: the inner link is one, the outer brackets are text.
            self.source_of_link("[", target, title, content, &span, done);
        } else {
            let kind = InlineKind::Link { target: clean(target), title: clean(&one_line(title)), content };
            push_with_breaks_outside(done, Inline { kind, span });
        }
    }

    fn source_of_link(
        &mut self,
        open: &str,
        target: &str,
        title: &str,
        content: Vec<Inline>,
        span: &Span,
        done: &mut Vec<Inline>,
    ) {
        self.text(open, span, done);
        for inline in content {
            push(done, inline);
        }
        let title = if title.is_empty() { String::new() } else { format!(" \"{title}\"") };
        self.text(&format!("]({target}{title})"), span, done);
    }

    fn math(&mut self, source: &str, display: bool, span: Span, done: &mut Vec<Inline>) {
        let dollars = if display { "$$" } else { "$" };
        let source = clean(&source.replace("\r\n", "\n").replace('\r', "\n"));
        let lines = if self.place == Place::Paragraph {
            vec![source.clone(), one_line(&source)]
        } else {
            vec![one_line(&source)]
        };
        for source in lines {
            if self.is_math(&source, display) {
                push(done, Inline { kind: InlineKind::Math { source, display }, span });
                return;
            }
        }
        self.text(&format!("{dollars}{source}{dollars}"), &span, done);
    }

    fn is_math(&self, source: &str, display: bool) -> bool {
        let dollars = if display { "$$" } else { "$" };
        if self.place == Place::Cell && source.contains("\\|") {
            return false;
        }
        let written = format!(". {dollars}{source}{dollars}");
        match read(&written).as_slice() {
            [Block { kind: BlockKind::Paragraph(content), .. }] => matches!(content.as_slice(),
                [_, Inline { kind: InlineKind::Math { source: read, display: set }, .. }] if *read == source && *set == display),
            _ => false,
        }
    }
}

/// Whether `found` is true of one of `inlines`, nested ones too.
fn holds(inlines: &[Inline], found: fn(&InlineKind) -> bool) -> bool {
    inlines.iter().any(|Inline { kind, .. }| found(kind) || kind.content().is_some_and(|content| holds(content, found)))
}

fn is_link(kind: &InlineKind) -> bool {
    matches!(kind, InlineKind::Link { .. }) || is_footnote_reference(kind)
}

/// A tag at the start of a line could be read as a block of HTML: such a one is text. `at_start` says whether the
/// first of `inlines` stands there.
fn html_to_text_at_line_starts(inlines: &mut Vec<Inline>, mut at_start: bool) {
    let mut done = Vec::new();
    let mut rest = std::mem::take(inlines).into_iter().peekable();
    while let Some(mut inline) = rest.next() {
        let is_line_end = is_break(&inline);
        match &mut inline.kind {
            InlineKind::Html(html) if at_start => {
                let alone = rest.peek().is_none_or(|next| plain(std::slice::from_ref(next)).trim().is_empty());
                let starts_block =
                    !matches!(read(&format!("{html}x")).as_slice(), [Block { kind: BlockKind::Paragraph(_), .. }]);
                if alone || starts_block {
                    inline.kind = InlineKind::Text(std::mem::take(html));
                }
            }
            kind => {
                if let Some(content) = kind.content_mut() {
                    html_to_text_at_line_starts(content, false);
                }
            }
        }
        at_start = is_line_end;
        push(&mut done, inline);
    }
    *inlines = done;
}

/// A line end in what must stand on one line is a space.
fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\r', '\n'], " ")
}
