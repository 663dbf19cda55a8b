//! `seminote add`: lines from the shell.

use super::live::{entry_on, running};
use super::{OperationError, Week, World};
use crate::journal::{Details, Entry, Moment, Series, Slug};
use crate::store::Appended;
use crate::text::{Line, Tag};

/// Where lines went.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// The entry, as it was before.
    pub entry: Entry,
    /// Whether they are in it or wait for the window in which it is open.
    pub appended: Appended,
    /// Their stamp in seconds, when the talk is under way.
    pub stamp: Option<u32>,
    /// The series that was made for them, when there was none.
    pub new_series: Option<Series>,
}

impl World {
    /// Appends lines to the notes of a week; with no week given to the talk that is under way, else to today's entry, else to
    /// the newest, else to a new one. They are stamped when the talk is under way. `series` confines the choice.
    ///
    /// # Errors
    /// When there is nothing in the lines, the week means no entry or several, or something cannot be read or written.
    pub fn add(
        &self,
        week: Option<&Week>,
        series: Option<&Slug>,
        lines: &[String],
        now: Moment,
    ) -> Result<Added, OperationError> {
        if lines.iter().all(|line| line.trim().is_empty()) {
            return Err(OperationError::NothingToAdd);
        }
        let (entry, new_series) = self.entry_to_add_to(week, series, now)?;
        let under_way = !entry.talk.has_ended(entry.details.date, now);
        let lead = self.config.talk.stamp_lead;
        // Where the system's clock was set back, the talk's must not go back behind what was noted.
        let set_back_to = entry.last_stamp().filter(|last| entry.talk.elapsed(now) < *last).unwrap_or(0);
        let stamp = entry.talk.stamp(now, lead).filter(|_| under_way).map(|stamp| stamp.max(set_back_to));
        let tag = Tag { stamp, kept: None };
        let lines: Vec<Line> = lines.iter().map(|text| Line { text: text.clone(), tag: tag.clone() }).collect();
        let appended = self.store.append_notes(entry.id, &lines, now)?;
        Ok(Added { entry, appended, stamp, new_series })
    }

    fn entry_to_add_to(
        &self,
        week: Option<&Week>,
        series: Option<&Slug>,
        now: Moment,
    ) -> Result<(Entry, Option<Series>), OperationError> {
        if let Some(week) = week {
            return Ok((self.store.read(self.entry_to_write(week, series)?)?, None));
        }
        if let Some(series) = series {
            self.series(Some(series))?;
        }
        let _alone = self.alone_in_making(now)?;
        let listing = self.listing()?;
        let newest = || listing.heads.iter().find(|head| series.is_none_or(|series| head.series == *series));
        let found = running(&listing, series, now)
            .map(|head| head.id)
            .or_else(|| entry_on(&listing, series, now.date_naive()))
            .or_else(|| newest().map(|head| head.id));
        if let Some(id) = found {
            return Ok((self.store.read(id)?, None));
        }
        let (series, new_series) = self.series_or_new(series.or_else(|| listing.current_series()), now)?;
        let today = now.date_naive();
        let entry = self.create_in(&series, Details::new(series.calendar().week_of(today), today), now)?;
        Ok((entry, new_series))
    }
}
