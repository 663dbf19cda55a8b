//! The user's configuration: what it may say, how it is read with the line of every mistake, how it is changed without
//! touching comments or order, and where the program's files lie.
//!
//! It is pure: bytes and an environment in, values out. It must not read files, and knows of colours and signs only
//! which are wanted.

mod appearance;
mod edit;
mod locations;
mod print;
mod problem;
mod reader;
mod settings;

pub use appearance::{Appearance, Background};
pub use edit::{EditError, Setting, edit};
pub use locations::{Environment, LocationError, Locations};
pub use problem::{Problem, Severity};
pub use settings::{
    EditorSettings, ExportSettings, FORMATS, KeptSearch, ResurfaceSettings, Symbols, TalkSettings, Theme, ThemeSettings,
};

use toml_edit::Document;

use crate::command::Keymap;
use crate::journal::Author;
use reader::Reader;

/// An example configuration with a comment on every option; it says what holds without one.
pub const EXAMPLE: &str = include_str!("../assets/config.toml");

/// All settings in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `[author]`: who writes, where neither entry nor series says it.
    pub author: Author,
    /// `[keys]`: the keys in force.
    pub keymap: Keymap,
    /// `[talk]`: the clock and the stamps.
    pub talk: TalkSettings,
    /// `[editor]`: how texts are edited.
    pub editor: EditorSettings,
    /// `[theme]`: which colours and signs.
    pub theme: ThemeSettings,
    /// `[export]`: where reports go.
    pub export: ExportSettings,
    /// `[resurface]`: whether a line from the past is shown on opening.
    pub resurface: ResurfaceSettings,
    /// `[searches]`: queries that were kept, in the order of the file.
    pub searches: Vec<KeptSearch>,
}

impl Config {
    /// The configuration that a file's bytes say, and what is wrong with them in the order of their lines.
    ///
    /// It never fails: whatever cannot be used takes its default and is told of. A file that is not TOML as a whole, or
    /// not UTF-8, gives the defaults and one problem.
    #[must_use]
    pub fn read(bytes: &[u8]) -> (Self, Vec<Problem>) {
        let parsed = text_of(bytes).and_then(|text| match Document::parse(text) {
            Ok(document) => Ok((text, document)),
            Err(error) => Err(Problem::syntax(text, &error)),
        });
        let (text, document) = match parsed {
            Ok(parsed) => parsed,
            Err(problem) => return (Self::default(), vec![problem]),
        };
        let mut reader = Reader::new(text, document.as_table());
        let config = Self {
            author: settings::author(&mut reader),
            keymap: settings::keymap(&mut reader),
            talk: TalkSettings::read(&mut reader),
            editor: EditorSettings::read(&mut reader),
            theme: ThemeSettings::read(&mut reader),
            export: ExportSettings::read(&mut reader),
            resurface: ResurfaceSettings::read(&mut reader),
            searches: settings::searches(&mut reader),
        };
        (config, reader.finish())
    }
}

/// The text of a file: UTF-8, with or without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| Problem::not_utf8(bytes, &error))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests;
