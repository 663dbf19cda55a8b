use std::collections::HashSet;

use super::{Command, ROWS};
use crate::command::{Key, Place};

#[test]
fn every_command_has_one_row_and_one_name() {
    let mut names = HashSet::new();
    let mut titles = HashSet::new();
    for (number, command) in Command::all().enumerate() {
        assert_eq!(command as usize, number);
        assert_eq!(command.row().command, command);
        assert!(names.insert(command.name()), "{} is the name of two commands", command.name());
        assert!(titles.insert(command.title()), "{} is the title of two commands", command.title());
        assert_eq!(Command::named(command.name()), Some(command));
        assert!(command.places().next().is_some());
    }
    assert_eq!(names.len(), ROWS.len());
}

#[test]
fn a_name_is_the_command_in_kebab_case() {
    for command in Command::all() {
        let mut kebab = String::new();
        for character in format!("{command:?}").chars() {
            if character.is_ascii_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.push(character.to_ascii_lowercase());
        }
        assert_eq!(command.name(), kebab);
    }
}

#[test]
fn a_title_is_a_short_line_without_a_full_stop() {
    for command in Command::all() {
        let title = command.title();
        assert!(title.starts_with(char::is_uppercase) && !title.ends_with('.') && title.len() <= 48, "{title}");
    }
}

#[test]
fn no_key_is_bound_twice_in_one_place() {
    let mut bound: HashSet<(Place, Key)> = HashSet::new();
    for command in Command::all() {
        for (place, key) in command.default_keys() {
            assert!(bound.insert((place, key)), "{key} is bound twice in {place:?}, the second time to {command:?}");
        }
    }
}

#[test]
fn every_default_key_can_be_pressed_where_it_is_bound() {
    for command in Command::all() {
        for (place, key) in command.default_keys() {
            assert_eq!(key.reported_as(), None, "{key} never arrives");
            assert!(key.typed().is_none() || !place.takes_characters(), "{key} is typed in {place:?}");
        }
    }
}

#[test]
fn the_keys_that_the_design_promises_are_there() {
    for (place, key, name) in [
        (Place::Everywhere, "f1", "help"),
        (Place::Everywhere, "f2", "show-weeks"),
        (Place::Everywhere, "alt-1", "show-weeks"),
        (Place::Everywhere, "f3", "show-notes"),
        (Place::Everywhere, "alt-2", "show-notes"),
        (Place::Everywhere, "f4", "show-reflection"),
        (Place::Everywhere, "alt-3", "show-reflection"),
        (Place::Everywhere, "f5", "show-report"),
        (Place::Everywhere, "alt-4", "show-report"),
        (Place::Everywhere, "ctrl-p", "palette"),
        (Place::Everywhere, "ctrl-s", "save"),
        (Place::Everywhere, "ctrl-q", "quit"),
        (Place::Overlay, "esc", "cancel"),
        (Place::Screen, "esc", "back"),
        (Place::Weeks, "enter", "show-notes"),
        (Place::Weeks, "r", "show-reflection"),
        (Place::Weeks, "e", "show-report"),
        (Place::Screen, "n", "new-entry"),
        (Place::Screen, "d", "edit-details"),
        (Place::Weeks, "f", "filter"),
        (Place::Weeks, "x", "trash-entry"),
        (Place::Weeks, "q", "quit"),
        (Place::Screen, "?", "help"),
        (Place::Typing, "ctrl-left", "previous-word"),
        (Place::Typing, "ctrl-z", "undo"),
        (Place::Typing, "ctrl-y", "redo"),
        (Place::Typing, "ctrl-c", "copy"),
        (Place::Typing, "ctrl-x", "cut"),
        (Place::Typing, "ctrl-v", "paste"),
        (Place::Typing, "ctrl-a", "select-all"),
        (Place::Text, "ctrl-f", "find"),
        (Place::Text, "ctrl-o", "external-editor"),
        (Place::Notes, "ctrl-t", "stamp-now"),
        (Place::Notes, "f9", "toggle-clock"),
        (Place::Notes, "f8", "end-talk"),
        (Place::Notes, "alt-enter", "answer-question"),
        (Place::Reflection, "f4", "next-text"),
    ] {
        let command = Command::named(name).unwrap();
        let key: Key = key.parse().unwrap();
        assert!(command.default_keys().any(|bound| bound == (place, key)), "{key} is not {name} in {place:?}");
    }
    assert_eq!(Command::Suspend.default_keys().count(), 0);
}
