//! Writing in the texts: typing, undo, clipboard, finding, the mouse, lines from outside.

use super::*;

#[test]
fn what_is_typed_is_on_record_before_the_next_frame() {
    let mut program = Program::with_notes("");
    program.types("# History\n? 왜 작은 모델인가");
    assert_eq!(program.notes(), "# History\n? 왜 작은 모델인가|");
    assert_eq!(program.files[0].notes.to_string(), "# History\n? 왜 작은 모델인가");
    assert!(program.model.record.is_on_record() && !program.model.record.is_folded());
    let due = program.model.record.due().unwrap();
    program.now = due;
    program.send(Msg::Tick);
    assert!(program.asked.contains(&Effect::Fold));
}

#[test]
fn undo_goes_back_word_by_word_and_redo_forward() {
    let mut program = Program::with_notes("");
    program.types("one two");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "one |");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "|");
    program.keys("ctrl-z");
    assert_eq!(program.status(), "Nothing to undo.");
    program.keys("ctrl-y ctrl-y");
    assert_eq!(program.notes(), "one two|");
    assert_eq!(program.files[0].notes.to_string(), "one two");
}

#[test]
fn a_paste_is_one_step_and_continues_no_list() {
    let mut program = Program::with_notes("- a");
    program.send(Msg::Paste("\r\nb\r- c\n".to_owned()));
    assert_eq!(program.notes(), "- a\nb\n- c\n|");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "- a|");
    program.types("\n");
    assert_eq!(program.notes(), "- a\n- |");
}

#[test]
fn a_paste_that_comes_as_keys_is_one_step_too_however_many_reads_it_takes() {
    let mut program = Program::with_notes("- a");
    for part in ["\nb\n- c", "\n- d\n", "e"] {
        program.send(Msg::Burst(part.to_owned()));
    }
    assert_eq!(program.notes(), "- a\nb\n- c\n- d\ne|");
    program.types("f");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "- a\nb\n- c\n- d\ne|");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "- a|");
}

#[test]
fn cut_lines_take_their_stamps_along() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(5);
    program.types("one\n");
    program.wait(5);
    program.types("two");
    program.keys("up ctrl-x ctrl-end enter ctrl-v");
    assert_eq!(program.notes().replace('|', ""), "two\none\n");
    assert_eq!(program.stamps()[..2], [Some(10), Some(5)]);
}

#[test]
fn summary_and_reflection_are_written_side_by_side() {
    let mut program = Program::with_notes("notes");
    program.keys("f4");
    program.types("What it said.\n\nWhat I think.");
    program.keys("f4");
    program.types("More.");
    program.keys("f4 up up end right right alt-m");
    assert_eq!(program.drawn(Field::Summary).replace('|', ""), "What it said.");
    assert_eq!(program.drawn(Field::Reflection), "|What I think.\n\nMore.");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].summary.to_string(), "What it said.\n\nWhat I think.");
    assert_eq!(program.files[0].reflection.to_string(), "More.");
}

#[test]
fn finding_goes_to_matches_and_replacing_is_one_step() {
    let mut program = Program::with_notes("model one\nModel two");
    program.keys("ctrl-home ctrl-f");
    program.types("model");
    program.keys("ctrl-g enter");
    assert_eq!(program.notes(), "model one\nModel| two");
    program.keys("ctrl-home ctrl-r tab");
    program.types("net");
    program.keys("alt-a");
    assert_eq!(program.notes().replace('|', ""), "net one\nnet two");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "model one\nModel two");
}

#[test]
fn the_editor_of_ones_choice_keeps_the_stamps_of_lines_that_stay() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(7);
    program.types("one\ntwo\nthree");
    let text = "zero\none\nthree\n".to_owned();
    program.send(Msg::Edited { field: Field::Notes, text });
    assert_eq!(program.notes().replace('|', ""), "zero\none\nthree");
    assert_eq!(program.stamps(), [Some(7), Some(7), Some(7)]);
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "one\ntwo\nthree");
}

#[test]
fn a_line_from_outside_does_not_take_the_line_that_one_is_about_to_write() {
    let mut program = Program::with_notes("one\n");
    let text = &program.files[0].notes;
    let edit = text.replace(text.end()..text.end(), "! outside", &crate::text::Tag::default());
    let change = Change::Edit { field: Field::Notes, edit };
    program.files[0].apply(&change).unwrap();
    program.arrives(change);
    program.types("mine");
    assert_eq!(program.notes(), "one\n! outside\nmine|");
    assert_eq!(program.files[0].notes.to_string(), "one\n! outside\nmine");
}

#[test]
fn what_arrives_for_another_state_of_the_entry_is_not_taken_and_asked_for_again() {
    let mut program = Program::with_notes("one");
    let arrival = |program: &Program, after| {
        let text = &program.files[0].notes;
        let edit = text.replace(
            crate::text::Position::new(0, 0)..crate::text::Position::new(0, 0),
            "outside\n",
            &crate::text::Tag::default(),
        );
        let changes = vec![Change::Edit { field: Field::Notes, edit }];
        Arrival { id: program.files[0].id, after: Some(after), changes }
    };
    let late = arrival(&program, 0);
    program.types("!");
    program.asked.clear();
    program.send(Msg::Arrived(late));
    assert_eq!((program.notes(), &program.asked[..]), ("one!|".to_owned(), &[Effect::OfferAgain][..]));
    let fitting = arrival(&program, program.model.record.last());
    let of_another = Arrival { id: EntryId::new(program.now), ..fitting.clone() };
    program.send(Msg::Arrived(of_another));
    program.send(Msg::Arrived(fitting.clone()));
    assert_eq!(program.notes(), "outside\none!|");
    assert_eq!(program.asked, [Effect::OfferAgain, Effect::OfferAgain, Effect::TakeArrival]);
    // A session that is being closed takes by itself what waits.
    program.keys("ctrl-q");
    program.asked.clear();
    program.send(Msg::Arrived(Arrival { changes: Vec::new(), ..fitting }));
    assert_eq!(program.asked, [Effect::OfferAgain]);
}

#[test]
fn the_words_of_the_last_search_are_typed_over() {
    let mut program = Program::with_notes("one two");
    program.keys("ctrl-f");
    program.types("one");
    program.keys("enter ctrl-end ctrl-r");
    program.types("two");
    program.keys("tab");
    program.types("2");
    program.keys("alt-a");
    assert_eq!(program.notes().replace('|', ""), "one 2");
    program.keys("ctrl-r");
    program.types("gone");
    program.keys("alt-a");
    assert_eq!(program.status(), "Not found, so nothing was replaced.");
}
