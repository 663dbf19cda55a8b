//! `check`, and the settings of a series that it goes by.

use super::{Home, SAMPLE, json};

#[test]
fn the_imported_sample_lacks_its_title_and_its_speaker_and_nothing_else() {
    let home = Home::new();
    home.write("week-2-report.md", SAMPLE);
    home.done(&["import", "week-2-report.md", "--reflection-from", "8"]);
    let given = home.run(&["check", "2"]);
    assert_eq!(given.status, Some(1));
    let lines: Vec<&str> = given.results.lines().map(str::trim).collect();
    assert_eq!(lines[1..], ["the talk has no title.  [title]", "nobody is named who spoke.  [speaker]"]);
    assert!(given.messages.contains("2 things"), "{}", given.messages);
    home.done(&["series", "edit", "--checks-off", "title,speaker"]);
    let given = home.done(&["check", "2", "--json"]);
    assert_eq!(json(&given.results), serde_json::json!([]));
    home.done(&["series", "edit", "--checks-off", ""]);
    assert_eq!(home.run(&["check", "all"]).status, Some(1));
}

#[test]
fn what_is_found_has_a_place_for_other_programs() {
    let (home, id) = Home::with_sample();
    home.done(&["series", "edit", "--target-words", "100", "--target-pages", "3"]);
    let given = home.run(&["check", "2", "--json"]);
    assert_eq!(given.status, Some(1));
    let found = json(&given.results);
    let follow_up = found.as_array().unwrap().iter().find(|finding| finding["check"] == "open-follow-up").unwrap();
    assert_eq!(
        *follow_up,
        serde_json::json!({
            "entry": id.to_string(), "series": "ai-seminar", "week": 2, "date": "2024-09-19", "check": "open-follow-up",
            "message": "not done: read it due 2024-10-03", "field": "notes", "line": 3, "column": 5,
            "text": "read it due 2024-10-03",
        })
    );
    let is_whole = |finding: &&serde_json::Value| finding["check"] == "length";
    let length = found.as_array().unwrap().iter().find(is_whole).unwrap();
    assert!(length["field"].is_null() && length["line"].is_null() && length["text"].is_null());
}

#[test]
fn checks_and_targets_that_mean_nothing_are_refused() {
    let (home, _) = Home::with_sample();
    let message = home.refused(&["series", "edit", "--checks-off", "spelling"], 2);
    assert!(message.contains("\"spelling\" is no check of reports; there are title, speaker"), "{message}");
    home.refused(&["series", "edit", "--target-pages", "0"], 2);
    home.refused(&["series", "edit", "--paper", "a5"], 2);
    home.refused(&["check", "9"], 1);
    home.refused(&["check"], 2);
}
