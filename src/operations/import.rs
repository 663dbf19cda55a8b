//! Reports and notes from files into entries: all of them or none.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

use super::{OperationError, World};
use crate::files::{Disk, Files};
use crate::import::{Imported, Kind, Options, import};
use crate::journal::{Author, Details, Entry, Head, Moment, Series, Slug};

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
    /// Makes an entry of each file; of none when one cannot be read. Gives them with the series that was made for them, when
    /// there was none.
    ///
    /// # Errors
    /// When a file cannot be read or is not understood at all, or the journal cannot be written.
    pub fn import(
        &self,
        request: &ImportRequest,
        now: Moment,
    ) -> Result<(Vec<ImportedEntry>, Option<Series>), OperationError> {
        let listing = self.listing()?;
        let current = request.series.as_ref().or_else(|| listing.current_series());
        let is_new = current.is_none();
        let mut series = if is_new { Self::first_series(now) } else { self.series(current)? };
        let general = &self.config.author;
        let known = series.author.as_ref().map_or_else(|| general.clone(), |author| author.over(general));
        let read = request.files.iter().map(|path| read_file(path, request, &series, &known));
        let read = read.collect::<Result<Vec<Imported>, _>>()?;
        if is_new {
            series.starts = first_day(&read, request.date, now.date_naive());
        }
        let mut entries = Vec::new();
        for (path, read) in request.files.iter().zip(read) {
            let is_guessed = is_new && read.week.is_some() && request.date.or(read.date).is_none();
            let mut made = entry_of(path, read, request.date, &series, &known, now);
            if is_guessed {
                let date = made.entry.details.date;
                made.warnings.push(format!("no date was found, so {date} is a guess; --date gives another"));
            }
            entries.push(made);
        }
        warn_of_twins(&mut entries, &series, &listing.heads);
        if request.dry_run {
            return Ok((entries, is_new.then_some(series)));
        }
        if is_new {
            series = self.create_series(series)?;
        }
        self.prepare(now)?;
        for imported in &mut entries {
            imported.entry.series = series.slug.clone();
        }
        let made: Vec<Entry> = entries.iter().map(|imported| imported.entry.clone()).collect();
        self.store.create_all(&made, now)?;
        Ok((entries, is_new.then_some(series)))
    }
}

fn read_file(
    path: &Path,
    request: &ImportRequest,
    series: &Series,
    known: &Author,
) -> Result<Imported, OperationError> {
    let bytes = Disk::anywhere().read(path, LIMIT).map_err(|source| OperationError::system("import", path, source))?;
    let options = Options {
        kind: request.kind,
        reflection_from: request.reflection_from,
        series: Some(series),
        author: Some(known),
    };
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

/// When a series that is made for these files began: as a file says that tells its week and its day, else so that the
/// latest of their weeks is today.
fn first_day(files: &[Imported], given: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let before = |day: NaiveDate, week: u32| day.checked_sub_days(Days::new(7 * u64::from(week.saturating_sub(1))));
    let told = files.iter().find_map(|file| before(given.or(file.date)?, file.week?));
    let latest = files.iter().filter_map(|file| file.week).max().unwrap_or(1);
    told.or_else(|| before(today, latest)).unwrap_or(today)
}

/// Two entries of one week are allowed; whoever makes the second one is told.
fn warn_of_twins(entries: &mut [ImportedEntry], series: &Series, heads: &[Head]) {
    let mut weeks: Vec<u32> =
        heads.iter().filter(|head| head.series == series.slug).map(|head| head.details.week).collect();
    for imported in entries {
        let week = imported.entry.details.week;
        if weeks.contains(&week) {
            imported.warnings.push(format!("there is another entry of week {week} in {}; both are kept", series.slug));
        }
        weeks.push(week);
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
