use super::*;
use crate::text::sample::{draw, parse};

mod deleting;
mod lines;
mod lists;
mod properties;
mod stamps;
mod typing;

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
