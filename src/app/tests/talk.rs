//! The talk: clock, stamps, questions.

use super::*;
use crate::journal::ClockState;

#[test]
fn the_clock_stamps_lines_and_pauses_are_left_out() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(12);
    program.types("a\n");
    program.keys("f9");
    program.wait(60);
    program.keys("f9");
    program.wait(5);
    program.types("b");
    assert_eq!(program.stamps(), [Some(12), Some(17)]);
    program.keys("f8");
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Ended);
    program.keys("f9");
    assert!(program.status().starts_with("The talk has ended"));
    program.keys("ctrl-z");
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Running);
}

#[test]
fn a_line_is_stamped_by_hand() {
    let mut program = Program::with_notes("typed before");
    program.keys("ctrl-t");
    assert!(program.status().starts_with("No clock runs"));
    program.keys("f9");
    program.wait(90);
    program.keys("ctrl-t");
    assert_eq!(program.stamps(), [Some(90)]);
    program.keys("ctrl-z");
    assert_eq!(program.stamps(), [None]);
}

#[test]
fn escape_does_not_leave_the_notes_while_the_clock_runs() {
    let mut program = Program::with_notes("");
    program.keys("f9 esc");
    assert_eq!(program.model.screen, Screen::Notes);
    assert!(program.status().contains("F2"));
    program.keys("f2");
    assert_eq!(program.model.screen, Screen::Weeks);
    program.keys("enter f9 esc");
    assert_eq!(program.model.screen, Screen::Weeks);
}

#[test]
fn an_answer_opens_under_its_question() {
    let mut program = Program::with_notes("? why\n= so\nthen");
    program.keys("alt-enter");
    assert_eq!(program.notes(), "? why\n= so\n= |\nthen");
    let mut program = Program::with_notes("nothing\n# next");
    program.keys("alt-enter");
    assert_eq!(program.notes(), "nothing\n# next|");
    assert!(program.status().starts_with("There is no question"));
}

#[test]
fn live_starts_the_clock_on_a_new_line_and_never_an_ended_talk() {
    let mut program = Program::with_notes("before");
    let entry = program.files[0].clone();
    let live = |entry: Entry| {
        let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Live };
        Msg::Opened(Box::new(opened))
    };
    program.send(live(entry.clone()));
    assert_eq!(program.notes(), "before\n|");
    assert!(program.model.open.as_ref().unwrap().clock_runs());
    let mut ended = program.files[0].clone();
    ended.talk = ended.talk.finished(program.now);
    program.files[0] = ended.clone();
    program.send(live(ended));
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Ended);
}
