//! Finding and replacing: which match is selected, how many there are, what undo brings back.

use super::*;

fn find(program: &Program) -> &Find {
    match program.model.overlays.last() {
        Some(Overlay::Find(find)) => find,
        other => panic!("the find bar is open: {other:?}"),
    }
}

#[test]
fn each_match_is_counted_and_the_search_goes_around() {
    let mut program = Program::of("|Model, model\n모델 MODEL\nmodels");
    program.keys("ctrl-f");
    program.types("model");
    let mut seen = Vec::new();
    for key in ["", "ctrl-g", "down", "ctrl-g", "ctrl-g", "alt-g", "up"] {
        program.keys(key);
        seen.push(find(&program).place);
    }
    let of_four = |place| Some((place, 4));
    assert_eq!(seen, [of_four(1), of_four(2), of_four(3), of_four(4), of_four(1), of_four(4), of_four(3)]);
    assert_eq!(program.selected_notes(), "Model, model\n모델 ^MODEL|\nmodels");
    program.keys("enter ctrl-g");
    assert_eq!(program.selected_notes(), "Model, model\n모델 MODEL\n^model|s", "the search goes on without the bar");
}

#[test]
fn composed_and_decomposed_are_the_same() {
    for (notes, words, count) in [
        ("박지호 \u{1107}\u{1161}\u{11A8}\u{110C}\u{1175}\u{1112}\u{1169}", "박지호", 2),
        ("박지호 박", "\u{1107}\u{1161}\u{11A8}", 2),
        ("바 박", "바", 1),
        ("Café cafe\u{301} CAFE\u{301} cafe", "café", 3),
        ("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφος", 2),
        ("a.b axb", "a.b", 1),
    ] {
        let mut program = Program::with_notes(notes);
        program.keys("ctrl-home ctrl-f");
        program.send(Msg::Paste(words.to_owned()));
        assert_eq!(find(&program).place, Some((1, count)), "{words:?} in {notes:?}");
    }
}

#[test]
fn esc_goes_back_and_enter_stays() {
    let mut program = Program::of("a |b model");
    program.keys("ctrl-f");
    program.types("model");
    program.keys("esc");
    assert_eq!(program.selected_notes(), "a |b model");
    program.keys("ctrl-f enter");
    assert_eq!(program.selected_notes(), "a b ^model|", "the last words are there again");
}

#[test]
fn one_match_is_replaced_at_a_time_and_the_rest_counted() {
    let mut program = Program::of("|a a a");
    program.keys("ctrl-r");
    program.types("a");
    program.keys("tab");
    program.types("aa");
    program.keys("ctrl-r");
    assert_eq!((program.selected_notes().as_str(), find(&program).place), ("aa ^a| a", Some((3, 4))));
    program.keys("ctrl-g enter");
    assert_eq!(program.files[0].notes.to_string(), "aa a aa");
    program.keys("esc ctrl-z");
    assert_eq!(program.selected_notes(), "aa a ^a|");
    program.keys("ctrl-z");
    assert_eq!(program.selected_notes(), "^a| a a");
}

#[test]
fn replacing_all_is_one_step_that_says_how_many() {
    let mut program = Program::of("하나 둘|\n하나\n\u{1112}\u{1161}\u{1102}\u{1161}!");
    program.keys("ctrl-r");
    program.types("하나");
    program.keys("tab");
    program.types("셋");
    program.keys("alt-a");
    assert_eq!(program.status(), "3 matches replaced.");
    assert_eq!(program.files[0].notes.to_string(), "셋 둘\n셋\n셋!");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "하나 둘\n하나\n\u{1112}\u{1161}\u{1102}\u{1161}!");
    program.keys("ctrl-y");
    assert_eq!(program.files[0].notes.to_string(), "셋 둘\n셋\n셋!");
}
