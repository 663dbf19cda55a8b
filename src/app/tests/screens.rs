//! The list, the report, overlays, and entries that open late or not for writing.

use super::*;
use crate::operations::LastListing;
use crate::review::Resurfaced;
use crate::store::Newest;

#[test]
fn trashing_can_be_undone() {
    let mut program = Program::with_notes("");
    let id = program.files[0].id;
    program.keys("f2 x");
    assert_eq!((program.files.len(), program.trash[0].id), (0, id));
    program.keys("ctrl-z");
    assert_eq!((program.files[0].id, program.trash.len()), (id, 0));
}

#[test]
fn the_filter_narrows_the_list_as_it_is_typed() {
    let mut program = Program::with_notes("");
    for (week, title) in [(3, "Diffusion"), (4, "양자 컴퓨팅")] {
        let mut details = Details::new(week, date("2024-10-03"));
        details.title = title.to_owned();
        let entry = Entry::new(program.series[0].slug.clone(), details, None, program.now);
        program.files.push(entry);
    }
    program.keys("f2 f");
    assert_eq!(program.model.weeks.list.found, 3);
    program.types("양자");
    assert_eq!(program.model.weeks.list.found, 1);
    assert_eq!(program.model.selected_head().unwrap().details.week, 4);
    program.keys("esc");
    assert_eq!(program.model.weeks.list.found, 3);
    assert_eq!(program.model.selected_head().unwrap().details.week, 4);
}

#[test]
fn an_entry_open_elsewhere_is_read_and_not_written() {
    let mut program = Program::with_notes("text");
    let entry = program.files[0].clone();
    let reason = Some("This entry is open in another window.".to_owned());
    let opened = Opened { entry, read_only: reason, recovered: None, carets: Vec::new(), then: Then::Live };
    program.send(Msg::Opened(Box::new(opened)));
    program.types("more");
    program.keys("f9 backspace alt-up");
    assert_eq!(program.files[0].notes.to_string(), "text");
    assert_eq!(program.status(), "This entry is open in another window.");
    assert!(program.recorded.is_empty());
}

#[test]
fn the_palette_finds_a_command_by_a_few_letters() {
    let mut program = Program::with_notes("");
    program.keys("ctrl-p");
    program.types("weeks");
    program.keys("enter");
    assert_eq!(program.model.screen, Screen::Weeks);
}

#[test]
fn a_report_that_exists_is_written_over_only_when_confirmed() {
    let mut program = Program::with_notes("");
    program.keys("f5 enter");
    program.send(Msg::ExportExists("week-2.pdf".into()));
    program.keys("esc");
    let exports = |program: &Program| {
        let forced = program.asked.iter().filter_map(|effect| match effect {
            Effect::Export { force, .. } => Some(*force),
            _ => None,
        });
        forced.collect::<Vec<_>>()
    };
    assert_eq!(exports(&program), [false]);
    program.send(Msg::ExportExists("week-2.pdf".into()));
    program.keys("y");
    assert_eq!(exports(&program), [false, true]);
}

#[test]
fn handing_in_is_marked_and_can_be_taken_back() {
    let mut program = Program::with_notes("");
    program.keys("f5 h");
    assert_eq!(program.files[0].details.handed_in, Some(date("2024-09-19")));
    program.keys("h");
    assert_eq!(program.files[0].details.handed_in, None);
}

#[test]
fn what_is_typed_while_an_entry_opens_goes_into_it_and_runs_no_command() {
    let mut program = Program::with_notes("before");
    program.keys("f2");
    let entry = program.files[0].clone();
    program.model.open = None;
    let asked = update(&mut program.model, Msg::Key("enter".parse().unwrap()), program.now);
    assert!(matches!(asked.last(), Some(Effect::Open { .. })));
    program.types(" x and q");
    assert_eq!(program.model.held.len(), 8);
    program.open = Some(entry.id);
    let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Notes };
    program.send(Msg::Opened(Box::new(opened)));
    assert_eq!(program.notes(), "before x and q|");
    assert!(!program.quit);
}

#[test]
fn what_was_typed_for_an_entry_that_does_not_open_can_be_pasted() {
    let mut program = Program::with_notes("");
    program.model.opening = true;
    program.types("a thought");
    program.send(Msg::Failed("It cannot be opened.".to_owned()));
    program.keys("ctrl-v");
    assert_eq!(program.notes(), "a thought|");
}

#[test]
fn what_there_is_to_read_lies_on_the_greeting_of_the_first_start() {
    let mut program = Program::empty();
    let notice = Notice { title: "Mistakes".to_owned(), lines: vec!["line 1".to_owned()], top: 0 };
    program.model.overlays.push(Overlay::Notice(notice));
    program.list();
    assert!(matches!(program.model.overlays.as_slice(), [Overlay::Form(_), Overlay::Notice(_)]));
    program.keys("esc");
    assert!(matches!(program.model.overlays.as_slice(), [Overlay::Form(_)]));
}

#[test]
fn what_was_done_makes_room_for_the_keys_of_what_is_opened() {
    let mut program = Program::with_notes("");
    program.keys("f9 f8");
    assert_eq!(program.status(), "The talk has ended.");
    program.keys("f6");
    assert_eq!(program.status(), "");
    program.send(Msg::Failed("The disk is full.".to_owned()));
    program.keys("esc f6");
    assert_eq!(program.status(), "The disk is full.", "what went wrong stays");
}

#[test]
fn a_report_of_nothing_says_what_to_do() {
    let mut program = Program::with_notes("a plain note");
    let shown = |program: &Program| {
        let pieces =
            program.model.report.rows.iter().flat_map(|row| row.pieces.iter().map(|piece| piece.text.as_str()));
        pieces.collect::<Vec<_>>().join(" ")
    };
    program.keys("f5");
    assert!(shown(&program).contains("Nothing to report yet. F4 goes to"));
    assert_eq!(program.model.report.count.words, 0);
    program.keys("f4");
    program.types("What was said.");
    program.keys("f5");
    assert!(!shown(&program).contains("Nothing"));
}

#[test]
fn what_is_remembered_is_shown_and_keys_wait_for_what_is_true() {
    let program = Program::with_notes("[ ] read it due 2024-09-20\n[ ] send it due 2024-09-20");
    let (series, entry) = (program.series.clone(), program.files[0].clone());
    let heads = vec![Head::of(&entry)];
    let lines = resurface::lines(Why::Overdue, &entry, program.now + Duration::days(9));
    let show = |line: Option<&Resurfaced>, count| {
        let newest = Newest { heads: heads.clone(), count, oldest: date("2019-09-05") };
        let remembered = LastListing { series: series.clone(), newest, entry: Some(Box::new(entry.clone())) };
        Msg::Remembered(Box::new(remembered), line.cloned().map(Box::new))
    };
    let listed = |heads: &[Head]| {
        Msg::Listed(Box::new(Listing { series: series.clone(), heads: heads.to_vec(), damaged: Vec::new() }))
    };
    let mut model = Model::new(Config::default(), program.model.layout.size, program.now);
    let is_open = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Open { .. }));
    update(&mut model, show(Some(&lines[0]), 700), program.now);
    let weeks = &model.weeks;
    assert_eq!((weeks.list.found, weeks.list.talks, weeks.list.spans_years), (1, 700, true));
    assert_eq!(weeks.preview.as_ref().map(|preview| preview.entry.id), Some(entry.id));
    assert_eq!(weeks.resurfaced.as_deref(), Some(&lines[0]));
    assert!(!is_open(&update(&mut model, Msg::Key("enter".parse().unwrap()), program.now)));
    let effects = update(&mut model, listed(&heads), program.now);
    assert!(is_open(&effects));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Resurface { is_shown: true, .. })));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Preview(_))), "it may have changed since");
    assert_eq!((model.weeks.list.talks, model.weeks.list.spans_years), (1, false));
    assert!(
        model.weeks.preview.is_some() && model.weeks.resurfaced.is_some(),
        "they stay until there is something else"
    );
    update(&mut model, show(None, 2), program.now);
    assert_eq!(
        (model.weeks.list.talks, model.weeks.resurfaced.is_some()),
        (1, true),
        "what came late takes nothing away"
    );
    // Of an entry that is not worth reading any more.
    let mut model = Model::new(Config::default(), program.model.layout.size, program.now);
    update(&mut model, show(Some(&lines[0]), 1), program.now);
    update(&mut model, listed(&[Head { to_do: 0, ..heads[0].clone() }]), program.now);
    assert_eq!(model.weeks.resurfaced, None);
}
