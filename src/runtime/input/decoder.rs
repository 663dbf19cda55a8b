//! Bytes of a terminal, cut into keys, mouse reports and pastes. It must not know where they are read, nor read a clock: whoever
//! feeds it says when the rest of something did not come.
//!
//! crossterm's reader is not used because it has no way out of a paste whose end marker never comes (upstream #1060), types
//! the rest of sequences that it does not know, and cannot be waited on together with anything else.

use std::time::Duration;

use crate::app::Mouse;
use crate::command::{Code, Key};

use super::sequence;

/// What begins every sequence.
const ESC: u8 = 0x1b;

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// After so long without another byte, an Esc is the key and no beginning of a sequence.
const ALONE: Duration = Duration::from_millis(50);

/// After so long without another byte, the rest of a paste, of a character or of a sequence does not come any more.
const QUIET: Duration = Duration::from_secs(1);

/// Bytes of a paste that are delivered without its end, so that an endless one does not fill the memory.
const PASTE: usize = 64 * 1024 * 1024;

/// Bytes that a sequence may have; a longer one is none.
const SEQUENCE: usize = 1024;

/// What a terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A key, or a character of a burst.
    Key(Key),
    /// A press, a drag or the wheel.
    Mouse(Mouse),
    /// A bracketed paste, its line ends as they came.
    Paste(String),
}

/// What the first bytes are.
enum Found {
    /// Something that takes so many bytes; nothing where the program has no use for it.
    Whole(Option<Event>, usize),
    /// The mark before a paste.
    Paste,
    /// The beginning of something.
    Part,
}

/// The decoder: what has come of something that is not whole yet.
#[derive(Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    /// Whether what is pending is of a paste.
    in_paste: bool,
    /// How much of the paste has been searched for its end.
    searched: usize,
}

impl Decoder {
    /// Takes bytes; gives back what is whole with them.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.pending.extend_from_slice(bytes);
        self.take(false)
    }

    /// The rest did not come: what has come is all. A paste without its end is a paste still, and keys are keys again.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        self.take(true)
    }

    /// After how much quiet [`Self::give_up`] is due; nothing when nothing is begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.pending.as_slice() {
            _ if self.in_paste => Some(QUIET),
            [] => None,
            [ESC, b'[', _, ..] => Some(QUIET),
            [ESC, ..] => Some(ALONE),
            _ => Some(QUIET),
        }
    }

    fn take(&mut self, is_all: bool) -> Vec<Event> {
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        let mut events = Vec::new();
        loop {
            let taken = if self.in_paste {
                self.take_paste(rest, is_all, &mut events)
            } else {
                self.take_first(rest, is_all, &mut events)
            };
            if taken == 0 {
                break;
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        let done = pending.len() - rest.len();
        self.pending = pending;
        self.pending.drain(..done);
        events
    }

    /// Takes what comes first; gives back how many bytes it had, none when it is not whole.
    fn take_first(&mut self, bytes: &[u8], is_all: bool, events: &mut Vec<Event>) -> usize {
        match found(bytes, is_all) {
            Found::Whole(event, length) => {
                events.extend(event);
                length
            }
            Found::Paste => {
                self.in_paste = true;
                self.searched = 0;
                PASTE_BEGINS.len()
            }
            Found::Part => 0,
        }
    }

    /// Takes the paste with its end when that is there.
    fn take_paste(&mut self, bytes: &[u8], is_all: bool, events: &mut Vec<Event>) -> usize {
        let unsearched = bytes.get(self.searched..).unwrap_or_default();
        let end = unsearched.windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS);
        let (text, taken) = match end {
            Some(end) => (self.searched + end, self.searched + end + PASTE_ENDS.len()),
            None if is_all => (bytes.len(), bytes.len()),
            None => {
                self.searched = bytes.len().saturating_sub(PASTE_ENDS.len() - 1);
                let cut = if bytes.len() < PASTE { 0 } else { character_start(bytes, self.searched) };
                self.searched -= cut;
                (cut, cut)
            }
        };
        if end.is_some() || is_all {
            self.in_paste = false;
        }
        if let Some(text @ [_, ..]) = bytes.get(..text) {
            // What is no UTF-8 is shown as U+FFFD.
            events.push(Event::Paste(String::from_utf8_lossy(text).into_owned()));
        }
        taken
    }
}

/// The start of the character that the byte at `index` is of.
fn character_start(bytes: &[u8], index: usize) -> usize {
    let is_inner = |index: usize| bytes.get(index).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000);
    (index.saturating_sub(3)..=index).rev().find(|index| !is_inner(*index)).unwrap_or(index)
}

/// What the first of these bytes are. With `is_all` nothing comes after them.
fn found(bytes: &[u8], is_all: bool) -> Found {
    match bytes {
        [] => Found::Part,
        [ESC, rest @ ..] => after_escape(bytes, rest, is_all),
        _ => character(bytes, is_all),
    }
}

fn after_escape(bytes: &[u8], rest: &[u8], is_all: bool) -> Found {
    let escape = Found::Whole(Some(Event::Key(Key::new(Code::Esc, false, false, false))), 1);
    match rest {
        [] | [ESC] if is_all => escape,
        [] | [ESC] => Found::Part,
        // rxvt sends Alt with a key as Esc before the key's sequence.
        [ESC, b'[', _, ..] => match found(rest, is_all) {
            Found::Whole(Some(Event::Key(key)), length) => Found::Whole(Some(Event::Key(with_alt(key))), length + 1),
            Found::Part => Found::Part,
            Found::Whole(..) | Found::Paste => escape,
        },
        [ESC, b'['] if !is_all => Found::Part,
        [ESC, ..] => escape,
        [b'[' | b'O'] if !is_all => Found::Part,
        [b'[', _, ..] if bytes.starts_with(PASTE_BEGINS) => Found::Paste,
        [b'[', _, ..] => control_sequence(bytes, is_all),
        [b'O', letter, ..] if let Some(key) = sequence::key_of_letter(*letter) => {
            Found::Whole(Some(Event::Key(key)), 3)
        }
        _ => control_string(bytes, is_all).unwrap_or_else(|| match character(rest, is_all) {
            Found::Whole(Some(Event::Key(key)), length) => Found::Whole(Some(Event::Key(with_alt(key))), length + 1),
            other => other,
        }),
    }
}

/// A sequence behind `ESC [` (ECMA-48, 5.4), and what some terminals send that only begins like one.
fn control_sequence(bytes: &[u8], is_all: bool) -> Found {
    let missing = if is_all { Found::Whole(None, bytes.len()) } else { Found::Part };
    let body = bytes.get(2..).unwrap_or_default();
    match body {
        // The console of Linux has F1 to F5 so.
        [b'[', letter @ b'A'..=b'E', ..] => {
            let key = Key::new(Code::F(letter - b'A' + 1), false, false, false);
            return Found::Whole(Some(Event::Key(key)), 4);
        }
        // The mouse as X10 had it: three bytes behind the final one.
        [b'M', button, column, row, ..] => {
            let number = |byte: &u8| u16::from(byte.saturating_sub(32));
            let mouse = sequence::mouse(number(button), number(column), number(row), false);
            return Found::Whole(mouse.map(Event::Mouse), 6);
        }
        [b'['] | [b'M', ..] => return missing,
        _ => {}
    }
    let parameters = body.iter().take_while(|byte| (0x30..=0x3f).contains(*byte)).count();
    let (parameters, behind) = body.split_at(parameters);
    let between = behind.iter().take_while(|byte| (0x20..=0x2f).contains(*byte)).count();
    let before_last = 2 + parameters.len() + between;
    match behind {
        // rxvt ends keys with Shift in a dollar sign, which ends nothing in the standard.
        [b'$', ..] if !parameters.is_empty() && parameters.iter().all(u8::is_ascii_digit) => {
            Found::Whole(sequence::event(parameters, b'$'), 3 + parameters.len())
        }
        _ => match behind.get(between) {
            Some(last @ 0x40..=0x7e) => {
                let event = if between == 0 { sequence::event(parameters, *last) } else { None };
                Found::Whole(event, before_last + 1)
            }
            // No sequence goes on so: what begins here is something else.
            Some(_) => Found::Whole(None, before_last),
            None if bytes.len() > SEQUENCE => Found::Whole(None, bytes.len()),
            None => missing,
        },
    }
}

/// An answer of the terminal to some program's question, such as for its colours; nothing when it is Alt with a key.
fn control_string(bytes: &[u8], is_all: bool) -> Option<Found> {
    let begins_so = match bytes {
        [_, b']', first, ..] => first.is_ascii_digit(),
        [_, b'P', first, ..] => first.is_ascii_digit() || b">!+$".contains(first),
        [_, b'_', first, ..] => *first == b'G',
        [_, b']' | b'P' | b'_'] => true,
        _ => false,
    };
    if !begins_so {
        return None;
    }
    let ends = |byte: &u8| byte.is_ascii_control();
    let end = bytes.iter().skip(2).position(ends).map_or(bytes.len(), |end| end + 2);
    match bytes.get(end..) {
        Some([0x07, ..]) => Some(Found::Whole(None, end + 1)),
        Some([ESC, b'\\', ..]) => Some(Found::Whole(None, end + 2)),
        Some([] | [ESC]) if !is_all && bytes.len() <= SEQUENCE => Some(Found::Part),
        _ => None,
    }
}

/// A character, or a key that is sent as one.
fn character(bytes: &[u8], is_all: bool) -> Found {
    let key = |character, length| Found::Whole(Some(Event::Key(sequence::key_of_character(character))), length);
    // No character has more than four bytes.
    let first = bytes.get(..4).unwrap_or(bytes);
    match first.utf8_chunks().next() {
        Some(chunk) => match chunk.valid().chars().next() {
            Some(character) => key(character, character.len_utf8()),
            None if !is_all && is_begun(chunk.invalid()) && chunk.invalid().len() == bytes.len() => Found::Part,
            None => key(char::REPLACEMENT_CHARACTER, chunk.invalid().len()),
        },
        None => Found::Part,
    }
}

/// Whether these bytes are the beginning of a character.
fn is_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// The key with Alt held.
fn with_alt(key: Key) -> Key {
    let is_capital = matches!(key.code(), Code::Char(character) if character.is_ascii_uppercase());
    Key::new(key.code(), key.ctrl(), true, key.shift() || is_capital)
}

#[cfg(test)]
mod tests;
