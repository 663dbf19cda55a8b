//! Words: where Ctrl-Left and Ctrl-Right stop, and what a double click takes.
//!
//! A word is what UAX #29 finds between two bounds, with three rules for reading rather than for dictionaries: a Korean eojeol
//! is one word (as the annex has it); a run of Han characters, of hiragana or of other signs is one word, for the annex
//! would stop at each character; blanks are no words. As in other editors, to the left it goes to the start of
//! a word, to the right to its end.
//!
//! It knows one line's characters only.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme;

/// How far back a word's start is looked for where no blank stands, in bytes: bounds are found by reading from a blank
/// on, and a line of 100 KB may have none.
const REACH: usize = 1024;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    Han,
    Hiragana,
    Sign,
}

/// The end of the word at or behind `byte`; the line's length when only blanks follow.
pub(super) fn end_after(line: &str, byte: usize) -> usize {
    runs(line, byte)
        .find(|(run, class)| run.end > byte && *class != Class::Blank)
        .map_or(line.len(), |(run, _)| run.end)
}

/// The start of the word before or around `byte`; 0 when only blanks stand before.
pub(super) fn start_before(line: &str, byte: usize) -> usize {
    // Blanks are left behind at once: a line may be a hundred thousand of them.
    let byte = line.get(..byte).map_or(0, |before| before.trim_end().len());
    let mut from = byte;
    loop {
        let found =
            runs(line, from).take_while(|(run, _)| run.start < byte).filter(|(_, class)| *class != Class::Blank).last();
        match found {
            Some((run, _)) => return run.start,
            None if from == 0 => return 0,
            None => from = grapheme::previous(line, safe_start(line, from)),
        }
    }
}

/// The word, or the run of blanks or signs, that stands at `byte`; at the line's end the last one.
pub(super) fn around(line: &str, byte: usize) -> Range<usize> {
    let mut last = 0..0;
    for (run, _) in runs(line, byte) {
        if run.end > byte {
            return run;
        }
        last = run;
    }
    last
}

/// The runs from a safe place at or before `byte` on.
fn runs(line: &str, byte: usize) -> impl Iterator<Item = (Range<usize>, Class)> {
    let start = safe_start(line, byte);
    let mut pieces = line
        .get(start..)
        .unwrap_or_default()
        .split_word_bound_indices()
        .map(move |(at, piece)| (start + at..start + at + piece.len(), class(piece)))
        .peekable();
    std::iter::from_fn(move || {
        let (mut run, kind) = pieces.next()?;
        if kind != Class::Word {
            while let Some((piece, _)) = pieces.next_if(|(_, next)| *next == kind) {
                run.end = piece.end;
            }
        }
        Some((run, kind))
    })
}

/// A place before `byte` from which word bounds can be found: the start of the line, or of a run of blanks.
fn safe_start(line: &str, byte: usize) -> usize {
    let byte = grapheme::floor(line, byte);
    let low = grapheme::snap(line, byte.saturating_sub(REACH));
    let before = line.get(low..byte).unwrap_or_default();
    let blank = before.trim_end_matches(' ').rfind(' ').map(|space| low + space);
    let start = blank.unwrap_or(low);
    let blanks = line.get(..=start).filter(|_| blank.is_some()).map(|head| head.trim_end_matches(' ').len());
    blanks.unwrap_or(start)
}

fn class(piece: &str) -> Class {
    let Some(first) = piece.chars().next() else { return Class::Blank };
    match first {
        _ if first.is_whitespace() => Class::Blank,
        '\u{3041}'..='\u{309F}' => Class::Hiragana,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => {
            Class::Han
        }
        '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' => Class::Han,
        '_' => Class::Word,
        _ if first.is_alphanumeric() => Class::Word,
        _ => Class::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample;

    #[test]
    fn words_end_where_the_unicode_test_data_allows_it() {
        let samples = sample::breaks(include_str!("../../tests/fixtures/unicode/WordBreakTest.txt"));
        assert!(samples.len() > 400);
        for (line, breaks) in samples {
            for (run, class) in runs(&line, 0) {
                let within = breaks.iter().filter(|place| run.start < **place && **place < run.end).count();
                assert!(breaks.contains(&run.start) && breaks.contains(&run.end), "{line:?} {run:?}");
                // Only runs of signs, blanks, Han characters and kana are more than the annex calls a word.
                assert!(class != Class::Word || within == 0, "{line:?} {run:?}");
            }
            for byte in breaks.iter().copied() {
                assert!(breaks.contains(&end_after(&line, byte)), "{line:?} from {byte}");
                assert!(breaks.contains(&start_before(&line, byte)), "{line:?} from {byte}");
            }
        }
    }

    #[test]
    fn a_line_without_blanks_is_read_from_nearby() {
        let line = "漢字かな".repeat(1_000);
        assert_eq!(start_before(&line, line.len()), line.len() - "かな".len());
        assert_eq!(end_after(&line, line.len() / 2), line.len() / 2 + "漢字".len());
        let blanks = " ".repeat(5_000);
        assert_eq!((start_before(&blanks, 5_000), end_after(&blanks, 0)), (0, 5_000));
    }
}
