//! The boards, in a process that is killed.

use seminote::journal::{Details, Entry, Moment, Slug};
use seminote::store::Store;
use tempfile::TempDir;

use super::driver::start;

#[test]
fn what_a_board_has_shown_as_done_is_in_its_own_notes_after_a_kill() {
    let home = TempDir::new().unwrap();
    let store = Store::on_disk(home.path().join("data"));
    let mut ids = Vec::new();
    for (week, notes) in [(1, "? why\n[ ] read"), (2, "[ ] ask")] {
        let now: Moment = format!("2024-09-{}T16:00:00+09:00", 5 + 7 * week).parse().unwrap();
        let mut entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(week, now.date_naive()), None, now);
        entry.notes = notes.into();
        store.create(&entry).unwrap();
        ids.push(entry.id);
    }
    let notes = |week: usize| store.read(ids[week - 1]).unwrap().notes.to_string();

    // Of an entry that is open nowhere.
    let mut session = start(home.path(), &[], &[]);
    session.shows("2 talks");
    session.send("\t");
    session.shows("? why");
    session.send("abecause\r");
    session.shows("Answered in week 1");
    assert!(session.kill().contents().contains("Answered in week 1"));
    assert_eq!(notes(1), "? why\n= because\n[ ] read");

    // Of the one that is open in the program.
    let mut session = start(home.path(), &[], &[]);
    session.shows("2 talks");
    session.send("\t\t");
    session.shows("To do 2");
    session.send("\r");
    session.shows("F2 goes back to the follow-ups");
    session.send("\x1b[12~");
    session.shows("To do 2");
    session.send(" ");
    session.shows("Ticked in week 2");
    session.send(" ");
    session.shows("Ticked in week 1");
    session.send("\x1a");
    session.shows("Undone in week 1");
    session.kill();
    assert_eq!([notes(1), notes(2)], ["? why\n= because\n[ ] read", "[x] ask"]);
}
