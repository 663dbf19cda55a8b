//! Searching all weeks, with the thread that reads them.

use tempfile::TempDir;

use super::driver::{note_lines, start, the_entry};
use super::first_notes;

#[test]
fn what_is_on_the_screen_and_in_files_is_found_and_gone_to() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("the data is here\rand behind it more");
    session.shows("and behind it more");
    session.send("\x1b/DATA");
    session.shows("1 line in 1 week");
    session.send("\r");
    session.until("the notes", |screen| !screen.contents().contains("Search all weeks"));
    session.send("good ");
    session.shows("the good data is here");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["the good data is here", "and behind it more"]);
    let mut session = start(home.path(), &[], &[]);
    session.shows("AI Seminar");
    session.send("/behind\x1bk");
    session.shows("Keep the search");
    session.send("the rest\r");
    session.shows("The search is kept as \"the rest\".");
    session.send("\x15");
    session.shows("the rest  behind");
    session.send("\r");
    session.shows("1 line in 1 week");
    session.send("\r");
    session.until("the notes", |screen| !screen.contents().contains("Search all weeks"));
    session.send("far ");
    session.shows("and far behind it more");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
}
