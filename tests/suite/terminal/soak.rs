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
use super::chance::{Chance, pause};
use super::driver::{Session, entry_in, is_on_record, note_lines, notes_of, start};

/// Turns that each of the two windows takes in a round, and lines it types in one at most.
const TURNS: usize = 4;
const LINES: usize = 8;

/// How much more memory the window may hold in the end than after its first rounds, in kB.
const GROWTH: u64 = 4096;

/// What the windows of a round did.
#[derive(Default)]
struct Deeds {
    /// Their lines: those that were seen on record are in the file once, others at most once.
    lines: BTreeMap<String, bool>,
    /// Their turns in words, each window's in order.
    turns: Vec<String>,
}

/// One of the windows on the same entry: opened, written in, left or killed, again and again.
fn take_turns(home: &Path, series: &str, name: &str, chance: &mut Chance) -> Deeds {
    let mut deeds = Deeds::default();
    for turn in 0..TURNS {
        let deed = take_turn(home, series, &format!("{name}{turn}"), chance, &mut deeds.lines);
        deeds.turns.push(format!("{name}{turn} {deed}"));
    }
    deeds
}

/// A turn: says what it was.
fn take_turn(home: &Path, series: &str, name: &str, chance: &mut Chance, lines: &mut BTreeMap<String, bool>) -> String {
    let mut session = start(home, &["live", "--series", series], &[]);
    session.until("the talk under way, or that it can only be read", |screen| {
        screen.contents().contains(" left") || screen.contents().contains("read-only")
    });
    if session.screen().contents().contains("read-only") {
        let line = format!("{name} from outside");
        let output = add(home, &["--series", series, &line]).stderr(Stdio::piped()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        lines.insert(line, true);
        session.send("\x11");
        assert_eq!(session.ended(), 0);
        return format!("could only read, and added: {}", String::from_utf8_lossy(&output.stderr));
    }
    let count = 1 + chance.below(LINES);
    for number in 0..count {
        let line = format!("{name} 줄 {number};");
        session.send(&line);
        session.has_on_record(&line);
        lines.insert(line, true);
        session.send("\r");
    }
    if chance.one_in(2) {
        session.send("\x11");
        assert_eq!(session.ended(), 0);
        return format!("wrote {count} lines and left");
    }
    let last = format!("{name} 줄 last;");
    session.send(&last);
    pause(chance, Duration::from_millis(20));
    let screen = session.kill();
    lines.insert(last.clone(), is_on_record(&screen, &last));
    format!("wrote {count} lines and was killed with this on the screen:\n{}", screen.contents())
}

/// Opens today's entry, made if missing, and leaves it.
fn look_in(home: &Path, series: &str) {
    let mut session = start(home, &["live", "--series", series], &[]);
    session.shows(" left");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
}

/// Two windows on one new entry; then all that they wrote is in it.
fn round(home: &Path, number: usize) {
    let slug = format!("round-{number}");
    let series = serde_json::json!({ "seminote": 1, "slug": slug, "name": slug, "starts": "2024-09-19" });
    let series_file = home.join(format!("data/series/{slug}.json"));
    fs::write(&series_file, series.to_string()).unwrap();
    look_in(home, &slug);
    let [mut all, of_other] = thread::scope(|scope| {
        let windows = ["a", "b"].map(|name| {
            let slug = &slug;
            let seed = u64::try_from(number).unwrap() * 2 + u64::from(name == "b");
            scope.spawn(move || take_turns(home, slug, name, &mut Chance(seed)))
        });
        windows.map(|window| window.join().unwrap())
    });
    all.lines.extend(of_other.lines);
    all.turns.extend(of_other.turns);
    // Opened once more, the entry takes what a killed process left.
    look_in(home, &slug);
    let entries = home.join("data/entries").join(&slug);
    let entry = entry_in(&entries);
    check(&note_lines(&entry), &all, number);
    // The journal does not grow: whoever lists it would need more memory for more.
    fs::remove_dir_all(entries).unwrap();
    fs::remove_dir_all(home.join("data/backups").join(entry["id"].as_str().unwrap())).unwrap();
    fs::remove_file(series_file).unwrap();
}

fn check(kept: &[&str], Deeds { lines, turns }: &Deeds, round: usize) {
    let turns = turns.join("\n");
    for (line, seen) in lines {
        let count = kept.iter().filter(|kept| *kept == line).count();
        assert!(
            count == 1 || count == 0 && !seen,
            "round {round}: {line:?} is there {count} times in {kept:#?}; the windows\n{turns}"
        );
    }
    for kept in kept.iter().filter(|kept| !kept.is_empty()) {
        let is_written = lines.keys().any(|line| line.starts_with(kept));
        assert!(is_written, "round {round}: nobody wrote {kept:?}; the windows\n{turns}");
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
    // It stays where it is when the soak fails.
    let home = TempDir::new().unwrap().keep();
    say(&format!("the journal is in {}", home.display()));
    older_talk(&home);
    let mut session = notes_of(&home, &[(0, "first;")], &[]);
    empty(&mut session);
    let over = AtomicBool::new(false);
    let end = Instant::now() + duration;
    let memory = thread::scope(|scope| {
        let others = scope.spawn(|| {
            let mut number = 0;
            while number == 0 || Instant::now() < end {
                round(&home, number);
                number += 1;
            }
            over.store(true, Ordering::SeqCst);
            number
        });
        let mut memory = Vec::new();
        while memory.len() < 4 || !over.load(Ordering::SeqCst) && !others.is_finished() {
            fill_and_empty(&mut session, &home, memory.len());
            memory.push(session.memory());
        }
        report(&memory, others.join().unwrap());
        (memory[memory.len().min(20) / 2], memory[memory.len() - 1])
    });
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    fs::remove_dir_all(&home).unwrap();
    memory
}

fn report(memory: &[u64], rounds: usize) {
    let part = memory.iter().step_by((memory.len() / 10).max(1)).map(u64::to_string).collect::<Vec<_>>();
    say(&format!("{rounds} rounds of two windows, {} of the third; it held {} kB", memory.len(), part.join(", ")));
}

#[expect(clippy::print_stderr, reason = "the figures that the run was made for")]
fn say(words: &str) {
    eprintln!("{words}");
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
