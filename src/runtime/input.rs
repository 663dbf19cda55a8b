//! What the terminal sent, as messages.
//!
//! A paste that the terminal does not bracket comes as keys. Two or more line ends with characters between them in one read are
//! taken for one, for nobody types so fast: it must run no command and continue no list.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::{Mouse, MouseKind, Msg, Size};
use crate::command::{Code, Key};

/// So many characters in one read are put in together, not one by one.
const RUN: usize = 32;

/// The messages for what came in one read.
pub(super) fn messages(events: Vec<Event>) -> Vec<Msg> {
    let mut messages = Vec::new();
    let mut run: Vec<Key> = Vec::new();
    for event in events {
        if let Event::Key(key) = &event {
            if let Some(key) = key_of(key) {
                if typed(key).is_some() {
                    run.push(key);
                    continue;
                }
                flush(&mut run, &mut messages);
                messages.push(Msg::Key(key));
            }
            continue;
        }
        flush(&mut run, &mut messages);
        messages.extend(message(event));
    }
    flush(&mut run, &mut messages);
    messages
}

/// Turns a run of characters and line ends into a paste or into keys.
fn flush(run: &mut Vec<Key>, messages: &mut Vec<Msg>) {
    let text: String = run.iter().filter_map(|key| typed(*key)).collect();
    let inner = text.trim_matches('\n');
    let lines = text.matches('\n').count();
    let is_paste = !inner.is_empty() && lines >= 2 || run.len() >= RUN && lines == 0;
    if is_paste {
        messages.push(Msg::Paste(text));
        run.clear();
    } else {
        messages.extend(run.drain(..).map(Msg::Key));
    }
}

/// The character that a key puts into a text, line ends and tabs included.
fn typed(key: Key) -> Option<char> {
    match key.code() {
        Code::Enter if !key.ctrl() && !key.alt() && !key.shift() => Some('\n'),
        _ => key.typed(),
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(Size { width, height })),
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                MouseEventKind::ScrollUp => MouseKind::ScrollUp,
                MouseEventKind::ScrollDown => MouseKind::ScrollDown,
                _ => return None,
            };
            Some(Msg::Mouse(Mouse { kind, column: mouse.column, row: mouse.row }))
        }
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn key_of(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let has = |modifier| event.modifiers.contains(modifier);
    let mut shift = has(KeyModifiers::SHIFT);
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key::new(code, has(KeyModifiers::CONTROL), has(KeyModifiers::ALT), shift))
}
