//! What was deleted, and what entries were before.

use seminote::journal::{Change, Entry, EntryId, Moment};

use super::{Home, json, text};

impl Home {
    /// Gives an entry another summary, as a window that is closed a minute later does.
    pub(super) fn rewrite(&self, id: EntryId, summary: &str) {
        let store = self.store();
        let now = store.read(id).unwrap();
        let then = Entry { summary: text(summary), ..now.clone() };
        let moment = now.updated.unwrap() + chrono::Duration::minutes(1);
        let mut session = store.open(id, moment).unwrap();
        session.record(&Change::restoring(&now, &then)).unwrap();
        session.close(moment).unwrap();
    }

    pub(super) fn trash(&self, id: EntryId, moment: &str) {
        let moment: Moment = format!("2024-11-01T{moment}:00Z").parse().unwrap();
        self.store().trash(id, moment).unwrap();
    }

    fn summary(&self, id: EntryId) -> String {
        self.store().read(id).unwrap().summary.to_string()
    }
}

#[test]
fn an_entry_comes_back_from_the_trash() {
    let (home, first) = Home::with_sample();
    assert_eq!(home.done(&["trash", "list"]).messages, "there is nothing in the trash\n");
    assert!(home.refused(&["trash", "restore"], 1).contains("nothing in the trash"));
    let second = home.entry(3, "2024-10-03", |entry| "박지호\u{7}".clone_into(&mut entry.details.title));
    home.trash(first, "10:00");
    home.trash(second, "11:00");
    assert_eq!(home.done(&["list"]).results, "");
    let listed = home.done(&["trash", "list"]).results;
    let lines: Vec<&str> = listed.lines().collect();
    assert!(lines[0].starts_with(&format!("{}  deleted 2024-11-", second.short())), "{listed}");
    assert!(lines[1].ends_with("  2  2024-09-19  ai-seminar  The Qwen language models"), "{listed}");
    let other = home.done(&["--series", "other", "trash", "list"]);
    assert_eq!(
        (other.results.as_str(), other.messages.as_str()),
        ("", "there is nothing of the series \"other\" in the trash\n")
    );
    // What was deleted last comes first.
    assert_eq!(home.done(&["trash", "restore"]).messages, "week 3 of ai-seminar is back from the trash\n");
    home.store().read(second).unwrap();
    assert!(home.refused(&["trash", "restore", &second.short()], 1).contains("`seminote trash list`"));
    home.refused(&["trash", "restore", ""], 2);
    home.done(&["trash", "restore", &first.short()[..6]]);
    assert_eq!(home.done(&["trash", "list"]).results, "");
    assert_eq!(home.done(&["list"]).results.lines().count(), 2);
}

#[test]
fn nothing_is_brought_back_over_another_file() {
    let (home, id) = Home::with_sample();
    let path = home.store().layout().entry_file(&home.store().read(id).unwrap());
    let bytes = std::fs::read(&path).unwrap();
    home.trash(id, "10:00");
    std::fs::write(&path, &bytes).unwrap();
    let refused = home.refused(&["trash", "restore"], 1);
    assert!(refused.contains("stands in its place; move that file out of the journal"), "{refused}");
    std::fs::remove_file(&path).unwrap();
    home.done(&["trash", "restore"]);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn versions_are_listed_compared_and_put_back() {
    let (home, id) = Home::with_sample();
    let before = home.store().read(id).unwrap();
    assert!(home.done(&["versions", "list", "2"]).messages.contains("no older versions yet"));
    for refused in [["versions", "diff", "2"], ["versions", "restore", "2"]] {
        assert!(home.refused(&refused, 1).contains("no older versions yet"));
    }
    home.done(&["hand-in", "2", "--date", "2024-09-22"]);
    home.rewrite(id, "one\ntwo");
    home.rewrite(id, "one\n둘\u{1b}[2J");
    let listed = home.done(&["versions", "list", "2"]).results;
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    assert!(lines[0].starts_with("  1  ") && lines[0].ends_with(" words  as it is now"), "{listed}");
    assert!(lines[1].contains("  closed ") && lines[2].contains("  handed in "), "{listed}");
    let diff = home.done(&["versions", "diff", "2"]).results;
    let lines: Vec<&str> = diff.lines().collect();
    assert!(lines[0].starts_with("--- version 2 of ") && lines[0].ends_with(" (closed): summary"), "{diff}");
    assert_eq!(lines[1], "+++ week 2 of ai-seminar now: summary");
    assert_eq!(lines[2..], ["@@ -1,2 +1,2 @@", " one", "-two", "+둘\u{1b}[2J"]);
    let same = home.done(&["versions", "diff", "latest", "1"]);
    assert!(same.results.is_empty() && same.messages.contains("is what it was in version 1"), "{}", same.messages);

    let restored = home.done(&["versions", "restore", "2", "3"]);
    assert!(restored.messages.contains("again what it was in version 3"), "{}", restored.messages);
    let after = home.store().read(id).unwrap();
    assert_eq!((&after.summary, &after.notes), (&before.summary, &before.notes));
    assert_eq!(after.details.handed_in.unwrap().to_string(), "2024-09-22");
    // What stood there is a version like the others, and so comes back.
    home.done(&["versions", "restore", "2"]);
    assert_eq!(home.summary(id), "one\n둘\u{1b}[2J");
    let nothing = home.done(&["versions", "restore", "2", "1"]);
    assert!(nothing.messages.starts_with("nothing to restore"), "{}", nothing.messages);
    assert!(home.refused(&["versions", "restore", "2", "99"], 1).contains("no version 99"));
    for number in ["0", "-1", "x"] {
        home.refused(&["versions", "diff", "2", number], 2);
    }
}

#[test]
fn an_entry_that_is_open_elsewhere_is_compared_and_not_put_back() {
    let (home, id) = Home::with_sample();
    home.rewrite(id, "one");
    home.rewrite(id, "two");
    let session = home.store().open(id, chrono::Local::now().fixed_offset()).unwrap();
    assert!(home.done(&["versions", "diff", "2"]).results.contains("-one\n+two\n"));
    let refused = home.refused(&["versions", "restore", "2"], 1);
    assert!(refused.contains("week 2, \"The Qwen language models\", is open elsewhere"), "{refused}");
    drop(session);
    assert_eq!(home.summary(id), "two");
}

#[test]
fn two_entries_of_one_week_are_both_compared_and_neither_is_put_back() {
    let (home, first) = Home::with_sample();
    let second = home.entry(2, "2024-09-20", |_| {});
    for id in [first, second] {
        home.rewrite(id, "one");
        home.rewrite(id, "two");
    }
    let listed = home.done(&["versions", "list", "2"]).results;
    assert!(listed.contains(&format!("{}  The Qwen language models\n", first.short())), "{listed}");
    assert!(listed.contains(&format!("\n\n{}\n", second.short())), "{listed}");
    assert_eq!(home.done(&["versions", "diff", "2"]).results.matches("+two").count(), 2);
    let refused = home.refused(&["versions", "restore", "2"], 1);
    assert!(refused.contains(&first.short()) && refused.contains(&second.short()), "{refused}");
}

#[test]
fn a_version_that_cannot_be_read_is_listed_and_said() {
    let (home, id) = Home::with_sample();
    home.rewrite(id, "one");
    home.rewrite(id, "two");
    let oldest = home.store().versions(id).unwrap().remove(1).path;
    std::fs::write(&oldest, "{").unwrap();
    let listed = home.done(&["versions", "list", "2"]);
    assert!(listed.results.lines().nth(1).unwrap().ends_with("cannot be read"), "{}", listed.results);
    assert!(listed.messages.contains("is damaged"), "{}", listed.messages);
    let form = json(&home.done(&["versions", "list", "2", "--json"]).results);
    assert_eq!((&form[1]["words"], &form[1]["differs"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert!(home.refused(&["versions", "diff", "2", "2"], 1).contains("is damaged"));
}
