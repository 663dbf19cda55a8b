//! The characters of a text, with as few of them escaped as the place where they stand allows.

use super::super::escape;
use super::{After, Before, Place, Writer};

impl Writer {
    pub(super) fn text(&mut self, text: &str, before: Before) {
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
            // A run at the end of a heading, behind a space, would be its end.
            '#' if self.place == Place::Heading && next.is_none() && ends_line => {
                let ahead = self.out.trim_end_matches('#');
                ahead.is_empty() || ahead.ends_with([' ', '\t'])
            }
            _ => false,
        }
    }

    /// Puts a backslash before each dollar of a text that could open a formula, or that touches another dollar.
    pub(super) fn escape_dollars(&mut self) {
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
        let mut done = String::with_capacity(self.out.len() + escaped.len());
        let mut from = 0;
        for at in escaped.into_iter().rev() {
            done.push_str(&self.out[from..at]);
            done.push('\\');
            from = at;
        }
        done.push_str(&self.out[from..]);
        self.out = done;
    }
}

/// Whether a sign between what is printed and what comes has spaces on both sides, none of which becomes an entity.
fn stands_alone(printed: &str, behind: &str) -> bool {
    printed.ends_with(' ') && behind.starts_with(' ') && !behind.trim().is_empty()
}

/// Whether the run of `sign` at `at` has letters or digits of the text on both sides that are written as they are.
fn is_in_word(text: &str, at: usize, sign: char, printed: &str) -> bool {
    /// What is longer is no word's, and looking along it at each of its signs would take too long.
    const LONGEST_RUN: usize = 16;
    let is_long =
        |run: &mut dyn Iterator<Item = char>| run.take_while(|other| *other == sign).nth(LONGEST_RUN).is_some();
    if is_long(&mut text[..at].chars().rev()) || is_long(&mut text[at..].chars()) {
        return false;
    }
    let ahead = text[..at].trim_end_matches(sign);
    let behind = text[at..].trim_start_matches(sign);
    let mut following = behind.chars();
    // The last letter, and the first, may become an entity.
    ahead.ends_with(char::is_alphanumeric)
        && printed.trim_end_matches(sign).ends_with(char::is_alphanumeric)
        && following.next().is_some_and(char::is_alphanumeric)
        && following.next().is_some()
}
