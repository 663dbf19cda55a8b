use proptest::prelude::*;

use super::*;
use crate::text::sample::{self, draw, parse};

/// `before`, what is done, `after`; rows are 10 columns wide.
fn check(cases: &[(&str, &[Motion], bool, &str)]) {
    for (before, motions, extend, after) in cases {
        let (text, selection) = parse(before);
        let mut wrapping = Wrapping::new(10);
        let mut cursor = Cursor::from(selection);
        for motion in *motions {
            cursor = moved(&text, &mut wrapping, cursor, *motion, *extend);
        }
        assert_eq!(draw(&text, cursor.selection), *after, "{before:?} {motions:?} extend: {extend}");
    }
}

#[test]
fn by_cluster() {
    use Motion::{Left, Right};
    check(&[
        ("|ab", &[Right], false, "a|b"),
        ("a|b", &[Left], false, "|ab"),
        ("|ab", &[Left], false, "|ab"),
        ("ab|", &[Right], false, "ab|"),
        ("ab|\ncd", &[Right], false, "ab\n|cd"),
        ("ab\n|cd", &[Left], false, "ab|\ncd"),
        ("|👩‍👩‍👧x", &[Right], false, "👩‍👩‍👧|x"),
        ("🇰🇷🇯🇵|", &[Left], false, "🇰🇷|🇯🇵"),
        ("|\u{1107}\u{1161}\u{11A8}x", &[Right], false, "\u{1107}\u{1161}\u{11A8}|x"),
        ("e\u{301}|", &[Left], false, "|e\u{301}"),
        ("박|지호", &[Right], false, "박지|호"),
        ("^ab|c", &[Left], false, "|abc"),
        ("^ab|c", &[Right], false, "ab|c"),
        ("|ab^c", &[Right], false, "ab|c"),
        ("^ab|c", &[Right], true, "^abc|"),
        ("a^b|c", &[Left], true, "a|bc"),
        ("a|bc", &[Left, Left], true, "|a^bc"),
    ]);
}

#[test]
fn by_word() {
    use Motion::{WordLeft, WordRight};
    check(&[
        ("|one two", &[WordRight], false, "one| two"),
        ("one| two", &[WordRight], false, "one two|"),
        ("one two|", &[WordLeft], false, "one |two"),
        ("one |two", &[WordLeft], false, "|one two"),
        ("o|ne two", &[WordRight], false, "one| two"),
        ("one t|wo", &[WordLeft], false, "one |two"),
        ("one  |  two", &[WordRight], false, "one    two|"),
        ("one  |  two", &[WordLeft], false, "|one    two"),
        ("  |one", &[WordLeft], false, "|  one"),
        ("one|  ", &[WordRight], false, "one  |"),
        ("|don't stop", &[WordRight], false, "don't| stop"),
        ("|foo (bar)", &[WordRight, WordRight], false, "foo (|bar)"),
        ("foo, bar|", &[WordLeft, WordLeft], false, "foo|, bar"),
        ("|x=1.5;", &[WordRight, WordRight, WordRight], false, "x=1.5|;"),
        ("|3.14 is", &[WordRight], false, "3.14| is"),
        ("|snake_case x", &[WordRight], false, "snake_case| x"),
        ("|박지호는 왔다", &[WordRight], false, "박지호는| 왔다"),
        ("박지호는 왔다|", &[WordLeft], false, "박지호는 |왔다"),
        ("|漢字かなカナ", &[WordRight], false, "漢字|かなカナ"),
        ("漢字|かなカナ", &[WordRight], false, "漢字かな|カナ"),
        ("漢字かなカナ|", &[WordLeft], false, "漢字かな|カナ"),
        ("|👩‍👩‍👧 x", &[WordRight], false, "👩‍👩‍👧| x"),
        ("one|\ntwo three", &[WordRight], false, "one\ntwo| three"),
        ("one two\n|three", &[WordLeft], false, "one |two\nthree"),
        ("one|\n\ntwo", &[WordRight], false, "one\n|\ntwo"),
        ("|", &[WordRight], false, "|"),
        ("|", &[WordLeft], false, "|"),
        ("|one two", &[WordRight, WordRight], true, "^one two|"),
    ]);
}

#[test]
fn by_row() {
    use Motion::{Down, RowEnd, RowStart, Up};
    check(&[
        ("one t|wo three four", &[Down(1)], false, "one two three| four"),
        ("one two three| four", &[Up(1)], false, "one t|wo three four"),
        ("one two thr|ee", &[RowStart], false, "one two |three"),
        ("one two |three", &[RowStart], false, "|one two three"),
        ("o|ne two three", &[RowEnd], false, "one two| three"),
        ("one two| three", &[RowEnd], false, "one two three|"),
        ("one| two", &[Up(1)], false, "|one two"),
        ("one| two", &[Down(1)], false, "one two|"),
        ("abcdef|\nx\nabcdef", &[Down(1)], false, "abcdef\nx|\nabcdef"),
        ("abcdef|\nx\nabcdef", &[Down(1), Down(1)], false, "abcdef\nx\nabcdef|"),
        ("abcd|ef\nx\nabcdef", &[Down(2)], false, "abcdef\nx\nabcd|ef"),
        ("abcd|ef\nx\nabcdef", &[Down(1), Up(1)], false, "abcd|ef\nx\nabcdef"),
        ("abc|d\n박지호", &[Down(1)], false, "abcd\n박|지호"),
        ("abcd|\n박지호", &[Down(1)], false, "abcd\n박지|호"),
        ("박지|호\n\nabcdef", &[Down(1), Down(1)], false, "박지호\n\nabcd|ef"),
        ("abcdefghij|\nx", &[Up(1)], false, "|abcdefghij\nx"),
        ("ab\nab|cdefghijklm", &[Up(1)], false, "ab|\nabcdefghijklm"),
        ("a\nb\nc\nd\n|e", &[Up(3)], false, "a\n|b\nc\nd\ne"),
        ("a|\nb\nc", &[Down(9)], false, "a\nb\nc|"),
        ("abcdefghijk|l", &[Up(1)], false, "a|bcdefghijkl"),
        ("a|b\ncd", &[Down(1)], true, "a^b\nc|d"),
        ("- one two three fo|ur", &[Up(1)], false, "- one two th|ree four"),
    ]);
}

#[test]
fn by_line_paragraph_and_text() {
    use Motion::{End, LineEnd, LineStart, ParagraphDown, ParagraphUp, Start};
    check(&[
        ("one two three fo|ur", &[LineStart], false, "|one two three four"),
        ("o|ne two three four", &[LineEnd], false, "one two three four|"),
        ("a\nb|\n\nc\n\nd", &[ParagraphDown], false, "a\nb\n|\nc\n\nd"),
        ("a\nb\n|\nc\n\nd", &[ParagraphDown], false, "a\nb\n\nc\n|\nd"),
        ("a\nb\n\nc\n|\nd", &[ParagraphDown], false, "a\nb\n\nc\n\nd|"),
        ("a\n\nb\nc|", &[ParagraphUp], false, "a\n|\nb\nc"),
        ("a\n|\nb\nc", &[ParagraphUp], false, "|a\n\nb\nc"),
        ("a\n \n\nb|", &[ParagraphUp], false, "a\n \n|\nb"),
        ("a\nb|\nc", &[Start], false, "|a\nb\nc"),
        ("a\nb|\nc", &[End], false, "a\nb\nc|"),
        ("a\nb|\nc", &[End], true, "a\nb^\nc|"),
        ("a\nb|\nc", &[Start], true, "|a\nb^\nc"),
    ]);
}

proptest! {
    #[test]
    fn the_caret_always_stands_between_clusters(
        text in sample::text(), width in 1_usize..12, from in (0_usize..9, 0_usize..40),
        motions in prop::collection::vec((sample::motion(), any::<bool>()), 1..20)
    ) {
        let mut wrapping = Wrapping::new(width);
        let mut cursor = Cursor::from(Selection::caret(Position::new(from.0, from.1)));
        for (motion, extend) in motions {
            cursor = moved(&text, &mut wrapping, cursor, motion, extend);
            prop_assert_eq!(text.snap_selection(cursor.selection), cursor.selection, "{:?}", motion);
        }
    }

    #[test]
    fn left_and_right_are_inverse_and_words_make_progress(text in sample::text()) {
        let mut wrapping = Wrapping::new(10);
        let mut at = Position::default();
        while at != text.end() {
            let next = target(&text, &mut wrapping, at, Motion::Right);
            prop_assert!(next > at);
            prop_assert_eq!(target(&text, &mut wrapping, next, Motion::Left), at);
            prop_assert!(target(&text, &mut wrapping, at, Motion::WordRight) > at);
            prop_assert!(target(&text, &mut wrapping, next, Motion::WordLeft) < next);
            at = next;
        }
    }
}
