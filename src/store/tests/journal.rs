use super::*;
use crate::journal::{Series, Slug};
use serde_json::{Value, json};

fn a_series() -> Series {
    Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap())
}

#[test]
fn files_stand_where_the_design_says() {
    let (files, store, id) = with_entry();
    store.create_series(&a_series()).unwrap();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    let short = id.short();
    assert_eq!(
        files.paths(),
        [
            format!("/data/entries/ai-seminar/2024-09-19-{short}.json"),
            format!("/data/locks/{id}"),
            format!("/data/recovery/{id}.log"),
            "/data/series/ai-seminar.json".to_owned(),
        ]
        .map(PathBuf::from)
    );
}

#[test]
fn an_entry_keeps_its_file_when_its_date_changes() {
    let (_, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    let before = Box::new(session.entry().details.clone());
    let after = Box::new(Details { date: "2024-10-03".parse().unwrap(), ..(*before).clone() });
    session.record(&[Change::Details { before, after }]).unwrap();
    session.close(at(1)).unwrap();
    assert_eq!(file_of(&store, id), path);
    assert_eq!(store.heads(None).unwrap().heads[0].details.date.to_string(), "2024-10-03");
}

#[test]
fn two_entries_of_one_week_are_two_entries() {
    let (_, store, _) = with_entry();
    store.create(&new_entry("Qwen again")).unwrap();
    let listing = store.heads(None).unwrap();
    assert_eq!((listing.heads.len(), listing.damaged.len()), (2, 0));
}

#[test]
fn heads_can_be_those_of_one_series() {
    let (_, store, id) = with_entry();
    let mut other = new_entry("Elsewhere");
    other.series = Slug::of_name("기계 학습");
    store.create(&other).unwrap();
    let ids = |slug: &str| -> Vec<EntryId> {
        store.heads(Some(&slug.parse().unwrap())).unwrap().heads.iter().map(|head| head.id).collect()
    };
    assert_eq!(ids("ai-seminar"), [id]);
    assert_eq!(ids("기계-학습"), [other.id]);
    assert_eq!(ids("none"), []);
}

#[test]
fn an_entry_is_made_once_and_several_all_or_none() {
    let files = empty();
    let store = store(&files);
    let entries = ["one", "two", "three"].map(new_entry);
    store.create(&entries[2]).unwrap();
    let refused = store.create_all(&entries, at(0)).unwrap_err();
    assert!(refused.to_string().ends_with("exists already; nothing was written over it"), "{refused}");
    assert_eq!(store.heads(None).unwrap().heads.len(), 1);
    store.create_all(&entries[..2], at(0)).unwrap();
    assert_eq!(store.heads(None).unwrap().heads.len(), 3);
}

#[test]
fn a_series_is_saved_unless_somebody_else_has_changed_it() {
    let files = empty();
    let (one, two) = (store(&files), store(&files));
    let series = a_series();
    one.create_series(&series).unwrap();
    assert!(matches!(one.create_series(&series), Err(StoreError::Exists(_))));
    let longer = Series { weeks: Some(15), ..series.clone() };
    one.save_series(&series, &longer, at(0)).unwrap();
    let refused = two.save_series(&series, &Series { minutes: Some(60), ..series.clone() }, at(0));
    assert!(matches!(refused, Err(StoreError::SeriesChanged(_))));
    assert_eq!(two.read_series(&series.slug).unwrap(), longer);
    assert_eq!(two.series().unwrap(), SeriesListing { series: vec![longer], damaged: Vec::new() });
    assert!(matches!(one.read_series(&"other".parse().unwrap()), Err(StoreError::NoSeries(_))));
}

/// Adds a field from the future to every object.
fn with_unknown_fields(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(with_unknown_fields);
            map.insert("future".to_owned(), json!({ "deep": [1, { "er": null }], "text": "나중에" }));
        }
        Value::Array(list) => list.iter_mut().for_each(with_unknown_fields),
        _ => {}
    }
}

/// Every unknown field's place.
fn unknown_places(value: &Value, place: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            if key == "future" {
                places.push(format!("{place} {value}"));
            } else {
                unknown_places(value, &format!("{place}.{key}"), places);
            }
        }),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| unknown_places(value, &format!("{place}[{n}]"), places));
        }
        _ => {}
    }
}

fn assert_same_unknown(before: &Value, after: &[u8]) {
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    unknown_places(before, "", &mut expected);
    unknown_places(&serde_json::from_slice(after).unwrap(), "", &mut found);
    expected.sort();
    found.sort();
    assert!(expected.len() > 3);
    assert_eq!(found, expected);
}

#[test]
fn fields_from_the_future_survive_an_edit_at_every_level_of_an_entry() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut file: Value = serde_json::from_slice(&files.peek(&path).unwrap()).unwrap();
    file["speakers"] = json!([{ "name": "Junyang Lin" }, { "name": "박지호" }]);
    file["author"] = json!({ "name": "Author" });
    file["notes"] = json!([{ "at": 1, "text": "# History" }, { "text": "last" }]);
    with_unknown_fields(&mut file);
    files.put(&path, &serde_json::to_vec(&file).unwrap());

    for kill in [false, true] {
        let mut session = store.open(id, at(0)).unwrap();
        note(&mut session, " words").unwrap();
        let before = Box::new(session.entry().details.clone());
        let after = Box::new(Details { title: format!("{} more", before.title), ..(*before).clone() });
        session.record(&[Change::Details { before, after }]).unwrap();
        if kill {
            drop(session);
            session = store.open(id, at(1)).unwrap();
        }
        session.close(at(2)).unwrap();
        assert_same_unknown(&file, &files.peek(&path).unwrap());
    }
    assert_eq!(notes(&store, id), "# History\nlast words words");
}

#[test]
fn fields_from_the_future_survive_an_edit_of_a_series() {
    let files = empty();
    let store = store(&files);
    let mut series = a_series();
    series.author = Some(crate::journal::Author { name: Some("Author".to_owned()), ..Default::default() });
    series.report.title = Some("Week {week}".to_owned());
    series.report.target = Some(crate::journal::Target { words: Some(900), ..Default::default() });
    store.create_series(&series).unwrap();
    let path = store.layout().series_file(&series.slug);
    let mut file: Value = serde_json::from_slice(&files.peek(&path).unwrap()).unwrap();
    with_unknown_fields(&mut file);
    files.put(&path, &serde_json::to_vec(&file).unwrap());
    let before = store.read_series(&series.slug).unwrap();
    store.save_series(&before, &Series { weeks: Some(12), ..before.clone() }, at(0)).unwrap();
    assert_same_unknown(&file, &files.peek(&path).unwrap());
}

#[test]
fn preparing_removes_old_temporaries_of_ours_and_nothing_else() {
    let (files, store, _) = with_entry();
    let folder = store.layout().entries().join("ai-seminar");
    files.put(&folder.join(".a.json.1-2.seminote-part"), b"half");
    files.put(&folder.join(".b.json.swp"), b"somebody else's");
    let before = files.paths().len();
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    store.prepare(written + Duration::from_secs(10)).unwrap();
    assert_eq!(files.paths().len(), before, "it may belong to a write that is going on");
    store.prepare(written + Duration::from_secs(100_000)).unwrap();
    assert_eq!(files.paths().len(), before - 1);
    assert!(files.peek(&folder.join(".b.json.swp")).is_some());
}

#[test]
fn a_temporary_that_another_process_finishes_meanwhile_is_in_the_way_of_nothing() {
    let (files, store, _) = with_entry();
    let temporary = store.layout().entries().join("ai-seminar").join(".a.json.1-2.seminote-part");
    files.put(&temporary, b"half");
    files.fail_at(&format!("metadata {}", temporary.display()), io::ErrorKind::NotFound);
    store.prepare(SystemTime::UNIX_EPOCH).unwrap();
}

#[test]
fn what_another_window_removes_while_the_journal_is_listed_is_not_damaged() {
    let (files, store, id) = with_entry();
    let deleted = new_entry("deleted");
    store.create(&deleted).unwrap();
    store.trash(deleted.id, at(1)).unwrap();
    store.create_series(&Series::new(deleted.series, "AI Seminar".to_owned(), at(0).date_naive())).unwrap();
    store.add_lines(id, &[line("waits", None)], at(2)).unwrap();
    let layout = store.layout();
    let places = [layout.entries(), layout.trash(), layout.series(), layout.inbox()];
    for place in places {
        let path = files
            .paths()
            .into_iter()
            .find(|path| path.starts_with(&place) && path.extension().is_some_and(|end| end == "json"))
            .unwrap();
        files.fail_at(&format!("metadata {}", path.display()), io::ErrorKind::NotFound);
        assert_eq!(store.heads(None).unwrap().damaged, [], "{}", path.display());
        assert_eq!(store.trashed().unwrap().damaged, []);
        assert_eq!(store.series().unwrap().damaged, []);
        files.fail_at(&format!("metadata {}", path.display()), io::ErrorKind::PermissionDenied);
        let damaged =
            [store.heads(None).unwrap().damaged, store.trashed().unwrap().damaged, store.series().unwrap().damaged];
        assert_eq!(damaged.concat().len(), 1, "{}", path.display());
    }
}

#[test]
fn a_journal_that_does_not_exist_is_empty_and_is_not_made_by_reading() {
    let files = empty();
    let store = store(&files);
    assert_eq!(store.heads(None).unwrap(), Listing::default());
    assert_eq!(store.series().unwrap(), SeriesListing::default());
    assert_eq!(store.trashed().unwrap(), Trash::default());
    assert!(
        files.trace().iter().all(|step| step.starts_with("list") || step.starts_with("metadata")),
        "{:?}",
        files.trace()
    );
}

#[test]
fn a_series_of_a_newer_program_or_a_damaged_one_is_not_written() {
    let files = empty();
    let store = store(&files);
    let series = a_series();
    store.create_series(&series).unwrap();
    let path = store.layout().series_file(&series.slug);
    let text = String::from_utf8(files.peek(&path).unwrap()).unwrap();
    for (bytes, reason) in [
        (text.replace("\"seminote\": 1", "\"seminote\": 3"), "newer Seminote (format 3)"),
        (text.replace("2024-09-12", "the autumn"), "is damaged"),
        (text.replace("\"ai-seminar\"", "\"other\""), "it is named otherwise than the series in it, \"other\""),
        (String::new(), "it is empty"),
    ] {
        files.put(&path, bytes.as_bytes());
        let refused =
            store.save_series(&series, &Series { weeks: Some(3), ..series.clone() }, at(0)).unwrap_err().to_string();
        assert!(refused.contains(reason), "{refused}");
        assert_eq!(files.peek(&path).unwrap(), bytes.as_bytes());
    }
}

#[test]
fn a_store_is_shared_by_threads_and_a_session_moves_into_one() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    let (_, store, id) = with_entry();
    shared(&store);
    let mut session = store.open(id, at(0)).unwrap();
    std::thread::spawn(move || note(&mut session, "from a thread").unwrap()).join().unwrap();
    assert_eq!(notes(&store, id), "from a thread");
}

#[test]
fn the_same_holds_on_a_real_disk() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let (one, two) = (Store::on_disk(data.clone()), Store::on_disk(data.clone()));
    one.prepare(SystemTime::now()).unwrap();
    let entry = new_entry("Qwen");
    one.create(&entry).unwrap();
    let mut session = one.open(entry.id, at(0)).unwrap();
    note(&mut session, "one").unwrap();
    assert!(matches!(two.open(entry.id, at(0)), Err(StoreError::Locked { .. })));
    assert_eq!(two.append_notes(entry.id, &[line("two", None)], at(1)).unwrap(), Appended::Waiting);
    drop(session);
    let mut session = two.open(entry.id, at(2)).unwrap();
    assert_eq!((session.recovered().changes, session.take_inbox().unwrap().len()), (1, 1));
    session.close(at(3)).unwrap();
    assert_eq!(notes(&one, entry.id), "one\ntwo");
    one.trash(entry.id, at(4)).unwrap();
    one.restore(entry.id).unwrap();
    assert_eq!((notes(&one, entry.id).as_str(), one.versions(entry.id).unwrap().len()), ("one\ntwo", 1));
    #[cfg(unix)]
    {
        let linked = data.join("entries/ai-seminar/linked.json");
        std::os::unix::fs::symlink(file_of(&one, entry.id), &linked).unwrap();
        assert_eq!(reasons(&one.heads(None).unwrap().damaged), ["it is a symbolic link, not a regular file"]);
    }
}

#[cfg(unix)]
#[test]
fn a_data_directory_that_cannot_be_made_says_so() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("file"), "").unwrap();
    let refused = Store::on_disk(root.path().join("file/data")).prepare(SystemTime::now()).unwrap_err().to_string();
    assert!(
        refused.starts_with("cannot make ") && refused.ends_with("something else has this name: move it away"),
        "{refused}"
    );
}
