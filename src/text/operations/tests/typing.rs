use super::*;

#[test]
fn typing_replaces_the_selection() {
    check(&[("a|c", "abx|c"), ("a^foo|c", "abx|c"), ("a|foo\nbar^c", "abx|c"), ("|", "bx|")], |text, selection| {
        insert(text, selection, "bx", &Tag::default())
    });
    check(&[("a|c", "a박\nb|c")], |text, selection| insert(text, selection, "박\nb", &Tag::default()));
    check(&[("a|c", "a|c")], |text, selection| insert(text, selection, "", &Tag::default()));
}

#[test]
fn typing_in_every_script() {
    for (typed, cases) in [
        (
            "한",
            &[("|", "한|"), ("박|지호", "박한|지호"), ("^박지호|", "한|"), ("👩‍👩‍👧|x", "👩‍👩‍👧한|x"), ("🇰🇷|🇯🇵", "🇰🇷한|🇯🇵")][..],
        ),
        ("👩‍👩‍👧", &[("a|b", "a👩‍👩‍👧|b"), ("^a\nb|", "👩‍👩‍👧|")]),
        ("\u{1112}\u{1161}", &[("박|", "박\u{1112}\u{1161}|")]),
        ("ש", &[("של|ום", "שלש|ום")]),
        ("\t", &[("a|b", "a\t|b"), ("^ab|", "\t|")]),
        ("\n", &[("- a|b", "- a\n|b"), ("^a|", "\n|")]),
        ("\u{202E}", &[("a|b", "a\u{202E}|b")]),
    ] {
        check(cases, |text, selection| insert(text, selection, typed, &Tag::default()));
    }
}

#[test]
fn what_joins_a_cluster_takes_the_caret_along() {
    for (before, typed, after) in [
        ("e|", "\u{301}", "e\u{301}|"),
        ("👩|", "\u{200D}", "👩\u{200D}|"),
        ("🇰|", "🇷", "🇰🇷|"),
        // What was typed joins what stands behind the caret, so the caret goes before both.
        ("|\u{301}", "e", "|e\u{301}"),
        ("a|\u{11A8}", "\u{1107}\u{1161}", "a|\u{1107}\u{1161}\u{11A8}"),
    ] {
        let (text, selection) = parse(before);
        let (after_typing, selection) = applied(&text, insert(&text, selection, typed, &Tag::default()), selection);
        assert_eq!(draw(&after_typing, after_typing.snap_selection(selection)), after, "{before:?} {typed:?}");
    }
}

#[test]
fn line_endings_of_other_systems() {
    for (from, to) in [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb\n", "a\n\nb\n"), ("a\nb", "a\nb"), ("\r", "\n")]
    {
        assert_eq!(line_feeds_only(from), to, "{from:?}");
    }
}
