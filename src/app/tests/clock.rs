//! The talk's clock and its stamps.

use super::*;
use crate::journal::{ClockState, Talk};

fn talk(program: &Program) -> &Talk {
    &program.model.open.as_ref().unwrap().entry.talk
}

fn elapsed(program: &Program) -> u32 {
    talk(program).elapsed(program.model.now)
}

/// The notes with their stamps: `12 text`, `- text` without one.
fn stamped(program: &Program) -> String {
    let lines = program.model.open.as_ref().unwrap().entry.notes.lines().iter();
    let line = |line: &crate::text::Line| {
        format!("{} {}", line.tag.stamp.map_or("-".to_owned(), |stamp| stamp.to_string()), line.text)
    };
    lines.map(line).collect::<Vec<_>>().join("/")
}

/// Opens the entry anew, as after the program was closed.
fn reopen(program: &mut Program) {
    let entry = program.files[0].clone();
    program.model.open = None;
    let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Notes };
    program.send(Msg::Opened(Box::new(opened)));
}

/// Keys in words of `keys()`; `+12` lets seconds pass, `'text` types it with `_` for a blank.
fn play(program: &mut Program, acts: &str) {
    for act in acts.split_whitespace() {
        if let Some(seconds) = act.strip_prefix('+') {
            program.wait(seconds.parse().unwrap());
        } else if let Some(text) = act.strip_prefix('\'') {
            program.types(&text.replace('_', " "));
        } else {
            program.keys(act);
        }
    }
}

#[test]
fn lines_get_keep_and_take_along_their_stamps() {
    for (why, lead, acts, after) in [
        ("the first character stamps", 0, "+5 'a +5 'b", "5 ab"),
        ("a blank does not", 0, "+5 '_ +5 'b", "10  b"),
        ("nor does an empty line", 0, "+5 'a enter +5 enter +5 'b", "5 a/- /15 b"),
        ("a mark does", 0, "+5 '? +5 '_why", "5 ? why"),
        ("an item that Enter began is stamped with its first word", 0, "+5 '-_a enter +5 'b", "5 - a/10 - b"),
        ("dated back", 10, "+60 'a", "50 a"),
        ("never before the start", 10, "+4 'a", "0 a"),
        ("Ctrl-T stamps now, whatever the lead", 10, "+60 'a +5 ctrl-t", "65 a"),
        ("a split keeps the head's and gives the tail now", 0, "+5 'ab left +5 enter", "5 a/10 b"),
        ("a split at the start moves the line down", 0, "+5 'ab home +5 enter", "- /5 ab"),
        ("a join keeps the earlier", 0, "+5 'a enter +5 'b home backspace", "5 ab"),
        ("a join by Alt-J as well", 0, "+5 'a enter +5 'b up alt-j", "5 a b"),
        ("joined after they were moved", 0, "+5 'a enter +5 'b alt-up alt-j", "5 b a"),
        ("moved up", 0, "+5 'a enter +5 'b alt-up", "10 b/5 a"),
        ("moved down", 0, "+5 'a enter +5 'b up alt-down", "10 b/5 a"),
        ("duplicated", 0, "+5 'a +5 ctrl-d", "5 a/5 a"),
        ("a line cut and pasted", 0, "+5 'a enter +5 'b up ctrl-x +5 ctrl-end enter ctrl-v", "10 b/5 a/- "),
        (
            "several lines cut and pasted back",
            0,
            "+5 'a enter +5 'b enter +5 'c ctrl-home shift-down shift-down ctrl-x +9 ctrl-v",
            "5 a/10 b/15 c",
        ),
        ("undo restores a cut", 0, "+5 'a enter +5 'b up ctrl-x ctrl-z", "5 a/10 b"),
        ("undo restores a split", 0, "+5 'ab left +5 enter ctrl-z", "5 ab"),
        ("undo restores a join", 0, "+5 'a enter +5 'b home backspace ctrl-z", "5 a/10 b"),
        ("undo restores a stamp", 0, "+5 'a +5 ctrl-t ctrl-z", "5 a"),
        ("undo and redo of a line keep its time", 0, "+5 'a +5 ctrl-z +5 ctrl-y", "5 a"),
        ("a line emptied and written anew keeps its time", 0, "+5 'a backspace +5 'b", "5 b"),
        ("a pause is left out", 0, "+5 f9 +60 f9 +5 'a", "10 a"),
        ("in a pause the clock stands", 0, "+5 f9 +60 'a", "5 a"),
        ("none after the end", 0, "+5 'a enter +5 f8 +5 'b", "5 a/- b"),
    ] {
        let mut program = Program::with_notes("");
        program.model.config.talk.stamp_lead = lead;
        program.keys("f9");
        play(&mut program, acts);
        assert_eq!(stamped(&program), after, "{why}");
        assert_eq!(program.files[0].notes, program.model.open.as_ref().unwrap().entry.notes, "{why}");
    }
}

#[test]
fn stamps_go_along_between_entries_and_through_the_terminals_own_paste() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +5 'a enter +5 'b ctrl-a ctrl-c f8");
    let other = Entry::new(program.series[0].slug.clone(), Details::new(3, date("2024-09-20")), None, program.now);
    program.files.push(other.clone());
    program.open = Some(other.id);
    let opened = Opened { entry: other, read_only: None, recovered: None, carets: Vec::new(), then: Then::Live };
    program.send(Msg::Opened(Box::new(opened)));
    play(&mut program, "+90 ctrl-v enter");
    // A terminal sends line ends as carriage returns.
    program.send(Msg::Paste("a\rb".to_owned()));
    assert_eq!(stamped(&program), "5 a/10 b/5 a/10 b");
    program.send(Msg::Paste("\rc".to_owned()));
    assert_eq!(stamped(&program), "5 a/10 b/5 a/10 b/90 c", "what comes from elsewhere is of now");
}

#[test]
fn stamps_and_clock_are_shifted_in_one_step_and_new_ones_go_on() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +10 'a enter +90 'b enter 'c alt-s '+5 enter");
    assert!(program.model.overlays.is_empty());
    assert_eq!((stamped(&program), elapsed(&program)), ("310 a/400 b/400 c".to_owned(), 400));
    play(&mut program, "+20 enter 'd");
    assert!(stamped(&program).ends_with("420 d"));
    play(&mut program, "ctrl-z ctrl-z ctrl-z");
    assert_eq!((stamped(&program), elapsed(&program)), ("10 a/100 b/100 c".to_owned(), 120), "{}", program.notes());
    assert_eq!(program.notes(), "a\nb\nc|", "the caret stays");
    play(&mut program, "alt-s '-0:30 enter");
    assert_eq!((stamped(&program), elapsed(&program)), ("0 a/70 b/70 c".to_owned(), 90), "never negative");
    play(&mut program, "alt-s 'soon enter");
    assert_eq!(program.model.overlays.len(), 1, "what is no time stays to be corrected");
    play(&mut program, "esc");
    assert_eq!(program.files[0].notes, program.model.open.as_ref().unwrap().entry.notes);
}

#[test]
fn a_talk_goes_on_when_the_program_is_closed_and_the_laptop_sleeps() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +60 'a");
    program.now += Duration::seconds(600);
    reopen(&mut program);
    play(&mut program, "enter 'b");
    // Asleep: no message comes for an hour.
    program.now += Duration::seconds(3000);
    play(&mut program, "enter 'c");
    assert_eq!(stamped(&program), "60 a/660 b/3660 c");
}

#[test]
fn a_system_clock_that_is_set_back_does_not_set_the_talk_back() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +600 'a f9 +60 f9 +60 enter 'b");
    program.now -= Duration::hours(1);
    play(&mut program, "enter 'c +30 enter 'd");
    assert_eq!(stamped(&program), "600 a/660 b/660 c/690 d");
    // The clock of the file is that of the system now, and what was done before can still be undone.
    assert_eq!(program.files[0].talk, *talk(&program));
    for _ in 0..12 {
        program.keys("ctrl-z");
    }
    assert_eq!((program.status(), talk(&program).state()), ("Nothing to undo.", ClockState::Waiting));
}

#[test]
fn what_was_typed_is_saved_soon_though_the_system_clock_is_set_back() {
    let mut program = Program::with_notes("");
    program.types("a");
    program.now -= Duration::hours(1);
    program.send(Msg::Tick);
    assert!(program.model.record.due().unwrap() <= program.now + Duration::seconds(2));
}

#[test]
fn a_system_clock_that_was_set_back_in_between_does_not_either() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +600 'a");
    program.files[0].updated = Some(program.now);
    program.now -= Duration::hours(1);
    reopen(&mut program);
    play(&mut program, "+5 enter 'b");
    assert_eq!(stamped(&program), "600 a/605 b");
}

#[test]
fn notes_written_the_day_after_get_no_stamps_though_nobody_ended_the_talk() {
    let mut program = Program::with_notes("");
    play(&mut program, "f9 +600 'a");
    program.now += Duration::days(1);
    reopen(&mut program);
    play(&mut program, "enter 'b");
    assert_eq!(stamped(&program), "600 a/- b");
    assert_eq!(program.model.open.as_ref().unwrap().clock(), ClockState::Ended);
    program.keys("f8");
    let length = talk(&program).ended.unwrap() - talk(&program).started.unwrap();
    assert_eq!(length, Duration::minutes(75), "it ended as planned");
    program.keys("ctrl-z");
    reopen(&mut program);
    play(&mut program, "f9 enter 'c");
    assert!(program.stamps()[2].is_some(), "unless the clock is asked to go on");
}

#[test]
fn the_header_offers_the_talk_from_half_an_hour_before_until_its_end() {
    let mut program = Program::with_notes("");
    program.series[0].time = "16:00:00".parse().ok();
    program.list();
    let offered = |program: &mut Program, time: &str| {
        program.now = moment(&format!("2024-09-19T{time}+09:00"));
        program.send(Msg::Tick);
        program.model.offer().map(|offer| offer.begins.to_string())
    };
    for (time, expected) in [
        ("15:29:59", None),
        ("15:30:00", Some("16:00:00")),
        ("16:00:00", Some("16:00:00")),
        ("17:14:59", Some("16:00:00")),
        ("17:15:00", None),
    ] {
        program.keys("f3");
        assert_eq!(offered(&mut program, time).as_deref(), expected, "in the notes at {time}");
        program.keys("f2");
        assert_eq!(offered(&mut program, time).as_deref(), expected, "in the weeks at {time}");
    }
    let early = offered(&mut program, "15:00:00");
    assert_eq!(early, None);
    assert_eq!(program.model.deadline(), Some(moment("2024-09-19T15:30:00+09:00")), "it comes without a key");
    program.now = moment("2024-09-19T16:05:00+09:00");
    program.keys("f9");
    assert_eq!((program.model.screen, talk(&program).state()), (Screen::Notes, ClockState::Running));
    assert_eq!(program.model.offer(), None);
    program.keys("f2 f9");
    assert_eq!(talk(&program).state(), ClockState::Paused, "from the weeks too");
}

#[test]
fn a_talk_without_an_entry_is_begun_from_the_weeks() {
    let mut program = Program::empty();
    let mut series = seminar();
    series.time = "16:00:00".parse().ok();
    program.series.push(series);
    program.list();
    play(&mut program, "f9 'first");
    assert_eq!((program.notes().as_str(), program.files[0].details.week), ("first|", 2));
    assert_eq!(talk(&program).state(), ClockState::Running);
    let mut program = Program::empty();
    program.series.push(seminar());
    program.list();
    program.keys("f9");
    assert!(program.files.is_empty() && program.status().starts_with("No talk takes place now"));
}

#[test]
fn what_was_typed_for_an_entry_that_is_open_elsewhere_is_on_the_clipboard() {
    let mut program = Program::with_notes("");
    program.model.opening = true;
    program.types("a thought");
    let entry = program.files[0].clone();
    let read_only = Some("This entry is open in another window.".to_owned());
    let opened = Opened { entry, read_only, recovered: None, carets: Vec::new(), then: Then::Live };
    program.send(Msg::Opened(Box::new(opened)));
    assert_eq!(program.model.clipboard.text, "a thought");
}
