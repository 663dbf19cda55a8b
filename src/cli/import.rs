//! `import`: reports and notes into the journal.

use std::path::Path;

use super::arguments::ImportOptions;
use super::form::ImportedForm;
use super::output::Output;
use super::{CliError, Context};
use crate::import::Kind;
use crate::operations::{ImportRequest, ImportedEntry, LeftOut};
use crate::report::pattern::one_line;
use crate::text::columns;

/// The widest column of file names.
const WIDEST_NAME: usize = 40;

impl Context<'_> {
    pub(super) fn import(&mut self, options: ImportOptions) -> Result<(), CliError> {
        self.mention_problems();
        let ImportOptions { files, date, kind, reflection_from, dry_run, json } = options;
        let kind = if kind.as_deref() == Some("notes") { Kind::Notes } else { Kind::Report };
        let is_table = files.iter().any(|path| path.is_dir());
        let request = ImportRequest { files, series: self.series.clone(), date, kind, reflection_from, dry_run };
        let (request, left_out) = self.world.gather(request)?;
        let (entries, new_series) = self.world.import(&request, self.now)?;
        for series in new_series.iter().filter(|_| !dry_run) {
            Self::mention_series(Some(series));
        }
        let unread = left_out.iter().filter(|left| left.is_report).count();
        if json {
            for LeftOut { path, reason, .. } in &left_out {
                Output::message(format_args!("left out: {}: {reason}", path.display()));
            }
            let forms = entries.iter().map(|imported| ImportedForm::of(imported, dry_run));
            self.output.json(&forms.collect::<Vec<_>>())?;
        } else if is_table {
            self.import_table(&entries, &left_out, dry_run)?;
        } else {
            self.import_lines(&entries, dry_run)?;
        }
        // What was done comes before the word that something was not.
        self.output.flush()?;
        if unread == 0 { Ok(()) } else { Err(CliError::LeftOut { unread }) }
    }

    /// What becomes of each file of a directory, a row each.
    fn import_table(&mut self, entries: &[ImportedEntry], left_out: &[LeftOut], dry_run: bool) -> Result<(), CliError> {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = entries.iter().map(|imported| name(&imported.path));
        let names = names.chain(left_out.iter().map(|left| name(&left.path)));
        let width = names.map(|name| columns(&name)).max().unwrap_or(0).min(WIDEST_NAME);
        let filled = |name: String| format!("{name}{}", " ".repeat(width.saturating_sub(columns(&name))));
        for imported in entries {
            let (details, series) = (&imported.entry.details, &imported.entry.series);
            let (title, done) = (one_line(&details.title), if dry_run { "would be" } else { "is" });
            let row = format!(
                "{}  {done} week {:>2}  {}  {series}  {title}",
                filled(name(&imported.path)),
                details.week,
                details.date
            );
            self.output.line(row.trim_end())?;
            for warning in &imported.warnings {
                self.output.line(format_args!("{}  note: {warning}", " ".repeat(width)))?;
            }
        }
        for LeftOut { path, reason, .. } in left_out {
            self.output.line(format_args!("{}  left out: {reason}", filled(name(path))))?;
        }
        Ok(())
    }

    fn import_lines(&mut self, entries: &[ImportedEntry], dry_run: bool) -> Result<(), CliError> {
        let done = if dry_run { "would become" } else { "became" };
        for imported in entries {
            for warning in &imported.warnings {
                Output::message(format_args!("note: {}: {warning}", imported.path.display()));
            }
            let details = &imported.entry.details;
            let path = imported.path.display();
            let (week, date, series) = (details.week, details.date, &imported.entry.series);
            self.output.line(format_args!("{path} {done} week {week} ({date}) of {series}"))?;
        }
        Ok(())
    }
}
