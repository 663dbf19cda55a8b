//! Tags: `#word` in a note.

use std::ops::Range;

use super::code;

/// The tags in the part `within` of a line, each with its `#`: at the start or behind white space, beginning with a
/// letter, not in code.
///
/// Nor is there one in an address, because there the `#` follows no white space.
pub(super) fn tags(line: &str, within: &Range<usize>) -> Vec<Range<usize>> {
    if !line[within.clone()].contains('#') {
        return Vec::new();
    }
    let code = code::spans(line);
    line[within.clone()]
        .match_indices('#')
        .map(|(at, _)| within.start + at)
        .filter(|start| line[..*start].chars().next_back().is_none_or(char::is_whitespace))
        .filter(|start| !code.iter().any(|span| span.contains(start)))
        .filter_map(|start| Some(start..start + 1 + length(&line[start + 1..])?))
        .collect()
}

/// The length of the word at the start, in bytes; `None` when it does not begin with a letter.
fn length(text: &str) -> Option<usize> {
    text.chars().next().filter(|first| first.is_alphabetic())?;
    let end = text.char_indices().find(|(_, character)| !is_part(*character)).map_or(text.len(), |(at, _)| at);
    Some(text[..end].trim_end_matches(['-', '_', '/']).len())
}

/// Letters and digits with what may join them; combining marks, because decomposed Hangul and accents are text as
/// typed.
fn is_part(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '-' | '_' | '/')
        || unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests;
