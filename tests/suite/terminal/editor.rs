//! `$VISUAL` and `$EDITOR`.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::driver::{Session, note_lines, notes_of, the_entry};

const LINES: [(u32, &str); 3] = [(12, "# 역사"), (95, "? what differs"), (130, "the last line")];

/// An editor of these lines of shell; `$file` is what it edits.
fn editor(home: &Path, lines: &str) {
    fs::write(home.join("editor.sh"), format!("for file; do :; done\n{lines}\n")).unwrap();
}

#[test]
fn a_text_goes_to_the_editor_and_comes_back_with_its_stamps() {
    let home = TempDir::new().unwrap();
    editor(
        home.path(),
        "echo \"THE EDITOR HAS $*\"\nread answer\necho \"$answer\" > answer\n\
         { sed -n 1p \"$file\"; echo 'a line between'; sed '1d; s/last/very last/' \"$file\"; } > new\ncat new > \"$file\"",
    );
    let variables = [("VISUAL", "sh editor.sh -w 'two words'"), ("EDITOR", "false")];
    let mut session = notes_of(home.path(), &LINES, &variables);
    assert!(session.is_taken());
    session.send("\x0f");
    session.shows("THE EDITOR HAS -w two words ");
    assert!(session.is_given_back(), "the editor finds the terminal as the program found it");
    session.send("typed into the editor\n");
    session.shows("a line between");
    assert!(session.is_taken());
    session.caret_is_behind("very last line");
    session.send(" of all");
    session.shows("very last line of all");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(fs::read_to_string(home.path().join("answer")).unwrap(), "typed into the editor\n");
    let entry = the_entry(home.path());
    assert_eq!(note_lines(&entry), ["# 역사", "a line between", "? what differs", "the very last line of all"]);
    let stamps: Vec<_> = entry["notes"].as_array().unwrap().iter().map(|note| note["at"].as_u64()).collect();
    assert_eq!(stamps[0], Some(12));
    assert_eq!(stamps[2], Some(95));
}

#[test]
fn an_editor_that_fails_or_is_missing_changes_nothing_and_says_why() {
    let failing = [("VISUAL", ""), ("EDITOR", "sh editor.sh")];
    let missing = [("EDITOR", "no-such-editor --wait")];
    for (variables, reason) in [
        (failing.as_slice(), "exit status: 3"),
        (missing.as_slice(), "\"no-such-editor --wait\" changed nothing: it was not found"),
        (&[], "No editor is set"),
    ] {
        let home = TempDir::new().unwrap();
        editor(home.path(), "exit 3");
        let mut session = notes_of(home.path(), &LINES, variables);
        session.send("\x0f");
        session.shows(reason);
        assert!(session.is_taken());
        session.send("!");
        session.shows("the last line!");
        session.send("\x11");
        assert_eq!(session.ended(), 0);
        assert_eq!(note_lines(&the_entry(home.path())), ["# 역사", "? what differs", "the last line!"]);
    }
}

/// Waits until the program has taken the terminal back so many times after it took it first.
fn has_the_terminal_again(session: &mut Session, times: usize) {
    let taken = |session: &Session| session.sent.windows(8).filter(|bytes| *bytes == b"\x1b[?1049h").count();
    while taken(session) <= times {
        let has_come = std::cell::Cell::new(false);
        session.until("what follows the editor", |_| has_come.replace(true));
    }
}

#[test]
fn what_an_editor_wrote_before_it_failed_is_kept() {
    let home = TempDir::new().unwrap();
    editor(home.path(), "echo 'hours of work' > \"$file\"\necho \"$file\" > where\nexit 3");
    let mut session = notes_of(home.path(), &LINES, &[("EDITOR", "sh editor.sh")]);
    for again in 0..2 {
        session.send("\x0f");
        // What was said before is still there until the editor has the terminal, and keys are the editor's until it ends.
        has_the_terminal_again(&mut session, again + 1);
        session.shows("is kept in");
        let place = fs::read_to_string(home.path().join("where")).unwrap();
        assert_eq!(fs::read_to_string(place.trim()).unwrap(), "hours of work\n", "{again}");
        session.send("!");
    }
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["# 역사", "? what differs", "the last line!!"]);
}
