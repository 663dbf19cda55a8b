//! Search from the shell.

use super::{Home, json, text};

fn journal() -> Home {
    let (home, _) = Home::with_sample();
    home.entry(3, "2024-09-26", |entry| {
        "합성 데이터".clone_into(&mut entry.details.title);
        entry.notes = text("! the data is worth more\n\u{1b}[31mred data");
        entry.summary = text(&format!("{}the Data{}", "before ".repeat(30), " behind".repeat(30)));
    });
    home
}

#[test]
fn what_is_found_is_printed_a_row_a_line() {
    let home = journal();
    let results = home.done(&["search", "data", "week:3.."]).results;
    let rows: Vec<&str> = results.lines().collect();
    assert_eq!(rows[0], "  3  2024-09-26  notes               ! the data is worth more");
    assert_eq!(
        rows[1], "  3  2024-09-26  notes               \u{1b}[31mred data",
        "as it is where no terminal obeys it"
    );
    assert!(rows[2].starts_with("  3  2024-09-26  summary             …before before before before the Data behind"));
    assert!(rows[2].ends_with('…') && rows.len() == 3, "{results}");
    let results = home.done(&["search", "is:question", "OR", "데이터"]).results;
    assert_eq!(
        results,
        "  3  2024-09-26  title               합성 데이터\n  2  2024-09-19  notes         1:35  ? what differs in the coding model\n"
    );
}

#[test]
fn nothing_is_no_failure_and_one_series_can_be_searched_alone() {
    let home = journal();
    let given = home.done(&["search", "zebra"]);
    assert_eq!((given.results.as_str(), given.messages.as_str()), ("", "nothing was found\n"));
    assert_eq!(home.done(&["search", "--json", "zebra"]).results, "[]\n");
    home.done(&["series", "new", "Other"]);
    assert_eq!(home.done(&["--series", "other", "search", "data"]).results, "");
    assert!(home.refused(&["--series", "others", "search", "data"], 1).contains("did you mean"));
}

#[test]
fn a_wrong_query_is_shown_with_its_mistake() {
    let home = journal();
    assert_eq!(
        home.refused(&["search", "데이터", "is:qestion"], 2),
        "error: cannot search: is: knows no \"qestion\"; did you mean is:question?\n  데이터 is:qestion\n         ^^^^^^^^^^\n"
    );
}

#[test]
fn searches_are_kept_used_and_forgotten() {
    let home = journal();
    let config = home.path("config.toml");
    std::fs::write(&config, "# mine\n").unwrap();
    let named = config.to_str().unwrap().to_owned();
    let with =
        |arguments: &[&'static str]| -> Vec<&str> { [&["--config", named.as_str(), "search"], arguments].concat() };
    assert_eq!(
        home.done(&with(&["--save", "due soon", "is:due"])).messages,
        "the search is kept; `seminote search @due soon` uses it\n"
    );
    assert_eq!(std::fs::read_to_string(&config).unwrap(), "# mine\n\n[searches]\n\"due soon\" = \"is:due\"\n");
    assert_eq!(home.done(&with(&[])).results, "@due soon  is:due\n");
    assert_eq!(home.done(&with(&["@due", "soon"])).results, home.done(&["search", "is:due"]).results);
    assert!(home.refused(&with(&["@due son"]), 1).contains("did you mean \"due soon\"?"));
    assert!(home.refused(&with(&["--save", "wrong", "is:"]), 2).contains("needs a value"));
    home.done(&with(&["--forget", "due soon"]));
    assert!(
        home.refused(&with(&["--forget", "due soon"]), 1).contains("`seminote search --save NAME QUERY` keeps one")
    );
    assert_eq!(json(&home.done(&with(&["--json"])).results), serde_json::json!([]));
    std::fs::write(&config, "[searches]\nwrong = \"a OR\"\n").unwrap();
    let warnings = home.done(&["--config", config.to_str().unwrap(), "config"]).messages;
    assert!(
        warnings.contains("line 2: searches.wrong: in column 5 of the query, nothing stands behind OR"),
        "{warnings}"
    );
}
