//! A whole talk, typed: with pastes, resizes, pauses of the clock and lines from other processes.
//!
//! One of 300 lines at 30 ms a key takes five minutes:
//! `cargo test --release --test suite -- --ignored talk_of_300_lines`.

use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::capture::add;
use super::chance::Chance;
use super::driver::{Session, note_lines, notes, the_entry};

/// A talk while it is typed.
struct Talk {
    session: Session,
    /// Between two keys; none at full speed.
    pace: Duration,
    /// The notes as they must be in the end.
    expected: Vec<String>,
}

impl Talk {
    fn keys(&mut self, text: &str) {
        for character in text.chars() {
            self.session.send(character.encode_utf8(&mut [0; 4]));
            self.session.look();
            if !self.pace.is_zero() {
                thread::sleep(self.pace);
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.keys(text);
        self.keys("\r");
        self.expected.push(text.to_owned());
    }

    /// Three lines at once, as one copies them from slides.
    fn paste(&mut self, number: usize) {
        let lines: Vec<String> = (0..3).map(|line| format!("- slide {number} 줄 {line}")).collect();
        self.session.send(&format!("\x1b[200~{}\r\n\x1b[201~", lines.join("\r\n")));
        self.session.shows(&lines[2]);
        self.expected.extend(lines);
    }

    /// A line from another process; it stands above the empty line in which the caret is.
    fn capture(&mut self, home: &TempDir, number: usize) {
        self.is_shown();
        let line = format!("! captured {number}");
        assert!(add(home.path(), &[&line]).status().unwrap().success());
        self.expected.push(line);
        self.is_shown();
    }

    /// The clock pauses for a line, which keeps the time of the pause.
    fn pause(&mut self, number: usize) {
        self.is_shown();
        self.session.send("\x1b[20~");
        self.session.shows("‖ ");
        self.line(&format!("in the pause {number}"));
        self.is_shown();
        self.session.send("\x1b[20~");
        self.session.shows("● ");
    }

    /// A list goes on by itself, and ends with an Enter in an empty item.
    fn list(&mut self, number: usize) {
        // What came in one read with the line before would be of a burst, in which no list goes on.
        self.is_shown();
        thread::sleep(self.pace * 5);
        self.line(&format!("- item {number}"));
        self.session.until("the next item", |screen| {
            let (row, column) = screen.cursor_position();
            screen.rows(0, column).nth(usize::from(row)).is_some_and(|before| before.trim() == "-")
        });
        self.keys("\r");
        self.is_shown();
    }

    /// Waits until all that was typed is shown, and the caret in the empty line under it.
    fn is_shown(&mut self) {
        let last = self.expected.last().cloned().unwrap_or_default();
        // What must stand above the caret where the line is wrapped.
        let end = last.rmatch_indices(' ').nth(1).map_or(last.as_str(), |(at, _)| &last[at..]);
        self.session.until(&last, |screen| {
            let (row, column) = screen.cursor_position();
            let rows = screen.rows(0, screen.size().1.get()).take(row.into()).skip(usize::from(row.saturating_sub(2)));
            // The line may be wrapped between the two words.
            let above = rows.map(|row| row.trim().to_owned()).collect::<Vec<_>>().join(" ");
            let before = screen.rows(0, column).nth(usize::from(row)).unwrap_or_default();
            above.contains(end) && before.trim().is_empty()
        });
    }
}

fn text(number: usize) -> String {
    let words = [
        "? 왜 작은 모델이 더 나은가",
        "= because the data is cleaner",
        "the loss falls as a power of the compute",
        "~ \"이해\"라는 말을 너무 넓게 쓴다",
        "! a point to keep",
        "## Part",
        "漢字 and 한글 in one line, longer than the smallest window of this talk is wide",
        "@ https://example.org/paper #scaling",
    ];
    format!("{} {number}", words[number % words.len()])
}

fn talk(lines: usize, pace: Duration) {
    let home = TempDir::new().unwrap();
    let session = notes(home.path(), &[]);
    let mut talk = Talk { session, pace, expected: Vec::new() };
    let mut chance = Chance(2026);
    for number in 0..lines {
        talk.line(&text(number));
        match chance.below(12) {
            0 => talk.paste(number),
            1 => talk.capture(&home, number),
            2 => talk.pause(number),
            // Nobody waits at full speed.
            3 if !pace.is_zero() => talk.list(number),
            4 => {
                let (columns, rows) = [(80, 24), (50, 14), (120, 40)][chance.below(3)];
                talk.session.resize(columns, rows);
            }
            _ => {}
        }
    }
    talk.is_shown();
    talk.session.send("\x11");
    assert_eq!(talk.session.ended(), 0);
    let entry = the_entry(home.path());
    let mut written = note_lines(&entry);
    assert_eq!(written.pop(), Some(""), "the empty line after the last Enter");
    assert_eq!(written, talk.expected);
    let stamps: Vec<u64> = (0..written.len()).map(|line| entry["notes"][line]["at"].as_u64().unwrap()).collect();
    assert!(stamps.is_sorted(), "{stamps:?}");
}

#[test]
fn a_talk_is_in_the_file_as_it_was_typed() {
    talk(40, Duration::ZERO);
}

#[test]
#[ignore = "takes five minutes"]
fn a_talk_of_300_lines_at_30_ms_a_key_is_in_the_file_as_it_was_typed() {
    talk(300, Duration::from_millis(30));
}
