//! The report of an entry: one [`Document`], and a writer for each format.
//!
//! It reads no files and no clock: the same entry gives the same bytes.

pub mod author_line;
mod bound;
pub mod check;
mod document;
pub mod docx;
pub mod draft;
mod footnotes;
pub mod front_matter;
pub mod html;
mod inlines;
mod json;
mod language;
mod lists;
mod markdown;
pub mod mathematics;
pub mod pattern;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod phrases;
pub mod place;
mod plain_text;
pub mod template;
pub mod typst;
mod xml;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use bound::bind;
pub use document::{
    DEFAULT_AUTHOR_LINE, DEFAULT_TITLE, Document, SECTION_LEVEL, Section, author_of, heading_of, section_settings,
    speakers_line,
};
pub use lists::{follow_ups, questions};
pub use template::Template;

use crate::journal::{Author, Entry, Series};

/// A form in which a report can be handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark with tables, task lists and footnotes.
    #[default]
    Markdown,
    /// Typst source that brings its template along.
    Typst,
    /// A file for Word and the programs that read its files.
    Docx,
    /// A web page that is one file.
    Html,
    /// Text without markup.
    Text,
    /// The document, the entry and the series as data.
    Json,
    /// A typeset PDF.
    Pdf,
}

impl Format {
    /// All of them, in the order in which they are offered. PDF is among them in every build, so that one without it can say so.
    pub const ALL: [Self; 7] = [Self::Markdown, Self::Typst, Self::Pdf, Self::Docx, Self::Html, Self::Text, Self::Json];

    /// Its name in commands, which is the ending of its files as well.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Typst => "typ",
            Self::Text => "txt",
            Self::Json => "json",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// Whether it is nothing that a terminal could show.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx)
    }

    /// Whether this build of the program can write it.
    #[must_use]
    pub fn is_built(self) -> bool {
        self != Self::Pdf || cfg!(feature = "pdf")
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A name that is no format's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a format of reports; use md, typ, pdf, docx, html, txt or json")]
pub struct UnknownFormat(String);

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// An entry with its series, and the document made of them.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What it reports on.
    pub entry: &'a Entry,
    /// Says how it is made.
    pub series: &'a Series,
    /// What it says.
    pub document: &'a Document,
    /// The form in which it is typeset.
    pub template: &'a Template,
    /// What it was [bound](bind()) of; nothing for the report of `entry` alone.
    pub bound: &'a [(Document, Entry)],
    /// What makes PDFs.
    #[cfg(feature = "pdf")]
    pub typesetter: &'a dyn pdf::Typesetter,
}

/// A report in a format, with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Sentences for the user; the file is good for use all the same.
    pub warnings: Vec<String>,
}

/// Why a report could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The entry or series cannot be written as JSON.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Several weeks are no entry.
    #[error("json is the data of one entry, and several weeks as one document are none; export them without --bound")]
    Bound,
    /// The parts of the Word file cannot be put together.
    #[error("the report cannot be written as a Word file: {0}")]
    Docx(#[from] zip::result::ZipError),
    /// The PDF cannot be typeset.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// Characters that no font has, with their places.
    #[cfg(feature = "pdf")]
    #[error(
        "neither the program's fonts nor this machine's have {0}; write it in other words, install a font that has it, or export to another format"
    )]
    MissingGlyphs(String),
    /// This build has no PDF writer.
    #[error(
        "this build of seminote has no PDF writer; export to typ instead, or build seminote with its feature \"pdf\""
    )]
    NoPdf,
}

/// Writes the report of an entry. `author` is the configuration's.
///
/// # Errors
/// When the format cannot say what the report holds, or this build cannot write it.
pub fn render(entry: &Entry, series: &Series, author: &Author, format: Format) -> Result<Rendered, RenderError> {
    render_as(entry, series, author, format, &Template::of(series))
}

/// Writes the report of an entry in the form of a template.
///
/// # Errors
/// As [`render`].
pub fn render_as(
    entry: &Entry,
    series: &Series,
    author: &Author,
    format: Format,
    template: &Template,
) -> Result<Rendered, RenderError> {
    let document = Document::of(entry, series, author);
    Report::new(entry, series, &document, template).render(format)
}

impl<'a> Report<'a> {
    /// A report whose PDF is made in this process, with nothing but what the binary has.
    #[must_use]
    pub fn new(entry: &'a Entry, series: &'a Series, document: &'a Document, template: &'a Template) -> Self {
        #[cfg(feature = "pdf")]
        let typesetter = &pdf::Here(&pdf::NoMachine);
        Self {
            entry,
            series,
            document,
            template,
            bound: &[],
            #[cfg(feature = "pdf")]
            typesetter,
        }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// When the format cannot say what the report holds, or this build cannot write it.
    pub fn render(&self, format: Format) -> Result<Rendered, RenderError> {
        let mut warnings: Vec<String> = self.document.warnings.iter().map(ToString::to_string).collect();
        if matches!(format, Format::Typst | Format::Pdf | Format::Docx | Format::Html) {
            for (document, entry) in self.parts() {
                let found = mathematics::not_understood(document, entry).into_iter();
                warnings.extend(found.map(|warning| format!("{}{warning}", self.of_week(entry))));
            }
        }
        let bytes = match format {
            Format::Markdown => markdown::write(self.document).into_bytes(),
            Format::Typst => typst::write(self.document, self.template).into_bytes(),
            Format::Docx => docx::write(self.document)?,
            Format::Html => html::write(self.document).into_bytes(),
            Format::Text => plain_text::write(self.document).into_bytes(),
            Format::Json if !self.bound.is_empty() => return Err(RenderError::Bound),
            Format::Json => json::write(self)?.into_bytes(),
            Format::Pdf => self.pdf(&mut warnings)?,
        };
        Ok(Rendered { bytes, warnings })
    }

    /// The reports that it is made of, each with its entry.
    fn parts(&self) -> Vec<(&Document, &Entry)> {
        match self.bound {
            [] => vec![(self.document, self.entry)],
            bound => bound.iter().map(|(document, entry)| (document, entry)).collect(),
        }
    }

    /// Which of several weeks a place is in.
    fn of_week(&self, entry: &Entry) -> String {
        if self.bound.is_empty() { String::new() } else { format!("week {}, ", entry.details.week) }
    }

    /// The PDF is the Typst text, typeset. Characters of other fonts than the binary's are named; those of none are an error.
    #[cfg(feature = "pdf")]
    fn pdf(&self, warnings: &mut Vec<String>) -> Result<Vec<u8>, RenderError> {
        let pdf = self.typesetter.typeset(&typst::write(self.document, self.template))?;
        let missing: Vec<String> = pdf.missing.iter().map(|glyph| self.with_place(glyph.character)).collect();
        if !missing.is_empty() {
            return Err(RenderError::MissingGlyphs(missing.join("; ")));
        }
        let mut fonts: Vec<(&str, String)> = Vec::new();
        for borrowed in &pdf.borrowed {
            match fonts.iter_mut().find(|(font, _)| *font == borrowed.font) {
                Some((_, characters)) => characters.extend([' ', borrowed.character]),
                None => fonts.push((&borrowed.font, borrowed.character.to_string())),
            }
        }
        warnings.extend(fonts.iter().map(|(font, characters)| {
            format!("{characters}: set in {font} of this machine, as the program's own fonts do not have it")
        }));
        warnings.extend(pdf.warnings.iter().map(|warning| warning.message.clone()));
        Ok(pdf.bytes)
    }

    /// A character with where it stands in the entry.
    #[cfg(feature = "pdf")]
    fn with_place(&self, character: char) -> String {
        let found = self.parts().into_iter().find_map(|(document, entry)| {
            let place = place::of_character(document, entry, character)?;
            Some(format!("{}{place}", self.of_week(entry)))
        });
        let place = found.unwrap_or_else(|| "in the head of the report".to_owned());
        format!("U+{:04X} {character} ({place})", u32::from(character))
    }

    #[cfg(not(feature = "pdf"))]
    #[expect(clippy::unused_self, reason = "the form that the build with PDF has")]
    fn pdf(&self, _warnings: &mut Vec<String>) -> Result<Vec<u8>, RenderError> {
        Err(RenderError::NoPdf)
    }
}

/// The number of pages of the report's PDF.
///
/// # Errors
/// When it cannot be typeset, or this build has no PDF writer.
pub fn pages(document: &Document, template: &Template) -> Result<usize, RenderError> {
    #[cfg(feature = "pdf")]
    return Ok(pdf::pages(&typst::write(document, template))?);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (document, template);
        Err(RenderError::NoPdf)
    }
}
