//! The boards: what they show, and how one gets from them to the notes and back.

use super::*;
use crate::app::boards::BoardKind::{self, FollowUps, Questions};
use crate::app::weeks::View;

/// A journal with two weeks, the first of them a week ago; nothing is open.
pub(super) fn journal() -> Program {
    let mut program = Program::empty();
    let series = seminar();
    for (week, day, notes) in [
        (1, "2024-09-12", "# One\n? why\n?? how\n= so\n[ ] read due 2024-09-15\n[ ] ask"),
        (2, "2024-09-19", "? when\n[x] done\n? ~~dropped~~"),
    ] {
        let mut entry = Entry::new(series.slug.clone(), Details::new(week, date(day)), Some(75), program.now);
        entry.details.title = format!("Talk {week}");
        entry.notes = notes.into();
        program.files.push(entry);
    }
    program.series.push(series);
    program.list();
    program
}

pub(super) fn shown(program: &Program, kind: BoardKind) -> Vec<&str> {
    program.model.boards.shown(kind).map(|item| item.note.text.as_str()).collect()
}

pub(super) fn notes(program: &Program, week: usize) -> String {
    program.files[week - 1].notes.to_string()
}

pub(super) const ONE: &str = "# One\n? why\n?? how\n= so\n[ ] read due 2024-09-15\n[ ] ask";

#[test]
fn tab_goes_from_view_to_view_and_escape_back_to_the_list() {
    let mut program = journal();
    let mut views = Vec::new();
    for key in ["tab", "tab", "tab", "tab", "tab", "shift-tab", "esc", "tab", "f2"] {
        program.keys(key);
        views.push(program.model.weeks.view);
    }
    let [list, questions, follow_ups, index, term] = View::ALL;
    assert_eq!(views, [questions, follow_ups, index, term, list, term, list, questions, list]);
}

#[test]
fn a_board_shows_its_items_by_how_they_stand() {
    let mut program = journal();
    program.keys("tab");
    let mut shares = Vec::new();
    for _ in 0..5 {
        shares.push(shown(&program, Questions).join(" "));
        program.keys("right");
    }
    assert_eq!(shares, ["why", "when", "how", "~~dropped~~", "when ~~dropped~~ why how"]);
    assert_eq!(program.model.boards.questions.share, 0, "around the end");
    assert_eq!(program.model.boards.questions.counts, [1, 1, 1, 1, 4]);
    program.keys("left m");
    assert_eq!(shown(&program, Questions), ["when", "~~dropped~~", "why"]);
    program.keys("tab");
    assert_eq!(shown(&program, FollowUps), ["read due 2024-09-15", "ask"]);
}

#[test]
fn a_board_is_filtered_as_one_types() {
    let mut program = journal();
    program.keys("tab left f");
    program.types("talk 1");
    assert_eq!(shown(&program, Questions), ["why", "how"]);
    program.keys("down enter");
    assert_eq!(program.model.boards.selected(Questions).unwrap().note.text, "how", "in the order of the board");
    program.keys("esc");
    assert_eq!((shown(&program, Questions).len(), program.model.weeks.view), (4, View::Questions));
    assert_eq!(program.model.boards.selected(Questions).unwrap().note.text, "how", "it stays selected");
    program.keys("f");
    program.types("so");
    assert_eq!(shown(&program, Questions), ["how"], "answers are looked through as well");
    program.keys("ctrl-u");
    program.types("hw");
    assert!(shown(&program, Questions).is_empty(), "only words and parts of words");
}

#[test]
fn enter_goes_to_the_line_and_back_to_the_same_item() {
    let mut program = journal();
    program.keys("tab tab down enter");
    assert_eq!((program.model.screen, program.notes()), (Screen::Notes, format!("{ONE}|")));
    assert_eq!(program.status(), "F2 goes back to the follow-ups.");
    program.keys("ctrl-home");
    program.types("first\n");
    program.keys("esc");
    assert_eq!((program.model.screen, program.model.weeks.view), (Screen::Weeks, View::FollowUps));
    let item = program.model.boards.selected(FollowUps).unwrap();
    assert_eq!((item.note.text.as_str(), item.note.line), ("ask", 6));
    program.keys("enter");
    assert_eq!(program.notes(), format!("first\n{ONE}|"));
}

#[test]
fn what_does_not_fit_an_item_is_said() {
    let mut program = journal();
    program.keys("tab space");
    assert_eq!(program.status(), "A question is not ticked: answer or drop it.");
    program.keys("tab a");
    assert_eq!(program.status(), "A follow-up is not answered: tick, date or drop it.");
    program.keys("d");
    program.types("soon\n");
    let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("the form stays") };
    assert!(form.focused().unwrap().problem.as_ref().unwrap().contains("is no day"));
    program.keys("esc left left a d");
    assert_eq!((notes(&program, 1).as_str(), program.model.overlays.len()), (ONE, 0));
}

#[test]
fn what_earlier_weeks_left_open_is_ticked_without_leaving_the_later_one() {
    let mut program = journal();
    program.keys("enter");
    let left = |program: &Program| -> Vec<String> {
        program.model.boards.left_open.iter().map(|item| item.note.text.clone()).collect()
    };
    assert_eq!(left(&program), ["read due 2024-09-15", "ask", "why"]);
    program.keys("f4 alt-o space");
    assert_eq!(notes(&program, 1), ONE.replace("[ ] read", "[x] read"));
    assert_eq!(left(&program), ["ask", "why"]);
    let Some(Overlay::LeftOpen(list)) = program.model.overlays.last() else { panic!("it stays") };
    assert_eq!(list.items(&program.model.boards).len(), 3, "and can be unticked");
    program.keys("space");
    assert_eq!(notes(&program, 1), ONE);
    program.keys("end enter");
    assert_eq!((program.model.screen, program.notes()), (Screen::Notes, ONE.replace("why", "why|")));
    assert!(program.model.boards.left_open.is_empty(), "nothing is earlier than week 1");
    program.keys("alt-o");
    assert_eq!(program.status(), "Earlier weeks have left nothing open.");
}

#[test]
fn the_mouse_chooses_views_shares_and_items_and_ticks_what_is_left_open() {
    let mut program = journal();
    program.send(Msg::Resize(Size { width: 120, height: 40 }));
    let press = |program: &mut Program, area: Area| {
        let mouse = |kind| Mouse { kind, column: area.x, row: area.y, shift: false };
        program.send(Msg::Mouse(mouse(MouseKind::Press)));
        program.now += Duration::seconds(1);
    };
    let view = View::places(program.model.layout.header)[2].1;
    press(&mut program, view);
    assert_eq!(program.model.weeks.view, View::FollowUps);
    let second = program.model.layout.board.items[1].area;
    press(&mut program, second);
    assert_eq!(program.model.boards.selected(FollowUps).unwrap().note.text, "ask");
    let done = program.model.layout.board.named[3].1;
    press(&mut program, done);
    assert_eq!(shown(&program, FollowUps), ["done"]);
    program.keys("esc r");
    let first = program.model.layout.left_open_items[0].1;
    press(&mut program, first);
    assert_eq!((notes(&program, 1).contains("[x] read"), program.model.screen), (true, Screen::Reflection));
}

#[test]
fn the_selected_item_is_in_sight_however_long_the_board_is() {
    let mut program = journal();
    let lines: Vec<String> = (0..300).map(|number| format!("? {number} {}", "long ".repeat(number % 40))).collect();
    program.files[0].notes = lines.join("\n").as_str().into();
    for (width, height) in [(80, 24), (40, 12), (200, 60)] {
        program.send(Msg::Resize(Size { width, height }));
        program.keys("f2 tab home");
        for key in ["end", "pageup", "up", "up", "home", "pagedown", "down", "down", "down", "end"] {
            program.keys(key);
            let selected = program.model.boards.questions.selected;
            let place = program.model.layout.board.items.iter().find(|item| item.shown == selected);
            assert!(place.is_some_and(|place| place.area.height > 0), "{key} at {width}x{height}: {selected}");
        }
        assert_eq!(program.model.boards.questions.selected, 299);
        program.keys("f2");
    }
}
