use super::*;
use crate::journal::ClockState;

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
fn what_is_typed_is_on_record_before_the_next_frame() {
    let mut program = Program::with_notes("");
    program.types("# History\n? 왜 작은 모델인가");
    assert_eq!(program.notes(), "# History\n? 왜 작은 모델인가|");
    assert_eq!(program.files[0].notes.to_string(), "# History\n? 왜 작은 모델인가");
    assert!(program.model.record.is_on_record() && !program.model.record.is_folded());
    let due = program.model.record.due().unwrap();
    program.now = due;
    program.send(Msg::Tick);
    assert!(program.asked.contains(&Effect::Fold));
}

#[test]
fn undo_goes_back_word_by_word_and_redo_forward() {
    let mut program = Program::with_notes("");
    program.types("one two");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "one |");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "|");
    program.keys("ctrl-z");
    assert_eq!(program.status(), "Nothing to undo.");
    program.keys("ctrl-y ctrl-y");
    assert_eq!(program.notes(), "one two|");
    assert_eq!(program.files[0].notes.to_string(), "one two");
}

#[test]
fn the_clock_stamps_lines_and_pauses_are_left_out() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(12);
    program.types("a\n");
    program.keys("f9");
    program.wait(60);
    program.keys("f9");
    program.wait(5);
    program.types("b");
    assert_eq!(program.stamps(), [Some(12), Some(17)]);
    program.keys("f8");
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Ended);
    program.keys("f9");
    assert!(program.status().starts_with("The talk has ended"));
    program.keys("ctrl-z");
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Running);
}

#[test]
fn a_line_is_stamped_by_hand() {
    let mut program = Program::with_notes("typed before");
    program.keys("ctrl-t");
    assert!(program.status().starts_with("No clock runs"));
    program.keys("f9");
    program.wait(90);
    program.keys("ctrl-t");
    assert_eq!(program.stamps(), [Some(90)]);
    program.keys("ctrl-z");
    assert_eq!(program.stamps(), [None]);
}

#[test]
fn escape_does_not_leave_the_notes_while_the_clock_runs() {
    let mut program = Program::with_notes("");
    program.keys("f9 esc");
    assert_eq!(program.model.screen, Screen::Notes);
    assert!(program.status().contains("F2"));
    program.keys("f2");
    assert_eq!(program.model.screen, Screen::Weeks);
    program.keys("enter f9 esc");
    assert_eq!(program.model.screen, Screen::Weeks);
}

#[test]
fn an_answer_opens_under_its_question() {
    let mut program = Program::with_notes("? why\n= so\nthen");
    program.keys("alt-enter");
    assert_eq!(program.notes(), "? why\n= so\n= |\nthen");
    let mut program = Program::with_notes("? why\n# next");
    program.keys("alt-enter");
    assert_eq!(program.notes(), "? why\n# next|");
    assert!(program.status().starts_with("There is no question"));
}

#[test]
fn open_questions_are_called_to_mind_before_the_end_once_each() {
    let mut program = Program::with_notes("? why");
    program.keys("f9");
    program.wait(60 * 60);
    assert_eq!(program.status(), "");
    program.wait(6 * 60);
    assert_eq!(program.status(), "9 minutes left, and a question waits for an answer.");
    program.wait(30);
    assert_eq!(program.status(), "");
    program.wait(6 * 60);
    assert_eq!(program.status(), "3 minutes left, and a question waits for an answer.");
}

#[test]
fn live_starts_the_clock_on_a_new_line_and_never_an_ended_talk() {
    let mut program = Program::with_notes("before");
    let entry = program.files[0].clone();
    let live = |entry: Entry| {
        let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Live };
        Msg::Opened(Box::new(opened))
    };
    program.send(live(entry.clone()));
    assert_eq!(program.notes(), "before\n|");
    assert!(program.model.open.as_ref().unwrap().clock_runs());
    let mut ended = program.files[0].clone();
    ended.talk = ended.talk.finished(program.now);
    program.files[0] = ended.clone();
    program.send(live(ended));
    assert_eq!(program.model.open.as_ref().unwrap().entry.talk.state(), ClockState::Ended);
}

#[test]
fn a_paste_is_one_step_and_continues_no_list() {
    let mut program = Program::with_notes("- a");
    program.send(Msg::Paste("\r\nb\r- c\n".to_owned()));
    assert_eq!(program.notes(), "- a\nb\n- c\n|");
    program.keys("ctrl-z");
    assert_eq!(program.notes(), "- a|");
    program.types("\n");
    assert_eq!(program.notes(), "- a\n- |");
}

#[test]
fn cut_lines_take_their_stamps_along() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(5);
    program.types("one\n");
    program.wait(5);
    program.types("two");
    program.keys("up ctrl-x ctrl-end enter ctrl-v");
    assert_eq!(program.notes().replace('|', ""), "two\none\n");
    assert_eq!(program.stamps()[..2], [Some(10), Some(5)]);
}

#[test]
fn summary_and_reflection_are_written_side_by_side() {
    let mut program = Program::with_notes("notes");
    program.keys("f4");
    program.types("What it said.\n\nWhat I think.");
    program.keys("f4");
    program.types("More.");
    program.keys("f4 up up end right right alt-m");
    assert_eq!(program.drawn(Field::Summary).replace('|', ""), "What it said.");
    assert_eq!(program.drawn(Field::Reflection), "|What I think.\n\nMore.");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].summary.to_string(), "What it said.\n\nWhat I think.");
    assert_eq!(program.files[0].reflection.to_string(), "More.");
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
fn trashing_can_be_undone() {
    let mut program = Program::with_notes("");
    let id = program.files[0].id;
    program.keys("f2 x ctrl-z");
    assert!(program.asked.contains(&Effect::Trash(id)));
    assert!(program.asked.contains(&Effect::Restore(id)));
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
    assert_eq!(program.model.week_rows().len(), 3);
    program.types("양자");
    assert_eq!(program.model.week_rows().len(), 1);
    assert_eq!(program.model.selected_head().unwrap().details.week, 4);
    program.keys("esc");
    assert_eq!(program.model.week_rows().len(), 3);
    assert_eq!(program.model.selected_head().unwrap().details.week, 4);
}

#[test]
fn finding_goes_to_matches_and_replacing_is_one_step() {
    let mut program = Program::with_notes("model one\nModel two");
    program.keys("ctrl-home ctrl-f");
    program.types("model");
    program.keys("ctrl-g enter");
    assert_eq!(program.notes(), "model one\nModel| two");
    program.keys("ctrl-home ctrl-r tab");
    program.types("net");
    program.keys("alt-a");
    assert_eq!(program.notes().replace('|', ""), "net one\nnet two");
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "model one\nModel two");
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
fn the_editor_of_ones_choice_keeps_the_stamps_of_lines_that_stay() {
    let mut program = Program::with_notes("");
    program.keys("f9");
    program.wait(7);
    program.types("one\ntwo\nthree");
    let text = "zero\none\nthree\n".to_owned();
    program.send(Msg::Edited { field: Field::Notes, text });
    assert_eq!(program.notes().replace('|', ""), "zero\none\nthree");
    assert_eq!(program.stamps(), [Some(7), Some(7), Some(7)]);
    program.keys("ctrl-z");
    assert_eq!(program.files[0].notes.to_string(), "one\ntwo\nthree");
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
fn the_mouse_puts_the_caret_and_selects_words() {
    let mut program = Program::with_notes("one two three");
    let pane = *program.model.layout.pane(Field::Notes).unwrap();
    let press = |column| Msg::Mouse(Mouse { kind: MouseKind::Press, column: pane.text.x + column, row: pane.text.y });
    program.send(press(5));
    assert_eq!(program.notes(), "one t|wo three");
    program.send(press(5));
    program.types("2");
    assert_eq!(program.notes(), "one 2| three");
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
fn a_line_from_outside_does_not_take_the_line_that_one_is_about_to_write() {
    let mut program = Program::with_notes("one\n");
    let text = &program.files[0].notes;
    let edit = text.replace(text.end()..text.end(), "! outside", &crate::text::Tag::default());
    let change = Change::Edit { field: Field::Notes, edit };
    program.files[0].apply(&change).unwrap();
    program.send(Msg::Arrived(vec![change]));
    program.types("mine");
    assert_eq!(program.notes(), "one\n! outside\nmine|");
    assert_eq!(program.files[0].notes.to_string(), "one\n! outside\nmine");
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
