//! What is done on the boards to the notes of each entry, and how it is undone on the screen of weeks.

use super::boards::{ONE, journal, notes, shown};
use super::*;
use crate::app::boards::BoardKind::{FollowUps, Questions};

#[test]
fn what_is_done_on_a_board_lands_in_the_notes_and_is_undone() {
    for (keys, typed, after, said) in [
        (
            "tab a",
            "because\n",
            "# One\n? why\n= because\n?? how\n= so\n[ ] read due 2024-09-15\n[ ] ask",
            "Answered in week 1",
        ),
        ("tab x", "", &ONE.replace("why", "~~why~~"), "Dropped in week 1"),
        ("tab tab space", "", &ONE.replace("[ ] read", "[x] read"), "Ticked in week 1"),
        ("tab tab down x", "", &ONE.replace("ask", "~~ask~~"), "Dropped in week 1"),
        ("tab tab down d", "+7\n", &ONE.replace("ask", "ask due 2024-09-26"), "Dated in week 1"),
        ("tab tab d ctrl-a delete", "\n", &ONE.replace(" due 2024-09-15", ""), "Without a date in week 1"),
    ] {
        let mut program = journal();
        program.keys(keys);
        program.types(typed);
        assert_eq!(notes(&program, 1), after, "{keys}");
        assert!(program.status().starts_with(said), "{}", program.status());
        assert!(program.model.overlays.is_empty() && program.model.open.is_none());
        program.keys("ctrl-z");
        assert_eq!(notes(&program, 1), ONE, "{keys}");
        assert_eq!(program.status(), "Undone in week 1.");
        program.keys("ctrl-y");
        assert_eq!(notes(&program, 1), after, "{keys}");
        assert_eq!(program.status(), "Done again in week 1.");
    }
}

#[test]
fn what_is_taken_up_again_counts_again() {
    let mut program = journal();
    program.keys("tab left left x");
    assert_eq!(notes(&program, 2), "? when\n[x] done\n? dropped");
    program.keys("tab right right right space");
    assert_eq!(notes(&program, 2), "? when\n[ ] done\n? dropped");
}

#[test]
fn steps_are_undone_in_their_order_trashing_among_them() {
    let mut program = journal();
    program.keys("tab tab space esc x");
    assert_eq!(program.files.len(), 1);
    program.keys("ctrl-z");
    assert_eq!(program.files.len(), 2);
    let read = |program: &Program| program.files.iter().any(|entry| entry.notes.to_string().contains("[x] read"));
    assert!(read(&program));
    program.keys("ctrl-z");
    assert!(!read(&program));
    program.keys("ctrl-z");
    assert_eq!(program.status(), "Nothing to undo.");
    program.keys("ctrl-y ctrl-y");
    assert!(read(&program) && program.files.len() == 1);
}

#[test]
fn details_that_are_changed_in_the_list_are_undone_there() {
    let mut program = journal();
    program.keys("d ctrl-a");
    program.types("Another\n");
    assert_eq!(program.files[1].details.title, "Another");
    program.keys("ctrl-z");
    assert_eq!(program.files[1].details.title, "Talk 2");
}

#[test]
fn the_open_entry_is_changed_on_its_screen_and_both_histories_know_it() {
    let mut program = journal();
    program.keys("enter");
    program.types("\ntyped");
    program.keys("f2 tab right");
    assert_eq!(shown(&program, Questions), ["when"], "as it is on the screen");
    program.keys("a");
    program.types("now\n");
    let after = "? when\n= now\n[x] done\n? ~~dropped~~\ntyped";
    assert_eq!(program.model.open.as_ref().unwrap().entry.notes.to_string(), after);
    assert_eq!(notes(&program, 2), after, "it is on record");
    assert_eq!(shown(&program, Questions), [""; 0], "it is answered");
    program.keys("ctrl-z");
    assert_eq!(notes(&program, 2), "? when\n[x] done\n? ~~dropped~~\ntyped");
    assert_eq!((program.model.screen, shown(&program, Questions).len()), (Screen::Weeks, 1));
    // In the notes the next thing to be undone is what was typed there.
    program.keys("enter ctrl-z");
    assert_eq!(notes(&program, 2), "? when\n[x] done\n? ~~dropped~~\n");
    assert_eq!(program.model.screen, Screen::Notes);
}

#[test]
fn a_change_that_does_not_fit_the_open_entry_any_more_is_not_undone() {
    let mut program = journal();
    program.keys("tab x left left down enter ctrl-home down");
    program.types("typed ");
    program.keys("f2 ctrl-z");
    assert!(program.status().starts_with("This cannot be done in week 1"), "{}", program.status());
    assert_eq!(notes(&program, 1), ONE.replace("? why", "typed ? ~~why~~"));
    program.keys("ctrl-z");
    assert_eq!(program.status(), "Nothing to undo.", "it is in the way of nothing");
}

#[test]
fn an_entry_that_is_open_elsewhere_is_left_alone_and_keeps_its_step() {
    let mut program = journal();
    program.keys("tab tab space");
    let id = program.files[0].id;
    program.elsewhere.insert(id, "week 1 is open elsewhere".to_owned());
    program.keys("ctrl-z");
    assert_eq!((program.status(), notes(&program, 1).contains("[x] read")), ("week 1 is open elsewhere", true));
    program.keys("shift-tab a");
    program.types("because\n");
    assert_eq!(program.status(), "week 1 is open elsewhere");
    let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("what was typed is lost") };
    assert_eq!(form.focused().unwrap().input.text(), "because");
    program.elsewhere.clear();
    program.keys("enter ctrl-z ctrl-z");
    assert_eq!(notes(&program, 1), ONE);
}

#[test]
fn an_entry_that_is_shown_and_open_elsewhere_is_refused_by_name() {
    let mut program = journal();
    program.keys("enter f2 tab right");
    program.model.open.as_mut().unwrap().read_only = Some("Week 2 is open elsewhere.".to_owned());
    program.keys("x");
    assert_eq!(
        (program.status(), notes(&program, 2).as_str()),
        ("Week 2 is open elsewhere.", "? when\n[x] done\n? ~~dropped~~")
    );
}

#[test]
fn a_line_that_has_changed_meanwhile_is_left_as_it_is_and_read_again() {
    let mut program = journal();
    program.keys("tab tab");
    program.files[0].notes = ONE.replace("[ ] read", "= new\n[ ] read").as_str().into();
    program.keys("space");
    assert_eq!(notes(&program, 1), ONE.replace("[ ] read", "= new\n[x] read"), "it has only moved");
    program.files[0].notes = ONE.replace("ask", "ask him").as_str().into();
    program.keys("space");
    assert_eq!(notes(&program, 1), ONE.replace("ask", "ask him"));
    assert!(program.status().contains("changed since"), "{}", program.status());
    assert_eq!(shown(&program, FollowUps), ["read due 2024-09-15", "ask him"]);
}

#[test]
fn what_is_done_while_a_change_is_on_its_way_waits_for_it() {
    let mut program = journal();
    program.keys("tab tab");
    let mut asked = Vec::new();
    for key in ["space", "down", "up", "space", "space", "down"] {
        asked.extend(update(&mut program.model, Msg::Key(key.parse().unwrap()), program.now));
    }
    assert_eq!(
        (asked.len(), program.model.held.len()),
        (1, 3),
        "moving does not wait; what changes, and all behind it, does"
    );
    for effect in asked {
        program.carry_out(effect);
    }
    // The first was ticked and left the board, so the others were of the next one, which was ticked and left it too.
    assert_eq!(notes(&program, 1), ONE.replace("[ ]", "[x]"));
    assert!(program.model.held.is_empty());
}

#[test]
fn a_reading_that_is_older_than_a_change_is_not_shown() {
    let mut program = journal();
    program.keys("tab tab");
    let old = Board::of(&program.files, program.now);
    let generation = program.model.boards.generation;
    program.keys("space");
    program.send(Msg::BoardRead { generation, of: None, board: Ok(Box::new(old)) });
    assert_eq!(shown(&program, FollowUps), ["ask"]);
}
