//! A key with its modifiers, printed as text such as `Ctrl-W` and read from it. It must not know of any terminal library.

use std::fmt;

mod parse;

pub use parse::KeyError;

/// What is pressed, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types a character; the space bar is `Char(' ')`.
    Char(char),
    /// A function key, 1 to 35.
    F(u8),
    /// Enter, also called Return.
    Enter,
    /// Tab. Terminals send Shift with Tab as a code of its own, "back tab": here it is Tab with Shift.
    Tab,
    /// Escape.
    Esc,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// A key as it is pressed, in the one form in which equal keys are equal.
///
/// Terminals report Shift in different ways, so a character says it by itself: `Shift-a` is `A`, and Shift with a sign
/// is that sign. Only with Ctrl or Alt is it told apart, and only for ASCII letters, which are then kept in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// The key with these modifiers.
    #[must_use]
    pub const fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        match code {
            Code::Char(character) if ctrl || alt => Self {
                code: Code::Char(character.to_ascii_lowercase()),
                ctrl,
                alt,
                shift: shift && character.is_ascii_alphabetic(),
            },
            Code::Char(character) => {
                let typed = if shift { character.to_ascii_uppercase() } else { character };
                Self { code: Code::Char(typed), ctrl, alt, shift: false }
            }
            code => Self { code, ctrl, alt, shift },
        }
    }

    /// What is pressed.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// Whether Ctrl is held.
    #[must_use]
    pub const fn ctrl(self) -> bool {
        self.ctrl
    }

    /// Whether Alt is held.
    #[must_use]
    pub const fn alt(self) -> bool {
        self.alt
    }

    /// Whether Shift is held and told apart.
    #[must_use]
    pub const fn shift(self) -> bool {
        self.shift
    }

    /// The character that this key types into a text, if it does.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    /// The key that a terminal reports in place of this one: Ctrl takes a character to a control code (ECMA-48), and
    /// three of those are keys themselves.
    #[must_use]
    pub const fn reported_as(self) -> Option<Self> {
        let code = match self.code {
            Code::Char('i') if self.ctrl => Code::Tab,
            Code::Char('m') if self.ctrl => Code::Enter,
            Code::Char('[') if self.ctrl => Code::Esc,
            _ => return None,
        };
        Some(Self::new(code, false, self.alt, self.shift))
    }
}

impl fmt::Display for Key {
    /// `Ctrl-W`, `Alt-Enter`, `Shift-Tab`, `F9`, `?`, `Space`: modifiers in this order, letters behind Ctrl or Alt as
    /// on the key caps, characters alone as they are typed.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                formatter.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(' ') => formatter.write_str("Space"),
            Code::Char(character) if self.typed().is_none() => write!(formatter, "{}", character.to_ascii_uppercase()),
            Code::Char(character) => write!(formatter, "{character}"),
            Code::F(number) => write!(formatter, "F{number}"),
            Code::Enter => formatter.write_str("Enter"),
            Code::Tab => formatter.write_str("Tab"),
            Code::Esc => formatter.write_str("Esc"),
            Code::Backspace => formatter.write_str("Backspace"),
            Code::Delete => formatter.write_str("Delete"),
            Code::Insert => formatter.write_str("Insert"),
            Code::Left => formatter.write_str("Left"),
            Code::Right => formatter.write_str("Right"),
            Code::Up => formatter.write_str("Up"),
            Code::Down => formatter.write_str("Down"),
            Code::Home => formatter.write_str("Home"),
            Code::End => formatter.write_str("End"),
            Code::PageUp => formatter.write_str("PageUp"),
            Code::PageDown => formatter.write_str("PageDown"),
        }
    }
}

#[cfg(test)]
mod tests;
