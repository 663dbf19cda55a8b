//! Signals, and a terminal that is gone.

use tempfile::TempDir;

use super::driver::{note_lines, notes, the_entry};

#[test]
fn a_signal_ends_with_the_text_on_disk_and_the_terminal_given_back() {
    for (name, code) in [("-HUP", 129), ("-INT", 130), ("-TERM", 143)] {
        let home = TempDir::new().unwrap();
        let mut session = notes(home.path(), &[]);
        session.send("typed before the signal");
        session.shows("typed before the signal");
        session.signal(name);
        assert_eq!(session.ended(), code, "{name}");
        assert_eq!(note_lines(&the_entry(home.path())), ["typed before the signal"]);
    }
}

#[test]
fn a_closed_window_ends_with_the_text_on_disk() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    session.send("typed before it closed");
    session.shows("typed before it closed");
    session.send("\x1b[15~");
    session.shows("Export as");
    assert_eq!(session.close_window(), 129);
    assert_eq!(note_lines(&the_entry(home.path())), ["typed before it closed"]);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_draws_all_when_it_goes_on() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    session.send("first ");
    session.shows("first");
    for way in ["by its command", "by a signal"] {
        if way == "by a signal" {
            session.signal("-TSTP");
        } else {
            session.send("\x10suspend\r");
        }
        session.until(way, |screen| !screen.alternate_screen());
        session.is_stopped();
        assert!(session.is_given_back(), "{way}");
        session.signal("-CONT");
        session.shows("first");
        assert!(session.is_taken(), "{way}");
    }
    // Nothing can be done before this one, and all is drawn after it all the same.
    session.signal("-STOP");
    session.is_stopped();
    let drawn = session.sent.len();
    session.signal("-CONT");
    session.send("last");
    session.shows("first last");
    assert!(String::from_utf8_lossy(&session.sent[drawn..]).contains("first"));
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["first last"]);
}
