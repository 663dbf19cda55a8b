//! The thread that does what takes its time: exports, page counts, previews, the clipboard.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::{Effect, Exported, Msg, OlderVersion};
use crate::journal::{Entry, EntryId, Head};
use crate::operations::{Destination, OperationError, ReadPast, World};

use super::clock::{local, now};
use super::keeper::Answer;
use super::resurface;
use super::wake::Waker;

/// The world, shared by the threads; the configuration in it can change.
#[derive(Clone)]
pub(super) struct Shared(Arc<Mutex<World>>);

impl Shared {
    pub(super) fn new(world: World) -> Self {
        Self(Arc::new(Mutex::new(world)))
    }

    /// The world as it is now.
    pub(super) fn world(&self) -> World {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn replace(&self, world: World) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = world;
    }
}

/// Sends answers to the main thread and wakes it.
pub(super) struct Answers {
    sender: Sender<Answer>,
    waker: Mutex<Waker>,
}

impl Answers {
    pub(super) fn new(sender: Sender<Answer>, waker: Waker) -> Self {
        Self { sender, waker: Mutex::new(waker) }
    }

    pub(super) fn send(&self, answer: Answer) {
        // The main thread is gone only when the program ends.
        if self.sender.send(answer).is_ok() {
            self.waker.lock().unwrap_or_else(PoisonError::into_inner).wake();
        }
    }

    pub(super) fn message(&self, message: Msg) {
        self.send(Answer::Message(message));
    }
}

/// Does effects until the program's end. Of page counts, previews and boards that wait together only the newest is done.
pub(super) fn run(shared: &Shared, effects: &Receiver<Effect>, answers: &Answers) {
    let mut clipboard = None;
    while let Ok(first) = effects.recv() {
        let waiting: Vec<Effect> = std::iter::once(first).chain(effects.try_iter()).collect();
        for (place, effect) in waiting.iter().enumerate() {
            let newer = waiting.get(place + 1..).unwrap_or_default();
            let is_outdated = match effect {
                Effect::CountPages { .. } => newer.iter().any(|newer| matches!(newer, Effect::CountPages { .. })),
                Effect::Check { .. } => newer.iter().any(|newer| matches!(newer, Effect::Check { .. })),
                Effect::ReadBoard { .. } => newer.iter().any(|newer| matches!(newer, Effect::ReadBoard { .. })),
                Effect::Preview(_) => newer.iter().any(|newer| matches!(newer, Effect::Preview(_))),
                _ => false,
            };
            if is_outdated {
                continue;
            }
            match catch_unwind(AssertUnwindSafe(|| carry_out(effect, shared, &mut clipboard))) {
                Ok(Some(message)) => answers.message(message),
                Ok(None) => {}
                Err(_) => {
                    let words = "An error in the program stopped this; your text is safe. Please report what you did.";
                    answers.message(Msg::Failed(words.to_owned()));
                }
            }
        }
    }
}

fn carry_out(effect: &Effect, shared: &Shared, clipboard: &mut Option<arboard::Clipboard>) -> Option<Msg> {
    let world = shared.world();
    Some(match effect {
        Effect::Preview(id) => match world.store.read(*id) {
            Ok(entry) => Msg::Previewed(Box::new(entry)),
            Err(error) => Msg::Failed(error.to_string()),
        },
        Effect::ReadEarlier(id) => match world.store.read(*id) {
            Ok(entry) => Msg::Earlier(Box::new(entry)),
            Err(error) => Msg::Failed(error.to_string()),
        },
        Effect::ReadBoard { generation, of } => {
            let board = world.board(of.as_deref(), now()).map(Box::new).map_err(|error| error.to_string());
            Msg::BoardRead { generation: *generation, of: of.clone(), board }
        }
        Effect::Resurface { worth, is_shown } => {
            Msg::Resurfaced(Box::new(resurface::line(&world, worth, *is_shown, now())?))
        }
        Effect::WorkOutRenaming { rename, open } => {
            let renaming = world.work_out((**rename).clone(), open.as_deref());
            Msg::Renaming(renaming.map(Box::new).map_err(|error| error.to_string()))
        }
        Effect::ListVersions(id) => match world.past(*id) {
            Ok(past) => Msg::Versions(*id, past.into_iter().map(|past| older_version(*id, past)).collect()),
            Err(error) => Msg::Failed(error.to_string()),
        },
        Effect::Export { entry, format, force } => {
            match world.exports(*format, Destination::Configured, *force).export(entry) {
                Ok(exported) => Msg::Exported(Exported { path: exported.path, warnings: exported.warnings }),
                Err(OperationError::Exists(path)) => Msg::ExportExists(path),
                Err(error) => Msg::Failed(error.to_string()),
            }
        }
        Effect::Rescue { entry, directory } => {
            let directory = world.locations.resolve(directory);
            let written = std::path::absolute(&directory)
                .map_err(|error| error.to_string())
                .and_then(|directory| World::rescue(entry, &directory, now()).map_err(|error| error.to_string()));
            Msg::Rescued(written)
        }
        Effect::CountPages { generation, entry } => {
            let pages = world.pages(entry).map_err(|error| error.to_string());
            Msg::Pages { generation: *generation, pages }
        }
        Effect::Check { generation, entry, heads } => {
            let findings = world.check(entry, heads).map_err(|error| error.to_string());
            Msg::Checked { generation: *generation, findings }
        }
        Effect::OpenFile(path) => match opener::open(path) {
            Ok(()) => return None,
            Err(error) => {
                let path = path.display();
                Msg::Failed(format!(
                    "The system has no program that opens {path}: {error}; open it from its directory."
                ))
            }
        },
        Effect::CopyReport { entry, format } => match world.render(entry, *format) {
            Ok(rendered) => Msg::ReportText(String::from_utf8_lossy(&rendered.bytes).into_owned()),
            Err(error) => Msg::Failed(error.to_string()),
        },
        Effect::Copy(text) => {
            // Kept alive: on X11 the text is there only as long as its owner.
            if let Some(clipboard) = system_clipboard(clipboard) {
                return clipboard
                    .set_text(text.clone())
                    .err()
                    .map(|error| Msg::Failed(format!("The system's clipboard did not take the text: {error}.")));
            }
            return None;
        }
        Effect::ReadClipboard => {
            let held = system_clipboard(clipboard).and_then(|clipboard| clipboard.get_text().ok());
            Msg::Clipboard(held.unwrap_or_default())
        }
        _ => return None,
    })
}

/// A version as the screen shows it.
fn older_version(id: EntryId, (past, entry): ReadPast) -> OlderVersion {
    let entry = entry.map(|entry| Entry { id, ..entry }).map_err(|error| error.to_string());
    let words =
        entry.as_ref().map(Head::of).map_or(0, |head| head.notes.words + head.summary.words + head.reflection.words);
    OlderVersion { when: local(past.version.when), why: past.version.reason.words(), words, entry: entry.map(Arc::new) }
}

fn system_clipboard(clipboard: &mut Option<arboard::Clipboard>) -> Option<&mut arboard::Clipboard> {
    if clipboard.is_none() && has_display() {
        *clipboard = arboard::Clipboard::new().ok();
    }
    clipboard.as_mut()
}

/// Whether there is a clipboard of the system to be asked; without one the terminal's is written by OSC 52.
pub(super) fn has_display() -> bool {
    cfg!(any(target_os = "macos", windows))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
