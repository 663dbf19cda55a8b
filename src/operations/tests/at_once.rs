//! Commands that begin at the same moment, on a real disk.

use std::collections::BTreeSet;

use super::*;

#[test]
fn many_that_begin_at_the_same_moment_have_one_series_and_one_entry() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let now = at("2024-09-12T16:00");
    let start = std::sync::Barrier::new(8);
    let begin = |number: usize| {
        start.wait();
        if number.is_multiple_of(2) {
            world.live(&Announced::default(), None, now).unwrap().id
        } else {
            world.add(None, None, &lines("said"), now).unwrap().entry.id
        }
    };
    let begin = &begin;
    let ids: BTreeSet<EntryId> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || begin(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let listing = world.listing().unwrap();
    assert_eq!((ids.len(), listing.heads.len(), listing.series.len()), (1, 1, 1), "{listing:?}");
    let notes = world.store.read(listing.heads[0].id).unwrap().notes.to_string();
    assert_eq!(notes.matches("said").count(), 4);
}
