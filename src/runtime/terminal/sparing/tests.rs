use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::Sparing;

const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 4 };

fn sparing() -> Sparing {
    Sparing::new(AREA.width)
}

/// Draws one buffer over another, with the cursor somewhere, and gives back what is sent for it.
fn draw(sparing: &mut Sparing, before: &Buffer, after: &Buffer, cursor: (u16, u16)) -> Vec<u8> {
    sparing.draw(before.diff(after).into_iter());
    sparing.cursor(Some(cursor.into()));
    sparing.take()
}

#[test]
fn a_letter_typed_at_the_cursor_is_sent_alone() {
    let mut sparing = sparing();
    let empty = Buffer::empty(AREA);
    let mut first = empty.clone();
    first.set_string(0, 1, "a", Style::new());
    draw(&mut sparing, &empty, &first, (1, 1));
    let mut second = first.clone();
    second.set_string(1, 1, "b", Style::new());
    assert_eq!(draw(&mut sparing, &first, &second, (2, 1)), b"b");
    let mut third = second.clone();
    third.set_string(2, 1, "한", Style::new());
    assert_eq!(draw(&mut sparing, &second, &third, (4, 1)), "한".as_bytes());
}

#[test]
fn what_was_cleared_is_drawn_without_trust_in_what_was_known() {
    let mut sparing = sparing();
    sparing.clear();
    sparing.take();
    let mut filled = Buffer::empty(AREA);
    filled.set_string(0, 0, "x", Style::new().fg(Color::Indexed(200)).bg(Color::Rgb(1, 2, 3)));
    let sent = draw(&mut sparing, &Buffer::empty(AREA), &filled, (1, 0));
    assert_eq!(String::from_utf8(sent).unwrap(), "\x1b[1;1H\x1b[0;38;5;200;48;2;1;2;3mx\x1b[?25h");
}

fn buffer() -> impl Strategy<Value = Buffer> {
    let symbol = prop::sample::select(vec![" ", "a", "z", "한", "글", "é", "漢"]);
    let color = prop::sample::select(vec![Color::Reset, Color::Red, Color::LightBlue, Color::Indexed(99)]);
    let modifier = prop::sample::select(vec![Modifier::empty(), Modifier::BOLD, Modifier::REVERSED | Modifier::ITALIC]);
    let cell = (0..AREA.width - 1, 0..AREA.height, symbol, color.clone(), color, modifier);
    prop::collection::vec(cell, 0..30).prop_map(|cells| {
        let mut buffer = Buffer::empty(AREA);
        for (x, y, symbol, front, back, modifier) in cells {
            let style = Style::new().fg(front).bg(back).add_modifier(modifier);
            // Half of a wide character would be overwritten, which no screen of the program does.
            if x == 0 || buffer[(x - 1, y)].symbol().is_ascii() {
                buffer.set_string(x, y, symbol, style);
            }
        }
        buffer
    })
}

fn color(color: vt100::Color) -> Color {
    match color {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(1) => Color::Red,
        vt100::Color::Idx(12) => Color::LightBlue,
        vt100::Color::Idx(number) => Color::Indexed(number),
        vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

fn look(cell: &Cell) -> (Color, Color, bool, bool, bool) {
    let has = |modifier| cell.modifier.contains(modifier);
    (cell.fg, cell.bg, has(Modifier::BOLD), has(Modifier::ITALIC), has(Modifier::REVERSED))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_terminal_shows_the_last_of_any_frames(frames in prop::collection::vec((buffer(), 0..12_u16, 0..4_u16), 1..5)) {
        let mut sparing = sparing();
        let size = |count: u16| std::num::NonZero::new(count).unwrap();
        let mut screen = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
        sparing.clear();
        screen.process(&sparing.take());
        let mut before = Buffer::empty(AREA);
        for (after, x, y) in frames {
            screen.process(&draw(&mut sparing, &before, &after, (x, y)));
            prop_assert_eq!(screen.screen().cursor_position(), (y, x));
            let mut hidden = 0;
            for position in AREA.positions() {
                let Position { x, y } = position;
                let (drawn, shown) = (&after[position], screen.screen().cell(y, x).unwrap());
                if x == 0 {
                    hidden = 0;
                }
                if hidden > 0 {
                    hidden -= 1;
                    continue;
                }
                hidden = usize::from(shown.is_wide());
                let contents = if shown.contents().is_empty() { " " } else { shown.contents() };
                prop_assert_eq!(contents, drawn.symbol(), "at {} in {}", x, y);
                // The emulator carries the look of a wide character on to the blank behind it, though nothing was written there.
                if contents == " " {
                    continue;
                }
                let seen =
                    (color(shown.fgcolor()), color(shown.bgcolor()), shown.bold(), shown.italic(), shown.inverse());
                prop_assert_eq!(seen, look(drawn), "at {} in {}", x, y);
            }
            before = after;
        }
    }
}
