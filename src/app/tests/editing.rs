//! Every command of typing by its key or its name, from a text to the next; undo by words and pauses; lists.

use super::*;
use crate::command::{Command, Place};
use crate::text::sample;

/// `before`, the names of commands, `after`, in notes 80 columns wide.
#[test]
fn commands_by_their_names() {
    for (before, commands, after) in [
        ("one two th|ree", "previous-word", "one two |three"),
        ("one |two three", "next-word", "one two| three"),
        ("one t|wo", "line-start", "|one two"),
        ("one t|wo", "line-end", "one two|"),
        ("one t|wo", "select-line-start", "|one t^wo"),
        ("one t|wo", "select-line-end", "one t^wo|"),
        ("one t|wo", "row-start", "|one two"),
        ("one t|wo", "select-row-end", "one t^wo|"),
        ("a\n\nb|\nc\n\nd", "previous-paragraph", "a\n|\nb\nc\n\nd"),
        ("a\n\nb|\nc\n\nd", "next-paragraph", "a\n\nb\nc\n|\nd"),
        ("a\n\nb|\nc\n\nd", "select-next-paragraph", "a\n\nb^\nc\n|\nd"),
        ("a\n\nb|\nc\n\nd", "delete-to-previous-paragraph", "a\n|\nc\n\nd"),
        ("a\n\nb|\nc\n\nd", "delete-to-next-paragraph", "a\n\nb|\nd"),
        ("a\nb|c\nd", "delete-to-text-start", "|c\nd"),
        ("a\nb|c\nd", "delete-to-text-end", "a\nb|"),
        ("a\nb|c\nd", "delete-page-up", "a|c\nd"),
        ("a\nb|c\nd", "delete-page-down", "a\nb|"),
        ("one t|wo", "delete-to-row-start", "|wo"),
        ("one t|wo", "delete-to-row-end", "one t|"),
        ("one t|wo", "delete-to-line-start", "|wo"),
        ("one t|wo", "delete-to-line-end", "one t|"),
        ("one two|", "delete-previous-word", "one |"),
        ("|one two", "delete-next-word", "| two"),
        ("박지|호", "delete-previous-character", "박|호"),
        ("박|지호", "delete-next-character", "박|호"),
        ("one t|wo\nx", "select-word", "one ^two|\nx"),
        ("one t|wo\nx", "select-line", "^one two\n|x"),
        ("a\n\nb\nc|\n\nd", "select-paragraph", "a\n\n^b\nc\n|\nd"),
        ("a|\nb", "select-line select-line", "^a\nb|"),
        ("a|b", "select-all", "^ab|"),
        ("a^b|c", "delete-to-text-end", "a|c"),
        ("|a\nb", "indent", "  |a\nb"),
        ("  a|\nb", "outdent", "a|\nb"),
        ("a\nb|", "move-lines-up", "b|\na"),
        ("a|\nb", "move-lines-down", "b\na|"),
        ("a|\nb", "duplicate-lines", "a\na|\nb"),
        ("a|\nb", "join-lines", "a| b"),
        ("a|\nb", "delete-lines", "|b"),
        ("- a|", "toggle-check-box", "- [ ] a|"),
        ("- a|", "new-line", "- a\n- |"),
        ("- a|", "new-line new-line", "- a\n|"),
        ("- a|", "new-line delete-previous-character", "- a\n|"),
        ("[ ] read|", "new-line", "[ ] read\n[ ] |"),
        ("[ ] read|", "new-line new-line", "[ ] read\n|"),
        ("[x] read|", "new-line delete-previous-character", "[x] read\n|"),
        ("- [ ]|", "new-line", "|"),
        ("> - a|", "new-line delete-previous-character", "> - a\n> |"),
        ("- a|", "delete-previous-character", "- |"),
    ] {
        let mut program = Program::of(before);
        for name in commands.split(' ') {
            program.send(Msg::Command(Command::named(name).unwrap()));
        }
        assert_eq!(program.selected_notes(), after, "{before:?} {commands}");
    }
}

#[test]
fn every_default_key_of_typing_does_in_the_notes_what_its_command_does() {
    let drawn = "# 하나 둘\n\n- [ ] one two three\n- 박지|호 넷\n\nlast one";
    for command in Command::all() {
        for (place, key) in command.default_keys() {
            let typed = place == Place::Typing || place == Place::Text;
            if !typed || Program::empty().model.keymap.command(Place::Notes, key) != Some(command) {
                continue;
            }
            let (mut by_key, mut by_name) = (Program::of(drawn), Program::of(drawn));
            by_key.send(Msg::Key(key));
            by_name.send(Msg::Command(command));
            assert_eq!(by_key.selected_notes(), by_name.selected_notes(), "{key}");
        }
    }
}

#[test]
fn undo_goes_by_words_and_pauses_and_brings_the_selection_back() {
    let mut program = Program::of("박지호|");
    program.types(" one");
    program.now += Duration::milliseconds(1_500);
    program.types("two");
    program.now += Duration::milliseconds(500);
    program.types("x three");
    for expected in ["박지호 onetwox |", "박지호 one|", "박지호 |", "박지호|"] {
        program.keys("ctrl-z");
        assert_eq!(program.selected_notes(), expected);
    }
    for expected in ["박지호 |", "박지호 one|", "박지호 onetwox |", "박지호 onetwox three|"] {
        program.keys("ctrl-y");
        assert_eq!(program.selected_notes(), expected);
    }
    let mut program = Program::of("one ^two| three");
    program.types("2");
    program.keys("home ctrl-z");
    assert_eq!(program.selected_notes(), "one ^two| three");
    program.keys("end ctrl-y");
    assert_eq!(program.selected_notes(), "one 2| three");
    let mut program = Program::of("a^b\nc|d\ne");
    program.keys("alt-down ctrl-z");
    assert_eq!(program.selected_notes(), "a^b\nc|d\ne");
    program.keys("ctrl-home ctrl-y");
    assert_eq!(program.selected_notes(), "e\na^b\nc|d");
}

#[test]
fn deleting_by_character_is_one_step_until_a_pause() {
    let mut program = Program::of("one two|");
    program.keys("backspace backspace");
    program.now += Duration::seconds(2);
    program.keys("backspace ctrl-z");
    assert_eq!(program.selected_notes(), "one t|");
    program.keys("ctrl-z");
    assert_eq!(program.selected_notes(), "one two|");
}

#[test]
fn a_burst_of_lines_goes_on_with_no_list() {
    let mut program = Program::of("- a|");
    program.send(Msg::Paste("\nb\n- c\n[ ] d\n".to_owned()));
    assert_eq!(program.selected_notes(), "- a\nb\n- c\n[ ] d\n|");
}

#[test]
fn caret_and_scroll_are_there_again_when_an_entry_is_opened_again() {
    let notes: Vec<String> = (0..90).map(|line| format!("줄 {line}")).collect();
    let mut program = Program::with_notes(&notes.join("\n"));
    let id = program.open.unwrap();
    program.keys("ctrl-home pagedown pagedown");
    for _ in 0..4 {
        program.send(Msg::Mouse(Mouse { kind: MouseKind::ScrollUp, column: 20, row: 5, shift: false }));
        program.send(Msg::Mouse(Mouse { kind: MouseKind::ScrollDown, column: 20, row: 5, shift: false }));
    }
    program.keys("up right right right");
    let seen = |program: &Program| {
        let editor = program.model.open.as_ref().unwrap().editor(Field::Notes);
        (editor.cursor.selection, editor.shown.clone(), editor.caret)
    };
    let before = seen(&program);
    assert!(before.1[0].line > 0);
    program.keys("f2 n enter");
    assert_ne!(program.open, Some(id));
    program.keys("f2");
    let other = if program.model.weeks.selected == 0 { "down enter" } else { "up enter" };
    program.keys(other);
    assert_eq!((program.open, seen(&program)), (Some(id), before));
}

#[test]
fn a_bookmark_in_a_text_that_is_shorter_now_is_at_its_end() {
    let bookmark = Bookmark { caret: sample::parse("a\n\n\n|").1.head, top: sample::parse("\n\n|").1.head };
    let mut program = Program::with_notes("박");
    let id = program.open.unwrap();
    program.carets.push((id, vec![(Field::Notes, bookmark)]));
    program.model.open = None;
    program.keys("f2 enter");
    assert_eq!(program.selected_notes(), "박|");
}
