use super::*;
use crate::text::sample::{draw, mark, parse};

mod clusters;
mod extending;
mod paragraphs;
mod properties;
mod rows;
mod words;

/// `before`, what is done, `after`; rows are 10 columns wide.
fn check(cases: &[(&str, &[Motion], bool, &str)]) {
    for (before, motions, extend, after) in cases {
        let (text, selection) = parse(before);
        let mut wrapping = Wrapping::new(10);
        let mut cursor = Cursor::from(selection);
        for motion in *motions {
            cursor = moved(&text, &mut wrapping, cursor, *motion, *extend);
        }
        assert_eq!(draw(&text, cursor.selection), *after, "{before:?} {motions:?} extend: {extend}");
    }
}

/// Every place where a caret stops on its way from `from` as far as the motion leads, drawn in the text.
fn stops(text: &Text, from: Position, motion: Motion) -> String {
    let mut wrapping = Wrapping::new(10);
    let mut places = Vec::new();
    let mut at = from;
    loop {
        let next = moved(text, &mut wrapping, Selection::caret(at).into(), motion, false).selection.head;
        if next == at {
            return mark(text, &places);
        }
        places.push(next);
        at = next;
    }
}
