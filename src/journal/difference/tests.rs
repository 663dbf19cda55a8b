use proptest::prelude::*;

use super::*;
use crate::journal::{Change, Moment, Slug, Speaker};
use crate::text::{Line, Tag};

fn entry(notes: &[(Option<u32>, &str)], summary: &str) -> Entry {
    let now = Moment::parse_from_rfc3339("2024-09-19T16:00:00+09:00").unwrap();
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(2, now.date_naive()), None, now);
    entry.notes =
        Text::from_lines(notes.iter().map(|(stamp, text)| Line {
            text: (*text).to_owned(),
            tag: stamp.map_or_else(Tag::default, Tag::stamped),
        }));
    entry.summary = Text::from(summary);
    entry
}

/// The difference as `diff -u` prints it, each part below its name.
fn printed(before: &Entry, after: &Entry) -> String {
    let parts = Difference::between(before, after).into_iter().map(|part| {
        let lines = part.lines.iter().map(|line| format!("\n{}{}", line.fate.sign(), line.text));
        format!("{}{}\n", part.part, lines.collect::<String>())
    });
    parts.collect()
}

#[test]
fn what_differs_is_told_with_three_lines_around_it() {
    let before = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve";
    let after = before.replace("two\n", "").replace("eleven", "elf\n박지호");
    assert_eq!(
        printed(&entry(&[], before), &entry(&[], &after)),
        "summary\n@@ -1,5 +1,4 @@\n one\n-two\n three\n four\n five\n@@ -8,5 +7,6 @@\n eight\n nine\n ten\n-eleven\n+elf\n+박지호\n twelve\n"
    );
}

#[test]
fn a_text_that_is_empty_has_no_lines() {
    assert_eq!(printed(&entry(&[], ""), &entry(&[], "a")), "summary\n@@ -0,0 +1,1 @@\n+a\n");
    assert_eq!(printed(&entry(&[(Some(3), "a")], ""), &entry(&[], "")), "notes\n@@ -1,1 +0,0 @@\n-   0:03  a\n");
}

#[test]
fn notes_differ_in_their_stamps_too() {
    let notes = |stamp| entry(&[(stamp, "# History"), (Some(3723), "? why")], "");
    assert_eq!(
        printed(&notes(None), &notes(Some(62))),
        "notes\n@@ -1,2 +1,2 @@\n-         # History\n+   1:02  # History\n 1:02:03  ? why\n"
    );
    let plain = |text| entry(&[(None, text)], "");
    assert_eq!(printed(&plain("a"), &plain("b")), "notes\n@@ -1,1 +1,1 @@\n-a\n+b\n");
}

#[test]
fn details_are_compared_a_line_each() {
    let before = entry(&[], "");
    let mut after = before.clone();
    after.details.title = "One\nof two lines".to_owned();
    after.details.speakers = vec![Speaker::read("Junyang Lin (Qwen team)")];
    after.details.tags = vec!["llm".to_owned()];
    after.details.handed_in = "2024-09-22".parse().ok();
    assert_eq!(
        printed(&before, &after),
        "details\n@@ -1,2 +1,7 @@\n week 2\n date 2024-09-19\n+title One\n+title of two lines\n+speaker Junyang Lin (Qwen team)\n+tag llm\n+handed in 2024-09-22\n"
    );
}

proptest! {
    #[test]
    fn no_difference_is_told_of_what_is_the_same_and_restoring_leaves_none(
        one in "[ab\\n]{0,12}", other in "[ab\\n]{0,12}", stamps in any::<(Option<u8>, Option<u8>)>(),
    ) {
        let made = |text: &str, stamp: Option<u8>| {
            let lines: Vec<(Option<u32>, &str)> = text.split('\n').map(|line| (stamp.map(u32::from), line)).collect();
            entry(&lines, text)
        };
        let (then, mut now) = (made(&one, stamps.0), made(&other, stamps.1));
        for change in Change::restoring(&now, &then) {
            now.apply(&change).unwrap();
        }
        prop_assert_eq!(Difference::between(&then, &now), Vec::new());
        prop_assert_eq!((now.notes, now.summary), (then.notes, then.summary));
    }
}
