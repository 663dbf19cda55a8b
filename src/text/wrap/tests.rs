use proptest::prelude::*;

use super::*;
use crate::text::sample;

fn rows(line: &str, width: usize) -> Vec<&str> {
    let rows = wrap(line, width);
    (0..rows.count()).map(|row| &line[rows.range(row)]).collect()
}

#[test]
fn where_rows_end() {
    let cases: &[(&str, usize, &[&str])] = &[
        ("", 10, &[""]),
        ("abc", 10, &["abc"]),
        ("abcdefghij", 10, &["abcdefghij"]),
        ("abcdefghijk", 10, &["abcdefghij", "k"]),
        ("one two three", 7, &["one two ", "three"]),
        ("one two three", 8, &["one two ", "three"]),
        ("one two", 3, &["one ", "two"]),
        ("one   two", 4, &["one   ", "two"]),
        ("one    ", 3, &["one    "]),
        ("a abcdefghijklm", 10, &["a ", "abcdefghij", "klm"]),
        ("one-two", 4, &["one-", "two"]),
        ("박지호 발표 내용", 10, &["박지호 ", "발표 내용"]),
        ("박지호 발표", 6, &["박지호 ", "발표"]),
        ("박지호발표내용", 6, &["박지호", "발표내", "용"]),
        ("박지호발표", 5, &["박지", "호발", "표"]),
        ("x박지호", 5, &["x박지", "호"]),
        ("漢字漢字漢字", 5, &["漢字", "漢字", "漢字"]),
        ("漢字。漢字", 4, &["漢", "字。", "漢字"]),
        ("「漢字」", 4, &["「漢", "字」"]),
        ("漢「字", 4, &["漢", "「字"]),
        ("abc漢字", 5, &["abc漢", "字"]),
        ("漢字가나다", 6, &["漢", "字가나", "다"]),
        ("ab 漢字", 5, &["ab 漢", "字"]),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, &["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]),
        ("🇰🇷🇰🇷🇰🇷", 3, &["🇰🇷", "🇰🇷", "🇰🇷"]),
        ("박박", 1, &["박", "박"]),
        ("a\u{A0}b c", 4, &["a\u{A0}b ", "c"]),
        (
            "\u{1107}\u{1161}\u{11A8}\u{1107}\u{1161}\u{11A8}",
            3,
            &["\u{1107}\u{1161}\u{11A8}", "\u{1107}\u{1161}\u{11A8}"],
        ),
        ("- one two three", 9, &["- one two ", "three"]),
        ("- abcdefghijkl", 8, &["- abcdef", "ghijkl"]),
        ("? why is that so", 8, &["? why is ", "that ", "so"]),
        ("          long", 6, &["          ", "long"]),
        ("  - 박지호 발표", 10, &["  - 박지호 ", "발표"]),
        // The narrowest windows.
        ("abc", 1, &["a", "b", "c"]),
        ("a b", 1, &["a ", "b"]),
        ("a박b", 1, &["a", "박", "b"]),
        ("a박b", 2, &["a", "박", "b"]),
        ("a박b", 3, &["a박", "b"]),
        ("박지호", 2, &["박", "지", "호"]),
        ("박지호", 3, &["박", "지", "호"]),
        ("👩‍👩‍👧🇰🇷", 1, &["👩‍👩‍👧", "🇰🇷"]),
        ("\u{1107}\u{1161}\u{11A8}\u{110C}\u{1175}", 1, &["\u{1107}\u{1161}\u{11A8}", "\u{110C}\u{1175}"]),
        ("e\u{301}e\u{301}", 1, &["e\u{301}", "e\u{301}"]),
        ("- ab", 1, &["- ", "a", "b"]),
        ("- ab", 2, &["- ", "ab"]),
        ("\tx", 1, &["\t", "x"]),
        ("\tx", 4, &["\t", "x"]),
        ("\tx", 5, &["\tx"]),
        ("漢字。", 2, &["漢", "字", "。"]),
        // A wide cluster at the edge goes to the next row as a whole.
        ("abcdefghi박", 10, &["abcdefghi", "박"]),
        ("abcdefgh박지", 10, &["abcdefgh박", "지"]),
        ("abcdefghi👩‍👩‍👧", 10, &["abcdefghi", "👩‍👩‍👧"]),
        ("abcdefghi🇰🇷x", 10, &["abcdefghi", "🇰🇷x"]),
        ("abcdefghi❤\u{FE0F}", 10, &["abcdefghi", "❤\u{FE0F}"]),
        ("abcdefghi❤", 10, &["abcdefghi❤"]),
        ("abcdefghiｶﾞ", 10, &["abcdefghi", "ｶﾞ"]),
        ("abcdefghie\u{301}", 10, &["abcdefghie\u{301}"]),
        ("abcdefghi \u{301}", 9, &["abcdefghi", " \u{301}"]),
        ("one two\u{A0}three", 8, &["one ", "two\u{A0}thre", "e"]),
        ("שלום עולם", 6, &["שלום ", "עולם"]),
        ("السلام عليكم", 7, &["السلام ", "عليكم"]),
        ("one\u{202E}two", 8, &["one", "\u{202E}", "two"]),
        ("one\ttwo", 7, &["one\t", "two"]),
        ("one　two", 6, &["one　", "two"]),
        ("aカーテ", 4, &["a", "カー", "テ"]),
        ("(one) two", 5, &["(one) ", "two"]),
    ];
    for (line, width, expected) in cases {
        assert_eq!(rows(line, *width), *expected, "{line} in {width}");
    }
}

#[test]
fn rows_of_an_item_stand_under_its_text() {
    for (line, width, indent) in [
        ("plain words", 20, 0),
        ("- item", 20, 2),
        ("  - item", 20, 4),
        ("10. item", 20, 4),
        ("- [ ] item", 20, 6),
        ("? question", 20, 2),
        ("?? question", 20, 3),
        ("= answer", 20, 2),
        ("> quotation", 20, 2),
        ("- [ ] item", 11, 0),
        ("?question", 20, 0),
        ("????  many", 20, 0),
    ] {
        assert_eq!(wrap(line, width).indent(1), indent, "{line}");
        assert_eq!(wrap(line, width).indent(0), 0, "{line}");
    }
}

proptest! {
    #[test]
    fn rows_joined_are_the_line_and_fit(line in sample::line(), width in 1_usize..30) {
        let rows = wrap(&line, width);
        let joined: String = (0..rows.count()).map(|row| &line[rows.range(row)]).collect();
        prop_assert_eq!(&joined, &line);
        for row in 0..rows.count() {
            let text = &line[rows.range(row)];
            prop_assert_eq!(grapheme::snap(&line, rows.range(row).start), rows.range(row).start);
            prop_assert!(!text.is_empty() || line.is_empty());
            let words = text.trim_end_matches(is_space);
            let columns = rows.indent(row) + row_columns(words, 0..words.len());
            let one = grapheme::next(words, 0) == words.len();
            prop_assert!(columns <= width || one, "{:?} takes {} of {}", words, columns, width);
        }
    }

    #[test]
    fn the_short_cut_for_ascii_ends_rows_where_the_rule_does(
        line in "([ ]{0,4}- |[ ]{0,9}|# )([a-z]{1,12}|[ ]{1,6}|[-.,()?]|\t|é|\u{301}){0,20}", start in 0_usize..40, width in 1_usize..20
    ) {
        let shape = Shape::of(&line, width);
        let start = grapheme::snap(&line, start);
        if let Some(end) = shape.ascii_row_end(&line, start, width) {
            prop_assert_eq!(end, shape.any_row_end(&line, start, width));
        }
    }

    #[test]
    fn wrapping_from_a_change_on_is_wrapping_it_all(
        line in sample::line(), from in 0_usize..60, to in 0_usize..60, new in sample::line(), width in 1_usize..16
    ) {
        let (from, to) = (grapheme::floor(&line, from.min(to)), grapheme::floor(&line, from.max(to)));
        let mut changed = line.clone();
        changed.replace_range(from..to, &new);
        let rows = wrap(&line, width);
        let splice = Splice { head: &rows, kept: from, tail: &rows, rest: to };
        prop_assert_eq!(rewrap(&changed, width, splice), wrap(&changed, width));
    }

    #[test]
    fn it_holds_in_long_lines_too(
        pieces in prop::collection::vec(sample::line(), 20..60), from in 0_usize..4000, removed in 0_usize..60,
        new in sample::line(), width in 1_usize..24
    ) {
        let line = pieces.concat();
        let from = grapheme::floor(&line, from % (line.len() + 1));
        let to = grapheme::floor(&line, from + removed).max(from);
        let mut changed = line.clone();
        changed.replace_range(from..to, &new);
        let rows = wrap(&line, width);
        let splice = Splice { head: &rows, kept: from, tail: &rows, rest: to };
        prop_assert_eq!(rewrap(&changed, width, splice), wrap(&changed, width));
    }

    #[test]
    fn joining_lines_wraps_only_around_the_joint(
        one in prop::collection::vec(sample::line(), 0..30), other in prop::collection::vec(sample::line(), 0..30),
        kept in 0_usize..2000, rest in 0_usize..2000, between in sample::line(), width in 1_usize..24
    ) {
        let (one, other) = (one.concat(), other.concat());
        let (kept, rest) = (grapheme::floor(&one, kept % (one.len() + 1)), grapheme::floor(&other, rest % (other.len() + 1)));
        let joined = [&one[..kept], &between, &other[rest..]].concat();
        let splice = Splice { head: &wrap(&one, width), kept, tail: &wrap(&other, width), rest };
        prop_assert_eq!(rewrap(&joined, width, splice), wrap(&joined, width));
    }
}
