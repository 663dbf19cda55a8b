use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::journal::{from_json, to_json};
use crate::text::{Line, Tag};

/// The example of the file format, all fields given.
fn example() -> Value {
    json!({
        "seminote": 1,
        "id": "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37",
        "series": "ai-seminar",
        "week": 2,
        "date": "2024-09-19",
        "title": "The Qwen language models",
        "speakers": [{ "name": "Junyang Lin", "affiliation": "Qwen team" }],
        "tags": ["llm"],
        "author": null,
        "talk": {
            "started": "2024-09-19T16:00:05+09:00",
            "ended": null,
            "minutes": 75,
            "pauses": [["2024-09-19T16:30:00+09:00", "2024-09-19T16:35:00+09:00"]]
        },
        "notes": [
            { "at": 12, "text": "# History" },
            { "at": 95, "text": "? what differs in the coding model" },
            { "text": "a line without a stamp" }
        ],
        "summary": "First.\n\nSecond.",
        "reflection": "생각.",
        "handed_in": null,
        "created": "2024-09-19T15:58:00+09:00",
        "updated": "2024-09-19T17:20:00+09:00"
    })
}

fn read(value: &Value) -> Entry {
    from_json(value.to_string().as_bytes()).unwrap()
}

#[test]
fn an_entry_is_read_and_written_field_by_field_in_order() {
    let entry = read(&example());
    assert_eq!(entry.details.speakers[0].to_string(), "Junyang Lin (Qwen team)");
    assert_eq!(
        entry.notes.lines()[1],
        Line { text: "? what differs in the coding model".to_owned(), tag: Tag::stamped(95) }
    );
    assert_eq!(entry.notes.lines()[2].tag, Tag::default());
    assert_eq!(entry.summary, Text::from("First.\n\nSecond."));
    assert!(entry.unknown.is_empty());
    // The value keeps the order of its fields, so equal texts mean equal orders.
    let written: Value = serde_json::from_str(&to_json(&entry).unwrap()).unwrap();
    assert_eq!(written.to_string(), example().to_string());
}

#[test]
fn all_but_five_fields_may_be_missing_or_null() {
    let needed = ["seminote", "id", "series", "week", "date"];
    let mut smallest = example();
    smallest.as_object_mut().unwrap().retain(|field, _| needed.contains(&field.as_str()));
    let entry = read(&smallest);
    assert_eq!(entry.details, Details::new(2, "2024-09-19".parse().unwrap()));
    assert_eq!((&entry.talk, entry.created, entry.updated), (&Talk::default(), None, None));
    assert!(entry.notes.is_empty() && entry.summary.is_empty() && entry.reflection.is_empty());
    for field in example().as_object().unwrap().keys().filter(|field| !needed.contains(&field.as_str())) {
        let mut nulled = smallest.clone();
        nulled[field] = Value::Null;
        assert_eq!(read(&nulled), entry, "{field}");
    }
    for field in needed {
        let mut text = smallest.clone();
        text.as_object_mut().unwrap().remove(field);
        assert!(from_json::<Entry>(text.to_string().as_bytes()).is_err(), "{field}");
    }
}

#[test]
fn null_is_a_missing_field_in_nested_objects_too() {
    let mut sparse = example();
    sparse["speakers"] = json!([{ "name": "A", "affiliation": null }, { "name": null }]);
    sparse["author"] = json!({ "name": null, "student_id": "1" });
    sparse["talk"] = json!({ "started": null, "ended": null, "minutes": null, "pauses": null });
    sparse["notes"] = json!([{ "at": null, "text": "a" }, { "at": 5, "text": null }, {}]);
    let entry = read(&sparse);
    assert_eq!(entry.details.speakers.iter().map(Speaker::to_string).collect::<Vec<_>>(), ["A", ""]);
    assert_eq!(entry.talk, Talk::default());
    assert_eq!(entry.notes.to_string(), "a\n\n");
    assert_eq!(read(&serde_json::to_value(&entry).unwrap()), entry);
}

#[test]
fn fields_of_a_later_version_are_kept_at_every_level() {
    let future = json!({ "kind": ["deep", { "deeper": null, "number": 1.5 }] });
    let mut value = example();
    value["author"] = json!({ "name": "A" });
    for pointer in ["", "/talk", "/notes/0", "/notes/2", "/speakers/0", "/author"] {
        value.pointer_mut(pointer).unwrap()["from_the_future"] = future.clone();
    }
    let mut entry = read(&value);
    entry.details.title = "Another title".to_owned();
    value["title"] = json!("Another title");
    assert_eq!(serde_json::to_value(&entry).unwrap(), value);
}

#[test]
fn a_line_feed_in_a_note_makes_two_of_it_and_loses_nothing() {
    let mut value = example();
    value["notes"] = json!([{ "at": 7, "text": "one\ntwo", "kept": true }, { "at": 9, "text": "three\r" }]);
    let entry = read(&value);
    assert_eq!(entry.notes.to_string(), "one\ntwo\nthree\r");
    assert_eq!(
        serde_json::to_value(&entry).unwrap()["notes"],
        json!([{ "at": 7, "text": "one", "kept": true }, { "text": "two" }, { "at": 9, "text": "three\r" }])
    );
}

#[test]
fn a_new_entry_is_empty_and_its_talk_has_not_begun() {
    let now = Moment::parse_from_rfc3339("2024-09-19T15:58:00+09:00").unwrap();
    let entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(2, now.date_naive()), Some(50), now);
    assert_eq!((entry.seminote, entry.talk.clone(), entry.created), (FORMAT, Talk::planned(Some(50)), Some(now)));
    assert!(!entry.is_newer());
    assert_eq!(serde_json::to_value(&entry).unwrap()["notes"], json!([]));
    assert_eq!(from_json::<Entry>(to_json(&entry).unwrap().as_bytes()), Ok(entry));
}

proptest! {
    #[test]
    fn every_text_comes_back_as_typed(
        notes in prop::collection::vec((any::<String>(), prop::option::of(any::<u32>())), 0..6),
        summary in any::<String>(),
        reflection in "[가-힣ᄀ-ᇿe\u{301}\n\r\t ]{0,40}",
    ) {
        let mut entry = read(&example());
        entry.notes = Text::from_lines(notes.into_iter().map(|(text, stamp)| Line { text, tag: Tag { stamp, kept: None } }));
        entry.summary = Text::from(summary.as_str());
        entry.reflection = Text::from(reflection.as_str());
        let written = to_json(&entry).unwrap();
        prop_assert_eq!(from_json::<Entry>(written.as_bytes()), Ok(entry));
    }
}

#[test]
fn a_speaker_is_read_as_it_is_printed() {
    for (text, name, affiliation) in [
        ("Junyang Lin (Qwen team)", "Junyang Lin", "Qwen team"),
        ("박지호", "박지호", ""),
        ("Kim (KAIST (AI))", "Kim", "KAIST (AI)"),
        ("Lee (박) (서울대)", "Lee (박)", "서울대"),
        ("odd) (end", "odd) (end", ""),
        ("odd)", "odd)", ""),
        ("(Lab)", "", "Lab"),
    ] {
        let speaker = Speaker::read(text);
        assert_eq!((speaker.name.as_str(), speaker.affiliation.as_str()), (name, affiliation), "{text}");
    }
}

#[test]
fn the_entry_alone_tells_whether_its_talk_was_over() {
    let table = [
        // started, ended, updated, summary, expected
        (None, None, "2024-09-19T20:00:00+09:00", "", false, "not begun on its day"),
        (None, None, "2024-09-18T20:00:00+09:00", "", false, "prepared the day before"),
        (None, None, "2024-09-20T00:00:00+09:00", "", true, "never started, its day is past"),
        (None, None, "2024-09-19T20:00:00+09:00", "Said.", true, "something is written about it"),
        (None, None, "2024-09-19T20:00:00+09:00", " \n", false, "nothing but white space is written"),
        (Some("2024-09-19T16:00:00+09:00"), None, "2024-09-19T16:30:00+09:00", "", false, "running"),
        (Some("2024-09-19T16:00:00+09:00"), None, "2024-09-19T18:15:00+09:00", "", true, "an hour over time"),
        (
            Some("2024-09-19T16:00:00+09:00"),
            Some("2024-09-19T16:20:00+09:00"),
            "2024-09-19T16:30:00+09:00",
            "",
            true,
            "ended",
        ),
    ];
    for (started, ended, updated, summary, expected, why) in table {
        let mut value = example();
        value["talk"] = json!({ "started": started, "ended": ended, "minutes": 75 });
        value["updated"] = json!(updated);
        value["summary"] = json!(summary);
        value["reflection"] = json!("");
        assert_eq!(read(&value).talk_was_over(), expected, "{why}");
    }
}
