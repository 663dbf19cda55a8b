//! The evening: from the notes to a report that is handed in.

use std::fs;

use tempfile::TempDir;

use super::driver::the_entry;
use super::first_notes;

#[test]
fn notes_become_a_report_that_is_checked_exported_and_handed_in() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("! data first\rplain words\r? why not distil");
    session.shows("why not distil");
    // The draft, a note sent on, the reflection.
    session.send("\x1bOS");
    session.shows("Alt-R draft");
    session.send("\x1br");
    session.shows("data first. plain words.");
    session.send("\x1bOS");
    session.send("한 줄의 생각이 아니라 여러 낱말로 된 느낀 점을 여기에 적어 둡니다.");
    session.shows("적어 둡니다.");
    session.send("\x1bi\x1b[Bq");
    session.shows("> plain words");
    // What the checks found, and to its place and back.
    session.send("\x1b[15~");
    session.shows("Checks");
    session.shows("› the talk has no title");
    session.send("x");
    session.shows("The check title is off");
    session.send("\r");
    session.shows("Exported to");
    session.send("h");
    session.shows("Handed in on");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    let entry = the_entry(home.path());
    assert_eq!(entry["summary"], "data first. plain words.\n\nwhy not distil?");
    assert!(entry["reflection"].as_str().unwrap().ends_with("\n\n> plain words"));
    assert!(entry["handed_in"].is_string());
    let series: Vec<_> = fs::read_dir(home.path().join("data/series")).unwrap().collect();
    let series = fs::read_to_string(series[0].as_ref().unwrap().path()).unwrap();
    assert!(series.contains("\"checks_off\""), "{series}");
}
