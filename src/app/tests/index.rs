//! The index and the term: what they list, where they lead, and a name changed in all weeks.

use super::boards::{journal, notes};
use super::*;
use crate::app::weeks::View;
use crate::journal::Speaker;

/// The journal of the boards' tests with tags and a speaker of two weeks.
fn tagged() -> Program {
    let mut program = journal();
    for (entry, notes) in program.files.iter_mut().zip(["? why #llm\nmore #LLM\n@ Book", "x #data\n@ book"]) {
        entry.notes = notes.into();
        entry.details.tags = vec!["llm".to_owned()];
        entry.details.speakers = vec![Speaker { name: "Lin".to_owned(), ..Speaker::default() }];
    }
    program.list();
    program.keys("tab tab tab");
    program
}

fn rows(program: &Program) -> Vec<(String, usize, usize)> {
    program.model.boards.index.shown().iter().map(|row| (row.name.clone(), row.lines, row.talks)).collect()
}

fn row(name: &str, lines: usize, talks: usize) -> (String, usize, usize) {
    (name.to_owned(), lines, talks)
}

#[test]
fn the_index_lists_speakers_tags_and_references_with_counts() {
    let mut program = tagged();
    assert_eq!(program.model.weeks.view, View::Index);
    assert_eq!(rows(&program), [row("Lin", 2, 2)]);
    program.keys("right");
    assert_eq!(rows(&program), [row("llm", 4, 2), row("data", 1, 1)]);
    program.keys("f");
    program.types("dat");
    assert_eq!(rows(&program), [row("data", 1, 1)]);
    program.keys("esc right");
    assert_eq!(rows(&program), [row("book", 2, 2)]);
    program.keys("right");
    assert_eq!(rows(&program).len(), 1, "around the end");
}

#[test]
fn a_row_leads_to_its_lines_and_these_to_their_places_and_back() {
    let mut program = tagged();
    program.keys("right down enter");
    assert!(
        matches!(program.model.overlays.last(), Some(Overlay::Search(search)) if search.input.text() == "tag:data")
    );
    program.keys("enter");
    assert_eq!((program.model.screen, program.notes().as_str()), (Screen::Notes, "|x #data\n@ book"));
    program.keys("f2");
    assert_eq!(program.model.weeks.view, View::Index);
    assert_eq!(program.model.boards.index.selected().unwrap().name, "data");
}

#[test]
fn a_tag_is_renamed_everywhere_as_one_step_that_is_shown_before() {
    let mut program = tagged();
    program.keys("right r ctrl-u");
    program.types("data");
    program.keys("enter");
    let Some(Overlay::Confirm(confirm)) = program.model.overlays.last() else { panic!("it is asked first") };
    assert!(confirm.details[0].contains("There is a tag \"data\" in 1 line already"), "{:?}", confirm.details);
    assert!(
        confirm.details.contains(&"- ? why #llm".to_owned()) && confirm.details.contains(&"+ ? why #data".to_owned())
    );
    assert_eq!(notes(&program, 1), "? why #llm\nmore #LLM\n@ Book", "nothing is done before it is said yes to");
    program.keys("y");
    assert_eq!(notes(&program, 1), "? why #data\nmore #data\n@ Book");
    assert_eq!(program.files[1].details.tags, ["data"]);
    assert_eq!(rows(&program), [row("data", 5, 2)]);
    program.keys("ctrl-z");
    assert_eq!(notes(&program, 1), "? why #llm\nmore #LLM\n@ Book");
    assert_eq!(program.files[1].details.tags, ["llm"]);
    program.keys("ctrl-y");
    assert_eq!(rows(&program), [row("data", 5, 2)]);
}

#[test]
fn the_open_entry_is_renamed_on_the_screen_and_undone_with_the_others() {
    let mut program = tagged();
    program.keys("right down enter enter f2");
    let before = notes(&program, 2);
    program.keys("r ctrl-u");
    program.types("figures");
    program.keys("enter y");
    assert_eq!(program.model.open.as_ref().unwrap().entry.notes.to_string(), "x #figures\n@ book");
    program.keys("ctrl-z");
    assert_eq!(program.model.open.as_ref().unwrap().entry.notes.to_string(), before);
}

#[test]
fn a_renaming_in_an_entry_that_is_open_elsewhere_is_refused_by_name_and_changes_nothing() {
    let mut program = tagged();
    program.elsewhere.insert(program.files[1].id, "week 2 is open elsewhere".to_owned());
    program.keys("r ctrl-u");
    program.types("J. Lin");
    program.keys("enter y");
    assert_eq!(program.status(), "week 2 is open elsewhere");
    assert!(program.files.iter().all(|entry| entry.details.speakers[0].name == "Lin"));
    program.elsewhere.clear();
    program.keys("r ctrl-u");
    program.types("J. Lin");
    program.keys("enter y");
    assert!(program.files.iter().all(|entry| entry.details.speakers[0].name == "J. Lin"));
}

#[test]
fn a_name_that_is_no_tag_is_refused_beside_its_field() {
    let mut program = tagged();
    program.keys("right r");
    program.types(" two");
    program.keys("enter");
    let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("the form stays") };
    assert!(form.fields[0].problem.is_some());
    program.keys("esc right r");
    assert!(program.status().contains("in its own note"));
}

#[test]
fn letters_of_the_weeks_do_nothing_to_an_entry_that_is_not_shown() {
    let mut program = tagged();
    program.keys("x d e");
    assert_eq!((program.files.len(), program.model.overlays.len()), (2, 0));
    assert_eq!(program.model.screen, Screen::Weeks);
}

#[test]
fn the_term_shows_one_talk_closely_and_goes_from_talk_to_talk() {
    let mut program = tagged();
    program.keys("tab");
    assert_eq!(program.model.weeks.view, View::Term);
    let week =
        |program: &Program| program.model.previewed().and_then(|id| program.model.head(id)).unwrap().details.week;
    assert_eq!(week(&program), 2, "the newest");
    program.keys("up");
    assert_eq!(week(&program), 1);
    program.keys("up enter");
    assert_eq!(program.model.open.as_ref().unwrap().entry.details.week, 1);
    program.keys("f2");
    assert_eq!((program.model.weeks.view, program.model.talk_of_term()), (View::Term, Some(program.files[0].id)));
    program.keys("f");
    assert_eq!(program.model.weeks.view, View::List);
    assert!(program.model.weeks.filter.as_ref().unwrap().typing);
}

#[test]
fn the_term_is_that_of_another_series_on_demand() {
    let mut program = tagged();
    let mut other = Series::new(Slug::of_name("Reading"), "Reading".to_owned(), date("2024-09-01"));
    other.weeks = Some(3);
    program.series.push(other);
    program.list();
    program.keys("tab");
    let name = |program: &Program| program.model.term_series().unwrap().name.clone();
    let first = name(&program);
    program.keys("right");
    assert_eq!((name(&program).as_str(), program.model.term().talks.len()), ("Reading", 0));
    program.keys("down enter x left");
    assert_eq!((name(&program), program.files.len()), (first, 2));
}
