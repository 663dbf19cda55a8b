//! The keeper over files that fail, with its times made due by hand.

mod panics;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;

use super::*;
use crate::app::{Arrival, Opened, Outside};
use crate::config::{Config, Locations};
use crate::files::memory_files::MemoryFiles;
use crate::journal::{Change, Details, Entry, Field};
use crate::operations::World;
use crate::runtime::wake::Waker;
use crate::store::Store;
use crate::text::{Line, Tag};

/// The root of the file system: what lies above a journal is made on the disk of the machine.
const ROOT: &str = "/";

struct Desk {
    files: MemoryFiles,
    store: Store,
    keeper: Keeper,
    answers: Receiver<Answer>,
    /// The entry as the screen has it.
    entry: Entry,
    number: u64,
    _woken: std::io::PipeReader,
}

impl Desk {
    fn new() -> Self {
        let files = MemoryFiles::with_directories(&[Path::new(ROOT)]);
        let store = Store::new(Arc::new(files.clone()), PathBuf::from(ROOT));
        let entry = Entry::new("seminar".parse().unwrap(), Details::new(2, now().date_naive()), None, now());
        store.create(&entry).unwrap();
        let nowhere = PathBuf::from("/dev/null/nowhere");
        let locations = Locations {
            data: PathBuf::from(ROOT),
            config: nowhere.clone(),
            state: nowhere.clone(),
            cache: nowhere.clone(),
            home: None,
        };
        let world =
            World { store: store.clone(), config: Config::default(), problems: Vec::new(), locations, template: None };
        let (sender, answers) = mpsc::channel();
        let (reader, writer) = std::io::pipe().unwrap();
        let (_, jobs) = mpsc::channel();
        let answering = Answers::new(sender, Waker::of(writer, Arc::default()));
        let keeper = Keeper::new(Shared::new(world), Carets::of(&nowhere), jobs, answering);
        Self { files, store, keeper, answers, entry, number: 0, _woken: reader }
    }

    fn open(&mut self) -> Opened {
        self.does(Effect::Open { id: self.entry.id, then: Then::Notes });
        self.answers()
            .into_iter()
            .find_map(|answer| match answer {
                Answer::Message(Msg::Opened(opened)) => Some(*opened),
                _ => None,
            })
            .unwrap()
    }

    fn does(&mut self, effect: Effect) -> bool {
        self.keeper.do_job(effect, &mut VecDeque::new())
    }

    fn types(&mut self, text: &str) {
        let change = typed(&self.entry, text);
        self.entry.apply(&change).unwrap();
        self.number += 1;
        self.does(Effect::Record { number: self.number, change });
    }

    /// Lets the time come for everything that is waited for.
    fn all_is_due(&mut self) {
        let due = Instant::now();
        self.keeper.retry = self.keeper.retry.map(|(_, after)| (due, after));
        self.keeper.awaited = self.keeper.awaited.map(|(id, _)| (id, due));
        self.keeper.unsynced = self.keeper.unsynced.and_then(|_| due.checked_sub(SYNC));
        self.keeper.do_what_is_due();
    }

    fn inbox_is_due(&mut self) {
        self.keeper.inbox_at = Instant::now().checked_sub(INBOX).unwrap();
        self.keeper.do_what_is_due();
    }

    fn answers(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }

    /// The answers in a few words.
    fn said(&self) -> Vec<String> {
        let said = |answer| match answer {
            Answer::Message(Msg::Recorded(number)) => format!("recorded {number}"),
            Answer::Message(Msg::Folded(number)) => format!("folded {number}"),
            Answer::Message(Msg::NotSaved(reason)) => format!("not saved: {reason}"),
            Answer::Message(Msg::Unsaved(reason)) => format!("unsaved: {reason}"),
            Answer::Message(Msg::Freed(opened)) => format!("freed: {}", opened.entry.notes),
            Answer::Message(Msg::Arrived(Arrival { after, changes, .. })) => {
                format!("arrived after {after:?}: {}", changes.len())
            }
            Answer::Message(Msg::ChangedOutside(outside)) => format!("{outside:?}"),
            Answer::Message(other) => format!("{other:?}"),
            Answer::Broken => "broken".to_owned(),
            Answer::Closed(None) => "closed".to_owned(),
            Answer::Closed(Some(reason)) => format!("closed: {reason}"),
        };
        self.answers().into_iter().map(said).collect()
    }

    fn on_disk(&self) -> String {
        self.store.read(self.entry.id).unwrap().notes.to_string()
    }
}

fn typed(entry: &Entry, text: &str) -> Change {
    let end = entry.notes.end();
    Change::Edit { field: Field::Notes, edit: entry.notes.replace(end..end, text, &Tag::default()) }
}

const EVERYTHING: std::ops::Range<usize> = 0..usize::MAX;

#[test]
fn what_fails_is_named_and_tried_again_until_it_succeeds() {
    for (kind, place, advice) in [
        (ErrorKind::StorageFull, ".log", "free some space"),
        (ErrorKind::ReadOnlyFilesystem, ".log", "read-only"),
        (ErrorKind::NotFound, "find /:", "still there"),
        (ErrorKind::PermissionDenied, ".log", "permissions"),
    ] {
        let mut desk = Desk::new();
        desk.open();
        desk.types("one ");
        assert_eq!(desk.said(), ["recorded 1"]);
        desk.files.fail(EVERYTHING, kind);
        desk.types("two ");
        let said = desk.said();
        assert!(
            said[0].starts_with("not saved: cannot") && said[0].contains(place) && said[0].contains(advice),
            "{said:?}"
        );
        let mut waits = Vec::new();
        for _ in 0..5 {
            waits.push(desk.keeper.retry.unwrap().1.as_secs());
            desk.all_is_due();
            assert!(desk.said()[0].starts_with("not saved: "));
        }
        assert_eq!(waits, [1, 2, 4, 8, 8], "seconds");
        desk.types("three");
        assert!(desk.said()[0].starts_with("not saved: "), "what is typed meanwhile is taken");
        desk.files.mend();
        desk.all_is_due();
        assert_eq!(desk.said(), ["folded 3"]);
        assert_eq!(desk.keeper.retry, None);
        assert_eq!(desk.on_disk(), "one two three");
    }
}

#[test]
fn a_sync_that_fails_is_made_good_by_the_file() {
    let mut desk = Desk::new();
    desk.open();
    desk.types("one");
    desk.files.fail_at("sync", ErrorKind::Other);
    desk.all_is_due();
    assert!(desk.said()[1].starts_with("not saved: "));
    desk.files.mend();
    desk.all_is_due();
    assert_eq!(desk.said(), ["folded 1"]);
}

#[test]
fn quitting_with_something_unsaved_says_so_and_goes_on_until_it_is_told_to_end_anyway() {
    let mut desk = Desk::new();
    desk.open();
    desk.types("one");
    desk.files.fail(EVERYTHING, ErrorKind::StorageFull);
    desk.said();
    assert!(!desk.does(Effect::Quit { anyway: false }));
    let said = desk.said();
    assert!(said.iter().any(|said| said.starts_with("unsaved: ") && said.contains("no storage space")), "{said:?}");
    desk.types(" two");
    desk.files.mend();
    assert!(desk.does(Effect::Quit { anyway: false }), "the second attempt succeeds");
    assert_eq!(desk.said().last().unwrap(), "closed");
    assert_eq!(desk.on_disk(), "one two");

    let mut desk = Desk::new();
    desk.open();
    desk.types("one");
    desk.files.fail(EVERYTHING, ErrorKind::StorageFull);
    assert!(desk.does(Effect::Quit { anyway: true }));
    assert!(desk.said().last().unwrap().contains("no storage space"));
}

#[test]
fn an_entry_open_elsewhere_is_taken_over_when_it_is_closed_there() {
    let mut desk = Desk::new();
    let mut other = desk.store.open(desk.entry.id, now()).unwrap();
    assert!(desk.open().read_only.unwrap().contains("open elsewhere"));
    desk.all_is_due();
    assert!(desk.said().is_empty());
    let change = typed(&desk.entry, "theirs");
    other.record(std::slice::from_ref(&change)).unwrap();
    other.close(now()).unwrap();
    desk.all_is_due();
    assert_eq!(desk.said(), ["freed: theirs"]);
    assert!(desk.keeper.awaited.is_none());
    desk.entry.apply(&change).unwrap();
    desk.types(", ours");
    desk.does(Effect::Fold);
    assert_eq!(desk.said(), ["recorded 1", "folded 1"]);
    assert_eq!(desk.on_disk(), "theirs, ours");
}

#[test]
fn what_others_make_of_the_file_is_taken_over_and_told() {
    for (theirs, ours, told) in [
        (Some("base\ntheirs"), "", Outside::Reloaded),
        (Some("theirs\nbase"), "\nours", Outside::Joined),
        (Some("other"), " and ours", Outside::Kept),
        (None, "ours", Outside::Removed),
    ] {
        let mut desk = Desk::new();
        desk.open();
        desk.types("base");
        desk.does(Effect::Fold);
        let path = desk.files.paths().into_iter().find(|path| path.starts_with("/entries")).unwrap();
        let bytes = String::from_utf8(desk.files.peek(&path).unwrap()).unwrap();
        match theirs {
            Some(theirs) => {
                let entry = Entry { notes: theirs.into(), ..desk.entry.clone() };
                desk.files.put(&path, crate::journal::to_json(&entry).unwrap().as_bytes());
            }
            None => desk.files.take_away(&path),
        }
        if !ours.is_empty() {
            desk.types(ours);
        }
        desk.said();
        desk.does(Effect::Fold);
        let said = desk.said();
        assert!(said[0].starts_with(&format!("arrived after Some({}): ", desk.number)), "{said:?} of {bytes}");
        desk.does(Effect::TakeArrival);
        assert_eq!(desk.said(), [format!("{told:?}"), format!("folded {}", desk.number)], "of {bytes}");
    }
}

#[test]
fn keys_go_on_while_something_from_outside_waits_and_it_is_made_ready_again_for_them() {
    let mut desk = Desk::new();
    desk.open();
    desk.types("one");
    desk.store
        .append_notes(desk.entry.id, &[Line { text: "! outside".to_owned(), tag: Tag::default() }], now())
        .unwrap();
    desk.inbox_is_due();
    assert_eq!(desk.said(), ["recorded 1", "arrived after Some(1): 1"]);
    desk.types(" two");
    desk.does(Effect::Fold);
    desk.inbox_is_due();
    assert_eq!(desk.said(), ["recorded 2"], "offered once, and nothing is folded meanwhile");
    desk.does(Effect::OfferAgain);
    let arrived = desk.answers().into_iter().find_map(|answer| match answer {
        Answer::Message(Msg::Arrived(arrival)) => Some(arrival),
        _ => None,
    });
    let Arrival { after, changes, .. } = arrived.unwrap();
    assert_eq!(after, Some(2));
    for change in &changes {
        desk.entry.apply(change).unwrap();
    }
    desk.does(Effect::TakeArrival);
    desk.types("\nthree");
    desk.does(Effect::Fold);
    assert_eq!(desk.said(), ["folded 2", "recorded 3", "folded 3"]);
    assert_eq!(desk.on_disk(), "one two\n! outside\nthree");
    assert_eq!(desk.entry.notes.to_string(), desk.on_disk());
    desk.does(Effect::TakeArrival);
    assert_eq!(desk.on_disk(), desk.entry.notes.to_string(), "nothing is taken twice");
}

#[test]
fn what_was_joined_in_an_attempt_to_close_that_failed_is_told() {
    let mut desk = Desk::new();
    desk.open();
    desk.types("base");
    desk.does(Effect::Fold);
    let path = desk.files.paths().into_iter().find(|path| path.starts_with("/entries")).unwrap();
    let theirs = Entry { notes: "theirs\nbase".into(), ..desk.entry.clone() };
    desk.files.put(&path, crate::journal::to_json(&theirs).unwrap().as_bytes());
    desk.types("\nours");
    desk.said();
    desk.files.fail_at("rename /entries", ErrorKind::StorageFull);
    assert!(!desk.does(Effect::Quit { anyway: false }));
    for answer in desk.answers() {
        if let Answer::Message(Msg::Arrived(Arrival { after: None, changes, .. })) = answer {
            for change in &changes {
                desk.entry.apply(change).unwrap();
            }
        }
    }
    assert_eq!(desk.entry.notes.to_string(), "theirs\nbase\nours");
    desk.files.mend();
    desk.types(" and more");
    assert!(desk.does(Effect::Quit { anyway: false }));
    assert_eq!(desk.on_disk(), "theirs\nbase\nours and more");
}
