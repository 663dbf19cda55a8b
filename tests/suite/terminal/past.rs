//! What was before, on a terminal.

use seminote::journal::{Change, Details, Entry, Moment, Slug};
use seminote::store::Store;
use seminote::text::Text;
use tempfile::TempDir;

use super::driver::{note_lines, start, the_entry};
use super::first_notes;

#[test]
fn a_difference_is_coloured_on_a_terminal_and_steers_it_in_no_other_way() {
    let home = TempDir::new().unwrap();
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let store = Store::on_disk(home.path().join("data"));
    let entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(1, now.date_naive()), None, now);
    store.create(&entry).unwrap();
    for summary in ["old\u{1b}[2J", "new"] {
        let before = store.read(entry.id).unwrap();
        let after = Entry { summary: Text::from(summary), ..before.clone() };
        let mut session = store.open(entry.id, now).unwrap();
        session.record(&Change::restoring(&before, &after)).unwrap();
        session.close(now).unwrap();
    }
    for (variables, colours) in [([].as_slice(), true), (&[("NO_COLOR", "1")], false)] {
        let mut session = start(home.path(), &["versions", "diff", "1"], variables);
        assert_eq!(session.ended(), 0);
        let screen = session.screen();
        let drawn = screen.contents();
        assert!(drawn.contains("--- version 2") && drawn.contains("\n-old"), "{drawn}");
        assert!(drawn.contains("[2J\n+new"), "it is shown and not obeyed: {drawn}");
        let row = drawn.lines().position(|line| line == "+new").unwrap();
        let colour = screen.cell(u16::try_from(row).unwrap(), 0).unwrap().fgcolor();
        assert_eq!(colour == vt100::Color::Idx(2), colours, "{colour:?}");
    }
}

#[test]
fn an_older_version_and_a_deleted_entry_come_back_in_the_program() {
    let home = TempDir::new().unwrap();
    let mut session = first_notes(home.path());
    session.send("the words of the first day");
    session.shows("the words of the first day");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    let mut session = start(home.path(), &[], &[]);
    session.shows("AI Seminar");
    session.send("\r");
    session.shows("the words of the first day");
    session.send("\x01those of the second");
    session.shows("those of the second");
    session.send("\x1bOQ");
    session.shows("Done");
    session.send("v");
    session.shows("-the words of the first day");
    session.send("\r");
    session.shows("The older version is back");
    session.send("\x1bOQ");
    session.shows("Done");
    session.send("x");
    session.shows("is in the trash");
    session.send("X");
    session.shows("Trash");
    session.send("\r");
    session.shows("is back from the trash");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["the words of the first day"]);
    let store = Store::on_disk(home.path().join("data"));
    let id = store.heads(None).unwrap().heads[0].id;
    let kept =
        store.versions(id).unwrap().into_iter().map(|version| store.read_version(&version).unwrap().notes.to_string());
    assert_eq!(kept.collect::<Vec<_>>()[1], "those of the second");
}

#[test]
fn each_opening_shows_another_line_from_the_past() {
    let home = TempDir::new().unwrap();
    let store = Store::on_disk(home.path().join("data"));
    let now: Moment = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(1, now.date_naive()), None, now);
    entry.notes = "[ ] first one due 2024-09-20\n[ ] second one due 2024-09-20".into();
    store.create(&entry).unwrap();
    for line in ["first one", "second one", "first one"] {
        let mut session = start(home.path(), &[], &[]);
        session.until("a line from the past", |screen| {
            screen.contents().lines().any(|row| row.contains("Overdue") && row.contains(line))
        });
        session.send("\x11");
        assert_eq!(session.ended(), 0);
    }
}
