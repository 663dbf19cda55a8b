//! The files that an import is of: those that are named, and of a directory the reports in it.

use std::path::{Path, PathBuf};

use super::import::readable;
use super::{ImportRequest, OperationError, World};
use crate::files::{Disk, Files, Kind as FileKind};
use crate::import::{ENDINGS, Kind, ending};

/// A file of a directory that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file.
    pub path: PathBuf,
    /// Why not, as a sentence without its full stop.
    pub reason: String,
    /// Whether it should be a report by its name.
    pub is_report: bool,
}

impl World {
    /// The request with the reports of each directory in the place of it, by their names, and the files there that are none or cannot be
    /// read. Hidden files and the directories within are passed over.
    ///
    /// # Errors
    /// When a directory cannot be listed or has no files, or the journal not be read.
    pub fn gather(&self, request: ImportRequest) -> Result<(ImportRequest, Vec<LeftOut>), OperationError> {
        let has_directory = request.files.iter().any(|path| path.is_dir());
        let series = if has_directory { self.series_of(&request)? } else { None };
        let (mut files, mut left_out) = (Vec::new(), Vec::new());
        for path in &request.files {
            if !path.is_dir() {
                files.push(path.clone());
                continue;
            }
            let listed = listed(path)?;
            if listed.is_empty() {
                return Err(OperationError::NoReports(path.clone()));
            }
            for file in listed {
                let is_report = request.kind == Kind::Notes
                    || ending(&file.to_string_lossy()).is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
                let reason = if is_report {
                    readable(&file, &request, series.as_ref()).err().map(|error| error.to_string())
                } else {
                    Some(format!("its name ends with none of {}", ENDINGS.join(", ")))
                };
                match reason {
                    Some(reason) => left_out.push(LeftOut { path: file, reason, is_report }),
                    None => files.push(file),
                }
            }
        }
        Ok((ImportRequest { files, ..request }, left_out))
    }
}

/// The files of a directory by their names.
fn listed(directory: &Path) -> Result<Vec<PathBuf>, OperationError> {
    let disk = Disk::anywhere();
    let names = disk.list(directory).map_err(|source| OperationError::system("read", directory, source))?;
    let mut files: Vec<PathBuf> = names
        .into_iter()
        .filter(|name| !name.to_string_lossy().starts_with('.'))
        .map(|name| directory.join(name))
        .filter(|path| disk.metadata(path).is_ok_and(|found| found.kind == FileKind::File))
        .collect();
    files.sort();
    Ok(files)
}
