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
