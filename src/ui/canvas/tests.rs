use proptest::prelude::*;

use ratatui::buffer::{Buffer, Cell};

use super::*;
use crate::app::Size;
use crate::config::{Appearance, Background};

/// What ten cells, filled before, show when they are drawn on.
fn drawn_on(mut buffer: Buffer, draw: impl FnOnce(&mut Canvas<'_>)) -> Buffer {
    let theme = Theme::new(Appearance { background: Background::Dark, colour: true, ..Appearance::default() });
    let mut picture = Picture::default();
    picture.begin(Size { width: buffer.area.width, height: 1 });
    draw(&mut Canvas::new(&mut picture, &theme));
    picture.rows()[0].paint(&mut buffer, 0, &theme);
    buffer
}

/// What a row of ten cells shows after `draw`.
fn row(area_width: u16, draw: impl FnOnce(&mut Pen<'_>)) -> String {
    let buffer = drawn_on(Buffer::filled(Rect::new(0, 0, 10, 1), Cell::new(".")), |canvas| {
        draw(&mut canvas.row(Area { x: 1, y: 0, width: area_width, height: 1 }, 0));
    });
    buffer.content().iter().map(Cell::symbol).collect()
}

#[test]
fn what_does_not_fit_is_cut_between_clusters() {
    for (words, width, shown) in [
        ("abcdef", 6, ".abcdef..."),
        ("abcdefg", 6, ".abcde…..."),
        // A Hangul syllable takes two cells, of which the second is hidden.
        ("한글날", 6, ".한 글 날 ..."),
        ("한글날이", 6, ".한 글 …...."),
        ("한글날", 5, ".한 글 …...."),
        ("ab cde", 4, ".ab…......"),
        ("a", 1, ".a........"),
        ("ab", 1, ".…........"),
        ("한", 1, ".…........"),
        ("ab", 0, ".........."),
        ("", 4, ".........."),
    ] {
        assert_eq!(row(width, |pen| pen.cut(words, Style::new())), shown, "{words} in {width}");
    }
}

#[test]
fn every_cell_that_shows_something_is_sent_to_the_terminal() {
    let empty = Buffer::empty(Rect::new(0, 0, 10, 1));
    for (words, sent) in [
        ("abc", &[(0, "a"), (1, "b"), (2, "c")][..]),
        ("한x", &[(0, "한"), (2, "x")]),
        ("ｶﾞx", &[(0, "ｶﾞ"), (2, "x")]),
        ("ﾞｶﾟx", &[(0, "ﾞ"), (1, "ｶﾟ"), (3, "x")]),
    ] {
        let drawn = drawn_on(empty.clone(), |canvas| {
            canvas.row(Area { x: 0, y: 0, width: 10, height: 1 }, 0).write(words, Style::new());
        });
        let found: Vec<(u16, &str)> = empty.diff(&drawn).into_iter().map(|(x, _, cell)| (x, cell.symbol())).collect();
        assert_eq!(found, sent, "{words}");
    }
}

#[test]
fn a_wide_character_ends_a_row_it_does_not_fit_into() {
    assert_eq!(row(3, |pen| pen.write("한글x", Style::new())), ".한 .......");
}

#[test]
fn columns_stand_under_each_other() {
    let shown = row(9, |pen| {
        pen.column(3, "ab", Style::new());
        pen.column_right(4, "cd", Style::new());
        pen.column(4, "ef", Style::new());
    });
    assert_eq!(shown, ".ab...cdef");
}

#[test]
fn invisible_characters_are_shown_and_never_sent() {
    let shown = row(9, |pen| pen.write("a\u{1b}[2J", Style::new()));
    assert_eq!(shown, ".a␛[2J....");
}

#[test]
fn clearing_takes_a_wide_character_at_the_edge_as_a_whole() {
    let area = Area { x: 3, y: 0, width: 2, height: 1 };
    let buffer = drawn_on(Buffer::with_lines(["한글한글"]), |canvas| canvas.clear(area));
    assert_eq!(buffer, Buffer::with_lines(["한    글"]));
}

#[test]
fn a_look_that_ends_within_a_character_goes_on_to_its_end() {
    let bold = Style::new().bold();
    let look = |byte: usize| if byte < 2 { Run { style: bold, until: 2 } } else { Run::all(Style::new()) };
    for (words, columns) in
        [("abc", 2), ("ae\u{301}c", 2), ("a한c", 3), ("a👩\u{200d}👧c", 3), ("\u{1F1F0}\u{1F1F7}c", 2)]
    {
        let buffer = drawn_on(Buffer::empty(Rect::new(0, 0, 10, 1)), |canvas| {
            canvas.row(Area { x: 0, y: 0, width: 10, height: 1 }, 0).piece(words, 0..words.len(), look);
        });
        let is_bold = |cell: &&Cell| cell.modifier.contains(ratatui::style::Modifier::BOLD);
        assert_eq!(buffer.content().iter().filter(is_bold).count(), columns, "{words}");
    }
}

proptest! {
    #[test]
    fn nothing_leaves_its_area(words in "\\PC{0,30}", width in 0..12_u16, skipped in 0..12_u16) {
        let shown = row(width, |pen| {
            pen.skip(skipped);
            pen.cut(&words, Style::new());
        });
        prop_assert!(shown.starts_with('.'));
        let after = usize::from(9_u16.saturating_sub(width));
        prop_assert!(shown.ends_with(&".".repeat(after)), "{shown:?}");
    }
}
