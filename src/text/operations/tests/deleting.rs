use super::*;

/// Rows are 10 columns wide.
fn check_delete(motion: Motion, cases: &[(&str, &str)]) {
    check(cases, |text, selection| delete(text, &mut Wrapping::new(10), selection, motion, &Tag::default()));
}

#[test]
fn deleting_by_every_motion() {
    check_delete(
        Motion::Left,
        &[
            ("ab|c", "a|c"),
            ("|ab", "|ab"),
            ("a\n|b", "a|b"),
            ("박지|호", "박|호"),
            ("\u{1107}\u{1161}\u{11A8}|", "|"),
            ("e\u{301}|x", "|x"),
            ("a👩‍👩‍👧|b", "a|b"),
            ("🇰🇷🇯🇵|", "🇰🇷|"),
            ("a^bc|d", "a|d"),
            ("a|bc\nd^e", "a|e"),
        ],
    );
    check_delete(Motion::Right, &[("a|bc", "a|c"), ("a|", "a|"), ("a|\nb", "a|b"), ("|👍🏽x", "|x"), ("a|b^c", "a|c")]);
    check_delete(
        Motion::WordLeft,
        &[
            ("one two|", "one |"),
            ("one two  |", "one |"),
            ("one t|wo", "one |wo"),
            ("one\n|two", "one|two"),
            ("|one", "|one"),
            ("박지호는 왔다|", "박지호는 |"),
            ("foo(bar|", "foo(|"),
        ],
    );
    check_delete(
        Motion::WordRight,
        &[
            ("|one two", "| two"),
            ("one| two", "one|"),
            ("one|\ntwo", "one|two"),
            ("one|", "one|"),
            ("|漢字かな", "|かな"),
        ],
    );
    check_delete(
        Motion::LineEnd,
        &[("on|e two three four", "on|"), ("one|\ntwo", "one|two"), ("one|", "one|"), ("a|b\nc", "a|\nc")],
    );
    check_delete(
        Motion::LineStart,
        &[("one two th|ree", "|ree"), ("one\n|two", "one|two"), ("|one", "|one"), ("a\nb|c", "a\n|c")],
    );
    check_delete(
        Motion::RowEnd,
        &[("o|ne two three four", "o|three four"), ("one two thr|ee", "one two thr|"), ("a|\nb", "a|b")],
    );
    check_delete(Motion::RowStart, &[("one two thr|ee", "one two |ee"), ("a\n|b", "a|b")]);
    check_delete(Motion::Down(1), &[("a|b\ncd", "a|d")]);
    check_delete(Motion::Up(1), &[("ab\nc|d", "a|d")]);
    check_delete(Motion::ParagraphDown, &[("a|b\nc\n\nd", "a|\nd")]);
    check_delete(Motion::ParagraphUp, &[("a\n\nb\nc|", "a\n|")]);
    check_delete(Motion::Start, &[("a\nb|c", "|c")]);
    check_delete(Motion::End, &[("a|b\nc", "a|")]);
}

#[test]
fn a_cluster_goes_as_a_whole_in_every_script() {
    for whole in [
        "박",
        "\u{1107}\u{1161}\u{11A8}",
        "\u{110C}\u{1175}",
        "é",
        "e\u{301}",
        "x\u{302}\u{323}",
        "漢",
        "か\u{3099}",
        "ｶﾞ",
        "👩‍👩‍👧",
        "👍🏽",
        "🏳️‍🌈",
        "1\u{FE0F}\u{20E3}",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "\u{5E9}\u{5C1}\u{5B8}",
        "\u{644}\u{64E}",
        "\u{915}\u{94D}\u{937}\u{93F}",
        "\u{E01}\u{E49}",
        "\t",
        "\r",
        "\u{202E}",
        "\u{200B}",
        "\0",
    ] {
        check_delete(Motion::Left, &[(&format!("a{whole}|b"), "a|b"), (&format!("{whole}|"), "|")]);
        check_delete(Motion::Right, &[(&format!("a|{whole}b"), "a|b"), (&format!("|{whole}"), "|")]);
    }
    // Flags are counted off from where the run of them starts.
    check_delete(Motion::Left, &[("🇰🇷🇯🇵|", "🇰🇷|"), ("🇰🇷|🇯🇵", "|🇯🇵"), ("🇰🇷🇯|", "🇰🇷|")]);
    check_delete(Motion::Right, &[("|🇰🇷🇯🇵", "|🇯🇵"), ("🇰🇷|🇯🇵", "🇰🇷|")]);
}

#[test]
fn words_of_every_script() {
    check_delete(
        Motion::WordLeft,
        &[
            ("박지호는 왔다. |", "박지호는 왔다|"),
            ("\u{1107}\u{1161}\u{11A8} \u{110C}\u{1175}|", "\u{1107}\u{1161}\u{11A8} |"),
            ("漢字かな|", "漢字|"),
            ("a 👩‍👩‍👧👍🏽|", "a |"),
            ("שלום עולם|", "שלום |"),
            ("don't|", "|"),
            ("a\tb|", "a\t|"),
            ("a  |b", "|b"),
            ("- |", "|"),
            ("a\n  |b", "a\n|b"),
            ("one ^two| three", "one | three"),
        ],
    );
    check_delete(
        Motion::WordRight,
        &[
            ("|박지호는 왔다", "| 왔다"),
            ("박|지호는 왔다", "박| 왔다"),
            ("|カナ漢字", "|漢字"),
            ("|👩‍👩‍👧👍🏽 a", "| a"),
            ("שלום| עולם", "שלום|"),
            ("a|   ", "a|"),
            ("a|\n\nb", "a|\nb"),
            ("|(a)", "|a)"),
        ],
    );
}

#[test]
fn rows_lines_paragraphs_pages_and_the_rest_of_the_text() {
    check_delete(
        Motion::RowStart,
        &[
            ("박지호 발표 내|용", "박지호 |용"),
            ("박지호 |발표 내용", "|발표 내용"),
            ("abcdefghijk|l", "abcdefghij|l"),
            ("|", "|"),
        ],
    );
    check_delete(
        Motion::RowEnd,
        &[
            ("박|지호 발표 내용", "박|발표 내용"),
            ("abc|defghijkl", "abc|kl"),
            ("one two three| four", "one two three|"),
            ("👩‍👩‍👧|👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👍🏽", "👩‍👩‍👧|👍🏽"),
            ("a\n|\nb", "a\n|b"),
        ],
    );
    check_delete(Motion::LineStart, &[("박지호 발|표", "|표"), ("a\n  b|", "a\n|"), ("- [ ] a|b", "|b")]);
    check_delete(Motion::LineEnd, &[("박|지호 발표 내용입니다\nx", "박|\nx"), ("a|\n\nb", "a|\nb"), ("|\n", "|")]);
    check_delete(
        Motion::ParagraphUp,
        &[("a\n\nb|c", "a\n|c"), ("a|b", "|b"), ("a\n|\nb", "|\nb"), ("|a", "|a"), ("\n\na|", "\n|")],
    );
    check_delete(
        Motion::ParagraphDown,
        &[("a|b\n\nc", "a|\nc"), ("a|b", "a|"), ("a\n|\nb", "a\n|"), ("a|", "a|"), ("박|지\n　\nc", "박|　\nc")],
    );
    check_delete(Motion::Down(2), &[("a|b\ncd\nef", "a|f"), ("a|b", "a|"), ("one t|wo three", "one t|")]);
    check_delete(Motion::Up(2), &[("ab\ncd\ne|f", "a|f"), ("a|b", "|b"), ("박지\n호|", "박|")]);
    check_delete(Motion::Start, &[("|a", "|a"), ("박\n\n지|호", "|호")]);
    check_delete(Motion::End, &[("a|", "a|"), ("박|지\n\n호", "박|")]);
}

#[test]
fn a_selection_goes_whatever_the_motion() {
    for motion in [Motion::Left, Motion::WordRight, Motion::RowEnd, Motion::ParagraphUp, Motion::Down(3), Motion::End] {
        check_delete(
            motion,
            &[("a^b|c", "a|c"), ("a|b\nc^d", "a|d"), ("^박지\n호|", "|"), ("a^👩‍👩‍👧|b", "a|b"), ("^a\n|b", "|b")],
        );
    }
}

#[test]
fn cutting_whole_lines() {
    for (before, after, fragment) in [
        ("a\nb|b\nc", "a\n|c", "bb\n"),
        ("a\nb|b", "|a", "bb\n"),
        ("a|", "|", "a\n"),
        ("^a\nb|\nc", "|c", "a\nb\n"),
        ("|", "|", "\n"),
    ] {
        let (text, selection) = parse(before);
        let (cut, revision) = delete_lines(&text, selection);
        assert_eq!(cut.text, fragment, "{before}");
        assert!(cut.is_sound());
        let (left, selection) = applied(&text, revision, selection);
        assert_eq!(draw(&left, selection), after, "{before}");
    }
}

#[test]
fn at_the_end_of_a_row_that_row_is_deleted_and_not_the_next() {
    use crate::text::{Cursor, moved};
    for (motion, after) in
        [(Motion::RowStart, "|klm"), (Motion::RowEnd, "abcdefghij|"), (Motion::Left, "abcdefghi|klm")]
    {
        let (text, selection) = parse("abc|defghijklm");
        let mut wrapping = Wrapping::new(10);
        let end: Cursor = moved(&text, &mut wrapping, selection.into(), Motion::RowEnd, false);
        let revision = delete(&text, &mut wrapping, end, motion, &Tag::default()).unwrap();
        let mut text = text.clone();
        revision.edits.iter().for_each(|edit| text.apply(edit).unwrap());
        assert_eq!(draw(&text, revision.selection), after, "{motion:?}");
    }
}
