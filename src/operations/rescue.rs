//! The text of an entry in another place, when its own cannot be written.

use std::io;
use std::path::{Path, PathBuf};

use super::{OperationError, World};
use crate::files::{self, Disk};
use crate::journal::{Entry, Moment, to_json};
use crate::report::{pattern::one_line, speakers_line};
use crate::text::Line;

impl World {
    /// Writes an entry whole into a directory, which is made if missing: as the file of a journal, which can be put back in its place, and
    /// as Markdown to be read. Nothing there is overwritten. Gives both files.
    ///
    /// # Errors
    /// When they cannot be written there.
    pub fn rescue(entry: &Entry, directory: &Path, now: Moment) -> Result<[PathBuf; 2], OperationError> {
        let disk = Disk::private(directory.to_owned());
        // Where the place itself is a link, or is another's, it is still the one that was asked for.
        files::ensure_directory(&Disk::anywhere(), directory)
            .map_err(|source| OperationError::system("make", directory, source))?;
        let mut number = 0_u32;
        loop {
            number += 1;
            let again = if number == 1 { String::new() } else { format!("-{number}") };
            let name = format!("{}-{}{again}", entry.details.date.format("%Y-%m-%d"), entry.id.short());
            let paths = [directory.join(format!("{name}.json")), directory.join(format!("{name}.md"))];
            let saved = Entry { updated: Some(now), ..entry.clone() };
            let write = |path: &Path, text: &str| {
                files::create_new(&disk, path, text.as_bytes())
                    .map_err(|source| (source.kind(), OperationError::system("write", path, source)))
            };
            let written = write(&paths[0], &to_json(&saved)?).and_then(|()| write(&paths[1], &readable(entry)));
            match written {
                Ok(()) => return Ok(paths),
                Err((io::ErrorKind::AlreadyExists, _)) => {}
                Err((_, error)) => return Err(error),
            }
        }
    }
}

/// The whole text of an entry, with the stamps of its notes.
fn readable(entry: &Entry) -> String {
    let details = &entry.details;
    let facts = [details.date.to_string(), speakers_line(&details.speakers)];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let note = |line: &Line| match line.tag.stamp {
        Some(stamp) => format!("{}:{:02}:{:02}  {}", stamp / 3600, stamp / 60 % 60, stamp % 60, line.text),
        None => line.text.clone(),
    };
    let notes: Vec<String> = entry.notes.lines().iter().map(note).collect();
    format!(
        "# Week {}: {}\n\n{}\n\n## Notes\n\n{}\n\n## Summary\n\n{}\n\n## Reflection\n\n{}\n",
        details.week,
        one_line(&details.title),
        facts.join(" · "),
        notes.join("\n"),
        entry.summary,
        entry.reflection
    )
}

#[cfg(test)]
mod tests;
