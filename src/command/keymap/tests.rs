use proptest::prelude::*;

use super::{BindingError, Keymap, Override};
use crate::command::{Command, Key, Place};

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

/// Overrides, one a line from line 1.
fn lines(bindings: &[(&str, &[&str])]) -> Vec<Override> {
    let override_of = |(number, (command, keys)): (usize, &(&str, &[&str]))| Override {
        command: (*command).to_owned(),
        line: number + 1,
        keys: keys.iter().map(|text| (number + 1, (*text).to_owned())).collect(),
    };
    bindings.iter().enumerate().map(override_of).collect()
}

fn good(bindings: &[(&str, &[&str])]) -> Keymap {
    let (keymap, problems) = Keymap::new(&lines(bindings));
    assert_eq!(problems, [], "no problem was expected");
    keymap
}

fn printed(keys: Vec<Key>) -> Vec<String> {
    keys.into_iter().map(|key| key.to_string()).collect()
}

#[test]
fn a_key_means_the_innermost_thing_it_can() {
    let keymap = Keymap::default();
    for (place, pressed, command) in [
        (Place::Notes, "enter", Some(Command::NewLine)),
        (Place::Weeks, "enter", Some(Command::ShowNotes)),
        (Place::Report, "enter", Some(Command::Export)),
        (Place::Overlay, "enter", Some(Command::Accept)),
        (Place::Field, "enter", Some(Command::Accept)),
        (Place::Notes, "f4", Some(Command::ShowReflection)),
        (Place::Reflection, "f4", Some(Command::NextText)),
        (Place::Notes, "f9", Some(Command::ToggleClock)),
        (Place::Reflection, "f9", None),
        (Place::Notes, "esc", Some(Command::Back)),
        (Place::Field, "esc", Some(Command::Cancel)),
        (Place::Notes, "tab", Some(Command::Indent)),
        (Place::Field, "tab", Some(Command::NextField)),
        (Place::Weeks, "tab", Some(Command::NextView)),
        (Place::Board, "tab", Some(Command::NextView)),
        (Place::Board, "x", Some(Command::DropNote)),
        (Place::Board, "enter", Some(Command::ShowNotes)),
        (Place::Board, "d", Some(Command::SetDue)),
        (Place::Board, "f6", Some(Command::EditDetails)),
        (Place::Notes, "up", Some(Command::RowUp)),
        (Place::Field, "up", Some(Command::Previous)),
        (Place::Field, "home", Some(Command::RowStart)),
        (Place::Overlay, "home", Some(Command::First)),
        (Place::Text, "ctrl-r", Some(Command::Replace)),
        (Place::Find, "ctrl-r", Some(Command::ReplaceMatch)),
        (Place::Find, "ctrl-g", Some(Command::FindNext)),
        (Place::Find, "ctrl-d", None),
        (Place::Overlay, "ctrl-q", Some(Command::Quit)),
        (Place::Weeks, "ctrl-z", Some(Command::Undo)),
        (Place::Report, "ctrl-z", None),
    ] {
        assert_eq!(keymap.command(place, key(pressed)), command, "{pressed} in {place:?}");
    }
}

#[test]
fn a_letter_is_a_command_only_where_nothing_is_typed() {
    let keymap = Keymap::default();
    assert_eq!(keymap.command(Place::Weeks, key("q")), Some(Command::Quit));
    assert_eq!(keymap.command(Place::Weeks, key("?")), Some(Command::Help));
    assert_eq!(keymap.command(Place::Report, key("d")), Some(Command::EditDetails));
    for place in Place::ALL.into_iter().filter(|place| place.takes_characters()) {
        for character in ' '..='~' {
            assert_eq!(keymap.command(place, key(&character.to_string())), None, "{character} in {place:?}");
        }
    }
}

#[test]
fn a_letter_on_an_overlay_asks_nothing_of_the_screen_beneath() {
    let keymap = good(&[("quit", &["ctrl-q", "w"])]);
    assert_eq!(keymap.command(Place::Weeks, key("w")), Some(Command::Quit));
    assert_eq!(keymap.command(Place::Report, key("w")), Some(Command::Quit));
    assert_eq!(keymap.command(Place::Overlay, key("w")), None);
    assert_eq!(keymap.command(Place::Overlay, key("q")), Some(Command::Cancel));
    assert_eq!(keymap.command(Place::Notes, key("w")), None);
}

#[test]
fn the_users_keys_replace_the_default_ones() {
    let keymap = good(&[("next-word", &["alt-y", "ctrl-right"]), ("show-notes", &["f12"])]);
    assert_eq!(keymap.command(Place::Notes, key("alt-y")), Some(Command::NextWord));
    assert_eq!(keymap.command(Place::Notes, key("alt-f")), None);
    assert_eq!(printed(keymap.keys(Command::NextWord)), ["Alt-Y", "Ctrl-Right"]);
    assert_eq!(keymap.command(Place::Weeks, key("enter")), None);
    assert_eq!(printed(keymap.keys(Command::ShowNotes)), ["F12"]);
}

#[test]
fn a_key_of_the_user_goes_before_the_defaults_of_a_narrower_place() {
    let keymap = good(&[
        ("next-word", &["alt-n"]),
        ("find-next", &["alt-p"]),
        ("palette", &["alt-s", "alt-m"]),
        ("next-question", &[]),
        ("previous-question", &[]),
        ("shift-stamps", &[]),
        ("move-to-reflection", &[]),
    ]);
    for place in [Place::Notes, Place::Reflection, Place::Text, Place::Field, Place::Find] {
        assert_eq!(keymap.command(place, key("alt-n")), Some(Command::NextWord), "{place:?}");
    }
    assert_eq!(keymap.command(Place::Notes, key("alt-p")), Some(Command::FindNext));
    assert_eq!(keymap.command(Place::Find, key("alt-p")), Some(Command::FindNext));
    assert_eq!(keymap.command(Place::Notes, key("alt-s")), Some(Command::Palette));
    assert_eq!(keymap.command(Place::Reflection, key("alt-m")), Some(Command::Palette));
    // Both are the user's: the innermost.
    let keymap = good(&[("next-word", &["alt-y"]), ("drop-question", &["alt-y"])]);
    assert_eq!(keymap.command(Place::Notes, key("alt-y")), Some(Command::DropQuestion));
    assert_eq!(keymap.command(Place::Reflection, key("alt-y")), Some(Command::NextWord));
    assert_eq!(printed(keymap.keys_in(Place::Notes, Command::NextWord)), Vec::<String>::new());
}

#[test]
fn a_default_key_that_is_named_again_stays_where_it_was() {
    let keymap = good(&[("show-notes", &["f3", "f12", "enter"])]);
    assert_eq!(keymap.command(Place::Weeks, key("enter")), Some(Command::ShowNotes));
    assert_eq!(keymap.command(Place::Notes, key("enter")), Some(Command::NewLine));
    assert_eq!(keymap.command(Place::Overlay, key("enter")), Some(Command::Accept));
    assert_eq!(keymap.command(Place::Notes, key("f12")), Some(Command::ShowNotes));
}

#[test]
fn what_answers_a_window_on_top_goes_before_what_lies_outside_of_it() {
    let keymap = good(&[("show-weeks", &["esc", "f2"]), ("next", &["n", "down"]), ("back", &[])]);
    for place in [Place::Overlay, Place::Field, Place::Find] {
        assert_eq!(keymap.command(place, key("esc")), Some(Command::Cancel), "{place:?}");
    }
    assert_eq!(keymap.command(Place::Overlay, key("n")), Some(Command::Cancel));
    assert_eq!(keymap.command(Place::Notes, key("esc")), Some(Command::ShowWeeks));
    assert_eq!(keymap.command(Place::Weeks, key("n")), Some(Command::Next));
}

#[test]
fn a_command_can_be_left_without_a_key() {
    let keymap = good(&[("end-talk", &[])]);
    assert_eq!(keymap.command(Place::Notes, key("f8")), None);
    assert_eq!(keymap.keys(Command::EndTalk), []);
}

#[test]
fn two_commands_can_swap_their_keys() {
    let keymap = good(&[("end-talk", &["f9"]), ("toggle-clock", &["f8"])]);
    assert_eq!(keymap.command(Place::Notes, key("f9")), Some(Command::EndTalk));
    assert_eq!(keymap.command(Place::Notes, key("f8")), Some(Command::ToggleClock));
}

#[test]
fn a_key_taken_from_a_default_changes_hands_and_leaves_the_others() {
    let keymap = good(&[("join-lines", &["ctrl-w"]), ("duplicate-lines", &["ctrl-d", "alt-d"])]);
    assert_eq!(keymap.command(Place::Notes, key("ctrl-w")), Some(Command::JoinLines));
    // In a field the key still deletes, since lines are joined in texts alone.
    assert_eq!(keymap.command(Place::Field, key("ctrl-w")), Some(Command::DeletePreviousWord));
    assert_eq!(printed(keymap.keys_in(Place::Notes, Command::DeletePreviousWord)), ["Ctrl-Backspace", "Alt-Backspace"]);
}

#[test]
fn a_command_that_loses_its_only_key_is_told_of() {
    let (keymap, problems) = Keymap::new(&lines(&[("help", &["ctrl-s"])]));
    let error = BindingError::Robbed { command: Command::Help, key: key("ctrl-s"), robbed: Command::Save };
    assert_eq!(problems.iter().map(|problem| &problem.error).collect::<Vec<_>>(), [&error]);
    assert_eq!(keymap.command(Place::Notes, key("ctrl-s")), Some(Command::Help));
    good(&[("help", &["ctrl-s"]), ("save", &[])]);
    good(&[("help", &["ctrl-s"]), ("save", &["f1"])]);
}

#[test]
fn every_bad_binding_is_reported_with_its_line_and_the_rest_is_used() {
    let overrides = [
        Override { command: "nxt-word".into(), line: 2, keys: vec![(2, "alt-n".into())] },
        Override { command: "save".into(), line: 3, keys: vec![(4, "ctrl-sss".into()), (5, "f12".into())] },
        Override { command: "find".into(), line: 7, keys: vec![(7, "f12".into()), (7, "x".into())] },
        Override { command: "undo".into(), line: 8, keys: vec![(8, "ctrl-i".into())] },
        Override { command: "copy".into(), line: 9, keys: vec![(9, "alt-c".into())] },
        Override { command: "cut".into(), line: 10, keys: vec![(10, "alt-c".into()), (10, "alt-x".into())] },
        Override { command: "fly".into(), line: 11, keys: vec![] },
    ];
    let (keymap, problems) = Keymap::new(&overrides);
    let told: Vec<String> = problems.iter().map(|problem| format!("{}: {problem}", problem.line)).collect();
    assert_eq!(
        told,
        [
            "2: there is no command \"nxt-word\"; did you mean \"next-word\"?",
            "4: save: \"ctrl-sss\" is not a key: there is none called \"sss\"; write one character, f1 to f35, or one of enter, tab, esc, space, backspace, delete, insert, left, right, up, down, home, end, pageup, pagedown",
            "7: find: x alone is typed into the text; add Ctrl or Alt, or take a function key",
            "8: undo: terminals send Tab for Ctrl-I; bind another key",
            "9: copy: Alt-C was the only key of message-speaker; give that one another, or write message-speaker = [] if it needs none",
            "10: cut: Alt-C is already bound to copy by line 9; bind one of the two to another key",
            "10: cut: Alt-X was the only key of drop-question; give that one another, or write drop-question = [] if it needs none",
            "11: there is no command \"fly\"; `seminote keys` lists them all",
        ]
    );
    // F12 in a text is the innermost: finding. Elsewhere it saves.
    assert_eq!(keymap.command(Place::Notes, key("f12")), Some(Command::Find));
    assert_eq!(keymap.command(Place::Weeks, key("f12")), Some(Command::Save));
    assert_eq!(printed(keymap.keys(Command::Save)), ["F12"]);
    assert_eq!(printed(keymap.keys(Command::Undo)), ["Ctrl-Z", "Ctrl-_"]);
    assert_eq!(printed(keymap.keys(Command::Cut)), ["Alt-X"]);
}

#[test]
fn a_hint_names_only_keys_that_work_there() {
    let keymap = Keymap::default();
    assert_eq!(printed(keymap.keys_in(Place::Reflection, Command::ShowReflection)), Vec::<String>::new());
    assert_eq!(printed(keymap.keys_in(Place::Weeks, Command::ShowReflection)), ["F4", "Alt-3", "r"]);
    assert_eq!(printed(keymap.keys_in(Place::Notes, Command::Help)), ["F1"]);
    assert_eq!(printed(keymap.keys_in(Place::Report, Command::Help)), ["F1", "?"]);
}

#[test]
fn a_screen_can_list_what_applies() {
    let in_notes: Vec<Command> = Command::all().filter(|command| command.applies_in(Place::Notes)).collect();
    for command in [Command::ToggleClock, Command::Find, Command::NextWord, Command::EditDetails, Command::Quit] {
        assert!(in_notes.contains(&command), "{command:?}");
    }
    for command in [Command::NextText, Command::TrashEntry, Command::Accept, Command::Export] {
        assert!(!in_notes.contains(&command), "{command:?}");
    }
}

fn any_override() -> impl Strategy<Value = Override> {
    let names: Vec<&str> = Command::all().map(Command::name).collect();
    let command = prop_oneof![4 => proptest::sample::select(names).prop_map(str::to_owned), 1 => "[a-z-]{0,9}"];
    let keys = prop_oneof![
        4 => proptest::sample::select(vec!["ctrl-q", "ctrl-s", "f1", "f9", "a", "?", "ctrl-i", "enter", "alt-b"])
            .prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    (command, 1..99_usize, prop::collection::vec((1..99_usize, keys), 0..4))
        .prop_map(|(command, line, keys)| Override { command, line, keys })
}

proptest! {
    #[test]
    fn whatever_the_user_binds_no_key_is_bound_twice_in_one_place(
        overrides in prop::collection::vec(any_override(), 0..12)
    ) {
        let (keymap, problems) = Keymap::new(&overrides);
        let mut seen = std::collections::HashSet::new();
        for binding in &keymap.bindings {
            prop_assert!(seen.insert((binding.place, binding.key)), "{:?}", binding);
            prop_assert!(binding.command.places().any(|place| place == binding.place));
        }
        prop_assert!(problems.is_sorted_by_key(|problem| problem.line));
    }
}
