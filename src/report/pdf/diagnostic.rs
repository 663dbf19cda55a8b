//! What the compiler reports, with its places in the Typst text or in a file of the template. It does not know what wrote the text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};
use typst_syntax::Source;

use super::world::ReportWorld;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum PdfError {
    /// The compiler does not accept the text.
    #[error("the report could not be typeset: {0}")]
    Typeset(Diagnostics),
    /// The pages could not be written as PDF.
    #[error("the typeset pages could not be written as PDF: {0}")]
    Write(Diagnostics),
    /// What typesets a personal template, apart from the program, ended or cannot be started.
    #[error("{0}")]
    Ended(String),
}

/// The errors of one compilation, in the compiler's order. They print as the first and the number of the others, which
/// mostly follow from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostics(pub Vec<Diagnostic>);

/// An error or a warning of the compiler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong, as the compiler says it.
    pub message: String,
    /// What may help, as the compiler says it.
    pub hints: Vec<String>,
    /// Where; `None` when it concerns no one place.
    pub place: Option<Place>,
}

/// A place in the Typst text, or in a file of the template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file of the template, as the compiler sees it; `None` for the text.
    pub file: Option<String>,
    /// The bytes.
    pub span: Range<usize>,
    /// The line of its start, counted from 1.
    pub line: usize,
    /// The character of its start in that line, counted from 1.
    pub column: usize,
}

impl Place {
    pub(super) fn new(span: Range<usize>, source: &Source, world: &ReportWorld<'_>) -> Option<Self> {
        let (line, column) = source.lines().byte_to_line_column(span.start)?;
        let file = (source.id() != world.text().id()).then(|| source.id().get().vpath().get_without_slash().to_owned());
        Some(Self { file, span, line: line + 1, column: column + 1 })
    }
}

impl Diagnostic {
    pub(super) fn new(diagnostic: &SourceDiagnostic, world: &ReportWorld<'_>) -> Self {
        Self {
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
            place: Self::place(diagnostic, world),
        }
    }
}

impl Diagnostic {
    /// Its own place, else that of the call that led to it.
    fn place(diagnostic: &SourceDiagnostic, world: &ReportWorld<'_>) -> Option<Place> {
        let source = world.source(diagnostic.span.id()?).ok()?;
        Place::new(world.range(diagnostic.span)?, &source, world)
    }
}

impl Diagnostics {
    pub(super) fn new(diagnostics: &[SourceDiagnostic], world: &ReportWorld<'_>) -> Self {
        Self(diagnostics.iter().map(|diagnostic| Diagnostic::new(diagnostic, world)).collect())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, .. } = self;
        match &self.file {
            Some(file) => write!(formatter, "{file}, line {line}, column {column}"),
            None => write!(formatter, "line {line}, column {column} of the Typst text"),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(formatter, "{place}: ")?;
        }
        formatter.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(formatter, "; {hint}"))
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [] => formatter.write_str("the compiler gave no reason"),
            [only] => only.fmt(formatter),
            [first, others @ ..] => write!(formatter, "{first} (and {} more)", others.len()),
        }
    }
}
