use serde_json::{Value, json};

use super::*;
use crate::journal::{from_json, to_json};

/// The example of the file format.
fn example() -> Value {
    json!({
        "seminote": 1, "slug": "ai-seminar", "name": "AI Seminar", "starts": "2024-09-12", "weekday": "thu", "time": "16:00",
        "weeks": 15, "minutes": 75, "breaks": ["2024-09-26"], "language": "en", "author": null, "prompts": [], "report": {}
    })
}

/// All that `report` may hold.
fn report() -> Value {
    json!({
        "title": "Week {week} Report",
        "author_line": "{student_id} {name}",
        "sections": [{ "section": "summary", "headed": true, "heading": "요약" }, { "section": "follow-ups", "headed": false }],
        "template": "course",
        "typst_import": { "line": "#import \"template.typ\": *", "function": "template-report" },
        "paper": "letter",
        "target": { "words": 600, "pages": 2 },
        "checks_off": ["doubled-words"]
    })
}

fn read(value: &Value) -> Series {
    from_json(value.to_string().as_bytes()).unwrap()
}

#[test]
fn a_series_is_read_and_written_field_by_field_in_order() {
    let mut value = example();
    for report in [json!({}), report()] {
        value["report"] = report;
        let written: Value = serde_json::from_str(&to_json(&read(&value)).unwrap()).unwrap();
        assert_eq!(written.to_string(), value.to_string());
    }
    let series = read(&example());
    assert_eq!((series.weekday, series.time), (Some(Weekday::Thu), NaiveTime::from_hms_opt(16, 0, 0)));
    assert_eq!(series.calendar().date_of(3), "2024-10-03".parse().ok());
}

#[test]
fn all_but_four_fields_may_be_missing_or_null() {
    let needed = ["seminote", "slug", "name", "starts"];
    let mut smallest = example();
    smallest.as_object_mut().unwrap().retain(|field, _| needed.contains(&field.as_str()));
    let series = read(&smallest);
    assert_eq!(series, Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), series.starts));
    assert_eq!(series.language(), "en");
    for field in example().as_object().unwrap().keys().filter(|field| !needed.contains(&field.as_str())) {
        let mut nulled = smallest.clone();
        nulled[field] = Value::Null;
        assert_eq!(read(&nulled), series, "{field}");
    }
    for field in report().as_object().unwrap().keys() {
        let mut nulled = smallest.clone();
        nulled["report"] = json!({ field: null });
        assert_eq!(read(&nulled), series, "report.{field}");
    }
}

#[test]
fn fields_of_a_later_version_are_kept_at_every_level() {
    let mut value = example();
    value["report"] = report();
    value["author"] = json!({ "name": "A" });
    for pointer in ["", "/author", "/report", "/report/sections/0", "/report/typst_import", "/report/target"] {
        value.pointer_mut(pointer).unwrap()["from_the_future"] = json!({ "deep": [1, { "deeper": null }] });
    }
    assert_eq!(serde_json::to_value(read(&value)).unwrap(), value);
}

#[test]
fn weekdays_and_times_are_read_as_people_write_them() {
    let with = |field: &str, text: &str| {
        let mut value = example();
        value[field] = json!(text);
        serde_json::to_value(read(&value)).unwrap()[field].clone()
    };
    for (text, written) in [("thu", "thu"), ("Thursday", "thu"), ("SUN", "sun")] {
        assert_eq!(with("weekday", text), written, "{text}");
    }
    for (text, written) in [("16:00", "16:00"), ("9:05", "09:05"), ("16:00:00", "16:00"), ("16:00:30", "16:00:30")] {
        assert_eq!(with("time", text), written, "{text}");
    }
}

#[test]
fn a_later_format_is_known() {
    let mut value = example();
    assert!(!read(&value).is_newer());
    value["seminote"] = json!(FORMAT + 1);
    assert!(read(&value).is_newer());
}
