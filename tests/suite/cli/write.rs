//! What commands write into the journal.

use std::path::Path;

use seminote::journal::{Series, Slug};

use super::{Home, json};

#[test]
fn two_entries_of_one_week_are_both_read_and_neither_is_written() {
    let (home, first) = Home::with_sample();
    let second = home.entry(2, "2024-09-20", |_| {});
    assert_eq!(json(&home.done(&["show", "2", "--json"]).results).as_array().unwrap().len(), 2);
    for arguments in [["hand-in", "2"].as_slice(), &["add", "-w", "2", "text"]] {
        let refused = home.refused(arguments, 1);
        assert!(refused.contains(&first.short()) && refused.contains(&second.short()), "{refused}");
    }
    home.done(&["hand-in", &second.short(), "--date", "2024-09-22"]);
    let handed_in = home.store().read(second).unwrap().details.handed_in.unwrap();
    assert_eq!(handed_in.to_string(), "2024-09-22");
    let paths = home.done(&["export", "2", "--format", "md", "-o", "reports"]).results;
    assert_eq!(paths.lines().filter(|path| Path::new(&home.path(path)).exists()).count(), 2, "{paths}");
}

#[test]
fn lines_are_added_as_they_are() {
    let home = Home::new();
    let given = home.done(&["add", "- [ ]", "read", "it"]);
    assert!(given.messages.contains("made the series \"Seminar\""), "{}", given.messages);
    assert_eq!(given.results, "");
    let mut command = home.command(&["add", "-"]);
    command.write_stdin("? one\r\n\n박지호 👩‍👩‍👧\n");
    assert_eq!(Home::finish(command).status, Some(0));
    let entry = json(&home.done(&["show", "latest", "--json"]).results);
    let notes: Vec<&str> =
        entry[0]["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap()).collect();
    assert_eq!(notes, ["- [ ] read it", "? one", "", "박지호 👩‍👩‍👧"]);
    let mut command = home.command(&["add", "-"]);
    command.write_stdin(b"ab\xff".as_slice());
    let refused = Home::finish(command);
    assert_eq!(refused.status, Some(1));
    assert!(refused.messages.contains("byte 2"), "{}", refused.messages);
}

#[test]
fn a_series_is_changed_where_it_is_said_and_nowhere_else() {
    let (home, _) = Home::with_sample();
    home.done(&["series", "edit", "--breaks", "2024-09-26", "--time", "", "--language", "ko"]);
    let series: Series = home.store().read_series(&Slug::of_name("AI Seminar")).unwrap();
    assert_eq!((series.weeks, series.time, series.language()), (Some(15), None, "ko"));
    assert_eq!(series.breaks.len(), 1);
    assert_eq!(home.done(&["series", "new", "AI Seminar"]).results, "ai-seminar-2\n");
    for (option, value) in [("--time", "25:00"), ("--weekday", "someday"), ("--weeks", "0"), ("--sections", "appendix")]
    {
        home.refused(&["series", "edit", option, value], 2);
    }
}

#[test]
fn no_line_that_is_added_is_changed_but_for_its_end() {
    let (home, id) = Home::with_sample();
    let before = home.store().read(id).unwrap().notes.lines().len();
    let long = "x".repeat(1_000_000);
    let odd = "nul \0 tab \t escape \u{1b}[31m lone \r return";
    for (given, count) in [
        ("crlf\r\nnext\r\n", "2 lines"),
        ("\u{feff}after a mark", "1 line"),
        (odd, "1 line"),
        (long.as_str(), "1 line"),
    ] {
        let mut command = home.command(&["add", "-"]);
        command.write_stdin(given);
        let done = Home::finish(command);
        assert_eq!(done.status, Some(0), "{}", done.messages);
        assert!(done.messages.contains(&format!("added {count} to week 2")), "{}", done.messages);
    }
    assert!(home.done(&["add", "one\r\ntwo\nthree"]).messages.contains("added 3 lines"));
    let notes = home.store().read(id).unwrap().notes;
    let added: Vec<&str> = notes.lines()[before..].iter().map(|line| line.text.as_str()).collect();
    assert_eq!(added, ["crlf", "next", "after a mark", odd, long.as_str(), "one", "two", "three"]);
    for nothing in ["", "\n \r\n", "\u{feff}"] {
        let mut command = home.command(&["add", "-"]);
        command.write_stdin(nothing);
        let refused = Home::finish(command);
        assert_eq!(refused.status, Some(1), "{nothing:?}");
        assert!(refused.messages.contains("no text to add"), "{}", refused.messages);
    }
    assert!(home.refused(&["add", ""], 1).contains("no text to add"));
    assert!(home.refused(&["add"], 2).contains("<TEXT>"));
    assert_eq!(home.store().read(id).unwrap().notes, notes);
}

#[test]
fn lines_for_a_talk_that_is_running_are_stamped() {
    let (home, id) = Home::with_sample();
    let now = chrono::Local::now().fixed_offset();
    let running = home.entry(5, &now.date_naive().to_string(), |entry| {
        entry.talk.started = Some(now - chrono::Duration::seconds(90));
    });
    let added = json(&home.done(&["add", "--json", "? why"]).results);
    assert_eq!(added["entry"], running.to_string());
    assert!(added["at"].as_u64().is_some_and(|at| at >= 89), "{added}");
    let stamp = home.store().read(running).unwrap().notes.lines().last().unwrap().tag.stamp;
    assert_eq!(stamp.map(u64::from), added["at"].as_u64());
    let elsewhere = json(&home.done(&["add", "--json", "-w", "2", "x"]).results);
    assert_eq!((&elsewhere["entry"], &elsewhere["at"]), (&id.to_string().into(), &serde_json::Value::Null));
}

#[test]
fn handing_in_again_says_what_was_before() {
    let (home, id) = Home::with_sample();
    let first = home.done(&["hand-in", "2", "--date", "2024-09-22"]);
    assert_eq!(first.messages, "week 2 of ai-seminar is handed in on 2024-09-22\n");
    assert_eq!(home.done(&["hand-in", "2", "--date", "2024-09-22"]).messages, first.messages);
    let again = home.done(&["hand-in", "latest", "--date", "2024-09-24"]);
    assert_eq!(again.messages, "week 2 of ai-seminar is handed in on 2024-09-24, no longer on 2024-09-22\n");
    assert_eq!(home.store().read(id).unwrap().details.handed_in.unwrap().to_string(), "2024-09-24");
    let today = chrono::Local::now().date_naive();
    assert!(home.done(&["hand-in", "2"]).messages.contains("is handed in on"));
    assert!(home.store().read(id).unwrap().details.handed_in.unwrap() >= today);
}

#[test]
fn a_directory_of_reports_is_imported_with_a_table_of_what_becomes_of_each() {
    let home = Home::new();
    std::fs::create_dir_all(home.path("reports/deeper")).unwrap();
    home.write("reports/week-3.md", "# Week 3 Report: Scaling\n\nSaid.\n");
    home.write("reports/week-4.txt", "Week 4 Report\n\n말했다.\n");
    home.write("reports/broken.json", "{");
    home.write("reports/picture.png", "no report");
    home.write("reports/.hidden.md", "# Week 9 Report\n");
    home.write("reports/deeper/week-5.md", "# Week 5 Report\n");
    let given = home.run(&["import", "reports", "--dry-run"]);
    let table = given.results;
    assert!(given.messages.contains("1 of the files could not be imported"), "{}", given.messages);
    assert!(table.contains("week-3.md    would be week  3"), "{table}");
    assert!(home.done(&["list"]).results.is_empty());
    let table = home.run(&["import", "reports"]).results;
    let rows: Vec<&str> = table.lines().filter(|row| !row.contains("note:")).collect();
    assert!(rows[0].starts_with("week-3.md    is week  3") && rows[0].ends_with("Scaling"), "{table}");
    assert!(rows[1].starts_with("week-4.txt   is week  4"), "{table}");
    assert!(rows[2].starts_with("broken.json  left out: ") && rows[2].contains("cannot be imported"), "{table}");
    assert!(rows[3].starts_with("picture.png  left out: its name ends with none of md,"), "{table}");
    assert_eq!((rows.len(), home.done(&["list"]).results.lines().count()), (4, 2));
}
