//! Files of every format that there ever was. The fixtures are never changed: they stand for journals that people have.

use serde_json::Value;

use super::*;
use crate::journal::Series;

const ENTRY: &str = include_str!("../../../tests/fixtures/format-1/entry.json");
const SERIES: &str = include_str!("../../../tests/fixtures/format-1/series.json");

fn with_fixture(entry: &str) -> (MemoryFiles, Store, EntryId, PathBuf) {
    let files = empty();
    let store = store(&files);
    store.prepare(SystemTime::UNIX_EPOCH).unwrap();
    let folder = store.layout().entries().join("ai-seminar");
    crate::files::ensure_directory(&files, &folder).unwrap();
    let path = folder.join("2024-09-19-6e1d2a37.json");
    files.put(&path, entry.as_bytes());
    files.put(&store.layout().series().join("ai-seminar.json"), SERIES.as_bytes());
    (files, store, "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap(), path)
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn an_entry_of_format_1_opens_and_nothing_but_what_is_changed_changes() {
    let (files, store, id, path) = with_fixture(ENTRY);
    assert_eq!(store.examine(at(0)).unwrap(), []);
    store.open(id, at(0)).unwrap().close(at(1)).unwrap();
    assert_eq!(files.peek(&path).unwrap(), ENTRY.as_bytes(), "opening writes nothing");
    let mut session = store.open(id, at(0)).unwrap();
    let change = typed(session.entry(), Field::Reflection, " And more.");
    session.record(&[change]).unwrap();
    session.close(at(1)).unwrap();
    let (mut before, mut after) = (json(ENTRY.as_bytes()), json(&files.peek(&path).unwrap()));
    assert_eq!(after["reflection"], "What I think of it. And more.");
    for form in [&mut before, &mut after] {
        form.as_object_mut().unwrap().remove("updated");
        form.as_object_mut().unwrap().remove("reflection");
    }
    assert_eq!(after, before);
    assert_eq!(form::print(&store.read(id).unwrap(), &path).unwrap(), files.peek(&path).unwrap());
    let as_it_was = form::print(&form::parse::<Entry>(ENTRY.as_bytes()).unwrap(), &path).unwrap();
    let plain = ENTRY.replace("e\\u0301", "e\u{301}");
    assert_eq!(String::from_utf8(as_it_was).unwrap(), plain, "byte for byte, but for escapes of JSON");
}

#[test]
fn a_series_of_format_1_opens_and_keeps_everything() {
    let (files, store, _, _) = with_fixture(ENTRY);
    let before = store.read_series(&"ai-seminar".parse().unwrap()).unwrap();
    store.save_series(&before, &Series { weeks: Some(12), ..before.clone() }, at(0)).unwrap();
    let path = store.layout().series_file(&before.slug);
    let expected = SERIES.replace("\"weeks\": 15", "\"weeks\": 12");
    assert_eq!(json(&files.peek(&path).unwrap()), json(expected.as_bytes()));
    assert!(files.paths().iter().all(|path| !path.starts_with(store.layout().originals())), "nothing was older");
}

#[test]
fn a_log_of_format_1_is_replayed() {
    let (files, store, id, path) = with_fixture(ENTRY);
    let log = include_bytes!("../../../tests/fixtures/format-1/recovery.log");
    files.put(&store.layout().recovery_log(id), log);
    let session = store.open(id, at(0)).unwrap();
    assert_eq!(session.recovered(), &Recovered { changes: 4, ..Recovered::default() });
    let entry = session.entry();
    assert_eq!(entry.notes.lines().last().unwrap(), &line("typed before the crash: 역사", Some(99)));
    assert_eq!(entry.reflection.to_string(), "What I think of it. And more.");
    assert_eq!((entry.details.title.as_str(), entry.talk.ended), ("Qwen", None));
    session.close(at(1)).unwrap();
    assert_eq!(json(&files.peek(&path).unwrap())["title"], "Qwen");
}

#[test]
fn an_older_format_is_kept_before_it_is_written_anew() {
    let older = ENTRY.replace("\"seminote\": 1", "\"seminote\": 0");
    let (files, store, id, path) = with_fixture(&older);
    store.open(id, at(0)).unwrap().close(at(1)).unwrap();
    assert_eq!(files.peek(&path).unwrap(), older.as_bytes(), "reading migrates nothing");
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "new").unwrap();
    session.fold(at(1)).unwrap();
    let versions = store.versions(id).unwrap();
    assert_eq!(versions.iter().map(|version| version.reason).collect::<Vec<_>>(), [Reason::Migrated]);
    assert_eq!(files.peek(&versions[0].path).unwrap(), older.as_bytes());
    assert_eq!(json(&files.peek(&path).unwrap())["seminote"], 1);
    note(&mut session, "er").unwrap();
    session.fold(at(2)).unwrap();
    assert_eq!(store.versions(id).unwrap().len(), 1, "once");

    let series = store.layout().series().join("ai-seminar.json");
    let older = SERIES.replace("\"seminote\": 1", "\"seminote\": 0");
    files.put(&series, older.as_bytes());
    let before = store.read_series(&"ai-seminar".parse().unwrap()).unwrap();
    store.save_series(&before, &Series { weeks: Some(12), ..before.clone() }, at(0)).unwrap();
    assert_eq!(json(&files.peek(&series).unwrap())["seminote"], 1);
    assert!(
        files.paths().iter().any(|path| {
            path.starts_with(store.layout().originals()) && files.peek(path).unwrap() == older.as_bytes()
        })
    );
}
