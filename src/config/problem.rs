//! What is wrong with a configuration, and where. It must not know what the settings mean.

use std::fmt;
use std::ops::Range;
use std::str::Utf8Error;

use toml_edit::{Document, Item, TomlError};

use super::text_of;
use crate::command::{BindingError, BindingProblem};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something has no effect, or one that may surprise.
    Warning,
    /// Something that was asked for cannot be; the default is in force.
    Error,
}

/// Something that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1, where the line alone does not say it.
    pub column: Option<usize>,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong and what to do, without a full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    /// `line 3: …`; the file is for the caller to name.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(formatter, ", column {column}")?;
        }
        write!(formatter, ": {}", self.message)
    }
}

impl Problem {
    /// A problem on the line where a span of the text begins.
    pub(super) fn at(text: &str, span: Option<Range<usize>>, severity: Severity, message: String) -> Self {
        let (line, _) = line_and_column(text, span.map_or(0, |span| span.start));
        Self { line, column: None, severity, message }
    }

    /// A problem with a setting that only its users can judge. `bytes` are the configuration's.
    #[must_use]
    pub fn with_setting(bytes: &[u8], table: &str, key: &str, message: String) -> Self {
        let text = text_of(bytes).unwrap_or_default();
        let document = Document::parse(text).ok();
        let item = document.as_ref().and_then(|document| document.get(table)?.get(key));
        Self::at(text, item.and_then(Item::span), Severity::Error, message)
    }

    pub(super) fn syntax(text: &str, error: &TomlError) -> Self {
        let (line, column) = line_and_column(text, error.span().map_or(0, |span| span.start));
        let message = format!(
            "the file is not valid TOML: {}; until it is mended the defaults are in force",
            error.message().trim_end().replace('\n', ", ")
        );
        Self { line, column: Some(column), severity: Severity::Error, message }
    }

    pub(super) fn not_utf8(bytes: &[u8], error: &Utf8Error) -> Self {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = line_and_column(&String::from_utf8_lossy(valid), valid.len());
        let message = format!(
            "the file is not UTF-8 from byte {} on; save it as UTF-8; until then the defaults are in force",
            error.valid_up_to()
        );
        Self { line, column: Some(column), severity: Severity::Error, message }
    }
}

impl From<BindingProblem> for Problem {
    fn from(problem: BindingProblem) -> Self {
        let severity = match problem.error {
            BindingError::Robbed { .. } => Severity::Warning,
            _ => Severity::Error,
        };
        Self { line: problem.line, column: None, severity, message: problem.error.to_string() }
    }
}

/// Line and column of a byte offset, from 1, the column in characters.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    (line, column)
}

/// The line of a byte offset, from 1.
pub(super) fn line(text: &str, span: Option<Range<usize>>) -> usize {
    line_and_column(text, span.map_or(0, |span| span.start)).0
}
