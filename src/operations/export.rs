//! Reports into files.

use std::collections::HashMap;
use std::collections::hash_map::Entry as MapEntry;
use std::io;
use std::path::{Path, PathBuf};

use super::templates::Chosen;
use super::{OperationError, World};
use crate::files::{self, Disk, Files, Kind};
use crate::journal::{Author, Details, Entry, EntryId, Series, Slug};
use crate::report::pattern::{Pattern, Values};
use crate::report::{Format, Rendered, author_of, bind, front_matter, speakers_line};

/// Longest file name without its ending, in bytes: with it and what temporaries add it stays below the 255 of file systems.
const LONGEST_NAME: usize = 180;

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into the directory that the configuration names, else into the current one, under the name of the pattern.
    Configured,
    /// Into this directory, made if missing, under the name of the pattern.
    Directory(PathBuf),
    /// Into this file.
    File(PathBuf),
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its file.
    pub path: PathBuf,
    /// Sentences for the user; the file is good for use all the same.
    pub warnings: Vec<String>,
}

/// Exports of one run: what the names of a series' files are is worked out once.
pub struct Exports<'a> {
    world: &'a World,
    format: Format,
    destination: Destination,
    force: bool,
    /// The names of each series, in lower case as some file systems have them, with the entries that they are of.
    names: HashMap<Slug, HashMap<String, Vec<EntryId>>>,
}

impl World {
    /// The report of an entry in a format; what is typeset is so in this world's template, else in that of the series.
    ///
    /// # Errors
    /// When its series or the template cannot be read, or the report not be written in this format.
    pub fn render(&self, entry: &Entry, format: Format) -> Result<Rendered, OperationError> {
        let series = self.store.read_series(&entry.series)?;
        let week = entry.details.week;
        let chosen = match format {
            Format::Typst | Format::Pdf => self.template_of(&series)?,
            _ => Chosen::default(),
        };
        let mut rendered = self.typeset(entry, &series, format, &chosen).map_err(|source| OperationError::Render {
            week,
            format: format.name(),
            source,
        })?;
        if format == Format::Markdown && self.config.export.front_matter {
            let author = author_of(entry, &series, &self.config.author);
            let mut bytes = front_matter::of(entry, &author).into_bytes();
            bytes.append(&mut rendered.bytes);
            rendered.bytes = bytes;
        }
        Ok(rendered)
    }

    /// Exports of single reports to one destination; what stands where one goes is left, unless `force`d.
    #[must_use]
    pub fn exports(&self, format: Format, destination: Destination, force: bool) -> Exports<'_> {
        Exports { world: self, format, destination, force, names: HashMap::new() }
    }

    /// Writes the reports of entries of one series into one file, whole or not at all. `entries` are read before; without a name that
    /// is given it is called after the series and its weeks. When `is_stopped` says so before it is written, it is not.
    ///
    /// # Errors
    /// As [`Exports::export`], when the entries are of several series, and when it was stopped.
    pub fn export_bound(
        &self,
        entries: Vec<Entry>,
        format: Format,
        destination: &Destination,
        force: bool,
        is_stopped: &dyn Fn() -> bool,
    ) -> Result<Exported, OperationError> {
        let path = self.bound_path(&entries, format, destination)?;
        check(&path, force)?;
        let rendered = self.render_bound(entries, format)?;
        if is_stopped() {
            return Err(OperationError::Stopped);
        }
        put(&path, destination, rendered, force)
    }

    /// The reports of entries of one series as one document.
    ///
    /// # Errors
    /// As [`World::render`], and when the entries are of several series.
    pub fn render_bound(&self, entries: Vec<Entry>, format: Format) -> Result<Rendered, OperationError> {
        let first = entries.first().ok_or(OperationError::NothingToBind)?;
        if entries.iter().any(|entry| entry.series != first.series) {
            return Err(OperationError::SeveralSeries);
        }
        let (week, series) = (first.details.week, self.store.read_series(&first.series)?);
        let chosen = match format {
            Format::Typst | Format::Pdf => self.template_of(&series)?,
            _ => Chosen::default(),
        };
        let (document, bound) = bind(entries, &series, &self.config.author);
        let Some((_, entry)) = bound.first() else { return Err(OperationError::NothingToBind) };
        self.typeset_bound(entry, &series, &document, &bound, format, &chosen)
            .map_err(|source| OperationError::Render { week, format: format.name(), source })
    }

    /// The file of several weeks as one document.
    fn bound_path(
        &self,
        entries: &[Entry],
        format: Format,
        destination: &Destination,
    ) -> Result<PathBuf, OperationError> {
        let weeks = || entries.iter().map(|entry| entry.details.week);
        let (first, last) = (weeks().min().unwrap_or(0), weeks().max().unwrap_or(0));
        let series = entries.first().map_or("", |entry| entry.series.as_str());
        self.in_directory(destination, || Ok(format!("{}.{format}", safe(&format!("{series}-weeks-{first}-{last}")))))
    }

    /// The file that is named, else one of this name in the directory that is.
    fn in_directory(
        &self,
        destination: &Destination,
        name: impl FnOnce() -> Result<String, OperationError>,
    ) -> Result<PathBuf, OperationError> {
        let directory = match destination {
            Destination::File(path) => return Ok(path.clone()),
            Destination::Directory(directory) => directory.clone(),
            Destination::Configured => self.config.export.directory.as_deref().map_or_else(
                // An absolute path says where the file is, and has a parent to be synced.
                || std::env::current_dir().map_err(|source| OperationError::system("find", Path::new("."), source)),
                |directory| Ok(self.locations.resolve(directory)),
            )?,
        };
        Ok(directory.join(name()?))
    }
}

impl Exports<'_> {
    /// Writes the report of an entry into its file, whole or not at all. Links are replaced, never followed.
    ///
    /// # Errors
    /// [`OperationError::Exists`] when something stands there, unless forced; otherwise as [`World::render`], or when the system
    /// refuses.
    pub fn export(&mut self, entry: &Entry) -> Result<Exported, OperationError> {
        let path = self.path(entry)?;
        check(&path, self.force)?;
        let rendered = self.world.render(entry, self.format)?;
        put(&path, &self.destination, rendered, self.force)
    }

    /// Whether the reports of all these entries may be written.
    ///
    /// # Errors
    /// [`OperationError::Exists`] when something stands where one of them goes, unless forced.
    pub fn may_all(&mut self, entries: &[Entry]) -> Result<(), OperationError> {
        entries.iter().try_for_each(|entry| check(&self.path(entry)?, self.force))
    }

    /// The file that a report goes into.
    fn path(&mut self, entry: &Entry) -> Result<PathBuf, OperationError> {
        let (world, destination, format) = (self.world, self.destination.clone(), self.format);
        world.in_directory(&destination, || Ok(format!("{}.{format}", self.name(entry)?)))
    }

    /// The name by the configuration's pattern. Where another entry of the series would have the same one, the last digits of the
    /// id stand behind it.
    fn name(&mut self, entry: &Entry) -> Result<String, OperationError> {
        let World { store, config, locations, .. } = self.world;
        let pattern = Pattern::parse(&config.export.name)
            .map_err(|source| OperationError::Name { path: locations.config.clone(), source })?;
        let series = store.read_series(&entry.series)?;
        let print = |details: &Details| safe(&pattern.print(&values(&series, details, &config.author)));
        let of_series = match self.names.entry(entry.series.clone()) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(new) => {
                let mut names: HashMap<String, Vec<EntryId>> = HashMap::new();
                for head in store.heads(Some(&entry.series))?.heads {
                    names.entry(print(&head.details).to_lowercase()).or_default().push(head.id);
                }
                new.insert(names)
            }
        };
        let name = print(&entry.details);
        let is_taken = of_series.get(&name.to_lowercase()).is_some_and(|ids| ids.iter().any(|id| *id != entry.id));
        Ok(if is_taken { format!("{name}-{}", entry.id.short()) } else { name })
    }
}

/// Writes a report into its file, whole or not at all. Links are replaced, never followed.
fn put(
    path: &Path,
    destination: &Destination,
    Rendered { bytes, warnings }: Rendered,
    force: bool,
) -> Result<Exported, OperationError> {
    let disk = Disk::anywhere();
    let written = match destination {
        Destination::File(_) => Ok(()),
        _ => path.parent().map_or(Ok(()), |parent| files::ensure_directory(&disk, parent)),
    };
    let write = if force { files::replace } else { files::create_new };
    match written.and_then(|()| write(&disk, path, &bytes)) {
        Ok(()) => Ok(Exported { path: path.to_owned(), warnings }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(OperationError::Exists(path.to_owned())),
        Err(source) => Err(OperationError::system("write", path, source)),
    }
}

/// What the pattern of a file's name can name. `{series}` is the short name, which is made for file names.
fn values(series: &Series, details: &Details, author: &Author) -> Values {
    let own = details.author.clone().unwrap_or_default();
    let author = own.over(&series.author.clone().unwrap_or_default().over(author));
    Values {
        week: Some(details.week),
        title: Some(details.title.clone()),
        series: Some(series.slug.to_string()),
        date: Some(details.date.to_string()),
        name: author.name,
        student_id: author.student_id,
        speakers: Some(speakers_line(&details.speakers)),
    }
}

/// Whether a report may be written there.
fn check(path: &Path, force: bool) -> Result<(), OperationError> {
    match Disk::anywhere().metadata(path) {
        Ok(_) if !force => Err(OperationError::Exists(path.to_owned())),
        Ok(found) if !matches!(found.kind, Kind::File | Kind::Link) => Err(OperationError::NotAFile(path.to_owned())),
        // Whatever else is wrong, writing says it.
        _ => Ok(()),
    }
}

/// The name as every platform takes it: without the signs and names that Windows keeps for itself, not hidden, not too long.
fn safe(name: &str) -> String {
    let is_refused = |character: char| {
        let turns_text =
            matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        character.is_control() || turns_text || "/\\:*?\"<>|".contains(character)
    };
    let replaced = name.replace(is_refused, "-");
    let mut name = replaced.trim_matches([' ', '.']);
    if let Some((end, _)) = name.char_indices().find(|(at, character)| at + character.len_utf8() > LONGEST_NAME) {
        name = name[..end].trim_end_matches([' ', '.']);
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || ["com", "lpt"].iter().any(|device| stem.strip_prefix(device).is_some_and(|port| port.chars().count() == 1));
    match name {
        "" => "report".to_owned(),
        device if is_device => format!("_{device}"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
