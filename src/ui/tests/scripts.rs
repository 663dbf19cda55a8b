//! Every script at the edge of the window: what is drawn takes the columns that were counted for it, and the caret stands where
//! the terminal puts the next character.

use insta::assert_snapshot;

use super::screen::Screen;
use crate::app::Msg;

/// Korean and emoji that end at, before and behind the edge of rows of every width; marks for what has no shape of its own;
/// what is written from the right to the left.
const LINES: &str = "\
박지호는이번주세미나에서작은언어모델이왜중요한지설명했고나는그질문을적어두었다끝
a박지호는이번주세미나에서작은언어모델이왜중요한지설명했고나는그질문을적어두었다끝
띄어 쓴 문장은 어절에서 나뉜다 그래서 낱말이 잘리지 않는다
👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷
x👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷❤\u{fe0f}👩\u{200d}👩\u{200d}👧👍🏽🇰🇷
- \u{1107}\u{1161}\u{11a8}\u{110c}\u{1175}\u{1112}\u{1169} e\u{301}e\u{301} ｶﾞ 漢字かな、「漢字」。
\tone\ttwo\u{1b}[31m\u{0} \u{202e}abc\u{202c} \u{200b}.
? שלום עולם مرحبا mixed שלום 123
";

fn typed(width: u16, height: u16) -> Screen {
    let screen = Screen::new(width, height).journal().keys("<end>").open("Enter");
    screen.tell(Msg::Paste(LINES.to_owned()))
}

#[test]
fn every_script_at_the_edge() {
    for (width, height) in [(80, 24), (40, 24)] {
        assert_snapshot!(format!("scripts_{width}x{height}"), typed(width, height).keys("<ctrl-home>").to_string());
    }
}

#[test]
fn every_script_in_a_narrow_column() {
    for columns in [2, 7] {
        let mut screen = Screen::new(40, 16).journal().keys("<end>").open("Enter");
        screen.model.config.editor.max_width = columns;
        let screen = screen.tell(Msg::Paste("박지호는 👩\u{200d}👩\u{200d}👧👍🏽 ab🇰🇷 \tx\u{202e} שלום".to_owned()));
        assert_snapshot!(format!("scripts_in_{columns}_columns"), screen.to_string());
    }
}

#[test]
fn a_selection_over_wide_characters() {
    let screen = typed(40, 24).keys("<ctrl-home><end><left><shift-down><shift-right><shift-down><shift-down>");
    assert_snapshot!("scripts_selected_40x24", screen.to_string());
}

#[test]
fn the_caret_stands_behind_a_full_row() {
    for (width, text) in [
        (80, "가".repeat(100)),
        (40, "가".repeat(100)),
        (40, "a".repeat(100)),
        (40, "👩\u{200d}👩\u{200d}👧".repeat(60)),
    ] {
        let screen = Screen::new(width, 24).journal().keys("<end>").open("Enter").tell(Msg::Paste(text.clone()));
        let screen = screen.keys("<ctrl-home><end>");
        let pane = screen.model.layout.texts[0];
        let caret = screen.caret().unwrap();
        let row = screen.model.open.as_ref().unwrap().editor(pane.field).shown[0].range.clone();
        let columns = crate::ui::canvas::width(&text[row]);
        assert_eq!((caret.x - pane.text.x, caret.y), (columns, pane.text.y), "{width}");
    }
}
