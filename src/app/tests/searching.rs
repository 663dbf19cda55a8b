//! Searching all weeks.

use super::*;
use crate::text::Selection;

fn view(program: &Program) -> &Search {
    match program.model.overlays.last() {
        Some(Overlay::Search(search)) => search,
        other => panic!("{other:?}"),
    }
}

fn texts(program: &Program) -> Vec<&str> {
    view(program).found.iter().flat_map(|found| &found.hits).map(|hit| hit.text.as_str()).collect()
}

/// Week 2 is open in its notes; week 1 has a summary.
fn journal() -> Program {
    let mut program = Program::with_notes("# History\nthe data\n? why not distil");
    let slug = program.series[0].slug.clone();
    let mut first = Entry::new(slug, Details::new(1, date("2024-09-12")), Some(75), program.now);
    "Data".clone_into(&mut first.details.title);
    first.summary = "Smaller models.\n\nThey need good data.".into();
    program.files.push(first);
    program.list();
    program
}

#[test]
fn what_is_typed_is_searched_for_and_a_line_is_gone_to_in_its_text() {
    let mut program = journal();
    program.keys("f2 /");
    program.types("dat");
    assert_eq!(texts(&program), ["Data", "the data", "They need good data."]);
    program.keys("down down enter");
    assert!(program.model.overlays.is_empty());
    let open = program.model.open.as_ref().unwrap();
    assert_eq!((open.entry.details.week, program.model.screen, open.focus), (1, Screen::Reflection, Field::Summary));
    assert_eq!(program.drawn(Field::Summary), "Smaller models.\n\nThey need good |data.");
    // Once more it is where it was left, and typing replaces what was searched for.
    program.keys("f2 /");
    assert_eq!((view(&program).input.text(), view(&program).selected), ("dat", 2));
    program.types("distil");
    assert_eq!(texts(&program), ["? why not distil"]);
    program.keys("enter");
    assert_eq!(program.notes(), "# History\nthe data\n? why not |distil");
    assert_eq!(program.model.screen, Screen::Notes);
}

#[test]
fn the_row_that_was_selected_last_waits_for_the_answer() {
    let program = journal();
    let searched = Searched { query: "data".to_owned(), selected: 2, generation: 1 };
    let mut search = Search::begun_with(&searched, Vec::new(), None);
    search.fit(program.model.layout.body);
    search.take(Ok(found(&program.files, &Query::parse("data").unwrap(), None, program.now)));
    search.fit(program.model.layout.body);
    assert_eq!((search.count(), search.selected), (3, 2));
    search.take(Ok(Found::default()));
    assert_eq!(search.selected, 0);
}

#[test]
fn a_title_leads_to_the_notes() {
    let mut program = journal();
    program.keys("f2 /");
    program.types("in:title data");
    program.keys("enter");
    assert_eq!((program.model.screen, program.model.open.as_ref().unwrap().entry.details.week), (Screen::Notes, 1));
}

#[test]
fn the_open_entry_is_searched_as_it_is_on_the_screen() {
    let mut program = journal();
    program.types(" zebra");
    program.files[0].notes = "as it is in the file".into();
    program.keys("alt-/");
    program.types("zebra");
    assert_eq!(texts(&program), ["? why not distil zebra"]);
    let change = Change::Edit {
        field: Field::Notes,
        edit: program.model.open.as_ref().unwrap().entry.notes.replace(
            crate::text::Position::new(1, 0)..crate::text::Position::new(1, 3),
            "zebra",
            &crate::text::Tag::default(),
        ),
    };
    program.arrives(change);
    assert_eq!(texts(&program), ["zebra data", "? why not distil zebra"]);
}

#[test]
fn esc_goes_back_to_where_one_was() {
    let mut program = journal();
    program.keys("home");
    let before = program.notes();
    program.keys("alt-/");
    program.types("data");
    program.keys("esc");
    assert_eq!((program.model.overlays.len(), program.model.screen, program.notes()), (0, Screen::Notes, before));
    program.types("x");
    assert_eq!(program.notes(), "# History\nthe data\nx|? why not distil");
}

#[test]
fn a_mistake_is_told_and_what_was_found_stays() {
    let mut program = journal();
    program.keys("f2 /");
    program.types("data \"the");
    let search = view(&program);
    assert_eq!(search.error.as_ref().map(|error| error.at.clone()), Some(5..6));
    assert_eq!(texts(&program).len(), 3);
    program.types(" data\"");
    assert_eq!((view(&program).error.is_none(), texts(&program)), (true, vec!["the data"]));
    program.keys("ctrl-u");
    assert!(view(&program).is_blank() && view(&program).found.is_none());
}

#[test]
fn an_answer_to_an_older_query_is_not_shown() {
    let mut program = journal();
    program.keys("f2 /");
    program.types("data");
    let generation = program.model.searched.generation;
    program.types("x");
    let query = Query::parse("data").unwrap();
    let found = found(&program.files, &query, None, program.now);
    program.send(Msg::Found { generation, found: Ok(found) });
    assert_eq!(texts(&program), Vec::<&str>::new());
    program.send(Msg::Found { generation: generation + 1, found: Err("the disk is gone".to_owned()) });
    assert_eq!(view(&program).failure.as_deref(), Some("the disk is gone"));
}

#[test]
fn a_search_is_kept_by_a_name_and_used_again() {
    let mut program = journal();
    program.keys("f2 / alt-k");
    assert!(view(&program).is_blank(), "nothing is not kept");
    program.types("is:mine");
    program.keys("alt-k enter");
    assert!(matches!(program.model.overlays.last(), Some(Overlay::Form(form)) if form.fields[0].problem.is_some()));
    program.types("my questions");
    program.keys("enter");
    assert_eq!(view(&program).kept[0].query, "is:mine");
    program.keys("ctrl-u");
    assert_eq!(view(&program).count(), 1);
    program.keys("enter");
    assert_eq!((view(&program).input.text(), texts(&program)), ("is:mine", vec!["? why not distil"]));
}

#[test]
fn the_mouse_chooses_a_line_and_two_presses_go_there() {
    let mut program = journal();
    program.keys("f2 /");
    program.types("data");
    let places = view(&program).places(program.model.layout.body);
    let press = Mouse { kind: MouseKind::Press, column: places.list.x + 9, row: places.list.y + 1, shift: false };
    program.send(Msg::Mouse(press));
    assert_eq!(view(&program).selected, 1);
    let in_field = Mouse { column: places.field.x + 1, row: places.field.y, ..press };
    program.send(Msg::Mouse(in_field));
    assert_eq!(view(&program).input.selection(), Selection::caret(crate::text::Position::new(0, 1)));
    program.send(Msg::Mouse(press));
    program.send(Msg::Mouse(press));
    assert_eq!(program.notes(), "# History\nthe |data\n? why not distil");
}
