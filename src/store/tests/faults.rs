//! A typical talk with every operation made to fail in turn, and with the power going after every operation.

use std::cell::RefCell;
use std::io::ErrorKind;

use super::*;

/// What is typed, a record each; `+` takes what waits in the inbox, `|` syncs, `/` folds.
const TALK: &str = "ab|c+d|e/f|g/h+i";

/// What the program has promised so far.
#[derive(Default)]
pub(super) struct Promises {
    /// Letters for which `record` has succeeded.
    recorded: String,
    /// Letters for which `sync` or `fold` has succeeded.
    pub synced: String,
    /// Letters typed.
    pub typed: String,
}

/// Goes through a talk as the program does: an error is shown, and typing goes on. Closes at the end if it can.
pub(super) fn talk(store: &Store, id: EntryId, promises: &RefCell<Promises>) {
    let Ok(mut session) = store.open(id, at(0)) else { return };
    for (minute, step) in (1..).zip(TALK.chars()) {
        let done = match step {
            '|' => session.sync().is_ok(),
            '/' => session.settle(at(minute)).is_ok(),
            '+' => {
                session.take_inbox().and_then(|_| session.record(&[])).ok();
                false
            }
            letter => {
                promises.borrow_mut().typed.push(letter);
                let recorded = note(&mut session, &letter.to_string()).is_ok();
                let mut promises = promises.borrow_mut();
                if recorded {
                    promises.recorded = promises.typed.clone();
                }
                false
            }
        };
        let mut promises = promises.borrow_mut();
        assert_eq!(letters(&session.entry().notes.to_string()), promises.typed, "the text stays in memory");
        if done {
            promises.synced = promises.typed.clone();
            promises.recorded = promises.typed.clone();
        }
    }
    if session.close(at(60)).is_ok() {
        let mut promises = promises.borrow_mut();
        promises.synced = promises.typed.clone();
    }
}

#[test]
fn every_failed_write_is_told_and_every_operation_works_again_afterwards() {
    for (step, kind) in [
        ("write /data/recovery", ErrorKind::StorageFull),
        ("sync /data/recovery", ErrorKind::Other),
        ("create /data/entries", ErrorKind::ReadOnlyFilesystem),
        ("write /data/entries", ErrorKind::StorageFull),
        ("sync /data/entries", ErrorKind::Other),
        ("rename /data/entries", ErrorKind::PermissionDenied),
        ("sync_directory /data/entries", ErrorKind::Other),
        ("read /data/entries", ErrorKind::Other),
        ("metadata /data/entries", ErrorKind::PermissionDenied),
        ("write", ErrorKind::StorageFull),
        ("", ErrorKind::Other),
    ] {
        let (files, store, id) = with_entry();
        let mut session = store.open(id, at(0)).unwrap();
        note(&mut session, "a").unwrap();
        session.sync().unwrap();
        files.fail_at(step, kind);
        let recorded = note(&mut session, "b");
        let errors = [recorded.err(), session.sync().err(), session.fold(at(1)).err()];
        let told: Vec<String> = errors.iter().flatten().map(ToString::to_string).collect();
        assert!(!told.is_empty(), "{step}: nobody was told");
        assert!(told.iter().all(|told| told.contains("/data") && told.contains("; ")), "{step}: {told:?}");
        assert_eq!(session.entry().notes.to_string(), "ab", "the text stays");
        let failed = session.close(at(2)).map(drop);
        files.mend();
        session = match failed {
            Ok(()) => store.open(id, at(3)).unwrap(),
            Err(failed) => *failed.session,
        };
        note(&mut session, "c").unwrap();
        session.close(at(3)).unwrap();
        assert_eq!(notes(&store, id), "abc", "{step}");
    }
}

#[test]
fn a_journal_whose_disk_was_taken_away_is_not_begun_anew_in_the_empty_place() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    session.fold(at(1)).unwrap();
    files.fail_at("", ErrorKind::NotFound);
    note(&mut session, "b").unwrap_err();
    session.fold(at(2)).unwrap_err();
    files.mend();
    session.close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "ab");
}

/// The typed letters of notes: without the lines that came through the inbox.
pub(super) fn letters(notes: &str) -> String {
    notes.chars().filter(char::is_ascii_lowercase).collect()
}

/// A journal in which a line already waits.
pub(super) fn prepared() -> (MemoryFiles, Store, EntryId) {
    let (files, store, id) = with_entry();
    store.add_lines(id, &[line("WAITED", Some(7))], at(0)).unwrap();
    (files, store, id)
}

pub(super) fn operations_of_a_talk() -> (usize, usize) {
    let (files, store, id) = prepared();
    let before = files.operations();
    talk(&store, id, &RefCell::default());
    let whole = notes(&store, id);
    assert_eq!(letters(&whole), "abcdefghi");
    assert_eq!(whole.matches("WAITED").count(), 1, "{whole}");
    (before, files.operations())
}

#[test]
fn nothing_is_lost_or_doubled_whichever_operation_fails() {
    let (from, to) = operations_of_a_talk();
    assert!(to - from > 60, "the talk has {} operations", to - from);
    let kinds = [
        (ErrorKind::StorageFull, 1),
        (ErrorKind::PermissionDenied, 3),
        (ErrorKind::Other, 3),
        (ErrorKind::ReadOnlyFilesystem, 7),
        (ErrorKind::Interrupted, 7),
        (ErrorKind::QuotaExceeded, 7),
        (ErrorKind::NotFound, 3),
    ];
    for (kind, step) in kinds {
        for length in [1, 4, 40] {
            for number in (from..to).step_by(every(step)) {
                let (files, store, id) = prepared();
                let promises = RefCell::default();
                files.fail(number..number + length, kind);
                talk(&store, id, &promises);
                files.mend();
                let promises = promises.into_inner();
                // The process ends; another one opens the entry, and everything works again.
                let mut session = store.open(id, at(70)).unwrap();
                session.take_inbox().unwrap();
                session.close(at(71)).unwrap();
                let whole = notes(&store, id);
                let found = letters(&whole);
                let where_ = format!("{kind:?} at {}, {length} long: {whole:?}", files.trace()[number]);
                assert!(found.starts_with(&promises.recorded), "{where_} lost {}", promises.recorded);
                assert!(promises.typed.starts_with(&found), "{where_} is not what was typed, {}", promises.typed);
                assert_eq!(whole.matches("WAITED").count(), 1, "{where_}");
                assert_eq!(store.heads(None).unwrap().damaged, [], "{where_}");
            }
        }
    }
}

#[test]
fn a_session_goes_on_after_a_fault_and_has_everything_in_the_end() {
    let (from, to) = operations_of_a_talk();
    for number in from + 10..to {
        let (files, store, id) = prepared();
        let mut session = store.open(id, at(0)).unwrap();
        let start = files.operations();
        files.fail(start + number - from - 10..start + number - from + 10, ErrorKind::StorageFull);
        let mut was_off_record = false;
        for letter in "abcdefghi".chars() {
            was_off_record |= note(&mut session, &letter.to_string()).is_err() && !session.is_on_record();
            session.fold(at(1)).ok();
        }
        files.mend();
        session.record(&[]).unwrap();
        assert!(session.is_on_record());
        session.close(at(2)).unwrap();
        assert_eq!(letters(&notes(&store, id)), "abcdefghi");
        assert!(was_off_record || number > from + 10, "a failed record is known to be off record");
    }
}

#[test]
fn what_was_synced_is_there_after_a_loss_of_power_at_any_moment() {
    let (from, to) = operations_of_a_talk();
    for number in from..=to {
        let (files, store, id) = prepared();
        let promises = RefCell::default();
        // From here on nothing reaches the disk; what the program promises afterwards, it cannot have promised.
        files.fail(number..usize::MAX, ErrorKind::Other);
        talk(&store, id, &promises);
        let promises = promises.into_inner();
        for names in 0..=files.pending() {
            for share in [0.0, 0.5, 1.0] {
                let disk = files.after_power_loss(names, share);
                let store = super::store(&disk);
                let mut session = store.open(id, at(70)).unwrap();
                session.take_inbox().unwrap();
                session.close(at(71)).unwrap();
                let whole = notes(&store, id);
                let found = letters(&whole);
                let where_ = format!("before {number} ({names} names, {share} of the bytes): {whole:?}");
                assert!(found.starts_with(&promises.synced), "{where_} lost {}", promises.synced);
                assert!(promises.typed.starts_with(&found), "{where_} is not what was typed, {}", promises.typed);
                assert_eq!(whole.matches("WAITED").count(), 1, "{where_}");
            }
        }
    }
}

#[test]
fn a_failed_fold_is_not_taken_for_a_change_from_outside() {
    let (_, to) = operations_of_a_talk();
    for ahead in 0..to {
        let (files, store, id) = with_entry();
        let mut session = store.open(id, at(0)).unwrap();
        note(&mut session, "a").unwrap();
        let start = files.operations();
        files.fail(start + ahead..start + ahead + 1, ErrorKind::StorageFull);
        session.fold(at(1)).ok();
        let finished = files.operations() <= start + ahead;
        files.mend();
        note(&mut session, "b").unwrap();
        assert_eq!(session.fold(at(2)).unwrap(), Folded::Written);
        assert_eq!(store.versions(id).unwrap(), []);
        assert_eq!(notes(&store, id), "ab");
        if finished {
            return;
        }
    }
    panic!("the fold has fewer operations than that");
}

#[test]
fn a_trashing_that_fails_leaves_the_entry_in_one_place_with_its_text() {
    let (_, to) = operations_of_a_talk();
    for ahead in 0..to {
        let (files, store, id) = prepared();
        let mut session = store.open(id, at(0)).unwrap();
        note(&mut session, "a").unwrap();
        drop(session);
        let start = files.operations();
        files.fail(start + ahead..start + ahead + 1, ErrorKind::StorageFull);
        let trashed = store.trash(id, at(1));
        let finished = files.operations() <= start + ahead;
        files.mend();
        assert_eq!(store.heads(None).unwrap().damaged, [], "with a fault at {ahead}");
        let places = (store.heads(None).unwrap().heads.len(), store.trashed().unwrap().entries.len());
        assert!(matches!(places, (1, 0) | (0, 1)), "{places:?} with a fault at {ahead}");
        if places.1 == 1 {
            store.restore(id).unwrap();
        }
        assert_eq!(letters(&notes(&store, id)), "a");
        assert_eq!(notes(&store, id).matches("WAITED").count(), 1);
        if finished {
            trashed.unwrap();
            return;
        }
    }
    panic!("trashing has fewer operations than that");
}

#[test]
fn lines_whose_file_stays_in_the_inbox_are_not_taken_again() {
    let (files, store, id) = prepared();
    let mut session = store.open(id, at(0)).unwrap();
    session.take_inbox().unwrap();
    files.fail_at("remove /data/inbox", ErrorKind::PermissionDenied);
    assert_eq!(session.fold(at(1)).unwrap(), Folded::Written);
    drop(session);
    assert_eq!(notes(&store, id), "WAITED");
    files.mend();
    let mut session = store.open(id, at(2)).unwrap();
    assert_eq!(session.take_inbox().unwrap(), []);
}

#[test]
fn a_log_written_anew_after_a_fault_is_safe_before_it_takes_the_place_of_the_old_one() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    session.sync().unwrap();
    files.fail_at("write /data/recovery", ErrorKind::StorageFull);
    note(&mut session, "b").unwrap_err();
    assert!(!session.is_on_record());
    files.mend();
    note(&mut session, "c").unwrap();
    let disk = files.after_power_loss(files.pending(), 0.0);
    assert_eq!(notes(&super::store(&disk), id), "abc");
}

#[test]
fn a_file_is_not_written_while_a_log_that_does_not_know_of_it_stands_there() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "a").unwrap();
    files.fail_at("sync /data/recovery", ErrorKind::Other);
    session.fold(at(1)).unwrap_err();
    drop(session);
    files.mend();
    let session = store.open(id, at(2)).unwrap();
    assert_eq!((session.entry().notes.to_string().as_str(), &session.recovered().other), ("a", &None));
}

#[test]
fn without_any_log_the_file_is_written_all_the_same() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    files.fail_at("create /data/recovery", ErrorKind::PermissionDenied);
    let refused = note(&mut session, "a").unwrap_err().to_string();
    assert!(refused.starts_with("cannot write /data/recovery/"), "{refused}");
    assert!(refused.ends_with("; check the permissions of the file and of its directory"), "{refused}");
    assert_eq!(session.fold(at(1)).unwrap(), Folded::Written);
    assert!(session.is_on_record());
    drop(session);
    assert_eq!(notes(&store, id), "a");
}
