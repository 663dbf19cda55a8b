//! Grapheme clusters (UAX #29): where a caret may stand, found without reading more of a line than the place needs.
//!
//! It knows one line's characters and nothing of lines, tags or screens.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The end of the cluster that starts at `byte`, or the line's length at its end. `byte` is a cluster's start.
pub(super) fn next(line: &str, byte: usize) -> usize {
    let bytes = line.as_bytes();
    let Some(first) = bytes.get(byte) else { return line.len() };
    // Most text needs no tables: a printable ASCII character before another ASCII character, and a Hangul syllable
    // before a syllable or an ASCII character, are clusters (rules GB6 to GB9 join none of them).
    if matches!(first, b' '..=b'~') && bytes.get(byte + 1).is_none_or(u8::is_ascii) {
        return byte + 1;
    }
    let rest = line.get(byte..).unwrap_or_default();
    if (0xEA..=0xED).contains(first) {
        let mut characters = rest.chars();
        if characters.next().is_some_and(is_hangul_syllable)
            && characters.next().is_none_or(|next| next.is_ascii() || is_hangul_syllable(next))
        {
            return byte + 3;
        }
    }
    byte + rest.graphemes(true).next().map_or(0, str::len)
}

/// The nearest character boundary at or before `byte`.
pub(super) fn floor(line: &str, byte: usize) -> usize {
    let byte = byte.min(line.len());
    (0..=byte).rev().find(|byte| line.is_char_boundary(*byte)).unwrap_or(0)
}

/// The start of the cluster that ends at or spans `byte`, or 0.
pub(super) fn previous(line: &str, byte: usize) -> usize {
    let byte = floor(line, byte);
    let bytes = line.as_bytes();
    if byte >= 2
        && matches!(bytes.get(byte - 1), Some(b' '..=b'~'))
        && bytes.get(byte - 2).is_some_and(u8::is_ascii)
        && bytes.get(byte).is_none_or(u8::is_ascii)
    {
        return byte - 1;
    }
    GraphemeCursor::new(byte, line.len(), true).prev_boundary(line, 0).ok().flatten().unwrap_or(0)
}

/// The nearest cluster boundary at or before `byte`.
pub(super) fn snap(line: &str, byte: usize) -> usize {
    let byte = floor(line, byte);
    match GraphemeCursor::new(byte, line.len(), true).is_boundary(line, 0) {
        Ok(false) => previous(line, byte),
        _ => byte,
    }
}

/// The clusters of `line` from the cluster boundary `byte` on, each with its start.
pub(super) fn clusters(line: &str, byte: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = byte;
    std::iter::from_fn(move || {
        let start = at;
        at = next(line, start);
        (at > start).then(|| (start, line.get(start..at).unwrap_or_default()))
    })
}

pub(super) fn is_hangul_syllable(character: char) -> bool {
    ('\u{AC00}'..='\u{D7A3}').contains(&character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sample;

    #[test]
    fn a_caret_stops_between_what_a_reader_calls_characters() {
        for (line, stops) in
            [("박지호 👩‍👩‍👧 e\u{301} x 🇰🇷", 11), ("\u{1107}\u{1161}\u{11A8}\u{110C}\u{1175}", 2), ("🇰🇷🇯🇵🇫", 3)]
        {
            assert_eq!(clusters(line, 0).count(), stops, "{line}");
        }
    }

    proptest! {
        #[test]
        fn short_cuts_agree_with_the_tables(line in sample::line()) {
            let ours: Vec<_> = clusters(&line, 0).collect();
            let theirs: Vec<_> = line.grapheme_indices(true).collect();
            prop_assert_eq!(&ours, &theirs);
            for (start, cluster) in ours {
                prop_assert_eq!(previous(&line, start + cluster.len()), start);
                for byte in start..start + cluster.len() {
                    prop_assert_eq!(snap(&line, byte), start);
                }
            }
        }
    }
}
