//! Entries and series as JSON: the text of their files, with errors that name the field.
//!
//! It must not know where the text comes from; who reads the file adds its name to the error.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use super::FORMAT;

/// Why a text is not an entry or a series.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// A later version of the program wrote it, in a way that this one cannot read.
    #[error(
        "a later version of Seminote wrote it (format {version}; this version reads up to {FORMAT}): open it with that version"
    )]
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// The text breaks off.
    #[error("it ends in the middle, at line {line}, column {column}")]
    Truncated {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// One field holds what it cannot hold.
    #[error("the field \"{field}\" cannot be read: {reason}")]
    Field {
        /// The path to the field, such as `notes[3].at`.
        field: String,
        /// What is wrong, with line and column where they are known.
        reason: String,
    },
    /// The text as a whole: not JSON, or a field is missing.
    #[error("it cannot be read: {reason}")]
    Whole {
        /// What is wrong, with line and column where they are known.
        reason: String,
    },
}

/// Reads an entry or a series from the text of its file.
///
/// # Errors
/// When the text is not JSON in UTF-8, a field is missing or of another type. A later format that can be read all the
/// same is no error: ask
/// [`Entry::is_newer`](super::Entry::is_newer).
pub fn from_json<T: DeserializeOwned>(text: &[u8]) -> Result<T, JsonError> {
    // Following the path costs time, so it is followed only when there is something to tell.
    serde_json::from_slice(text).map_err(|error| explain::<T>(text, &error))
}

/// Writes an entry or a series as the text of its file: indented, with a line feed at the end.
///
/// # Errors
/// Only in principle: every value of the journal can be written.
pub fn to_json<T: Serialize>(value: &T) -> Result<String, JsonError> {
    let mut text =
        serde_json::to_string_pretty(value).map_err(|error| JsonError::Whole { reason: printable(&error) })?;
    text.push('\n');
    Ok(text)
}

fn explain<T: DeserializeOwned>(text: &[u8], error: &serde_json::Error) -> JsonError {
    #[derive(Deserialize)]
    struct Version {
        seminote: u32,
    }
    if let Ok(Version { seminote: version }) = serde_json::from_slice(text)
        && version > FORMAT
    {
        return JsonError::Newer { version };
    }
    if error.is_eof() {
        return JsonError::Truncated { line: error.line(), column: error.column() };
    }
    match serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_slice(text)) {
        Err(error) if error.path().iter().next().is_some() => {
            JsonError::Field { field: printable(error.path()), reason: printable(error.inner()) }
        }
        _ => JsonError::Whole { reason: printable(error) },
    }
}

/// A message that may quote the file, safe to print: a control character in it would speak to the terminal.
fn printable(message: &impl ToString) -> String {
    let mut printable = String::new();
    for character in message.to_string().chars() {
        if character.is_control() {
            printable.extend(character.escape_default());
        } else {
            printable.push(character);
        }
    }
    printable
}

/// Reads `null` as a field that is missing.
pub(super) fn null_is_missing<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests;
