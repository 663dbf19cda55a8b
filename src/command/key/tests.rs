use proptest::prelude::*;

use super::parse::NAMED;
use super::{Code, Key, KeyError};

fn read(text: &str) -> String {
    match text.parse::<Key>() {
        Ok(key) => key.to_string(),
        Err(error) => panic!("{text}: {error}"),
    }
}

#[test]
fn every_spelling_of_a_key_is_the_same_key() {
    for (spellings, printed) in [
        (&["ctrl-w", "Ctrl-W", "CTRL+w", "control-w", " ctrl + w ", "Ctrl-w"][..], "Ctrl-W"),
        (&["alt-enter", "meta+Return", "option-ENTER"], "Alt-Enter"),
        (&["shift-tab", "BackTab", "Shift+Tab"], "Shift-Tab"),
        (&["alt-ctrl-shift-left", "shift+ctrl-alt+LEFT", "Ctrl-Alt-Shift-Left"], "Ctrl-Alt-Shift-Left"),
        (&["f9", "F9"], "F9"),
        (&["f35"], "F35"),
        (&["?"], "?"),
        (&["j"], "j"),
        (&["J", "shift-j", "Shift-J"], "J"),
        (&["space", " ", "Space"], "Space"),
        (&["ctrl-space", "Ctrl+Space"], "Ctrl-Space"),
        (&["alt-shift-f", "Alt-Shift-F"], "Alt-Shift-F"),
        (&["-", "minus"], "-"),
        (&["+", "plus"], "+"),
        (&["ctrl--", "ctrl+-", "Ctrl-minus"], "Ctrl--"),
        (&["ctrl-+", "ctrl++"], "Ctrl-+"),
        (&["pgup", "PageUp", "page-up", "page_up", "Page Up"], "PageUp"),
        (&["pgdn", "pgdown", "page-down"], "PageDown"),
        (&["del", "delete"], "Delete"),
        (&["ins", "insert"], "Insert"),
        (&["escape", "esc"], "Esc"),
        (&["ㅂ"], "ㅂ"),
        (&["é", "e\u{301}"], "é"),
        (&["\u{3000}"], "\u{3000}"),
    ] {
        for spelling in spellings {
            assert_eq!(read(spelling), printed, "{spelling}");
        }
    }
}

#[test]
fn what_is_no_key_is_refused_with_the_part_that_is_wrong() {
    let refused = |text: &str| text.parse::<Key>().expect_err(text).to_string();
    for (text, part) in [
        ("", "no key is named"),
        ("   ", "no key is named"),
        ("ctrl", "\"ctrl\" names modifiers alone"),
        ("ctrl-", "\"ctrl-\" names modifiers alone"),
        ("ctrl-alt", "names modifiers alone"),
        ("ctrl-ctrl-a", "names a modifier twice"),
        ("ctrl-control-a", "names a modifier twice"),
        ("hyper-a", "\"hyper\" is no modifier"),
        ("ctrl-cmd-a", "\"cmd\" is no modifier"),
        ("ctrl-foo", "none called \"foo\""),
        ("f0", "none called \"f0\""),
        ("f36", "none called \"f36\""),
        ("f999", "none called \"f999\""),
        ("ab", "none called \"ab\""),
        ("박지", "none called \"박지\""),
        ("\u{1b}", "none called \"\\u{1b}\""),
        ("shift-1", "write the character that Shift with \"1\" types"),
        ("ctrl-shift-?", "write the character that Shift with \"?\" types"),
        ("a b", "none called \"a b\""),
    ] {
        assert!(refused(text).contains(part), "{text}: {}", refused(text));
    }
    assert_eq!("ctrl-\n".parse::<Key>(), Err(KeyError::UnknownName { text: "ctrl-\\n".into(), name: "\\n".into() }));
}

#[test]
fn a_key_is_the_same_however_the_terminal_reports_shift() {
    let pressed = Key::new;
    assert_eq!(pressed(Code::Char('?'), false, false, true), pressed(Code::Char('?'), false, false, false));
    assert_eq!(pressed(Code::Char('a'), false, false, true), pressed(Code::Char('A'), false, false, false));
    assert_eq!(pressed(Code::Char('F'), false, true, true), pressed(Code::Char('f'), false, true, true));
    // Caps lock changes no shortcut.
    assert_eq!(pressed(Code::Char('S'), true, false, false), pressed(Code::Char('s'), true, false, false));
    assert_eq!(pressed(Code::Char('A'), false, false, false).typed(), Some('A'));
    assert_eq!(pressed(Code::Char('a'), false, true, false).typed(), None);
}

#[test]
fn keys_that_a_terminal_cannot_tell_apart_are_known() {
    for (asked, reported) in [("ctrl-i", "Tab"), ("ctrl-m", "Enter"), ("ctrl-[", "Esc"), ("ctrl-alt-m", "Alt-Enter")] {
        let key: Key = asked.parse().unwrap();
        assert_eq!(key.reported_as().unwrap().to_string(), reported);
    }
    assert_eq!("ctrl-j".parse::<Key>().unwrap().reported_as(), None);
    assert_eq!("i".parse::<Key>().unwrap().reported_as(), None);
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        any::<char>().prop_filter("no key types a control character", |c| !c.is_control()).prop_map(Code::Char),
        (b' '..=b'~').prop_map(|byte| Code::Char(char::from(byte))),
        (1..=35_u8).prop_map(Code::F),
        proptest::sample::select(&NAMED[..]),
    ];
    (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key::new(code, ctrl, alt, shift))
}

proptest! {
    #[test]
    fn a_printed_key_is_read_as_itself(key in any_key()) {
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,12}|(ctrl|alt|shift|f|-|\\+|[a-z0-9 ]){0,6}") {
        if let Ok(key) = text.parse::<Key>() {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
}
