//! The commands, in a home of their own.

mod about;
mod check;
mod doctor;
mod export;
mod past;
mod refused;
mod search;
mod shapes;
mod templates;
mod write;

use std::path::PathBuf;

use assert_cmd::Command;
use seminote::journal::{Details, Entry, EntryId, Moment, Slug};
use seminote::store::Store;
use seminote::text::{Line, Tag, Text};
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../fixtures/week-2-report.md");

/// A home with nothing in it, where commands run.
struct Home {
    directory: TempDir,
}

/// What a command gave.
struct Given {
    status: Option<i32>,
    results: String,
    messages: String,
}

impl Home {
    fn new() -> Self {
        Self { directory: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.with_places(Command::new(env!("CARGO_BIN_EXE_seminote")));
        command.args(arguments);
        command
    }

    /// The command, with its files here and nowhere else.
    fn with_places(&self, mut command: Command) -> Command {
        for name in ["SEMINOTE_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(name);
        }
        command.current_dir(self.directory.path());
        command.env("HOME", self.directory.path()).env("SEMINOTE_DATA_DIR", self.path("data"));
        command
    }

    fn run(&self, arguments: &[&str]) -> Given {
        Self::finish(self.command(arguments))
    }

    fn finish(mut command: Command) -> Given {
        let output = command.output().unwrap();
        Given {
            status: output.status.code(),
            results: String::from_utf8(output.stdout).unwrap(),
            messages: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that must succeed.
    fn done(&self, arguments: &[&str]) -> Given {
        let given = self.run(arguments);
        assert_eq!(given.status, Some(0), "{arguments:?}: {}", given.messages);
        given
    }

    /// Runs a command that must fail, and gives its message.
    fn refused(&self, arguments: &[&str], status: i32) -> String {
        let given = self.run(arguments);
        assert_eq!((given.status, given.results.as_str()), (Some(status), ""), "{arguments:?}: {}", given.messages);
        given.messages
    }

    fn store(&self) -> Store {
        Store::on_disk(self.path("data"))
    }

    /// A journal with the sample in week 2.
    fn with_sample() -> (Self, EntryId) {
        let home = Self::new();
        home.done(&["series", "new", "AI Seminar", "--starts", "2024-09-12", "--time", "16:00", "--weeks", "15"]);
        let id = home.entry(2, "2024-09-19", |entry| {
            let paragraphs: Vec<&str> = SAMPLE.trim().split("\n\n").skip(2).collect();
            "The Qwen language models".clone_into(&mut entry.details.title);
            entry.summary = text(&paragraphs[..7].join("\n\n"));
            entry.reflection = text(&paragraphs[7..].join("\n\n"));
            let stamped = |at, text: &str| Line { text: text.to_owned(), tag: Tag::stamped(at) };
            entry.notes = Text::from_lines([
                stamped(95, "? what differs in the coding model"),
                stamped(99, "= the data"),
                stamped(3700, "[ ] read it due 2024-10-03"),
            ]);
        });
        (home, id)
    }

    fn entry(&self, week: u32, date: &str, fill: impl FnOnce(&mut Entry)) -> EntryId {
        let now: Moment = format!("{date}T16:00:00+09:00").parse().unwrap();
        let details = Details::new(week, date.parse().unwrap());
        let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, None, now);
        fill(&mut entry);
        self.store().create(&entry).unwrap();
        entry.id
    }
}

fn text(text: &str) -> Text {
    Text::from_lines(text.split('\n').map(|line| Line { text: line.to_owned(), tag: Tag::default() }))
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}
