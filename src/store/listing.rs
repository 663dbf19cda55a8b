//! Reading: which files there are, series, and single entries with what their recovery logs and the inbox add to them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::Store;
use super::error::{Attempt, Damage, Damaged, StoreError};
use super::fingerprint::Fingerprint;
use super::form::{self, LIMIT};
use super::inbox::{self, Letter};
use super::layout::is_named_for;
use super::log::{Found, LOG_LIMIT, OnDisk, Unusable};
use super::replay::{self, Read};
use crate::files::Kind;
use crate::journal::{Entry, EntryId, Head, Series, Slug};

/// Longest file that is read before the first frame, in bytes: five times as long as that of a usual talk.
const SHORT: u64 = 64 * 1024;

/// The entries that can be shown, and the files that cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Heads, newest first.
    pub heads: Vec<Head>,
    /// What cannot be read, and why. These files stay as they are.
    pub damaged: Vec<Damaged>,
}

/// The series that can be shown, and the files that cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesListing {
    /// Series, by their short names.
    pub series: Vec<Series>,
    /// What cannot be read, and why. These files stay as they are.
    pub damaged: Vec<Damaged>,
}

impl Store {
    /// The entry as it was last seen on the screen: with the changes of its recovery log and the lines that wait for it.
    ///
    /// # Errors
    /// When there is none with this id, or its file cannot be read.
    pub fn read(&self, id: EntryId) -> Result<Entry, StoreError> {
        let log = self.log(id)?.and_then(|(_, log)| log.ok());
        let letters = self.letters(&mut Vec::new())?.remove(&id).unwrap_or_default();
        match (self.locate(id)?, log) {
            (Some((_, file)), log) => Ok(shown(file, log.as_ref(), &letters)),
            (None, Some(log)) => Ok(replay::alone(&log).entry),
            (None, None) => Err(StoreError::NoEntry(id)),
        }
    }

    /// The same at once: of an entry whose file bears the name that it was given, without a look at any other, and is short.
    #[must_use]
    pub fn read_named(&self, series: &Slug, date: NaiveDate, id: EntryId) -> Option<Entry> {
        let log = self.log(id).ok()?.and_then(|(_, log)| log.ok());
        let letters = self.letters(&mut Vec::new()).ok()?.remove(&id).unwrap_or_default();
        let bytes = self.bytes(&self.layout.file_named(series, date, id), SHORT).ok()?;
        let file = read(&bytes).ok()?;
        (file.entry.id == id).then(|| shown(file, log.as_ref(), &letters))
    }

    /// All series.
    ///
    /// # Errors
    /// When the directory cannot be listed.
    pub fn series(&self) -> Result<SeriesListing, StoreError> {
        let mut listing = SeriesListing::default();
        for path in self.json_files(&self.layout.series())? {
            match self.read_series_file(&path) {
                Ok((series, _)) => listing.series.push(series),
                Err(reason) => listing.damaged.extend(self.still_damaged(path, reason)),
            }
        }
        listing.series.sort_by(|one, other| one.slug.cmp(&other.slug));
        Ok(listing)
    }

    /// One series.
    ///
    /// # Errors
    /// When there is none of this name, or its file cannot be read.
    pub fn read_series(&self, slug: &Slug) -> Result<Series, StoreError> {
        let path = self.layout.series_file(slug);
        match self.files.metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreError::NoSeries(slug.clone())),
            metadata => metadata.attempt("look at", &path)?,
        };
        match self.read_series_file(&path) {
            Ok((series, _)) => Ok(series),
            Err(reason) => Err(StoreError::Damaged(Damaged { path, reason })),
        }
    }

    /// Reads a series' file, with the bytes.
    pub(super) fn read_series_file(&self, path: &Path) -> Result<(Series, Vec<u8>), Damage> {
        let bytes = self.bytes(path, LIMIT)?;
        let series: Series = form::parse(&bytes)?;
        // Some file systems decompose the letters of names.
        let name: String = path.file_stem().unwrap_or_default().to_string_lossy().nfc().collect();
        if name == series.slug.as_str().nfc().collect::<String>() {
            Ok((series, bytes))
        } else {
            Err(Damage::Misnamed(series.slug))
        }
    }

    /// Reads an entry's file, without its log.
    pub(super) fn read_entry_file(&self, path: &Path) -> Result<Read, Damage> {
        read(&self.bytes(path, LIMIT)?)
    }

    /// A file that was listed and cannot be read. None when it is gone: another window has moved or removed it since.
    pub(super) fn still_damaged(&self, path: PathBuf, reason: Damage) -> Option<Damaged> {
        (!self.is_gone(&path)).then_some(Damaged { path, reason })
    }

    /// The bytes of a regular file.
    pub(super) fn bytes(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Damage> {
        let unreadable = |error: io::Error| Damage::Unreadable(error.to_string());
        match self.files.metadata(path).map_err(unreadable)?.kind {
            Kind::File => {}
            Kind::Directory => return Err(Damage::NotAFile("a directory")),
            Kind::Link => return Err(Damage::NotAFile("a symbolic link")),
            Kind::Other => return Err(Damage::NotAFile("a device or a pipe")),
        }
        self.files.read(path, limit).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => Damage::TooLarge(limit),
            _ => unreadable(error),
        })
    }

    /// The file of an entry and what is in it; `None` when no file has this id.
    ///
    /// # Errors
    /// When the file that bears its name cannot be read, or a folder in which it may be.
    pub(super) fn locate(&self, id: EntryId) -> Result<Option<(PathBuf, Read)>, StoreError> {
        if let Some(path) = self.places.of(id)
            && let Ok(file) = self.read_entry_file(&path)
            && file.entry.id == id
        {
            return Ok(Some((path, file)));
        }
        let mut folders = Vec::new();
        // Those that bear its name first: to look at these is mostly enough.
        let (mut files, others): (Vec<PathBuf>, Vec<PathBuf>) =
            self.entry_files(&mut folders)?.into_iter().partition(|path| is_named_for(path, id));
        files.extend(self.places.unseen(others));
        let mut damaged = folders.into_iter().find(|folder| matches!(folder.reason, Damage::Unreadable(_)));
        for path in files {
            match self.read_entry_file(&path) {
                Ok(file) if file.entry.id == id => {
                    self.places.see([(id, path.clone())]);
                    return Ok(Some((path, file)));
                }
                Err(reason) if is_named_for(&path, id) => damaged = damaged.or(self.still_damaged(path, reason)),
                _ => {}
            }
        }
        damaged.map_or(Ok(None), |damaged| Err(StoreError::Damaged(damaged)))
    }

    /// The recovery log of an entry with its bytes; `None` when there is none.
    pub(super) fn log(&self, id: EntryId) -> Result<Option<OnDisk>, StoreError> {
        let path = self.layout.recovery_log(id);
        match self.files.read(&path, LOG_LIMIT) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => {
                let bytes = bytes.attempt("read", &path)?;
                let found = Found::read(&bytes)
                    .and_then(|log| if log.base.id == id { Ok(log) } else { Err(Unusable::Damaged) });
                Ok(Some((bytes, found)))
            }
        }
    }

    /// All recovery logs that can be used; those that cannot are damaged.
    pub(super) fn logs(&self, damaged: &mut Vec<Damaged>) -> Result<BTreeMap<EntryId, Found>, StoreError> {
        let mut logs = BTreeMap::new();
        let directory = self.layout.recovery();
        for name in self.names(&directory)? {
            let Some(id) = name.to_string_lossy().strip_suffix(".log").and_then(|id| id.parse().ok()) else { continue };
            let reason = match self.log(id) {
                Ok(Some((_, Ok(log)))) => {
                    logs.insert(id, log);
                    continue;
                }
                // Retired, or begun, by another window at this moment.
                Ok(None | Some((_, Err(Unusable::Empty)))) => continue,
                Ok(Some((_, Err(Unusable::Newer(format))))) => Damage::Newer(format),
                Ok(Some((_, Err(Unusable::Damaged)))) => Damage::Content("its first lines are not whole".to_owned()),
                Err(error) => Damage::Unreadable(error.to_string()),
            };
            damaged.push(Damaged { path: directory.join(name), reason });
        }
        Ok(logs)
    }

    /// The files that should be entries, folder by folder.
    pub(super) fn entry_files(&self, damaged: &mut Vec<Damaged>) -> Result<Vec<PathBuf>, StoreError> {
        let directory = self.layout.entries();
        let mut files = Vec::new();
        for name in self.names(&directory)? {
            let (found, problem) = self.entry_files_in(&name);
            files.extend(found);
            damaged.extend(problem);
        }
        Ok(files)
    }

    /// The files that should be entries in one folder, and what is wrong with the folder.
    pub(super) fn entry_files_in(&self, name: &OsStr) -> (Vec<PathBuf>, Option<Damaged>) {
        let folder = self.layout.entries().join(name);
        let damaged = |path, reason| (Vec::new(), Some(Damaged { path, reason }));
        match self.json_files(&folder) {
            Ok(found) => (found, None),
            Err(StoreError::System { source, .. }) if source.kind() == io::ErrorKind::NotADirectory => {
                if is_json(&name.to_string_lossy()) { damaged(folder, Damage::Misplaced) } else { (Vec::new(), None) }
            }
            Err(error) => damaged(folder, Damage::Unreadable(error.to_string())),
        }
    }

    /// What in a directory is named as data; files that start with a dot are the system's or temporaries.
    pub(super) fn json_files(&self, directory: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let names = self.names(directory)?.into_iter().filter(|name| is_json(&name.to_string_lossy()));
        Ok(names.map(|name| directory.join(name)).collect())
    }
}

fn read(bytes: &[u8]) -> Result<Read, Damage> {
    Ok(Read { entry: form::parse(bytes)?, version: Fingerprint::of(bytes) })
}

fn is_json(name: &str) -> bool {
    !name.starts_with('.') && Path::new(name).extension().is_some_and(|ending| ending == "json")
}

pub(super) fn folder(path: &Path) -> Option<std::borrow::Cow<'_, str>> {
    Some(path.parent()?.file_name()?.to_string_lossy())
}

/// The entry as it was last seen, with the lines that wait for it at its end.
pub(super) fn shown(file: Read, log: Option<&Found>, letters: &[Letter]) -> Entry {
    let mut entry = match log {
        Some(log) => replay::replay(&file, log).shown(),
        None => file.entry,
    };
    let taken = |letter: &&Letter| log.is_none_or(|log| !log.inbox.contains(&letter.name));
    for letter in letters.iter().filter(taken) {
        drop(inbox::append(&mut entry, &letter.lines));
    }
    entry
}
