//! What the compiler reports, with its places in the Typst text. It does not know what wrote that text.

use std::fmt;
use std::ops::Range;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst_syntax::Source;

use super::world::ReportWorld;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The compiler does not accept the text.
    #[error("the report could not be typeset: {0}")]
    Typeset(Diagnostics),
    /// The pages could not be written as PDF.
    #[error("the typeset pages could not be written as PDF: {0}")]
    Write(Diagnostics),
}

/// The errors of one compilation, in the compiler's order. They print as the first and the number of the others, which
/// mostly follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

/// An error or a warning of the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, as the compiler says it.
    pub message: String,
    /// What may help, as the compiler says it.
    pub hints: Vec<String>,
    /// Where in the Typst text; `None` when it concerns no one place.
    pub place: Option<Place>,
}

/// A place in the Typst text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes.
    pub span: Range<usize>,
    /// The line of its start, counted from 1.
    pub line: usize,
    /// The character of its start in that line, counted from 1.
    pub column: usize,
}

impl Place {
    pub(super) fn new(span: Range<usize>, source: &Source) -> Option<Self> {
        let (line, column) = source.lines().byte_to_line_column(span.start)?;
        Some(Self { span, line: line + 1, column: column + 1 })
    }
}

impl Diagnostic {
    pub(super) fn new(diagnostic: &SourceDiagnostic, world: &ReportWorld) -> Self {
        Self {
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
            place: world.range(diagnostic.span).and_then(|span| Place::new(span, world.text())),
        }
    }
}

impl Diagnostics {
    pub(super) fn new(diagnostics: &[SourceDiagnostic], world: &ReportWorld) -> Self {
        Self(diagnostics.iter().map(|diagnostic| Diagnostic::new(diagnostic, world)).collect())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {} of the Typst text", self.line, self.column)
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
