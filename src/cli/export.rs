//! `export`: reports into files or to standard output.

use std::io::IsTerminal;
use std::path::Path;

use super::arguments::ExportOptions;
use super::form::{BoundForm, ExportedForm};
use super::output::Output;
use super::{CliError, Context};
use crate::journal::Entry;
use crate::operations::Destination;
use crate::report::Format;

/// So many weeks are bound before anybody would ask what takes so long.
const FEW: usize = 20;

impl Context<'_> {
    pub(super) fn export(&mut self, options: &ExportOptions) -> Result<(), CliError> {
        self.mention_problems();
        self.world.config.export.front_matter |= options.front_matter;
        self.world.template.clone_from(&options.template);
        let heads = self.world.heads(&options.weeks, self.series.as_ref())?;
        let entries = self.bodies(&heads)?;
        let format = self.format(options, if options.bound { 1 } else { entries.len() })?;
        if options.bound {
            return self.export_bound(options, entries, format);
        }
        if options.output.as_deref() == Some(Path::new("-")) {
            if options.json {
                return Err(CliError::Usage("standard output takes the report or --json, not both".to_owned()));
            }
            let [entry] = entries.as_slice() else {
                let count = entries.len();
                return Err(CliError::Usage(format!("standard output takes one report, and {count} are meant")));
            };
            if format.is_binary() && self.output.is_terminal() {
                return Err(CliError::Usage(format!("{format} is nothing for a terminal: name a file with -o")));
            }
            let rendered = self.world.render(entry, format)?;
            Self::warn(&rendered.warnings);
            return self.output.bytes(&rendered.bytes);
        }
        let destination = match &options.output {
            None => Destination::Configured,
            Some(path) if entries.len() > 1 || names_directory(path) => Destination::Directory(path.clone()),
            Some(path) => Destination::File(path.clone()),
        };
        // All or none, as far as that can be told before.
        let mut exports = self.world.exports(format, destination, options.force);
        exports.may_all(&entries)?;
        let mut all = Vec::new();
        for entry in &entries {
            let exported = exports.export(entry)?;
            if !options.json {
                Self::warn(&exported.warnings);
                self.output.line(exported.path.display())?;
            }
            all.push(exported);
        }
        if options.json {
            let forms = entries.iter().zip(&all).map(|(entry, exported)| ExportedForm::of(entry, format, exported));
            self.output.json(&forms.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Writes the reports of weeks as one document, and tells a person who waits how far it has come.
    fn export_bound(&mut self, options: &ExportOptions, entries: Vec<Entry>, format: Format) -> Result<(), CliError> {
        let weeks: Vec<u32> = entries.iter().map(|entry| entry.details.week).collect();
        let series = entries.first().map(|entry| entry.series.clone());
        if entries.len() > FEW && std::io::stderr().is_terminal() {
            Output::message(format_args!(
                "binding {} weeks as {format}; Ctrl-C stops it, and nothing is written",
                weeks.len()
            ));
        }
        if options.output.as_deref() == Some(Path::new("-")) {
            if options.json {
                return Err(CliError::Usage("standard output takes the document or --json, not both".to_owned()));
            }
            if format.is_binary() && self.output.is_terminal() {
                return Err(CliError::Usage(format!("{format} is nothing for a terminal: name a file with -o")));
            }
            let rendered = self.world.render_bound(entries, format)?;
            Self::warn(&rendered.warnings);
            return self.output.bytes(&rendered.bytes);
        }
        let destination = match &options.output {
            None => Destination::Configured,
            Some(path) if names_directory(path) => Destination::Directory(path.clone()),
            Some(path) => Destination::File(path.clone()),
        };
        let exported = self.world.export_bound(entries, format, &destination, options.force, &|| false)?;
        if let Some(series) = series.filter(|_| options.json) {
            let (path, warnings) = (exported.path.as_path(), exported.warnings.as_slice());
            let form = BoundForm { series: &series, weeks: &weeks, format: format.name(), path, warnings };
            return self.output.json(&form);
        }
        Self::warn(&exported.warnings);
        self.output.line(exported.path.display())
    }

    /// The format that is given, else that of the output's ending, else the configured one. A file whose ending says another
    /// format than those there are would not be what it is called.
    fn format(&self, options: &ExportOptions, count: usize) -> Result<Format, CliError> {
        if let Some(format) = options.format {
            return Ok(format);
        }
        let file = options.output.as_deref().filter(|path| count == 1 && !names_directory(path));
        if let Some(ending) = file.and_then(Path::extension) {
            let ending = ending.to_string_lossy();
            return ending.parse().map_err(|error| {
                CliError::Usage(format!("cannot tell the format from the ending of the output: {error}, or --format"))
            });
        }
        let configured = || self.world.config.export.format?.parse().ok();
        let usual = if Format::Pdf.is_built() { Format::Pdf } else { Format::Markdown };
        Ok(configured().unwrap_or(usual))
    }

    fn warn(warnings: &[String]) {
        for warning in warnings {
            Output::message(format_args!("warning: {warning}"));
        }
    }
}

/// Whether a path is that of a directory, or is written like one.
fn names_directory(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}
