//! Reports, notes and exported entries from files into entries: all of them or none.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

use super::{OperationError, World};
use crate::files::{Disk, Files};
use crate::import::{Imported, Kind, Options, Whole, import};
use crate::journal::{Author, Details, Entry, EntryId, Head, Moment, Series, Slug};

/// Longest file that is imported, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

/// What is to be imported, and how.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// The files.
    pub files: Vec<PathBuf>,
    /// The series; without one the current.
    pub series: Option<Slug>,
    /// Day of the talk, for every file.
    pub date: Option<NaiveDate>,
    /// What the files are taken for.
    pub kind: Kind,
    /// The paragraph from which the reflection begins.
    pub reflection_from: Option<usize>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
}

/// What became of one file.
#[derive(Clone, Debug)]
pub struct ImportedEntry {
    /// The file.
    pub path: PathBuf,
    /// The entry made of it.
    pub entry: Entry,
    /// What was not understood or had to be guessed, as sentences.
    pub warnings: Vec<String>,
}

impl World {
    /// The series that a request is for; none in an empty journal.
    ///
    /// # Errors
    /// When there is none of its name, or the journal cannot be read.
    pub(super) fn series_of(&self, request: &ImportRequest) -> Result<Option<Series>, OperationError> {
        let listing = self.listing()?;
        let current = request.series.as_ref().or_else(|| listing.current_series());
        current.map(|slug| self.series(Some(slug))).transpose()
    }

    /// Makes an entry of each file; of none when one cannot be read. Gives them with the series that were made for them: the first
    /// one of an empty journal, and those of exported entries that the journal lacks.
    ///
    /// # Errors
    /// When a file cannot be read or is not understood at all, or the journal cannot be written.
    pub fn import(
        &self,
        request: &ImportRequest,
        now: Moment,
    ) -> Result<(Vec<ImportedEntry>, Vec<Series>), OperationError> {
        let listing = self.listing()?;
        let current = request.series.as_ref().or_else(|| listing.current_series());
        let mut series = if current.is_none() { Self::first_series(now) } else { self.series(current)? };
        let general = &self.config.author;
        let known = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
        let read = request.files.iter().map(|path| read_file(path, request, Some(&series), &known));
        let read = read.collect::<Result<Vec<Imported>, _>>()?;
        let is_new = current.is_none() && read.iter().any(|read| read.whole.is_none());
        let before = series.clone();
        let remembered = remember_template(&read, &mut series);
        let mut new = Vec::new();
        if is_new {
            series.starts = first_day(&read, request.date, now.date_naive());
            new.push(series.clone());
        }
        let (there, ids) = (self.series_there()?, self.ids(&listing.heads)?);
        let mut wholes = Wholes { request, fallback: &series, there, ids, new };
        let mut entries = Vec::new();
        for (path, read) in request.files.iter().zip(read) {
            if let Some(whole) = read.whole {
                entries.push(wholes.entry(path, *whole, now));
                continue;
            }
            let is_guessed = is_new && read.week.is_some() && request.date.or(read.date).is_none();
            let template = read.typst_import.clone().filter(|_| remembered);
            let mut made = entry_of(path, read, request.date, &series, &known, now);
            if let Some(template) = template {
                let (function, slug) = (template.function, &series.slug);
                made.warnings.push(format!(
                    "its template {function} is remembered for the series {slug}: reports as typ import it again"
                ));
            }
            if is_guessed {
                let date = made.entry.details.date;
                made.warnings.push(format!("no date was found, so {date} is a guess; --date gives another"));
            }
            entries.push(made);
        }
        let new = wholes.new;
        warn_of_twins(&mut entries, &listing.heads);
        if request.dry_run {
            return Ok((entries, new));
        }
        if !is_new && series != before {
            self.store.save_series(&before, &series, now)?;
        }
        let new = self.create_series_of(new, &mut entries)?;
        self.prepare(now)?;
        let made: Vec<Entry> = entries.iter().map(|imported| imported.entry.clone()).collect();
        self.store.create_all(&made, now)?;
        Ok((entries, new))
    }

    /// Makes the series that the entries need. One whose short name was taken meanwhile has another then.
    fn create_series_of(
        &self,
        series: Vec<Series>,
        entries: &mut [ImportedEntry],
    ) -> Result<Vec<Series>, OperationError> {
        let mut made = Vec::new();
        for series in series {
            let wanted = series.slug.clone();
            let series = self.create_series(series)?;
            for imported in entries.iter_mut().filter(|imported| imported.entry.series == wanted) {
                imported.entry.series = series.slug.clone();
            }
            made.push(series);
        }
        Ok(made)
    }

    /// The short names of the series that can be read.
    fn series_there(&self) -> Result<HashSet<Slug>, OperationError> {
        Ok(self.store.series()?.series.into_iter().map(|series| series.slug).collect())
    }

    /// The ids that no new entry may have: those of the journal and of its trash.
    fn ids(&self, heads: &[Head]) -> Result<HashSet<EntryId>, OperationError> {
        let trashed = self.store.trashed()?.entries;
        Ok(heads.iter().map(|head| head.id).chain(trashed.iter().map(|trashed| trashed.head.id)).collect())
    }
}

/// Exported entries on their way back.
struct Wholes<'a> {
    request: &'a ImportRequest,
    /// Where an entry goes whose series is neither there nor in its file.
    fallback: &'a Series,
    there: HashSet<Slug>,
    ids: HashSet<EntryId>,
    /// The series to be made.
    new: Vec<Series>,
}

impl Wholes<'_> {
    /// The entry as it was: in the series that is asked for, else in its own, which is made when the journal lacks it. Where
    /// the journal has an entry of its id, it gets an id of its own.
    fn entry(&mut self, path: &Path, whole: Whole, now: Moment) -> ImportedEntry {
        let Whole { mut entry, series } = whole;
        let mut warnings = Vec::new();
        if let Some(asked) = &self.request.series {
            entry.series = asked.clone();
        } else if !self.there.contains(&entry.series) {
            let own = series.filter(|series| series.slug == entry.series).unwrap_or_else(|| self.fallback.clone());
            entry.series = own.slug.clone();
            if self.there.insert(own.slug.clone()) && self.new.iter().all(|other| other.slug != own.slug) {
                self.new.push(own);
            }
        }
        entry.details.date = self.request.date.unwrap_or(entry.details.date);
        if !self.ids.insert(entry.id) {
            let id = entry.id.short();
            entry.id = EntryId::new(now);
            self.ids.insert(entry.id);
            warnings.push(format!(
                "the journal has the entry {id} already, or its trash has; this is a copy, {}",
                entry.id.short()
            ));
        }
        ImportedEntry { path: path.to_owned(), entry, warnings }
    }
}

/// Reads a file as a request would have it, and makes nothing of it.
///
/// # Errors
/// When it cannot be read or is not understood.
pub(super) fn readable(path: &Path, request: &ImportRequest, series: Option<&Series>) -> Result<(), OperationError> {
    read_file(path, request, series, &Author::default()).map(drop)
}

fn read_file(
    path: &Path,
    request: &ImportRequest,
    series: Option<&Series>,
    known: &Author,
) -> Result<Imported, OperationError> {
    let bytes = Disk::anywhere().read(path, LIMIT).map_err(|source| OperationError::system("import", path, source))?;
    let options = Options { kind: request.kind, reflection_from: request.reflection_from, series, author: Some(known) };
    Ok(import(&bytes, &path.display().to_string(), &options)?)
}

fn entry_of(
    path: &Path,
    imported: Imported,
    given: Option<NaiveDate>,
    series: &Series,
    known: &Author,
    now: Moment,
) -> ImportedEntry {
    let mut warnings: Vec<String> = imported.warnings.iter().map(ToString::to_string).collect();
    let details = details(&imported, given, series, now, &mut warnings);
    let mut entry = Entry::new(series.slug.clone(), details, series.minutes, now);
    (entry.notes, entry.summary, entry.reflection) = (imported.notes, imported.summary, imported.reflection);
    // What the series and the configuration say already need not be said again.
    let is_known = |author: &Author| {
        let author = author.over(known);
        author.name == known.name && author.student_id == known.student_id
    };
    entry.details.author = imported.author.filter(|author| !is_known(author));
    ImportedEntry { path: path.to_owned(), entry, warnings }
}

/// Lets a series that knows no personal template of Typst have that of the first report that brings one. Returns whether it did.
fn remember_template(files: &[Imported], series: &mut Series) -> bool {
    let found = files.iter().find_map(|file| file.typst_import.clone());
    let is_new = series.report.typst_import.is_none() && found.is_some();
    if is_new {
        series.report.typst_import = found;
    }
    is_new
}

/// When a series that is made for these files began: as a file says that tells its week and its day, else so that the
/// latest of their weeks is today.
fn first_day(files: &[Imported], given: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let before = |day: NaiveDate, week: u32| day.checked_sub_days(Days::new(7 * u64::from(week.saturating_sub(1))));
    let told = files.iter().find_map(|file| before(given.or(file.date)?, file.week?));
    let latest = files.iter().filter_map(|file| file.week).max().unwrap_or(1);
    told.or_else(|| before(today, latest)).unwrap_or(today)
}

/// Two entries of one week are allowed; whoever makes the second one is told.
fn warn_of_twins(entries: &mut [ImportedEntry], heads: &[Head]) {
    let mut weeks: HashSet<(Slug, u32)> = heads.iter().map(|head| (head.series.clone(), head.details.week)).collect();
    for imported in entries {
        let (series, week) = (imported.entry.series.clone(), imported.entry.details.week);
        if !weeks.insert((series.clone(), week)) {
            imported.warnings.push(format!("there is another entry of week {week} in {series}; both are kept"));
        }
    }
}

/// The day is the one given or found, else the calendar's for that week, else today; the week the one found, else the calendar's
/// for that day.
fn details(
    imported: &Imported,
    given: Option<NaiveDate>,
    series: &Series,
    now: Moment,
    warnings: &mut Vec<String>,
) -> Details {
    let calendar = series.calendar();
    let date = given.or(imported.date).or_else(|| imported.week.and_then(|week| calendar.date_of(week)));
    let date = date.unwrap_or_else(|| {
        let today = now.date_naive();
        warnings.push(format!("no date was found, so it is today's, {today}; --date gives another"));
        today
    });
    Details {
        title: imported.title.clone(),
        speakers: imported.speakers.clone(),
        tags: imported.tags.clone(),
        ..Details::new(imported.week.unwrap_or_else(|| calendar.week_of(date)), date)
    }
}
