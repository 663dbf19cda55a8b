//! Windows and other processes on one journal for a while, killed at any moment.
//!
//! Two windows want the same entry: one has it, the other one can only read it and adds its line from outside. A third window writes
//! another entry, is never closed, and must not grow. For longer, here two hours:
//! `SEMINOTE_SOAK=7200 cargo test --release --test suite -- --ignored --nocapture soak`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::capture::add;
use super::chance::Chance;
use super::driver::{Session, entry_in, note_lines, notes_of, start};

/// Turns that each of the two windows takes in a round, and lines it types in one at most.
const TURNS: usize = 4;
const LINES: usize = 8;

/// How much more memory the window may hold in the end than after its first rounds, in kB.
const GROWTH: u64 = 4096;

/// What became of lines: those that were seen are in the file once, others at most once.
type Lines = BTreeMap<String, bool>;

/// One of the windows on the same entry: opened, written in, left or killed, again and again.
fn take_turns(home: &Path, series: &str, name: &str, chance: &mut Chance) -> Lines {
    let mut lines = Lines::new();
    for turn in 0..TURNS {
        let mut session = start(home, &["live", "--series", series], &[]);
        session.until("the notes, or that they can only be read", |screen| {
            screen.contents().contains(" left") || screen.contents().contains("read-only")
        });
        if session.screen().contents().contains("read-only") {
            let line = format!("{name}{turn} from outside");
            let output = add(home, &["--series", series, &line]).stderr(Stdio::piped()).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            lines.insert(line, true);
            session.send("\x11");
            assert_eq!(session.ended(), 0);
            continue;
        }
        let count = 1 + chance.below(LINES);
        for number in 0..count {
            let line = format!("{name}{turn} 줄 {number};");
            session.send(&line);
            session.shows(&line);
            lines.insert(line, true);
            session.send("\r");
        }
        if chance.one_in(2) {
            session.send("\x11");
            assert_eq!(session.ended(), 0);
            continue;
        }
        let last = format!("{name}{turn} 줄 last;");
        session.send(&last);
        chance.pause(Duration::from_millis(20));
        let seen = session.kill().contents().contains(&last);
        lines.insert(last, seen);
    }
    lines
}

/// Opens today's entry, made if missing, and leaves it.
fn look_in(home: &Path, series: &str) {
    let mut session = start(home, &["live", "--series", series], &[]);
    session.shows("Ctrl-F find");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
}

/// Two windows on one new entry; then all that they wrote is in it.
fn round(home: &Path, number: usize) {
    let slug = format!("round-{number}");
    let series = serde_json::json!({ "seminote": 1, "slug": slug, "name": slug, "starts": "2024-09-12" });
    fs::write(home.join(format!("data/series/{slug}.json")), series.to_string()).unwrap();
    look_in(home, &slug);
    let lines: Lines = thread::scope(|scope| {
        let windows = ["a", "b"].map(|name| {
            let slug = &slug;
            let seed = u64::try_from(number).unwrap() * 2 + u64::from(name == "b");
            scope.spawn(move || take_turns(home, slug, name, &mut Chance(seed)))
        });
        windows.into_iter().flat_map(|window| window.join().unwrap()).collect()
    });
    // Opened once more, the entry takes what a killed process left.
    look_in(home, &slug);
    let entry = entry_in(&home.join("data/entries").join(&slug));
    let kept = note_lines(&entry);
    for (line, seen) in &lines {
        let count = kept.iter().filter(|kept| *kept == line).count();
        assert!(count == 1 || count == 0 && !seen, "round {number}: {line:?} is there {count} times in {kept:#?}");
    }
    for kept in kept.iter().filter(|kept| !kept.is_empty()) {
        assert!(lines.keys().any(|line| line.starts_with(kept)), "round {number}: nobody wrote {kept:?}");
    }
}

/// Types lines into the window that is never closed, looks whether they are in the file, and empties it.
fn fill_and_empty(session: &mut Session, home: &Path, round: usize) {
    let lines: Vec<String> = (0..40).map(|number| format!("다른 entry, round {round}, line {number};")).collect();
    for (number, line) in lines.iter().enumerate() {
        session.send(if number > 0 { "\r" } else { "" });
        session.send(line);
        session.shows(line);
    }
    // Closing the entry writes it.
    session.send("\x1b");
    session.shows("Enter notes");
    session.until("the saved entry", |_| {
        note_lines(&entry_in(&home.join("data/entries/talks"))).last().is_some_and(|last| last == lines.last().unwrap())
    });
    assert_eq!(note_lines(&entry_in(&home.join("data/entries/talks"))), lines);
    // Another one is opened in between, with which what can be undone here is given up.
    session.send("\x1b[F\r");
    session.shows("Ctrl-F find");
    session.shows("the older talk");
    session.send("\x1bOQ");
    session.shows("Enter notes");
    session.send("\x1b[Fk");
    session.until("the entry that is selected", |screen| {
        screen.rows(0, 80).any(|row| row.starts_with('›') && row.contains("09-19"))
    });
    session.send("\r");
    session.shows(lines.last().unwrap());
    session.shows("Ctrl-F find");
    empty(session);
}

/// An entry that nobody writes, the last of the list.
fn older_talk(home: &Path) {
    let series = serde_json::json!({ "seminote": 1, "slug": "older", "name": "Older", "starts": "2024-09-05" });
    let entry = serde_json::json!({
        "seminote": 1, "id": "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a38", "series": "older", "week": 1, "date": "2024-09-05",
        "notes": [{ "text": "the older talk" }],
    });
    for (path, value) in [("series/older.json", series), ("entries/older/2024-09-05-6e1d2a38.json", entry)] {
        let path = home.join("data").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }
}

fn empty(session: &mut Session) {
    session.send("\x01\x7f");
    session.until("the empty notes", |screen| !screen.contents().contains(';'));
}

/// Gives back what the window held after its first rounds and in the end, in kB.
fn soak(duration: Duration) -> (u64, u64) {
    let home = TempDir::new().unwrap();
    older_talk(home.path());
    let mut session = notes_of(home.path(), &[(0, "first;")], &[]);
    empty(&mut session);
    let over = AtomicBool::new(false);
    let end = Instant::now() + duration;
    let memory = thread::scope(|scope| {
        let others = scope.spawn(|| {
            let mut number = 0;
            while number == 0 || Instant::now() < end {
                round(home.path(), number);
                number += 1;
            }
            over.store(true, Ordering::SeqCst);
            number
        });
        let mut memory = Vec::new();
        while memory.len() < 4 || !over.load(Ordering::SeqCst) && !others.is_finished() {
            fill_and_empty(&mut session, home.path(), memory.len());
            memory.push(session.memory());
        }
        report(&memory, others.join().unwrap());
        (memory[memory.len().min(20) / 2], memory[memory.len() - 1])
    });
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    memory
}

#[expect(clippy::print_stderr, reason = "the figures that the run was made for")]
fn report(memory: &[u64], rounds: usize) {
    let part = memory.iter().step_by((memory.len() / 10).max(1)).map(u64::to_string).collect::<Vec<_>>();
    eprintln!("{rounds} rounds of two windows, {} of the third; it held {} kB", memory.len(), part.join(", "));
}

#[test]
fn windows_on_the_same_and_on_other_entries_lose_nothing() {
    soak(Duration::ZERO);
}

#[test]
#[ignore = "takes as many seconds as SEMINOTE_SOAK says, or ten minutes"]
fn a_long_soak_loses_nothing_and_holds_no_more_memory() {
    let seconds = std::env::var("SEMINOTE_SOAK").map_or(600, |seconds| seconds.parse().unwrap());
    let (first, last) = soak(Duration::from_secs(seconds));
    assert!(last <= first + GROWTH, "from {first} to {last} kB");
}
