//! What the terminal sent, as messages.
//!
//! A paste that the terminal does not bracket comes as keys. Two or more line ends with characters between them in one read are
//! taken for one, and so are more characters than anybody types meanwhile: it must run no command and continue no list.

mod decoder;
mod sequence;

use std::time::{Duration, Instant};

use crate::app::Msg;
use crate::command::{Code, Key};

use decoder::{Decoder, Event};

/// So many characters in one read are put in together, not one by one.
const RUN: usize = 32;

/// So many characters and line ends in one read are a paste, even if its lines are longer than a read.
const BURST: usize = 256;

/// What comes so soon after what was taken for a paste is of that paste: a burst takes several reads, and the last one
/// may bring a single line.
const FLOW: Duration = Duration::from_millis(100);

/// The terminal's input: what has come of something that is not whole yet, and what came last.
#[derive(Default)]
pub(super) struct Input {
    decoder: Decoder,
    /// When what is begun is not waited for any longer.
    deadline: Option<Instant>,
    /// What came last, if it was taken for a paste.
    burst: Option<Burst>,
}

/// A part of a paste that comes as keys.
struct Burst {
    at: Instant,
    /// Whether it ends in a carriage return, to which a line feed may still come.
    returns: bool,
}

impl Input {
    /// The messages for what came in one read, nothing included.
    pub(super) fn messages(&mut self, bytes: &[u8], now: Instant) -> Vec<Msg> {
        if !bytes.is_empty() {
            let events = self.decoder.feed(bytes);
            self.deadline = self.decoder.patience().map(|patience| now + patience);
            self.gathered(events, now)
        } else if self.deadline.is_some_and(|deadline| deadline <= now) {
            self.deadline = None;
            let events = self.decoder.give_up();
            self.gathered(events, now)
        } else {
            Vec::new()
        }
    }

    /// When [`Self::messages`] must be asked although nothing came.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    fn gathered(&mut self, events: Vec<Event>, now: Instant) -> Vec<Msg> {
        let before = self.burst.take().filter(|last| now.saturating_duration_since(last.at) <= FLOW);
        let mut flows = before.is_some();
        // The line feed of a line end whose carriage return was the last of the read before.
        let is_half = |event: &Event| matches!(event, Event::Key(key) if typed(*key) == Some('\n'));
        let half = before.is_some_and(|before| before.returns) && events.first().is_some_and(is_half);
        let mut messages = Vec::new();
        let mut run: Vec<Key> = Vec::new();
        let is_all = half && events.len() == 1;
        for event in events.into_iter().skip(usize::from(half)) {
            match event {
                Event::Key(key) if typed(key).is_some() => run.push(key),
                other => {
                    flush(&mut run, flows, &mut messages);
                    flows = false;
                    messages.push(match other {
                        Event::Key(key) => Msg::Key(key),
                        Event::Mouse(mouse) => Msg::Mouse(mouse),
                        Event::Paste(text) => Msg::Paste(text),
                    });
                }
            }
        }
        let returns = run.last().is_some_and(|key| typed(*key) == Some('\r'));
        if flush(&mut run, flows, &mut messages) || is_all {
            self.burst = Some(Burst { at: now, returns });
        }
        messages
    }
}

/// Turns a run of characters and line ends into a paste or into keys; gives back whether it is of a paste.
fn flush(run: &mut Vec<Key>, flows: bool, messages: &mut Vec<Msg>) -> bool {
    let text = text_of(run);
    let between = text.find('\n').and_then(|first| text.get(first..text.rfind('\n')?)).unwrap_or_default();
    let goes_on = flows && !run.is_empty();
    let is_burst = goes_on || run.len() >= BURST || between.contains(|character| character != '\n');
    if is_burst {
        messages.push(Msg::Burst(text));
    } else {
        for line in run.chunk_by(|_, next| !is_line_end(*next)) {
            let (line_end, words) = match line {
                [first, words @ ..] if is_line_end(*first) => (Some(*first), words),
                words => (None, words),
            };
            messages.extend(line_end.map(Msg::Key));
            if words.len() >= RUN && words.iter().all(|key| key.code() != Code::Tab) {
                messages.push(Msg::Burst(text_of(words)));
            } else {
                messages.extend(words.iter().copied().map(Msg::Key));
            }
        }
    }
    run.clear();
    is_burst
}

/// What keys put into a text.
fn text_of(keys: &[Key]) -> String {
    let text: String = keys.iter().filter_map(|key| typed(*key)).collect();
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The character that a key puts into a text, line ends and tabs included.
fn typed(key: Key) -> Option<char> {
    let is_bare = !key.ctrl() && !key.alt() && !key.shift();
    match key.code() {
        Code::Enter if is_bare => Some('\r'),
        Code::Tab if is_bare => Some('\t'),
        // A line feed, as it is typed and as unbracketed pastes bring it.
        Code::Char('j') if key.ctrl() && !key.alt() && !key.shift() => Some('\n'),
        _ => key.typed(),
    }
}

fn is_line_end(key: Key) -> bool {
    matches!(typed(key), Some('\r' | '\n'))
}

#[cfg(test)]
mod tests;
