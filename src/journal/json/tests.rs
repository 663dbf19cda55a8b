use super::*;
use crate::journal::{Entry, Series};

const ENTRY: &str = r#"{
  "seminote": 1,
  "id": "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37",
  "series": "ai-seminar",
  "week": 2,
  "date": "2024-09-19"
}"#;

fn entry_error(text: &str) -> String {
    from_json::<Entry>(text.as_bytes()).unwrap_err().to_string()
}

/// The smallest entry with one field more.
fn entry_with(field: &str) -> String {
    ENTRY.replace("\n}", &format!(",\n  {field}\n}}"))
}

#[test]
fn a_wrong_type_names_its_field() {
    let table = [
        (r#""title": 3"#, "title"),
        (r#""talk": []"#, "talk"),
        (r#""talk": { "minutes": "long" }"#, "talk.minutes"),
        (r#""talk": { "pauses": [["2024-09-19T16:00:00+09:00", "soon"]] }"#, "talk.pauses[0][1]"),
        (r#""notes": "one string""#, "notes"),
        (r#""notes": [{ "text": "a" }, { "at": -3, "text": "b" }]"#, "notes[1].at"),
        (r#""notes": [{ "at": 1.5, "text": "b" }]"#, "notes[0].at"),
        (r#""summary": ["a"]"#, "summary"),
        (r#""speakers": [{ "name": {} }]"#, "speakers[0].name"),
        (r#""author": { "student_id": 20231 }"#, "author.student_id"),
        (r#""handed_in": "yesterday""#, "handed_in"),
        (r#""created": "2024-09-19""#, "created"),
    ];
    for (field, path) in table {
        let error = entry_error(&entry_with(field));
        assert!(error.starts_with(&format!("the field \"{path}\" cannot be read: ")), "{field}: {error}");
    }
    let text = ENTRY.replace("ai-seminar", "AI/..");
    assert!(
        entry_error(&text).starts_with("the field \"series\" cannot be read: \"AI/..\" is not a series' short name")
    );
    assert!(entry_error(&ENTRY.replace("01920b7e", "")).starts_with("the field \"id\" cannot be read"));
}

#[test]
fn the_settings_of_reports_name_their_fields_too() {
    let series = |settings: &str| {
        let text = format!(r#"{{"seminote":1,"slug":"a","name":"A","starts":"2024-09-12",{settings}}}"#);
        from_json::<Series>(text.as_bytes()).unwrap_err().to_string()
    };
    let table = [
        (r#""report":{"sections":[{"section":"thoughts"}]}"#, "report.sections[0].section"),
        (r#""report":{"paper":"a3"}"#, "report.paper"),
        (r#""weekday":"someday""#, "weekday"),
        (r#""time":"25:00""#, "time"),
        (r#""breaks":["2024-02-30"]"#, "breaks[0]"),
    ];
    for (field, path) in table {
        let error = series(field);
        assert!(error.starts_with(&format!("the field \"{path}\" cannot be read: ")), "{field}: {error}");
    }
}

#[test]
fn what_is_wrong_with_the_whole_says_what_and_where() {
    let table = [
        ("", "it ends in the middle, at line 1, column 0"),
        ("[]", "invalid type: sequence"),
        ("{}", "missing field `seminote`"),
        ("seminote", "expected value at line 1 column 1"),
    ];
    for (text, expected) in table {
        let error = entry_error(text);
        assert!(error.contains(expected), "{text:?}: {error}");
    }
    assert!(entry_error(&ENTRY.replace("  \"week\": 2,\n", "")).contains("missing field `week`"));
    assert!(entry_error(&format!("{ENTRY} {ENTRY}")).contains("trailing characters at line 7 column 3"));
    assert!(entry_error(&entry_with("\"week\": 3")).contains("duplicate field `week`"));
}

#[test]
fn a_text_that_breaks_off_or_is_not_utf_8_is_an_error_at_every_place() {
    let text = entry_with(r#""notes": [{ "at": 1, "text": "가" }]"#);
    for length in 0..text.len() {
        assert!(from_json::<Entry>(&text.as_bytes()[..length]).is_err(), "{length}");
        let mut broken = text.clone().into_bytes();
        broken[length] = 0xff;
        assert!(from_json::<Entry>(&broken).is_err(), "{length}");
    }
    assert_eq!(entry_error(&text[..text.len() - 10]), "it ends in the middle, at line 7, column 31");
}

#[test]
fn a_later_format_is_read_when_it_can_be_and_named_when_not() {
    let newer = ENTRY.replace("\"seminote\": 1", "\"seminote\": 7");
    assert!(from_json::<Entry>(newer.as_bytes()).unwrap().is_newer());
    let other = newer.replace("\"week\": 2", "\"week\": { \"number\": 2 }");
    assert_eq!(from_json::<Entry>(other.as_bytes()), Err(JsonError::Newer { version: 7 }));
}

#[test]
fn an_error_that_quotes_the_text_sends_nothing_to_the_terminal() {
    for text in [
        entry_with("\"talk\": { \"a\\u001b[31m\": [1, 2"),
        ENTRY.replace("ai-seminar", "a\\u001b[31m"),
        r#"{"seminote":1,"slug":"a","name":"A","starts":"2024-09-12","report":{"paper":"\u001b[31m"}}"#.to_owned(),
        r#"{"seminote":1,"slug":"a","name":"A","starts":"2024-09-12","weekday":"\u001b[31m"}"#.to_owned(),
    ] {
        let error = from_json::<Series>(text.as_bytes()).unwrap_err().to_string();
        assert!(!error.contains(char::is_control), "{error:?}");
        assert!(!entry_error(&text).contains(char::is_control), "{error:?}");
    }
}

#[test]
fn a_file_ends_with_a_line_feed_and_reads_back() {
    let entry: Entry = from_json(ENTRY.as_bytes()).unwrap();
    let text = to_json(&entry).unwrap();
    assert!(text.starts_with("{\n  \"seminote\": 1,\n") && text.ends_with("\n}\n"));
    assert_eq!(from_json::<Entry>(text.as_bytes()), Ok(entry));
}
