//! What is wrong with a query, and where.

use std::ops::Range;

use crate::text;

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong and what to do, without a full stop.
    pub message: String,
    /// The bytes of the query that it is about; empty at its end for something that is missing there.
    pub at: Range<usize>,
}

impl QueryError {
    pub(super) fn new(message: impl Into<String>, at: Range<usize>) -> Self {
        Self { message: message.into(), at }
    }

    /// The columns of the query that it is about, at least one, as the query stands on a screen.
    #[must_use]
    pub fn columns(&self, query: &str) -> Range<usize> {
        let columns = |end: usize| text::columns(query.get(..end).unwrap_or(query));
        let start = columns(self.at.start);
        start..columns(self.at.end).max(start + 1)
    }

    /// A line of carets to stand under the query.
    #[must_use]
    pub fn carets(&self, query: &str) -> String {
        let columns = self.columns(query);
        format!("{}{}", " ".repeat(columns.start), "^".repeat(columns.len()))
    }
}
