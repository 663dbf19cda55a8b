//! The calendar of a series: which date is which week.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The sessions of a series. Breaks take no number; calendar weeks of the year play no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    first: NaiveDate,
    breaks: BTreeSet<NaiveDate>,
    weeks: Option<u32>,
}

impl Calendar {
    /// A session every week from the first `weekday` on or after `starts` (that day's own weekday when none is given),
    /// but on no break, up to `weeks` sessions when their number is known.
    #[must_use]
    pub fn new(
        starts: NaiveDate,
        weekday: Option<Weekday>,
        breaks: impl IntoIterator<Item = NaiveDate>,
        weeks: Option<u32>,
    ) -> Self {
        let weekday = weekday.unwrap_or_else(|| starts.weekday());
        let ahead = (7 + weekday.num_days_from_monday() - starts.weekday().num_days_from_monday()) % 7;
        let first = starts.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(starts);
        Self { first, breaks: breaks.into_iter().collect(), weeks }
    }

    /// The dates of the sessions, in order; without end when the number of weeks is not known (but to the calendar's
    /// own end).
    pub fn sessions(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let limit = self.weeks.map_or(usize::MAX, |weeks| weeks as usize);
        self.first.iter_weeks().filter(|date| !self.breaks.contains(date)).take(limit)
    }

    /// The week that a date belongs to: its session's number, off the calendar that of the session before it, before
    /// the first 1.
    #[must_use]
    pub fn week_of(&self, date: NaiveDate) -> u32 {
        let Ok(days) = u64::try_from((date - self.first).num_days()) else { return 1 };
        let slots = days / 7 + 1;
        let passed =
            self.breaks.range(self.first..=date).filter(|day| day.weekday() == self.first.weekday()).count() as u64;
        let number = u32::try_from(slots.saturating_sub(passed)).unwrap_or(u32::MAX);
        number.min(self.weeks.unwrap_or(u32::MAX)).max(1)
    }

    /// The date of a week's session; `None` for week 0 and for weeks behind the last.
    #[must_use]
    pub fn date_of(&self, week: u32) -> Option<NaiveDate> {
        // Dates end in the year 262143: a week number from a damaged file must not make us count to it.
        let index = usize::try_from(week.checked_sub(1)?).ok().filter(|index| *index < 100_000)?;
        self.sessions().nth(index)
    }

    /// Whether a session takes place on this date.
    #[must_use]
    pub fn has_session(&self, date: NaiveDate) -> bool {
        date >= self.first && self.date_of(self.week_of(date)) == Some(date)
    }
}

#[cfg(test)]
mod tests;
