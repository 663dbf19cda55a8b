//! The commands, in a home of their own.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use seminote::journal::{Details, Entry, EntryId, Moment, Series, Slug};
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

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seminote"));
        command.args(arguments).current_dir(self.directory.path());
        for name in ["SEMINOTE_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(name);
        }
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

#[test]
fn every_command_has_help_with_an_example() {
    let home = Home::new();
    let commands: &[&[&str]] = &[
        &[],
        &["live"],
        &["add"],
        &["list"],
        &["show"],
        &["questions"],
        &["followups"],
        &["export"],
        &["hand-in"],
        &["series"],
        &["series", "new"],
        &["series", "list"],
        &["series", "show"],
        &["series", "edit"],
        &["demo"],
        &["keys"],
        &["config"],
        &["completions"],
        &["man"],
    ];
    for command in commands {
        let help = home.done(&[command, ["--help"].as_slice()].concat()).results;
        assert!(help.contains("Example"), "{command:?}: {help}");
    }
    assert!(!home.path("data").exists());
}

#[test]
fn without_a_terminal_the_journal_says_so_and_makes_nothing() {
    let home = Home::new();
    for arguments in [[].as_slice(), &["live"]] {
        assert!(home.refused(arguments, 1).contains("terminal"));
    }
    assert!(!home.path("data").exists());
}

#[test]
fn the_sample_is_in_every_format() {
    let (home, _) = Home::with_sample();
    let formats = if cfg!(feature = "pdf") {
        ["md", "typ", "txt", "json", "pdf"].as_slice()
    } else {
        &["md", "typ", "txt", "json"]
    };
    for format in formats {
        let path = home.done(&["export", "2", "--format", format]).results;
        let file = home.path(&format!("ai-seminar-week-02.{format}"));
        assert_eq!(std::fs::canonicalize(path.trim()).unwrap(), std::fs::canonicalize(&file).unwrap());
        assert!(std::fs::metadata(&file).unwrap().len() > 1000);
    }
    for format in ["md", "txt"] {
        let report = home.done(&["export", "2", "--format", format, "-o", "-"]).results;
        assert_eq!(report, std::fs::read_to_string(home.path(&format!("ai-seminar-week-02.{format}"))).unwrap());
        for paragraph in SAMPLE.trim().split("\n\n").skip(2) {
            assert!(report.contains(paragraph), "{format} has not: {paragraph}");
        }
    }
    let shown = home.done(&["show", "2"]).results;
    assert!(shown.starts_with("# Week 2: The Qwen language models\n"), "{shown}");
    assert!(shown.contains("   1:35  ? what differs in the coding model\n"), "{shown}");
    assert!(SAMPLE.trim().split("\n\n").skip(2).all(|paragraph| shown.contains(paragraph)));
}

#[test]
fn an_export_is_never_written_over_without_force() {
    let (home, _) = Home::with_sample();
    std::fs::write(home.path("mine.md"), "mine").unwrap();
    let refused = home.refused(&["export", "2", "-o", "mine.md"], 1);
    assert!(refused.contains("mine.md exists already") && refused.contains("--force"), "{refused}");
    assert_eq!(std::fs::read_to_string(home.path("mine.md")).unwrap(), "mine");
    home.done(&["export", "2", "-o", "mine.md", "--force"]);
    assert!(std::fs::read_to_string(home.path("mine.md")).unwrap().starts_with("# Week 2 Report"));
    assert!(home.refused(&["export", "2", "-o", "missing/report.md"], 1).contains("missing/report.md"));
}

#[test]
fn what_means_nothing_is_refused_by_name() {
    let (home, _) = Home::with_sample();
    let unknown = home.refused(&["show", "7"], 1);
    assert!(unknown.contains("no week 7") && unknown.contains("week 2 alone"), "{unknown}");
    for (arguments, said) in [
        (["show", "second"].as_slice(), "no week"),
        (&["hand-in", "2", "--date", "2024-13-01"], "no date"),
        (&["hand-in", "2", "--date", "19.9.2024"], "no date"),
        (&["export", "2", "--format", "odt"], "not a format"),
        (&["export", "5-2"], "no range"),
        (&["add", "text", "-w", "2"], "before it"),
        (&["--series", "No Slug", "list"], "short name"),
        (&["nonsense"], "nonsense"),
    ] {
        let refused = home.refused(arguments, 2);
        assert!(refused.contains(said), "{arguments:?}: {refused}");
    }
    for arguments in [["list"].as_slice(), &["show", "2"], &["add", "x"], &["series", "show"]] {
        let refused = home.refused(&[["--series", "other"].as_slice(), arguments].concat(), 1);
        assert!(refused.contains("no series \"other\""), "{arguments:?}: {refused}");
    }
    assert!(home.refused(&["add", " "], 1).contains("no text"));
}

#[test]
fn two_entries_of_one_week_are_both_read_and_neither_is_written() {
    let (home, first) = Home::with_sample();
    let second = home.entry(2, "2024-09-20", |_| {});
    assert_eq!(json(&home.done(&["show", "2", "--json"]).results).as_array().unwrap().len(), 2);
    for arguments in [["hand-in", "2"].as_slice(), &["add", "-w", "2", "text"]] {
        let refused = home.refused(arguments, 1);
        assert!(refused.contains(&first.short()) && refused.contains(&second.short()), "{refused}");
    }
    home.done(&["hand-in", &second.short(), "--date", "2024-09-22"]);
    let handed_in = home.store().read(second).unwrap().details.handed_in.unwrap();
    assert_eq!(handed_in.to_string(), "2024-09-22");
    let paths = home.done(&["export", "2", "--format", "md", "-o", "reports"]).results;
    assert_eq!(paths.lines().filter(|path| Path::new(&home.path(path)).exists()).count(), 2, "{paths}");
}

#[test]
fn lines_are_added_as_they_are() {
    let home = Home::new();
    let given = home.done(&["add", "- [ ]", "read", "it"]);
    assert!(given.messages.contains("made the series \"Seminar\""), "{}", given.messages);
    assert_eq!(given.results, "");
    let mut command = home.command(&["add", "-"]);
    command.write_stdin("? one\r\n\n박지호 👩‍👩‍👧\n");
    assert_eq!(Home::finish(command).status, Some(0));
    let entry = json(&home.done(&["show", "latest", "--json"]).results);
    let notes: Vec<&str> =
        entry[0]["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap()).collect();
    assert_eq!(notes, ["- [ ] read it", "? one", "", "박지호 👩‍👩‍👧"]);
    let mut command = home.command(&["add", "-"]);
    command.write_stdin(b"ab\xff".as_slice());
    let refused = Home::finish(command);
    assert_eq!(refused.status, Some(1));
    assert!(refused.messages.contains("byte 2"), "{}", refused.messages);
}

#[test]
fn the_shapes_of_json_are_kept() {
    let (home, id) = Home::with_sample();
    let id = id.to_string();
    let words = |text: &Text| text.to_string().split_whitespace().count();
    let entry = home.store().read(id.parse().unwrap()).unwrap();
    assert_eq!(
        json(&home.done(&["list", "--json"]).results),
        serde_json::json!([{
            "id": id, "id8": entry.id.short(), "series": "ai-seminar", "week": 2, "date": "2024-09-19",
            "title": "The Qwen language models", "speakers": [], "tags": [], "clock": "waiting", "handed_in": null,
            "words": { "notes": 12, "summary": words(&entry.summary), "reflection": words(&entry.reflection) },
            "questions": { "answered": 1, "without_answer": 0 }, "follow_ups": { "open": 1, "done": 0 },
        }])
    );
    assert_eq!(
        json(&home.done(&["questions", "--json"]).results),
        serde_json::json!([{
            "entry": id, "series": "ai-seminar", "week": 2, "date": "2024-09-19", "line": 1, "at": 95,
            "text": "what differs in the coding model", "mine": true, "state": "answered",
            "answers": [{ "line": 2, "at": 99, "text": "the data" }],
        }])
    );
    assert_eq!(home.done(&["questions", "--open", "--json"]).results, "[]\n");
    assert_eq!(
        json(&home.done(&["followups", "--open", "--json"]).results),
        serde_json::json!([{
            "entry": id, "series": "ai-seminar", "week": 2, "date": "2024-09-19", "line": 3, "at": 3700,
            "text": "read it due 2024-10-03", "done": false, "due": "2024-10-03", "overdue": true,
        }])
    );
    let on_disk = |path: PathBuf| json(&std::fs::read_to_string(path).unwrap());
    let series = on_disk(home.path("data/series/ai-seminar.json"));
    assert_eq!(json(&home.done(&["series", "show", "--json"]).results), series);
    assert_eq!(json(&home.done(&["series", "list", "--json"]).results), serde_json::json!([series]));
    let shown = json(&home.done(&["show", "2", "--json"]).results);
    assert_eq!(shown, serde_json::json!([on_disk(home.store().layout().entry_file(&entry))]));
    let keys = json(&home.done(&["keys", "--json"]).results);
    let quit = keys.as_array().unwrap().iter().find(|row| row["command"] == "quit").unwrap();
    assert_eq!(quit["keys"], serde_json::json!(["Ctrl-Q", "q"]));
    assert!(quit["title"].is_string() && quit["places"].is_array());
}

#[test]
fn a_series_is_changed_where_it_is_said_and_nowhere_else() {
    let (home, _) = Home::with_sample();
    home.done(&["series", "edit", "--breaks", "2024-09-26", "--time", "", "--language", "ko"]);
    let series: Series = home.store().read_series(&Slug::of_name("AI Seminar")).unwrap();
    assert_eq!((series.weeks, series.time, series.language()), (Some(15), None, "ko"));
    assert_eq!(series.breaks.len(), 1);
    assert_eq!(home.done(&["series", "new", "AI Seminar"]).results, "ai-seminar-2\n");
    for (option, value) in [("--time", "25:00"), ("--weekday", "someday"), ("--weeks", "0"), ("--sections", "appendix")]
    {
        home.refused(&["series", "edit", option, value], 2);
    }
}

#[test]
fn the_configuration_is_printed_with_its_path_and_mistakes() {
    let home = Home::new();
    std::fs::write(home.path("mine.toml"), "[author]\nname = 3\n").unwrap();
    let given = home.done(&["config", "--config", "mine.toml"]);
    assert_eq!(given.results, "# mine.toml\n[author]\nname = 3\n");
    assert!(given.messages.contains("mine.toml: line 2"), "{}", given.messages);
    let missing = home.done(&["config", "--config", "missing.toml"]);
    assert!(missing.results.starts_with("# missing.toml\n"));
}

#[test]
fn the_demo_says_where_it_is() {
    let home = Home::new();
    assert_eq!(home.done(&["demo", "sample"]).results, "sample\n");
    let list = home.done(&["--data-dir", "sample", "list"]).results;
    assert_eq!(list.lines().count(), 8, "{list}");
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_is_named() {
    let (home, _) = Home::with_sample();
    std::fs::write(home.path("file"), "").unwrap();
    let refused = home.refused(&["export", "2", "--format", "md", "-o", "file/report.md"], 1);
    assert!(refused.contains("file/report.md"), "{refused}");
    let refused = home.refused(&["--data-dir", "file", "add", "text"], 1);
    assert!(refused.contains("file"), "{refused}");
}

#[test]
fn a_damaged_file_is_told_of_and_hides_nothing() {
    let (home, _) = Home::with_sample();
    let path = home.path("data/entries/ai-seminar/2024-09-26-deadbeef.json");
    std::fs::write(&path, "{").unwrap();
    let given = home.done(&["list"]);
    assert_eq!(given.results.lines().count(), 1);
    assert!(given.messages.contains("deadbeef.json is damaged"), "{}", given.messages);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "{");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::{Command, Stdio};
    let home = Home::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_seminote"))
        .args(["completions", "zsh", "--data-dir"])
        .arg(home.path("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
