use tempfile::TempDir;

use super::World;
use crate::config::{Config, Locations};
use crate::journal::{Change, Details, EntryId, Field, Moment, NoteEdit, NoteLine, Outline};
use crate::review::Board;
use crate::store::Store;
use crate::text::{Position, Tag};

fn world(home: &TempDir) -> World {
    let at = |name: &str| home.path().join(name);
    World {
        store: Store::on_disk(at("data")),
        config: Config::default(),
        problems: Vec::new(),
        template: None,
        locations: Locations {
            data: at("data"),
            config: at("config"),
            state: at("state"),
            cache: at("cache"),
            home: None,
        },
    }
}

fn now() -> Moment {
    "2024-10-03T12:00:00+09:00".parse().unwrap()
}

/// Entries of the weeks from 1 on with these notes.
fn entries(world: &World, notes: &[&str]) -> Vec<EntryId> {
    let entries = notes.iter().zip(1..).map(|(notes, week)| {
        let entry = world.create_entry(None, Details::new(week, now().date_naive()), now()).unwrap().entry;
        world.change(&[noted(world, entry.id, notes)], now()).unwrap();
        entry.id
    });
    entries.collect()
}

fn notes(world: &World, id: EntryId) -> String {
    world.store.read(id).unwrap().notes.to_string()
}

fn line(world: &World, id: EntryId, line: usize) -> NoteLine {
    let notes = world.store.read(id).unwrap().notes;
    NoteLine::of(&notes, &Outline::of(&notes), line)
}

/// What gives an entry other notes.
fn noted(world: &World, id: EntryId, words: &str) -> (EntryId, Change) {
    let notes = world.store.read(id).unwrap().notes;
    let edit = notes.replace(Position::default()..notes.end(), words, &Tag::default());
    (id, Change::Edit { field: Field::Notes, edit })
}

#[test]
fn a_note_is_edited_where_it_stands_now_and_the_changes_take_it_back() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let id = entries(&world, &["# One\n? why\n[ ] read"])[0];
    let [question, follow_up] = [1, 2].map(|number| line(&world, id, number));
    let (_, answered) = world.edit_note(id, &question, &NoteEdit::Answer("so".to_owned()), now()).unwrap();
    let (entry, _) = world.edit_note(id, &follow_up, &NoteEdit::Tick(true), now()).unwrap();
    assert_eq!(entry.notes.to_string(), "# One\n? why\n= so\n[x] read");
    assert_eq!(notes(&world, id), entry.notes.to_string());
    assert_eq!(world.board(None, now()).unwrap(), Board::of([&entry], now()));
    let inverse: Vec<_> = answered.iter().rev().map(|change| (id, change.inverse())).collect();
    world.change(&inverse, now()).unwrap();
    assert_eq!(notes(&world, id), "# One\n? why\n[x] read");
}

#[test]
fn a_note_that_is_another_by_now_and_one_that_is_open_elsewhere_are_left_alone() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let id = entries(&world, &["[ ] read"])[0];
    let seen = line(&world, id, 0);
    let session = world.store.open(id, now()).unwrap();
    let error = world.edit_note(id, &seen, &NoteEdit::Tick(true), now()).unwrap_err().to_string();
    assert!(error.starts_with("week 1 is open elsewhere"), "{error}");
    drop(session);
    world.change(&[noted(&world, id, "[ ] read it")], now()).unwrap();
    let error = world.edit_note(id, &seen, &NoteEdit::Tick(true), now()).unwrap_err().to_string();
    assert_eq!(error, "cannot change this line of week 1: the line has changed since; it was left as it is");
    assert_eq!(notes(&world, id), "[ ] read it");
    assert!(world.store.ids_with_logs().unwrap().is_empty());
}

#[test]
fn where_one_of_several_entries_cannot_be_changed_none_is() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let ids = entries(&world, &["one", "two"]);
    let changes = [noted(&world, ids[0], "uno"), noted(&world, ids[1], "zwei")];
    let session = world.store.open(ids[1], now()).unwrap();
    assert!(world.change(&changes, now()).unwrap_err().to_string().starts_with("week 2 is open elsewhere"));
    drop(session);
    world.change(&[changes[1].clone()], now()).unwrap();
    let error = world.change(&changes, now()).unwrap_err().to_string();
    assert!(error.starts_with("cannot change week 2"), "{error}");
    assert_eq!((notes(&world, ids[0]), notes(&world, ids[1])), ("one".to_owned(), "zwei".to_owned()));
    // Two changes of one entry, of which the second does not fit.
    let twice = [changes[0].clone(), changes[0].clone()];
    assert!(world.change(&twice, now()).is_err());
    assert_eq!(notes(&world, ids[0]), "one");
    let entries = world.change(&[noted(&world, ids[0], "one?"), noted(&world, ids[1], "two?")], now()).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.notes.to_string()).collect::<Vec<_>>(), ["one?", "two?"]);
}
