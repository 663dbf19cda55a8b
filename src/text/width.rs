//! What of a grapheme cluster is drawn, and how many terminal columns it takes.
//!
//! Nothing that could steer or confuse a terminal is ever drawn: tabs, control characters, bidi controls and other
//! invisible characters become visible marks. Characters are drawn composed (NFC), for terminals draw decomposed
//! Hangul as loose jamo; the text itself stays as typed. It must not know of lines, rows or colours.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::grapheme;

/// How a grapheme cluster is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// What is sent to the terminal.
    pub text: Cow<'a, str>,
    /// The columns it takes there, at least one.
    pub columns: usize,
    /// Whether it is a mark that stands for something invisible, to be set off from text.
    pub is_mark: bool,
}

/// A tab's mark: a fixed number of columns, so that a column never depends on what stands before it.
const TAB: &str = "⇥   ";
const TAB_COLUMNS: usize = 4;

/// Asks for an emoji to be drawn as text. Few terminals draw it narrower then, and of a wide character in one column the
/// others would show nothing.
const AS_TEXT: char = '\u{FE0E}';

/// How `cluster`, one extended grapheme cluster, is drawn.
///
/// Widths are those of the `unicode-width` crate for a cluster as a whole: an emoji joined of several, a flag and a
/// character with U+FE0F take two columns. No mark uses a character of ambiguous width (UAX #11): a terminal set
/// up for Korean may draw those two columns wide.
#[must_use]
pub fn display(cluster: &str) -> Drawn<'_> {
    let Some(first) = cluster.chars().next() else {
        return Drawn { text: Cow::Borrowed(""), columns: 0, is_mark: false };
    };
    if matches!(first, ' '..='~') && cluster.len() == 1 {
        return Drawn { text: Cow::Borrowed(cluster), columns: 1, is_mark: false };
    }
    if let Some(mark) = mark(first) {
        return Drawn { columns: UnicodeWidthStr::width(mark.as_ref()), text: mark, is_mark: true };
    }
    let text = match is_nfc_quick(cluster.chars()) {
        IsNormalized::Yes => Cow::Borrowed(cluster),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(cluster.nfc().collect()),
    };
    let columns = if text.ends_with(AS_TEXT) { unchosen_columns(&text) } else { UnicodeWidthStr::width(text.as_ref()) };
    if columns > 0 {
        return Drawn { text, columns, is_mark: false };
    }
    // Nothing of its own to stand on: a combining mark without a base, a joiner, a lone vowel jamo.
    let text: Cow<'_, str> = if unicode_normalization::char::is_combining_mark(first) && first.width() == Some(0) {
        Cow::Owned(format!("\u{25CC}{text}"))
    } else {
        Cow::Owned(code(first))
    };
    Drawn { columns: UnicodeWidthStr::width(text.as_ref()), text, is_mark: true }
}

/// The columns of a cluster as if it did not say how it wants to be drawn.
fn unchosen_columns(cluster: &str) -> usize {
    UnicodeWidthStr::width(cluster.trim_end_matches(AS_TEXT))
}

/// The columns of a character that needs no tables, a tab among them: see [`grapheme::plain_columns`].
#[inline]
pub(super) fn plain_columns(character: char) -> Option<usize> {
    if character == '\t' { Some(TAB_COLUMNS) } else { grapheme::plain_columns(character) }
}

/// The columns that a cluster takes: those of [`display`].
pub(super) fn columns(cluster: &str) -> usize {
    let mut characters = cluster.chars();
    let plain = characters.next().and_then(plain_columns).filter(|_| characters.next().is_none());
    plain.unwrap_or_else(|| display(cluster).columns)
}

/// Where each cluster of a line starts from the cluster boundary `byte` on, and how many columns it takes.
pub fn widths(line: &str, byte: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut at = byte;
    std::iter::from_fn(move || {
        let start = at;
        let (first, end) = grapheme::at(line, start)?;
        at = end;
        let plain = plain_columns(first).filter(|_| end - start == first.len_utf8());
        Some((start, plain.unwrap_or_else(|| display(line.get(start..end).unwrap_or_default()).columns)))
    })
}

fn mark(character: char) -> Option<Cow<'static, str>> {
    match character {
        '\t' => Some(Cow::Borrowed(TAB)),
        // The control pictures U+2400 to U+2421.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).map(|picture| Cow::Owned(picture.to_string())),
        '\u{7F}' => Some(Cow::Borrowed("\u{2421}")),
        _ if is_invisible(character) => Some(Cow::Owned(code(character))),
        _ => None,
    }
}

fn code(character: char) -> String {
    format!("<U+{:04X}>", u32::from(character))
}

/// C1 controls, line and paragraph separators, and the format characters that start a cluster of their own (grapheme
/// cluster break `Control`, UAX #29) or blank letters: none leaves a trace on the screen, and some reorder it.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests;
