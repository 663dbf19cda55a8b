//! Sessions of a series' calendar for which there is no entry: breaks, and weeks that were missed.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::app::message::Damaged;
use crate::journal::{Head, Series, Slug};

/// A session without an entry, or a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The series.
    pub series: Slug,
    /// The day.
    pub date: NaiveDate,
    /// The week that was missed; none of a break.
    pub week: Option<u32>,
}

/// Sessions in a row that can be missed: more of them are a time in which the seminar, or its journal, was not.
const LONGEST: usize = 15;

/// What one knows of the entries of a series.
struct Held {
    weeks: HashSet<u32>,
    dates: HashSet<NaiveDate>,
    newest: NaiveDate,
}

/// The gaps of all series that have entries, up to the day before `today`: a series whose number of weeks is not known ends with its
/// newest entry. A week whose file is damaged is not missed. Where only the newest heads are known, gaps are told back to the day `from`.
#[must_use]
pub fn of(
    series: &[Series],
    heads: &[Head],
    damaged: &[Damaged],
    from: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Gap> {
    let mut held: HashMap<&Slug, Held> = HashMap::new();
    for head in heads {
        let (week, date) = (head.details.week, head.details.date);
        let empty = Held { weeks: HashSet::new(), dates: HashSet::new(), newest: date };
        let held = held.entry(&head.series).or_insert(empty);
        held.weeks.insert(week);
        held.dates.insert(date);
        held.newest = held.newest.max(date);
    }
    series
        .iter()
        .filter_map(|series| held.get(&series.slug).map(|held| of_series(series, held, damaged, from, today)))
        .flatten()
        .collect()
}

fn of_series(series: &Series, held: &Held, damaged: &[Damaged], from: Option<NaiveDate>, today: NaiveDate) -> Vec<Gap> {
    let yesterday = today.pred_opt().unwrap_or(today);
    let last = if series.weeks.is_some() { yesterday } else { held.newest.min(yesterday) };
    let calendar = series.calendar();
    let sessions = (1..).zip(calendar.sessions().take_while(|date| *date <= last));
    let told = sessions.skip_while(|(_, date)| from.is_some_and(|from| *date < from));
    let is_missed = |week: u32, date: NaiveDate| {
        !held.weeks.contains(&week) && !held.dates.contains(&date) && !is_damaged(series, date, damaged)
    };
    let sessions: Vec<(u32, NaiveDate, bool)> = told.map(|(week, date)| (week, date, is_missed(week, date))).collect();
    let runs = sessions.chunk_by(|(.., one), (.., other)| one == other);
    let missed = runs.filter(|run| run.len() <= LONGEST && run.first().is_some_and(|(.., is_missed)| *is_missed));
    let within = sessions.first().zip(sessions.last());
    let is_pause = |date: &&NaiveDate| {
        within.is_some_and(|((_, first, _), (_, last, _))| (first..=last).contains(date)) && !held.dates.contains(date)
    };
    let gap = |date: NaiveDate, week| Gap { series: series.slug.clone(), date, week };
    let pauses = series.breaks.iter().filter(is_pause).map(|date| gap(*date, None));
    missed.flatten().map(|(week, date, _)| gap(*date, Some(*week))).chain(pauses).collect()
}

/// Whether a file of this day cannot be read: `entries/<slug>/<date>-<id8>.json`.
fn is_damaged(series: &Series, date: NaiveDate, damaged: &[Damaged]) -> bool {
    damaged.iter().any(|damaged| {
        let name = damaged.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&date.to_string()));
        let folder = damaged.path.parent().and_then(std::path::Path::file_name);
        name && folder.is_some_and(|folder| folder.to_string_lossy() == series.slug.to_string())
    })
}
