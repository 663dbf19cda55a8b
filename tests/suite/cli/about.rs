//! What commands say of the program itself, and how they stand among others of the shell.

use std::path::Path;

use super::{Given, Home, json};

#[test]
fn without_a_terminal_the_journal_says_so_and_makes_nothing() {
    let home = Home::new();
    for arguments in [[].as_slice(), &["live"]] {
        assert!(home.refused(arguments, 1).contains("terminal"));
    }
    assert!(!home.path("data").exists());
}

#[test]
fn the_demo_says_where_it_is() {
    let home = Home::new();
    assert_eq!(home.done(&["demo", "sample"]).results, "sample\n");
    let list = home.done(&["--data-dir", "sample", "list"]).results;
    assert_eq!(list.lines().count(), 8, "{list}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::{Command, Stdio};
    let home = Home::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_seminote"))
        .args(["completions", "zsh", "--data-dir"])
        .arg(home.path("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

/// The examples of a command's help.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| !line.starts_with("Example")).skip(1);
    let lines = lines.take_while(|line| line.starts_with("  seminote"));
    lines.map(|line| line.trim().split("   ").next().unwrap().to_owned()).collect()
}

/// The commands that a help lists.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Runs an example in the shell, in a home with the sample journal and the files that examples name.
#[cfg(unix)]
fn try_out(example: &str) -> Given {
    let home = Home::new();
    home.done(&["demo", "data"]);
    // Something to come back: three versions of week 2, and week 6 in the trash.
    home.done(&["hand-in", "2"]);
    home.done(&["add", "-w", "2", "one"]);
    home.done(&["add", "-w", "2", "two"]);
    home.trash("0192bd50-5b08-7fc6-9480-69f92f760935".parse().unwrap(), "10:00");
    home.write("week-2-report.md", super::SAMPLE);
    home.write("notes.txt", "? one\n= two\n");
    home.write("lines.txt", "three\n");
    home.write("other.toml", "[talk]\nstamp_lead = 3\n");
    for directory in [".local/share/bash-completion/completions", ".local/share/man/man1", "tmp"] {
        std::fs::create_dir_all(home.path(directory)).unwrap();
    }
    let program = Path::new(env!("CARGO_BIN_EXE_seminote"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut shell = home.with_places(assert_cmd::Command::new("sh"));
    shell.args(["-c", example]).env("PATH", path).env("TMPDIR", home.path("tmp"));
    Home::finish(shell)
}

#[cfg(unix)]
#[test]
fn every_example_of_the_help_works() {
    let home = Home::new();
    let mut commands = vec![Vec::new()];
    let mut seen = 0;
    while let Some(command) = commands.pop() {
        let words: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let help = home.done(&words).results;
        commands.extend(listed(&help).into_iter().map(|name| [command.as_slice(), &[name]].concat()));
        for example in examples(&help) {
            seen += 1;
            let given = try_out(&example);
            let opens = example == "seminote" || example.starts_with("seminote live");
            let is_pdf = example.contains("pdf") && !cfg!(feature = "pdf");
            // The sample journal leaves questions unanswered, as journals do.
            let finds = example.starts_with("seminote check");
            let expected = if opens || is_pdf || finds { Some(1) } else { Some(0) };
            assert_eq!(given.status, expected, "{example}: {}", given.messages);
            assert!(!opens || given.messages.contains("terminal"), "{example}: {}", given.messages);
        }
    }
    assert!(seen >= 25, "{seen} examples");
}

#[test]
fn the_configuration_in_force_is_printed_with_its_path_and_every_mistake() {
    let home = Home::new();
    let missing = home.done(&["config"]);
    assert!(missing.results.contains(seminote::config::EXAMPLE), "{}", missing.results);
    home.write(
        "mine.toml",
        "[author]\nname = 3\n[talk]\nstamp_lead = 7\nstamp_led = 1\n[keys]\nsave = \"hyper-x\"\n[export]\nname = \"{wek}\"\n",
    );
    let given = home.done(&["config", "--config", "mine.toml"]);
    assert!(given.results.starts_with("# mine.toml\n[author]\nname = \"\"\n"), "{}", given.results);
    assert!(given.results.contains("stamp_lead = 7\n") && given.results.contains("max_width = 100\n"));
    assert!(given.results.contains("name = \"{series}-week-{week:02}\"\n"), "{}", given.results);
    let lines: Vec<&str> = given.messages.lines().collect();
    assert_eq!(lines.len(), 4, "{}", given.messages);
    let expected = [(2, "author.name"), (5, "stamp_lead"), (7, "hyper"), (9, "{week}")];
    for (message, (line, word)) in lines.iter().zip(expected) {
        assert!(message.starts_with(&format!("warning: mine.toml: line {line}: ")), "{message}");
        assert!(message.contains(word), "{message}");
    }
    let form = json(&home.done(&["config", "--config", "mine.toml", "--json"]).results);
    assert_eq!(form["problems"][0]["line"], 2);
    assert_eq!(form["problems"][0]["severity"], "error");
    home.write("broken.toml", "[talk]\nstamp_lead = \n");
    let broken = home.done(&["config", "--config", "broken.toml"]);
    assert!(broken.messages.contains("broken.toml: line 2"), "{}", broken.messages);
}

#[test]
fn a_configuration_that_is_named_and_not_there_is_told_of() {
    let home = Home::new();
    for command in ["list", "keys", "config"] {
        let given = home.done(&["--config", "missing.toml", command]);
        assert!(given.messages.contains("there is no file missing.toml"), "{}", given.messages);
        assert!(!home.done(&[command]).messages.contains("there is no file"));
    }
    assert!(!home.path("missing.toml").exists());
    std::fs::create_dir(home.path("directory")).unwrap();
    let refused = home.refused(&["--config", "directory", "list"], 1);
    assert!(refused.contains("cannot read directory") && refused.contains("name a file"), "{refused}");
}

#[test]
fn the_keys_in_force_are_printed() {
    let home = Home::new();
    home.write("keys.toml", "[keys]\nsave = [\"ctrl-q\", \"f12\"]\nend-talk = []\n");
    let given = home.done(&["--config", "keys.toml", "keys"]);
    let row = |name: &str| {
        let lines = given.results.lines().filter(|line| line.split_whitespace().any(|word| word == name));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(row("save").contains("Ctrl-Q, F12"), "{}", given.results);
    assert!(row("quit").trim_start().starts_with("q "), "{}", given.results);
    assert!(row("end-talk").trim_start().starts_with("end-talk"), "{}", given.results);
    assert!(!given.results.contains("Ctrl-S "));
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let home = Home::new();
    let commands = listed(&home.done(&["--help"]).results);
    assert!(commands.len() >= 15, "{commands:?}");
    let shells = ["bash", "elvish", "fish", "powershell", "zsh"].map(|shell| vec!["completions", shell]);
    for printed in shells.iter().chain([&vec!["man"]]) {
        let text = home.done(printed).results;
        for command in &commands {
            let is_named = text.contains(command) || text.contains(&command.replace('-', "\\-"));
            assert!(is_named, "{printed:?} lacks {command}");
        }
    }
    assert!(home.refused(&["completions", "tcsh"], 2).contains("tcsh"));
    assert!(!home.path("data").exists());
}

#[test]
fn nothing_is_coloured() {
    let home = Home::with_sample().0;
    for arguments in [["--help"].as_slice(), &["list"], &["show", "2"], &["keys"], &["nonsense"], &["show", "9"]] {
        let mut command = home.command(arguments);
        command.env("CLICOLOR_FORCE", "1").env("FORCE_COLOR", "1");
        let given = Home::finish(command);
        assert!(!given.results.contains('\u{1b}') && !given.messages.contains('\u{1b}'), "{arguments:?}");
    }
}
