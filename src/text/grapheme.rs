//! Grapheme clusters (UAX #29): where a caret may stand, found without reading more of a line than the place needs.
//!
//! It knows one line's characters and nothing of lines, tags or screens.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The end of the cluster that starts at `byte`, or the line's length at its end. `byte` is a cluster's start.
pub(super) fn next(line: &str, byte: usize) -> usize {
    at(line, byte).map_or(line.len(), |(_, end)| end)
}

/// The first character and the end of the cluster that starts at `byte`; none at the line's end.
pub(super) fn at(line: &str, byte: usize) -> Option<(char, usize)> {
    let bytes = line.as_bytes();
    if let Some(first @ b' '..=b'~') = bytes.get(byte)
        && bytes.get(byte + 1).is_none_or(u8::is_ascii)
    {
        return Some((char::from(*first), byte + 1));
    }
    let rest = line.get(byte..)?;
    let mut characters = rest.chars();
    let first = characters.next()?;
    // Nothing joins a tab (rules GB4 and GB5).
    let alone = first == '\t'
        || plain_columns(first).is_some()
            && characters.next().is_none_or(|next| next.is_ascii() || plain_columns(next).is_some());
    let length = if alone { first.len_utf8() } else { rest.graphemes(true).next().map_or(0, str::len) };
    Some((first, byte + length))
}

/// The columns of a character that needs no tables, as most text does not: a letter or sign that is one cluster
/// before another such character or an ASCII one (rules GB6 to GB9 join none of them) and is drawn as it is. None for all
/// others.
#[inline]
pub(super) fn plain_columns(character: char) -> Option<usize> {
    match character {
        ' '..='~'
        // Latin, Greek, Cyrillic, Hebrew and Arabic letters, thin lines.
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{391}'..='\u{3A1}'
        | '\u{3A3}'..='\u{3CE}'
        | '\u{400}'..='\u{481}'
        | '\u{48A}'..='\u{52F}'
        | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{64A}'
        | '\u{2500}'..='\u{254B}' => Some(1),
        // Hangul syllables, Han characters, kana, and their signs.
        '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}' => Some(2),
        _ => None,
    }
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
pub fn clusters(line: &str, byte: usize) -> impl Iterator<Item = (usize, &str)> {
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

    #[test]
    fn clusters_are_those_of_the_unicode_test_data() {
        let samples = sample::breaks(include_str!("../../tests/fixtures/unicode/GraphemeBreakTest.txt"));
        assert!(samples.len() > 600);
        for (line, breaks) in samples {
            let starts: Vec<usize> = clusters(&line, 0).map(|(start, _)| start).chain([line.len()]).collect();
            assert_eq!(starts, breaks, "{line:?}");
            for byte in 0..line.len() {
                let start = breaks.iter().rfind(|start| **start <= byte).copied();
                assert_eq!(Some(snap(&line, byte)), start, "{line:?} at {byte}");
            }
        }
    }

    #[test]
    fn plain_characters_are_clusters_of_their_own() {
        let plain: String = ('\0'..='\u{FFFF}').filter(|character| plain_columns(*character).is_some()).collect();
        assert_eq!(plain.graphemes(true).count(), plain.chars().count());
        for character in plain.chars() {
            let columns = crate::text::display(character.encode_utf8(&mut [0; 4])).columns;
            assert_eq!(plain_columns(character), Some(columns), "{character:?}");
            let between: String = ['a', character, '한', character, '漢', character, '\r'].iter().collect();
            assert_eq!(between.graphemes(true).count(), 7, "{character:?}");
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
