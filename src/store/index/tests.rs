use super::*;
use crate::files::memory_files::MemoryFiles;
use crate::journal::{Details, Entry, Field, from_json};
use crate::store::Store;
use crate::store::tests::{ROOT, at, empty, new_entry, store, typed};

const CACHE: &str = "/cache";

/// A journal of so many entries with an index, on a disk that is done with them.
fn indexed(entries: usize) -> (MemoryFiles, Store, Vec<Entry>) {
    let files = empty();
    let store = of(&files, ROOT);
    let entries: Vec<Entry> = (0..entries).map(|number| new_entry(&format!("Talk {number}"))).collect();
    for entry in &entries {
        store.create(entry).unwrap();
    }
    files.pass(10);
    (files, store, entries)
}

fn of(files: &MemoryFiles, root: &str) -> Store {
    Store::new(Arc::new(files.clone()), PathBuf::from(root)).indexed(Arc::new(files.clone()), Path::new(CACHE))
}

/// Lists with the index, checks that the same is listed without, and gives how many entries were read for it.
fn list(files: &MemoryFiles, indexed: &Store) -> usize {
    let before = files.operations();
    let listing = indexed.heads(None).unwrap();
    let reads = files.trace().split_off(before);
    assert_eq!(listing, store(files).heads(None).unwrap());
    reads.iter().filter(|line| line.starts_with("read /data/entries")).count()
}

/// What is remembered when everything was listed.
fn newest_of(store: &Store) -> Option<Newest> {
    let heads = store.heads(None).unwrap().heads;
    let oldest = heads.iter().map(|head| head.details.date).min()?;
    Some(Newest { count: heads.len(), oldest, heads })
}

/// The file of an entry after somebody else has written it: as long as it was.
fn rewrite(files: &MemoryFiles, store: &Store, entry: &Entry) {
    let path = store.layout().entry_file(entry);
    let text = String::from_utf8(files.peek(&path).unwrap()).unwrap();
    let other = if text.contains("Talk") { text.replace("Talk", "Tale") } else { text.replace("Tale", "Talk") };
    files.put(&path, other.as_bytes());
}

#[test]
fn only_what_has_changed_is_read_again() {
    let (files, store, entries) = indexed(40);
    assert_eq!(list(&files, &store), 40);
    files.pass(10);
    // Nothing told yet that the clock had passed the moment at which they were written.
    assert_eq!(list(&files, &store), 40);
    assert_eq!(list(&files, &store), 0);
    assert_eq!(store.remembered(usize::MAX), newest_of(&store));
    files.pass(10);
    rewrite(&files, &store, &entries[3]);
    files.take_away(&store.layout().entry_file(&entries[4]));
    files.put(
        &store.layout().entries().join("ai-seminar/copy.json"),
        &files.peek(&store.layout().entry_file(&entries[5])).unwrap(),
    );
    files.put(&store.layout().entry_file(&entries[6]), b"{");
    // One is changed, one a copy, one damaged; one is gone.
    assert_eq!(list(&files, &store), 3);
    assert_eq!(store.remembered(usize::MAX), newest_of(&store));
}

#[test]
fn a_file_that_is_written_again_within_a_tick_of_the_clock_is_not_taken_for_what_it_was() {
    let (files, store, entries) = indexed(40);
    list(&files, &store);
    files.pass(10);
    list(&files, &store);
    for (entry, seconds) in entries.iter().zip(0..6) {
        // Between two changes in one second, of the same length and number, the list is read.
        rewrite(&files, &store, entry);
        list(&files, &store);
        rewrite(&files, &store, entry);
        list(&files, &store);
        files.pass(seconds);
    }
}

#[test]
fn what_waits_in_logs_and_inbox_is_listed_as_without_an_index() {
    let (files, store, entries) = indexed(40);
    for _ in 0..3 {
        list(&files, &store);
        files.pass(10);
    }
    let mut session = store.open(entries[0].id, at(1)).unwrap();
    session.record(&[typed(&entries[0], Field::Summary, "not folded yet")]).unwrap();
    store.add_lines(entries[0].id, &[crate::text::Line::default()], at(2)).unwrap();
    assert_eq!(list(&files, &store), 1);
    drop(session);
    files.pass(10);
    assert_eq!(list(&files, &store), 1);
    store.open(entries[0].id, at(3)).unwrap().close(at(3)).unwrap();
    for _ in 0..3 {
        list(&files, &store);
        files.pass(10);
    }
}

#[test]
fn an_index_that_is_damaged_foreign_or_not_to_be_written_is_no_index() {
    let (files, store, _) = indexed(40);
    list(&files, &store);
    files.pass(10);
    list(&files, &store);
    let index = Index::new(Arc::new(files.clone()), Path::new(CACHE), Path::new(ROOT));
    let whole = files.peek(&index.path("heads", "all")).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let mut damaged: Vec<Vec<u8>> = (0..whole.len()).step_by(97).map(|end| whole[..end].to_vec()).collect();
    damaged.extend((0..whole.len()).step_by(97).map(|place| {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        flipped
    }));
    damaged.push(text.replacen(&format!(r#""index":{HEADS}"#), r#""index":0"#, 1).into());
    damaged.push(text.replacen(r#""journal":"/data""#, r#""journal":"/other""#, 1).into());
    for bytes in damaged {
        files.put(&index.path("heads", "all"), &bytes);
        files.put(&index.path("heads", "newest"), &bytes);
        assert!(index.heads().count() == 0 && index.newest(usize::MAX).is_none());
    }
    assert_eq!(list(&files, &store), 40);
    files.fail_at("create /cache", std::io::ErrorKind::StorageFull);
    files.put(&index.path("heads", "all"), b"");
    assert_eq!(list(&files, &store), 40);
    files.mend();
    // Another journal shares the cache.
    let other = of(&files, "/other");
    other.create(&new_entry("Elsewhere")).unwrap();
    other.heads(None).unwrap();
    assert_eq!(other.remembered(usize::MAX).unwrap().count, 1);
    list(&files, &store);
    let some = store.remembered(24).unwrap();
    assert_eq!((some.heads.len(), some.count), (24, 40));
    assert_eq!(Some(Newest { heads: store.heads(None).unwrap().heads, ..some }), newest_of(&store));
}

/// Whoever changes what a head says of an entry counts [`HEADS`] up and puts the new checksum here: an index of before would go on
/// to say what it said.
#[test]
fn the_version_of_the_index_stands_for_what_heads_say() {
    let demo = std::fs::read("assets/demo/entries/ai-seminar/2024-09-19-935a806f.json").unwrap();
    let entry: Entry = from_json(&demo).unwrap();
    let empty = Entry::new(entry.series.clone(), Details::new(1, entry.details.date), None, at(0));
    let empty = Entry { id: entry.id, ..empty };
    let said = serde_json::to_string(&[Head::of(&entry), Head::of(&empty)]).unwrap();
    assert_eq!((HEADS, crc32fast::hash(said.as_bytes())), (3, 0x9d4b_fae8));
}
