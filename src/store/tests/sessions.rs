use super::*;

#[test]
fn what_was_recorded_is_read_before_it_is_folded_and_after() {
    let (files, store, id) = with_entry();
    let before = files.peek(&file_of(&store, id)).unwrap();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "# History\n! small models win").unwrap();
    assert!(session.is_on_record() && session.is_changed());
    assert_eq!(files.peek(&file_of(&store, id)).unwrap(), before, "the file waits for the fold");
    assert_eq!(notes(&store, id), "# History\n! small models win");
    assert_eq!(store.heads(None).unwrap().heads[0].insights, 1, "lists see it too");

    assert_eq!(session.fold(at(1)).unwrap(), Folded::Written);
    assert_eq!(session.fold(at(2)).unwrap(), Folded::Unchanged);
    assert_eq!(session.close(at(3)).unwrap(), None);
    assert_eq!(notes(&store, id), "# History\n! small models win");
    assert_eq!(store.read(id).unwrap().updated, Some(at(1)));
    assert_eq!(files.peek(&store.layout().recovery_log(id)), None, "no log is left");
}

#[test]
fn a_killed_session_is_brought_back_and_says_so() {
    let (_, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    for letter in ["a", "b", "c"] {
        note(&mut session, letter).unwrap();
    }
    drop(session);
    for _ in 0..2 {
        let session = store.open(id, at(1)).unwrap();
        assert_eq!(session.recovered(), &Recovered { changes: 3, ..Recovered::default() });
        assert_eq!(session.entry().notes.to_string(), "abc");
    }
    store.open(id, at(1)).unwrap().close(at(2)).unwrap();
    assert_eq!(store.open(id, at(3)).unwrap().recovered(), &Recovered::default());
    assert_eq!(notes(&store, id), "abc");
}

#[test]
fn typing_goes_on_behind_what_was_brought_back() {
    let (_, store, id) = with_entry();
    for letter in ["a", "b", "c", "d"] {
        let mut session = store.open(id, at(0)).unwrap();
        note(&mut session, letter).unwrap();
        if letter == "b" {
            session.fold(at(1)).unwrap();
        }
    }
    assert_eq!(notes(&store, id), "abcd");
}

#[test]
fn a_key_costs_some_hundred_and_fifty_bytes_of_log() {
    let (files, store, id) = with_entry();
    let log = store.layout().recovery_log(id);
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    let before = files.peek(&log).unwrap().len();
    for _ in 0..100 {
        note(&mut session, "b").unwrap();
    }
    let each = (files.peek(&log).unwrap().len() - before) / 100;
    assert!((100..=160).contains(&each), "{each} bytes a key");
}

#[test]
fn an_entry_is_open_once_and_the_other_window_is_named() {
    let (files, first, id) = with_entry();
    let second = store(&files);
    let session = first.open(id, at(0)).unwrap();
    let refused = second.open(id, at(1)).err().unwrap().to_string();
    assert_eq!(
        refused,
        format!(
            "week 2, \"Qwen\", is open elsewhere (process {}{}, since 2024-09-19 09:00); close it there to write in it here",
            std::process::id(),
            crate::files::host_name().map(|host| format!(" on {host}")).unwrap_or_default()
        )
    );
    drop(session);
    second.open(id, at(2)).unwrap();
}

#[test]
fn other_entries_can_be_written_meanwhile() {
    let (files, first, id) = with_entry();
    let second = store(&files);
    let other = new_entry("Mamba");
    second.create(&other).unwrap();
    let (mut one, mut two) = (first.open(id, at(0)).unwrap(), second.open(other.id, at(0)).unwrap());
    note(&mut one, "one").unwrap();
    note(&mut two, "two").unwrap();
    one.close(at(1)).unwrap();
    two.close(at(1)).unwrap();
    assert_eq!((notes(&first, id), notes(&first, other.id)), ("one".to_owned(), "two".to_owned()));
}

#[test]
fn a_change_that_does_not_fit_is_refused_and_the_others_stay() {
    let (_, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    let first = typed(session.entry(), Field::Notes, "a");
    let refused =
        session.record(&[first.clone(), first.inverse(), first.clone(), first.inverse(), first.inverse(), first]);
    assert!(matches!(refused, Err(StoreError::Change { .. })), "{refused:?}");
    session.record(&[]).unwrap();
    drop(session);
    assert_eq!(store.open(id, at(1)).unwrap().recovered().changes, 4);
}

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

#[test]
fn lines_for_an_open_entry_wait_and_are_taken_once() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "typed").unwrap();
    assert_eq!(store.append_notes(id, &[line("? one", Some(5)), line("two", None)], at(1)).unwrap(), Appended::Waiting);
    assert_eq!(store.append_notes(id, &[line("three", None)], at(2)).unwrap(), Appended::Waiting);
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree", "a reader sees them while they wait");
    let mut screen = session.entry().clone();
    for change in session.take_inbox().unwrap() {
        screen.apply(&change).unwrap();
    }
    assert_eq!(screen.notes.lines()[1].tag.stamp, Some(5));
    assert_eq!(screen.notes, session.entry().notes);
    assert_eq!(session.take_inbox().unwrap(), [], "not twice");
    session.record(&[]).unwrap();
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree", "nor for a reader");
    session.sync().unwrap();
    assert!(files.paths().iter().all(|path| !path.starts_with(store.layout().inbox())));
    session.close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree");
}

#[test]
fn an_inbox_waits_only_for_the_entry_whose_lines_can_be_read() {
    let (files, store, id) = with_entry();
    let other = new_entry("other");
    store.create(&other).unwrap();
    let mut session = store.open(id, at(0)).unwrap();
    assert!(!session.inbox_waits());
    store.add_lines(other.id, &[line("for another", None)], at(1)).unwrap();
    files.put(&store.layout().inbox().join(format!("{id}_damaged.json")), b"{");
    assert!(!session.inbox_waits());
    store.add_lines(id, &[line("one", None)], at(2)).unwrap();
    assert!(session.inbox_waits());
    session.take_inbox().unwrap();
    session.fold(at(3)).unwrap();
    assert!(!session.inbox_waits());
}

#[test]
fn lines_that_come_at_the_last_moment_are_in_the_file_when_the_entry_is_closed() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "typed").unwrap();
    session.take_inbox().unwrap();
    assert_eq!(store.append_notes(id, &[line("late", Some(5))], at(1)).unwrap(), Appended::Waiting);
    session.close(at(2)).unwrap();
    assert_eq!(store.open(id, at(3)).unwrap().entry().notes.to_string(), "typed\nlate");
    assert!(files.paths().iter().all(|path| !path.starts_with(store.layout().inbox())));
}

#[test]
fn lines_for_a_closed_entry_go_straight_into_it() {
    let (_, store, id) = with_entry();
    store.add_lines(id, &[line("waited", None)], at(0)).unwrap();
    assert_eq!(store.append_notes(id, &[line("now\nthen", Some(3))], at(1)).unwrap(), Appended::Written);
    let entry = store.read(id).unwrap();
    let lines: Vec<_> = entry.notes.lines().iter().map(|line| (line.text.as_str(), line.tag.stamp)).collect();
    assert_eq!(lines, [("waited", None), ("now", Some(3)), ("then", None)]);
    assert!(store.append_notes(new_entry("none").id, &[line("lost?", None)], at(1)).is_err());
}

#[test]
fn versions_are_kept_on_closing_and_hourly_but_not_at_each_fold() {
    let (_, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    for minute in 0..150 {
        note(&mut session, "a").unwrap();
        session.fold(at(minute)).unwrap();
        session.keep_hourly_version(at(minute)).unwrap();
    }
    assert_eq!(store.versions(id).unwrap().len(), 2);
    session.close(at(151)).unwrap();
    store.open(id, at(152)).unwrap().close(at(153)).unwrap();
    let versions = store.versions(id).unwrap();
    assert_eq!(
        versions.iter().map(|version| version.reason).collect::<Vec<_>>(),
        [Reason::Closed, Reason::Hourly, Reason::Hourly]
    );
    assert_eq!(store.read_version(&versions[2]).unwrap().notes.to_string().len(), 61);
    assert_eq!(store.read_version(&versions[0]).unwrap().notes.to_string().len(), 150);
}
