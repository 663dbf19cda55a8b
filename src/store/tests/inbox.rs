//! Lines for entries that are open elsewhere.

use super::*;

#[test]
fn lines_for_an_open_entry_wait_and_are_taken_once() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "typed").unwrap();
    assert_eq!(store.append_notes(id, &[line("? one", Some(5)), line("two", None)], at(1)).unwrap(), Appended::Waiting);
    assert_eq!(store.append_notes(id, &[line("three", None)], at(2)).unwrap(), Appended::Waiting);
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree", "a reader sees them while they wait");
    let mut screen = session.entry().clone();
    for change in session.take_inbox().unwrap() {
        screen.apply(&change).unwrap();
    }
    assert_eq!(screen.notes.lines()[1].tag.stamp, Some(5));
    assert_eq!(screen.notes, session.entry().notes);
    assert_eq!(session.take_inbox().unwrap(), [], "not twice");
    session.record(&[]).unwrap();
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree", "nor for a reader");
    session.sync().unwrap();
    assert!(files.paths().iter().all(|path| !path.starts_with(store.layout().inbox())));
    session.close(at(3)).unwrap();
    assert_eq!(notes(&store, id), "typed\n? one\ntwo\nthree");
}

#[test]
fn an_inbox_waits_only_for_the_entry_whose_lines_can_be_read() {
    let (files, store, id) = with_entry();
    let other = new_entry("other");
    store.create(&other).unwrap();
    let mut session = store.open(id, at(0)).unwrap();
    assert!(!session.inbox_waits());
    store.add_lines(other.id, &[line("for another", None)], at(1)).unwrap();
    files.put(&store.layout().inbox().join(format!("{id}_damaged.json")), b"{");
    assert!(!session.inbox_waits());
    store.add_lines(id, &[line("one", None)], at(2)).unwrap();
    assert!(session.inbox_waits());
    session.take_inbox().unwrap();
    session.fold(at(3)).unwrap();
    assert!(!session.inbox_waits());
}

#[test]
fn lines_that_a_newer_program_has_put_there_wait_for_it() {
    let (files, store, id) = with_entry();
    let path = store.layout().inbox().join(format!("{id}_newer.json"));
    let letter = format!(r#"{{"seminote": 2, "id": "{id}", "lines": [{{"text": "one", "colour": "red"}}]}}"#);
    crate::files::Files::create_directory(&files, &store.layout().inbox()).unwrap();
    files.put(&path, letter.as_bytes());
    let mut session = store.open(id, at(0)).unwrap();
    assert!(!session.inbox_waits());
    assert_eq!(session.take_inbox().unwrap(), []);
    session.close(at(1)).unwrap();
    store.append_notes(id, &[line("two", None)], at(2)).unwrap();
    assert_eq!(store.heads(None).unwrap().damaged[0].reason, Damage::Newer(2));
    assert!(matches!(store.repair(at(3)).unwrap()[..], [Repaired { outcome: Outcome::Left(_), .. }, ..]));
    assert_eq!(notes(&store, id), "two");
    assert_eq!(files.peek(&path).unwrap(), letter.as_bytes());
}

#[test]
fn lines_that_come_at_the_last_moment_are_in_the_file_when_the_entry_is_closed() {
    let (files, store, id) = with_entry();
    let mut session = store.open(id, at(0)).unwrap();
    note(&mut session, "typed").unwrap();
    session.take_inbox().unwrap();
    assert_eq!(store.append_notes(id, &[line("late", Some(5))], at(1)).unwrap(), Appended::Waiting);
    session.close(at(2)).unwrap();
    assert_eq!(store.open(id, at(3)).unwrap().entry().notes.to_string(), "typed\nlate");
    assert!(files.paths().iter().all(|path| !path.starts_with(store.layout().inbox())));
}

#[test]
fn lines_for_a_closed_entry_go_straight_into_it() {
    let (_, store, id) = with_entry();
    store.add_lines(id, &[line("waited", None)], at(0)).unwrap();
    assert_eq!(store.append_notes(id, &[line("now\nthen", Some(3))], at(1)).unwrap(), Appended::Written);
    let entry = store.read(id).unwrap();
    let lines: Vec<_> = entry.notes.lines().iter().map(|line| (line.text.as_str(), line.tag.stamp)).collect();
    assert_eq!(lines, [("waited", None), ("now", Some(3)), ("then", None)]);
    assert!(store.append_notes(new_entry("none").id, &[line("lost?", None)], at(1)).is_err());
}
