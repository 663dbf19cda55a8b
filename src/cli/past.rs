//! `trash`, `versions`: what was deleted, and what an entry was before.

use chrono::{DateTime, Local, Utc};

use super::arguments::{TrashAction, VersionsAction};
use super::form::{BroughtBackForm, DifferenceForm, RestoredForm, TrashedForm, VersionForm};
use super::output::{Output, Paint};
use super::{CliError, Context};
use crate::journal::{Change, Difference, Entry, Fate, Head};
use crate::operations::{Past, PastError, Week};
use crate::report::pattern::one_line;

impl Context<'_> {
    pub(super) fn trash(&mut self, action: TrashAction) -> Result<(), CliError> {
        match action {
            TrashAction::List { json } => self.list_trash(json),
            TrashAction::Restore { id, json } => {
                let trashed = self.world.trashed(id.as_deref(), self.series.as_ref())?;
                let entry = self.world.store.restore(trashed.head.id)?;
                if json {
                    return self.output.json(&BroughtBackForm::of(&entry));
                }
                Output::message(format_args!("{} is back from the trash", named(&entry)));
                Ok(())
            }
        }
    }

    fn list_trash(&mut self, json: bool) -> Result<(), CliError> {
        let mut trash = self.world.store.trashed()?;
        for damaged in &trash.damaged {
            Output::message(format_args!("warning: {damaged}"));
        }
        trash.entries.retain(|trashed| self.series.as_ref().is_none_or(|series| trashed.head.series == *series));
        if json {
            return self.output.json(&trash.entries.iter().map(TrashedForm::of).collect::<Vec<_>>());
        }
        if trash.entries.is_empty() {
            Output::message(PastError::EmptyTrash(self.series.clone()));
        }
        for trashed in &trash.entries {
            let Head { id, series, details, .. } = &trashed.head;
            let deleted = trashed.deleted.map_or_else(|| format!("{:16}", "–"), moment);
            let title = one_line(&details.title);
            let line =
                format!("{}  deleted {deleted}  {:>3}  {}  {series}  {title}", id.short(), details.week, details.date);
            self.output.line(line.trim_end())?;
        }
        Ok(())
    }

    pub(super) fn versions(&mut self, action: VersionsAction) -> Result<(), CliError> {
        match action {
            VersionsAction::List { week, json } => self.list_versions(&week, json),
            VersionsAction::Diff { week, number, json } => self.compare(&week, number, json),
            VersionsAction::Restore { week, number, json } => {
                let id = self.world.entry_to_write(&week, self.series.as_ref())?;
                let restored = self.world.restore_version(id, number, self.now)?;
                if json {
                    return self.output.json(&RestoredForm::of(&restored));
                }
                let (entry, version) = (named(&restored.entry), titled(&restored.past));
                Output::message(if restored.changed {
                    format!("{entry} is again what it was in {version}; what it was before this is kept as a version")
                } else {
                    format!("nothing to restore: {entry} is what it was in {version}")
                });
                Ok(())
            }
        }
    }

    fn list_versions(&mut self, week: &Week, json: bool) -> Result<(), CliError> {
        let entries = self.entries_of(week)?;
        let mut forms = Vec::new();
        for (place, now) in entries.iter().enumerate() {
            let past = self.world.past(now.id)?;
            if past.is_empty() {
                Output::message(PastError::NoVersions { week: now.details.week });
            }
            if !json && entries.len() > 1 && !past.is_empty() {
                let gap = if place > 0 { "\n" } else { "" };
                let heading = format!("{gap}{}  {}", now.id.short(), one_line(&now.details.title));
                self.output.line(heading.trim_end())?;
            }
            for (past, entry) in &past {
                if let Err(error) = entry {
                    Output::message(format_args!("warning: {error}"));
                }
                let read = entry.as_ref().ok();
                let read = read.map(|then| (Head::of(then), !Change::restoring(now, then).is_empty()));
                if json {
                    forms.push(VersionForm::of(now, past, read.as_ref().map(|(head, differs)| (head, *differs))));
                } else {
                    self.version_line(past, read.as_ref())?;
                }
            }
        }
        if json { self.output.json(&forms) } else { Ok(()) }
    }

    fn version_line(&mut self, past: &Past, read: Option<&(Head, bool)>) -> Result<(), CliError> {
        let Past { number, version } = past;
        let words = read.map(|(head, _)| head.notes.words + head.summary.words + head.reflection.words);
        let plural = |words| if words == 1 { "word" } else { "words" };
        let words = words.map_or_else(|| "cannot be read".to_owned(), |words| format!("{words:>5} {}", plural(words)));
        let same = if read.is_some_and(|(_, differs)| !differs) { "  as it is now" } else { "" };
        let (when, why) = (moment(version.when), version.reason.words());
        self.output.line(format_args!("{number:>3}  {when}  {why:<16}  {words}{same}"))
    }

    /// What has changed since a version of each entry that is meant.
    fn compare(&mut self, week: &Week, number: Option<usize>, json: bool) -> Result<(), CliError> {
        let entries = self.entries_of(week)?;
        let mut forms = Vec::new();
        for now in &entries {
            let Some((past, then)) = self.world.past_of(now, number)? else {
                Output::message(format_args!("no older version of {} differs from what it is now", named(now)));
                continue;
            };
            let lines = compared(&past, &then, now);
            if json {
                let diff = lines.iter().fold(String::new(), |diff, (_, line)| diff + line + "\n");
                forms.push(DifferenceForm::of(now, &past, diff));
                continue;
            }
            if lines.is_empty() {
                Output::message(format_args!("{} is what it was in {}", named(now), titled(&past)));
            }
            for (paint, line) in lines {
                self.output.painted(paint, &line)?;
            }
        }
        if json { self.output.json(&forms) } else { Ok(()) }
    }

    fn entries_of(&self, week: &Week) -> Result<Vec<Entry>, CliError> {
        self.bodies(&self.world.heads_of_week(week, self.series.as_ref())?)
    }
}

/// What differs, in the form of `diff -u`.
fn compared(past: &Past, then: &Entry, now: &Entry) -> Vec<(Paint, String)> {
    let mut lines = Vec::new();
    for Difference { part, lines: changed } in Difference::between(then, now) {
        lines.push((Paint::Strong, format!("--- {}: {part}", titled(past))));
        lines.push((Paint::Strong, format!("+++ {} now: {part}", named(now))));
        lines.extend(changed.into_iter().map(|line| {
            let paint = match line.fate {
                Fate::Range => Paint::Place,
                Fate::Kept => Paint::Plain,
                Fate::Gone => Paint::Gone,
                Fate::Come => Paint::Come,
            };
            (paint, format!("{}{}", line.fate.sign(), line.text))
        }));
    }
    lines
}

fn named(entry: &Entry) -> String {
    format!("week {} of {}", entry.details.week, entry.series)
}

fn titled(past: &Past) -> String {
    format!("version {} of {} ({})", past.number, moment(past.version.when), past.version.reason.words())
}

/// A moment as the clock on the wall shows it.
fn moment(when: DateTime<Utc>) -> String {
    when.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}
