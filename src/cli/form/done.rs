//! The shapes of what commands say they have done, and of what they say about the program.

use std::path::Path;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::SourceForm;
use crate::config::{Problem, Severity};
use crate::journal::{Entry, EntryId, Slug};
use crate::operations::{Added, Diagnosis, Exported, ImportedEntry};
use crate::report::Format;
use crate::store::{Appended, Outcome};

/// What `add` has done; `at` is the stamp in seconds.
#[derive(Serialize)]
pub(in crate::cli) struct AddedForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    lines: usize,
    at: Option<u32>,
    waiting: bool,
}

impl<'a> AddedForm<'a> {
    pub(in crate::cli) fn of(added: &'a Added, lines: usize) -> Self {
        let waiting = matches!(added.appended, Appended::Waiting);
        Self { source: SourceForm::of_entry(&added.entry), lines, at: added.stamp, waiting }
    }
}

/// What `hand-in` has done.
#[derive(Serialize)]
pub(in crate::cli) struct HandedInForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    handed_in: Option<NaiveDate>,
    before: Option<NaiveDate>,
}

impl<'a> HandedInForm<'a> {
    pub(in crate::cli) fn of(entry: &'a Entry, before: Option<NaiveDate>) -> Self {
        Self { source: SourceForm::of_entry(entry), handed_in: entry.details.handed_in, before }
    }
}

/// A report that `export` has written.
#[derive(Serialize)]
pub(in crate::cli) struct ExportedForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    format: &'static str,
    #[serde(serialize_with = "path")]
    path: &'a Path,
    warnings: &'a [String],
}

impl<'a> ExportedForm<'a> {
    pub(in crate::cli) fn of(entry: &'a Entry, format: Format, exported: &'a Exported) -> Self {
        let Exported { path, warnings } = exported;
        Self { source: SourceForm::of_entry(entry), format: format.name(), path, warnings }
    }
}

/// A term that `export --bound` has written.
#[derive(Serialize)]
pub(in crate::cli) struct BoundForm<'a> {
    pub series: &'a Slug,
    pub weeks: &'a [u32],
    pub format: &'static str,
    #[serde(serialize_with = "path")]
    pub path: &'a Path,
    pub warnings: &'a [String],
}

/// A file that `import` has read. In a dry run no entry is made of it, and there is no id.
#[derive(Serialize)]
pub(in crate::cli) struct ImportedForm<'a> {
    #[serde(serialize_with = "path")]
    file: &'a Path,
    entry: Option<EntryId>,
    series: &'a Slug,
    week: u32,
    date: NaiveDate,
    title: &'a str,
    warnings: &'a [String],
}

impl<'a> ImportedForm<'a> {
    pub(in crate::cli) fn of(imported: &'a ImportedEntry, dry_run: bool) -> Self {
        let ImportedEntry { path, entry, warnings } = imported;
        Self {
            file: path,
            entry: (!dry_run).then_some(entry.id),
            series: &entry.series,
            week: entry.details.week,
            date: entry.details.date,
            title: &entry.details.title,
            warnings,
        }
    }
}

/// Something that `doctor` has found.
#[derive(Serialize)]
pub(in crate::cli) struct DiagnosisForm<'a> {
    #[serde(serialize_with = "path")]
    path: &'a Path,
    problem: &'a str,
    advice: &'a str,
    repaired: Option<bool>,
    outcome: Option<&'a str>,
}

impl<'a> DiagnosisForm<'a> {
    pub(in crate::cli) fn of(diagnosis: &'a Diagnosis) -> Self {
        let Diagnosis { path, problem, advice, outcome } = diagnosis;
        let repaired = outcome.as_ref().map(|_| !diagnosis.is_left());
        let outcome = outcome.as_ref().map(|(Outcome::Done(said) | Outcome::Left(said))| said.as_str());
        Self { path, problem, advice, repaired, outcome }
    }
}

/// The configuration in `config`.
#[derive(Serialize)]
pub(in crate::cli) struct ConfigForm<'a> {
    #[serde(serialize_with = "path")]
    path: &'a Path,
    exists: bool,
    settings: serde_json::Value,
    problems: Vec<ProblemForm<'a>>,
}

#[derive(Serialize)]
struct ProblemForm<'a> {
    line: usize,
    column: Option<usize>,
    severity: &'static str,
    message: &'a str,
}

impl<'a> ConfigForm<'a> {
    pub(in crate::cli) fn of(
        path: &'a Path,
        exists: bool,
        settings: serde_json::Value,
        problems: &'a [Problem],
    ) -> Self {
        Self { path, exists, settings, problems: problems.iter().map(ProblemForm::of).collect() }
    }
}

impl<'a> ProblemForm<'a> {
    fn of(problem: &'a Problem) -> Self {
        let severity = match problem.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        Self { line: problem.line, column: problem.column, severity, message: &problem.message }
    }
}

/// A command in `keys`.
#[derive(Serialize)]
pub(in crate::cli) struct KeyForm {
    pub command: &'static str,
    pub title: &'static str,
    pub places: Vec<&'static str>,
    pub keys: Vec<String>,
}

/// A path as text, also where its name is no Unicode: JSON has nothing else.
fn path<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}
