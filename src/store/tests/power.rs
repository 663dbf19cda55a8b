//! The power goes in the middle of a typical talk, and the disk has done what was not synced in any order, in part or not at all.

use std::cell::RefCell;
use std::io::ErrorKind;

use super::faults::{letters, operations_of_a_talk, prepared, talk};
use super::*;

/// Disks that are tried after each operation.
const DISKS: u64 = 6;

#[test]
fn what_was_synced_is_there_whatever_the_disk_did_in_whatever_order() {
    let (from, to) = operations_of_a_talk();
    for number in (from..=to).step_by(every(3)) {
        let (files, store, id) = prepared();
        let promises = RefCell::default();
        files.fail(number..usize::MAX, ErrorKind::Other);
        talk(&store, id, &promises);
        let promises = promises.into_inner();
        for seed in 0..if every(2) == 1 { 100 } else { DISKS } {
            let disk = files.after_power_loss_out_of_order(seed + DISKS * number as u64);
            let store = super::store(&disk);
            let when = format!("before {} with disk {seed}", files.trace()[number.min(files.operations() - 1)]);
            let before: Vec<_> = disk.paths().iter().map(|path| (disk.peek(path), path.clone())).collect();
            store.heads(None).unwrap();
            let after: Vec<_> = disk.paths().iter().map(|path| (disk.peek(path), path.clone())).collect();
            assert!(before == after, "{when}: looking changed something");
            let mut session = store.open(id, at(70)).unwrap_or_else(|error| panic!("{when}: {error}"));
            session.take_inbox().unwrap();
            session.close(at(71)).unwrap();
            let whole = notes(&store, id);
            let found = letters(&whole);
            assert!(found.starts_with(&promises.synced), "{when}: {whole:?} lost {}", promises.synced);
            assert!(promises.typed.starts_with(&found), "{when}: {whole:?} is not {}", promises.typed);
            assert_eq!(whole.matches("WAITED").count(), 1, "{when}");
        }
    }
}
