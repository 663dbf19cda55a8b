//! The trash, and the older versions of an entry.

use super::*;
use crate::journal::Fate;

fn overlay(program: &Program) -> &Versions {
    match program.model.overlays.last() {
        Some(Overlay::Versions(versions)) => versions,
        other => panic!("{other:?}"),
    }
}

/// With an entry "new" that was "old" before and "older" before that.
fn with_versions() -> Program {
    let mut program = Program::with_notes("new");
    for notes in ["older", "old", "new"] {
        let mut entry = program.files[0].clone();
        entry.notes = notes.into();
        program.keep(entry);
    }
    program
}

fn ask(program: &mut Program) {
    program.send(Msg::Command(crate::command::Command::ShowVersions));
}

#[test]
fn an_older_version_is_compared_and_put_back_as_one_step_that_can_be_undone() {
    let mut program = with_versions();
    ask(&mut program);
    // The newest is what the entry is, so the one before it is selected.
    assert_eq!(overlay(&program).selected, 1);
    let lines: Vec<(Option<Fate>, &str)> =
        overlay(&program).lines.iter().map(|line| (line.fate, line.text.as_str())).collect();
    assert_eq!(
        lines,
        [(None, "Notes"), (Some(Fate::Range), "@@ -1,1 +1,1 @@"), (Some(Fate::Gone), "old"), (Some(Fate::Come), "new")]
    );
    program.keys("down enter");
    assert!(program.model.overlays.is_empty());
    assert_eq!(program.notes().replace('|', ""), "older");
    assert_eq!(program.files[0].notes.to_string(), "older", "it is on record");
    assert!(program.status().starts_with("The older version is back; Ctrl-Z"), "{}", program.status());
    let kept = program.versions[0].entry.as_ref().unwrap();
    assert_eq!((program.versions.len(), kept.notes.to_string().as_str()), (4, "new"));
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "new");
    program.keys("ctrl-y");
    assert_eq!(program.files[0].notes.to_string(), "older");
}

#[test]
fn the_clock_of_the_talk_stays_as_it_is() {
    let mut program = Program::with_notes("");
    let before = program.files[0].clone();
    program.keys("f9");
    program.types("typed");
    program.keep(before);
    let talk = program.files[0].talk.clone();
    ask(&mut program);
    program.keys("enter");
    assert_eq!((program.files[0].notes.to_string().as_str(), &program.files[0].talk), ("", &talk));
}

#[test]
fn from_the_list_the_selected_entry_is_opened_for_it() {
    let mut program = with_versions();
    program.keys("f2 v");
    assert_eq!((program.model.screen, overlay(&program).selected), (Screen::Notes, 1));
    program.keys("esc");
    assert!(program.model.overlays.is_empty());
}

#[test]
fn keys_that_come_before_the_versions_are_meant_for_them() {
    let mut program = with_versions();
    program.keys("f2");
    program.model.open = None;
    let keys = ["v", "down", "up", "down"].map(|key| Msg::Key(key.parse().unwrap()));
    let mut effects = Vec::new();
    for key in keys {
        effects.extend(update(&mut program.model, key, program.now));
    }
    for effect in effects {
        program.carry_out(effect);
    }
    assert_eq!((overlay(&program).selected, program.files[0].notes.to_string().as_str()), (2, "new"));
}

#[test]
fn what_cannot_be_written_or_read_is_not_put_back() {
    let mut program = with_versions();
    ask(&mut program);
    program.model.open.as_mut().unwrap().read_only = Some("Week 2 is open elsewhere.".to_owned());
    program.keys("enter");
    assert_eq!((program.status(), program.files[0].notes.to_string().as_str()), ("Week 2 is open elsewhere.", "new"));
    let mut program = with_versions();
    program.versions[1].entry = Err("It is damaged.".to_owned());
    ask(&mut program);
    assert_eq!(overlay(&program).selected, 2);
    program.keys("up");
    assert_eq!(overlay(&program).lines[0].text, "It is damaged.");
    program.keys("enter");
    assert_eq!((program.status(), program.versions.len()), ("It is damaged.", 3));
    program.keys("up");
    assert_eq!(overlay(&program).lines[0].text, "The entry is what it was then.");
}

#[test]
fn without_versions_it_is_said_so() {
    let mut program = Program::with_notes("");
    ask(&mut program);
    assert!(program.model.overlays.is_empty());
    assert!(program.status().starts_with("There are no older versions yet"), "{}", program.status());
    program.types("x");
    assert_eq!(program.notes(), "x|");
}

#[test]
fn a_long_difference_is_scrolled_to_its_last_row_and_no_further() {
    let mut program = Program::with_notes("");
    let mut entry = program.files[0].clone();
    entry.summary = "a long line of the summary that takes several rows ".repeat(60).as_str().into();
    program.keep(entry);
    ask(&mut program);
    program.keys(&"pagedown ".repeat(40));
    let versions = overlay(&program);
    let rows = &versions.rows.as_ref().unwrap().1;
    let height = usize::from(panes(program.model.layout.body, 1).1.height);
    assert_eq!((rows.len() > height, versions.scroll + height), (true, rows.len()));
    program.keys("pageup");
    assert_eq!(overlay(&program).scroll + height + height - 1, overlay(&program).rows.as_ref().unwrap().1.len());
}

#[test]
fn what_was_deleted_is_listed_and_brought_back() {
    let mut program = Program::with_notes("");
    program.keys("f2 X");
    assert_eq!(program.status(), "There is nothing in the trash.");
    let id = program.files[0].id;
    program.keys("x X");
    assert!(matches!(program.model.overlays.last(), Some(Overlay::Trash(trash)) if trash.entries[0].head.id == id));
    program.keys("down enter");
    assert_eq!((program.files[0].id, program.model.overlays.len()), (id, 0));
    assert_eq!(program.model.selected_head().map(|head| head.id), Some(id));
    program.keys("ctrl-z");
    assert_eq!(program.status(), "Nothing to undo.", "it is back already");
}
