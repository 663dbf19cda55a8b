//! The README says what is true: its tables are those of the program.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use seminote::app::{Help, HelpRow};
use seminote::command::{Command as Asked, Keymap, Place};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_seminote"));
    let output = command.args(arguments).env_clear().env("HOME", home.path()).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_keys_of_the_readme_are_those_that_the_program_prints() {
    assert!(readme().contains(&printed(&["keys"])), "put what `seminote keys` prints into the README");
}

#[test]
fn help_names_every_command_once_with_the_keys_that_are_printed() {
    let keymap = Keymap::default();
    let printed = printed(&["keys"]);
    for place in Place::ALL {
        let rows = Help::of(&keymap, place).rows;
        for command in Asked::all() {
            let named: Vec<&HelpRow> = rows
                .iter()
                .filter(|row| matches!(row, HelpRow::Command(_, title) if *title == command.title()))
                .collect();
            assert_eq!(named.len(), 1, "{command:?} over {place:?}");
            let keys: Vec<String> = keymap.keys(command).iter().map(ToString::to_string).collect();
            assert!(matches!(named[0], HelpRow::Command(shown, _) if *shown == keys.join("  ")), "{command:?}");
            let row = printed.lines().find(|line| line.ends_with(command.title())).unwrap();
            assert!(keys.iter().all(|key| row.contains(key.as_str())), "{row}");
        }
    }
}

#[test]
fn the_configuration_of_the_readme_is_the_example() {
    assert!(readme().contains(seminote::config::EXAMPLE.trim_end()), "put assets/config.toml into the README");
}

#[test]
fn the_readme_names_every_command_of_the_shell() {
    let help = printed(&["--help"]);
    let commands = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let names: Vec<&str> =
        commands.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 15, "{names:?}");
    for name in names {
        assert!(readme().contains(&format!("`{name}")), "{name} is not in the README");
    }
}
