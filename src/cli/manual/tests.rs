use super::super::arguments::Arguments;
use super::page;
use clap::{Command, CommandFactory};

/// The lines of the page as a reader sees them, without the marks of roff.
fn read() -> String {
    let page = String::from_utf8(page().unwrap()).unwrap();
    let plain = ["\\fB", "\\fI", "\\fR", "\\&"].iter().fold(page, |page, mark| page.replace(mark, ""));
    plain.replace("\\-", "-").replace("\\*(Aq", "'")
}

fn check(command: &Command, name: &str, page: &str) {
    let heading = format!(".SH \"{}\"", name.to_uppercase());
    let at = page.find(&heading).unwrap_or_else(|| panic!("{heading} is missing"));
    let section = page[at + heading.len()..].split("\n.SH ").next().unwrap();
    assert!(section.contains(&command.get_about().unwrap().to_string()), "{section}");
    assert!(section.contains(&format!("\n{name}")), "{section}");
    for option in command.get_arguments().filter_map(clap::Arg::get_long) {
        assert!(section.contains(&format!("--{option}")), "{name} lacks --{option}: {section}");
    }
    for example in command.get_after_help().unwrap().to_string().lines() {
        assert!(section.lines().any(|line| line.trim() == example.trim()), "{name} lacks {example}: {section}");
    }
    for below in command.get_subcommands() {
        check(below, &format!("{name} {}", below.get_name()), page);
    }
}

#[test]
fn the_page_has_every_command_with_its_options_and_examples() {
    let page = read();
    for command in Arguments::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        check(command, &format!("seminote {}", command.get_name()), &page);
    }
    assert!(!page.to_lowercase().contains("seminote typeset"), "what the program calls itself is nobody else's");
    assert!(page.contains("--data-dir") && page.contains("seminote export latest --format pdf"));
}
