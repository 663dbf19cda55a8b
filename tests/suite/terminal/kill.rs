//! `kill -9` at any moment: what the screen had shown is what the next start has.
//!
//! A thousand moments: `cargo test --release --test suite -- --ignored --nocapture kills`.

mod import;
mod repair;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use super::chance::{Chance, pause};
use super::driver::{Session, is_on_record, note_lines, notes, start, the_entry};

/// Lines that are typed at most.
const LINES: usize = 60;

/// What is typed in this line: no longer than a row, and no line like another.
fn line(number: usize) -> String {
    let words =
        ["scaling laws", "작은 모델", "why not distil", "데이터가 좋으면", "漢字", "e\u{301}t\u{e9}", "🎓 asks"];
    format!("line {number:04} {} {}", words[number % words.len()], words[number * 3 % words.len()])
}

/// The lines that a screen shows, with their numbers; the last may be cut.
fn shown(screen: &vt100::Screen) -> Vec<(usize, String)> {
    let rows = screen.rows(0, 80).filter_map(|row| {
        let text = row.get(row.find("line ")?..)?.trim_end().to_owned();
        // A line of which less than its number is shown is told by nothing.
        Some((text.get(5..9)?.parse().ok()?, text))
    });
    rows.collect()
}

/// What came of a run.
#[derive(Default)]
struct Outcome {
    /// Whether the last frame said that it shows what is not on record.
    not_on_record: bool,
    /// Kills, those of the recovery included.
    kills: usize,
    /// Characters that a killed program had shown.
    characters: usize,
}

/// Types at full speed, saving now and then, until a moment by chance.
fn type_on(session: &mut Session, chance: &mut Chance) {
    let keys = 1 + chance.below(LINES * 30);
    let text: String = (0..LINES).map(|number| line(number) + "\r").collect();
    let saves = chance.one_in(2);
    for (count, character) in text.chars().take(keys).enumerate() {
        session.send(character.encode_utf8(&mut [0; 4]));
        if saves && count % 50 == 49 {
            session.send("\x13");
        }
        session.look();
    }
    pause(chance, Duration::from_millis(30));
}

/// Kills the program in a moment by chance, and in half of the runs the one that brings the text back as well.
fn run(seed: u64) -> Outcome {
    let mut chance = Chance(seed);
    let home = TempDir::new().unwrap();
    let mut outcome = Outcome::default();
    let mut session = notes(home.path(), &[]);
    type_on(&mut session, &mut chance);
    let mut rows = Vec::new();
    loop {
        let screen = session.kill();
        outcome.kills += 1;
        if is_on_record(&screen, "") {
            rows.extend(shown(&screen));
        } else {
            outcome.not_on_record = true;
        }
        if chance.one_in(2) {
            break;
        }
        session = start(home.path(), &["live"], &[]);
        pause(&mut chance, Duration::from_millis(80));
    }
    let mut session = start(home.path(), &["live"], &[]);
    session.shows(" left");
    session.send("\x11");
    assert_eq!(session.ended(), 0, "seed {seed}");
    let entry = the_entry(home.path());
    let lines = note_lines(&entry);
    for (number, text) in rows {
        outcome.characters += text.chars().count();
        // Text is drawn composed and kept as it was typed; of a letter and its accent the letter may be all that was shown.
        let kept: String = lines.get(number).copied().unwrap_or_default().nfd().collect();
        let shown: String = text.nfd().collect();
        assert!(kept.starts_with(&shown), "seed {seed}: line {number} was shown as {shown:?} and is {kept:?}");
    }
    let typed = lines.len() - lines.iter().rev().take_while(|line| line.is_empty()).count();
    for (number, kept) in lines[..typed].iter().enumerate() {
        let was_typed = line(number);
        let is_whole = if number + 1 < typed { was_typed == *kept } else { was_typed.starts_with(kept) };
        assert!(is_whole, "seed {seed}: {kept:?} is not what was typed");
        assert!(entry["notes"][number]["at"].is_u64(), "seed {seed}: {kept:?} has no stamp");
    }
    outcome
}

#[expect(clippy::print_stderr, reason = "the figures that the run was made for")]
fn runs(seeds: std::ops::Range<u64>) -> Outcome {
    let mut total = Outcome::default();
    let mut late = 0;
    for seed in seeds {
        let outcome = run(seed);
        late += usize::from(outcome.not_on_record);
        total.kills += outcome.kills;
        total.characters += outcome.characters;
    }
    eprintln!("{} kills, {} characters shown, {late} frames said NOT ON RECORD", total.kills, total.characters);
    total
}

#[test]
fn what_was_shown_survives_25_kills() {
    assert!(runs(0..25).characters > 0);
}

#[test]
#[ignore = "takes minutes"]
fn what_was_shown_survives_1000_kills() {
    assert!(runs(0..1000).characters > 0);
}

/// A command, which nobody listens to.
fn seminote(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seminote"));
    command.args(arguments).env_clear().env("HOME", home).current_dir(home);
    command.env("SEMINOTE_DATA_DIR", home.join("data")).env("SEMINOTE_CONFIG", home.join("config.toml"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs a command to its end and says how long it takes.
fn done(home: &Path, arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    let output = seminote(home, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let [results, messages] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{arguments:?} in {}: {results}{messages}", home.display());
    begun.elapsed()
}

/// Runs a command and kills it within the time that it takes.
fn killed(home: &Path, arguments: &[&str], took: Duration, chance: &mut Chance) {
    let mut child = seminote(home, arguments).spawn().unwrap();
    pause(chance, took);
    child.kill().unwrap();
    child.wait().unwrap();
}
