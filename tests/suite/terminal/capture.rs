//! Quick capture by real processes: many at once, some of them killed, with the entry open in a window and without.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use tempfile::TempDir;

use super::driver::{note_lines, the_entry};
use super::first_notes;

/// Processes that write at once.
const WRITERS: usize = 4;

/// Lines of each.
const LINES: usize = 6;

/// A process that adds a line, the last of the arguments.
pub fn add(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seminote"));
    command.arg("add").args(arguments).env_clear().env("HOME", home);
    command.env("SEMINOTE_DATA_DIR", home.join("data")).env("SEMINOTE_CONFIG", home.join("config.toml"));
    command.stderr(Stdio::null());
    command
}

/// Adds lines from many processes at once; beside each a process that is killed on its way.
fn write_at_once(home: &Path) {
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for number in 0..LINES {
                    let mut killed = add(home, &[&format!("killed {writer} {number}")]).spawn().unwrap();
                    assert!(add(home, &[&format!("line {writer} {number}")]).status().unwrap().success());
                    killed.kill().unwrap();
                    killed.wait().unwrap();
                }
            });
        }
    });
}

/// Every line is in the file once, one of a killed process at most once, and those of one writer are in their order.
fn check(home: &Path) {
    let entry = the_entry(home);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let lines = note_lines(&entry);
    for line in &lines {
        *counts.entry(line).or_default() += 1;
    }
    for writer in 0..WRITERS {
        let own: Vec<&str> =
            lines.iter().copied().filter(|line| line.starts_with(&format!("line {writer} "))).collect();
        let expected: Vec<String> = (0..LINES).map(|number| format!("line {writer} {number}")).collect();
        assert_eq!(own, expected);
        for number in 0..LINES {
            assert!(counts.get(format!("killed {writer} {number}").as_str()).is_none_or(|count| *count == 1));
        }
    }
}

/// Files of lines that nobody has taken; not what a killed process had begun to write.
fn waiting(home: &Path) -> usize {
    let Ok(files) = fs::read_dir(home.join("data/inbox")) else { return 0 };
    files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "json")).count()
}

#[test]
fn lines_of_many_processes_are_in_the_file_once_each_when_no_window_is_open() {
    let home = TempDir::new().unwrap();
    assert!(add(home.path(), &["first"]).status().unwrap().success());
    write_at_once(home.path());
    // What a killed process left is taken over by the next.
    assert!(add(home.path(), &["last"]).status().unwrap().success());
    check(home.path());
    assert_eq!(note_lines(&the_entry(home.path())).last(), Some(&"last"));
    assert_eq!(waiting(home.path()), 0);
}

#[test]
fn lines_of_many_processes_are_in_the_window_and_in_the_file_once_each() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("typed before\r");
    session.shows("typed before");
    assert!(add(home.path(), &["! from outside"]).status().unwrap().success());
    session.shows("! from outside");
    write_at_once(home.path());
    assert!(add(home.path(), &["at the last moment"]).status().unwrap().success());
    // The window closes with lines on their way to it.
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    check(home.path());
    let entry = the_entry(home.path());
    let lines = note_lines(&entry);
    assert_eq!(&lines[..2], ["typed before", "! from outside"]);
    assert_eq!(lines.iter().filter(|line| **line == "at the last moment").count(), 1);
    assert_eq!(waiting(home.path()), 0);
}
