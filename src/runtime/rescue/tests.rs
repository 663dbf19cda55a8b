use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::files::memory_files::MemoryFiles;
use crate::journal::Details;
use crate::text::Text;

#[test]
fn the_entry_becomes_what_was_shown_and_what_was_there_is_kept() {
    let files = MemoryFiles::with_directories(&[Path::new("/")]);
    let store = Store::new(Arc::new(files), PathBuf::from("/data"));
    let now = Moment::parse_from_rfc3339("2024-09-19T16:00:00+09:00").unwrap();
    let details = Details::new(2, now.date_naive());
    let mut entry = Entry::new("talks".parse().unwrap(), details, None, now);
    entry.notes = Text::from("taken from the inbox");
    store.create(&entry).unwrap();
    write_shown(&store, &entry, now).unwrap();
    let mut shown = entry.clone();
    shown.notes = Text::from("typed\n둘째 줄");
    shown.summary = Text::from("a summary");
    shown.details.title = "The title".to_owned();
    shown.talk = shown.talk.running(now);
    write_shown(&store, &shown, now).unwrap();
    let read = store.read(entry.id).unwrap();
    assert_eq!((read.notes, read.summary), (shown.notes, shown.summary));
    assert_eq!((read.details, read.talk), (shown.details, shown.talk));
    let versions = store.versions(entry.id).unwrap();
    assert!(versions.iter().any(|version| store.read_version(version).unwrap().notes == entry.notes), "{versions:?}");
}
