use std::path::{Path, PathBuf};

use super::*;
use crate::files::memory_files::MemoryFiles;
use crate::journal::{Entry, EntryId, Field, Slug, from_json, to_json};
use crate::store::tests::{ROOT, at, empty, new_entry, store, typed};

const CACHE: &str = "/cache";

/// An entry as its own digest: its file's text.
#[derive(Clone, Debug, PartialEq)]
struct Whole(Entry, Vec<u8>);

impl OfEntry for Whole {
    fn of(entry: &Entry) -> Self {
        Self(entry.clone(), to_json(entry).unwrap().into())
    }

    fn id(&self) -> EntryId {
        self.0.id
    }

    fn series(&self) -> &Slug {
        &self.0.series
    }
}

impl Digest for Whole {
    const FORMAT: u32 = 7;

    fn bytes(&self) -> &[u8] {
        &self.1
    }

    fn read(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        Some(Self::of(&from_json(bytes.get(range)?).ok()?))
    }
}

/// A journal of so many entries with an index, on a disk that is done with them, which has written the index twice: before and behind
/// the moment at which it is sure of the files.
fn indexed(entries: usize) -> (MemoryFiles, Store, Vec<Entry>) {
    let files = empty();
    let store = of(&files);
    let entries: Vec<Entry> = (0..entries).map(|number| new_entry(&format!("Talk {number}"))).collect();
    for entry in &entries {
        store.create(entry).unwrap();
    }
    for _ in 0..2 {
        files.pass(10);
        assert_eq!(look(&files, &store, &mut Digests::default()), entries.len());
    }
    (files, store, entries)
}

fn of(files: &MemoryFiles) -> Store {
    Store::new(Arc::new(files.clone()), PathBuf::from(ROOT)).indexed(Arc::new(files.clone()), Path::new(CACHE))
}

/// Checks that there is what there is without an index, and gives how many entries were read for it.
fn look(files: &MemoryFiles, indexed: &Store, digests: &mut Digests<Whole>) -> usize {
    let before = files.operations();
    let found = indexed.digests(digests).unwrap();
    let reads = files.trace().split_off(before);
    assert_eq!(found, store(files).digests(&mut Digests::default()).unwrap());
    reads.iter().filter(|line| line.starts_with("read /data/entries")).count()
}

fn cached(files: &MemoryFiles) -> PathBuf {
    let index = of(files).index.unwrap();
    assert_eq!(index.folders(), ["ai-seminar"]);
    index.path("texts", "ai-seminar")
}

#[test]
fn only_what_has_changed_is_worked_out_again() {
    let (files, store, entries) = indexed(40);
    let mut digests = Digests::default();
    assert_eq!(look(&files, &store, &mut digests), 0);
    files.pass(10);
    let path = store.layout().entry_file(&entries[3]);
    let other = String::from_utf8(files.peek(&path).unwrap()).unwrap().replace("Talk", "Tale");
    files.put(&path, other.as_bytes());
    let mut session = store.open(entries[0].id, at(1)).unwrap();
    session.record(&[typed(&entries[0], Field::Summary, "not folded yet")]).unwrap();
    // The others by who has looked already, and by who looks now.
    assert_eq!(look(&files, &store, &mut digests), 2);
    assert_eq!(look(&files, &store, &mut Digests::default()), 2);
    files.pass(10);
    store.create(&new_entry("One more")).unwrap();
    files.pass(10);
    // That of the log and the new one, of which nothing tells yet that their moment has passed; the changed one has settled.
    assert_eq!(look(&files, &store, &mut digests), 3);
    assert_eq!(look(&files, &store, &mut digests), 2);
}

#[test]
fn what_is_reduced_is_never_so_in_the_index() {
    let (files, store, entries) = indexed(40);
    let reduced = |Whole(mut entry, _): Whole| {
        if entry.details.title != "Talk 7" {
            entry.details.title.clear();
        }
        Whole::of(&entry)
    };
    let titles = |store: &Store| {
        let before = files.operations();
        let (found, _) = store.digests_reduced(&reduced).unwrap();
        let reads = files.trace().split_off(before);
        assert_eq!(found.len(), 40);
        let titles: Vec<String> = found.into_iter().map(|whole| whole.0.details.title).collect();
        let titles = titles.into_iter().filter(|title| !title.is_empty()).collect::<Vec<_>>();
        (titles, reads.iter().filter(|line| line.starts_with("read /data/entries")).count())
    };
    let has_all = |what: &str| {
        let kept = String::from_utf8_lossy(&files.peek(&cached(&files)).unwrap()).into_owned();
        (0..40).all(|number| number == 7 || kept.contains(&format!("\"{what} {number}\"")))
    };
    let only_seventh = vec!["Talk 7".to_owned()];
    assert_eq!(titles(&store), (only_seventh.clone(), 0));
    files.pass(10);
    let rewrite = |entries: &[Entry]| {
        for entry in entries.iter().filter(|entry| entry.details.title != "Talk 7") {
            let path = store.layout().entry_file(entry);
            files.put(&path, String::from_utf8(files.peek(&path).unwrap()).unwrap().replace("Talk", "Tale").as_bytes());
        }
    };
    // A few that have changed are read and nothing is written; of many all of their folder is.
    rewrite(&entries[..3]);
    assert!(titles(&store) == (only_seventh.clone(), 3) && has_all("Talk"));
    rewrite(&entries[3..]);
    assert!(titles(&store) == (only_seventh, 39) && has_all("Tale"));
    files.pass(10);
    store.create(&new_entry("One more")).unwrap();
    look(&files, &store, &mut Digests::default());
    assert!(has_all("Tale"));
}

#[test]
fn what_is_deleted_does_not_stay_in_the_index() {
    let (files, store, entries) = indexed(40);
    let has = |words: &str| String::from_utf8_lossy(&files.peek(&cached(&files)).unwrap()).contains(words);
    assert!(has("Talk 17") && has("Talk 18"));
    files.take_away(&store.layout().entry_file(&entries[17]));
    look(&files, &store, &mut Digests::default());
    assert!(!has("Talk 17") && has("Talk 18"));
    for entry in &entries {
        files.take_away(&store.layout().entry_file(entry));
    }
    look(&files, &store, &mut Digests::default());
    assert!(!has("Talk"));
}

#[test]
fn an_index_that_is_damaged_or_foreign_is_no_index() {
    let (files, store, _) = indexed(20);
    let path = cached(&files);
    let whole = files.peek(&path).unwrap();
    let text = String::from_utf8_lossy(&whole).into_owned();
    let mut damaged: Vec<Vec<u8>> = (0..whole.len()).step_by(997).map(|end| whole[..end].to_vec()).collect();
    damaged.extend((0..whole.len()).step_by(997).map(|place| {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        flipped
    }));
    damaged.push(text.replacen(r#""index":7"#, r#""index":6"#, 1).into());
    damaged.push(text.replacen(r#""journal":"/data""#, r#""journal":"/other""#, 1).into());
    for bytes in damaged {
        files.put(&path, &bytes);
        assert_eq!(look(&files, &store, &mut Digests::default()), 20);
    }
    assert_eq!(look(&files, &store, &mut Digests::default()), 0);
    files.fail_at("create /cache", std::io::ErrorKind::StorageFull);
    files.put(&path, b"");
    assert_eq!(look(&files, &store, &mut Digests::default()), 20);
}

#[test]
fn digests_that_were_cut_off_are_none() {
    let digest = Whole::of(&new_entry("Cut off"));
    let stamp = serde_json::from_str(r#"{"length":1,"modified":1,"changed":1,"number":1}"#).unwrap();
    let origin = Origin { file: "ai-seminar/cut.json".to_owned(), stamp, is_settled: true };
    let bytes = write(&[(&origin, &digest), (&origin, &digest)]).unwrap();
    let whole = |bytes: &[u8]| read::<Whole>(&Arc::new(bytes.to_vec()), 0).map(|read| read.len());
    assert_eq!(whole(&bytes), Some(2));
    let lengths = (0..bytes.len()).filter(|length| whole(&bytes[..*length]).is_some());
    assert_eq!(lengths.collect::<Vec<_>>(), [0, bytes.len() / 2]);
}
