use proptest::prelude::*;

use super::*;
use crate::journal::{Moment, Slug};
use crate::text::{Fragment, Line, Position, Tag};

fn now() -> Moment {
    Moment::parse_from_rfc3339("2024-09-19T16:00:00+09:00").unwrap()
}

fn entry() -> Entry {
    let details = Details::new(2, now().date_naive());
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, Some(75), now());
    entry.id = "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap();
    let line = |text: &str, stamp| Line { text: text.to_owned(), tag: Tag::stamped(stamp) };
    entry.notes = Text::from_lines([line("# 역사", 3), line("? why", 9), line("= so", 20)]);
    entry.summary = Text::from("One.\n\nTwo.");
    entry
}

/// An edit within one line of the notes, of which the stamp is changed too.
fn edit(line: usize, byte: usize, removed: &str, inserted: &str, stamps: (u32, u32)) -> Change {
    let fragment = |text: &str, stamp| Fragment { text: text.to_owned(), tags: vec![Tag::stamped(stamp)] };
    Change::Edit {
        field: Field::Notes,
        edit: Edit {
            at: Position::new(line, byte),
            removed: fragment(removed, stamps.0),
            inserted: fragment(inserted, stamps.1),
        },
    }
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(edit(1, 2, "why", "왜", (9, 9))),
        Just(edit(0, 2, "역사", "", (3, 40))),
        ("[a가]{0,4}", any::<u32>()).prop_map(|(text, stamp)| edit(2, 4, "", &text, (20, stamp))),
        (any::<u32>(), any::<String>()).prop_map(|(week, title)| {
            let before = entry().details;
            let after = Details { week, title, handed_in: Some(before.date), ..before.clone() };
            Change::Details { before: Box::new(before), after: Box::new(after) }
        }),
        (0_i64..9000).prop_map(|seconds| {
            let before = entry().talk;
            let after = before.running(now() + chrono::Duration::seconds(seconds));
            Change::Talk { before: Box::new(before), after: Box::new(after) }
        }),
    ]
}

#[test]
fn each_field_has_its_own_text() {
    for (field, removed) in [(Field::Summary, "One"), (Field::Reflection, "")] {
        let tags = vec![Tag::default()];
        let fragment = |text: &str| Fragment { text: text.to_owned(), tags: tags.clone() };
        let edit = Edit { at: Position::default(), removed: fragment(removed), inserted: fragment("First") };
        let (before, mut after) = (entry(), entry());
        after.apply(&Change::Edit { field, edit }).unwrap();
        for other in [Field::Notes, Field::Summary, Field::Reflection] {
            assert_eq!(after.text(other) != before.text(other), other == field, "{field:?} {other:?}");
        }
        assert!(after.text(field).to_string().starts_with("First"));
    }
}

#[test]
fn a_change_of_another_version_is_refused_and_changes_nothing() {
    let misfits = [
        (edit(1, 2, "who", "", (9, 9)), "the change at line 2 does not fit the text as it is now"),
        (edit(1, 2, "why", "", (8, 8)), "the change at line 2 does not fit the text as it is now"),
        (edit(0, 3, "", "x", (3, 3)), "the change at line 1 does not fit the text as it is now"),
        (edit(9, 0, "", "x", (0, 0)), "the change at line 10 does not fit the text as it is now"),
        (
            Change::Details { before: Box::new(Details::new(3, now().date_naive())), after: Box::new(entry().details) },
            "the details have changed since",
        ),
        (
            Change::Talk { before: Box::new(entry().talk.running(now())), after: Box::new(entry().talk) },
            "the talk's clock has changed since",
        ),
    ];
    for (change, message) in misfits {
        let mut after = entry();
        assert_eq!(after.apply(&change).unwrap_err().to_string(), message);
        assert_eq!(after, entry(), "{change:?}");
    }
}

#[test]
fn a_key_is_a_short_record() {
    let record = serde_json::to_string(&edit(2, 4, "", "가", (20, 20))).unwrap();
    assert!(record.len() <= 170, "{} bytes: {record}", record.len());
}

proptest! {
    #[test]
    fn the_inverse_takes_a_change_back(change in changes()) {
        let mut after = entry();
        prop_assert_eq!(after.apply(&change), Ok(()));
        prop_assert_eq!(after.apply(&change.inverse()), Ok(()));
        prop_assert_eq!(after, entry());
        prop_assert_eq!(change.inverse().inverse(), change);
    }

    #[test]
    fn a_change_survives_the_log(change in changes()) {
        let record = serde_json::to_string(&change).unwrap();
        prop_assert!(!record.contains('\n'));
        prop_assert_eq!(serde_json::from_str::<Change>(&record).unwrap(), change);
    }
}

#[test]
fn an_older_version_brings_back_all_but_the_clock() {
    let mut then = entry();
    then.talk = then.talk.running(now());
    let mut other = entry();
    other.notes = Text::from("nothing");
    other.details.title = "Another".to_owned();
    let changes = Change::restoring(&other, &then);
    for change in &changes {
        other.apply(change).unwrap();
    }
    assert_eq!(other, entry());
    for change in changes.iter().rev() {
        other.apply(&change.inverse()).unwrap();
    }
    assert_eq!((other.notes.to_string().as_str(), other.details.title.as_str()), ("nothing", "Another"));
}
