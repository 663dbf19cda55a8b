//! What is said and offered while writing fails, and what others do with the open entry.

use super::*;
use std::path::PathBuf;

const REASON: &str = "cannot write /journal/x.json: no storage space; free some space, then try again";

fn folds(program: &Program) -> usize {
    program.asked.iter().filter(|effect| **effect == Effect::Fold).count()
}

#[test]
fn the_file_is_written_at_a_pause_at_the_latest_after_ten_seconds_and_on_leaving() {
    let mut program = Program::with_notes("");
    program.types("a");
    program.wait(1);
    assert_eq!(folds(&program), 0);
    program.wait(1);
    assert_eq!(folds(&program), 1, "two seconds are a pause");
    program.send(Msg::Folded(1));
    program.types("b");
    let begun = program.now;
    while folds(&program) == 1 {
        program.wait(1);
        program.types("c");
    }
    assert_eq!(program.now - begun, Duration::seconds(10), "whoever never pauses");
    program.send(Msg::Folded(20));
    program.types("d");
    program.keys("f2");
    assert_eq!(folds(&program), 3, "on leaving");
}

#[test]
fn a_failure_stays_in_sight_while_one_types_on_and_is_taken_back_when_writing_works_again() {
    let mut program = Program::with_notes("");
    program.types("a");
    program.send(Msg::NotSaved(REASON.to_owned()));
    program.types("b");
    program.wait(60);
    assert_eq!(program.model.record.failure(), Some(REASON));
    assert_eq!(program.notes(), "ab|");
    assert_eq!(program.model.record.due(), None, "the world tries again by itself");
    assert_eq!(program.status(), "");
    program.send(Msg::Folded(2));
    assert_eq!(program.model.record.failure(), None);
    assert_eq!(program.status(), "Saved: writing works again.");
    assert!(program.model.record.is_folded());
}

/// With two changes, the second not even on record, whose user wanted to quit.
fn unsaved() -> Program {
    let mut program = Program::with_notes("");
    program.types("a");
    program.model.record.change(program.now);
    program.send(Msg::NotSaved(REASON.to_owned()));
    program.keys("ctrl-q");
    program.asked.clear();
    program.send(Msg::Unsaved(REASON.to_owned()));
    program
}

#[test]
fn quitting_with_unsaved_text_can_be_tried_again_done_anyway_or_left() {
    let mut program = unsaved();
    assert_eq!(program.model.record.unsaved(), (2, 1));
    program.keys("enter");
    assert_eq!(program.asked, [Effect::Quit { anyway: false }]);
    program.send(Msg::Unsaved("another reason".to_owned()));
    assert!(
        matches!(program.model.overlays.as_slice(), [Overlay::Unsaved(unsaved)] if unsaved.reason == "another reason")
    );
    program.keys("down down down enter");
    assert_eq!(program.asked.last(), Some(&Effect::Quit { anyway: true }));

    let mut program = unsaved();
    program.keys("esc");
    program.types("b");
    assert_eq!(program.notes(), "ab|");

    let mut program = unsaved();
    program.send(Msg::Folded(2));
    assert!(program.model.overlays.is_empty(), "there is nothing left to choose");
}

#[test]
fn a_way_out_is_chosen_with_the_mouse_and_taken_by_two_presses() {
    let mut program = unsaved();
    let Some(Overlay::Unsaved(offered)) = program.model.overlays.last() else { panic!() };
    let body = program.model.layout.body;
    let (_, inside) = body.window(offered.size(body, &program.model.what_is_unsaved()));
    let (way, row) = Unsaved::ways(inside)[2];
    let press = Mouse { kind: MouseKind::Press, column: row.x + 3, row: row.y, shift: false };
    program.send(Msg::Mouse(press));
    assert!(matches!(program.model.overlays.last(), Some(Overlay::Unsaved(unsaved)) if unsaved.chosen == way));
    assert!(program.asked.is_empty());
    program.send(Msg::Mouse(press));
    assert_eq!(program.asked, [Effect::Quit { anyway: true }]);
}

#[test]
fn quitting_on_a_disk_that_does_not_answer_offers_the_same() {
    let mut program = Program::with_notes("");
    program.types("a");
    program.keys("ctrl-q");
    program.wait(2);
    assert!(program.model.overlays.is_empty());
    program.wait(1);
    assert!(
        matches!(program.model.overlays.as_slice(), [Overlay::Unsaved(unsaved)] if unsaved.reason.contains("not answer"))
    );
    program.keys("enter");
    program.wait(3);
    assert_eq!(program.model.overlays.len(), 1);
}

#[test]
fn unsaved_text_is_written_to_the_place_that_is_named_and_the_end_says_where() {
    let mut program = unsaved();
    program.keys("down enter backspace");
    program.keys("enter");
    assert!(program.asked.is_empty(), "no place was typed");
    program.types("~/rescued");
    program.keys("enter");
    let [Effect::Rescue { entry, directory }] = program.asked.as_slice() else { panic!("{:?}", program.asked) };
    assert_eq!((entry.notes.to_string().as_str(), directory.as_path()), ("a", "~/rescued".as_ref()));
    program.send(Msg::Rescued(Err("cannot write there".to_owned())));
    let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!() };
    assert_eq!(form.fields[0].problem.as_deref(), Some("cannot write there"));
    program.asked.clear();
    program.send(Msg::Rescued(Ok(["/home/x.json", "/home/x.md"].map(PathBuf::from))));
    let [Effect::TellAtEnd(words), Effect::Quit { anyway: true }] = program.asked.as_slice() else {
        panic!("{:?}", program.asked)
    };
    assert!(words.contains("week 2") && words.contains("/home/x.json") && words.contains("/home/x.md"), "{words}");
}

#[test]
fn an_entry_that_is_closed_elsewhere_can_be_written_here_where_one_was_reading() {
    let mut program = Program::with_notes("one\ntwo");
    let entry = program.files[0].clone();
    let opened =
        |entry: Entry, read_only| Opened { entry, read_only, recovered: None, carets: Vec::new(), then: Then::Notes };
    program.send(Msg::Opened(Box::new(opened(entry.clone(), Some("week 2 is open elsewhere.".to_owned())))));
    program.keys("ctrl-home right");
    program.types("x");
    assert_eq!(program.notes(), "o|ne\ntwo");
    let newest = Entry { notes: "one\ntwo\nthree".into(), ..entry };
    program.files[0] = newest.clone();
    program.send(Msg::Freed(Box::new(opened(newest, None))));
    assert_eq!(program.status(), "Week 2 was closed elsewhere: you can write in it here now.");
    program.types("x");
    assert_eq!(program.notes(), "ox|ne\ntwo\nthree");
    assert_eq!(program.files[0].notes.to_string(), "oxne\ntwo\nthree");
}

#[test]
fn what_became_of_a_file_changed_elsewhere_is_told() {
    let mut program = Program::with_notes("");
    for (outside, words) in [
        (Outside::Reloaded, "has been read again"),
        (Outside::Joined, "both changes are in it"),
        (Outside::Kept, "v in the weeks shows the other version"),
        (Outside::Removed, "it is written again"),
    ] {
        program.send(Msg::ChangedOutside(outside));
        assert!(program.status().contains(words), "{}", program.status());
    }
}
