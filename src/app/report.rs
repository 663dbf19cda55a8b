//! The report screen: the report as rows, its length, what the checks have found in it, the format to export it in.

use std::path::PathBuf;

use crate::journal::{Count, EntryId, Moment};
use crate::report::Format;
use crate::report::check::Finding;

use super::page::Row;

/// The state of the report screen.
#[derive(Debug, Default)]
pub struct ReportScreen {
    /// The report as rows.
    pub rows: Vec<Row>,
    /// The columns for which they were made; `None` when the report has changed since.
    pub width: Option<usize>,
    /// The first row that is shown.
    pub top: usize,
    /// How long the report is.
    pub count: Count,
    /// Pages of the PDF, or why they cannot be counted; `None` while they are counted.
    pub pages: Option<Result<usize, String>>,
    /// When the pages are counted while the texts are written: at a pause.
    pub count_at: Option<Moment>,
    /// That of the count and the checks that were asked for last.
    pub generation: u64,
    /// What the checks have found, or why they could not look; `None` while they do.
    pub findings: Option<Result<Vec<Finding>, String>>,
    /// The selected one of these.
    pub finding: usize,
    /// The file of the last export, with the entry's id.
    pub exported: Option<(EntryId, PathBuf)>,
    /// The selected format.
    pub format: Format,
}

impl ReportScreen {
    /// What the checks have found; nothing as long as they look.
    #[must_use]
    pub fn found(&self) -> &[Finding] {
        self.findings.as_ref().and_then(|findings| findings.as_ref().ok()).map_or(&[], Vec::as_slice)
    }

    /// The selected finding.
    #[must_use]
    pub fn selected(&self) -> Option<&Finding> {
        self.found().get(self.finding)
    }

    /// A report screen that offers this format first; Markdown when this build cannot write it.
    #[must_use]
    pub fn offering(format: Format) -> Self {
        Self { format: if format.is_built() { format } else { Format::Markdown }, ..Self::default() }
    }
}
