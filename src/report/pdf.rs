//! Typst text to PDF.
//!
//! It owns the compiler, the fonts and what the compiler may see: the given text, the embedded fonts, and what a
//! [`Machine`] gives; no other file, no package, no clock. The same text gives the same bytes. It does not know what a
//! report is made of.

mod diagnostic;
mod fonts;
mod glyphs;
mod machine;
mod world;

#[cfg(test)]
mod tests;

pub use diagnostic::{Diagnostic, Diagnostics, PdfError, Place};
pub use glyphs::{Borrowed, MissingGlyph};
pub use machine::{Face, Machine, NoMachine};

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

/// Makes PDFs of Typst texts: in this process, or in another one.
pub trait Typesetter {
    /// Typesets a text and writes it as a tagged PDF.
    ///
    /// # Errors
    /// When the text has an error, or asks for what it may not have.
    fn typeset(&self, source: &str) -> Result<Pdf, PdfError>;
}

/// Typesets in this process.
#[derive(Clone, Copy)]
pub struct Here<'a>(pub &'a dyn Machine);

impl Typesetter for Here<'_> {
    fn typeset(&self, source: &str) -> Result<Pdf, PdfError> {
        compile_on(source, self.0)
    }
}

/// A finished PDF and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of pages, at least 1.
    pub pages: usize,
    /// The characters that no font has, each once, in the order of the pages. They are boxes in the file, which is not to be
    /// handed on then.
    pub missing: Vec<MissingGlyph>,
    /// The characters that only a font of the machine has.
    pub borrowed: Vec<Borrowed>,
    /// What the compiler warns of.
    pub warnings: Vec<Diagnostic>,
}

/// Typesets a Typst text with nothing but what the binary has; see [`compile_on`].
///
/// # Errors
/// As [`compile_on`].
pub fn compile(source: &str) -> Result<Pdf, PdfError> {
    compile_on(source, &NoMachine)
}

/// Typesets a Typst text and writes it as a tagged PDF. Title, author, language and date of the file are those that the
/// text sets. The machine is asked for fonts only when a character is in none of the embedded ones.
///
/// # Errors
/// When the text has an error, or asks for a file that the machine does not give, a package or the current date.
pub fn compile_on(source: &str, machine: &dyn Machine) -> Result<Pdf, PdfError> {
    let embedded = Fonts::embedded();
    let layout = Layout::of(source, embedded, machine)?;
    let missing = layout.missing();
    let characters: Vec<char> = missing.iter().map(|glyph| glyph.character).collect();
    let faces = if characters.is_empty() { Vec::new() } else { machine.faces_with(&characters) };
    if faces.is_empty() {
        return layout.write(missing, Vec::new());
    }
    let fonts = embedded.and(&faces);
    let layout = Layout::of(source, &fonts, machine)?;
    let still_missing = layout.missing();
    let borrowed = glyphs::borrowed(&layout.document, &missing);
    layout.write(still_missing, borrowed)
}

/// How many pages a Typst text fills. It costs less than [`compile`], and less again when little has changed since the
/// last time.
///
/// # Errors
/// As [`compile`].
pub fn pages(source: &str) -> Result<usize, PdfError> {
    Ok(Layout::of(source, Fonts::embedded(), &NoMachine)?.document.pages().len())
}

/// Whether no font has a character that is meant to be seen.
#[must_use]
pub fn lacks(character: char) -> bool {
    !typst::text::is_default_ignorable(character) && !Fonts::embedded().have(character)
}

/// A text laid out on pages.
struct Layout<'a> {
    world: ReportWorld<'a>,
    document: PagedDocument,
    warnings: Vec<Diagnostic>,
}

impl<'a> Layout<'a> {
    fn of(source: &str, fonts: &'a Fonts, machine: &'a dyn Machine) -> Result<Self, PdfError> {
        let world = ReportWorld::new(source, fonts, machine);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        comemo::evict(CACHED_COMPILATIONS);
        let document = output.map_err(|errors| PdfError::Typeset(Diagnostics::new(&errors, &world)))?;
        let warnings = warnings.iter().map(|warning| Diagnostic::new(warning, &world)).collect();
        Ok(Self { world, document, warnings })
    }

    fn missing(&self) -> Vec<MissingGlyph> {
        glyphs::missing(&self.document, &self.world)
    }

    fn write(self, missing: Vec<MissingGlyph>, borrowed: Vec<Borrowed>) -> Result<Pdf, PdfError> {
        let options = PdfOptions {
            creator: Smart::Custom(Some(concat!("Seminote ", env!("CARGO_PKG_VERSION")).to_owned())),
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&self.document, &options)
            .map_err(|errors| PdfError::Write(Diagnostics::new(&errors, &self.world)))?;
        Ok(Pdf { bytes, pages: self.document.pages().len(), missing, borrowed, warnings: self.warnings })
    }
}
