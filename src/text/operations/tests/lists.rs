use super::*;

fn check_enter(cases: &[(&str, &str)]) {
    check(cases, |text, selection| newline(text, selection, Continuation::List, &Tag::default()));
}

#[test]
fn enter_goes_on_with_a_list() {
    check(
        &[
            ("foo|", "foo\n|"),
            ("fo|o", "fo\n|o"),
            ("|foo", "\n|foo"),
            ("- foo|", "- foo\n- |"),
            ("- fo|o", "- fo\n- |o"),
            ("- foo| bar", "- foo\n- |bar"),
            ("- foo |bar", "- foo \n- |bar"),
            ("* foo|", "* foo\n* |"),
            ("1. foo|", "1. foo\n2. |"),
            ("9. foo|", "9. foo\n10. |"),
            ("3) foo|", "3) foo\n4) |"),
            ("[ ] foo|", "[ ] foo\n[ ] |"),
            ("[x] foo|", "[x] foo\n[ ] |"),
            ("[] foo|", "[] foo\n[ ] |"),
            ("- [x] foo|", "- [x] foo\n- [ ] |"),
            ("> foo|", "> foo\n> |"),
            ("> - foo|", "> - foo\n> - |"),
            ("  - foo|", "  - foo\n  - |"),
            ("  foo|", "  foo\n  |"),
            ("- 박지호|", "- 박지호\n- |"),
            ("- ^foo|", "- \n- |"),
            ("- fo^o\nba|r", "- fo\n- |r"),
            ("|- foo", "\n|- foo"),
            ("-| foo", "-\n| foo"),
            ("- |foo", "- \n- |foo"),
            ("- |", "|"),
            ("  - |", "|"),
            ("1. |", "|"),
            ("- [ ] |", "|"),
            ("- [ ]|", "|"),
            ("[ ]|", "|"),
            ("1. [x]|", "|"),
            ("> - [ ]|", "> |"),
            ("> |", "|"),
            ("a\n- |\nb", "a\n|\nb"),
            ("? why|", "? why\n|"),
            ("! so|", "! so\n|"),
            ("= yes|", "= yes\n|"),
            ("# head|", "# head\n|"),
            ("~ hm|", "~ hm\n|"),
            ("@ ref|", "@ ref\n|"),
            ("-foo|", "-foo\n|"),
            ("---|", "---\n|"),
        ],
        |text, selection| newline(text, selection, Continuation::List, &Tag::default()),
    );
    check(&[("- foo|", "- foo\n|"), ("- |", "- \n|"), ("  a|", "  a\n|")], |text, selection| {
        newline(text, selection, Continuation::None, &Tag::default())
    });
}

#[test]
fn a_number_goes_one_up_and_keeps_its_sign() {
    check_enter(&[
        ("1. a|", "1. a\n2. |"),
        ("1) a|", "1) a\n2) |"),
        ("7.  a|", "7.  a\n8.  |"),
        ("07. a|", "07. a\n08. |"),
        ("09. a|", "09. a\n10. |"),
        ("99. a|", "99. a\n100. |"),
        ("0. a|", "0. a\n1. |"),
        ("  3. a|", "  3. a\n  4. |"),
        ("\t3. a|", "\t3. a\n\t4. |"),
        ("> 3. a|", "> 3. a\n> 4. |"),
        ("1. [x] a|", "1. [x] a\n2. [ ] |"),
        ("1. 박지|호", "1. 박지\n2. |호"),
        ("1.a|", "1.a\n|"),
        ("1 a|", "1 a\n|"),
        ("2024. 10. 3|", "2024. 10. 3\n2025. |"),
        ("1234567890. a|", "1234567890. a\n|"),
    ]);
}

#[test]
fn enter_within_an_item_splits_it() {
    check_enter(&[
        ("- one| two", "- one\n- |two"),
        ("- one |two", "- one \n- |two"),
        ("- one|   two", "- one\n- |two"),
        ("* [ ] on|e", "* [ ] on\n* [ ] |e"),
        ("* [x] on|e", "* [x] on\n* [ ] |e"),
        ("> on|e", "> on\n> |e"),
        ("> > on|e", "> > on\n> > |e"),
        ("  + on|e", "  + on\n  + |e"),
        ("- 👩‍👩‍👧|🇰🇷", "- 👩‍👩‍👧\n- |🇰🇷"),
        ("- \u{1107}\u{1161}\u{11A8}|\u{110C}\u{1175}", "- \u{1107}\u{1161}\u{11A8}\n- |\u{110C}\u{1175}"),
        ("- ש|ל", "- ש\n- |ל"),
        ("- one^ tw|o", "- one\n- |o"),
        ("- a^\n- b|c", "- a\n- |c"),
        ("|- one", "\n|- one"),
        (" | - one", " \n| - one"),
        ("- [|x] one", "- [\n|x] one"),
    ]);
}

#[test]
fn enter_on_an_empty_item_ends_the_list() {
    check_enter(&[
        ("- a\n- |", "- a\n|"),
        ("- a\n- |\n- b", "- a\n|\n- b"),
        ("*   |", "|"),
        ("+ |", "|"),
        ("12) |", "|"),
        ("1. [ ] |", "|"),
        ("[ ] |", "|"),
        ("\t- |", "|"),
        ("> |", "|"),
        ("> > |", "|"),
        // The list ends, and what it is quoted in goes on.
        ("> - |", "> |"),
        ("> 1. |", "> |"),
        ("> - [ ] |", "> |"),
        ("> > - |", "> > |"),
        ("  > - |", "  > |"),
        // Nothing ends while something is selected: that gives way.
        ("- ^a|", "- \n- |"),
    ]);
}

#[test]
fn only_lists_go_on() {
    check_enter(&[
        ("|", "\n|"),
        ("a|b", "a\n|b"),
        ("  a|", "  a\n  |"),
        ("\ta|", "\ta\n\t|"),
        ("  |  a", "  \n|  a"),
        ("    |", "    \n    |"),
        ("-|", "-\n|"),
        ("1.|", "1.\n|"),
        ("* * *|", "* * *\n|"),
        ("- - -|", "- - -\n|"),
        ("-- a|", "-- a\n|"),
        ("# a|", "# a\n|"),
        ("## a|", "## a\n|"),
        ("?? a|", "?? a\n|"),
        ("\\- a|", "\\- a\n|"),
        ("**a**|", "**a**\n|"),
        ("[a](b)|", "[a](b)\n|"),
        ("［ ］ a|", "［ ］ a\n|"),
    ]);
}

#[test]
fn nothing_goes_on_in_code() {
    check_enter(&[
        ("```\n- a|", "```\n- a\n|"),
        ("```\n  - a|", "```\n  - a\n  |"),
        ("```\n- |", "```\n- \n|"),
        ("```\n> a|\n```", "```\n> a\n|\n```"),
        ("~~~ sh\n1. a|", "~~~ sh\n1. a\n|"),
        ("- ```|", "- ```\n|"),
        ("```\na\n```\n- b|", "```\na\n```\n- b\n- |"),
        ("```\n~~~\n- a|", "```\n~~~\n- a\n|"),
        ("``` a`b\n- c|", "``` a`b\n- c\n- |"),
        ("- `a|`", "- `a\n- |`"),
        ("- a|\n```", "- a\n- |\n```"),
    ]);
}

#[test]
fn nothing_goes_on_in_a_paste() {
    check(
        &[
            ("- a|", "- a\n|"),
            ("1. a|", "1. a\n|"),
            ("- |", "- \n|"),
            ("> a|b", "> a\n|b"),
            ("  [ ] a|", "  [ ] a\n|"),
            ("- a| b", "- a\n| b"),
        ],
        |text, selection| newline(text, selection, Continuation::None, &Tag::default()),
    );
}

#[test]
fn one_deletion_takes_the_sign_of_an_empty_item() {
    let fresh = Tag::default();
    for (before, after) in [
        ("- |", Some("|")),
        ("  - |", Some("  |")),
        ("a\n2. |\nb", Some("a\n|\nb")),
        ("[ ] |", Some("|")),
        ("- [ ] |", Some("|")),
        ("- [ ]|", Some("|")),
        ("> |", Some("|")),
        ("> - |", Some("> |")),
        ("- a|", None),
        ("- |a", None),
        ("-| ", None),
        ("-|", None),
        ("  |", None),
        ("? |", None),
        ("^- |", None),
        ("```\n- |", None),
    ] {
        let (text, selection) = parse(before);
        let revision = remove_sign(&text, selection, &fresh);
        let drawn = revision.map(|revision| {
            let mut text = text.clone();
            revision.edits.iter().for_each(|edit| text.apply(edit).unwrap());
            draw(&text, revision.selection)
        });
        assert_eq!(drawn.as_deref(), after, "{before:?}");
    }
}
