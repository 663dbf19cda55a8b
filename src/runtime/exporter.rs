//! The thread that writes the reports of several entries and tells how far it has come.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;

use crate::app::{Effect, ExportedAll, Msg, Snapshot};
use crate::journal::EntryId;
use crate::operations::{Destination, OperationError, World};
use crate::report::Format;

use super::worker::{Answers, Shared};

/// Exports until the program's end, one after the other.
pub(super) fn run(shared: &Shared, effects: &Receiver<Effect>, answers: &Answers) {
    while let Ok(effect) = effects.recv() {
        let Effect::ExportAll { entries, format, force, open } = effect else { continue };
        let world = shared.world();
        let export = || export(&world, &entries, format, force, open.as_ref(), answers);
        let words = "An error in the program stopped the export; your text is safe. Please report what you did.";
        let exported = catch_unwind(AssertUnwindSafe(export));
        let failed = |_| Msg::Failed(words.to_owned());
        answers.message(exported.map_or_else(failed, |exported| Msg::ExportedAll(Box::new(exported))));
    }
}

/// Writes the reports one by one: one that is there already is left, and the first that fails is the last.
fn export(
    world: &World,
    entries: &[EntryId],
    format: Format,
    force: bool,
    open: Option<&Snapshot>,
    answers: &Answers,
) -> ExportedAll {
    let mut exported = ExportedAll::none(format);
    for (done, id) in entries.iter().enumerate() {
        let read;
        let entry = match open.filter(|open| open.id == *id) {
            Some(open) => open.as_ref(),
            None => match world.store.read(*id) {
                Ok(entry) => {
                    read = entry;
                    &read
                }
                Err(error) => {
                    exported.failed = Some(error.to_string());
                    break;
                }
            },
        };
        match world.export(entry, format, &Destination::Configured, force) {
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
        answers.message(Msg::ExportedPart { format, done: done + 1, count: entries.len() });
    }
    exported
}
