//! How a user names entries on the command line, and which are meant.

use std::str::FromStr;

use super::{Listing, OperationError, World};
use crate::journal::{EntryId, Head, Slug};

/// WEEK: one entry, or those with one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Week {
    /// The number of a week of the series, from 1.
    Number(u32),
    /// The newest entry of the series.
    Latest,
    /// The last eight digits of an id, in lower case; of any series.
    Id(String),
}

/// WEEKS: a list of weeks and ranges of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    All,
    One(Week),
    /// From a week to a week, both included. Weeks without an entry are left out.
    Range(u32, u32),
}

/// Why a week means nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeekError {
    /// Not a week at all.
    #[error("\"{0}\" is no week; write a number from 1 such as 2, latest, or the eight digits of an id")]
    Syntax(String),
    /// A range whose end is before its start.
    #[error("\"{0}\" is no range of weeks; write the smaller number first, such as 2-5")]
    Range(String),
    /// A list with an empty place.
    #[error(
        "a week is missing in \"{0}\"; write numbers with commas between them such as 2,4, ranges such as 2-5, or all"
    )]
    Gap(String),
    /// No entry has the number.
    #[error("there is no week {week} in the series \"{series}\"; it has {there}")]
    NoWeek {
        /// The number, or the range.
        week: String,
        /// Where it was looked for.
        series: Slug,
        /// The weeks that are there, in words.
        there: String,
    },
    /// The series has nothing in it.
    #[error("the series \"{0}\" has no entries yet; `seminote live` or `seminote add` begins one")]
    NoEntries(Slug),
    /// No entry has an id that ends like this.
    #[error("there is no entry whose id ends in {0}; `seminote list --json` shows the ids")]
    NoId(String),
    /// Several entries have the number, and it is not said which to change.
    #[error("week {week} means {} entries; name one by its id: {}", ids.len(), ids.join(", "))]
    Several {
        /// The week as it was given.
        week: String,
        /// The last digits of their ids, with their titles.
        ids: Vec<String>,
    },
    /// There is no series yet.
    #[error("there is no series yet; begin one with `seminote series new NAME`, or with `seminote live`")]
    EmptyJournal,
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text == "latest" {
            return Ok(Self::Latest);
        }
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Self::Id(text.to_ascii_lowercase()));
        }
        number(text).map(Self::Number).ok_or_else(|| WeekError::Syntax(text.escape_debug().to_string()))
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Latest => formatter.write_str("latest"),
            Self::Id(id) => formatter.write_str(id),
        }
    }
}

impl FromStr for Weeks {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part = |part: &str| {
            let part = part.trim();
            if part.is_empty() {
                return Err(WeekError::Gap(text.escape_debug().to_string()));
            }
            if part == "all" {
                return Ok(Part::All);
            }
            match part.split_once('-').map(|(from, to)| (number(from.trim()), number(to.trim()))) {
                Some((Some(from), Some(to))) if from <= to => Ok(Part::Range(from, to)),
                Some((Some(_), Some(_))) => Err(WeekError::Range(part.to_owned())),
                _ => part.parse().map(Part::One),
            }
        };
        text.split(',').map(part).collect::<Result<_, _>>().map(Self)
    }
}

/// A week's number: digits alone, not 0.
fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number > 0)
}

impl World {
    /// The heads of the entries that are meant, each once: a list in its own order, what one part of it means by week and date.
    ///
    /// # Errors
    /// When a part means no entry, or the journal cannot be listed.
    pub fn heads(&self, weeks: &Weeks, series: Option<&Slug>) -> Result<Vec<Head>, OperationError> {
        let listing = self.listing()?;
        if let Some(slug) = series {
            self.series(Some(slug))?;
        }
        let mut found: Vec<Head> = Vec::new();
        for part in &weeks.0 {
            for head in meant(&listing, part, series)? {
                if found.iter().all(|other| other.id != head.id) {
                    found.push(head.clone());
                }
            }
        }
        Ok(found)
    }

    /// The heads of the entries that one week means, at least one.
    ///
    /// # Errors
    /// When it means none, or the journal cannot be listed.
    pub fn heads_of_week(&self, week: &Week, series: Option<&Slug>) -> Result<Vec<Head>, OperationError> {
        self.heads(&Weeks(vec![Part::One(week.clone())]), series)
    }

    /// The one entry that a week means.
    ///
    /// # Errors
    /// When it means none or several, or the journal cannot be listed.
    pub fn entry_to_write(&self, week: &Week, series: Option<&Slug>) -> Result<EntryId, OperationError> {
        let heads = self.heads_of_week(week, series)?;
        match heads.as_slice() {
            [head] => Ok(head.id),
            _ => Err(WeekError::Several { week: week.to_string(), ids: heads.iter().map(named).collect() }.into()),
        }
    }
}

/// The heads that one part of a list of weeks means, at least one, by week and date.
fn meant<'a>(listing: &'a Listing, part: &Part, series: Option<&Slug>) -> Result<Vec<&'a Head>, WeekError> {
    if let Part::One(Week::Id(id)) = part {
        let heads: Vec<&Head> = listing.heads.iter().filter(|head| head.id.short() == *id).collect();
        return if heads.is_empty() { Err(WeekError::NoId(id.clone())) } else { Ok(heads) };
    }
    let slug = series.or_else(|| listing.current_series()).ok_or(WeekError::EmptyJournal)?;
    let mut heads: Vec<&Head> = listing.heads.iter().filter(|head| head.series == *slug).rev().collect();
    heads.sort_by_key(|head| head.details.week);
    if heads.is_empty() {
        return Err(WeekError::NoEntries(slug.clone()));
    }
    let there = there(&heads);
    let newest = heads.iter().min_by(|one, other| one.newest_first(other)).map(|head| head.id);
    heads.retain(|head| match part {
        Part::All => true,
        Part::One(Week::Number(number)) => head.details.week == *number,
        Part::One(Week::Latest) => Some(head.id) == newest,
        Part::One(Week::Id(_)) => false,
        Part::Range(from, to) => (from..=to).contains(&&head.details.week),
    });
    if heads.is_empty() {
        let week = match part {
            Part::All => "all".to_owned(),
            Part::One(week) => week.to_string(),
            Part::Range(from, to) => format!("from {from} to {to}"),
        };
        return Err(WeekError::NoWeek { week, series: slug.clone(), there });
    }
    Ok(heads)
}

/// The weeks of these heads, which are in order: "the weeks 1-3, 5".
fn there(heads: &[&Head]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for week in heads.iter().map(|head| head.details.week) {
        match runs.last_mut() {
            Some((_, last)) if week <= last.saturating_add(1) => *last = week,
            _ => runs.push((week, week)),
        }
    }
    let print = |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}-{to}") };
    match runs.as_slice() {
        [(from, to)] if from == to => format!("week {from} alone"),
        runs => format!("the weeks {}", runs.iter().map(print).collect::<Vec<_>>().join(", ")),
    }
}

/// How a message tells one entry of a week from another.
pub(super) fn named(head: &Head) -> String {
    let id = head.id.short();
    match head.details.title.trim() {
        "" => format!("{id} of {}", head.details.date),
        title => format!("{id} (\"{title}\")"),
    }
}
