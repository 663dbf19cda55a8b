//! What becomes of the text when a thread panics.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Once};
use std::thread::{self, JoinHandle};

use super::super::*;
use crate::app::Then;
use crate::files::memory_files::MemoryFiles;
use crate::files::{Files, Locking, Metadata, Output};
use crate::journal::{Change, Details, Entry, Field};
use crate::operations::World;
use crate::runtime::rescue::write_shown;
use crate::runtime::wake::Waker;
use crate::store::Store;
use crate::text::{Position, Tag};

/// Files whose making panics while they are told to.
#[derive(Clone)]
struct Panicking(MemoryFiles, Arc<AtomicBool>);

impl Files for Panicking {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        assert!(!self.1.load(Ordering::SeqCst), "an injected panic");
        self.0.create(path)
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, limit)
    }
    fn list(&self, directory: &Path) -> io::Result<Vec<OsString>> {
        self.0.list(directory)
    }
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.0.metadata(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename_new(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn create_directory(&self, path: &Path) -> io::Result<bool> {
        self.0.create_directory(path)
    }
    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        self.0.sync_directory(directory)
    }
    fn lock(&self, path: &Path, owner: &str) -> io::Result<Locking> {
        self.0.lock(path, owner)
    }
}

/// A keeper with an entry on files that can be told to panic.
struct Kept {
    files: Panicking,
    store: Store,
    entry: Entry,
    jobs: Option<Sender<Effect>>,
    answers: Receiver<Answer>,
    thread: Option<JoinHandle<()>>,
}

fn kept() -> Kept {
    let files = Panicking(MemoryFiles::with_directories(&[Path::new("/")]), Arc::default());
    let store = Store::new(Arc::new(files.clone()), PathBuf::from("/data"));
    let details = Details::new(2, chrono::NaiveDate::from_ymd_opt(2024, 9, 19).unwrap());
    let entry = Entry::new("talks".parse().unwrap(), details, None, now());
    store.create(&entry).unwrap();
    let nowhere = Path::new("/nowhere");
    let world = World::find(Some(nowhere), Some(&nowhere.join("config.toml")), &|_| None).unwrap();
    let world = World { store: store.clone(), ..world };
    let (jobs, for_keeper) = mpsc::channel();
    let (send, answers) = mpsc::channel();
    let answers_of = Answers::new(send, Waker::of(io::pipe().unwrap().1, Arc::default()));
    let keeper = Keeper::new(Shared::new(world), Carets::of(nowhere), for_keeper, answers_of);
    let thread = thread::spawn(move || keeper.run());
    jobs.send(Effect::Open { id: entry.id, then: Then::Notes }).unwrap();
    while !matches!(answers.recv().unwrap(), Answer::Message(Msg::Opened(_))) {}
    Kept { files, store, entry, jobs: Some(jobs), answers, thread: Some(thread) }
}

impl Kept {
    /// Types at the start of the notes, as the screen has it at once.
    fn types(&mut self, words: &str) {
        let start = Position::new(0, 0);
        let change =
            Change::Edit { field: Field::Notes, edit: self.entry.notes.replace(start..start, words, &Tag::default()) };
        self.entry.apply(&change).unwrap();
        self.jobs.as_ref().unwrap().send(Effect::Record { number: 1, change }).unwrap();
    }

    fn on_disk(&self) -> String {
        self.store.read(self.entry.id).unwrap().notes.to_string()
    }
}

/// Without the words of a panic that is meant.
fn quietly() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.payload_as_str() != Some("an injected panic") {
                usual(panic);
            }
        }));
    });
}

#[test]
fn a_panic_while_writing_is_told_and_what_was_shown_goes_to_disk() {
    quietly();
    let mut kept = kept();
    kept.files.1.store(true, Ordering::SeqCst);
    kept.types("typed before the panic");
    while !matches!(kept.answers.recv().unwrap(), Answer::Broken) {}
    kept.thread.take().unwrap().join().unwrap();
    kept.files.1.store(false, Ordering::SeqCst);
    write_shown(&kept.store, &kept.entry, now()).unwrap();
    assert_eq!(kept.on_disk(), "typed before the panic");
}

#[test]
fn what_was_asked_for_is_done_when_the_main_thread_is_gone() {
    let mut kept = kept();
    kept.types("typed before the main thread panicked");
    kept.jobs = None;
    kept.thread.take().unwrap().join().unwrap();
    assert_eq!(kept.on_disk(), "typed before the main thread panicked");
    assert!(kept.store.open(kept.entry.id, now()).is_ok(), "nobody has it open any more");
}
