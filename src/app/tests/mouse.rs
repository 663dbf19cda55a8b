//! The mouse: where a press puts the caret, what it selects and chooses, what the wheel scrolls.

use super::*;
use crate::report::Format;

impl Program {
    fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) {
        self.send(Msg::Mouse(Mouse { kind, column, row, shift: false }));
    }

    fn press(&mut self, column: u16, row: u16) {
        self.mouse(MouseKind::Press, column, row);
        self.mouse(MouseKind::Release, column, row);
    }

    /// Presses at this row and column of the notes; a second later than what was before.
    fn press_in_notes(&mut self, row: u16, column: u16) {
        self.now += Duration::seconds(1);
        let pane = *self.model.layout.pane(Field::Notes).unwrap();
        self.press(pane.text.x + column, pane.text.y + row);
    }

    fn selected(&self) -> String {
        let open = self.model.open.as_ref().unwrap();
        let selection = open.editor(Field::Notes).cursor.selection;
        open.entry.notes.slice(selection.start()..selection.end())
    }

    fn sized(mut self, width: u16, height: u16) -> Self {
        self.send(Msg::Resize(Size { width, height }));
        self
    }

    fn top(&self) -> usize {
        self.model.open.as_ref().unwrap().editor(Field::Notes).viewport.top.line
    }
}

fn many_lines() -> String {
    (0..60).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_press_puts_the_caret_between_the_nearest_clusters() {
    let mut program = Program::with_notes("one two\n박지호 발표\n👩‍👩‍👧x\n\te\u{301}");
    for (row, column, expected) in [
        (0, 5, "one t|wo\n박지호 발표\n👩‍👩‍👧x\n\te\u{301}"),
        (0, 60, "one two|\n박지호 발표\n👩‍👩‍👧x\n\te\u{301}"),
        (1, 1, "one two\n박|지호 발표\n👩‍👩‍👧x\n\te\u{301}"),
        (1, 2, "one two\n박|지호 발표\n👩‍👩‍👧x\n\te\u{301}"),
        (2, 0, "one two\n박지호 발표\n|👩‍👩‍👧x\n\te\u{301}"),
        (2, 1, "one two\n박지호 발표\n👩‍👩‍👧|x\n\te\u{301}"),
        (3, 9, "one two\n박지호 발표\n👩‍👩‍👧x\n\te\u{301}|"),
        // Below the end.
        (15, 0, "one two\n박지호 발표\n👩‍👩‍👧x\n\te\u{301}|"),
    ] {
        program.press_in_notes(row, column);
        assert_eq!(program.notes(), expected, "{row} {column}");
    }
    // In the gutter it is the start of the row.
    program.press(1, program.model.layout.body.y + 1);
    assert_eq!(program.notes(), "one two\n|박지호 발표\n👩‍👩‍👧x\n\te\u{301}");
}

#[test]
fn behind_a_cut_word_the_caret_stays_in_the_row_that_was_pressed() {
    let mut program = Program::with_notes(&"가".repeat(60)).sized(40, 12);
    program.press_in_notes(0, 32);
    let open = program.model.open.as_ref().unwrap();
    assert_eq!(open.editor(Field::Notes).caret, Some((0, 32)));
    program.types("나");
    assert!(program.notes().starts_with(&format!("{}나|", "가".repeat(16))));
}

#[test]
fn two_presses_select_a_word_and_three_a_line() {
    let mut program = Program::with_notes("one two three\n박지호는 왔다");
    for (row, column, word, line) in [(0, 5, "two", "one two three\n"), (1, 3, "박지호는", "박지호는 왔다")] {
        program.press_in_notes(row, column);
        let pane = *program.model.layout.pane(Field::Notes).unwrap();
        program.press(pane.text.x + column, pane.text.y + row);
        assert_eq!(program.selected(), word);
        program.press(pane.text.x + column, pane.text.y + row);
        assert_eq!(program.selected(), line);
        program.press(pane.text.x + column, pane.text.y + row);
        assert_eq!(program.selected(), "", "a fourth begins anew");
    }
    program.press_in_notes(0, 5);
    program.press_in_notes(0, 5);
    assert_eq!(program.selected(), "", "two slow presses are two");
}

#[test]
fn a_drag_goes_on_by_what_was_pressed() {
    let mut program = Program::with_notes("one two three four");
    let pane = *program.model.layout.pane(Field::Notes).unwrap();
    let (x, y) = (pane.text.x, pane.text.y);
    program.mouse(MouseKind::Press, x + 5, y);
    program.mouse(MouseKind::Drag, x + 9, y);
    assert_eq!(program.selected(), "wo t");
    program.mouse(MouseKind::Drag, x + 2, y);
    assert_eq!(program.selected(), "e t");
    program.mouse(MouseKind::Release, x + 2, y);
    program.mouse(MouseKind::Drag, x + 12, y);
    assert_eq!(program.selected(), "e t", "the button is up");
    program.press_in_notes(0, 5);
    program.mouse(MouseKind::Press, x + 5, y);
    program.mouse(MouseKind::Drag, x + 9, y);
    assert_eq!(program.selected(), "two three");
    program.mouse(MouseKind::Drag, x + 1, y);
    assert_eq!(program.selected(), "one two");
}

#[test]
fn a_drag_beyond_the_edge_scrolls() {
    let mut program = Program::with_notes(&many_lines()).sized(40, 12);
    program.keys("ctrl-home");
    let pane = *program.model.layout.pane(Field::Notes).unwrap();
    program.mouse(MouseKind::Press, pane.text.x, pane.text.y);
    for _ in 0..5 {
        program.mouse(MouseKind::Drag, pane.text.x, pane.text.y + pane.text.height);
    }
    assert_eq!(program.top(), 5);
    assert_eq!(program.selected().lines().count(), usize::from(pane.text.height) + 4);
    for _ in 0..3 {
        program.mouse(MouseKind::Drag, pane.text.x, pane.text.y - 1);
    }
    assert_eq!(program.top(), 2);
    assert_eq!(program.selected().lines().count(), 2);
}

#[test]
fn with_shift_a_press_extends_the_selection() {
    let mut program = Program::with_notes("one two three");
    program.press_in_notes(0, 4);
    let pane = *program.model.layout.pane(Field::Notes).unwrap();
    for (column, expected) in [(9, "two t"), (7, "two"), (1, "ne ")] {
        let mouse = Mouse { kind: MouseKind::Press, column: pane.text.x + column, row: pane.text.y, shift: true };
        program.send(Msg::Mouse(mouse));
        assert_eq!(program.selected(), expected);
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_leaves_the_caret() {
    let mut program = Program::with_notes(&many_lines());
    program.keys("ctrl-home f4");
    let notes = program.model.layout.notes.unwrap();
    let summary = *program.model.layout.pane(Field::Summary).unwrap();
    program.mouse(MouseKind::ScrollDown, summary.text.x, summary.text.y);
    assert_eq!(program.model.chosen.selected, 0);
    program.mouse(MouseKind::ScrollDown, notes.x, notes.y + 2);
    assert_eq!(program.model.chosen.selected, 3);
    program.keys("f3");
    program.mouse(MouseKind::ScrollDown, 1, 5);
    assert_eq!(program.top(), 3);
    assert!(program.notes().starts_with('|'));
    // Under the find bar as well; typing goes back to the caret.
    program.keys("ctrl-f");
    program.mouse(MouseKind::ScrollDown, 10, 5);
    assert_eq!(program.top(), 3);
    program.keys("esc");
    program.types("x");
    assert_eq!(program.top(), 0);
}

#[test]
fn a_press_on_a_question_of_the_queue_goes_there() {
    let notes = format!("? 왜 작은 모델인가\n{}\n? what about data\nend", many_lines());
    let mut program = Program::with_notes(&notes).sized(120, 20);
    let questions = program.model.layout.questions.clone();
    assert_eq!(questions.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [0, 61]);
    program.press(questions[0].1.x + 2, questions[0].1.y);
    assert!(program.notes().starts_with("? 왜 작은 모델인가|\n"));
    program.press(questions[1].1.x + 2, questions[1].1.y);
    assert!(program.notes().contains("\n? what about data|\n"));
}

#[test]
fn a_press_selects_a_week_and_two_open_it() {
    let mut program = Program::with_notes("one");
    program.keys("f2 n enter f2");
    assert_eq!((program.model.screen, program.model.weeks.list.found), (Screen::Weeks, 2));
    let list = program.model.layout.list;
    let other = 1 - program.model.weeks.selected;
    program.press(list.x + 3, list.y + 1 + u16::try_from(other).unwrap());
    assert_eq!(program.model.weeks.selected, other);
    program.press(list.x + 3, list.y + 8);
    assert_eq!(program.model.weeks.selected, other, "below the last row there is nothing");
    program.mouse(MouseKind::ScrollUp, list.x, list.y + 1);
    program.mouse(MouseKind::ScrollUp, list.x, list.y + 1);
    assert_eq!(program.model.weeks.selected, 0);
    program.press(list.x + 3, list.y + 2);
    program.press(list.x + 3, list.y + 2);
    assert_eq!((program.model.screen, program.model.weeks.selected), (Screen::Notes, 1));
}

#[test]
fn a_press_runs_a_command_of_the_palette() {
    let mut program = Program::with_notes("one");
    program.keys("ctrl-p");
    program.types("report");
    let Some(Overlay::Palette(palette)) = program.model.overlays.last() else { panic!("the palette is open") };
    let place = palette.matches.iter().position(|command| command.name() == "show-report").unwrap();
    let (field, list, _) = palette.places(program.model.layout.body.window(Palette::SIZE).1);
    program.press(field.x + 3, field.y);
    program.types("x");
    let Some(Overlay::Palette(palette)) = program.model.overlays.last() else { panic!("the palette is open") };
    assert_eq!(palette.input.text(), "repxort");
    program.keys("backspace");
    program.press(list.x + 3, list.y + u16::try_from(place).unwrap());
    assert!(program.model.overlays.is_empty());
    assert_eq!(program.model.screen, Screen::Report);
}

#[test]
fn a_press_goes_to_a_field_of_a_form_and_into_its_words() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut program = Program::with_notes("one").sized(width, height);
        program.keys("f6");
        program.types("제목");
        let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("a form is open") };
        let places = form.places(program.model.layout.body).fields;
        program.press(places[1].input.x, places[1].input.y);
        program.types("Jin");
        program.press(places[0].input.x + 2, places[0].input.y);
        program.types("!");
        let Some(Overlay::Form(form)) = program.model.overlays.last() else { panic!("a form is open") };
        assert_eq!((form.focus, form.fields[0].input.text(), form.fields[1].input.text()), (0, "제!목", "Jin"));
    }
}

#[test]
fn a_press_answers_a_question() {
    for (place, writes) in [(0, true), (1, false)] {
        let mut program = Program::with_notes("one");
        program.keys("f5");
        program.send(Msg::ExportExists("report.md".into()));
        let body = program.model.layout.body;
        let Some(Overlay::Confirm(confirm)) = program.model.overlays.last() else { panic!("a question is asked") };
        let answers = Confirm::answers(body.window(confirm.size(body)).1, &program.model.keymap);
        let (.., area) = answers[place];
        program.press(area.x + 1, area.y);
        assert!(program.model.overlays.is_empty());
        let is_forced = |effect: &Effect| matches!(effect, Effect::Export { force: true, .. });
        assert_eq!(program.asked.iter().any(is_forced), writes);
    }
}

#[test]
fn beside_the_find_bar_a_press_goes_on_in_the_text() {
    let mut program = Program::with_notes("one two three two");
    program.keys("ctrl-home ctrl-r");
    program.types("two");
    let Some(Overlay::Find(find)) = program.model.overlays.last() else { panic!("the bar is open") };
    let (_, [words, with]) = find.places(program.model.layout.body, Some(1));
    program.press(with.x + 1, with.y);
    program.types("2");
    program.press(words.x, words.y);
    program.types("x");
    let Some(Overlay::Find(find)) = program.model.overlays.last() else { panic!("the bar is open") };
    assert_eq!((find.words.text(), find.with.as_ref().unwrap().text()), ("xtwo", "2"));
    program.press_in_notes(0, 2);
    assert!(program.model.overlays.is_empty());
    assert_eq!(program.notes(), "on|e two three two");
}

#[test]
fn a_press_chooses_the_format_of_a_report() {
    let mut program = Program::with_notes("one");
    program.keys("f5");
    let choices = program.model.layout.choices.unwrap();
    let place = Format::ALL.iter().position(|format| *format == Format::Typst).unwrap();
    program.press(choices.x + 4, choices.y + 1 + u16::try_from(place).unwrap());
    assert_eq!(program.model.report.format, Format::Typst);
}

#[test]
fn a_press_selects_a_version_and_two_bring_a_deleted_entry_back() {
    let mut program = Program::with_notes("new");
    for notes in ["older", "old", "new"] {
        let mut entry = program.files[0].clone();
        entry.notes = notes.into();
        program.keep(entry);
    }
    program.send(Msg::Command(crate::command::Command::ShowVersions));
    let (list, difference) = panes(program.model.layout.body, 3);
    program.press(list.x + 2, list.y + 2);
    let Some(Overlay::Versions(versions)) = program.model.overlays.last() else { panic!("the versions are shown") };
    assert_eq!(versions.selected, 2);
    assert!(versions.lines.iter().any(|line| line.text == "older"));
    program.mouse(MouseKind::ScrollDown, difference.x, difference.y);
    program.mouse(MouseKind::ScrollUp, list.x, list.y);
    let Some(Overlay::Versions(versions)) = program.model.overlays.last() else { panic!("the versions are shown") };
    assert_eq!(versions.selected, 1, "over the list the selection moves, over what has changed that scrolls");

    let mut program = Program::with_notes("one");
    program.keys("f2 x");
    assert!(program.files.is_empty());
    program.send(Msg::Command(crate::command::Command::ShowTrash));
    let Some(Overlay::Trash(trash)) = program.model.overlays.last() else { panic!("the trash is shown") };
    let (_, inside) = program.model.layout.body.window(trash.size());
    program.press(inside.x + 3, inside.y);
    assert!(program.files.is_empty());
    program.press(inside.x + 3, inside.y);
    assert_eq!(program.files.len(), 1);
}

/// Presses where these words stand in the bottom line, or in the line above it.
fn press_hint(program: &mut Program, words: &str) {
    let hints = match program.model.footer() {
        Footer::Hints(hints) => hints,
        other => panic!("{other:?}"),
    };
    let all: Vec<Hint> = hints.into_iter().chain(program.model.reminder_hints()).collect();
    let hint = all.iter().find(|hint| hint.words == words).unwrap_or_else(|| panic!("{words} in {all:?}"));
    let last = hint.area.x + hint.area.width - 1;
    program.press(last, hint.area.y);
}

#[test]
fn a_key_of_the_bottom_line_can_be_pressed() {
    let mut program = Program::with_notes("one\n? why\nthree");
    press_hint(&mut program, "start the clock");
    assert_eq!(program.status(), "The clock runs.");
    program.mouse(MouseKind::Press, 2, 23);
    assert_eq!(program.status(), "The clock runs.", "a message stands where the keys were");
    program.wait(66 * 60);
    press_hint(&mut program, "next");
    assert_eq!(program.notes(), "one\n? why|\nthree");
    press_hint(&mut program, "hide");
    assert!(program.model.reminder().is_none());
    press_hint(&mut program, "help");
    assert_eq!(program.model.overlays.len(), 1);
    press_hint(&mut program, "close");
    assert_eq!(program.model.overlays.len(), 0);
    press_hint(&mut program, "weeks");
    assert_eq!(program.model.screen, Screen::Weeks);
    press_hint(&mut program, "filter");
    program.types("one");
    press_hint(&mut program, "show all");
    press_hint(&mut program, "notes");
    assert_eq!((program.model.screen, program.notes()), (Screen::Notes, "one\n? why|\nthree".to_owned()));
}

#[test]
fn a_drag_that_is_held_beyond_the_edge_scrolls_on() {
    let mut program = Program::with_notes(&many_lines());
    program.keys("ctrl-home");
    let pane = *program.model.layout.pane(Field::Notes).unwrap();
    program.mouse(MouseKind::Press, pane.text.x, pane.text.y + 2);
    program.mouse(MouseKind::Drag, pane.text.x + 4, pane.text.y + pane.text.height);
    let began = program.top();
    for _ in 0..5 {
        program.now = program.model.deadline().unwrap();
        program.send(Msg::Tick);
    }
    assert_eq!(program.top(), began + 5);
    let last = program.top() + usize::from(pane.text.height) - 1;
    assert!(program.selected().ends_with(&format!("line {}\nline", last - 1)), "{}", program.selected());
    program.mouse(MouseKind::Drag, pane.text.x, pane.text.y + 5);
    assert_eq!(program.model.beyond, None, "back in the text it stands still");
    program.mouse(MouseKind::Drag, pane.text.x, pane.text.y + pane.text.height);
    program.mouse(MouseKind::Release, pane.text.x, pane.text.y + pane.text.height);
    assert_eq!(program.model.beyond, None);
    program.mouse(MouseKind::Press, pane.text.x, pane.text.y + 2);
    program.mouse(MouseKind::Drag, pane.text.x, 0);
    while let Some((_, due)) = program.model.beyond {
        program.now = due;
        program.send(Msg::Tick);
    }
    assert_eq!(program.top(), 0, "and ends at the end of the text");
}
