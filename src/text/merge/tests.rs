use proptest::prelude::*;

use super::*;
use crate::text::Tag;

/// The joined text, and whether something was left out.
fn joined(base: &str, ours: &str, theirs: &str) -> (String, bool) {
    let [base, ours, theirs] = [base, ours, theirs].map(|lines| Text::from(lines.replace(' ', "\n").as_str()));
    let (text, touching) = join(&base, &ours, &theirs);
    (text.to_string().replace('\n', " "), touching)
}

fn join(base: &Text, ours: &Text, theirs: &Text) -> (Text, bool) {
    let Merge { edits, touching } = merge(base, ours, theirs);
    let mut text = ours.clone();
    for edit in &edits {
        text.apply(edit).unwrap();
    }
    (text, touching)
}

#[test]
fn changes_that_do_not_touch_are_both_made_and_of_those_that_touch_ours_stays() {
    for (base, ours, theirs, expected) in [
        ("a b c d e", "a b c d e", "a b c d e", ("a b c d e", false)),
        ("a b c d e", "A b c d e", "a b c d E", ("A b c d E", false)),
        ("a b c d e", "a b c d e", "a X c", ("a X c", false)),
        ("a b c d e", "a X c", "a b c d e", ("a X c", false)),
        ("a b c d e", "x a b c d e", "a b c d e y z", ("x a b c d e y z", false)),
        ("a b c d e", "a c d e", "a b c e", ("a c e", false)),
        ("a b c d e", "a b1 b2 b3 c d e", "a b c D e", ("a b1 b2 b3 c D e", false)),
        ("a b c d e", "e", "a b c d e f", ("e f", false)),
        ("a b", "A b", "a B", ("A B", false)),
        ("a b c", "a X c", "a Y c", ("a X c", true)),
        ("a b c", "a X c", "a X c", ("a X c", false)),
        ("a b c", "a b c d", "a b c d", ("a b c d", false)),
        ("a b c", "a b c x", "a b c y", ("a b c x", true)),
        ("a b c", "a b X", "a b c y", ("a b X", true)),
        ("a b c d e", "a X c d e", "a Y c d E", ("a X c d E", true)),
        ("a b c", "", "a b C", ("", true)),
        ("", "x", "y", ("x", true)),
        ("", "x", "", ("x", false)),
        ("", "", "y z", ("y z", false)),
    ] {
        assert_eq!(joined(base, ours, theirs), (expected.0.to_owned(), expected.1), "{base} | {ours} | {theirs}");
    }
}

#[test]
fn stamps_come_with_their_lines_and_a_stamp_is_a_change() {
    let text = |stamps: [u32; 3]| {
        Text::from_lines(stamps.map(|stamp| Line { text: format!("line {}", stamp % 10), tag: Tag::stamped(stamp) }))
    };
    let (joined, touching) = join(&text([1, 2, 3]), &text([11, 2, 3]), &text([1, 2, 33]));
    assert_eq!((joined, touching), (text([11, 2, 33]), false));
    assert!(join(&text([1, 2, 3]), &text([1, 12, 3]), &text([1, 22, 3])).1);
}

/// A text, and two lots of lines of it that do not lie side by side, each with what comes in its place.
#[derive(Debug)]
struct Apart {
    base: Vec<String>,
    places: [Range<usize>; 2],
    lines: [Vec<String>; 2],
}

fn apart() -> impl Strategy<Value = Apart> {
    let named = |name: &str, count: usize| (0..count).map(|number| format!("{name} {number}")).collect::<Vec<_>>();
    (0..6_usize, 0..4_usize, 1..5_usize, 0..4_usize, 0..6_usize, 0..4_usize, 0..4_usize).prop_map(
        move |(head, first, gap, second, tail, ours, theirs)| {
            let from = head + first + gap;
            Apart {
                base: named("line", from + second + tail),
                places: [head..head + first, from..from + second],
                lines: [named("ours", ours), named("theirs", theirs)],
            }
        },
    )
}

fn with(base: &[String], place: &Range<usize>, lines: &[String]) -> Text {
    let mut changed = base.to_vec();
    changed.splice(place.clone(), lines.to_vec());
    Text::from(changed.join("\n").as_str())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn changes_apart_are_both_there_whichever_side_is_ours(Apart { base, places: [one, other], lines: [ours, theirs] } in apart(), swap: bool) {
        let mut both = base.clone();
        both.splice(other.clone(), theirs.clone());
        both.splice(one.clone(), ours.clone());
        let (a, b) = (with(&base, &one, &ours), with(&base, &other, &theirs));
        let (a, b) = if swap { (b, a) } else { (a, b) };
        let (joined, touching) = join(&Text::from(base.join("\n").as_str()), &a, &b);
        prop_assert_eq!(joined.to_string(), Text::from(both.join("\n").as_str()).to_string());
        prop_assert!(!touching);
    }

    #[test]
    fn whatever_the_texts_ours_stays_and_what_is_missing_of_theirs_is_told(
        base in "([ab ]\n?){0,12}", ours in "([abx]\n?){0,12}", theirs in "([aby]\n?){0,12}"
    ) {
        let [base, ours, theirs] = [base, ours, theirs].map(|text| Text::from(text.as_str()));
        let (joined, touching) = join(&base, &ours, &theirs);
        let has = |text: &Text, line: &str| text.lines().iter().any(|found| found.text == line);
        for line in theirs.lines().iter().filter(|line| line.text.contains('y')) {
            prop_assert!(touching || has(&joined, &line.text), "{:?} is gone: {joined:?}", line.text);
        }
        for line in ours.lines().iter().filter(|line| line.text.contains('x')) {
            prop_assert!(has(&joined, &line.text), "{:?} is gone: {joined:?}", line.text);
        }
        prop_assert_eq!(join(&base, &ours, &base), (ours.clone(), false));
        prop_assert_eq!(join(&base, &base, &theirs), (theirs, false));
        prop_assert_eq!(join(&base, &ours, &ours), (ours, false));
    }
}
