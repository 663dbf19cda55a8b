use crate::journal::Field;
use crate::store::StoreError;
use crate::store::tests::{at, empty, new_entry, store, typed};
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
    assert!(matches!(reader.read(new_entry("never made").id), Err(StoreError::NoEntry(_))));
    // What is made later is found as well.
    let later = new_entry("Later");
    store.create(&later).unwrap();
    assert_eq!(reader.read(later.id).unwrap(), later);
}
