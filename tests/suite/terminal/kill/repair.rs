//! `doctor --repair`, killed at any moment and run again: nothing is lost, nothing is there twice, and the originals are kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use seminote::journal::{Change, Details, Entry, EntryId, Field, Moment, Series};
use seminote::store::Store;
use seminote::text::{Line, Tag};
use tempfile::TempDir;

use super::{Chance, done, killed};

/// When all was written.
fn then() -> Moment {
    "2024-09-19T16:00:00+09:00".parse().unwrap()
}

/// What the journal shows after a repair, each once.
const WORDS: [&str; 25] = [
    "series-word",
    "nuls-word",
    "logged-word",
    "log-word",
    "cut-word",
    "copied-word",
    "copy-word",
    "stray-word",
    "other-word",
    "torn-word",
    "replaced-word",
    "trashed-word",
    "nowhere-word",
    "flipped-word",
    "tail-word",
    "orphan-word",
    "orphan-end-word",
    "unfolded-word",
    "unfolded-end-word",
    "lettered-word",
    "letter-word",
    "unclaimed-word",
    "renamed-word",
    "taken-word",
    "half-word",
];

/// What is being ruined. In every text a word ends with `-word`, each another.
struct Ruin {
    store: Store,
    /// Where the entries are.
    folder: PathBuf,
    /// The bytes of all damaged files.
    damaged: Vec<Vec<u8>>,
}

impl Ruin {
    /// An entry with this word; its file.
    fn entry(&self, word: &str) -> (EntryId, PathBuf) {
        let entry = entry(word);
        self.store.create(&entry).unwrap();
        self.write(entry.id, word);
        self.store.open(entry.id, then()).unwrap().close(then()).unwrap();
        (entry.id, self.store.layout().entry_file(&entry))
    }

    /// Leaves a line in the recovery log.
    fn write(&self, id: EntryId, word: &str) {
        let mut session = self.store.open(id, then()).unwrap();
        let mut after = session.entry().clone();
        after.notes = format!("{}\n{word}-word", after.notes).trim().into();
        let changes = Change::between(session.entry(), &after);
        session.record(&changes).unwrap();
        session.sync().unwrap();
    }

    /// Puts these bytes there, as somebody else might.
    fn damage(&mut self, path: &Path, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        fs::write(path, &bytes).unwrap();
        self.damaged.push(bytes);
    }

    /// Cuts a file off behind a word.
    fn cut(&mut self, path: &Path, word: &str) {
        let text = fs::read_to_string(path).unwrap();
        let end = text.find(word).unwrap() + word.len();
        self.damage(path, &text[..end]);
    }

    fn letter(&self, id: EntryId, word: &str) -> PathBuf {
        let line = Line { text: format!("{word}-word"), tag: Tag::default() };
        self.store.add_lines(id, &[line], then()).unwrap();
        let mut letters = files(&self.store.layout().inbox());
        letters.retain(|path| fs::read_to_string(path).unwrap().contains(word));
        letters.remove(0)
    }
}

fn entry(word: &str) -> Entry {
    let details = Details { title: word.to_owned(), ..Details::new(2, then().date_naive()) };
    Entry::new("ai-seminar".parse().unwrap(), details, Some(75), then())
}

fn printed(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap()
}

/// A journal in which much is wrong; gives the bytes of the damaged files.
fn ruined(home: &Path) -> Vec<Vec<u8>> {
    let store = Store::on_disk(home.join("data"));
    store.prepare(SystemTime::now()).unwrap();
    let folder = store.layout().entries().join("ai-seminar");
    let series =
        |slug: &str, word: &str| Series::new(slug.parse().unwrap(), format!("{word}-word"), then().date_naive());
    store.create_series(&series("ai-seminar", "series")).unwrap();
    let mut ruin = Ruin { store, folder, damaged: Vec::new() };
    ruin_entries(&mut ruin);
    ruin_the_rest(&mut ruin);
    let place = ruin.store.layout().series();
    ruin.damage(&place.join("misnamed.json"), printed(&series("renamed", "renamed")));
    ruin.damage(&place.join("taken.json"), printed(&series("ai-seminar", "taken")));
    ruin.damage(&place.join("half.json"), &printed(&series("half", "half"))[..70]);
    ruin.damaged
}

fn ruin_entries(ruin: &mut Ruin) {
    let (_, nuls) = ruin.entry("nuls");
    ruin.damage(&nuls, fs::read_to_string(&nuls).unwrap().replace("\"minutes\": 75", "\"minutes\": \0"));
    let (logged, path) = ruin.entry("logged");
    ruin.write(logged, "log");
    ruin.damage(&path, "");
    let cut = Entry { summary: "cut-word\nand more".into(), ..entry("cut") };
    ruin.store.create(&cut).unwrap();
    ruin.cut(&ruin.store.layout().entry_file(&cut), "cut-word");
    let (_, copied) = ruin.entry("copied");
    let bytes = fs::read_to_string(&copied).unwrap();
    ruin.damage(&ruin.folder.join("2024-09-19 (conflicted copy).json"), bytes.replace("copied", "copy"));
    ruin.damage(&ruin.folder.join("a mere\ncopy.json"), bytes.clone());
    // Outside of the folders: whole, of an entry that is there, and with nothing that says which entry it is.
    let outside = ruin.store.layout().entries();
    ruin.damage(&outside.join("stray.json"), printed(&Entry { summary: "stray-word".into(), ..entry("stray") }));
    ruin.damage(&outside.join("other.json"), bytes.replace("copied", "other"));
    ruin.damage(&outside.join("torn.json"), r#"{"seminote": 1, "title": "torn", "summary": "torn-word", "refl"#);
    let (replaced, path) = ruin.entry("replaced");
    assert!(!ruin.store.versions(replaced).unwrap().is_empty());
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let (trashed, _) = ruin.entry("trashed");
    ruin.store.trash(trashed, then()).unwrap();
    ruin.cut(&files(&ruin.store.layout().trash())[0], "trashed-word");
    let nowhere = Entry { series: "nowhere".parse().unwrap(), summary: "nowhere-word".into(), ..entry("nowhere") };
    ruin.store.create(&nowhere).unwrap();
}

fn ruin_the_rest(ruin: &mut Ruin) {
    let (flipped, _) = ruin.entry("flipped");
    ruin.write(flipped, "tail");
    let log = ruin.store.layout().recovery_log(flipped);
    let text = fs::read_to_string(&log).unwrap();
    ruin.damage(&log, format!("x{}", &text[1..]));
    let (orphan, path) = ruin.entry("orphan");
    ruin.write(orphan, "orphan-end");
    fs::remove_file(path).unwrap();
    let (unfolded, _) = ruin.entry("unfolded");
    ruin.write(unfolded, "unfolded-end");
    let (lettered, _) = ruin.entry("lettered");
    let letter = ruin.letter(lettered, "letter");
    ruin.cut(&letter, "letter-word");
    ruin.letter(entry("gone").id, "unclaimed");
    let version = ruin.store.versions(lettered).unwrap().remove(0).path;
    ruin.damage(&version, "{");
    let left = ruin.folder.join(".x.json.1-1.seminote-part");
    ruin.damage(&left, "temporary");
    let hours_ago = SystemTime::now() - Duration::from_hours(2);
    File::options().append(true).open(&left).unwrap().set_modified(hours_ago).unwrap();
}

/// The files below a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(directory).unwrap().map(|file| file.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Everything that the journal and its trash show: a line each, in alphabetical order.
fn shown(home: &Path) -> Vec<String> {
    let store = Store::on_disk(home.join("data"));
    let heads = store.heads(None).unwrap();
    let (trash, series) = (store.trashed().unwrap(), store.series().unwrap());
    let damaged: Vec<String> = [heads.damaged, trash.damaged, series.damaged]
        .into_iter()
        .flatten()
        .map(|damaged| format!("damaged: {}", damaged.path.display()))
        .collect();
    let mut entries: Vec<Entry> = heads.heads.iter().map(|head| store.read(head.id).unwrap()).collect();
    entries.extend(trash.entries.iter().map(|trashed| store.restore(trashed.head.id).unwrap()));
    let text = |entry: Entry| {
        let texts = Field::ALL.map(|field| entry.text(field).to_string()).join(" / ");
        format!("{}, {}: {texts}", entry.series, entry.details.title)
    };
    let series = series.series.into_iter().map(|series| format!("{}: {}", series.slug, series.name));
    let mut all: Vec<String> = entries.into_iter().map(text).chain(series).chain(damaged).collect();
    all.sort();
    all
}

/// Every damaged file is still somewhere, byte for byte.
fn assert_originals_are_kept(home: &Path, damaged: &[Vec<u8>], seed: u64) {
    let there: Vec<Vec<u8>> = files(&home.join("data")).iter().map(|path| fs::read(path).unwrap()).collect();
    for bytes in damaged {
        let text = String::from_utf8_lossy(bytes);
        assert!(there.contains(bytes), "seed {seed}: this is gone: {text}");
    }
}

/// A copy of a ruined journal, the times of the files included.
fn copied(ruined: &Path) -> TempDir {
    let home = TempDir::new().unwrap();
    assert!(Command::new("cp").arg("-a").arg(ruined.join("data")).arg(home.path()).status().unwrap().success());
    home
}

/// Repairs a journal, killed at least once, and to the end; then it is what it is after one repair.
fn repair_is_killed(seed: u64, home: &Path, damaged: &[Vec<u8>], took: Duration, expected: &[String]) -> usize {
    let mut chance = Chance(seed);
    let mut kills = 0;
    while kills == 0 || chance.one_in(2) {
        killed(home, &["doctor", "--repair"], took, &mut chance);
        kills += 1;
        assert_originals_are_kept(home, damaged, seed);
    }
    done(home, &["doctor", "--repair"]);
    done(home, &["doctor"]);
    assert_originals_are_kept(home, damaged, seed);
    let shown = shown(home);
    let lost: Vec<&String> = expected.iter().filter(|line| !shown.contains(line)).collect();
    let new: Vec<&String> = shown.iter().filter(|line| !expected.contains(line)).collect();
    assert!(shown == expected, "seed {seed}: lost {lost:#?}, new {new:#?}, of {} now {}", expected.len(), shown.len());
    kills
}

#[expect(clippy::print_stderr, reason = "the figures that the run was made for")]
fn repairs_are_killed(runs: u64) {
    let source = TempDir::new().unwrap();
    let damaged = ruined(source.path());
    let home = copied(source.path());
    let took = done(home.path(), &["doctor", "--repair"]);
    done(home.path(), &["doctor"]);
    assert_originals_are_kept(home.path(), &damaged, 0);
    let expected = shown(home.path());
    for word in WORDS {
        let count: usize = expected.iter().map(|line| line.matches(word).count()).sum();
        assert_eq!(count, 1, "{word} in {expected:#?}");
    }
    let runs = (0..runs).map(|seed| repair_is_killed(seed, copied(source.path()).path(), &damaged, took, &expected));
    let kills: usize = runs.sum();
    eprintln!("{kills} repairs killed within {took:?}, of journals with {} damaged files", damaged.len());
}

#[test]
fn a_repair_that_is_killed_loses_nothing() {
    repairs_are_killed(25);
}

#[test]
#[ignore = "takes minutes"]
fn a_repair_survives_1000_kills() {
    repairs_are_killed(1000);
}
