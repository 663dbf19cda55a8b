//! What is refused, and what is said then: what was tried, why not, what to do next.

use super::Home;

#[test]
fn what_means_nothing_is_refused_by_name() {
    let (home, _) = Home::with_sample();
    let unknown = home.refused(&["show", "7"], 1);
    assert!(unknown.contains("no week 7") && unknown.contains("week 2 alone"), "{unknown}");
    for (arguments, said) in [
        (["show", "second"].as_slice(), "no week"),
        (&["hand-in", "2", "--date", "2024-13-01"], "no date"),
        (&["hand-in", "2", "--date", "19.9.2024"], "no date"),
        (&["export", "2", "--format", "odt"], "not a format"),
        (&["export", "5-2"], "no range"),
        (&["add", "text", "-w", "2"], "before it"),
        (&["--series", "No Slug", "list"], "short name"),
        (&["nonsense"], "nonsense"),
    ] {
        let refused = home.refused(arguments, 2);
        assert!(refused.contains(said), "{arguments:?}: {refused}");
    }
    for arguments in [["list"].as_slice(), &["show", "2"], &["add", "x"], &["series", "show"]] {
        let refused = home.refused(&[["--series", "other"].as_slice(), arguments].concat(), 1);
        assert!(refused.contains("no series \"other\""), "{arguments:?}: {refused}");
    }
    assert!(home.refused(&["add", " "], 1).contains("no text"));
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_is_named() {
    let (home, _) = Home::with_sample();
    std::fs::write(home.path("file"), "").unwrap();
    let refused = home.refused(&["export", "2", "--format", "md", "-o", "file/report.md"], 1);
    assert!(refused.contains("file/report.md"), "{refused}");
    let refused = home.refused(&["--data-dir", "file", "add", "text"], 1);
    assert!(refused.contains("file"), "{refused}");
}

#[test]
fn a_damaged_file_is_told_of_and_hides_nothing() {
    let (home, _) = Home::with_sample();
    let path = home.path("data/entries/ai-seminar/2024-09-26-deadbeef.json");
    std::fs::write(&path, "{").unwrap();
    let given = home.done(&["list"]);
    assert_eq!(given.results.lines().count(), 1);
    assert!(given.messages.contains("deadbeef.json is damaged"), "{}", given.messages);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "{");
}

#[test]
fn weeks_that_mean_nothing_are_told_apart() {
    let (home, _) = Home::with_sample();
    for (weeks, said) in [
        ("5-2", "\"5-2\" is no range of weeks; write the smaller number first"),
        ("0", "\"0\" is no week"),
        ("abc", "\"abc\" is no week"),
        ("1,abc", "\"abc\" is no week"),
        ("2,,3", "a week is missing in \"2,,3\""),
        ("", "a week is missing"),
        ("2,", "a week is missing in \"2,\""),
        ("99999999999", "\"99999999999\" is no week"),
        ("1-99999999999", "is no week"),
        ("2.5", "is no week"),
        ("2\u{1b}[31m", "is no week"),
    ] {
        let refused = home.refused(&["export", weeks, "--format", "md"], 2);
        assert!(refused.contains(said), "{weeks}: {refused}");
    }
    for (weeks, said) in [
        ("7", "no week 7 in the series \"ai-seminar\"; it has week 2 alone"),
        ("3-9", "no week from 3 to 9"),
        ("2,7", "no week 7"),
        ("deadbeef", "no entry whose id ends in deadbeef; `seminote list --json` shows the ids"),
    ] {
        for output in ["out/", "-"] {
            let refused = home.refused(&["export", weeks, "-o", output, "--format", "md"], 1);
            assert!(refused.contains(said), "{weeks}: {refused}");
        }
    }
    assert!(!home.path("out").exists());
}

#[test]
fn an_empty_journal_says_how_to_begin() {
    let home = Home::new();
    for arguments in [["show", "1"].as_slice(), &["show", "latest"], &["export", "all"], &["hand-in", "2"]] {
        let refused = home.refused(arguments, 1);
        assert!(refused.contains("there is no series yet") && refused.contains("seminote series new"), "{refused}");
    }
    assert!(home.refused(&["add", "-w", "2", "text"], 1).contains("no series yet"));
    assert!(home.refused(&["series", "show"], 1).contains("no series yet"));
    assert!(home.refused(&["--series", "none", "list"], 1).contains("there is none yet"));
    for (arguments, said) in [
        (["list"].as_slice(), "no entries yet"),
        (&["series", "list"], "no series yet"),
        (&["questions", "--open"], "no open questions"),
        (&["followups"], "no follow-ups"),
    ] {
        let given = home.done(arguments);
        assert!(given.results.is_empty() && given.messages.contains(said), "{arguments:?}: {}", given.messages);
        assert_eq!(home.done(&[arguments, &["--json"]].concat()).results, "[]\n");
    }
    assert!(!home.path("data").exists());
    home.done(&["series", "new", "AI Seminar"]);
    for arguments in [["show", "1"].as_slice(), &["show", "latest"], &["export", "all"]] {
        let refused = home.refused(arguments, 1);
        assert!(refused.contains("the series \"ai-seminar\" has no entries yet; `seminote live`"), "{refused}");
    }
}

#[test]
fn the_series_that_was_probably_meant_is_named() {
    let (home, _) = Home::with_sample();
    home.done(&["series", "new", "Physics"]);
    let commands: [&[&str]; 8] = [
        &["list"],
        &["show", "2"],
        &["questions"],
        &["followups"],
        &["add", "x"],
        &["export", "2"],
        &["hand-in", "2"],
        &["series", "edit", "--weeks", "3"],
    ];
    for command in commands {
        let refused = home.refused(&[["--series", "ai-seminr"].as_slice(), command].concat(), 1);
        assert!(refused.contains("no series \"ai-seminr\"; did you mean \"ai-seminar\"?"), "{command:?}: {refused}");
        let refused = home.refused(&[["--series", "zoology"].as_slice(), command].concat(), 1);
        assert!(refused.contains("the journal has ai-seminar, physics"), "{command:?}: {refused}");
    }
    assert!(home.refused(&["series", "show", "phisics"], 1).contains("did you mean \"physics\"?"));
}

#[test]
fn values_of_a_series_are_refused_with_what_to_write() {
    let (home, _) = Home::with_sample();
    let before = home.done(&["series", "show", "--json"]).results;
    for (option, value, said) in [
        ("--starts", "2024-02-30", "write it as 2024-09-19"),
        ("--starts", "", "write it as 2024-09-19"),
        ("--time", "4pm", "write it as 16:00"),
        ("--weekday", "someday", "write it as thu"),
        ("--weeks", "0", "from 1 to 1000"),
        ("--weeks", "9999999999", "from 1 to 1000"),
        ("--minutes", "1.5", "from 1 to 1000"),
        ("--breaks", "2024-09-26,later", "\"later\" is no date"),
        ("--language", "ko KR", "such as en or ko"),
        ("--language", "a\nb", "such as en or ko"),
        ("--name", "a\nb", "one line"),
        ("--name", " ", "is empty"),
        ("--report-title", "{wek}", "use {week}"),
        ("--author-line", "{", "twice"),
        ("--sections", "appendix", "there are summary"),
        ("--sections", "summary,summary", "stands there twice"),
    ] {
        let refused = home.refused(&["series", "edit", option, value], 2);
        assert!(refused.contains(said), "{option} {value}: {refused}");
    }
    assert!(home.refused(&["series", "edit"], 2).contains("nothing to change was named"));
    assert_eq!(home.done(&["series", "show", "--json"]).results, before);
    let same = home.done(&["series", "edit", "--weeks", "15"]);
    assert!(same.messages.contains("nothing to change in the series ai-seminar"), "{}", same.messages);
}

#[cfg(unix)]
#[test]
fn no_journal_is_made_where_nothing_can_be_written() {
    let (home, _) = Home::with_sample();
    home.write("file", "mine");
    home.write("week-2-report.md", super::SAMPLE);
    for (place, named) in [("file", "file"), ("file/below", "file"), ("/dev/null/journal", "/dev/null")] {
        let commands: [&[&str]; 4] =
            [&["add", "text"], &["series", "new", "x"], &["import", "week-2-report.md"], &["demo", place]];
        for command in commands {
            let refused = home.refused(&[["--data-dir", place].as_slice(), command].concat(), 1);
            assert!(refused.contains("error: cannot ") && refused.contains(named), "{place} {command:?}: {refused}");
            assert!(refused.contains(['(', ';']), "it does not say what to do: {refused}");
        }
        let refused = home.refused(&["export", "2", "--format", "md", "-o", &format!("{place}/")], 1);
        assert!(refused.contains("cannot write"), "{refused}");
    }
    assert_eq!(std::fs::read_to_string(home.path("file")).unwrap(), "mine");
    let refused = home.refused(&["--config", "file/config.toml", "list"], 1);
    assert!(refused.contains("cannot read file/config.toml") && refused.contains("is a file"), "{refused}");
}

#[test]
fn a_file_that_cannot_be_imported_is_named_and_none_is() {
    let (home, _) = Home::with_sample();
    home.write("week-5.md", &super::SAMPLE.replace("Week 2", "Week 5"));
    std::fs::write(home.path("bad.md"), b"# Week 6\n\nab\xff").unwrap();
    std::fs::create_dir(home.path("directory.md")).unwrap();
    for (file, said) in [
        ("missing.md", "cannot import missing.md"),
        ("bad.md", "byte 13"),
        ("directory.md", "directory.md: "),
        ("report.odt", "report.odt"),
    ] {
        let refused = home.refused(&["import", "week-5.md", file], 1);
        assert!(refused.contains(said) && refused.contains("; "), "{file}: {refused}");
    }
    assert!(home.refused(&["import", "week-5.md", "--date", "2024-9-2"], 2).contains("2024-09-19"));
    assert!(home.refused(&["import", "week-5.md", "--reflection-from", "0"], 2).contains("whole number from 1"));
    assert!(home.refused(&["import", "week-5.md", "--as", "slides"], 2).contains("report, notes"));
    assert!(home.refused(&["import"], 2).contains("<FILE>"));
    assert_eq!(home.done(&["list"]).results.lines().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told_of() {
    let home = Home::with_sample().0;
    for arguments in [["list"].as_slice(), &["--help"], &["keys", "--json"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_seminote"));
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        command.args(arguments).stdout(full).env("HOME", home.path("")).env("SEMINOTE_DATA_DIR", home.path("data"));
        let output = command.output().unwrap();
        let messages = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(messages.contains("cannot write to standard output"), "{messages}");
    }
}
