//! What the terminal is sent.

use tempfile::TempDir;

use super::driver::{notes, notes_of};

#[test]
fn a_window_too_small_says_so_and_loses_nothing() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    session.send("before");
    session.shows("before");
    session.resize(20, 5);
    session.until("the words for a small window", |screen| screen.contents().contains("Nothing is lost"));
    session.resize(80, 24);
    session.caret_is_behind("before");
    session.send(" and after");
    session.shows("before and after");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
}

/// The numbers of the SGR sequences that were sent.
fn graphics(sent: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(sent);
    let parameters = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|character: char| character.is_ascii_alphabetic())?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    parameters.flat_map(|list| list.split(';').filter_map(|number| number.parse().ok()).collect::<Vec<_>>()).collect()
}

#[test]
fn no_color_sends_no_colour() {
    for (variables, coloured) in [(vec![], true), (vec![("NO_COLOR", "1")], false)] {
        let home = TempDir::new().unwrap();
        let mut session = notes_of(home.path(), &[(0, "? why"), (5, "! so"), (7, "# 역사")], &variables);
        session.send("\x1b[15~");
        session.shows("Export as");
        session.send("\x11");
        assert_eq!(session.ended(), 0);
        // 39 and 49 are the terminal's own colours.
        let is_colour = |number: &u16| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107);
        assert_eq!(graphics(&session.sent).iter().any(is_colour), coloured, "{variables:?}");
    }
}

#[test]
fn the_cursor_is_where_the_next_character_goes() {
    let home = TempDir::new().unwrap();
    let mut session = notes_of(home.path(), &[(0, "박지호의 질문")], &[]);
    session.caret_is_behind("박지호의 질문");
    session.send("\x1b[D\x1b[D");
    session.caret_is_behind("박지호의 ");
    session.send("\x06질문");
    session.caret_is_behind("질문");
    session.send("\x1b");
    session.until("the bar closed", |screen| screen.cursor_position().0 < 20);
    session.send("\x10한글");
    session.caret_is_behind("한글");
    session.send("\x1b");
    session.caret_is_behind("박지호의 ");
    session.send("\x1b[17~");
    session.shows("Title");
    session.send("제목");
    session.caret_is_behind("제목");
    session.send("\x1b");
    session.caret_is_behind("박지호의 ");
    session.send("\x1bOS");
    session.shows("Summary");
    session.send("요약 한 줄");
    session.caret_is_behind("요약 한 줄");
    session.send("\x1bOQ");
    session.shows("Talks");
    session.send("f한");
    session.caret_is_behind("한");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
}
