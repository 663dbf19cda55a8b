use super::*;
use crate::journal::Speaker;

fn known() -> Known {
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    Known { id: EntryId::new(now), series: "seminar".parse().unwrap(), date: now.date_naive(), week: 3, now }
}

fn whole() -> (Entry, String) {
    let mut whole = bare(&known());
    whole.details.title = "The \"Qwen\" models".to_owned();
    whole.details.speakers = vec![Speaker::read("Lin (Qwen team)")];
    whole.notes = Text::from_lines(
        (0..9_u32).map(|number| Line { text: format!("note {number} \\ 역사"), tag: Tag::stamped(number * 7) }),
    );
    whole.summary = "A summary\nof two lines".into();
    whole.reflection = "A reflection".into();
    let text = crate::journal::to_json(&whole).unwrap();
    (whole, text)
}

#[test]
fn of_a_file_cut_at_any_byte_every_whole_note_is_there_with_its_stamp() {
    let (whole, text) = whole();
    for end in 0..text.len() {
        let cut = &text.as_bytes()[..end];
        let read = entry(cut, &known());
        for line in whole.notes.lines() {
            let printed = serde_json::to_string(&line.text).unwrap();
            if String::from_utf8_lossy(cut).contains(&printed) {
                assert!(read.notes.lines().contains(line), "cut at {end}: {:?} of {read:?}", line.text);
            }
        }
        assert!(!read.notes.to_string().contains(['{', '}']), "cut at {end}: {:?}", read.notes.to_string());
    }
    let read = entry(text.trim_end().trim_end_matches('}').as_bytes(), &known());
    assert_eq!(read, Entry { seminote: FORMAT, ..whole });
}

#[test]
fn with_any_byte_changed_every_other_line_is_somewhere() {
    let (whole, text) = whole();
    for place in 0..text.len() {
        for with in [b'#', b'"', b'{', b'\n', 0, 0xff] {
            let mut bytes = text.clone().into_bytes();
            bytes[place] = with;
            let read = entry(&bytes, &known());
            let all = crate::journal::to_json(&read).unwrap();
            let mut missing = missing(&read, &whole);
            // A field with another name is one of a later version, kept as such; words whose quotation mark is lost come with others.
            missing.retain(|line| !all.contains(serde_json::to_string(&line.text).unwrap().trim_matches('"')));
            assert!(missing.len() <= 1, "{with} at {place}: {missing:?} is not in {all}");
        }
    }
}

#[test]
fn what_cannot_be_what_it_should_be_is_a_note() {
    for (text, notes) in [
        ("Dear diary\n\n  I was there.\n", "Dear diary\n  I was there."),
        ("", ""),
        ("\0\0\0\0", ""),
        ("[]", ""),
        ("{\"notes\": \"one text\"}", "one text"),
        ("{\"notes\": [\"one\", {\"at\": \"x\", \"text\": \"two\"}, 3, null]}", "one\ntwo\n3\n"),
        (
            "{\"title\": [\"a\", \"b\"], \"week\": \"two\", \"summary\": {\"x\": 1}}",
            "title: [\"a\",\"b\"]\ntwo\nsummary: {\"x\":1}",
        ),
    ] {
        let read = entry(text.as_bytes(), &known());
        assert_eq!(read.notes.to_string(), notes, "{text}");
        assert_eq!((read.details.week, read.series.as_str()), (3, "seminar"));
    }
    let deep = format!("{{\"summary\": \"kept\", \"x\": {}{}}}", "[".repeat(300), "]".repeat(300));
    let read = entry(deep.as_bytes(), &known());
    assert_eq!(read.summary.to_string(), "kept");
    let deep = format!("{{\"summary\": \"kept\", \"x\": {}{}}}", "[".repeat(110), "]".repeat(110));
    assert_eq!(entry(deep.as_bytes(), &known()).summary.to_string(), "kept");
}

#[test]
fn a_series_and_a_file_of_the_inbox_give_what_they_have() {
    let slug: Slug = "ai-seminar".parse().unwrap();
    let starts = known().date;
    let text = r#"{"seminote": 1, "slug": "other", "name": "AI Seminar", "starts": "autumn", "weeks": "many", "language": "ko"#;
    let read = series(text.as_bytes(), &slug, starts);
    assert_eq!(
        (read.slug.as_str(), read.name.as_str(), read.starts, read.weeks),
        ("ai-seminar", "AI Seminar", starts, None)
    );
    assert_eq!(read.language.as_deref(), Some("ko"));
    assert_eq!(series(b"", &slug, starts).name, "ai-seminar");

    let letter = br#"{"seminote":1,"id":"x","lines":[{"at":5,"text":"? one"},{"text":"tw"#;
    let read: Vec<_> = lines(letter).into_iter().map(|line| (line.text, line.tag.stamp)).collect();
    assert_eq!(read, [("? one".to_owned(), Some(5)), ("tw".to_owned(), None)]);
}
