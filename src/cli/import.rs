//! `import`: reports and notes into the journal.

use super::arguments::ImportOptions;
use super::form::ImportedForm;
use super::output::Output;
use super::{CliError, Context};
use crate::import::Kind;
use crate::operations::ImportRequest;

impl Context<'_> {
    pub(super) fn import(&mut self, options: ImportOptions) -> Result<(), CliError> {
        self.mention_problems();
        let ImportOptions { files, date, kind, reflection_from, dry_run, json } = options;
        let kind = if kind.as_deref() == Some("notes") { Kind::Notes } else { Kind::Report };
        let request = ImportRequest { files, series: self.series.clone(), date, kind, reflection_from, dry_run };
        let (entries, new_series) = self.world.import(&request, self.now)?;
        for series in new_series.iter().filter(|_| !dry_run) {
            Self::mention_series(Some(series));
        }
        if json {
            let forms = entries.iter().map(|imported| ImportedForm::of(imported, dry_run));
            return self.output.json(&forms.collect::<Vec<_>>());
        }
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
