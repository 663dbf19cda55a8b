use std::collections::BTreeSet;

use super::*;
use crate::journal::{Series, Slug};

/// When doctors come: long after everything else was written.
const LATER: i64 = 100_000;

/// An entry with notes, closed.
fn closed(store: &Store, title: &str, notes: &str) -> EntryId {
    let entry = new_entry(title);
    store.create(&entry).unwrap();
    write(store, entry.id, notes);
    entry.id
}

fn write(store: &Store, id: EntryId, text: &str) {
    let mut session = store.open(id, at(1)).unwrap();
    note(&mut session, text).unwrap();
    session.close(at(2)).unwrap();
}

/// Leaves text in the recovery log alone.
fn killed(store: &Store, id: EntryId, text: &str) {
    let mut session = store.open(id, at(3)).unwrap();
    note(&mut session, text).unwrap();
}

fn change(files: &MemoryFiles, path: &Path, change: impl FnOnce(String) -> String) {
    let text = String::from_utf8(files.peek(path).unwrap()).unwrap();
    files.put(path, change(text).as_bytes());
}

fn cut_behind(files: &MemoryFiles, path: &Path, word: &str) {
    change(files, path, |text| text[..text.find(word).unwrap() + word.len()].to_owned());
}

/// A journal in which everything is wrong, with a word of each file that must be found afterwards.
fn ruined() -> (MemoryFiles, Store) {
    let files = empty();
    let store = store(&files);
    let slug: Slug = "ai-seminar".parse().unwrap();
    store.create_series(&Series::new(slug.clone(), "AI Seminar".to_owned(), at(0).date_naive())).unwrap();
    let folder = store.layout().entries().join("ai-seminar");

    let versioned = closed(&store, "versioned", "version-word\n");
    write(&store, versioned, "newer-word\nlost");
    change(&files, &file_of(&store, versioned), |text| text.replace("version-word", "#").replace("\"lost", "\0\""));
    let logged = closed(&store, "logged", "logged-word ");
    killed(&store, logged, "log-word");
    files.put(&file_of(&store, logged), b"");
    let cut = new_entry("cut");
    let cut = Entry { notes: "cut-word\nand more".into(), ..cut };
    store.create(&cut).unwrap();
    cut_behind(&files, &store.layout().entry_file(&cut), "cut-word");
    let copied = closed(&store, "copied", "copied-word");
    let copy = folder.join("2024-09-19 (conflicted copy).json");
    files.put(&copy, &files.peek(&file_of(&store, copied)).unwrap());
    change(&files, &copy, |text| text.replace("copied-word", "copy-word"));
    files.put(&folder.join("a mere\ncopy.json"), &files.peek(&file_of(&store, copied)).unwrap());
    let stray = Entry { summary: "stray-word".into(), ..new_entry("stray") };
    files.put(&store.layout().entries().join("stray.json"), &serde_json::to_vec(&stray).unwrap());
    let flipped = closed(&store, "flipped", "flipped-word ");
    killed(&store, flipped, "tail-word");
    let log = store.layout().recovery_log(flipped);
    change(&files, &log, |text| format!("x{}", &text[1..]));
    let orphan = closed(&store, "orphan", "orphan-word ");
    killed(&store, orphan, "orphan-tail-word");
    files.take_away(&file_of(&store, orphan));
    let unfolded = closed(&store, "unfolded", "unfolded-word ");
    killed(&store, unfolded, "unfolded-tail-word");
    let replaced = closed(&store, "replaced", "replaced-word");
    let path = file_of(&store, replaced);
    files.take_away(&path);
    crate::files::ensure_directory(&files, &path).unwrap();
    let trashed = closed(&store, "trashed", "trashed-word");
    store.trash(trashed, at(4)).unwrap();
    let trashed = files.paths().into_iter().find(|path| path.starts_with(store.layout().trash())).unwrap();
    cut_behind(&files, &trashed, "trashed-word");
    let lettered = closed(&store, "lettered", "lettered-word");
    store.add_lines(lettered, &[line("letter-word", Some(4)), line("second", None)], at(5)).unwrap();
    let letter = files.paths().into_iter().find(|path| path.starts_with(store.layout().inbox())).unwrap();
    cut_behind(&files, &letter, "letter-word");
    store.add_lines(new_entry("gone").id, &[line("unclaimed-word", None)], at(5)).unwrap();
    let version = store.versions(lettered).unwrap().remove(0).path;
    files.put(&version, b"{");

    let series = |slug: &str, name: &str| Series::new(slug.parse().unwrap(), name.to_owned(), at(0).date_naive());
    let bytes = |series: &Series| serde_json::to_vec_pretty(series).unwrap();
    files.put(&store.layout().series().join("misnamed.json"), &bytes(&series("renamed", "renamed-word")));
    files.put(&store.layout().series().join("taken.json"), &bytes(&series("ai-seminar", "taken-word")));
    files.put(&store.layout().series().join("half.json"), &bytes(&series("half", "half-word"))[..70]);
    let other = Entry { series: "nowhere".parse().unwrap(), summary: "nowhere-word".into(), ..new_entry("nowhere") };
    store.create(&other).unwrap();
    files.put(&folder.join(".x.json.1-1.seminote-part"), b"temporary-word");
    (files, store)
}

const WORDS: [&str; 23] = [
    "version-word",
    "newer-word",
    "logged-word",
    "log-word",
    "cut-word",
    "copied-word",
    "copy-word",
    "stray-word",
    "flipped-word",
    "tail-word",
    "orphan-word",
    "orphan-tail-word",
    "unfolded-word",
    "unfolded-tail-word",
    "replaced-word",
    "trashed-word",
    "lettered-word",
    "letter-word",
    "unclaimed-word",
    "renamed-word",
    "taken-word",
    "half-word",
    "nowhere-word",
];

/// Everything that the journal and its trash show.
fn shown(store: &Store) -> String {
    let listing = store.heads(None).unwrap();
    let mut entries: Vec<Entry> = listing.heads.iter().map(|head| store.read(head.id).unwrap()).collect();
    for trashed in store.trashed().unwrap().entries {
        store.restore(trashed.head.id).unwrap();
        entries.push(store.read(trashed.head.id).unwrap());
    }
    let series = store.series().unwrap().series.into_iter().map(|series| series.name);
    let text = |entry: Entry| format!("{}\n{}\n{}", entry.notes, entry.summary, entry.reflection);
    entries.into_iter().map(text).chain(series).collect::<Vec<_>>().join("\n")
}

fn contents(files: &MemoryFiles) -> BTreeSet<Vec<u8>> {
    files.paths().iter().filter_map(|path| files.peek(path)).collect()
}

fn assert_everything_is_back(store: &Store, when: &str) {
    let shown = shown(store);
    for word in WORDS {
        assert!(shown.contains(word), "{word} is not in the journal {when}: {shown}");
    }
}

#[test]
fn every_ruin_is_found_and_explained_and_looking_changes_nothing() {
    let (files, store) = ruined();
    // But for the locks that it asks for.
    let all = || files.paths().into_iter().filter(|path| !path.starts_with(store.layout().locks()));
    let before: Vec<_> = all().map(|path| (files.peek(&path), path)).collect();
    let findings = store.examine(at(LATER)).unwrap();
    let after: Vec<_> = all().map(|path| (files.peek(&path), path)).collect();
    assert!(before == after);
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    for expected in [
        "it has NUL bytes",
        "it is empty",
        "it ends in the middle",
        "conflicted copy).json: it has the same id as",
        "a mere\\ncopy.json: it has the same id as",
        "stray.json: it lies outside",
        "its first lines are not whole",
        "the entry that it belongs to is gone",
        "it holds 1 changes of a window that did not end well",
        "it is a directory, not a regular file",
        "it holds lines for an entry that is gone",
        "misnamed.json: it is named otherwise",
        "half.json: it ends in the middle",
        "nowhere.json: it is missing, and there are entries",
        "it was left by a write that was cut off",
    ] {
        assert!(said.iter().any(|said| said.contains(expected)), "{expected} is not among {said:#?}");
    }
    assert_eq!(findings.len(), 19, "{said:#?}");
    assert!(findings.iter().all(|finding| !finding.advice().is_empty()));
}

#[test]
fn a_repair_brings_everything_back_keeps_the_originals_and_leaves_nothing_to_repair() {
    let (files, store) = ruined();
    let before = contents(&files);
    let findings = store.examine(at(LATER)).unwrap();
    let repaired = store.repair(at(LATER)).unwrap();
    assert_eq!(
        repaired.iter().map(|repaired| &repaired.finding).collect::<Vec<_>>(),
        findings.iter().collect::<Vec<_>>()
    );
    for Repaired { finding, outcome } in &repaired {
        assert!(matches!(outcome, Outcome::Done(_)), "{finding}: {outcome:?}");
    }
    assert_eq!(store.examine(at(LATER)).unwrap(), []);
    let after = contents(&files);
    for finding in &findings {
        if let Problem::Damaged(_) | Problem::Leftover = finding.problem
            && let Some(original) = ruined_bytes(&files, &before, &finding.path)
        {
            assert!(after.contains(&original), "the original of {finding} is gone");
        }
    }
    let paths = files.paths();
    assert_eq!(store.repair(at(LATER)).unwrap(), []);
    assert_eq!(files.paths(), paths, "a second repair finds nothing to do");
    assert_everything_is_back(&store, "");
}

/// The bytes that a finding was about: those of the original with its name that were there before.
fn ruined_bytes(files: &MemoryFiles, before: &BTreeSet<Vec<u8>>, path: &Path) -> Option<Vec<u8>> {
    files.peek(path).filter(|bytes| before.contains(bytes))
}

#[test]
fn every_file_that_was_there_is_still_somewhere_after_a_repair() {
    let (files, store) = ruined();
    let damaged: Vec<(PathBuf, Vec<u8>)> = store
        .examine(at(LATER))
        .unwrap()
        .into_iter()
        .filter(|finding| !matches!(finding.problem, Problem::Unfolded(_) | Problem::Unclaimed(_)))
        .filter(|finding| !matches!(finding.problem, Problem::Damaged(Damage::Orphan(_))))
        .filter_map(|finding| files.peek(&finding.path).map(|bytes| (finding.path, bytes)))
        .collect();
    assert!(damaged.len() > 10);
    store.repair(at(LATER)).unwrap();
    let after = contents(&files);
    for (path, bytes) in damaged {
        assert!(after.contains(&bytes), "{} is kept nowhere", path.display());
    }
}

#[test]
fn a_repair_that_is_cut_off_anywhere_loses_nothing_and_the_next_one_goes_on() {
    let (files, store) = ruined();
    let start = files.operations();
    store.repair(at(LATER)).unwrap();
    let length = files.operations() - start;
    assert!(length > 300, "{length} operations");
    let step = super::every(41);
    for ahead in (0..length).step_by(step) {
        for end in [1, usize::MAX] {
            let (files, store) = ruined();
            let start = files.operations();
            files.fail(start + ahead..start.saturating_add(ahead).saturating_add(end), io::ErrorKind::StorageFull);
            let outcomes = store.repair(at(LATER));
            let cut = files.trace().get(start + ahead).cloned().unwrap_or_default();
            files.mend();
            let disk = files.after_power_loss(files.pending(), 1.0);
            let store = super::store(&disk);
            store.repair(at(LATER)).unwrap();
            store.repair(at(LATER)).unwrap();
            assert_eq!(store.examine(at(LATER)).unwrap(), [], "cut off at {cut}");
            assert_everything_is_back(&store, &format!("when cut off at {cut}: {outcomes:#?}"));
        }
    }
}

#[test]
fn what_gets_another_name_is_there_once_wherever_its_repair_is_cut_off() {
    let misplaced = || {
        let files = empty();
        let store = store(&files);
        let series = |name: &str| Series::new("ai-seminar".parse().unwrap(), name.to_owned(), at(0).date_naive());
        store.create_series(&series("AI Seminar")).unwrap();
        let taken = store.layout().series().join("Taken Name.json");
        files.put(&taken, &serde_json::to_vec(&series("taken-word")).unwrap());
        let there = closed(&store, "there", "there-word");
        let outside = store.layout().entries();
        files.put(&outside.join("other.json"), &files.peek(&file_of(&store, there)).unwrap());
        change(&files, &outside.join("other.json"), |text| text.replace("there-word", "other-word"));
        files.put(&outside.join("torn.json"), br#"{"seminote": 1, "title": "torn", "summary": "torn-word", "refl"#);
        (files, store)
    };
    let (files, store) = misplaced();
    let start = files.operations();
    store.repair(at(LATER)).unwrap();
    for ahead in 0..=files.operations() - start {
        let (files, store) = misplaced();
        let start = files.operations();
        files.fail(start + ahead..usize::MAX, io::ErrorKind::StorageFull);
        drop(store.repair(at(LATER)));
        let cut = files.trace().get(start + ahead).cloned().unwrap_or_default();
        files.mend();
        store.repair(at(LATER)).unwrap();
        store.repair(at(LATER)).unwrap();
        assert_eq!(store.examine(at(LATER)).unwrap(), [], "cut off at {cut}");
        let shown = shown(&store);
        for word in ["taken-word", "there-word", "other-word", "torn-word"] {
            assert_eq!(shown.matches(word).count(), 1, "{word} when cut off at {cut}: {shown}");
        }
    }
}

#[test]
fn what_cannot_be_repaired_is_left_and_said() {
    let (files, store, id) = with_entry();
    store.create_series(&Series::new("ai-seminar".parse().unwrap(), "AI".to_owned(), at(0).date_naive())).unwrap();
    let folder = store.layout().entries().join("ai-seminar");
    files.put(&folder.join("newer.json"), br#"{"seminote": 7, "pages": []}"#);
    crate::files::ensure_directory(&files, &folder.join("directory.json")).unwrap();
    let before = files.paths();
    let repaired = store.repair(at(1)).unwrap();
    assert_eq!(repaired.len(), 2);
    assert!(repaired.iter().all(|repaired| matches!(repaired.outcome, Outcome::Left(_))));
    assert_eq!(
        repaired.iter().map(|repaired| &repaired.finding).cloned().collect::<Vec<_>>(),
        store.examine(at(1)).unwrap()
    );
    // An entry that is open in a window is that window's.
    let path = file_of(&store, id);
    let mut session = store.open(id, at(1)).unwrap();
    note(&mut session, "a").unwrap();
    assert_eq!(store.examine(at(1)).unwrap().len(), 2, "its log is no finding");
    files.put(&path, b"{");
    let Outcome::Left(why) = &store.repair(at(1)).unwrap().remove(0).outcome else { panic!("it is open") };
    assert!(why.contains("is open elsewhere"), "{why}");
    assert_eq!(files.peek(&path).unwrap(), b"{");
    drop(session);
    store.repair(at(1)).unwrap();
    assert_eq!(notes(&store, id), "a");
    assert!(before.iter().all(|path| files.peek(path).is_some()));
}

#[cfg(unix)]
#[test]
fn permissions_links_and_big_files_on_a_real_disk() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let store = Store::on_disk(data.clone());
    let id = closed(&store, "Qwen", "kept");
    store.create_series(&Series::new("ai-seminar".parse().unwrap(), "AI".to_owned(), at(0).date_naive())).unwrap();
    assert_eq!(store.examine(at(LATER)).unwrap(), []);
    let path = file_of(&store, id);
    let chmod = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    for (path, mode) in [(&data, 0o755), (&data.join("entries/ai-seminar"), 0o777), (&path, 0o644)] {
        chmod(path, mode);
    }
    let repaired = store.repair(at(LATER)).unwrap();
    assert_eq!(repaired.len(), 3, "{repaired:?}");
    for (path, mode) in [(&data, 0o700), (&data.join("entries/ai-seminar"), 0o700), (&path, 0o600)] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
    assert_eq!(store.examine(at(LATER)).unwrap(), []);

    // Two hundred megabytes that take no place on the disk, in the place of an entry with an older version.
    std::fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    chmod(&path, 0o600);
    let linked = data.join("entries/ai-seminar/linked.json");
    symlink("/etc/passwd", &linked).unwrap();
    let said: Vec<String> =
        store.examine(at(LATER)).unwrap().iter().map(|finding| finding.problem.to_string()).collect();
    assert_eq!(
        said,
        ["it has more than the 67108864 bytes that are read", "it is a symbolic link, not a regular file"]
    );
    let repaired = store.repair(at(LATER)).unwrap();
    assert!(matches!(repaired[0].outcome, Outcome::Done(_)), "{repaired:?}");
    assert!(matches!(repaired[1].outcome, Outcome::Left(_)), "{repaired:?}");
    assert_eq!(notes(&store, id), "kept");
    let originals: Vec<_> = std::fs::read_dir(store.layout().originals()).unwrap().collect();
    assert_eq!(originals.len(), 1);
    assert!(std::fs::symlink_metadata(&linked).unwrap().is_symlink());
}
