use clap::{CommandFactory, Parser};

use super::{Arguments, values};

/// Every command of a user's with its path, the program itself first.
fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut found = vec![(Vec::new(), Arguments::command())];
    let mut at = 0;
    while at < found.len() {
        let (path, command) = found[at].clone();
        for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
            found.push(([path.as_slice(), &[below.get_name().to_owned()]].concat(), below.clone()));
        }
        at += 1;
    }
    found
}

/// The words of a line of the shell, as far as examples need it: quotes, and nothing from a redirection on.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for character in line.chars() {
        match character {
            '\'' => quoted = !quoted,
            '<' | '>' if !quoted => break,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            character => word.push(character),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_command_has_examples_that_are_its_own_and_can_be_read() {
    let commands = commands();
    assert!(commands.len() >= 20);
    for (path, command) in commands {
        let help = command.get_after_help().unwrap_or_default().to_string();
        let mut lines = help.lines();
        assert!(lines.next().unwrap().starts_with("Example"), "{path:?}");
        let mut examples = 0;
        for line in lines {
            let example = line.strip_prefix("  ").unwrap().split("   ").next().unwrap();
            let read = words(example);
            let own: Vec<&String> = read.iter().skip(1).filter(|word| path.contains(word)).collect();
            assert!(read[0] == "seminote" && own.len() >= path.len(), "{path:?}: {example}");
            if let Err(error) = Arguments::try_parse_from(&read) {
                panic!("{example}: {error}");
            }
            examples += 1;
        }
        assert!(examples > 0, "{path:?}");
    }
}

#[test]
fn every_option_says_what_it_does() {
    for (path, command) in commands() {
        assert!(command.get_about().is_some(), "{path:?}");
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{path:?}: {}", argument.get_id());
        }
    }
    Arguments::command().debug_assert();
}

#[test]
fn values_are_read_or_refused_with_what_to_write() {
    for language in ["en", "ko", "ko-KR", "zh-Hant-TW", "de-1996"] {
        assert!(values::language(language).is_ok(), "{language}");
    }
    for language in ["e", "xx yy", "korean", "ko_KR", "ko-", "a\nb", "한국", "1a"] {
        assert!(values::language(language).unwrap_err().contains("such as en or ko"), "{language}");
    }
    assert_eq!(values::language(" ").unwrap().0, None);
    for text in ["a\nb", "\u{1b}[31m", "\0", "\u{85}"] {
        let refused = values::line(text).unwrap_err();
        assert!(refused.contains("one line") && !refused.contains(char::is_control), "{refused}");
        assert!(values::pattern(text).is_err() && values::sections(text).is_err(), "{text:?}");
    }
    for date in
        ["2024-02-30", "2024-9-2", "24-09-19", "19.9.2024", "today", "", "2024-09-19 ", "+024-09-19", "二〇二四"]
    {
        assert!(values::date(date).unwrap_err().contains("2024-09-19"), "{date}");
    }
    for (number, is_good) in [("1", true), ("1000", true), ("0", false), ("1001", false), ("-1", false), ("x", false)] {
        assert_eq!(values::number(number).is_ok(), is_good, "{number}");
    }
    assert!(values::count("0").is_err() && values::count("1.5").is_err());
    assert_eq!(values::count("8"), Ok(8));
    assert_eq!(values::dates("2024-09-26, 2024-10-03").unwrap().0.unwrap().len(), 2);
    assert!(values::dates("2024-09-26;x").is_err() && values::weekday("someday").is_err());
    assert!(values::time("24:00").is_err() && values::time("16:00").is_ok());
}
