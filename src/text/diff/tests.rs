use proptest::prelude::*;

use super::*;
use crate::text::sample;

/// Lines with stamps 1, 2, 3 …
fn numbered(lines: &str) -> Text {
    Text::from_lines(
        (1..).zip(lines.split('\n')).map(|(stamp, text)| Line { text: text.to_owned(), tag: Tag::stamped(stamp) }),
    )
}

fn applied(old: &Text, edits: &[Edit]) -> Text {
    let mut text = old.clone();
    for edit in edits {
        text.apply(edit).unwrap();
    }
    text
}

#[test]
fn lines_that_stayed_keep_their_tags() {
    for (old, new, stamps) in [
        ("one\ntwo\nthree", "one\ntwo\nthree", &[1, 2, 3][..]),
        ("one\ntwo\nthree", "one\nthree", &[1, 3]),
        ("one\ntwo\nthree", "one\nbetween\ntwo\nthree", &[1, 99, 2, 3]),
        ("one\ntwo\nthree", "new\none\ntwo\nthree\nmore", &[99, 1, 2, 3, 99]),
        ("one\ntwo words\nthree", "one\ntwo other words\nthree", &[1, 2, 3]),
        ("박지호 발표\n질문", "박지호의 발표\n질문", &[1, 2]),
        ("one\ntwo\nthree", "one\n2222\nthree", &[1, 99, 3]),
        ("first\nsecond\nthird", "third\nfirst\nsecond", &[3, 1, 2]),
        ("alpha line\nbeta line", "gamma\nalpha line!\nbeta line!", &[99, 1, 2]),
        ("one", "", &[0]),
        ("", "one", &[99]),
        ("one\ntwo", "one\n\ntwo", &[1, 0, 2]),
        ("same\nsame", "same\nsame\nsame", &[1, 2, 99]),
    ] {
        let text = numbered(old);
        let after = applied(&text, &diff(&text, new, &Tag::stamped(99)));
        let found: Vec<u32> = after.lines().iter().map(|line| line.tag.stamp.unwrap_or(0)).collect();
        assert_eq!((after.to_string().as_str(), found.as_slice()), (new, stamps), "{old:?}");
    }
}

#[test]
fn an_equal_text_makes_no_edits_and_a_change_leaves_the_rest_alone() {
    let text = numbered("one\ntwo\nthree\nfour");
    assert_eq!(diff(&text, "one\ntwo\nthree\nfour", &Tag::default()), []);
    let edits = diff(&text, "one\ntwo\nthree!\nfour", &Tag::default());
    assert_eq!(edits.len(), 1);
    assert_eq!((edits[0].at.line, edits[0].removed.text.as_str()), (2, "three"));
}

#[test]
fn a_long_stretch_changed_through_and_through_keeps_its_stamps() {
    let old: Vec<String> = (0..300).map(|line| format!("line {line}")).collect();
    let new: Vec<String> = (0..300).map(|line| format!("* line {line}")).collect();
    let text = numbered(&old.join("\n"));
    let after = applied(&text, &diff(&text, &new.join("\n"), &Tag::stamped(999)));
    assert!((1..).zip(after.lines()).all(|(stamp, line)| line.tag.stamp == Some(stamp)));
}

proptest! {
    #[test]
    fn it_leads_to_the_new_text_and_back(old in sample::text(), new in sample::text(), kept in any::<bool>()) {
        let old = numbered(&old.to_string());
        let new = if kept { format!("{new}\n{old}\n{new}") } else { new.to_string() };
        let edits = diff(&old, &new, &Tag::stamped(99));
        let mut text = applied(&old, &edits);
        prop_assert_eq!(text.to_string(), new);
        for edit in edits.iter().rev() {
            text.apply(&edit.inverse()).unwrap();
        }
        prop_assert_eq!(text, old);
    }
}
