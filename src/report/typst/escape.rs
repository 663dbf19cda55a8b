//! Text as Typst markup that is nothing but this text: what would otherwise be markup has a backslash before it, the rest
//! stays as it is. Straight quotes are left for Typst to curl.
//!
//! The rules are those of Typst's lexer (crate `typst-syntax`, 0.15), by which the tests read the result again.

#[cfg(test)]
mod tests;

/// What a text stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Whether it stands where a line or a bracket starts, so that the signs of headings and lists would count.
    pub at_start: bool,
    /// Whether a line or a bracket ends behind it, where Typst leaves out spaces.
    pub at_end: bool,
}

/// The text without control characters, which no report can show: those that are white space become spaces.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => Some(' '),
            other => (!other.is_control()).then_some(other),
        })
        .collect()
}

/// A clean text as markup.
pub(super) fn text(text: &str, place: Place) -> String {
    let characters: Vec<char> = text.chars().collect();
    let brackets_match = are_matched(&characters);
    let digits = characters.iter().take_while(|character| character.is_ascii_digit()).count();
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for (at, &character) in characters.iter().enumerate() {
        let around = Around { before: &characters[..at], behind: &characters[at + 1..] };
        let is_first = place.at_start && at == 0;
        let is_markup = match character {
            ' ' => {
                let is_lost =
                    is_first || around.before.last() == Some(&' ') || place.at_end && at + 1 == characters.len();
                escaped.push_str(if is_lost { "\\u{20}" } else { " " });
                continue;
            }
            _ if is_unwritable(character) => {
                escaped.extend(character.escape_unicode());
                continue;
            }
            '\\' | '#' | '$' | '`' | '~' => true,
            '*' | '_' => !around.is_in_word(),
            '<' => around.next().is_none_or(is_label),
            '@' => around.next().is_none_or(|next| is_label(next) || matches!(next, ':' | '.')),
            '[' | ']' => !brackets_match,
            // A comment, also with the star of an emphasis behind the text, or the end of `http://`.
            '/' => {
                matches!(around.next(), Some('/' | '*'))
                    || around.next().is_none() && !place.at_end
                    || is_first && around.is_before_space()
            }
            '-' => {
                matches!(around.next(), Some('-' | '?'))
                    || around.next().is_some_and(char::is_numeric) && !around.is_behind_word()
                    || is_first && around.is_before_space()
            }
            '.' => {
                around.behind.starts_with(&['.', '.'])
                    || place.at_start && at == digits && at > 0 && around.is_before_space()
            }
            '=' => is_first && around.skip('=').is_before_space(),
            '+' => is_first && around.is_before_space(),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A clean text as a string literal of Typst's code.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '\\' | '"' => literal.extend(['\\', character]),
            '\n' => literal.push_str("\\n"),
            _ if is_unwritable(character) => literal.extend(character.escape_unicode()),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

/// Whether a character must be written by its number: Typst ends a line at two of them, and programs on the way drop the
/// byte order mark and the characters that Unicode keeps free.
pub(super) fn is_unwritable(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether Typst takes a character for a part of a word, so that `*` and `_` between two of them are characters: letters
/// and digits, but not of scripts without spaces. Those that are not told apart here are escaped needlessly, no more.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_hangul(character)
}

/// Whether a character is a syllable or letter of Hangul.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}')
}

/// Whether a character may be part of a label; every one that is not ASCII is taken to be.
fn is_label(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-') || !character.is_ascii()
}

/// Whether every bracket has its partner within the text.
fn are_matched(characters: &[char]) -> bool {
    let mut open = 0_usize;
    for character in characters {
        match character {
            '[' => open += 1,
            ']' => match open.checked_sub(1) {
                Some(rest) => open = rest,
                None => return false,
            },
            _ => {}
        }
    }
    open == 0
}

/// The characters around one.
struct Around<'a> {
    before: &'a [char],
    behind: &'a [char],
}

impl Around<'_> {
    fn next(&self) -> Option<char> {
        self.behind.first().copied()
    }

    /// Whether white space follows, or nothing of this text, behind which it may.
    fn is_before_space(&self) -> bool {
        self.next().is_none_or(char::is_whitespace)
    }

    fn is_behind_word(&self) -> bool {
        self.before.last().is_some_and(char::is_ascii_alphanumeric)
    }

    fn is_in_word(&self) -> bool {
        self.is_behind_word() && self.next().is_some_and(|next| next.is_ascii_alphanumeric())
    }

    fn skip(&self, sign: char) -> Self {
        let length = self.behind.iter().take_while(|character| **character == sign).count();
        Self { before: self.before, behind: &self.behind[length..] }
    }
}
