//! Forms: the first start, details, series, a new entry.

use super::*;

#[test]
fn an_empty_journal_greets_and_is_in_the_notes_after_three_answers() {
    let mut program = Program::empty();
    program.list();
    program.types("박지호\n2023-12675\nAI Seminar\n");
    let begun = program.asked.iter().find_map(|effect| match effect {
        Effect::Begin(greeting) => Some(greeting.clone()),
        _ => None,
    });
    let begun = begun.unwrap();
    assert_eq!(begun.author.name.as_deref(), Some("박지호"));
    assert_eq!(begun.author.student_id.as_deref(), Some("2023-12675"));
    assert_eq!(begun.series, "AI Seminar");
    assert_eq!(program.model.screen, Screen::Notes);
    program.types("first");
    assert_eq!(program.notes(), "first|");
}

#[test]
fn every_question_of_the_first_start_can_be_skipped() {
    let mut program = Program::empty();
    program.list();
    program.keys("enter enter enter");
    assert_eq!(program.model.screen, Screen::Notes);
    assert_eq!(program.series[0].name, "Seminar");
}

#[test]
fn details_are_checked_as_they_are_typed_and_the_week_follows_the_date() {
    let mut program = Program::with_notes("");
    program.keys("f6");
    program.types("The Qwen models");
    program.keys("tab");
    program.types("Junyang Lin (Qwen team)");
    program.keys("tab ctrl-u");
    program.types("2024-10-0");
    let problem = |program: &Program| match program.model.overlays.last() {
        Some(Overlay::Form(form)) => form.fields[2].problem.clone(),
        _ => None,
    };
    assert!(problem(&program).unwrap().contains("is no date"));
    program.keys("enter");
    assert_eq!(program.model.overlays.len(), 1, "a form with a problem stays");
    program.types("3");
    assert_eq!(problem(&program), None);
    program.keys("enter");
    let details = &program.files[0].details;
    assert_eq!((details.title.as_str(), details.week, details.date), ("The Qwen models", 3, date("2024-10-03")));
    assert_eq!(details.speakers[0].to_string(), "Junyang Lin (Qwen team)");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].details.week, 2);
}

#[test]
fn a_changed_calendar_offers_to_renumber() {
    let mut program = Program::with_notes("");
    program.keys("f2 s tab ctrl-u");
    program.types("2024-09-19");
    program.keys("enter");
    assert!(matches!(program.model.overlays.last(), Some(Overlay::Confirm(_))));
    program.keys("enter");
    assert_eq!(program.files[0].details.week, 1);
    assert!(program.model.overlays.is_empty());
}

#[test]
fn speakers_that_were_not_touched_stay_as_they_are() {
    let mut program = Program::with_notes("");
    let before = [("Kim", "KAIST (AI)"), ("Lee (박)", "Lab; Seoul")].map(|(name, affiliation)| {
        crate::journal::Speaker { name: name.to_owned(), affiliation: affiliation.to_owned(), ..Default::default() }
    });
    program.files[0].details.speakers = before.to_vec();
    program.model.open.as_mut().unwrap().entry.details.speakers = before.to_vec();
    program.keys("f6");
    program.types("A title");
    program.keys("enter");
    assert_eq!(program.files[0].details.title, "A title");
    assert_eq!(program.files[0].details.speakers, before);
}

#[test]
fn the_details_of_an_entry_that_a_newer_version_wrote_are_not_asked_for() {
    let mut program = Program::with_notes("");
    program.keys("f2");
    program.model.heads[0].newer = true;
    program.keys("d");
    assert!(program.model.overlays.is_empty());
    assert!(program.status().contains("newer Seminote"));
}

#[test]
fn speakers_without_a_semicolon_between_them_are_not_taken_for_one() {
    let mut program = Program::with_notes("");
    program.keys("f6 tab");
    program.types("김민수, Junyang Lin (Qwen), A");
    let problem = |program: &Program| match program.model.overlays.last() {
        Some(Overlay::Form(form)) => form.fields[1].problem.clone(),
        _ => None,
    };
    assert!(problem(&program).unwrap().starts_with("put ; between speakers"));
    program.keys("ctrl-u");
    program.types("김민수; Junyang Lin (Qwen)");
    assert_eq!(problem(&program), None);
    program.keys("enter");
    let names: Vec<_> = program.files[0].details.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["김민수", "Junyang Lin"]);
}

#[test]
fn the_first_talk_of_a_new_series_goes_into_it() {
    let mut program = Program::with_notes("");
    program.keys("f2 N");
    program.types("Robotics\n");
    assert_eq!(program.status(), "Series \"Robotics\" saved; n in the weeks begins its first talk.");
    program.keys("n");
    program.types("Arms\n");
    assert_eq!(program.files[1].series.as_str(), "robotics");
    program.files[1].details.date = date("2024-09-20");
    program.keys("f2 end n");
    program.types("Qwen\n");
    assert_eq!(program.files[2].series.as_str(), "ai-seminar", "else it is the series of the selected entry");
}

#[test]
fn a_new_entry_asks_for_its_series_where_there_are_several() {
    let mut program = Program::with_notes("");
    let fields = |program: &Program| match program.model.overlays.last() {
        Some(Overlay::Form(form)) => form.fields.clone(),
        _ => Vec::new(),
    };
    program.keys("f2 n");
    assert_eq!(fields(&program).len(), 5);
    program.keys("esc");
    program.series.push(Series::new(Slug::of_name("Robotics"), "Robotics".to_owned(), program.now.date_naive()));
    program.list();
    program.keys("n shift-tab ctrl-u");
    assert_eq!(fields(&program)[3].input.text(), "2");
    program.types("robot");
    assert!(fields(&program)[5].problem.clone().unwrap().ends_with("the journal has AI Seminar, Robotics"));
    program.keys("enter");
    assert_eq!(program.files.len(), 1, "a form with a problem stays");
    program.types("ics");
    assert_eq!(fields(&program)[3].input.text(), "1", "the week is that of the calendar of the series");
    program.keys("enter");
    assert_eq!((program.files[1].series.as_str(), program.files[1].details.week), ("robotics", 1));
}
