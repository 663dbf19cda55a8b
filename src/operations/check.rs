//! The checks of reports.

use super::{OperationError, World};
use crate::journal::{Entry, Head, Series};
use crate::report::check::{Checked, Finding};
use crate::report::{Document, author_of};

impl World {
    /// What the checks find in the report of an entry. `heads` are those of its series. The pages of the PDF are counted where
    /// the series asks for a number of them; a report that cannot be typeset is not checked for it, since its export says why.
    ///
    /// # Errors
    /// When its series cannot be read.
    pub fn check(&self, entry: &Entry, heads: &[Head]) -> Result<Vec<Finding>, OperationError> {
        let series = self.store.read_series(&entry.series)?;
        let author = author_of(entry, &series, &self.config.author);
        let document = Document::of(entry, &series, &self.config.author);
        let pages = asks_for_pages(&series).then(|| self.pages(entry).ok()).flatten();
        let checked = Checked { entry, series: &series, author: &author, document: &document, heads, pages };
        Ok(checked.findings())
    }
}

fn asks_for_pages(series: &Series) -> bool {
    series.report.target.as_ref().is_some_and(|target| target.pages.is_some())
}
