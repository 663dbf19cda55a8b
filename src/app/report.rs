//! The report screen: the report as rows, its length, the format to export it in.

use crate::journal::Count;
use crate::report::Format;

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
    /// That of the count that was asked for last.
    pub generation: u64,
    /// The selected format.
    pub format: Format,
}

impl ReportScreen {
    /// A report screen that offers this format first; Markdown when this build cannot write it.
    #[must_use]
    pub fn offering(format: Format) -> Self {
        Self { format: if format.is_built() { format } else { Format::Markdown }, ..Self::default() }
    }
}
