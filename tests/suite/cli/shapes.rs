//! The shapes of `--json`, on which other programs rely.

use std::path::PathBuf;

use seminote::text::Text;

use super::{Home, SAMPLE, json};

#[test]
fn the_shapes_of_json_are_kept() {
    let (home, id) = Home::with_sample();
    let id = id.to_string();
    let words = |text: &Text| text.to_string().split_whitespace().count();
    let entry = home.store().read(id.parse().unwrap()).unwrap();
    assert_eq!(
        json(&home.done(&["list", "--json"]).results),
        serde_json::json!([{
            "id": id, "id8": entry.id.short(), "series": "ai-seminar", "week": 2, "date": "2024-09-19",
            "title": "The Qwen language models", "speakers": [], "tags": [], "clock": "waiting", "handed_in": null,
            "words": { "notes": 12, "summary": words(&entry.summary), "reflection": words(&entry.reflection) },
            "questions": { "answered": 1, "without_answer": 0 }, "follow_ups": { "open": 1, "done": 0 },
        }])
    );
    assert_eq!(
        json(&home.done(&["questions", "--json"]).results),
        serde_json::json!([{
            "entry": id, "series": "ai-seminar", "week": 2, "date": "2024-09-19", "line": 1, "at": 95,
            "text": "what differs in the coding model", "mine": true, "state": "answered",
            "answers": [{ "line": 2, "at": 99, "text": "the data" }],
        }])
    );
    assert_eq!(home.done(&["questions", "--open", "--json"]).results, "[]\n");
    assert_eq!(
        json(&home.done(&["search", "--json", "Model is:question"]).results),
        serde_json::json!([{
            "entry": id, "series": "ai-seminar", "week": 2, "date": "2024-09-19", "field": "notes", "line": 1,
            "stamp": 95, "text": "? what differs in the coding model", "matches": [[29, 34]],
        }])
    );
    home.done(&["search", "--save", "mine", "is:mine"]);
    let kept = serde_json::json!([{ "name": "mine", "query": "is:mine" }]);
    assert_eq!(json(&home.done(&["search", "--json"]).results), kept);
    assert_eq!(
        json(&home.done(&["followups", "--open", "--json"]).results),
        serde_json::json!([{
            "entry": id, "series": "ai-seminar", "week": 2, "date": "2024-09-19", "line": 3, "at": 3700,
            "text": "read it due 2024-10-03", "done": false, "due": "2024-10-03", "overdue": true,
        }])
    );
    let on_disk = |path: PathBuf| json(&std::fs::read_to_string(path).unwrap());
    let series = on_disk(home.path("data/series/ai-seminar.json"));
    assert_eq!(json(&home.done(&["series", "show", "--json"]).results), series);
    assert_eq!(json(&home.done(&["series", "list", "--json"]).results), serde_json::json!([series]));
    let shown = json(&home.done(&["show", "2", "--json"]).results);
    assert_eq!(shown, serde_json::json!([on_disk(home.store().layout().entry_file(&entry))]));
    let keys = json(&home.done(&["keys", "--json"]).results);
    let quit = keys.as_array().unwrap().iter().find(|row| row["command"] == "quit").unwrap();
    assert_eq!(quit["keys"], serde_json::json!(["Ctrl-Q", "q"]));
    assert!(quit["title"].is_string() && quit["places"].is_array());
}

#[test]
fn what_was_done_has_a_shape_too() {
    let (home, id) = Home::with_sample();
    let source =
        serde_json::json!({ "entry": id.to_string(), "series": "ai-seminar", "week": 2, "date": "2024-09-19" });
    let with = |more: serde_json::Value| {
        let mut form = source.clone();
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form
    };
    assert_eq!(
        json(&home.done(&["add", "--json", "-w", "2", "one\ntwo"]).results),
        with(serde_json::json!({ "lines": 2, "at": null, "waiting": false }))
    );
    assert_eq!(
        json(&home.done(&["hand-in", "2", "--date", "2024-09-22", "--json"]).results),
        with(serde_json::json!({ "handed_in": "2024-09-22", "before": null }))
    );
    assert_eq!(
        json(&home.done(&["hand-in", "2", "--date", "2024-09-23", "--json"]).results),
        with(serde_json::json!({ "handed_in": "2024-09-23", "before": "2024-09-22" }))
    );
    home.write("week-4.md", &SAMPLE.replace("Week 2", "Week 4"));
    let dry = json(&home.done(&["import", "week-4.md", "--dry-run", "--json"]).results);
    let made = json(&home.done(&["import", "week-4.md", "--json"]).results);
    let keys = |value: &serde_json::Value| value[0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&dry), ["file", "entry", "series", "week", "date", "title", "warnings"]);
    assert_eq!(keys(&made), keys(&dry));
    assert_eq!((&dry[0]["entry"], &dry[0]["week"]), (&serde_json::Value::Null, &serde_json::json!(4)));
    let listed = json(&home.done(&["list", "--json"]).results);
    assert_eq!((&made[0]["entry"], &made[0]["date"]), (&listed[0]["id"], &listed[0]["date"]));
    let series = json(&home.done(&["series", "new", "Other", "--json"]).results);
    assert_eq!(json(&home.done(&["series", "show", "other", "--json"]).results), series);
    let edited = json(&home.done(&["series", "edit", "other", "--weeks", "9", "--json"]).results);
    assert_eq!(edited["weeks"], 9);
    home.rewrite(id, "one");
    home.rewrite(id, "two");
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let version = ["entry", "series", "week", "date", "number", "when", "why"];
    let listed = json(&home.done(&["versions", "list", "2", "--json"]).results);
    assert_eq!(keys(&listed[0]), [version.as_slice(), &["words", "differs"]].concat());
    assert_eq!((&listed[0]["number"], &listed[0]["why"]), (&serde_json::json!(1), &serde_json::json!("closed")));
    assert_eq!((&listed[0]["differs"], &listed[1]["differs"]), (&serde_json::json!(false), &serde_json::json!(true)));
    assert_eq!(listed[0]["words"]["summary"], 1);
    let diff = json(&home.done(&["versions", "diff", "2", "--json"]).results);
    assert_eq!(keys(&diff[0]), [version.as_slice(), &["diff"]].concat());
    assert!(diff[0]["diff"].as_str().unwrap().ends_with("-one\n+two\n"), "{diff}");
    let restored = json(&home.done(&["versions", "restore", "2", "--json"]).results);
    assert_eq!(keys(&restored), [version.as_slice(), &["changed"]].concat());
    assert_eq!((&restored["number"], &restored["changed"]), (&serde_json::json!(2), &serde_json::json!(true)));
    home.trash(id, "10:00");
    assert_eq!(
        json(&home.done(&["trash", "list", "--json"]).results),
        serde_json::json!([{
            "id": id.to_string(), "id8": id.short(), "series": "ai-seminar", "week": 2, "date": "2024-09-19",
            "title": "The Qwen language models", "deleted": "2024-11-01T10:00:00Z",
        }])
    );
    assert_eq!(
        json(&home.done(&["trash", "restore", "--json"]).results),
        with(serde_json::json!({ "title": "The Qwen language models" }))
    );
    let config = json(&home.done(&["config", "--json"]).results);
    let keys: Vec<&String> = config.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["path", "exists", "settings", "problems"]);
    let tables: Vec<&String> = config["settings"].as_object().unwrap().keys().collect();
    assert_eq!(tables, ["author", "keys", "talk", "editor", "theme", "export", "resurface", "searches"]);
    assert_eq!((&config["exists"], &config["problems"]), (&serde_json::json!(false), &serde_json::json!([])));
}

#[test]
fn every_field_is_named_in_the_help_and_in_the_readme() {
    let (home, id) = Home::with_sample();
    home.rewrite(id, "one");
    home.rewrite(id, "two");
    let deleted = home.entry(9, "2024-11-14", |_| {});
    home.trash(deleted, "10:00");
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for command in [
        ["list", "--json"].as_slice(),
        &["search", "--json", "model"],
        &["versions", "list", "--json", "2"],
        &["versions", "diff", "--json", "2"],
        &["versions", "restore", "--json", "2"],
        &["trash", "list", "--json"],
        &["trash", "restore", "--json"],
        &["questions", "--json"],
        &["followups", "--json"],
        &["keys", "--json"],
        &["config", "--json"],
        &["add", "--json", "text"],
        &["hand-in", "--json", "2"],
        &["export", "--json", "2", "--format", "md"],
    ] {
        let printed = json(&home.done(command).results);
        let form = if printed.is_array() { &printed[0] } else { &printed };
        let words = command.iter().copied().take_while(|word| *word != "--json").chain(["--help"]);
        let help = home.done(&words.collect::<Vec<_>>()).results;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for field in form.as_object().unwrap().keys() {
            assert!(help.contains(field.as_str()), "the help of {command:?} lacks {field}");
            assert!(readme.contains(&format!("`{field}`")), "the README lacks {field} of {command:?}");
        }
    }
}
