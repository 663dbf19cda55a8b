use std::num::NonZero;

use proptest::prelude::*;

use super::*;
use crate::app::layout::layout;
use crate::app::{Effect, Listing, Msg, Opened, Then, update};
use crate::config::{Appearance, Background, Config};
use crate::journal::{Details, Entry, Head, Slug};

const SIZE: Size = Size { width: 110, height: 16 };

fn theme() -> Theme {
    Theme::new(Appearance { background: Background::Dark, colour: true, ..Appearance::default() })
}

/// A model with notes to type into.
fn model() -> Model {
    let now = "2024-09-19T16:00:00+09:00".parse().unwrap();
    let mut model = Model::new(Config::default(), SIZE, now);
    let details = Details::new(2, "2024-09-19".parse().unwrap());
    let entry = Entry::new(Slug::of_name("AI Seminar"), details, None, now);
    let listing = Listing { heads: vec![Head::of(&entry)], series: Vec::new(), damaged: Vec::new() };
    tell(&mut model, Msg::Listed(Box::new(listing)));
    model.opening = true;
    let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Live };
    tell(&mut model, Msg::Opened(Box::new(opened)));
    model
}

fn tell(model: &mut Model, message: Msg) {
    let now = model.now;
    let effects = update(model, message, now);
    for effect in effects {
        if let Effect::Record { number, .. } = effect {
            update(model, Msg::Recorded(number), now);
        }
    }
    layout(model, SIZE);
}

fn terminal() -> vt100::Parser {
    vt100::Parser::new(NonZero::new(SIZE.height).unwrap(), NonZero::new(SIZE.width).unwrap(), 0)
}

/// What a terminal shows, each row with its looks, and where its cursor is.
fn seen(terminal: &vt100::Parser) -> (Vec<String>, (u16, u16), bool) {
    let screen = terminal.screen();
    let look = |cell: &vt100::Cell| {
        let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
        // The colour of letters is not seen where there is none.
        let front = if contents == " " { vt100::Color::Default } else { cell.fgcolor() };
        format!("{contents}{front:?}{:?}{}{}", cell.bgcolor(), cell.inverse(), cell.underline())
    };
    let cells = |y| (0..SIZE.width).filter_map(move |x| screen.cell(y, x)).filter(|cell| !cell.is_wide_continuation());
    let rows = (0..SIZE.height).map(|y| cells(y).map(look).collect()).collect();
    (rows, screen.cursor_position(), screen.hide_cursor())
}

/// What a terminal shows that had no frame but this.
fn drawn_at_once(model: &Model) -> (Vec<String>, (u16, u16), bool) {
    let mut terminal = terminal();
    terminal.process(Screen::default().frame(model, &theme(), SIZE));
    seen(&terminal)
}

fn key() -> impl Strategy<Value = Msg> {
    let keys = [
        "Enter",
        "Up",
        "Down",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Backspace",
        "Ctrl-Home",
        "Ctrl-End",
        "Ctrl-Z",
        "Shift-Up",
        "Shift-Down",
        "Alt-Up",
        "F1",
        "Esc",
        "Tab",
        "F4",
        "F3",
        "한",
        "a",
        "?",
        " ",
        "=",
    ];
    let named = prop::sample::select(keys.to_vec()).prop_map(|name| {
        let name = if name == " " { "Space" } else { name };
        Msg::Key(name.parse().unwrap())
    });
    prop_oneof![3 => named, 1 => "[a-z가-힣 \n]{1,60}".prop_map(Msg::Paste)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 16))]
    #[test]
    fn any_frames_one_after_the_other_show_what_the_last_alone_would(messages in prop::collection::vec(key(), 1..60)) {
        let mut model = model();
        let mut screen = Screen::default();
        let mut terminal = terminal();
        for message in messages {
            tell(&mut model, message);
            terminal.process(screen.frame(&model, &theme(), SIZE));
            let (shown, expected) = (seen(&terminal), drawn_at_once(&model));
            prop_assert_eq!(&shown.0, &expected.0);
            prop_assert_eq!(shown.2, expected.2);
            // A hidden cursor stands anywhere.
            prop_assert!(shown.2 || shown.1 == expected.1);
        }
    }
}

#[test]
fn a_letter_at_the_end_of_a_line_is_sent_alone() {
    let mut model = model();
    let mut screen = Screen::default();
    screen.frame(&model, &theme(), SIZE);
    for letter in ["a", "b"] {
        tell(&mut model, Msg::Key(letter.parse().unwrap()));
        screen.frame(&model, &theme(), SIZE);
    }
    tell(&mut model, Msg::Key("c".parse().unwrap()));
    assert_eq!(screen.frame(&model, &theme(), SIZE), b"c");
    assert_eq!(screen.frame(&model, &theme(), SIZE), b"");
}

#[test]
fn lines_that_move_are_not_sent_again() {
    let mut model = model();
    let mut screen = Screen::default();
    for number in 0..40 {
        tell(
            &mut model,
            Msg::Paste(format!("{number} a line of the notes that is long enough to be worth something\n")),
        );
        screen.frame(&model, &theme(), SIZE);
    }
    tell(&mut model, Msg::Key("Enter".parse().unwrap()));
    let down = screen.frame(&model, &theme(), SIZE).len();
    tell(&mut model, Msg::Key("Ctrl-Home".parse().unwrap()));
    let page = screen.frame(&model, &theme(), SIZE).len();
    assert!(down * 4 < page, "{down} of {page}");
}
