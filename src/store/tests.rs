//! Behaviour of the whole store, on a file system in memory.

mod batch;
mod damage;
mod doctor;
mod faults;
mod format;
mod inbox;
mod journal;
mod outside;
mod power;
mod sessions;
mod trash;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::files::memory_files::MemoryFiles;
use crate::journal::{Change, Details, Entry, EntryId, Field, Moment};
use crate::text::{Line, Position, Tag};

pub const ROOT: &str = "/data";

/// How far apart the cases of a long table are that are tried: all of them with `SEMINOTE_ALL` in the environment, which takes minutes.
pub fn every(step: usize) -> usize {
    if std::env::var_os("SEMINOTE_ALL").is_some() { 1 } else { step }
}

/// Nine in the morning of a Thursday, and some minutes.
pub fn at(minutes: i64) -> Moment {
    Moment::parse_from_rfc3339("2024-09-19T09:00:00+09:00").unwrap() + chrono::Duration::minutes(minutes)
}

pub fn store(files: &MemoryFiles) -> Store {
    Store::new(Arc::new(files.clone()), PathBuf::from(ROOT))
}

pub fn empty() -> MemoryFiles {
    MemoryFiles::with_directories(&[Path::new("/")])
}

pub fn new_entry(title: &str) -> Entry {
    let details =
        Details { title: title.to_owned(), ..Details::new(2, chrono::NaiveDate::from_ymd_opt(2024, 9, 19).unwrap()) };
    Entry::new("ai-seminar".parse().unwrap(), details, Some(75), at(0))
}

/// A journal with one empty entry.
pub fn with_entry() -> (MemoryFiles, Store, EntryId) {
    let files = empty();
    let store = store(&files);
    let entry = new_entry("Qwen");
    store.create(&entry).unwrap();
    (files, store, entry.id)
}

/// Types at the end of a text.
pub fn typed(entry: &Entry, field: Field, text: &str) -> Change {
    let lines = entry.text(field).lines();
    let end = Position::new(lines.len() - 1, lines[lines.len() - 1].text.len());
    Change::Edit { field, edit: entry.text(field).replace(end..end, text, &Tag::default()) }
}

/// Types at the end of the notes and records it.
pub fn note(session: &mut Session, text: &str) -> Result<(), StoreError> {
    let change = typed(session.entry(), Field::Notes, text);
    session.record(&[change])
}

pub fn notes(store: &Store, id: EntryId) -> String {
    store.read(id).unwrap().notes.to_string()
}

pub fn line(text: &str, stamp: Option<u32>) -> Line {
    Line { text: text.to_owned(), tag: Tag { stamp, kept: None } }
}

pub fn file_of(store: &Store, id: EntryId) -> PathBuf {
    store.locate(id).unwrap().unwrap().0
}

/// A log that only a fault of the program can write: a letter, then a change that does not fit, then a letter.
pub fn log_with_misfit(files: &MemoryFiles, store: &Store, id: EntryId) {
    let file = store.locate(id).unwrap().unwrap().1;
    let mut log = log::Log::new(store.layout().recovery_log(id));
    log.begin(&file.entry, file.version).unwrap();
    let good = typed(&file.entry, Field::Notes, "a");
    let misfit = typed(&file.entry, Field::Summary, "b").inverse();
    for change in [good.clone(), misfit, good] {
        log.push(&log::Record::Change(change).to_line().unwrap());
    }
    store.ensure(&store.layout().recovery()).unwrap();
    log.flush(files).unwrap();
}

/// What is damaged, as sentences without the path.
pub fn reasons(damaged: &[Damaged]) -> Vec<String> {
    damaged.iter().map(|damaged| damaged.reason.to_string()).collect()
}
