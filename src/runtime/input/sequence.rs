//! What the sequences of terminals mean: keys with their modifiers, and the mouse. It must not know how they are cut out of
//! what comes.
//!
//! The forms are those of xterm (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>), with its `modifyOtherKeys`, of
//! the kitty keyboard protocol (<https://sw.kovidgoyal.net/kitty/keyboard-protocol/>) as far as terminals send it unasked or
//! on behalf of a multiplexer, of rxvt, and of the console of Linux.

use crate::app::{Mouse, MouseKind};
use crate::command::{Code, Key};

use super::decoder::Event;

/// The modifiers that are held with a key.
#[derive(Clone, Copy, Default)]
struct Held {
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Held {
    const CTRL: Self = Self { ctrl: true, alt: false, shift: false };
    const SHIFT: Self = Self { ctrl: false, alt: false, shift: true };
    const CTRL_SHIFT: Self = Self { ctrl: true, alt: false, shift: true };

    /// Reads xterm's and kitty's number, which is a sum plus one; nothing with a modifier that no key of the program has. Caps
    /// Lock and Num Lock, 64 and 128, say nothing that the character does not.
    fn of(number: u32) -> Option<Self> {
        let sum = number.saturating_sub(1) & !(64 | 128);
        (sum < 8).then_some(Self { shift: sum & 1 > 0, alt: sum & 2 > 0, ctrl: sum & 4 > 0 })
    }

    fn with(self, code: Code) -> Key {
        Key::new(code, self.ctrl, self.alt, self.shift)
    }
}

/// The key that is sent as this character.
pub(super) fn key_of_character(character: char) -> Key {
    let none = Held::default();
    let ctrl = |sign: u8| Held::CTRL.with(Code::Char(char::from(sign)));
    match character {
        '\r' => none.with(Code::Enter),
        '\t' => none.with(Code::Tab),
        '\u{1b}' => none.with(Code::Esc),
        '\u{7f}' => none.with(Code::Backspace),
        '\0' => ctrl(b' '),
        '\u{1}'..='\u{1f}' => {
            let sign = u8::try_from(character).unwrap_or_default() + b'@';
            ctrl(sign.to_ascii_lowercase())
        }
        _ => none.with(Code::Char(character)),
    }
}

/// The key whose sequence ends in this letter, behind `ESC O` and `ESC [` alike.
pub(super) fn key_of_letter(letter: u8) -> Option<Key> {
    if letter.is_ascii_lowercase() {
        let code = code_of_letter(letter.to_ascii_uppercase()).filter(|_| letter <= b'd')?;
        return Some(Held::CTRL.with(code));
    }
    code_of_letter(letter).map(|code| Held::default().with(code))
}

fn code_of_letter(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key whose sequence is this number with a tilde.
fn code_of_number(number: u32) -> Option<Code> {
    let function = |first: u8, from: u32| u8::try_from(number - from).ok().map(|offset| Code::F(first + offset));
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(1, 11),
        17..=21 => function(6, 17),
        23..=26 => function(11, 23),
        28 | 29 => function(15, 28),
        31..=34 => function(17, 31),
        _ => None,
    }
}

/// The key that has this number as a character; kitty's numbers for further keys are in the private use area.
fn code_of_character(number: u32) -> Option<Code> {
    match number {
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        8 | 127 => Some(Code::Backspace),
        0xe000..=0xf8ff => None,
        _ => char::from_u32(number).filter(|character| !character.is_control()).map(Code::Char),
    }
}

/// What a sequence behind `ESC [` says; nothing where it is for nobody here.
pub(super) fn event(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        let [button, column, row] = numbers(report)?;
        return (matches!(last, b'M' | b'm')).then(|| mouse(button, column, row, last == b'm'))?.map(Event::Mouse);
    }
    if last == b'M' {
        let [button, column, row] = numbers(text)?;
        return mouse(button.checked_sub(32)?, column, row, false).map(Event::Mouse);
    }
    key(text, last).map(Event::Key)
}

fn key(text: &str, last: u8) -> Option<Key> {
    let mut fields = text.split(';');
    let mut first = fields.next().unwrap_or_default().split(':');
    let number = match first.next().unwrap_or_default() {
        "" => 1,
        digits => digits.parse().ok()?,
    };
    let mut second = fields.next().unwrap_or_default().split(':');
    let held = match second.next().unwrap_or_default() {
        "" => Held::default(),
        digits => Held::of(digits.parse().ok()?)?,
    };
    // Kitty's third kind of event is that a key was let go.
    if second.next() == Some("3") {
        return None;
    }
    match last {
        b'~' if number == 27 => code_of_character(fields.next()?.parse().ok()?).map(|code| held.with(code)),
        b'~' => code_of_number(number).map(|code| held.with(code)),
        b'^' => code_of_number(number).map(|code| Held::CTRL.with(code)),
        b'$' => code_of_number(number).map(|code| Held::SHIFT.with(code)),
        b'@' => code_of_number(number).map(|code| Held::CTRL_SHIFT.with(code)),
        b'u' => {
            // With Shift kitty names the character that it makes as well, if it is asked to.
            let shifted = first.next().filter(|_| held.shift).and_then(|digits| digits.parse().ok());
            code_of_character(shifted.unwrap_or(number)).map(|code| held.with(code))
        }
        b'Z' => Some(Held { shift: true, ..held }.with(Code::Tab)),
        b'a'..=b'd' => code_of_letter(last.to_ascii_uppercase()).map(|code| Held::SHIFT.with(code)),
        // A key has the number 1; with another the same letters end answers, such as where the cursor is.
        _ if number == 1 => code_of_letter(last).map(|code| held.with(code)),
        _ => None,
    }
}

fn numbers(text: &str) -> Option<[u16; 3]> {
    let mut fields = text.split(';').map(|field| field.parse().ok());
    let three = [fields.next()??, fields.next()??, fields.next()??];
    fields.next().is_none().then_some(three)
}

/// A report of the mouse, column and row from 1. The button's number has its lower two bits and, from 64 on, the wheel; 32 is
/// added while the mouse moves, 4, 8 and 16 for Shift, Alt and Ctrl.
pub(super) fn mouse(button: u16, column: u16, row: u16, is_up: bool) -> Option<Mouse> {
    let kind = match button & !(4 | 8 | 16) {
        0 if is_up => MouseKind::Release,
        0 => MouseKind::Press,
        32 => MouseKind::Drag,
        // Without SGR's letter for it, the button that was let go is not named.
        3 if !is_up => MouseKind::Release,
        64 if !is_up => MouseKind::ScrollUp,
        65 if !is_up => MouseKind::ScrollDown,
        _ => return None,
    };
    Some(Mouse { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)?, shift: button & 4 > 0 })
}
