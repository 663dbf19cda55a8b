//! The programs that are measured, and how each is brought to where one types.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use portable_pty::CommandBuilder;
use seminote::journal::{Details, Entry, Slug, to_json};
use seminote::store::Layout;
use seminote::text::Text;

use crate::driver::{Session, command, spawn};
use crate::generator::Journal;
use crate::written::write;

/// What stands in the text that is typed into, to be seen when it is there.
pub const FIRST: &str = "Measured";

/// A program.
#[derive(Clone, Copy)]
pub enum Program {
    /// Ours, with so many other entries.
    Seminote(usize),
    /// An editor with its text in a file: its name, the keys that go to where one types, those that save.
    Editor(&'static str, &'static str, &'static str),
}

pub const ALL: [Program; 5] = [
    Program::Seminote(100),
    Program::Seminote(10_000),
    Program::Editor("nano", "\x1b[F", "\x0f\r"),
    Program::Editor("vim", "A", "\x1b:w\rA"),
    Program::Editor("micro", "\x1b[F", "\x13"),
];

impl Program {
    pub fn name(self) -> String {
        match self {
            Self::Seminote(entries) => format!("seminote, {entries} entries"),
            Self::Editor(name, ..) => name.to_owned(),
        }
    }

    /// Whether it is done with a burst before the driver gives up: micro is not, after a minute.
    pub fn takes_bursts(self) -> bool {
        !matches!(self, Self::Editor("micro", ..))
    }

    /// Whether what is typed at the end of a line of 100 KB is seen in time: micro is too slow, and vim may hide the end of a line that
    /// has no place on the screen.
    pub fn takes_long_lines(self) -> bool {
        matches!(self, Self::Seminote(_) | Self::Editor("nano", ..))
    }

    pub fn is_installed(self) -> bool {
        match self {
            Self::Seminote(_) => true,
            Self::Editor(name, ..) => Command::new(name).arg("--version").output().is_ok(),
        }
    }

    /// Makes the home in which it runs, with this text to be typed into.
    pub fn prepare(self, home: &Path, text: &str) {
        match self {
            Self::Seminote(entries) => {
                let (journal, data) = (Journal::of(entries), home.join("data"));
                write(&journal, &data).unwrap();
                let now = "2025-06-01T12:00:00+09:00".parse().unwrap();
                let series = Slug::of_name(&journal.series().next().unwrap().name);
                let mut entry = Entry::new(series, Details::new(999, "2025-06-01".parse().unwrap()), None, now);
                FIRST.clone_into(&mut entry.details.title);
                entry.notes = Text::from(text);
                fs::write(Layout::new(data).entry_file(&entry), to_json(&entry).unwrap()).unwrap();
                fs::write(home.join("config.toml"), "[author]\nname = \"Somebody\"\n").unwrap();
            }
            Self::Editor(..) => fs::write(file(home), format!("{text}\n")).unwrap(),
        }
    }

    /// Starts it; its first whole frame is to be awaited.
    pub fn start(self, home: &Path) -> Session {
        match self {
            Self::Seminote(_) => spawn(command(home, &[])),
            Self::Editor(name, ..) => {
                // What it left beside the text when it was ended makes it ask before it opens.
                for left in
                    fs::read_dir(home).unwrap().map(|left| left.unwrap().path()).filter(|left| *left != file(home))
                {
                    drop(fs::remove_file(left));
                }
                let mut command = CommandBuilder::new(name);
                command.arg(file(home));
                command.env_clear();
                command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
                command.env("TERM", "xterm-256color");
                command.env("HOME", home);
                command.cwd(home);
                spawn(command)
            }
        }
    }

    /// Goes to the end of the first line, where one types.
    pub fn go_in(self, session: &mut Session) {
        match self {
            Self::Seminote(_) => {
                session.send("\r");
                session.shows("F4 reflect");
                session.send("\x1b[1;5H\x1b[F");
            }
            Self::Editor(_, keys, _) => session.send(keys),
        }
    }

    /// The bytes of the file with the text.
    pub fn size(self, home: &Path) -> f64 {
        let file = match self {
            Self::Seminote(_) => files_below(&home.join("data/entries")).into_iter().find(|path| holds(path, FIRST)),
            Self::Editor(..) => Some(file(home)),
        };
        f64::from(u32::try_from(fs::metadata(file.unwrap()).unwrap().len()).unwrap())
    }

    pub fn save(self) -> &'static str {
        match self {
            Self::Seminote(_) => "\x13",
            Self::Editor(_, _, keys) => keys,
        }
    }
}

fn files_below(directory: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn holds(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).unwrap().contains(words)
}

fn file(home: &Path) -> PathBuf {
    home.join("text.md")
}
