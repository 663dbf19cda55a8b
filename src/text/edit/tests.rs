use proptest::prelude::*;

use super::*;
use crate::text::sample;

fn tagged(lines: &[(&str, Option<u32>)]) -> Text {
    Text::from_lines(
        lines.iter().map(|(text, stamp)| Line { text: (*text).to_owned(), tag: Tag { stamp: *stamp, kept: None } }),
    )
}

fn fragment(text: &str, stamps: &[Option<u32>]) -> Fragment {
    Fragment { text: text.to_owned(), tags: stamps.iter().map(|stamp| Tag { stamp: *stamp, kept: None }).collect() }
}

#[test]
fn an_edit_over_lines_puts_text_and_tags_in() {
    let mut text = tagged(&[("one two", Some(1)), ("three", None), ("four", Some(4))]);
    let before = text.clone();
    let edit = Edit {
        at: Position::new(0, 4),
        removed: fragment("two\nthree\nfo", &[Some(1), None, Some(4)]),
        inserted: fragment("박\né", &[Some(7), Some(8)]),
    };
    text.apply(&edit).unwrap();
    assert_eq!(text, tagged(&[("one 박", Some(7)), ("éur", Some(8))]));
    assert_eq!(edit.end(), Position::new(1, 2));
    text.apply(&edit.inverse()).unwrap();
    assert_eq!(text, before);
}

#[test]
fn an_edit_for_another_text_is_refused_and_leaves_it_alone() {
    let text = tagged(&[("박 one", Some(1)), ("two", None)]);
    let good = (Position::new(0, 4), fragment("one\nt", &[Some(1), None]), fragment("x", &[Some(1)]));
    let bad = [
        ("another line", Position::new(5, 0), good.1.clone(), good.2.clone()),
        ("behind the line", Position::new(0, 40), good.1.clone(), good.2.clone()),
        ("inside a character", Position::new(0, 1), fragment("", &[Some(1)]), good.2.clone()),
        ("other characters", good.0, fragment("One\nt", &[Some(1), None]), good.2.clone()),
        ("too many characters", good.0, fragment("one\ntwos", &[Some(1), None]), good.2.clone()),
        ("another tag", good.0, fragment("one\nt", &[Some(1), Some(2)]), good.2.clone()),
        ("too few tags taken", good.0, fragment("one\nt", &[Some(1)]), good.2.clone()),
        ("too many tags given", good.0, good.1.clone(), fragment("x", &[Some(1), None])),
        ("no tag given", good.0, good.1.clone(), fragment("x", &[])),
        ("past the last line", Position::new(1, 3), fragment("\n", &[None, None]), good.2.clone()),
        (
            "numbers out of range",
            Position::new(usize::MAX, usize::MAX),
            fragment("a\nb", &[None, None]),
            good.2.clone(),
        ),
        ("bytes out of range", Position::new(0, usize::MAX), fragment("a", &[None]), good.2.clone()),
    ];
    for (name, at, removed, inserted) in bad {
        let mut tried = text.clone();
        assert_eq!(tried.apply(&Edit { at, removed, inserted }), Err(EditError { at }), "{name}");
        assert_eq!(tried, text, "{name}");
    }
    let (at, removed, inserted) = good;
    assert!(text.clone().apply(&Edit { at, removed, inserted }).is_ok());
}

#[test]
fn places_are_carried_through_an_edit() {
    let edit = Edit {
        at: Position::new(1, 2),
        removed: fragment("cd\nef", &[None, None]),
        inserted: fragment("X\nY\nZZ", &[None, None, None]),
    };
    for (before, side, after) in [
        ((0, 9), Side::Behind, (0, 9)),
        ((1, 1), Side::Behind, (1, 1)),
        ((1, 2), Side::Before, (1, 2)),
        ((1, 2), Side::Behind, (3, 2)),
        ((1, 3), Side::Before, (1, 2)),
        ((2, 1), Side::Behind, (3, 2)),
        ((2, 2), Side::Before, (3, 2)),
        ((2, 5), Side::Before, (3, 5)),
        ((4, 1), Side::Before, (5, 1)),
    ] {
        let (before, after) = (Position::new(before.0, before.1), Position::new(after.0, after.1));
        assert_eq!(edit.carry(before, side), after, "{before:?} {side:?}");
    }
}

proptest! {
    #[test]
    fn an_edit_and_its_inverse_leave_the_text_as_it_was(
        text in sample::text(), from in (0_usize..9, 0_usize..40), to in (0_usize..9, 0_usize..40), new in sample::text()
    ) {
        let range = Position::new(from.0, from.1)..Position::new(to.0, to.1);
        let edit = text.replace(range.clone(), &new.to_string(), &Tag::stamped(9));
        let mut changed = text.clone();
        changed.apply(&edit).unwrap();
        let range = text.existing(range);
        let expected = [
            text.slice(Position::default()..range.start), new.to_string(), text.slice(range.end..text.end())
        ].concat();
        prop_assert_eq!(changed.to_string(), expected);
        changed.apply(&edit.inverse()).unwrap();
        prop_assert_eq!(changed, text);
    }
}
