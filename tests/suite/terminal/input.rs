//! Keys, the mouse, pastes and bursts as bytes.

use tempfile::TempDir;

use super::driver::{note_lines, notes, notes_of, the_entry};

#[test]
fn the_mouse_and_alt_keys_work() {
    let home = TempDir::new().unwrap();
    let texts: Vec<String> = (0..60).map(|line| format!("line {line:02} 가나다")).collect();
    let lines: Vec<(u32, &str)> = texts.iter().map(|text| (0, text.as_str())).collect();
    let mut session = notes_of(home.path(), &lines, &[]);
    session.shows("line 59");
    for _ in 0..30 {
        session.send("\x1b[<64;20;10M");
    }
    session.shows("line 00");
    // On 나 in the second line.
    session.send("\x1b[<0;18;3M\x1b[<0;18;3m");
    session.caret_is_behind("line 01 가");
    session.send("X");
    session.shows("line 01 가X나다");
    session.send("\x1b[1;3B");
    session.until("the moved line", |screen| {
        let text = screen.contents();
        text.find("line 02").zip(text.find("line 01")).is_some_and(|(second, first)| second < first)
    });
    session.send("\x1b3");
    session.shows("Summary");
    session.send("\x1b1");
    session.shows("Talks");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path()))[1..3], ["line 02 가나다", "line 01 가X나다"]);
}

#[test]
fn a_paste_that_never_ends_swallows_no_later_key() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    session.send("\x1b[200~- pasted\rwithout an end");
    session.shows("without an end");
    session.send("!\r");
    session.send("! typed");
    session.shows("! typed");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    assert_eq!(note_lines(&the_entry(home.path())), ["- pasted", "without an end!", "! typed"]);
}

#[test]
fn pastes_and_bursts_of_any_size_arrive_whole() {
    let home = TempDir::new().unwrap();
    let mut session = notes(home.path(), &[]);
    let pasted: Vec<String> =
        (0..125_000).map(|line| format!("- {line:06} {}", "가나다라 마바사 ".repeat(3))).collect();
    let paste = pasted.join("\r");
    assert!(paste.len() > 10_000_000 - 2_000_000, "{}", paste.len());
    session.send(&format!("\x1b[200~{paste}\x1b[201~"));
    session.shows("- 124999");
    session.send("\r\r");
    let burst: String = ('a'..='z').cycle().take(100_000).chain("THE END".chars()).collect();
    session.send(&burst);
    session.shows("THE END");
    session.send("\x11");
    assert_eq!(session.ended(), 0);
    let entry = the_entry(home.path());
    let lines = note_lines(&entry);
    assert!(lines[..pasted.len()].iter().eq(pasted.iter()));
    assert_eq!(lines[pasted.len()..].concat(), burst);
}
