//! Where the terminal's own cursor stands.

use super::screen::Screen;
use crate::app::Model;

/// The caret of the model, where a test asks for it.
fn focused_caret(model: &Model) -> Option<(usize, usize)> {
    model.open.as_ref().and_then(|open| open.editor(open.focus).caret)
}

#[test]
fn the_terminal_cursor_is_where_the_next_character_goes() {
    let screen = Screen::new(80, 24).journal().open("Enter").keys("<enter>한글");
    let caret = screen.caret().expect("a caret in the notes");
    let (row, column) = focused_caret(&screen.model).expect("in sight");
    let pane = screen.model.layout.texts[0].text;
    assert_eq!((usize::from(caret.x - pane.x), usize::from(caret.y - pane.y)), (column, row));
    assert_eq!(column, 4);
    let screen = screen.keys("x");
    assert_eq!(screen.caret().map(|caret| caret.x), Some(pane.x + 5));
    assert_eq!(screen.symbol(pane.x + 4, caret.y), "x");
}

#[test]
fn the_terminal_cursor_is_hidden_where_nothing_is_typed() {
    for keys in ["", "<f1>"] {
        assert_eq!(Screen::new(80, 24).journal().keys(keys).caret(), None, "{keys}");
    }
    assert_eq!(Screen::new(80, 24).journal().open("e").caret(), None);
    assert_eq!(Screen::new(30, 10).journal().open("Enter").caret(), None);
    assert!(Screen::new(80, 24).journal().keys("f").caret().is_some());
}
