//! Reports and notes from elsewhere into entries, and exported entries back: values in, values out. It reads no files.
//!
//! It names [`report`](crate::report), which stands beside it, because it reads what that writes: its patterns, phrases
//! and template. What it does not understand stays as text, with a warning; no character of a paragraph is dropped.

mod encoding;
mod export;
mod front_matter;
mod head;
mod lists;
mod notes;
mod prose;
mod typst;
mod word;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::journal::{Author, Entry, JsonError, Series, Speaker, TypstImport};
use crate::text::Text;

/// What a file is taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A report: its prose becomes summary and reflection.
    #[default]
    Report,
    /// Notes: its lines become the notes, as they are.
    Notes,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// What the file is taken for.
    pub kind: Kind,
    /// The block of the prose, from 1, with which the reflection begins. Title, author line and the headings of sections
    /// are not counted.
    pub reflection_from: Option<usize>,
    /// The series that the entry will belong to: its title, author line and headings are known again.
    pub series: Option<&'a Series>,
    /// The identity that reports of the series print when an entry says nothing else: its line is known again.
    pub author: Option<&'a Author>,
}

/// What a file holds. Whoever asked for it makes the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Week of the series.
    pub week: Option<u32>,
    /// Day of the talk.
    pub date: Option<NaiveDate>,
    /// Title of the talk; blank when none is known.
    pub title: String,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// Tags of the whole entry, without `#`.
    pub tags: Vec<String>,
    /// Who wrote the report.
    pub author: Option<Author>,
    /// The summary, in Markdown.
    pub summary: Text,
    /// The reflection, in Markdown.
    pub reflection: Text,
    /// The notes, with their stamps.
    pub notes: Text,
    /// The personal template of a Typst report.
    pub typst_import: Option<TypstImport>,
    /// The entry that was exported as JSON, whole. Nothing else is said of it then.
    pub whole: Option<Box<Whole>>,
    /// What was not understood.
    pub warnings: Vec<Warning>,
}

/// An entry as it was when it was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The entry, with its id, its clock, its stamps and the fields of later versions.
    pub entry: Entry,
    /// Its series, when the file says it.
    pub series: Option<Series>,
}

/// Something that was not understood and stays as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Line of the file, from 1; `None` when the sentence names the place itself.
    pub line: Option<usize>,
    /// What it is and what became of it, as a sentence without its full stop.
    pub message: String,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}: ")?;
        }
        // What the file says is quoted, and must not speak to the terminal.
        for character in self.message.chars() {
            if character.is_control() {
                write!(formatter, "{}", character.escape_default())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Why a file could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The bytes are text in no encoding that is known.
    #[error(
        "{name} cannot be imported: it is neither UTF-8 nor UTF-16 nor Korean in CP949, byte {byte} (counted from 1) is part of no character; save it as UTF-8 and import it again"
    )]
    NoText {
        /// Name of the file.
        name: String,
        /// Place of the first byte that is wrong as UTF-8, from 1.
        byte: usize,
    },
    /// It is no Word file that can be read.
    #[error("{name} cannot be imported: {reason}; open it in a word processor, save it as docx and import it again")]
    Word {
        /// Name of the file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The ending of the name is no report's.
    #[error(
        "{name} cannot be imported as a report: its name does not end with .md, .typ, .txt, .docx or .json; rename it, or import it as notes"
    )]
    UnknownEnding {
        /// Name of the file.
        name: String,
    },
    /// It is no entry that was exported as JSON.
    #[error(
        "{name} cannot be imported as an entry: {source}; export it again with --format json, or import it as notes"
    )]
    Json {
        /// Name of the file.
        name: String,
        /// What is wrong with it.
        source: JsonError,
    },
    /// There is no such block.
    #[error(
        "the reflection cannot begin at paragraph {asked} of {name}: its last paragraph is number {count}; give a number from 1 to {count}"
    )]
    ReflectionFrom {
        /// Name of the file.
        name: String,
        /// The number that was given.
        asked: usize,
        /// How many there are, at least one.
        count: usize,
    },
    /// There is nothing that could be parted.
    #[error(
        "the reflection cannot begin at paragraph {asked} of {name}: it has no prose before its reflection; leave the number out"
    )]
    NoProse {
        /// Name of the file.
        name: String,
        /// The number that was given.
        asked: usize,
    },
}

/// The endings of the names of reports, in small letters.
pub const ENDINGS: [&str; 7] = ["md", "markdown", "txt", "text", "typ", "docx", "json"];

/// The ending of a file's name, in small letters.
#[must_use]
pub fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
}

/// Reads a file. Of `name` the ending counts: one of [`ENDINGS`], in any case; notes may have any. A text is UTF-8, UTF-16 or
/// Korean in CP949, as its content tells.
///
/// # Errors
/// When the bytes are no text, the ending is unknown, a Word file is damaged, a JSON file is no entry, or the reflection is to
/// begin where no paragraph is.
pub fn import(bytes: &[u8], name: &str, options: &Options<'_>) -> Result<Imported, ImportError> {
    let ending = ending(name);
    let mut imported = Imported::default();
    let text = read(bytes, name, ending.as_deref(), &mut imported.warnings)?;
    let no_prose = || match options.reflection_from {
        Some(asked) => Err(ImportError::NoProse { name: name.to_owned(), asked }),
        None => Ok(()),
    };
    if options.kind == Kind::Notes {
        no_prose()?;
        let (week, title) = notes::title(&text).unzip();
        let title = title.flatten().unwrap_or_default();
        return Ok(Imported { week, title, notes: notes::read(&text), ..imported });
    }
    let (markdown, has_title) = match ending.as_deref() {
        Some("json") => {
            no_prose()?;
            return Ok(Imported { whole: Some(Box::new(export::read(&text, name)?)), ..imported });
        }
        Some("md" | "markdown" | "docx") => (front_matter::take(&text, &mut imported), false),
        Some("txt" | "text") => (head::apart(&front_matter::take(&text, &mut imported)), false),
        Some("typ") => typst::read(&text, options.series, &mut imported),
        _ => return Err(ImportError::UnknownEnding { name: name.to_owned() }),
    };
    prose::read(&markdown, has_title, name, options, &mut imported)?;
    Ok(imported)
}

/// The text of a file, that of a Word file as Markdown.
fn read(bytes: &[u8], name: &str, ending: Option<&str>, warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    if ending == Some("docx") {
        return word::read(bytes, warnings).map_err(|reason| ImportError::Word { name: name.to_owned(), reason });
    }
    let decoded = encoding::decode(bytes).map_err(|byte| ImportError::NoText { name: name.to_owned(), byte })?;
    if let Some(from) = decoded.from {
        warnings.push(Warning { line: None, message: format!("it was converted from {from}") });
    }
    Ok(decoded.text)
}
