use proptest::prelude::*;

use super::*;
use crate::text::sample;

/// Lines as `12 text`; `- text` has no stamp.
fn stamped(drawn: &str) -> Text {
    Text::from_lines(drawn.split('/').map(|line| {
        let (stamp, text) = line.split_once(':').unwrap();
        Line { text: text.to_owned(), tag: Tag { stamp: stamp.parse().ok(), kept: None } }
    }))
}

fn shown(text: &Text) -> String {
    let lines: Vec<_> = text
        .lines()
        .iter()
        .map(|line| format!("{}:{}", line.tag.stamp.map_or(String::new(), |stamp| stamp.to_string()), line.text))
        .collect();
    lines.join("/")
}

#[test]
fn lines_keep_get_and_lose_stamps() {
    // before, from, to, typed, after; a line begun now gets 99
    for (before, from, to, typed, after) in [
        ("1:foo", (0, 3), (0, 3), "d", "1:food"),
        ("1:foo", (0, 0), (0, 3), "x", "1:x"),
        (":foo", (0, 3), (0, 3), "d", ":food"),
        (":foo", (0, 0), (0, 3), "x", ":x"),
        (":", (0, 0), (0, 0), "d", "99:d"),
        (":  ", (0, 2), (0, 2), "d", "99:  d"),
        (":", (0, 0), (0, 0), " ", ": "),
        (":- ", (0, 2), (0, 2), "d", "99:- d"),
        (":", (0, 0), (0, 0), "-", "99:-"),
        ("1:", (0, 0), (0, 0), "d", "1:d"),
        ("1:foobar", (0, 3), (0, 3), "\n", "1:foo/99:bar"),
        ("1:foo", (0, 3), (0, 3), "\n", "1:foo/:"),
        ("1:foo", (0, 0), (0, 0), "\n", ":/1:foo"),
        ("1:foo", (0, 3), (0, 3), "\n- ", "1:foo/:- "),
        ("1:", (0, 0), (0, 0), "\n", "1:/:"),
        ("1:foo/2:bar", (0, 3), (1, 0), "", "1:foobar"),
        ("2:foo/1:bar", (0, 3), (1, 0), "", "1:foobar"),
        (":foo/1:bar", (0, 3), (1, 0), "", "1:foobar"),
        ("1:foo/:bar", (0, 3), (1, 0), "", "1:foobar"),
        (":foo/:bar", (0, 3), (1, 0), "", ":foobar"),
        (":/2:bar", (0, 0), (1, 0), "", "2:bar"),
        ("1:/2:bar", (0, 0), (1, 0), "", "1:bar"),
        ("1:foo/:", (0, 3), (1, 0), "", "1:foo"),
        ("1:foo/2:bar/3:baz", (1, 0), (2, 0), "", "1:foo/3:baz"),
        ("1:foo/9:bar/3:baz", (1, 0), (2, 0), "", "1:foo/3:baz"),
        ("5:foo/1:bar", (0, 3), (1, 3), "", "5:foo"),
        ("1:foo/2:bar/3:baz", (0, 1), (2, 1), "", "1:faz"),
        ("1:foo/2:bar", (0, 0), (1, 3), "", ":"),
        ("1:foo/2:bar", (0, 0), (1, 3), "x", "99:x"),
        ("1:foo", (0, 1), (0, 1), "a\nb\nc", "1:fa/99:b/99:coo"),
        ("1:foo", (0, 0), (0, 0), "a\nb\n", "99:a/99:b/1:foo"),
        ("1:foo", (0, 3), (0, 3), "\n\nb", "1:foo/:/99:b"),
        (":", (0, 0), (0, 0), "a\nb", "99:a/99:b"),
        ("1:foo/2:bar", (0, 1), (1, 1), "x\ny", "1:fx/2:yar"),
    ] {
        let mut text = stamped(before);
        let edit = text.replace(Position::new(from.0, from.1)..Position::new(to.0, to.1), typed, &Tag::stamped(99));
        text.apply(&edit).unwrap();
        assert_eq!(shown(&text), after, "{before} {from:?} {to:?} {typed:?}");
    }
}

#[test]
fn cut_lines_take_their_stamps_along() {
    // before, cut from, to, pasted at (in what is left), after
    for (before, from, to, at, after) in [
        ("1:foo/2:bar/3:baz", (0, 0), (1, 0), (1, 0), "2:bar/1:foo/3:baz"),
        ("1:foo/2:bar/3:baz", (0, 3), (1, 3), (1, 3), "1:foo/3:baz/2:bar"),
        ("1:foo/2:bar/:", (0, 0), (1, 0), (1, 0), "2:bar/1:foo/:"),
        ("1:foo/:", (0, 0), (0, 3), (1, 0), "1:/1:foo"),
        ("1:foo/2:bar", (0, 1), (0, 3), (1, 3), "1:f/2:baroo"),
        (":foo/2:bar/3:baz", (0, 0), (1, 0), (1, 0), "2:bar/:foo/3:baz"),
        ("1:foo/2:bar/3:baz/4:end", (0, 0), (2, 0), (1, 2), "3:baz/4:enfoo/2:bar/99:d"),
    ] {
        let mut text = stamped(before);
        let range = Position::new(from.0, from.1)..Position::new(to.0, to.1);
        let cut = text.fragment(range.clone());
        text.apply(&text.replace(range, "", &Tag::default())).unwrap();
        let at = Position::new(at.0, at.1);
        text.apply(&text.replace_fragment(at..at, &cut, &Tag::stamped(99))).unwrap();
        assert_eq!(shown(&text), after, "{before} {from:?} {to:?} {at:?}");
    }
}

#[test]
fn a_join_keeps_what_both_lines_keep() {
    let kept = |json: &str| Tag { stamp: None, kept: serde_json::from_str(json).unwrap() };
    let mut text = Text::from_lines([
        Line { text: "a".into(), tag: kept(r#"{"x":1,"y":1}"#) },
        Line { text: "b".into(), tag: kept(r#"{"y":2,"z":2}"#) },
    ]);
    text.apply(&text.replace(Position::new(0, 1)..Position::new(1, 0), "", &Tag::default())).unwrap();
    assert_eq!(text.lines()[0].tag, kept(r#"{"x":1,"y":1,"z":2}"#));
}

#[test]
fn a_line_can_be_given_another_tag() {
    let mut text = stamped("1:foo/:bar");
    assert_eq!(text.retag(0, Tag::stamped(1)), None);
    assert_eq!(text.retag(2, Tag::stamped(1)), None);
    let edit = text.retag(1, Tag::stamped(5)).unwrap();
    text.apply(&edit).unwrap();
    assert_eq!(shown(&text), "1:foo/5:bar");
    text.apply(&edit.inverse()).unwrap();
    assert_eq!(shown(&text), "1:foo/:bar");
}

proptest! {
    #[test]
    fn whole_lines_are_replaced_exactly(
        count in 1_usize..6, start in 0_usize..7, length in 0_usize..7, new in prop::collection::vec(sample::line(), 0..4)
    ) {
        let line = |text: &str, stamp: usize| Line { text: text.to_owned(), tag: Tag::stamped(u32::try_from(stamp).unwrap()) };
        let mut lines: Vec<Line> = (0..count).map(|number| line("line", number)).collect();
        let new: Vec<Line> = new.iter().enumerate().map(|(number, text)| line(text, 100 + number)).collect();
        let text = Text::from_lines(lines.clone());
        let end = (start + length).min(count);
        let edit = text.replace_lines(start..start + length, &new);
        let mut changed = text.clone();
        changed.apply(&edit).unwrap();
        lines.splice(start.min(end)..end, new);
        prop_assert_eq!(&changed, &Text::from_lines(lines));
        changed.apply(&edit.inverse()).unwrap();
        prop_assert_eq!(changed, text);
    }
}
