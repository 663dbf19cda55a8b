//! The evening after the talk: from the notes to summary and reflection.

use super::*;

const NOTES: &str = "# History\n! data first\nplain words\n? why not distil\n= too slow\n# 전망\n> 더 작은 모델";

fn selected(program: &Program) -> &str {
    let open = program.model.open.as_ref().unwrap();
    program.model.chosen.line().map_or("", |line| open.entry.notes.line(line))
}

#[test]
fn a_note_is_sent_into_the_text_with_one_key() {
    let mut program = Program::with_notes(NOTES);
    program.keys("f4 alt-i down enter");
    assert_eq!(program.drawn(Field::Summary), "data first.|");
    assert_eq!(selected(&program), "plain words");
    program.keys("enter");
    assert_eq!(program.drawn(Field::Summary), "data first. plain words.|", "prose goes on");
    program.keys("end q");
    assert_eq!(program.drawn(Field::Summary), "data first. plain words.\n\n> 더 작은 모델|");
    program.keys("up up enter");
    assert_eq!(program.drawn(Field::Summary), "data first. plain words.\n\n> 더 작은 모델\n\ntoo slow.|");
    // Each is a step of its own.
    program.keys("esc ctrl-z ctrl-z");
    assert!(program.drawn(Field::Summary).starts_with("data first. plain words."));
    assert!(!program.files[0].summary.to_string().contains("모델"));
    // Into the text that one was in, where its caret was.
    program.keys("f4");
    program.types("Mine.");
    program.keys("enter enter alt-i home down enter esc");
    assert_eq!(program.drawn(Field::Reflection), "Mine.\n\ndata first.|");
    program.types(" More.");
    assert_eq!(program.drawn(Field::Reflection), "Mine.\n\ndata first. More.|");
}

#[test]
fn a_note_comes_between_what_is_there() {
    let mut program = Program::with_notes("one");
    program.keys("f4");
    program.types("first");
    program.keys("enter enter");
    program.types("second");
    program.keys("up alt-i q");
    assert_eq!(program.drawn(Field::Summary), "first\n\n> one|\n\nsecond");
    program.keys("esc ctrl-z");
    assert_eq!(program.files[0].summary.to_string(), "first\n\nsecond");
}

#[test]
fn notes_beside_the_text_are_narrowed_and_folded() {
    let mut program = Program::with_notes(NOTES);
    program.keys("f4 alt-i space");
    assert_eq!(program.model.chosen.shown.len(), 3);
    program.keys("space tab");
    assert_eq!(program.model.chosen.shown, [0, 1, 5]);
    program.keys("shift-tab f4");
    assert!(!program.model.chosen.has_focus);
    program.types("x");
    assert_eq!(program.drawn(Field::Summary), "x|");
}

#[test]
fn a_draft_is_laid_out_behind_what_is_there_and_taken_back_in_one_step() {
    let mut program = Program::with_notes(NOTES);
    program.keys("f9 f8 f4");
    program.types("Mine.");
    program.keys("alt-r");
    let expected =
        "Mine.\n\n|# History\n\ndata first. plain words.\n\nwhy not distil? too slow.\n\n# 전망\n\n> 더 작은 모델";
    assert_eq!(program.drawn(Field::Summary), expected);
    assert_eq!(program.status(), "A draft in the words of your notes; Ctrl-Z takes it back.");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].summary.to_string(), "Mine.");
    program.keys("f3 ctrl-a backspace f4 alt-r");
    assert_eq!(program.status(), "The notes say nothing yet that could be laid out.");
}

#[test]
fn the_reflection_of_the_week_before_is_looked_at() {
    let mut program = Program::with_notes("");
    program.keys("f4 alt-e");
    assert_eq!(program.status(), "No earlier week has a reflection.");
    let mut details = Details::new(1, date("2024-09-12"));
    details.title = "Scaling".to_owned();
    let mut earlier = Entry::new(program.series[0].slug.clone(), details, None, program.now);
    earlier.reflection = "I wondered.\nMuch.".into();
    program.files.push(earlier);
    program.keys("f2 f4 alt-e");
    let Some(Overlay::Notice(notice)) = program.model.overlays.last() else { panic!("it is not shown") };
    assert_eq!((notice.title.as_str(), notice.lines.len()), ("Week 1, 2024-09-12: Scaling", 2));
    program.keys("esc");
    assert!(program.model.overlays.is_empty());
}
