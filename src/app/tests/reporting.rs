//! The report: what the checks find, exporting, and what is done with the file.

use super::*;
use crate::app::message::Exported;

/// The messages of what the checks found, the selected one with a sign.
fn found(program: &Program) -> Vec<String> {
    let report = &program.model.report;
    let line = |(place, finding): (usize, &Finding)| {
        format!("{}{}", if place == report.finding { "› " } else { "" }, finding.check.name())
    };
    report.found().iter().enumerate().map(line).collect()
}

#[test]
fn what_the_checks_find_is_gone_to_mended_and_found_no_more() {
    let mut program = Program::with_notes("? why");
    program.keys("f4");
    program.types("This is the the whole summary of a talk that went on for more than an hour.");
    program.keys("f5");
    let all = ["› title", "speaker", "name", "student-id", "empty-section", "unanswered-question"];
    assert_eq!(found(&program)[..4], all[..4]);
    let doubled = found(&program).iter().position(|name| name == "doubled-word").unwrap();
    for _ in 0..doubled {
        program.keys("c");
    }
    assert_eq!(found(&program)[doubled], "› doubled-word");
    program.keys("g");
    assert_eq!(program.model.screen, Screen::Reflection);
    assert!(program.drawn(Field::Summary).starts_with("This is |the the"), "{}", program.drawn(Field::Summary));
    program.keys("f5 C");
    program.keys("home");
    // What is missing in the details is mended in their form.
    while !found(&program)[0].starts_with('›') {
        program.keys("C");
    }
    program.keys("g");
    assert!(matches!(program.model.overlays.last(), Some(Overlay::Form(_))));
}

#[test]
fn a_check_is_switched_off_for_the_series_with_one_key() {
    let mut program = Program::with_notes("");
    program.keys("f5 x");
    assert_eq!(program.status(), "The check title is off for AI Seminar.");
    assert_eq!(program.series[0].report.checks_off, ["title"]);
    assert_eq!(found(&program)[0], "› speaker");
    program.keys("f4 f5");
    assert_eq!(found(&program)[0], "› speaker");
}

#[test]
fn templates_are_chosen_in_turn() {
    let mut program = Program::with_notes("");
    program.keys("f5");
    let mut chosen = Vec::new();
    for _ in 0..3 {
        program.keys("t");
        chosen.push(program.series[0].report.template.clone());
    }
    assert_eq!(chosen, [Some("course".to_owned()), Some("plain".to_owned()), Some("course".to_owned())]);
}

#[test]
fn an_exported_file_is_opened_and_its_path_and_text_copied() {
    let mut program = Program::with_notes("? why");
    program.keys("f5 o");
    assert_eq!(program.status(), "This report was not exported yet: Enter exports it.");
    let path = std::path::PathBuf::from("/reports/Week 2 Report.md");
    program.send(Msg::Exported(Exported { path: path.clone(), warnings: Vec::new() }));
    assert_eq!(program.status(), "Exported to /reports/Week 2 Report.md   o opens it   Y copies its path");
    program.asked.clear();
    program.keys("o Y");
    assert_eq!(program.asked, [Effect::OpenFile(path)]);
    assert_eq!(program.clipboard, "/reports/Week 2 Report.md");
    program.send(Msg::ReportText("# Week 2 Report".to_owned()));
    assert_eq!(program.clipboard, "# Week 2 Report");
}
