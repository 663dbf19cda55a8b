//! The program in a real pseudo-terminal, with a screen emulator beside it. It waits for states, never for times.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// After this a state that does not come fails the test.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a frame begins and ends with: a terminal shows it whole or not at all.
const FRAME: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// The program with a home of its own.
pub struct Session {
    screen: vt100::Parser,
    /// All that the program has sent.
    pub sent: Vec<u8>,
    /// How much of it is on the screen.
    drawn: usize,
    output: Receiver<Vec<u8>>,
    closing: Arc<AtomicBool>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// The terminal's settings before the program had it.
    settings: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// The program with these arguments and further variables, on 80 columns and 24 rows.
pub fn start(home: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Session {
    let mut command = command(home, arguments);
    for (name, value) in variables {
        command.env(name, value);
    }
    spawn(command)
}

/// The program with these arguments, in a home of its own.
pub fn command(home: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_seminote"));
    command.args(arguments);
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TERM", "xterm-256color");
    command.env("HOME", home);
    command.env("SEMINOTE_DATA_DIR", home.join("data"));
    command.env("SEMINOTE_CONFIG", home.join("config.toml"));
    command.cwd(home);
    command
}

/// Any program on 80 columns and 24 rows.
pub fn spawn(command: CommandBuilder) -> Session {
    let pair = native_pty_system().openpty(size(80, 24)).unwrap();
    let settings = format!("{:?}", pair.master.get_termios());
    let child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let input = pair.master.take_writer().unwrap();
    let (sender, output) = mpsc::channel();
    let closing = Arc::new(AtomicBool::new(false));
    let is_closing = Arc::clone(&closing);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() || is_closing.load(Ordering::SeqCst) {
                break;
            }
        }
    });
    let screen = vt100::Parser::new(cells(24), cells(80), 0);
    Session { screen, sent: Vec::new(), drawn: 0, output, closing, input, child, master: pair.master, settings }
}

impl Session {
    pub fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Reads on until the screen shows what is wanted.
    pub fn until(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_there(self.screen.screen()) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => {
                    panic!("{what} did not come ({error}); the screen is\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    /// Brings onto the screen what has come, but of a frame nothing before its end.
    fn take(&mut self, bytes: &[u8]) {
        self.sent.extend_from_slice(bytes);
        // What is drawn holds no more of a frame that has not ended than the first bytes of its mark.
        let from = self.drawn.saturating_sub(FRAME[0].len() - 1);
        let last = |mark: &[u8]| self.sent[from..].windows(mark.len()).rposition(|bytes| bytes == mark);
        let [begun, ended] = FRAME.map(last);
        let whole = begun.filter(|begun| ended.is_none_or(|ended| ended < *begun));
        let whole = whole.map_or(self.sent.len(), |begun| from + begun);
        if whole > self.drawn {
            self.screen.process(&self.sent[self.drawn..whole]);
            self.drawn = whole;
        }
    }

    pub fn shows(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen shows this as what is on record.
    pub fn has_on_record(&mut self, text: &str) {
        self.until(&format!("{text:?} on record"), |screen| is_on_record(screen, text));
    }

    /// Waits until the terminal's cursor stands behind this text.
    pub fn caret_is_behind(&mut self, text: &str) {
        self.until(&format!("the caret behind {text:?}"), |screen| {
            let (row, column) = screen.cursor_position();
            let before = screen.rows(0, column).nth(usize::from(row)).unwrap_or_default();
            !screen.hide_cursor() && before.ends_with(text)
        });
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.id()]).status().unwrap().success());
    }

    /// Takes what has come, without waiting for more.
    pub fn look(&mut self) {
        while let Ok(bytes) = self.output.try_recv() {
            self.take(&bytes);
        }
    }

    /// The memory that the process holds, in kB.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// Ends the program as nothing can prevent, and gives back what had been shown.
    pub fn kill(mut self) -> vt100::Screen {
        self.killed();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.screen().clone()
    }

    pub fn id(&self) -> String {
        self.child.process_id().unwrap().to_string()
    }

    /// Waits until the process is stopped.
    pub fn is_stopped(&self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let output = Command::new("ps").args(["-o", "stat=", "-p", &self.id()]).output().unwrap();
            if output.stdout.starts_with(b"T") {
                return;
            }
            assert!(Instant::now() < deadline, "the program was not stopped");
            thread::yield_now();
        }
    }

    /// Whether the terminal is as it was before the program had it.
    pub fn is_given_back(&self) -> bool {
        let screen = self.screen();
        format!("{:?}", self.master.get_termios()) == self.settings
            && !screen.alternate_screen()
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Whether the program has the terminal.
    pub fn is_taken(&self) -> bool {
        let screen = self.screen();
        format!("{:?}", self.master.get_termios()) != self.settings
            && screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Waits for the end, with the terminal given back; gives back the exit status.
    pub fn ended(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        assert!(self.is_given_back(), "{}", self.screen().contents());
        code
    }

    /// Waits for the end of a program that cannot give anything back.
    pub fn killed(&mut self) {
        self.signal("-KILL");
        self.child.wait().unwrap();
    }

    /// Closes the terminal's window; gives back the exit status.
    pub fn close_window(mut self) -> u32 {
        // The reader holds the terminal open until it has read once more.
        self.closing.store(true, Ordering::SeqCst);
        self.send("\x0c");
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        drop(self.input);
        drop(self.master);
        self.child.wait().unwrap().exit_code()
    }
}

/// Whether a screen shows this, and does not say that it shows what is not on record.
pub fn is_on_record(screen: &vt100::Screen, text: &str) -> bool {
    let contents = screen.contents();
    contents.contains(text) && !contents.contains("NOT ON RECORD")
}

/// The only entry on disk.
pub fn the_entry(home: &Path) -> serde_json::Value {
    let series = home.join("data/entries");
    entry_in(&fs::read_dir(series).unwrap().next().unwrap().unwrap().path())
}

/// The only entry of a series, in whose directory it is.
pub fn entry_in(directory: &Path) -> serde_json::Value {
    // A killed process may leave a file that it had begun; its name does not end so.
    let is_entry = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
    let files: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|file| file.unwrap().path()).filter(is_entry).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    serde_json::from_slice(&fs::read(&files[0]).unwrap()).unwrap()
}

pub fn note_lines(entry: &serde_json::Value) -> Vec<&str> {
    entry["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap()).collect()
}

/// In the notes of today, which are empty.
pub fn notes(home: &Path, variables: &[(&str, &str)]) -> Session {
    let mut session = start(home, &["live"], variables);
    session.shows("Ctrl-F find");
    session
}

/// In the notes of an old talk that has these lines, with stamps.
pub fn notes_of(home: &Path, lines: &[(u32, &str)], variables: &[(&str, &str)]) -> Session {
    let notes: Vec<_> = lines.iter().map(|(at, text)| serde_json::json!({ "at": at, "text": text })).collect();
    let series = serde_json::json!({ "seminote": 1, "slug": "talks", "name": "Talks", "starts": "2024-09-19" });
    let entry = serde_json::json!({
        "seminote": 1, "id": "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37", "series": "talks", "week": 2, "date": "2024-09-19",
        "notes": notes,
    });
    for (path, value) in [("series/talks.json", series), ("entries/talks/2024-09-19-6e1d2a37.json", entry)] {
        let path = home.join("data").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }
    let mut session = start(home, &[], variables);
    session.shows("Talks");
    session.send("\r");
    session.shows("Ctrl-F find");
    session
}
