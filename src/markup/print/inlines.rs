//! Inlines as Markdown. Delimiters are chosen, and the characters beside them written, so that CommonMark's flanking
//! rules find exactly the tree that is printed.

mod text;

use super::super::parse::read_inlines;
use super::super::tree::{Inline, InlineKind};
use super::escape;

/// Where inlines are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, where every line could start a block.
    Paragraph,
    /// Behind the signs of a heading, where trailing signs would be its end.
    Heading,
    /// In a table's cell, which a bar ends.
    Cell,
    /// On a line on which nothing starts a block.
    Line,
}

/// `inlines`, which are in normal form, as Markdown.
pub(super) fn inlines_in(inlines: &[Inline], place: Place) -> String {
    let mut writer = Writer { out: String::new(), place, dollars: Vec::new(), after: After::Nothing, links: 0 };
    writer.all(inlines, Around::default());
    writer.escape_dollars();
    writer.out
}

/// What the text that is printed next must heed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    /// An opening delimiter: white space behind it would make it text.
    Opening,
    /// A closing delimiter behind punctuation: a letter behind it would make it text.
    Closing,
    /// A formula: a digit behind it would make it money.
    Math,
    /// A footnote's sign: brackets or a colon behind it would make it a link or a definition.
    Footnote,
}

/// What stands behind a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    LineEnd,
    /// The closing delimiter of what the text stands in.
    Closing,
    /// The first character of the next inline.
    Inline(char),
}

/// The strong emphasis that encloses or touches the inlines to be printed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Around {
    nested: bool,
    strong: bool,
}

struct Writer {
    out: String,
    place: Place,
    /// Where the dollars of texts stand in `out`.
    dollars: Vec<usize>,
    after: After,
    /// How many links and images are open.
    links: usize,
}

impl Writer {
    fn all(&mut self, inlines: &[Inline], around: Around) {
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1);
            match &inline.kind {
                InlineKind::Text(text) => {
                    let before = match next.map(|next| &next.kind) {
                        None if around.nested => Before::Closing,
                        None | Some(InlineKind::SoftBreak | InlineKind::HardBreak) => Before::LineEnd,
                        Some(kind) => Before::Inline(first_character(kind)),
                    };
                    self.text(text, before);
                }
                InlineKind::Emphasis(content) => {
                    let at_edge = around.strong && (at == 0 || at + 1 == inlines.len());
                    let touches = at_edge
                        || at.checked_sub(1).is_some_and(|before| is_strong(&inlines[before]))
                        || next.is_some_and(is_strong)
                        || content.first().is_some_and(is_strong)
                        || content.last().is_some_and(is_strong);
                    self.delimited(if touches { "_" } else { "*" }, content, false);
                }
                InlineKind::Strong(content) => self.delimited("**", content, true),
                InlineKind::Strikethrough(content) => self.delimited("~~", content, false),
                InlineKind::Code(code) => self.code(code),
                InlineKind::Link { target, title, content } => {
                    if !self.autolink(inline) {
                        self.link("[", content, target, title);
                    }
                }
                InlineKind::Image { target, title, content } => self.link("![", content, target, title),
                InlineKind::Math { source, display } => {
                    let dollars = if *display { "$$" } else { "$" };
                    self.raw(&format!("{dollars}{}{dollars}", self.in_place(source)), After::Math);
                }
                InlineKind::FootnoteReference(label) => self.raw(&format!("[^{label}]"), After::Footnote),
                InlineKind::Html(html) => self.raw(html, After::Nothing),
                InlineKind::SoftBreak => self.raw("\n", After::Nothing),
                InlineKind::HardBreak => self.raw("\\\n", After::Nothing),
            }
        }
    }

    fn raw(&mut self, text: &str, after: After) {
        self.out.push_str(text);
        self.after = after;
    }

    /// Source of code or mathematics: in a cell its bars are escaped all the same.
    fn in_place(&self, source: &str) -> String {
        if self.place == Place::Cell { source.replace('|', "\\|") } else { source.to_owned() }
    }

    fn delimited(&mut self, delimiter: &str, content: &[Inline], strong: bool) {
        let first = content.first().map_or(' ', |inline| first_character(&inline.kind));
        if let Some(before) = self.out.chars().next_back()
            && !escape::parts_words(before)
            && (delimiter == "_" || !first.is_alphanumeric())
        {
            self.out.truncate(self.out.len() - before.len_utf8());
            self.out.push_str(&escape::entity(before));
        }
        self.raw(delimiter, After::Opening);
        self.all(content, Around { nested: true, strong });
        let closes_by_itself = delimiter != "_" && self.out.ends_with(char::is_alphanumeric);
        self.raw(delimiter, if closes_by_itself { After::Nothing } else { After::Closing });
    }

    fn code(&mut self, code: &str) {
        let runs: Vec<usize> = code.split(|sign| sign != '`').map(str::len).collect();
        let length = (1..=runs.len() + 1).find(|length| !runs.contains(length)).unwrap_or(1);
        let fence = "`".repeat(length);
        let is_blank = code.chars().all(|sign| sign == ' ');
        let padded =
            code.starts_with('`') || code.ends_with('`') || (code.starts_with(' ') && code.ends_with(' ') && !is_blank);
        let space = if padded { " " } else { "" };
        self.raw(&format!("{fence}{space}{}{space}{fence}", self.in_place(code)), After::Nothing);
    }

    /// Prints a link that shows its own address as such: `<https://example.org>`. Returns whether it is one.
    fn autolink(&mut self, link: &Inline) -> bool {
        let InlineKind::Link { target, title, content } = &link.kind else { return false };
        let [Inline { kind: InlineKind::Text(address), .. }] = content.as_slice() else { return false };
        if !title.is_empty() || !target.ends_with(address.as_str()) {
            return false;
        }
        let written = format!("<{address}>");
        let is_same = match read_inlines(&written).as_slice() {
            [Inline { kind: InlineKind::Link { target: read, content, .. }, .. }] => {
                read == target
                    && matches!(content.as_slice(), [Inline { kind: InlineKind::Text(shown), .. }] if shown == address)
            }
            _ => false,
        };
        if is_same && !(self.place == Place::Cell && address.contains('|')) {
            self.raw(&written, After::Nothing);
            return true;
        }
        false
    }

    fn link(&mut self, open: &str, content: &[Inline], target: &str, title: &str) {
        self.raw(open, After::Nothing);
        self.links += 1;
        self.all(content, Around { nested: true, strong: false });
        self.links -= 1;
        let address = match (target.is_empty(), title.is_empty()) {
            (true, true) => String::new(),
            (_, true) => escape::target(target),
            (_, false) => format!("{} \"{}\"", escape::target(target), escape::title(title)),
        };
        self.raw(&format!("]({})", self.in_place(&address)), After::Nothing);
    }
}

fn is_strong(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Strong(_))
}

/// With what an inline starts when it is printed; of a text's white space at the start of a delimited run an entity.
fn first_character(kind: &InlineKind) -> char {
    match kind {
        InlineKind::Text(text) => text.chars().next().unwrap_or(' '),
        InlineKind::Code(_) => '`',
        InlineKind::Emphasis(_) | InlineKind::Strong(_) => '*',
        InlineKind::Strikethrough(_) => '~',
        InlineKind::Link { .. } | InlineKind::FootnoteReference(_) => '[',
        InlineKind::Image { .. } => '!',
        InlineKind::Math { .. } => '$',
        InlineKind::Html(_) => '<',
        InlineKind::SoftBreak | InlineKind::HardBreak => '\n',
    }
}
