//! Inlines as Markdown. Delimiters are chosen, and the characters beside them written, so that CommonMark's flanking
//! rules find exactly the tree that is printed.

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

    fn text(&mut self, text: &str, before: Before) {
        let at_line_start = self.out.is_empty() || self.out.ends_with('\n');
        let ends_line = before == Before::LineEnd;
        let block_start =
            if at_line_start && self.place == Place::Paragraph { escape::block_start(text, ends_line) } else { None };
        let after = std::mem::replace(&mut self.after, After::Nothing);
        for (at, sign) in text.char_indices() {
            let end = at + sign.len_utf8();
            let is_first = at == 0;
            let is_last = end == text.len();
            let needs_entity = sign.is_whitespace() || sign.is_control();
            let needs_entity = (is_first && needs_entity && (at_line_start || after == After::Opening))
                || (is_last && needs_entity && !matches!(before, Before::Inline(_)))
                || (is_first && after == After::Closing && !escape::parts_words(sign))
                || (is_first && after == After::Math && sign.is_ascii_digit())
                // pulldown-cmark reads a label behind a footnote's sign even when its bracket is escaped.
                || (is_first && after == After::Footnote && matches!(sign, '(' | '[' | ':'));
            if needs_entity {
                self.out.push_str(&escape::entity(sign));
                continue;
            }
            let escapes = block_start == Some(at) || self.is_markup(text, at, sign, before);
            if sign == '$' {
                self.dollars.push(self.out.len());
            }
            if escapes {
                self.out.push('\\');
            }
            self.out.push(sign);
        }
    }

    /// Whether the character at `at` of `text` would be read as markup, or might be.
    fn is_markup(&self, text: &str, at: usize, sign: char, before: Before) -> bool {
        let rest = &text[at..];
        let behind = &rest[sign.len_utf8()..];
        let next = behind.chars().next();
        let ends_line = before == Before::LineEnd;
        match sign {
            '\\' => {
                // What follows must be sure to be written as it is: not the last, which may become an entity.
                !(next.is_some_and(char::is_alphanumeric) && behind.chars().nth(1).is_some())
            }
            '`' => true,
            '*' => !stands_alone(&self.out, behind),
            '_' => !stands_alone(&self.out, behind) && !is_in_word(text, at, '_', &self.out),
            '~' => {
                !stands_alone(&self.out, behind)
                    && (next == Some('~') || self.out.ends_with('~') || !is_in_word(text, at, '~', &self.out))
                    // About five: `~5` could only open, and nothing that is printed closes it.
                    && !((self.out.is_empty() || self.out.ends_with(char::is_whitespace))
                        && next.is_some_and(char::is_alphanumeric)
                        && behind.chars().nth(1).is_some())
            }
            '[' => self.links > 0 || !escape::harmless_brackets(rest, ends_line),
            ']' => {
                let open = text[..at].rfind(['[', ']']).map_or("", |open| &text[open..]);
                self.links > 0 || !open.starts_with('[')
            }
            '!' => next.is_none() && before == Before::Inline('['),
            '<' => !escape::harmless_less_than(rest, ends_line),
            '&' => escape::starts_entity(rest),
            '|' => self.place == Place::Cell,
            '#' => {
                // A run at the end of a heading, behind a space, would be its end.
                let ahead = self.out.trim_end_matches('#');
                self.place == Place::Heading
                    && next.is_none()
                    && ends_line
                    && (ahead.is_empty() || ahead.ends_with([' ', '\t']))
            }
            _ => false,
        }
    }

    /// Puts a backslash before each dollar of a text that could open a formula, or that touches another dollar.
    fn escape_dollars(&mut self) {
        let bytes = self.out.as_bytes();
        let is_dollar = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'$');
        let closes = |at: usize| {
            at > 0 && !bytes[at - 1].is_ascii_whitespace() && !bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        };
        // Braces must be balanced in a formula, so that the next dollar need not be the one that closes it.
        let has_braces = self.out.contains(['{', '}']);
        let mut next_closes = false;
        let mut escaped = Vec::new();
        for at in (0..bytes.len()).rev().filter(|at| bytes[*at] == b'$') {
            let opens = bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
            let touches = is_dollar(at.checked_sub(1)) || is_dollar(Some(at + 1));
            if self.dollars.binary_search(&at).is_ok() && (touches || (opens && next_closes)) {
                escaped.push(at);
            } else {
                next_closes = closes(at) || (has_braces && next_closes);
            }
        }
        for at in escaped {
            self.out.insert(at, '\\');
        }
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

/// Whether a sign between what is printed and what comes has spaces on both sides, none of which becomes an entity.
fn stands_alone(printed: &str, behind: &str) -> bool {
    printed.ends_with(' ') && behind.starts_with(' ') && !behind.trim().is_empty()
}

/// Whether the run of `sign` at `at` has letters or digits of the text on both sides that are written as they are.
fn is_in_word(text: &str, at: usize, sign: char, printed: &str) -> bool {
    let ahead = text[..at].trim_end_matches(sign);
    let behind = text[at..].trim_start_matches(sign);
    let mut following = behind.chars();
    // The last letter, and the first, may become an entity.
    ahead.ends_with(char::is_alphanumeric)
        && printed.trim_end_matches(sign).ends_with(char::is_alphanumeric)
        && following.next().is_some_and(char::is_alphanumeric)
        && following.next().is_some()
}
