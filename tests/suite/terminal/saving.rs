//! A journal that cannot be written, and one that is open in two windows.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::driver::{Session, note_lines, notes, start, the_entry};

/// Takes the journal away and puts a file in its place, so that nothing in it can be reached: permissions would not hold up root.
fn take_away(home: &Path) {
    fs::rename(home.join("data"), home.join("away")).unwrap();
    fs::write(home.join("data"), "").unwrap();
}

fn bring_back(home: &Path) {
    fs::remove_file(home.join("data")).unwrap();
    fs::rename(home.join("away"), home.join("data")).unwrap();
}

/// In notes that begin with "before", whose journal was taken away before "and after" was typed behind it.
fn without_a_journal(home: &Path) -> Session {
    let mut session = notes(home, &[]);
    session.send("before");
    session.shows("before");
    take_away(home);
    session.send(" and after");
    session.shows("before and after");
    session.shows("NOT ON RECORD");
    session.shows("Not saved");
    session
}

fn files(directory: &Path, ending: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(directory).unwrap().map(|file| file.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

#[test]
fn a_journal_that_is_gone_and_comes_back_has_all_that_was_typed_meanwhile() {
    let home = TempDir::new().unwrap();
    let mut session = without_a_journal(home.path());
    session.send("\x11");
    session.shows("Not everything is on disk");
    session.shows("Not in the file of week 1");
    session.send("\x1b");
    session.until("the text again", |screen| !screen.contents().contains("Not everything is on disk"));
    session.send(", and more");
    session.shows("and after, and more");
    bring_back(home.path());
    session.shows("writing works again");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["before and after, and more"]);
    assert!(files(&home.path().join("data/recovery"), "log").is_empty());
}

#[test]
fn unsaved_text_goes_to_another_place_and_the_end_says_where() {
    let home = TempDir::new().unwrap();
    let mut session = without_a_journal(home.path());
    session.send("\x11");
    session.shows("Write the entry to another place");
    session.send("\x1b[B\r");
    session.shows("Directory");
    session.send("/rescued\r");
    assert_eq!(session.ended(), 0);
    let [path] = files(&home.path().join("rescued"), "json").try_into().unwrap();
    let entry = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(note_lines(&entry), ["before and after"]);
    let said = session.screen().contents();
    assert!(said.contains("All of week 1 is in") && said.contains("rescued"), "{said}");
}

#[test]
fn a_signal_finds_another_place_for_unsaved_text_by_itself() {
    let home = TempDir::new().unwrap();
    let mut session = without_a_journal(home.path());
    session.signal("-TERM");
    assert_eq!(session.ended(), 143);
    let [path] = files(&home.path().join(".local/state/seminote/rescued"), "md").try_into().unwrap();
    assert!(fs::read_to_string(path).unwrap().contains("before and after"));
    let said = session.screen().contents();
    assert!(said.contains("Not everything of week 1 is in the journal"), "{said}");
}

#[test]
fn an_entry_is_read_in_a_second_window_and_written_there_once_the_first_is_closed() {
    let home = TempDir::new().unwrap();
    let mut first = notes(home.path(), &[]);
    first.send("from the first");
    first.shows("from the first");
    let mut second = start(home.path(), &["live"], &[]);
    second.shows("open elsewhere");
    second.shows("read-only");
    first.send(", to its end");
    first.shows(", to its end");
    first.send("\x11");
    assert_eq!(first.ended(), 0);
    second.shows("from the first, to its end");
    second.shows("was closed elsewhere");
    second.send("\x1b[1;5F and the second");
    second.shows("to its end and the second");
    second.send("\x11");
    assert_eq!(second.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["from the first, to its end and the second"]);
}

#[test]
fn the_next_start_says_in_one_line_what_it_brought_back() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    session.send("typed before the end");
    session.shows("typed before the end");
    session.killed();
    let mut session = start(home.path(), &[], &[]);
    session.shows("of week 1 were brought back from the recovery log.");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["typed before the end"]);
}
