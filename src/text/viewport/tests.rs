use proptest::prelude::*;

use super::*;
use crate::text::Selection;
use crate::text::sample::{self, draw, parse};

fn top(line: usize, row: usize) -> RowAddress {
    RowAddress { line, row }
}

#[test]
fn it_scrolls_no_further_than_the_caret_needs() {
    let lines: Vec<String> = (0..30).map(|line| format!("line {line}")).collect();
    let text = Text::from(lines.join("\n").as_str());
    let mut wrapping = Wrapping::new(20);
    let mut view = Viewport::new(5);
    for (line, expected) in [(4, 0), (5, 1), (3, 1), (0, 0), (9, 5), (10, 6), (29, 25), (15, 13), (14, 13), (0, 0)] {
        view.reveal(&text, &mut wrapping, Position::new(line, 0));
        let (row, _) = view.locate(&text, &mut wrapping, Position::new(line, 0)).unwrap();
        assert!(row < 5);
        assert_eq!(view.top, top(expected, 0), "at line {line}");
    }
}

#[test]
fn the_wheel_stops_at_both_ends() {
    let text = Text::from("one two three four\nx\ny");
    let mut wrapping = Wrapping::new(10);
    let mut view = Viewport::new(2);
    view.scroll(&text, &mut wrapping, 1);
    assert_eq!(view.top, top(0, 1));
    view.scroll(&text, &mut wrapping, 9);
    assert_eq!(view.top, top(2, 0));
    view.scroll(&text, &mut wrapping, -2);
    assert_eq!(view.top, top(0, 1));
    view.scroll(&text, &mut wrapping, -9);
    assert_eq!(view.top, top(0, 0));
    view.top = top(40, 3);
    assert_eq!(view.rows(&text, &mut wrapping), [top(2, 0)]);
}

#[test]
fn a_click_goes_to_the_nearest_place() {
    // The window is 10 columns wide and 4 rows high.
    for (text, row, column, expected) in [
        ("abc", 0, 0, "|abc"),
        ("abc", 0, 1, "a|bc"),
        ("abc", 0, 9, "abc|"),
        ("박지호", 0, 0, "|박지호"),
        ("박지호", 0, 1, "박|지호"),
        ("박지호", 0, 2, "박|지호"),
        ("박지호", 0, 3, "박지|호"),
        ("👩‍👩‍👧x", 0, 1, "👩‍👩‍👧|x"),
        ("one two three", 1, 2, "one two th|ree"),
        ("one two three", 0, 9, "one two| three"),
        ("- one two three", 1, 0, "- one two |three"),
        ("- one two three", 1, 3, "- one two t|hree"),
        ("abcdefghijklm", 0, 10, "abcdefghij|klm"),
        ("박지호발표내용", 0, 10, "박지호발표|내용"),
        ("ab\ncd", 1, 1, "ab\nc|d"),
        ("ab\ncd", 3, 0, "ab\ncd|"),
        ("", 2, 5, "|"),
    ] {
        let text = Text::from(text);
        let hit = Viewport::new(4).hit(&text, &mut Wrapping::new(10), row, column);
        assert_eq!(draw(&text, Selection::caret(hit.position)), expected, "{row} {column}");
    }
}

#[test]
fn behind_a_word_that_is_cut_the_caret_is_drawn_at_the_end_of_the_row() {
    let mut wrapping = Wrapping::new(10);
    let mut view = Viewport::new(1);
    let text = Text::from("박지호발표내용");
    let hit = view.hit(&text, &mut wrapping, 0, 10);
    assert_eq!(view.locate(&text, &mut wrapping, hit), Some((0, 10)));
    assert_eq!(view.locate(&text, &mut wrapping, hit.position), None, "it is the start of the next row as well");
    view.reveal(&text, &mut wrapping, hit);
    assert_eq!(view.top, top(0, 0));
    view.reveal(&text, &mut wrapping, hit.position);
    assert_eq!(view.top, top(0, 1));
}

#[test]
fn the_caret_is_drawn_where_the_terminal_puts_the_next_character() {
    for (drawn, expected) in [
        ("|abc", (0, 0)),
        ("박지|호", (0, 4)),
        ("\u{1107}\u{1161}\u{11A8}|", (0, 2)),
        ("abcdefghij|", (0, 10)),
        ("abcdefghij|k", (1, 0)),
        ("one two   |", (0, 10)),
        ("one two        |", (0, 10)),
        ("one two        |x", (1, 0)),
        ("\tx|", (0, 5)),
        ("- one two t|hree", (1, 3)),
        ("a\nb|", (1, 1)),
    ] {
        let (text, selection) = parse(drawn);
        let place = Viewport::new(4).locate(&text, &mut Wrapping::new(10), selection.head);
        assert_eq!(place, Some(expected), "{drawn}");
    }
}

proptest! {
    #[test]
    fn a_click_on_the_caret_stays_there(
        text in sample::text(), at in (0_usize..9, 0_usize..40), width in 1_usize..14, height in 1_usize..6
    ) {
        let mut wrapping = Wrapping::new(width);
        let mut view = Viewport::new(height);
        let position = text.snap(Position::new(at.0, at.1));
        view.reveal(&text, &mut wrapping, position);
        let (row, column) = view.locate(&text, &mut wrapping, position).expect("it was revealed");
        prop_assert!(row < height && column <= width);
        if column < width {
            prop_assert_eq!(view.hit(&text, &mut wrapping, row, column).position, position);
        }
    }
}
