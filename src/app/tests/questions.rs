//! Open questions: the line that calls them to mind, and what is done with them.

use super::*;
use crate::journal::Speaker;

fn shown(program: &Program) -> Option<Reminder> {
    program.model.reminder()
}

fn ending(minutes: u32, questions: usize) -> Reminder {
    Reminder::Ending { minutes, questions }
}

fn reopen(program: &mut Program) {
    let entry = program.files[0].clone();
    program.model.open = None;
    let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Notes };
    program.send(Msg::Opened(Box::new(opened)));
}

#[test]
fn open_questions_are_called_to_mind_at_ten_minutes_and_again_at_three() {
    let mut program = Program::with_notes("? why\n? how");
    program.keys("f9");
    program.wait(65 * 60 - 1);
    assert_eq!(shown(&program), None);
    program.wait(1);
    assert_eq!(shown(&program), Some(ending(10, 2)));
    program.wait(60);
    assert_eq!(shown(&program), Some(ending(9, 2)), "it stays until it is taken away");
    program.keys("esc");
    assert_eq!((shown(&program), program.model.screen), (None, Screen::Notes));
    program.wait(6 * 60 - 1);
    assert_eq!(shown(&program), None);
    program.wait(1);
    assert_eq!(shown(&program), Some(ending(3, 2)));
    program.wait(4 * 60);
    assert_eq!(shown(&program), Some(ending(0, 2)), "over time as well");
    program.keys("esc");
    assert_eq!(shown(&program), None);
    program.wait(60);
    assert_eq!(shown(&program), None);
}

#[test]
fn the_reminder_knows_breaks_answers_and_what_is_configured() {
    let mut program = Program::with_notes("? why\n");
    program.model.config.talk.warn_minutes = vec![30];
    program.keys("f9");
    program.wait(50 * 60);
    assert_eq!(shown(&program), Some(ending(25, 1)));
    program.keys("f9");
    program.wait(50 * 60);
    assert_eq!(shown(&program), Some(ending(25, 1)), "a break takes no time");
    reopen(&mut program);
    assert_eq!(shown(&program), Some(ending(25, 1)), "nor does opening it again");
    program.types("= so");
    assert_eq!(shown(&program), None);
    program.types("\n? and");
    assert_eq!(shown(&program), Some(ending(25, 1)));
    program.model.config.talk.warn_minutes.clear();
    assert_eq!(shown(&program), None);
}

#[test]
fn a_length_that_is_not_known_is_that_of_the_series_or_the_usual_one() {
    for (series, minutes) in [(Some(50), 50), (None, 75)] {
        let mut program = Program::with_notes("? why");
        program.series[0].minutes = series;
        program.list();
        program.model.open.as_mut().unwrap().entry.talk.minutes = None;
        program.files[0].talk.minutes = None;
        program.keys("f9");
        program.wait((minutes - 10) * 60);
        assert_eq!(shown(&program), Some(ending(10, 1)), "{series:?}");
    }
}

#[test]
fn one_goes_from_open_question_to_open_question() {
    let mut program = Program::with_notes("? one\n? two\n= answered\n?? theirs\n? ~~dropped~~\n? three\nend");
    for (key, line) in [("alt-n", 0), ("alt-n", 5), ("alt-n", 0), ("alt-p", 5), ("alt-p", 0), ("alt-p", 5)] {
        program.keys(key);
        let head = program.model.open.as_ref().unwrap().editor(Field::Notes).cursor.selection.head;
        assert_eq!(head.line, line, "{key}");
    }
    let mut program = Program::with_notes("no question");
    program.keys("alt-n");
    assert_eq!((program.notes().as_str(), program.status()), ("no question|", "No question is open."));
}

#[test]
fn a_question_is_answered_from_anywhere() {
    for (why, notes, keys, after) in [
        ("at it", "? why\nthen", "ctrl-home alt-enter", "? why\n= |\nthen"),
        ("at its answer", "? why\n= so", "alt-enter", "? why\n= so\n= |"),
        ("twice", "? why", "alt-enter alt-enter", "? why\n= |"),
        ("somebody else's, at it", "?? why", "alt-enter", "?? why\n= |"),
        ("from lines below", "? why\na\nb", "alt-enter", "? why\n= |\na\nb"),
        (
            "the nearest open one above",
            "? one\n? two\n? three\n= so\nb",
            "alt-enter",
            "? one\n? two\n= |\n? three\n= so\nb",
        ),
        ("from another section", "? why\n# next\nb", "alt-enter", "? why\n= |\n# next\nb"),
        ("from above", "a\n\n? why", "ctrl-home alt-enter", "a\n\n? why\n= |"),
        ("one that is answered, in its section", "? why\n= so\nb", "alt-enter", "? why\n= so\n= |\nb"),
    ] {
        let mut program = Program::with_notes(notes);
        program.keys(keys);
        assert_eq!(program.notes(), after, "{why}");
    }
}

#[test]
fn a_question_is_dropped_and_taken_up_again() {
    let mut program = Program::with_notes("  ? why so  \nb");
    program.keys("alt-x");
    assert_eq!(program.notes(), "  ? ~~why so~~  \nb|");
    assert!(program.model.open.as_ref().unwrap().waiting.is_empty());
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "  ? why so  \nb|");
    program.keys("up alt-x alt-x");
    assert_eq!(program.notes().replace('|', ""), "  ? why so  \nb");
    for (notes, why) in [("? ", "says nothing"), ("? a ~~b~~", "struck through already"), ("b", "no question here")] {
        let mut program = Program::with_notes(notes);
        program.keys("alt-x");
        assert_eq!(program.notes().replace('|', ""), notes);
        assert!(program.status().contains(why), "{}", program.status());
    }
}

#[test]
fn what_is_unanswered_at_the_end_is_offered_and_becomes_follow_ups_in_one_step() {
    let mut program = Program::with_notes("? one\n? two\n= so\n? three\nend");
    program.keys("f9 f8");
    assert_eq!(shown(&program), Some(Reminder::Unanswered { questions: 2 }));
    reopen(&mut program);
    assert_eq!(shown(&program), Some(Reminder::Unanswered { questions: 2 }), "who leaves in a hurry is asked at home");
    program.types("!");
    assert!(program.notes().ends_with("end!|"), "it waits for nothing");
    program.keys("alt-u");
    assert!(program.notes().ends_with("end!|\n[ ] ask one\n[ ] ask three"), "{}", program.notes());
    assert_eq!(shown(&program), None);
    program.keys("alt-u");
    assert_eq!(program.status(), "The open questions are follow-ups already.");
    program.keys("ctrl-z");
    assert!(program.notes().ends_with("end!|"));
    program.keys("ctrl-end enter alt-u");
    assert!(program.notes().ends_with("end!\n[ ] ask one\n[ ] ask three|"), "{}", program.notes());
    reopen(&mut program);
    assert_eq!(shown(&program), None, "it is offered once");
}

#[test]
fn follow_ups_do_not_go_into_a_code_block() {
    let mut program = Program::with_notes("? one\n```\ncode");
    program.keys("alt-u");
    assert_eq!(program.notes().replace('|', ""), "? one\n```\ncode");
    assert!(program.status().contains("code block"));
}

#[test]
fn a_message_to_the_speaker_is_on_the_clipboard_in_the_language_of_the_series() {
    let mut program = Program::with_notes("? why not distil");
    program.model.config.author.name = Some("박지호".to_owned());
    let details = &mut program.model.open.as_mut().unwrap().entry.details;
    details.title = "Qwen".to_owned();
    details.speakers = vec![Speaker { name: "Junyang Lin".to_owned(), ..Speaker::default() }];
    program.keys("alt-c");
    assert!(
        program.clipboard.starts_with("Dear Junyang Lin,\n\nThank you for your talk \"Qwen\"."),
        "{}",
        program.clipboard
    );
    assert!(program.clipboard.contains("\nwhy not distil?\n") && program.clipboard.ends_with("\n박지호\n"));
    program.series[0].language = Some("ko".to_owned());
    program.list();
    program.keys("alt-c");
    assert!(program.clipboard.starts_with("Junyang Lin 님께") && program.clipboard.ends_with("박지호 드림\n"));
    let mut program = Program::with_notes("? why\n= so");
    program.keys("alt-c");
    assert_eq!((program.clipboard.as_str(), program.status()), ("", "No question is open."));
}
