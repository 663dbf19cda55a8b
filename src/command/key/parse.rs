//! Reading a key from the text that a user writes for it. It must not know what keys are bound to.

use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::{Code, Key};

/// The highest function key that terminals report (by the kitty keyboard protocol).
const LAST_FUNCTION_KEY: u8 = 35;

/// The keys that have a name.
pub(super) const NAMED: [Code; 15] = [
    Code::Enter,
    Code::Tab,
    Code::Esc,
    Code::Backspace,
    Code::Delete,
    Code::Insert,
    Code::Left,
    Code::Right,
    Code::Up,
    Code::Down,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
    Code::Char(' '),
];

/// Other names under which the same keys are read.
const ALSO_CALLED: [(Code, &str); 9] = [
    (Code::Enter, "return"),
    (Code::Esc, "escape"),
    (Code::Delete, "del"),
    (Code::Insert, "ins"),
    (Code::PageUp, "pgup"),
    (Code::PageDown, "pgdn"),
    (Code::PageDown, "pgdown"),
    (Code::Char('+'), "plus"),
    (Code::Char('-'), "minus"),
];

/// Why a text does not name a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is nothing.
    #[error("no key is named; write one such as \"ctrl-w\"")]
    Empty,
    /// Modifiers and nothing to press with them.
    #[error("\"{0}\" names modifiers alone; write the key behind them, as in \"ctrl-w\"")]
    ModifiersAlone(String),
    /// A modifier stands twice.
    #[error("\"{0}\" names a modifier twice; once is enough")]
    RepeatedModifier(String),
    /// Something stands before the key that is no modifier.
    #[error("\"{text}\" is not a key: \"{modifier}\" is no modifier; there are ctrl, alt and shift")]
    UnknownModifier {
        /// The whole text.
        text: String,
        /// The part of it that is meant.
        modifier: String,
    },
    /// Neither one character nor the name of a key.
    #[error(
        "\"{text}\" is not a key: there is none called \"{name}\"; write one character, f1 to f35, or one of \
         enter, tab, esc, space, backspace, delete, insert, left, right, up, down, home, end, pageup, pagedown"
    )]
    UnknownName {
        /// The whole text.
        text: String,
        /// The part of it that is meant.
        name: String,
    },
    /// Shift with a key that types another character then; which one depends on the keyboard.
    #[error("\"{text}\" is not a key of its own: write the character that Shift with \"{character}\" types")]
    ShiftedSign {
        /// The whole text.
        text: String,
        /// The key behind the modifiers.
        character: char,
    },
}

impl FromStr for Key {
    type Err = KeyError;

    /// Reads what [`Key`]'s `Display` prints, and more: names in any case, modifiers in any order, `+` for `-`, blanks
    /// around it, the other common names of keys.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const BLANKS: [char; 2] = [' ', '\t'];
        let whole = || text.escape_debug().to_string();
        if text == " " {
            return Ok(Self::new(Code::Char(' '), false, false, false));
        }
        let mut rest = text.trim_matches(BLANKS);
        if rest.is_empty() {
            return Err(KeyError::Empty);
        }
        let mut held = [false; 3];
        while let Some((modifier, behind)) = leading_modifier(rest) {
            if std::mem::replace(&mut held[modifier], true) {
                return Err(KeyError::RepeatedModifier(whole()));
            }
            rest = behind.trim_matches(BLANKS);
        }
        if rest.is_empty() || modifier(rest).is_some() {
            return Err(KeyError::ModifiersAlone(whole()));
        }
        let [ctrl, alt, shift] = held;
        if rest.eq_ignore_ascii_case("backtab") && !shift {
            return Ok(Self::new(Code::Tab, ctrl, alt, true));
        }
        match code(rest) {
            Some(Code::Char(character)) if shift && !character.is_ascii_alphabetic() => {
                Err(KeyError::ShiftedSign { text: whole(), character })
            }
            // Without a modifier the case is that of the character typed; behind Ctrl or Alt it says nothing.
            Some(code) => Ok(Self::new(code, ctrl, alt, shift)),
            None => match rest.split_once(['-', '+']) {
                Some((modifier, key)) if !modifier.is_empty() && !key.is_empty() => Err(KeyError::UnknownModifier {
                    text: whole(),
                    modifier: modifier.trim_matches(BLANKS).escape_debug().to_string(),
                }),
                _ => Err(KeyError::UnknownName { text: whole(), name: rest.escape_debug().to_string() }),
            },
        }
    }
}

/// The number of the modifier with this name: 0 Ctrl, 1 Alt, 2 Shift.
fn modifier(name: &str) -> Option<usize> {
    match name.to_ascii_lowercase().as_str() {
        "ctrl" | "control" => Some(0),
        "alt" | "option" | "meta" => Some(1),
        "shift" => Some(2),
        _ => None,
    }
}

/// The modifier at the head of a text and what stands behind its `-` or `+`.
fn leading_modifier(text: &str) -> Option<(usize, &str)> {
    let (name, behind) = text.split_once(['-', '+'])?;
    Some((modifier(name.trim_end())?, behind))
}

fn code(name: &str) -> Option<Code> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return (!character.is_control()).then_some(Code::Char(character));
    }
    let plain: String = name.chars().filter(|character| !matches!(character, '-' | '_' | ' ')).collect();
    let named = |code: &Code| Key::new(*code, false, false, false).to_string().eq_ignore_ascii_case(&plain);
    let also_called = || ALSO_CALLED.iter().find(|(_, name)| name.eq_ignore_ascii_case(&plain)).map(|(code, _)| *code);
    if let Some(code) = NAMED.into_iter().find(named).or_else(also_called) {
        return Some(code);
    }
    if let Some(number) = plain.strip_prefix(['f', 'F']) {
        let number = number.parse().ok().filter(|number| (1..=LAST_FUNCTION_KEY).contains(number))?;
        return Some(Code::F(number));
    }
    // A letter whose accent is typed as a character of its own arrives from the keyboard as one.
    let mut composed = name.nfc();
    composed.next().filter(|_| composed.next().is_none()).map(Code::Char)
}
