//! The program in a real pseudo-terminal: few, for they prove the wiring and no more. They wait for what the screen shows, never
//! for a time.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// After this a state that does not come fails the test.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with a home of its own.
struct Session {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

fn start(home: &Path, arguments: &[&str]) -> Session {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_seminote"));
    command.args(arguments);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("HOME", home);
    command.env("SEMINOTE_DATA_DIR", home.join("data"));
    command.env("SEMINOTE_CONFIG", home.join("config.toml"));
    command.cwd(home);
    let child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let input = pair.master.take_writer().unwrap();
    let (sender, output) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    Session { screen: vt100::Parser::new(cells(24), cells(80), 0), output, input, child, master: pair.master }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Session {
    fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Reads on until the screen shows what is wanted.
    fn until(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_there(self.screen.screen()) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(error) => {
                    panic!("{what} did not come ({error}); the screen is\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    fn shows(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn ended(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.screen.process(&bytes);
        }
        status
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
    }
}

fn the_entry(home: &Path) -> serde_json::Value {
    let series = home.join("data/entries");
    let directory = fs::read_dir(series).unwrap().next().unwrap().unwrap().path();
    let files: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    serde_json::from_slice(&fs::read(&files[0]).unwrap()).unwrap()
}

fn note_lines(entry: &serde_json::Value) -> Vec<&str> {
    entry["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap()).collect()
}

/// Through the first start into the notes.
fn first_notes(home: &Path) -> Session {
    let mut session = start(home, &[]);
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
    let caret = session.screen.screen().cursor_position();
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
    assert_eq!(session.ended().exit_code(), 0);
    assert!(!session.screen.screen().alternate_screen(), "the terminal has its own screen again");
    assert!(!session.screen.screen().bracketed_paste());
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
    session.signal("-KILL");
    session.ended();
    let mut session = start(home.path(), &[]);
    session.shows("AI Seminar");
    session.send("\r");
    session.shows("a thought that must not be lost");
    session.shows("brought back");
    session.send("\x11");
    assert_eq!(session.ended().exit_code(), 0);
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
    session.master.resize(PtySize { rows: 14, cols: 50, pixel_width: 0, pixel_height: 0 }).unwrap();
    session.screen.screen_mut().set_size(cells(14), cells(50));
    session.until("the smaller screen", |screen| {
        screen.cursor_position().0 < 14 && screen.contents().contains("burst line 199 of many")
    });
    session.signal("-TERM");
    assert_eq!(session.ended().exit_code(), 143);
    assert!(!session.screen.screen().alternate_screen());
    let entry = the_entry(home.path());
    let expected: Vec<String> = paste.into_iter().chain(burst).collect();
    assert_eq!(note_lines(&entry), expected);
}
