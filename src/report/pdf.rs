//! Typst text to PDF, inside the process.
//!
//! It owns the compiler, the fonts and what the compiler may see: the given text and the embedded fonts, no file of the
//! user's, no package, no clock. The same text gives the same bytes. It does not know what a report is made of.

mod diagnostic;
mod fonts;
mod glyphs;
mod world;

#[cfg(test)]
mod tests;

pub use diagnostic::{Diagnostic, Diagnostics, PdfError, Place};
pub use glyphs::MissingGlyph;

use typst::comemo;
use typst::diag::Warned;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use fonts::Fonts;
use world::ReportWorld;

/// A result that Typst keeps for the next time is dropped when so many compilations had no use for it. It bounds the
/// memory of a session in which the page count follows the typing.
const CACHED_COMPILATIONS: usize = 10;

/// A finished PDF and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of pages, at least 1.
    pub pages: usize,
    /// The characters that no font has, each once, in the order of the pages. They are boxes in the file: whoever hands
    /// the file on must name them.
    pub missing: Vec<MissingGlyph>,
    /// What the compiler warns of.
    pub warnings: Vec<Diagnostic>,
}

/// Typesets a Typst text and writes it as a tagged PDF. Title, author, language and date of the file are those that the
/// text sets.
///
/// # Errors
/// When the text has an error, or asks for a file, a package or the current date.
pub fn compile(source: &str) -> Result<Pdf, PdfError> {
    let layout = Layout::of(source)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("Seminote ", env!("CARGO_PKG_VERSION")).to_owned())),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&layout.document, &options)
        .map_err(|errors| PdfError::Write(Diagnostics::new(&errors, &layout.world)))?;
    Ok(Pdf {
        bytes,
        pages: layout.document.pages().len(),
        missing: glyphs::missing(&layout.document, &layout.world),
        warnings: layout.warnings,
    })
}

/// How many pages a Typst text fills. It costs less than [`compile`], and less again when little has changed since the
/// last time.
///
/// # Errors
/// As [`compile`].
pub fn pages(source: &str) -> Result<usize, PdfError> {
    Ok(Layout::of(source)?.document.pages().len())
}

/// Whether no font has a character that is meant to be seen.
#[must_use]
pub fn lacks(character: char) -> bool {
    !typst::text::is_default_ignorable(character) && !Fonts::embedded().have(character)
}

/// A text laid out on pages.
struct Layout {
    world: ReportWorld,
    document: PagedDocument,
    warnings: Vec<Diagnostic>,
}

impl Layout {
    fn of(source: &str) -> Result<Self, PdfError> {
        let world = ReportWorld::new(source, Fonts::embedded());
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        comemo::evict(CACHED_COMPILATIONS);
        let document = output.map_err(|errors| PdfError::Typeset(Diagnostics::new(&errors, &world)))?;
        let warnings = warnings.iter().map(|warning| Diagnostic::new(warning, &world)).collect();
        Ok(Self { world, document, warnings })
    }
}
