//! Writing the reports of several weeks: each into a file of its own, or all as one document.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::message::{ExportedAll, Several};
use crate::app::model::Model;
use crate::app::overlay::{Answer, Confirm, Overlay};
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::EntryId;

use super::Effects;

impl Model {
    /// Writes the reports of entries; over files that are there only with `force`.
    pub(super) fn export_all(&mut self, entries: Vec<EntryId>, several: Several, force: bool, effects: &mut Effects) {
        if self.exporting.is_some() {
            self.status = Some(Status::warning("An export is still under way; wait for it or stop it.", self.now));
            return;
        }
        let open = self.open.as_ref().map(|open| Arc::new(open.entry.clone()));
        self.exporting = Some(several);
        self.exported_part(several, 0, entries.len());
        effects.push(Effect::ExportAll { entries, several, force, open });
    }

    /// How far an export of several has come.
    pub(super) fn exported_part(&mut self, Several { format, bound }: Several, done: usize, count: usize) {
        let key = self.keymap.keys(Command::Back).first().map(ToString::to_string);
        let stop = key.map(|key| format!(" {key} in the weeks stops it.")).unwrap_or_default();
        let words = match (bound, done == count) {
            (false, _) => format!("Exporting as {format}: {done} of {count}.{stop}"),
            (true, false) => format!("Binding {count} weeks as one {format}: {done} read.{stop}"),
            (true, true) => format!("Binding {count} weeks as one {format}: laying out the pages.{stop}"),
        };
        self.status = Some(Status::information(words, self.now));
    }

    /// Stops an export of several, which says so when it has stopped.
    pub(super) fn stop_export(&mut self, effects: &mut Effects) {
        self.status = Some(Status::information("Stopping the export.", self.now));
        effects.push(Effect::StopExport);
    }

    /// An export of several has come to its end: asks whether those that are there already may be written over.
    pub(super) fn exported_all(&mut self, exported: ExportedAll) {
        self.exporting = None;
        let ExportedAll { several, stopped, written, directory, existing, failed, warnings } = exported;
        let files = |count: usize| match (several.bound, count) {
            (true, _) => format!("one {} of all weeks", several.format),
            (false, 1) => "1 report".to_owned(),
            (false, _) => format!("{count} reports"),
        };
        let place = directory.map(|directory| format!(" to {}", directory.display())).unwrap_or_default();
        let mut words = match (stopped, written) {
            (true, 0) => "Stopped; nothing was written.".to_owned(),
            (true, _) => format!("Stopped: {}{place} stay, the others were not written.", files(written)),
            (false, 0) if failed.is_some() => "Nothing was exported.".to_owned(),
            (false, _) => format!("Exported {}{place}.", files(written)),
        };
        if let Some(warning) = warnings.first() {
            let more = if warnings.len() > 1 { format!(" (and {} more)", warnings.len() - 1) } else { String::new() };
            words = format!("{words} {warning}{more}");
        }
        self.status = Some(match failed {
            Some(reason) => Status::error(format!("{words} It stopped: {reason}")),
            None if warnings.is_empty() => Status::information(words, self.now),
            None => Status::warning(words, self.now),
        });
        if !existing.is_empty() && !stopped {
            let is_one = several.bound || existing.len() == 1;
            let there = format!("{} new, {} there already.", files(written), existing.len());
            self.status = None;
            self.overlays.push(Overlay::Confirm(Confirm {
                question: if is_one {
                    "Write over the file that is there?"
                } else {
                    "Write over the files that are there?"
                }
                .to_owned(),
                details: if several.bound { Vec::new() } else { vec![there] },
                top: 0,
                yes: Answer::OverwriteAll(existing, several),
            }));
        }
    }
}
