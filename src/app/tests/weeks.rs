//! The list of weeks: marking, and what is done with all that are marked.

use super::*;
use crate::app::{Deed, ExportedAll, Several};
use crate::report::Format;

/// Weeks 1, 2 and 4, of which the first has the tag `old`.
fn weeks() -> Program {
    let mut program = Program::empty();
    let series = seminar();
    for (week, day) in [(1, "2024-09-12"), (2, "2024-09-19"), (4, "2024-10-10")] {
        let mut entry = Entry::new(series.slug.clone(), Details::new(week, date(day)), Some(75), program.now);
        entry.details.title = format!("Talk {week}");
        program.files.push(entry);
    }
    program.files[0].details.tags.push("old".to_owned());
    program.series.push(series);
    program.now = moment("2024-10-11T09:00:00+09:00");
    program.list();
    program
}

fn tags(program: &Program) -> Vec<String> {
    program.files.iter().map(|entry| entry.details.tags.join(" ")).collect()
}

fn choose(program: &mut Program, deed: Deed) {
    program.keys("m");
    let Some(Overlay::Marked(marked)) = program.model.overlays.last() else { panic!("nothing is offered") };
    let place = marked.deeds.iter().position(|other| *other == deed).unwrap();
    for _ in 0..place {
        program.keys("down");
    }
    program.keys("enter");
}

#[test]
fn weeks_are_marked_one_by_one_in_a_range_and_by_the_filter() {
    let mut program = weeks();
    let marked = |program: &Program| program.model.weeks.list.marked.len();
    program.keys("space");
    assert_eq!(marked(&program), 1);
    program.keys("up space");
    assert_eq!(marked(&program), 0, "once more takes it away");
    program.keys("home shift-down shift-down");
    assert_eq!(marked(&program), 1, "what was missed and a break cannot be marked");
    program.keys("shift-down");
    assert_eq!(marked(&program), 2);
    program.keys("esc");
    assert_eq!(marked(&program), 0);
    program.keys("f");
    program.types("talk 2");
    program.keys("enter a");
    assert_eq!(marked(&program), 1);
    program.keys("a");
    assert_eq!(marked(&program), 0);
    program.keys("a esc");
    assert_eq!((program.model.weeks.filter.is_none(), marked(&program)), (true, 1), "first the filter goes");
    program.keys("a");
    assert_eq!(marked(&program), 3);
}

#[test]
fn tags_are_given_to_all_marked_weeks_and_taken_in_one_step_each() {
    let mut program = weeks();
    program.keys("end enter f2 a");
    choose(&mut program, Deed::AddTags);
    program.types("#llm old");
    program.keys("enter");
    assert_eq!(tags(&program), ["old llm", "llm old", "llm old"], "the open one as well");
    choose(&mut program, Deed::RemoveTags);
    program.types("old");
    program.keys("enter");
    assert_eq!(tags(&program), ["llm", "llm", "llm"]);
    program.keys("ctrl-z");
    assert_eq!(tags(&program), ["old llm", "llm old", "llm old"]);
    program.keys("ctrl-z");
    assert_eq!(tags(&program), ["old", "", ""]);
    program.keys("ctrl-y");
    assert_eq!(tags(&program), ["old llm", "llm old", "llm old"]);
}

#[test]
fn a_change_of_many_weeks_is_told_of_while_it_is_made() {
    let mut program = weeks();
    for week in 5..35 {
        let details = Details::new(week, date("2024-10-11"));
        program.files.push(Entry::new(program.series[0].slug.clone(), details, None, program.now));
    }
    program.list();
    program.keys("a");
    choose(&mut program, Deed::AddTags);
    program.types("llm");
    let effects = update(&mut program.model, Msg::Key("enter".parse().unwrap()), program.now);
    assert!(matches!(effects.as_slice(), [Effect::ChangeOthers(changes)] if changes.len() == 33));
    assert_eq!(program.model.status.as_ref().unwrap().text, "Changing 33 weeks …");
}

#[test]
fn marked_weeks_go_to_the_trash_and_come_back_together() {
    let mut program = weeks();
    program.keys("a");
    choose(&mut program, Deed::Trash);
    assert_eq!((program.files.len(), program.trash.len()), (0, 3));
    assert!(program.model.weeks.list.marked.is_empty());
    program.keys("ctrl-z");
    assert_eq!(program.files.len(), 3);
    program.keys("ctrl-y");
    assert_eq!(program.trash.len(), 3);
}

#[test]
fn marked_weeks_are_handed_in_and_those_that_were_keep_their_day() {
    let mut program = weeks();
    program.files[1].details.handed_in = Some(date("2024-09-20"));
    program.list();
    program.keys("a");
    choose(&mut program, Deed::HandIn);
    let days: Vec<_> = program.files.iter().map(|entry| entry.details.handed_in.unwrap().to_string()).collect();
    assert_eq!(days, ["2024-10-11", "2024-09-20", "2024-10-11"]);
}

/// Which entries were last asked to be written, whether as one, and whether over files that are there.
fn asked(program: &Program) -> (usize, bool, bool) {
    match program.asked.last() {
        Some(Effect::ExportAll { entries, several, force, .. }) => (entries.len(), several.bound, *force),
        other => panic!("{other:?}"),
    }
}

fn status(program: &Program) -> &str {
    &program.model.status.as_ref().unwrap().text
}

#[test]
fn an_export_of_several_tells_its_progress_and_asks_before_it_writes_over_files() {
    let mut program = weeks();
    program.keys("a");
    choose(&mut program, Deed::Export(Format::Text));
    assert_eq!(asked(&program), (3, false, false));
    let several = Several { format: Format::Text, bound: false };
    program.send(Msg::ExportedPart { several, done: 2, count: 3 });
    assert_eq!(status(&program), "Exporting as txt: 2 of 3. Esc in the weeks stops it.");
    let existing = vec![program.files[1].id];
    let exported = ExportedAll { written: 2, existing, ..ExportedAll::none(several) };
    program.send(Msg::ExportedAll(Box::new(exported)));
    program.keys("y");
    assert_eq!(asked(&program), (1, false, true));
    let failed = Some("the disk is full".to_owned());
    program.send(Msg::ExportedAll(Box::new(ExportedAll { failed, ..ExportedAll::none(several) })));
    assert!(status(&program).contains("the disk is full"));
}

#[test]
fn marked_weeks_are_bound_as_one_document_and_that_can_be_stopped() {
    let mut program = weeks();
    program.keys("a");
    let several = Several { format: if cfg!(feature = "pdf") { Format::Pdf } else { Format::Markdown }, bound: true };
    choose(&mut program, Deed::Bind(several.format));
    assert_eq!(asked(&program), (3, true, false));
    program.send(Msg::ExportedPart { several, done: 2, count: 3 });
    assert!(status(&program).contains("2 read"));
    program.send(Msg::ExportedPart { several, done: 3, count: 3 });
    assert!(status(&program).contains("laying out"));
    // Another one waits for this one.
    let before = program.asked.len();
    choose(&mut program, Deed::Bind(several.format));
    assert!(program.asked.len() == before && status(&program).contains("still under way"));
    program.keys("esc");
    assert_eq!(program.asked.last(), Some(&Effect::StopExport));
    program.send(Msg::ExportedAll(Box::new(ExportedAll { stopped: true, ..ExportedAll::none(several) })));
    assert_eq!(status(&program), "Stopped; nothing was written.");
    // What is there already is asked about.
    choose(&mut program, Deed::Bind(several.format));
    let existing = program.files.iter().map(|entry| entry.id).collect();
    program.send(Msg::ExportedAll(Box::new(ExportedAll { existing, ..ExportedAll::none(several) })));
    program.keys("y");
    assert_eq!(asked(&program), (3, true, true));
}

#[test]
fn a_missed_week_is_made_up_for_with_its_own_day_and_number() {
    let mut program = weeks();
    program.keys("home down enter");
    let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("no form") };
    let values: Vec<&str> = form.fields.iter().map(|field| field.input.text()).collect();
    assert!(values.contains(&"2024-10-03") && values.contains(&"3"), "{values:?}");
}

#[test]
fn what_is_selected_stays_selected_in_another_order() {
    let mut program = weeks();
    program.keys("end");
    let selected = program.model.selected_head().unwrap().id;
    for keys in ["o", "o", "o", "o", "O", "g", "g", "f"] {
        program.keys(keys);
        assert_eq!(program.model.selected_head().map(|head| head.id), Some(selected), "{keys}");
    }
}

#[test]
fn a_line_from_the_past_is_shown_on_opening_and_a_key_goes_to_it() {
    let opened = |show| {
        let mut program = weeks();
        program.files[1].notes = "# History\n[ ] read it due 2024-10-01".into();
        program.model = Model::new(
            Config { resurface: crate::config::ResurfaceSettings { show }, ..Config::default() },
            program.model.layout.size,
            program.now,
        );
        program.list();
        program
    };
    assert!(opened(false).model.weeks.resurfaced.is_none(), "switched off");
    let mut program = opened(true);
    assert_eq!(program.model.weeks.resurfaced.as_ref().unwrap().note.line, 1);
    program.keys("a esc");
    assert!(program.model.weeks.resurfaced.is_some(), "the marks go first");
    program.keys("p");
    assert_eq!(program.drawn(Field::Notes), "# History\n[ ] read it due 2024-10-01|");
    program.keys("f2 p");
    assert_eq!(program.model.screen, Screen::Weeks, "it was seen");
    let mut program = opened(true);
    program.keys("esc");
    assert!(program.model.weeks.resurfaced.is_none());
    program.list();
    assert!(program.model.weeks.resurfaced.is_none(), "only on opening");
}

#[test]
fn the_newest_entry_is_selected_on_opening_and_not_what_was_missed_after_it() {
    let mut program = Program::with_notes("one");
    program.series[0].weeks = Some(15);
    program.now += Duration::days(40);
    program.model = Model::new(Config::default(), program.model.layout.size, program.now);
    program.list();
    assert!(matches!(program.model.week_rows()[0], crate::app::weeks::Row::Gap(_)));
    assert_eq!(program.model.selected_head().unwrap().id, program.files[0].id);
}
