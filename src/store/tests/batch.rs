//! Several entries at once, with every operation made to fail, the process killed and the power gone after every operation.

use std::io::ErrorKind;

use super::*;

/// An empty journal, and three entries to be made in it.
fn prepared() -> (MemoryFiles, Store, [Entry; 3]) {
    let files = empty();
    let store = store(&files);
    store.prepare(std::time::SystemTime::UNIX_EPOCH).unwrap();
    (files, store, ["one", "two", "three"].map(new_entry))
}

/// The operations between which making them lies.
fn operations() -> std::ops::Range<usize> {
    let (files, store, entries) = prepared();
    let before = files.operations();
    store.create_all(&entries, at(0)).unwrap();
    let after = files.operations();
    assert_eq!(there_after_a_start(&files, "nothing failed"), 3);
    assert!(after - before > 20, "{:?}", files.trace());
    before..after
}

/// How many entries there are when the next process has started, and again after the one after that.
fn there_after_a_start(files: &MemoryFiles, when: &str) -> usize {
    let store = store(files);
    store.finish_batches(at(1)).unwrap_or_else(|error| panic!("{when}: {error}"));
    let listing = store.heads(None).unwrap();
    assert_eq!(listing.damaged, [], "{when}");
    let batches = files.paths().into_iter().filter(|path| path.starts_with("/data/recovery") && !is_temporary(path));
    assert_eq!(batches.count(), 0, "{when}: a batch is left");
    store.finish_batches(at(2)).unwrap();
    assert_eq!(store.heads(None).unwrap(), listing, "{when}");
    listing.heads.len()
}

fn is_temporary(path: &Path) -> bool {
    files::is_temporary(&path.file_name().unwrap().to_string_lossy())
}

#[test]
fn whatever_fails_all_are_there_or_none_and_the_error_says_which() {
    let (mut none, mut all) = (0, 0);
    for number in operations() {
        for length in [1, 2, 5, 40] {
            let (files, store, entries) = prepared();
            files.fail(number..number + length, ErrorKind::StorageFull);
            let made = store.create_all(&entries, at(0));
            let when = format!("{length} from {}", files.trace()[number]);
            files.mend();
            let there = there_after_a_start(&files, &when);
            match made {
                Ok(()) => assert_eq!(there, 3, "{when}"),
                Err(StoreError::NotTakenBack { .. }) => assert!(matches!(there, 0 | 3), "{there} after {when}"),
                Err(_) => assert_eq!(there, 0, "{when}"),
            }
            if there == 3 { all += 1 } else { none += 1 }
        }
    }
    assert!(none > 10 && all > 10, "{none} and {all}");
}

#[test]
fn a_kill_at_any_moment_leaves_all_or_none() {
    let mut found = std::collections::BTreeSet::new();
    for number in operations() {
        let (files, store, entries) = prepared();
        // A killed process does nothing more.
        files.fail(number..usize::MAX, ErrorKind::Other);
        store.create_all(&entries, at(0)).ok();
        files.mend();
        let there = there_after_a_start(&files, &files.trace()[number]);
        assert!(matches!(there, 0 | 3), "{there} before {}", files.trace()[number]);
        found.insert(there);
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [0, 3]);
}

#[test]
fn a_loss_of_power_at_any_moment_leaves_all_or_none() {
    for number in operations().start..=operations().end {
        let (files, store, entries) = prepared();
        files.fail(number..usize::MAX, ErrorKind::Other);
        let made = store.create_all(&entries, at(0));
        let mut disks: Vec<MemoryFiles> = (0..40).map(|seed| files.after_power_loss_out_of_order(seed)).collect();
        for names in 0..=files.pending() {
            disks.extend([0.0, 0.5, 1.0].map(|share| files.after_power_loss(names, share)));
        }
        for (disk, files) in disks.iter().enumerate() {
            let there = there_after_a_start(files, &format!("before {number} with disk {disk}"));
            assert!(there == 3 || there == 0 && made.is_err(), "{there} before {number} with disk {disk}: {made:?}");
        }
    }
}

#[test]
fn a_batch_that_stays_brings_no_deleted_entry_back() {
    let (files, store, entries) = prepared();
    files.fail_at("remove /data/recovery", ErrorKind::PermissionDenied);
    store.create_all(&entries, at(0)).unwrap();
    files.mend();
    store.trash(entries[1].id, at(1)).unwrap();
    let mut session = store.open(entries[0].id, at(1)).unwrap();
    note(&mut session, "typed since").unwrap();
    session.close(at(2)).unwrap();
    assert_eq!(there_after_a_start(&files, "one deleted"), 2);
    assert_eq!(notes(&store, entries[0].id), "typed since");
}

#[test]
fn a_batch_of_a_process_that_is_at_it_is_left_to_it() {
    let (files, store, entries) = prepared();
    // Everything fails from the first entry's file on: the process is killed there.
    files.fail_at("create /data/entries", ErrorKind::Other);
    store.create_all(&entries, at(0)).unwrap_err();
    let first = files.trace().iter().position(|step| step.starts_with("create /data/entries")).unwrap();
    let (files, store, entries) = prepared();
    files.fail(first..usize::MAX, ErrorKind::Other);
    store.create_all(&entries, at(0)).unwrap_err();
    files.mend();
    let alone = store.alone_in_making(at(0)).unwrap();
    store.finish_batches(at(1)).unwrap();
    assert_eq!(store.heads(None).unwrap().heads.len(), 0);
    drop(alone);
    assert_eq!(there_after_a_start(&files, "it has died"), 3);
}

#[test]
fn a_damaged_batch_is_told_left_and_moved_away_by_the_doctor() {
    let (files, store, _) = prepared();
    let path = store.layout().recovery().join(format!("{}.batch", new_entry("").id));
    for (bytes, reason) in
        [("", "it is empty"), ("{\"seminote\":1,\"entries\":[", "ends in the middle"), ("\0\0", "NUL bytes")]
    {
        files.put(&path, bytes.as_bytes());
        let told = store.finish_batches(at(0)).unwrap_err().to_string();
        assert!(told.contains(reason) && told.contains("doctor"), "{told}");
        assert_eq!(files.peek(&path).unwrap(), bytes.as_bytes());
        let repaired = store.repair(at(0)).unwrap();
        assert!(matches!(&repaired[..], [one] if matches!(one.outcome, Outcome::Done(_))), "{repaired:?}");
        assert_eq!(store.examine(at(0)).unwrap(), []);
        assert!(files.paths().iter().any(|path| files.peek(path).as_deref() == Some(bytes.as_bytes())));
    }
    files.put(&path, b"{\"seminote\":99,\"entries\":[]}");
    assert!(store.finish_batches(at(0)).unwrap_err().to_string().contains("newer"));
}
