//! From bytes to series and entries and back; what is wrong with bytes that are neither.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Damage, StoreError};
use crate::journal::{JsonError, from_json};

/// Most bytes of a file that are read: a thousand times a long entry.
pub(super) const LIMIT: u64 = 64 << 20;

/// Deepest nesting of a file. The parser stops at 128 levels; what is read must fit into a record of the log, some levels deeper.
const DEPTH: usize = 100;

/// Reads a series or an entry.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Damage> {
    // Some editors put a byte order mark before JSON.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Damage::Empty);
    }
    if let Some(position) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Damage::Nul(position));
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        return Err(Damage::NotUtf8(error.valid_up_to()));
    }
    if nests_deeper(bytes, DEPTH) {
        return Err(Damage::TooDeep(DEPTH));
    }
    from_json(bytes).map_err(|error| match error {
        JsonError::Newer { version } => Damage::Newer(version),
        JsonError::Truncated { line, column } => Damage::Truncated { line, column },
        JsonError::Field { .. } | JsonError::Whole { .. } => Damage::Content(error.to_string()),
    })
}

/// The bytes of a file.
pub(super) fn print<T: Serialize>(value: &T, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|source| StoreError::Form { path: path.to_owned(), source })?;
    bytes.push(b'\n');
    if bytes.len() as u64 > LIMIT {
        return Err(StoreError::TooLarge { path: path.to_owned(), length: bytes.len(), limit: LIMIT });
    }
    Ok(bytes)
}

/// Whether brackets outside of strings are nested deeper than `limit`.
fn nests_deeper(json: &[u8], limit: usize) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}
