//! `check`: what a writer would be ashamed to hand in.

use super::form::FindingForm;
use super::output::{Output, Paint};
use super::{CliError, Context};
use crate::journal::{Entry, Field};
use crate::operations::Weeks;
use crate::report::check::Finding;

impl Context<'_> {
    /// Prints what the checks find in the reports of weeks, and fails when they find anything.
    pub(super) fn check(&mut self, weeks: &Weeks, json: bool) -> Result<(), CliError> {
        self.mention_problems();
        let all = self.world.listing()?.heads;
        let heads = self.world.heads(weeks, self.series.as_ref())?;
        let mut checked = Vec::new();
        for entry in self.bodies(&heads)? {
            let findings = self.world.check(&entry, &all)?;
            checked.push((entry, findings));
        }
        if json {
            let forms = checked
                .iter()
                .flat_map(|(entry, findings)| findings.iter().map(move |finding| FindingForm::of(entry, finding)));
            self.output.json(&forms.collect::<Vec<_>>())?;
        } else {
            for (entry, findings) in &checked {
                self.explain_findings(entry, findings)?;
            }
        }
        // What was found comes before the word that something was.
        self.output.flush()?;
        match checked.iter().map(|(_, findings)| findings.len()).sum() {
            0 => Ok(()),
            found => Err(CliError::Checked { found }),
        }
    }

    fn explain_findings(&mut self, entry: &Entry, findings: &[Finding]) -> Result<(), CliError> {
        let details = &entry.details;
        let named = format!("week {}, {} ({})", details.week, details.date, entry.id.short());
        if findings.is_empty() {
            Output::message(format_args!("{named}: nothing was found"));
            return Ok(());
        }
        self.output.painted(Paint::Strong, &named)?;
        for finding in findings {
            let place = place(entry, finding);
            let message = finding.message.replace('\n', " ");
            self.output.line(format_args!("  {place:<16} {message}  [{}]", finding.check.name()))?;
        }
        Ok(())
    }
}

/// The text, and the line in it from 1.
fn place(entry: &Entry, finding: &Finding) -> String {
    finding.place.as_ref().map_or_else(String::new, |place| {
        let name = match place.field {
            Field::Notes => "notes",
            Field::Summary => "summary",
            Field::Reflection => "reflection",
        };
        format!("{name}:{}", place.positions(entry).start.line + 1)
    })
}
