//! Any size, any text, any keys: a frame is drawn, and its caret is on the screen.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::screen::{Screen, draw_into};
use crate::app::layout::layout;
use crate::app::{Mouse, MouseKind, Msg, Size, update};
use crate::command::Command;
use crate::config::{Appearance, Background};
use crate::ui::Theme;

fn message() -> impl Strategy<Value = Msg> {
    let commands: Vec<Command> = Command::all().collect();
    let pieces = prop::sample::select(vec![
        "a",
        "? ",
        "한",
        "漢字",
        "👩‍👩‍👧",
        "\t",
        "\u{200b}",
        "e\u{301}",
        "\n",
        "\u{202e}",
        "~~",
        "```\n",
        "word word ",
        "ｶﾞ",
    ]);
    let text = prop::collection::vec(pieces, 1..40).prop_map(|pieces| Msg::Paste(pieces.concat()));
    let kinds =
        prop::sample::select(vec![MouseKind::Press, MouseKind::Drag, MouseKind::ScrollDown, MouseKind::ScrollUp]);
    let mouse = (kinds, 0..220_u16, 0..80_u16)
        .prop_map(|(kind, column, row)| Msg::Mouse(Mouse { kind, column, row, shift: column % 2 == 0 }));
    prop_oneof![
        6 => prop::sample::select(commands).prop_map(Msg::Command),
        3 => text,
        1 => mouse,
        1 => "[ -~]{1,90}".prop_map(Msg::Failed),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 3))]

    #[test]
    fn a_frame_is_always_drawn(
        messages in prop::collection::vec(message(), 0..24),
        laid_out in (0..120_u16, 0..60_u16),
        frames in prop::collection::vec((0..=300_u16, 0..=100_u16), 2),
    ) {
        let mut screen = Screen::new(laid_out.0, laid_out.1).journal();
        for message in messages {
            screen = screen.tell(message);
        }
        let theme = Theme::new(Appearance { background: Background::Light, colour: true, ..Appearance::default() });
        for (width, height) in frames {
            // The terminal may have another size than the one the layout was made for.
            for laid_out_anew in [false, true] {
                let size = Size { width, height };
                if laid_out_anew {
                    let now = screen.model.now;
                    update(&mut screen.model, Msg::Resize(size), now);
                    layout(&mut screen.model, size);
                }
                let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
                terminal.draw(|frame| draw_into(frame, &screen.model, &theme)).expect("a frame");
                let buffer = terminal.backend().buffer();
                for cell in buffer.content() {
                    prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
                }
            }
        }
    }
}
