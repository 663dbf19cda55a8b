use proptest::prelude::*;

use super::*;
use crate::text::{grapheme, sample};

#[test]
fn columns_are_those_that_terminals_draw() {
    for (cluster, columns) in [
        ("a", 1),
        ("é", 1),
        ("e\u{301}", 1),
        ("x\u{302}\u{323}", 1),
        ("박", 2),
        ("\u{1107}\u{1161}\u{11A8}", 2),
        ("ㄱ", 2),
        ("漢", 2),
        ("か", 2),
        ("か\u{3099}", 2),
        ("ｱ", 1),
        ("ｶﾞ", 2),
        ("ﾊﾟ", 2),
        ("ﾞ", 1),
        ("ﾟ", 1),
        ("が\u{FF9E}", 3),
        ("Ａ", 2),
        ("　", 2),
        ("、", 2),
        ("😀", 2),
        ("👩‍👩‍👧", 2),
        ("👩🏽‍🔬", 2),
        ("👍🏽", 2),
        ("🇰🇷", 2),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
        ("❤", 1),
        ("❤\u{FE0F}", 2),
        ("⌚\u{FE0E}", 2),
        ("☎\u{FE0E}", 1),
        ("1\u{FE0F}\u{20E3}", 2),
        ("→", 1),
        ("·", 1),
        ("ا", 1),
        ("ש\u{5B8}", 1),
        ("ก\u{E49}", 1),
        ("\u{A0}", 1),
    ] {
        let drawn = display(cluster);
        assert_eq!((drawn.columns, drawn.is_mark), (columns, false), "{cluster:?}");
    }
}

#[test]
fn decomposed_text_is_drawn_composed() {
    assert_eq!(display("\u{1107}\u{1161}\u{11A8}").text, "박");
    assert_eq!(display("e\u{301}").text, "é");
    assert_eq!(display("か\u{3099}").text, "が");
}

#[test]
fn what_is_invisible_is_shown() {
    for (cluster, text, columns) in [
        ("\t", "⇥   ", 4),
        ("\r", "␍", 1),
        ("\u{1b}", "␛", 1),
        ("\0", "␀", 1),
        ("\u{7f}", "␡", 1),
        ("\u{85}", "<U+0085>", 8),
        ("\u{9b}", "<U+009B>", 8),
        ("\u{202E}", "<U+202E>", 8),
        ("\u{2066}", "<U+2066>", 8),
        ("\u{200F}", "<U+200F>", 8),
        ("\u{200B}", "<U+200B>", 8),
        ("\u{FEFF}", "<U+FEFF>", 8),
        ("\u{AD}", "<U+00AD>", 8),
        ("\u{2028}", "<U+2028>", 8),
        ("\u{3164}", "<U+3164>", 8),
        ("\u{E0001}", "<U+E0001>", 9),
        ("\u{200D}", "<U+200D>", 8),
        ("\u{301}", "\u{25CC}\u{301}", 1),
        ("\u{1161}", "<U+1161>", 8),
    ] {
        let drawn = display(cluster);
        assert_eq!((drawn.text.as_ref(), drawn.columns, drawn.is_mark), (text, columns, true), "{cluster:?}");
    }
}

proptest! {
    #[test]
    fn widths_are_those_of_what_is_drawn(line in sample::line()) {
        let drawn = grapheme::clusters(&line, 0).map(|(at, cluster)| (at, display(cluster).columns));
        prop_assert_eq!(widths(&line, 0).collect::<Vec<_>>(), drawn.collect::<Vec<_>>());
    }

    #[test]
    fn nothing_raw_reaches_the_terminal_and_every_cluster_has_a_place(line in sample::line()) {
        for (_, cluster) in grapheme::clusters(&line, 0) {
            let drawn = display(cluster);
            prop_assert!(drawn.columns > 0, "{:?}", cluster);
            prop_assert_eq!(UnicodeWidthStr::width(drawn.text.as_ref()), drawn.columns);
            prop_assert_eq!(columns(cluster), drawn.columns);
            let raw = drawn.text.chars().any(|character| {
                character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            });
            prop_assert!(!raw, "{:?}", cluster);
        }
    }
}
