//! The thread that writes the reports of several entries, tells how far it has come, and stops when it is told to.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use crate::app::{Effect, ExportedAll, Msg, Several, Snapshot};
use crate::journal::{Entry, EntryId};
use crate::operations::{Destination, Exported, OperationError, World};
use crate::store::Reader;

use super::worker::{Answers, Shared};

/// Sends exports to the thread, and tells it at once to stop.
pub(super) struct Exports {
    sender: Sender<Effect>,
    stopped: Arc<AtomicBool>,
}

/// The thread's own.
pub(super) struct Thread {
    pub shared: Shared,
    pub effects: Receiver<Effect>,
    pub stopped: Arc<AtomicBool>,
    pub answers: Answers,
}

/// Reports that are to be written.
struct Asked<'a> {
    world: &'a World,
    /// Looks up once where all of them are.
    reader: Reader,
    entries: &'a [EntryId],
    several: Several,
    force: bool,
    open: Option<&'a Snapshot>,
}

impl Exports {
    pub(super) fn new(sender: Sender<Effect>) -> Self {
        Self { sender, stopped: Arc::default() }
    }

    /// Whether the thread is to stop, for the thread.
    pub(super) fn stopped(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }

    pub(super) fn send(&self, effect: Effect) -> anyhow::Result<()> {
        let stops = matches!(effect, Effect::StopExport);
        self.stopped.store(stops, Ordering::SeqCst);
        if stops { Ok(()) } else { Ok(self.sender.send(effect)?) }
    }
}

impl Thread {
    /// Exports until the program's end, one after the other.
    pub(super) fn run(self) {
        while let Ok(effect) = self.effects.recv() {
            let Effect::ExportAll { entries, several, force, open } = effect else { continue };
            let world = self.shared.world();
            let export = || match world.store.reader() {
                Ok(reader) => {
                    let asked = Asked { world: &world, reader, entries: &entries, several, force, open: open.as_ref() };
                    if several.bound { self.bind(&asked) } else { self.export(&asked) }
                }
                Err(error) => ExportedAll { failed: Some(error.to_string()), ..ExportedAll::none(several) },
            };
            let exported = catch_unwind(AssertUnwindSafe(export)).unwrap_or_else(|_| {
                let words =
                    "An error in the program stopped the export; your text is safe. Please report what you did.";
                ExportedAll { failed: Some(words.to_owned()), ..ExportedAll::none(several) }
            });
            self.answers.message(Msg::ExportedAll(Box::new(exported)));
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Writes the reports one by one: one that is there already is left, and the first that fails is the last.
    fn export(&self, asked: &Asked<'_>) -> ExportedAll {
        let mut exported = ExportedAll::none(asked.several);
        let mut exports = asked.world.exports(asked.several.format, Destination::Configured, asked.force);
        for (done, id) in asked.entries.iter().enumerate() {
            if self.is_stopped() {
                exported.stopped = true;
                break;
            }
            let entry = match asked.entry(*id) {
                Ok(entry) => entry,
                Err(error) => {
                    exported.failed = Some(error.to_string());
                    break;
                }
            };
            match exports.export(&entry) {
                Ok(one) => {
                    exported.written += 1;
                    exported.directory = one.path.parent().map(std::path::Path::to_owned);
                    let week = entry.details.week;
                    exported.warnings.extend(one.warnings.into_iter().map(|warning| format!("Week {week}: {warning}")));
                }
                Err(OperationError::Exists(_)) => exported.existing.push(*id),
                Err(error) => {
                    exported.failed = Some(error.to_string());
                    break;
                }
            }
            self.told(asked, done + 1);
        }
        exported
    }

    /// Writes all of them as one document, or nothing.
    fn bind(&self, asked: &Asked<'_>) -> ExportedAll {
        let mut exported = ExportedAll::none(asked.several);
        match self.bound(asked) {
            Ok(one) => {
                exported.written = 1;
                exported.directory = one.path.parent().map(std::path::Path::to_owned);
                exported.warnings = one.warnings;
            }
            Err(OperationError::Exists(_)) => exported.existing = asked.entries.to_vec(),
            Err(OperationError::Stopped) => exported.stopped = true,
            Err(error) => exported.failed = Some(error.to_string()),
        }
        exported
    }

    fn bound(&self, asked: &Asked<'_>) -> Result<Exported, OperationError> {
        let mut entries = Vec::with_capacity(asked.entries.len());
        for id in asked.entries {
            if self.is_stopped() {
                return Err(OperationError::Stopped);
            }
            entries.push(asked.entry(*id)?);
            self.told(asked, entries.len());
        }
        let is_stopped = || self.is_stopped();
        asked.world.export_bound(entries, asked.several.format, &Destination::Configured, asked.force, &is_stopped)
    }

    fn told(&self, asked: &Asked<'_>, done: usize) {
        self.answers.message(Msg::ExportedPart { several: asked.several, done, count: asked.entries.len() });
    }
}

impl Asked<'_> {
    /// An entry as it is: the open one may be ahead of its file.
    fn entry(&self, id: EntryId) -> Result<Entry, OperationError> {
        match self.open.filter(|open| open.id == id) {
            Some(open) => Ok(Entry::clone(open)),
            None => Ok(self.reader.read(id)?),
        }
    }
}
