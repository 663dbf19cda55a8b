use proptest::prelude::*;

use super::*;
use crate::text::sample::{self, draw, parse};

#[test]
fn what_is_found_and_where() {
    for (words, line, expected) in [
        ("foo", "foo food", &["foo", "foo"][..]),
        ("FOO", "foo Foo", &["foo", "Foo"]),
        ("aa", "aaaaa", &["aa", "aa"]),
        ("é", "e\u{301} é É E\u{301}", &["e\u{301}", "é", "É", "E\u{301}"]),
        ("e\u{301}", "é", &["é"]),
        ("e", "e\u{301} é e", &["e"]),
        ("박", "\u{1107}\u{1161}\u{11A8} 박", &["\u{1107}\u{1161}\u{11A8}", "박"]),
        ("\u{1107}\u{1161}\u{11A8}", "박지호", &["박"]),
        ("바", "박", &[]),
        ("지호", "박지호는", &["지호"]),
        ("ΟΔΟΣ", "οδος οδοσ", &["οδος", "οδοσ"]),
        ("👩", "👩‍👩‍👧 👩", &["👩"]),
        ("i\u{307}", "İ i", &["İ"]),
        (".*", "a.*b", &[".*"]),
        ("é", "plain", &[]),
        ("", "foo", &[]),
        ("a b", "A  b a b", &["a b"]),
        ("ß", "ß ẞ ss", &["ß", "ẞ"]),
    ] {
        let found: Vec<_> = Query::new(words).in_line(line).into_iter().map(|range| &line[range]).collect();
        assert_eq!(found, expected, "{words} in {line}");
    }
}

#[test]
fn to_the_next_and_back_and_around() {
    let query = Query::new("a");
    for (before, next, previous) in [
        ("|a b\na", "^a| b\na", "a b\n^a|"),
        ("a| b\na", "a b\n^a|", "^a| b\na"),
        ("a b\na|", "^a| b\na", "a b\n^a|"),
        ("b |a\nb\nc", "b ^a|\nb\nc", "b ^a|\nb\nc"),
        ("b a|\nb", "b ^a|\nb", "b ^a|\nb"),
        ("a |a a", "a ^a| a", "^a| a a"),
    ] {
        let (text, at) = parse(before);
        assert_eq!(draw(&text, query.next(&text, at.head).unwrap()), next, "{before}");
        assert_eq!(draw(&text, query.previous(&text, at.head).unwrap()), previous, "{before}");
    }
    let (text, at) = parse("b|");
    assert_eq!((query.next(&text, at.head), query.previous(&text, at.head)), (None, None));
    assert!(query.next(&Text::from("a"), Position::new(7, 7)).is_some());
}

#[test]
fn replacing_one_and_all() {
    let query = Query::new("foo");
    let (mut text, at) = parse("a ^Foo| foo");
    let revision = query.replace(&text, at, "박", &Tag::default()).unwrap();
    text.apply(&revision.edits[0]).unwrap();
    assert_eq!(draw(&text, revision.selection), "a 박| foo");
    assert_eq!(query.replace(&text, revision.selection, "x", &Tag::default()), None);

    for (before, with, after, expected) in [
        ("foo Foo|\nbar foo", "x", "x x|\nbar x", 3),
        ("foo foo b|ar", "foofoo", "foofoo foofoo b|ar", 2),
        ("foo|", "", "|", 1),
        ("foo b|ar", "a\nb", "a\nb b|ar", 1),
    ] {
        let (mut text, at) = parse(before);
        let (revision, count) = query.replace_all(&text, at, with, &Tag::default()).unwrap();
        for edit in &revision.edits {
            text.apply(edit).unwrap();
        }
        assert_eq!((draw(&text, revision.selection).as_str(), count), (after, expected), "{before}");
    }
    assert_eq!(query.replace_all(&Text::from("bar"), at, "x", &Tag::default()), None);
}

#[test]
fn what_folds_in_place_is_a_cluster_that_is_composed_and_knows_no_cases() {
    let alike: Vec<char> = ('\u{80}'..=char::MAX).filter(|character| is_folded(*character)).collect();
    for character in alike {
        let alone = character.to_string();
        assert_eq!((alone.nfc().collect::<String>(), alone.to_lowercase()), (alone.clone(), alone), "{character:?}");
        let between: String =
            ['a', character, '한', character, '漢', character, 'ー', character, '\t'].iter().collect();
        assert_eq!(grapheme::clusters(&between, 0).count(), 9, "{character:?}");
        assert_eq!(between.nfc().collect::<String>(), between);
    }
    assert!(!['É', 'Ａ', '\u{3099}', '\u{1100}', '\u{F900}', '\u{200D}'].into_iter().any(is_folded));
}

proptest! {
    #[test]
    fn matches_lie_between_clusters_and_match(line in sample::line(), words in sample::line()) {
        let query = Query::new(&words);
        let mut last = 0;
        for range in query.in_line(&line) {
            prop_assert!(range.start >= last);
            prop_assert_eq!(grapheme::snap(&line, range.start), range.start);
            prop_assert_eq!(grapheme::snap(&line, range.end), range.end);
            prop_assert_eq!(Query::new(&line[range.clone()]), query.clone());
            last = range.end;
        }
    }

    #[test]
    fn a_run_of_clusters_is_found_where_it_stands(line in sample::line(), from in 0_usize..40, to in 0_usize..40) {
        let (from, to) = (grapheme::snap(&line, from.min(to)), grapheme::snap(&line, from.max(to)));
        if from == to {
            return Ok(());
        }
        let words = line[from..to].nfd().collect::<String>();
        // Taken out of its line, a piece may begin in the middle of what is one cluster there.
        if grapheme::clusters(&words, 0).count() != grapheme::clusters(&line[from..to], 0).count() {
            return Ok(());
        }
        prop_assert!(!Query::new(&words).in_line(&line).is_empty());
    }
}
