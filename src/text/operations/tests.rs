use proptest::prelude::*;

use super::*;
use crate::text::sample::{self, draw, parse};
use crate::text::{Line, motion};

fn applied(text: &Text, revision: Option<Revision>, selection: Selection) -> (Text, Selection) {
    let mut after = text.clone();
    let Some(revision) = revision else { return (after, selection) };
    for edit in &revision.edits {
        after.apply(edit).unwrap();
    }
    (after, revision.selection)
}

fn check(cases: &[(&str, &str)], operation: impl Fn(&Text, Selection) -> Option<Revision>) {
    for (before, expected) in cases {
        let (text, selection) = parse(before);
        let (after, selection) = applied(&text, operation(&text, selection), selection);
        assert_eq!(draw(&after, selection), *expected, "{before:?}");
    }
}

fn check_delete(motion: Motion, cases: &[(&str, &str)]) {
    check(cases, |text, selection| delete(text, &mut Wrapping::new(10), selection, motion, &Tag::default()));
}

#[test]
fn typing_replaces_the_selection() {
    check(&[("a|c", "abx|c"), ("a^foo|c", "abx|c"), ("a|foo\nbar^c", "abx|c"), ("|", "bx|")], |text, selection| {
        insert(text, selection, "bx", &Tag::default())
    });
    check(&[("a|c", "a박\nb|c")], |text, selection| insert(text, selection, "박\nb", &Tag::default()));
    check(&[("a|c", "a|c")], |text, selection| insert(text, selection, "", &Tag::default()));
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
fn indenting() {
    check(
        &[
            ("|foo", "  |foo"),
            ("fo|o", "  fo|o"),
            ("|", "  |"),
            ("^foo\nbar|", "^  foo\n  bar|"),
            ("f^oo\n\nb|ar", "  f^oo\n\n  b|ar"),
            ("^foo\n|bar", "^  foo\n|bar"),
            ("|foo\nb^ar", "|  foo\n  b^ar"),
        ],
        |text, selection| indent(text, selection, &Tag::default()),
    );
    check(
        &[
            ("  f|oo", "f|oo"),
            ("   f|oo", " f|oo"),
            (" |foo", "|foo"),
            ("|foo", "|foo"),
            ("| foo", "|foo"),
            ("\tf|oo", "f|oo"),
            ("  ^foo\n b|ar\nbaz", "^foo\nb|ar\nbaz"),
            ("|    - foo", "|  - foo"),
        ],
        |text, selection| outdent(text, selection, &Tag::default()),
    );
}

#[test]
fn moving_and_copying_lines() {
    check(
        &[
            ("a\nb|\nc", "b|\na\nc"),
            ("|a\nb", "|a\nb"),
            ("a\nb^b\nc|\nd", "b^b\nc|\na\nd"),
            ("a\n^b\n|c", "^b\n|a\nc"),
            ("a\n|", "|\na"),
            ("a\n^b\nc|", "^b\nc|\na"),
        ],
        move_up,
    );
    check(
        &[
            ("a|\nb\nc", "b\na|\nc"),
            ("a\nb|", "a\nb|"),
            ("^a\nb|b\nc", "c\n^a\nb|b"),
            ("^a\n|b\nc", "b\n^a\n|c"),
            ("^a\n|b", "b\n^a|"),
        ],
        move_down,
    );
    check(
        &[
            ("a|b\nc", "ab\na|b\nc"),
            ("a\nb|", "a\nb\nb|"),
            ("^a\nb|\nc", "a\nb\n^a\nb|\nc"),
            ("^a\n|b", "a\n^a\n|b"),
            ("|", "\n|"),
        ],
        duplicate,
    );
}

#[test]
fn joining_lines() {
    check(
        &[
            ("a|b\ncd", "ab| cd"),
            ("ab  |\n   cd", "ab| cd"),
            ("ab|\n\ncd", "ab|\ncd"),
            ("|\ncd", "|cd"),
            ("ab|", "ab|"),
            ("a^b\ncd\ne|f\ng", "ab cd| ef\ng"),
            ("^ab\n|cd", "ab| cd"),
            ("박|\n지호", "박| 지호"),
        ],
        |text, selection| join(text, selection, &Tag::default()),
    );
}

#[test]
fn ticking() {
    check(
        &[
            ("[ ] fo|o", "[x] fo|o"),
            ("[x] fo|o", "[ ] fo|o"),
            ("[X] fo|o", "[ ] fo|o"),
            ("[] fo|o", "[x] fo|o"),
            ("- [ ] foo|", "- [x] foo|"),
            ("  1. [x] foo|", "  1. [ ] foo|"),
            ("fo|o", "[ ] fo|o"),
            ("- fo|o", "- [ ] fo|o"),
            ("[ ]|", "[x]|"),
            ("|", "[ ] |"),
            ("[ ] a^a\n\n[x] b|b", "[x] a^a\n\n[x] b|b"),
            ("[x] a^a\n[ ] b|b", "[ ] a^a\n[ ] b|b"),
        ],
        |text, selection| toggle_check_box(text, selection, &Tag::default()),
    );
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
fn stamps_travel_with_moved_and_pasted_lines() {
    let text = Text::from_lines((1..=3).map(|stamp| Line { text: format!("line {stamp}"), tag: Tag::stamped(stamp) }));
    let stamps = |text: &Text| text.lines().iter().map(|line| line.tag.stamp).collect::<Vec<_>>();
    let caret = Selection::caret(Position::new(1, 2));
    let (moved, _) = applied(&text, move_up(&text, caret), caret);
    assert_eq!(stamps(&moved), [Some(2), Some(1), Some(3)]);
    let (moved, _) = applied(&text, move_down(&text, caret), caret);
    assert_eq!(stamps(&moved), [Some(1), Some(3), Some(2)]);
    let (cut, revision) = delete_lines(&text, caret);
    let (left, caret) = applied(&text, revision, caret);
    assert_eq!(stamps(&left), [Some(1), Some(3)]);
    let (pasted, _) =
        applied(&left, paste(&left, Selection::caret(Position::default()), &cut, &Tag::stamped(9)), caret);
    assert_eq!(stamps(&pasted), [Some(2), Some(1), Some(3)]);
    assert_eq!(pasted.to_string(), "line 2\nline 1\nline 3");
    let (joined, _) = applied(&text, join(&text, caret, &Tag::stamped(9)), caret);
    assert_eq!(stamps(&joined), [Some(1), Some(2)]);
}

#[test]
fn line_endings_of_other_systems() {
    for (from, to) in [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb\n", "a\n\nb\n"), ("a\nb", "a\nb"), ("\r", "\n")]
    {
        assert_eq!(line_feeds_only(from), to, "{from:?}");
    }
}

#[derive(Clone, Debug)]
enum Action {
    Move(Motion, bool),
    Delete(Motion),
    Insert(String),
    Newline(bool),
    Line(u8),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (sample::motion(), any::<bool>()).prop_map(|(motion, extend)| Action::Move(motion, extend)),
        2 => sample::motion().prop_map(Action::Delete),
        2 => sample::line().prop_map(Action::Insert),
        1 => any::<bool>().prop_map(Action::Newline),
        2 => (0_u8..8).prop_map(Action::Line),
    ]
}

fn revise(
    text: &Text,
    wrapping: &mut Wrapping,
    selection: Selection,
    action: &Action,
    fresh: &Tag,
) -> Option<Revision> {
    match action {
        Action::Move(..) => None,
        Action::Delete(motion) => delete(text, wrapping, selection, *motion, fresh),
        Action::Insert(typed) => insert(text, selection, typed, fresh),
        Action::Newline(true) => newline(text, selection, Continuation::List, fresh),
        Action::Newline(false) => newline(text, selection, Continuation::None, fresh),
        Action::Line(0) => indent(text, selection, fresh),
        Action::Line(1) => outdent(text, selection, fresh),
        Action::Line(2) => toggle_check_box(text, selection, fresh),
        Action::Line(3) => move_up(text, selection),
        Action::Line(4) => move_down(text, selection),
        Action::Line(5) => duplicate(text, selection),
        Action::Line(6) => join(text, selection, fresh),
        Action::Line(_) => delete_lines(text, selection).1,
    }
}

proptest! {
    #[test]
    fn whatever_is_done_fits_the_text_and_can_be_undone(
        mut text in sample::text(), width in 1_usize..12, actions in prop::collection::vec(action(), 1..16)
    ) {
        let mut wrapping = Wrapping::new(width);
        let mut cursor = motion::Cursor::default();
        let mut versions = Vec::new();
        for (number, action) in (0_u32..).zip(actions) {
            if let Action::Move(motion, extend) = action {
                cursor = motion::moved(&text, &mut wrapping, cursor, motion, extend);
                continue;
            }
            let Some(revision) = revise(&text, &mut wrapping, cursor.selection, &action, &Tag::stamped(number)) else { continue };
            for edit in revision.edits {
                versions.push((text.clone(), edit.clone()));
                prop_assert!(text.apply(&edit).is_ok(), "{:?}", action);
                wrapping.update(&text, &edit);
            }
            prop_assert!(revision.selection.end() <= text.end(), "{:?}", action);
            let boundary = |at: Position| text.line(at.line).is_char_boundary(at.byte);
            prop_assert!(boundary(revision.selection.anchor) && boundary(revision.selection.head), "{:?}", action);
            cursor = text.snap_selection(revision.selection).into();
            for line in 0..text.lines().len() {
                prop_assert_eq!(wrapping.rows(&text, line), &crate::text::wrap(text.line(line), width));
            }
        }
        for (before, edit) in versions.iter().rev() {
            text.apply(&edit.inverse()).unwrap();
            prop_assert_eq!(&text, before);
        }
    }
}
