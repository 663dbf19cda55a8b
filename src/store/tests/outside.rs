//! Files that somebody else changes, removes or replaces.

use super::*;

/// Changes the summary in the file as an editor would.
fn edit_outside(files: &MemoryFiles, path: &Path, summary: &str) {
    let mut entry: Entry = serde_json::from_slice(&files.peek(path).unwrap()).unwrap();
    entry.summary = summary.into();
    files.put(path, &serde_json::to_vec(&entry).unwrap());
}

#[test]
fn a_file_changed_outside_is_taken_over_when_nothing_was_changed_here() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "one\ntwo\nthree").unwrap();
    session.fold(at(0)).unwrap();
    let mut theirs = session.entry().clone();
    theirs.notes = "one\nzwei\nthree".into();
    theirs.details.title = "Qwen 2".to_owned();
    files.put(&path, &serde_json::to_vec(&theirs).unwrap());

    assert_eq!(session.fold(at(1)).unwrap(), Folded::ChangedOutside);
    let mut screen = session.entry().clone();
    let changes = session.merge(at(1)).unwrap().changes;
    for change in &changes {
        screen.apply(change).unwrap();
    }
    assert_eq!((&screen.notes, &screen.details), (&theirs.notes, &theirs.details));
    assert_eq!(changes.len(), 2);
    note(&mut session, "!").unwrap();
    drop(session);
    assert_eq!(notes(&store, id), "one\nzwei\nthree!", "a later log goes on from their version");
    assert_eq!(store.open(id, at(2)).unwrap().recovered().other, None);
}

#[test]
fn of_a_file_changed_on_both_sides_both_changes_are_in_it_and_theirs_is_kept_beside() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    edit_outside(&files, &path, "theirs");
    let mut screen = session.entry().clone();
    assert_eq!(session.fold(at(1)).unwrap(), Folded::ChangedOutside);
    assert_eq!(session.fold(at(1)).unwrap(), Folded::ChangedOutside, "it is not written over");
    let merged = session.merge(at(1)).unwrap();
    for change in &merged.changes {
        screen.apply(change).unwrap();
    }
    assert_eq!(store.read_version(&merged.other.unwrap()).unwrap().summary.to_string(), "theirs");
    assert_eq!((&screen.notes, &screen.summary), (&session.entry().notes, &session.entry().summary));
    assert!(!merged.touching);
    note(&mut session, " again").unwrap();
    assert_eq!(session.fold(at(2)).unwrap(), Folded::Written, "noticed once");
    let entry = store.read(id).unwrap();
    assert_eq!((entry.notes.to_string(), entry.summary.to_string()), ("ours again".into(), "theirs".into()));
}

#[test]
fn where_both_changed_one_place_ours_stays_and_theirs_is_kept_beside() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    let change = typed(session.entry(), Field::Summary, "ours");
    session.record(&[change]).unwrap();
    edit_outside(&files, &path, "theirs");
    let merged = session.close(at(1)).unwrap().unwrap();
    assert!(merged.touching && merged.changes.is_empty());
    assert_eq!(store.read(id).unwrap().summary.to_string(), "ours");
    assert_eq!(store.read_version(&merged.other.unwrap()).unwrap().summary.to_string(), "theirs");
}

#[test]
fn a_text_that_gives_way_to_a_file_from_outside_is_kept_as_a_version() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let stale = files.peek(&path).unwrap();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "written and folded").unwrap();
    session.fold(at(1)).unwrap();
    files.put(&path, &stale);
    let merged = session.settle(at(2)).unwrap().unwrap();
    assert_eq!(session.entry().notes.to_string(), "");
    assert_eq!(store.read_version(&merged.other.unwrap()).unwrap().notes.to_string(), "written and folded");
}

#[test]
fn a_kill_between_joining_and_writing_joins_again() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "one\ntwo\nthree").unwrap();
    session.fold(at(0)).unwrap();
    let mut theirs = session.entry().clone();
    note(&mut session, "\nfour").unwrap();
    theirs.notes = "ONE\ntwo\nthree".into();
    files.put(&path, &serde_json::to_vec(&theirs).unwrap());
    session.merge(at(1)).unwrap();
    session.record(&[]).unwrap();
    drop(session);
    assert_eq!(notes(&store, id), "ONE\ntwo\nthree\nfour");
    for _ in 0..2 {
        assert_eq!(store.open(id, at(2)).unwrap().entry().notes.to_string(), "ONE\ntwo\nthree\nfour");
    }
    store.open(id, at(3)).unwrap().close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "ONE\ntwo\nthree\nfour");
}

#[test]
fn a_newer_version_of_the_file_is_not_written_over_and_the_text_stays_on_record() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    let newer = String::from_utf8(files.peek(&path).unwrap()).unwrap().replace("\"seminote\": 1", "\"seminote\": 2");
    for newer in [newer.as_str(), "{\"seminote\": 9, \"pages\": []}"] {
        files.put(&path, newer.as_bytes());
        let failed = session.close(at(1)).unwrap_err();
        assert!(matches!(failed.error, StoreError::Newer { .. }), "{}", failed.error);
        assert_eq!(files.peek(&path).unwrap(), newer.as_bytes());
        session = *failed.session;
        assert!(session.is_on_record());
    }
}

#[test]
fn a_file_changed_after_a_kill_is_kept_beside_what_was_on_the_screen() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    drop(session);
    edit_outside(&files, &path, "theirs");
    assert_eq!(notes(&store, id), "ours", "a reader sees what was on the screen");
    for _ in 0..2 {
        let session = store.open(id, at(1)).unwrap();
        let other = session.recovered().other.clone().unwrap();
        assert_eq!(store.read_version(&other).unwrap().summary.to_string(), "theirs");
        assert_eq!(session.entry().notes.to_string(), "ours");
    }
    assert_eq!(store.versions(id).unwrap().len(), 1, "theirs is kept once");
    store.open(id, at(2)).unwrap().close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "ours");
}

#[test]
fn a_file_changed_after_everything_was_folded_is_simply_newer() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let log = store.layout().recovery_log(id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    // A log whose last line says that all of it is in the file, as a kill before its removal leaves it.
    files.fail_at("remove /data/recovery", io::ErrorKind::PermissionDenied);
    assert_eq!(session.fold(at(1)).unwrap(), Folded::Written);
    files.mend();
    assert!(files.peek(&log).is_some());
    drop(session);
    edit_outside(&files, &path, "theirs");
    let mut session = store.open(id, at(2)).unwrap();
    assert_eq!(session.recovered(), &Recovered::default());
    assert_eq!(
        (session.entry().notes.to_string(), session.entry().summary.to_string()),
        ("ours".into(), "theirs".into())
    );
    note(&mut session, "!").unwrap();
    drop(session);
    assert_eq!(notes(&store, id), "ours!");
}

#[test]
fn an_entry_whose_file_is_gone_comes_back_from_its_log() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "ours").unwrap();
    drop(session);
    files.take_away(&path);
    let listing = store.heads(None).unwrap();
    assert_eq!(
        reasons(&listing.damaged),
        [format!("the entry that it belongs to is gone; opening {id} brings it back")]
    );
    assert_eq!(notes(&store, id), "ours");
    store.open(id, at(1)).unwrap().close(at(2)).unwrap();
    assert_eq!(store.heads(None).unwrap().damaged, []);
    assert_eq!((notes(&store, id), file_of(&store, id)), ("ours".to_owned(), path));
}

#[test]
fn a_file_removed_while_it_is_open_is_written_again() {
    let (files, store, id) = with_entry();
    let path = file_of(&store, id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    session.fold(at(1)).unwrap();
    files.take_away(&path);
    assert_eq!(session.fold(at(2)).unwrap(), Folded::ChangedOutside);
    assert_eq!(session.merge(at(2)).unwrap(), Merged::default());
    assert_eq!(session.fold(at(2)).unwrap(), Folded::Written);
    assert_eq!(notes(&store, id), "a");
    files.take_away(&path);
    note(&mut session, "b").unwrap();
    session.close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "ab");
}
