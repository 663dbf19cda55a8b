//! Sessions of a series' calendar for which there is no entry: breaks, and weeks that were missed.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

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

/// How far before the oldest entry of a series its weeks are told of as missed: a first date may be mistyped by centuries.
const LONGEST: Days = Days::new(366);

/// What one knows of the entries of a series.
struct Held {
    weeks: HashSet<u32>,
    dates: HashSet<NaiveDate>,
    oldest: NaiveDate,
    newest: NaiveDate,
}

/// The gaps of all series that have entries, up to the day before `today`: a series whose number of weeks is not known ends with its
/// newest entry. A week whose file is damaged is not missed.
#[must_use]
pub fn of(series: &[Series], heads: &[Head], damaged: &[Damaged], today: NaiveDate) -> Vec<Gap> {
    let mut held: HashMap<&Slug, Held> = HashMap::new();
    for head in heads {
        let (week, date) = (head.details.week, head.details.date);
        let empty = Held { weeks: HashSet::new(), dates: HashSet::new(), oldest: date, newest: date };
        let held = held.entry(&head.series).or_insert(empty);
        held.weeks.insert(week);
        held.dates.insert(date);
        (held.oldest, held.newest) = (held.oldest.min(date), held.newest.max(date));
    }
    series
        .iter()
        .filter_map(|series| held.get(&series.slug).map(|held| of_series(series, held, damaged, today)))
        .flatten()
        .collect()
}

fn of_series(series: &Series, held: &Held, damaged: &[Damaged], today: NaiveDate) -> Vec<Gap> {
    let calendar = series.calendar();
    let first = held.oldest.checked_sub_days(LONGEST).unwrap_or(held.oldest);
    let last = if series.weeks.is_some() { today.pred_opt().unwrap_or(today) } else { held.newest };
    let last = last.max(held.newest).min(today.pred_opt().unwrap_or(today));
    let gap = |date, week| Gap { series: series.slug.clone(), date, week };
    let sessions = (1_u32..).zip(calendar.sessions().take_while(|date| *date <= last));
    let is_missed = |(week, date): &(u32, NaiveDate)| {
        *date >= first
            && !held.weeks.contains(week)
            && !held.dates.contains(date)
            && !is_damaged(series, *date, damaged)
    };
    let missed = sessions.filter(is_missed).map(|(week, date)| gap(date, Some(week)));
    let ends = calendar.sessions().take_while(|date| *date <= last).last();
    let breaks =
        series.breaks.iter().filter(|date| ends.is_some_and(|ends| **date < ends) && !held.dates.contains(date));
    missed.chain(breaks.filter(|date| **date >= series.starts.max(first)).map(|date| gap(*date, None))).collect()
}

/// Whether a file of this day cannot be read: `entries/<slug>/<date>-<id8>.json`.
fn is_damaged(series: &Series, date: NaiveDate, damaged: &[Damaged]) -> bool {
    damaged.iter().any(|damaged| {
        let name = damaged.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&date.to_string()));
        let folder = damaged.path.parent().and_then(std::path::Path::file_name);
        name && folder.is_some_and(|folder| folder.to_string_lossy() == series.slug.to_string())
    })
}
