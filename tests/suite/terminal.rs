//! The program in a real pseudo-terminal: few, for they prove the wiring and no more. They wait for what the screen shows, never
//! for a time.

mod boards;
mod capture;
mod chance;
mod driver;
mod editor;
mod evening;
mod input;
mod kill;
mod past;
mod saving;
mod screen;
mod search;
mod signals;
#[cfg(target_os = "linux")]
mod soak;
mod talk;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use driver::{Session, note_lines, start, the_entry};

/// Through the first start into the notes.
fn first_notes(home: &Path) -> Session {
    let mut session = start(home, &[], &[]);
    session.shows("Welcome to Seminote");
    session.send("박지호\r");
    session.until("the second question", |screen| screen.contents().contains("› Student id"));
    session.send("2023-12675\r");
    session.until("the third question", |screen| screen.contents().contains("› Series"));
    session.send("AI Seminar\r");
    session.shows("F9 start the clock");
    session
}

#[test]
fn from_a_blank_screen_to_a_report() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("? 왜 작은 모델인가\r");
    session.send("= 싸기 때문이다");
    session.shows("= 싸기 때문이다");
    let caret = session.screen().cursor_position();
    assert_eq!(caret, (2, 7 + 15), "the terminal's cursor is where the next character goes");
    session.send("\x1bOS");
    session.shows("Summary");
    session.send("It was about *small* models.");
    session.shows("small* models.");
    session.send("\x1b[15~");
    session.shows("Export as");
    session.send("f");
    session.send("\x1b[15~");
    session.shows("Length");
    session.send("\r");
    session.shows("Exported to");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    let entry = the_entry(home.path());
    assert_eq!(note_lines(&entry), ["? 왜 작은 모델인가", "= 싸기 때문이다"]);
    assert_eq!(entry["summary"], "It was about *small* models.");
    let config = fs::read_to_string(home.path().join("config.toml")).unwrap();
    assert!(config.contains("박지호") && config.contains("2023-12675"));
    let exported = fs::read_dir(home.path())
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with("ai-seminar-week-01"));
    assert_eq!(exported.count(), 1);
}

#[test]
fn what_was_on_the_screen_survives_kill_9() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("a thought that must not be lost");
    session.shows("a thought that must not be lost");
    session.killed();
    let mut session = start(home.path(), &[], &[]);
    session.shows("AI Seminar");
    session.send("\r");
    session.shows("a thought that must not be lost");
    session.shows("brought back");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["a thought that must not be lost"]);
}

#[test]
fn pastes_and_bursts_arrive_whole_and_a_signal_ends_with_all_on_disk() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    let paste: Vec<String> = (0..100).map(|line| format!("- pasted line {line:03} 가나다")).collect();
    session.send(&format!("\x1b[200~{}\r\n\x1b[201~", paste.join("\r\n")));
    session.shows("pasted line 099");
    let burst: Vec<String> = (0..200).map(|line| format!("burst line {line:03} of many")).collect();
    session.send(&burst.join("\r"));
    session.shows("burst line 199 of many");
    session.resize(50, 14);
    session.until("the smaller screen", |screen| {
        screen.cursor_position().0 < 14 && screen.contents().contains("burst line 199 of many")
    });
    session.signal("-TERM");
    assert_eq!(session.ended(), 143);
    let entry = the_entry(home.path());
    let expected: Vec<String> = paste.into_iter().chain(burst).collect();
    assert_eq!(note_lines(&entry), expected);
}
