//! Reports into files and to standard output.

use super::{Home, SAMPLE, json};

#[test]
fn the_sample_is_in_every_format() {
    let (home, _) = Home::with_sample();
    let formats = if cfg!(feature = "pdf") {
        ["md", "typ", "pdf", "docx", "html", "txt", "json"].as_slice()
    } else {
        &["md", "typ", "docx", "html", "txt", "json"]
    };
    for format in formats {
        let path = home.done(&["export", "2", "--format", format]).results;
        let file = home.path(&format!("ai-seminar-week-02.{format}"));
        assert_eq!(std::fs::canonicalize(path.trim()).unwrap(), std::fs::canonicalize(&file).unwrap());
        assert!(std::fs::metadata(&file).unwrap().len() > 1000);
    }
    for format in ["md", "txt"] {
        let report = home.done(&["export", "2", "--format", format, "-o", "-"]).results;
        assert_eq!(report, std::fs::read_to_string(home.path(&format!("ai-seminar-week-02.{format}"))).unwrap());
        let report = if format == "txt" { report.replace('\n', " ") } else { report };
        for paragraph in SAMPLE.trim().split("\n\n").skip(2) {
            assert!(report.contains(paragraph), "{format} has not: {paragraph}");
        }
    }
    let shown = home.done(&["show", "2"]).results;
    assert!(shown.starts_with("# Week 2: The Qwen language models\n"), "{shown}");
    assert!(shown.contains("   1:35  ? what differs in the coding model\n"), "{shown}");
    assert!(SAMPLE.trim().split("\n\n").skip(2).all(|paragraph| shown.contains(paragraph)));
}

#[test]
fn an_export_is_never_written_over_without_force() {
    let (home, _) = Home::with_sample();
    std::fs::write(home.path("mine.md"), "mine").unwrap();
    let refused = home.refused(&["export", "2", "-o", "mine.md"], 1);
    assert!(refused.contains("mine.md exists already") && refused.contains("--force"), "{refused}");
    assert_eq!(std::fs::read_to_string(home.path("mine.md")).unwrap(), "mine");
    home.done(&["export", "2", "-o", "mine.md", "--force"]);
    assert!(std::fs::read_to_string(home.path("mine.md")).unwrap().starts_with("# Week 2 Report"));
    assert!(home.refused(&["export", "2", "-o", "missing/report.md"], 1).contains("missing/report.md"));
}

#[test]
fn a_place_for_reports_is_used_as_it_is_written() {
    let (home, _) = Home::with_sample();
    home.entry(3, "2024-09-26", |_| {});
    let refused = home.refused(&["export", "2-3", "--format", "md", "-o", "-"], 2);
    assert!(refused.contains("takes one report, and 2 are meant"), "{refused}");
    assert!(home.refused(&["export", "2", "-o", "-", "--json"], 2).contains("not both"));
    let refused = home.refused(&["export", "2", "-o", "report.odt"], 2);
    assert!(refused.contains("\"odt\" is not a format") && refused.contains("--format"), "{refused}");
    home.done(&["export", "2", "-o", "report.odt", "--format", "md"]);
    let refused = home.refused(&["export", "2", "--format", "md", "-o", "missing/report.md"], 1);
    assert!(refused.contains("cannot write missing/report.md") && refused.contains("directory"), "{refused}");
    assert!(!home.path("missing").exists());
    // Where it can only be a directory, it is made.
    assert_eq!(home.done(&["export", "2", "--format", "md", "-o", "new/"]).results, "new/ai-seminar-week-02.md\n");
    assert_eq!(home.done(&["export", "all", "--format", "md", "-o", "all.d"]).results.lines().count(), 2);
    // All or none, though week 3 alone is there.
    std::fs::remove_file(home.path("all.d/ai-seminar-week-02.md")).unwrap();
    let refused = home.refused(&["export", "2-3", "--format", "md", "-o", "all.d"], 1);
    assert!(refused.contains("ai-seminar-week-03.md exists already"), "{refused}");
    assert!(!home.path("all.d/ai-seminar-week-02.md").exists());
}

#[test]
fn an_export_says_in_json_what_it_wrote() {
    let (home, id) = Home::with_sample();
    assert_eq!(
        json(&home.done(&["export", "2", "--format", "txt", "-o", "out/", "--json"]).results),
        serde_json::json!([{
            "entry": id.to_string(), "series": "ai-seminar", "week": 2, "date": "2024-09-19",
            "format": "txt", "path": "out/ai-seminar-week-02.txt", "warnings": [],
        }])
    );
}

#[test]
fn weeks_are_bound_into_one_document_and_nothing_is_left_where_that_is_refused() {
    let (home, _) = Home::with_sample();
    home.entry(3, "2024-09-26", |_| {});
    let formats: &[&str] = if cfg!(feature = "pdf") { &["md", "pdf", "docx", "html"] } else { &["md", "docx", "html"] };
    for format in formats {
        let path = home.done(&["export", "all", "--bound", "--format", format]).results;
        assert!(path.trim().ends_with(&format!("ai-seminar-weeks-2-3.{format}")), "{path}");
        assert!(std::fs::metadata(home.path(path.trim())).unwrap().len() > 1000);
    }
    let bound = home.done(&["export", "2-3", "--bound", "--format", "md", "-o", "-"]).results;
    assert!(
        bound.starts_with("# AI Seminar\n") && bound.contains("\n## Week 2: The Qwen language models\n"),
        "{bound}"
    );
    let form = json(&home.done(&["export", "2-3", "--bound", "--format", "txt", "--json"]).results);
    assert_eq!((&form["weeks"], &form["format"]), (&serde_json::json!([2, 3]), &serde_json::json!("txt")));
    let refused = home.refused(&["export", "all", "--bound", "--format", "md"], 1);
    assert!(refused.contains("exists already") && refused.contains("--force"), "{refused}");
    let refused = home.refused(&["export", "all", "--bound", "--format", "json", "-o", "term.json"], 1);
    assert!(refused.contains("without --bound") && !home.path("term.json").exists(), "{refused}");
}
