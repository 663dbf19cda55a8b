//! What is remembered of the screen from one run to the next: files in the state directory with which nothing is lost.
//!
//! It must not know what is remembered.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::{Disk, Files, ensure_directory, replacement};

/// What a file of at most so many bytes remembers; one that is not there or cannot be read remembers nothing.
pub(super) fn read<T: DeserializeOwned + Default>(path: &Path, limit: u64) -> T {
    let bytes = Disk::anywhere().read(path, limit).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Remembers it; with `durable` after a loss of power too. When that fails nothing is remembered, which is worth no word.
pub(super) fn keep(path: &Path, what: &impl Serialize, durable: bool) {
    let files = Disk::anywhere();
    if let (Ok(bytes), Some(directory)) = (serde_json::to_vec(what), path.parent())
        && ensure_directory(&files, directory).is_ok()
    {
        drop(replacement(&files, path, &bytes, durable));
    }
}
