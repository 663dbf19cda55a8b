use crate::journal::{Entry, Field};
use crate::store::tests::{at, empty, new_entry, store, typed};
use crate::store::{Store, StoreError};
use crate::text::Line;

#[test]
fn a_reader_gives_every_entry_as_it_is_read_alone() {
    let files = empty();
    let store = store(&files);
    let entries: Vec<_> = (0..6).map(|number| new_entry(&format!("Talk {number}"))).collect();
    for entry in &entries {
        store.create(entry).unwrap();
    }
    let path = |number: usize| store.layout().entry_file(&entries[number]);
    let bytes = |number: usize| files.peek(&path(number)).unwrap();
    let mut session = store.open(entries[0].id, at(1)).unwrap();
    session.record(&[typed(&entries[0], Field::Summary, "not folded yet")]).unwrap();
    store.add_lines(entries[1].id, &[Line { text: "waits".to_owned(), ..Line::default() }], at(2)).unwrap();
    // Renamed, copied, damaged, and gone but for another with its name.
    files.put(&store.layout().entries().join("ai-seminar/renamed.json"), &bytes(2));
    files.take_away(&path(2));
    files.put(&store.layout().entries().join("ai-seminar/copy.json"), &bytes(3));
    files.put(&path(4), b"{");
    files.put(&path(5), &bytes(3));
    let reader = store.reader().unwrap();
    for (entry, is_there) in entries.iter().zip([true, true, true, true, false, false]) {
        match (reader.read(entry.id), store.read(entry.id)) {
            (Ok(read), Ok(alone)) => assert_eq!((read, is_there), (alone, true)),
            (Err(read), Err(alone)) => assert_eq!((read.to_string(), is_there), (alone.to_string(), false)),
            (read, alone) => panic!("{read:?} is not {alone:?}"),
        }
    }
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    for (all, id) in reader.read_all(&ids).into_iter().zip(&ids) {
        assert_eq!(all.ok(), store.read(*id).ok());
    }
    // At once those of which no other file need be looked at.
    for (entry, is_there) in entries.iter().zip([true, true, false, true, false, false]) {
        let at_once = store.read_named(&entry.series, entry.details.date, entry.id);
        assert_eq!(at_once, is_there.then(|| store.read(entry.id).unwrap()));
    }
    assert!(matches!(reader.read(new_entry("never made").id), Err(StoreError::NoEntry(_))));
    // What is made later is found as well.
    let later = new_entry("Later");
    store.create(&later).unwrap();
    assert_eq!(reader.read(later.id).unwrap(), later);
}

#[test]
fn a_long_entry_is_not_read_at_once() {
    let store = store(&empty());
    let entry = Entry { notes: "a line of the notes\n".repeat(5000).as_str().into(), ..new_entry("Long") };
    store.create(&entry).unwrap();
    assert_eq!(store.read_named(&entry.series, entry.details.date, entry.id), None);
    assert_eq!(store.read(entry.id).unwrap(), entry);
}

#[test]
fn an_entry_is_found_where_it_was_seen_and_elsewhere_when_it_has_gone_from_there() {
    let files = empty();
    let (store, another) = (store(&files), store(&files));
    let entries: Vec<_> = (0..3).map(|number| new_entry(&format!("Talk {number}"))).collect();
    for entry in &entries {
        store.create(entry).unwrap();
    }
    store.heads(None).unwrap();
    let path = |number: usize| store.layout().entry_file(&entries[number]);
    let bytes = |number: usize| files.peek(&path(number)).unwrap();
    let lists_folders = |store: &Store| {
        let before = files.operations();
        assert_eq!(store.read(entries[0].id).unwrap(), entries[0]);
        files.trace().split_off(before).iter().any(|line| line.starts_with("list /data/entries"))
    };
    assert_eq!((lists_folders(&store), lists_folders(&another)), (false, true));
    // Renamed, and another put in its place.
    files.put(&store.layout().entries().join("ai-seminar/renamed.json"), &bytes(0));
    files.put(&path(0), &bytes(1));
    assert_eq!(store.read(entries[0].id).unwrap(), entries[0]);
    files.take_away(&path(2));
    assert!(matches!(store.read(entries[2].id), Err(StoreError::NoEntry(_))));
}
