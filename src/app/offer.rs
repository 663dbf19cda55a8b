//! Whether a talk takes place now whose clock nobody has started, so that the header can offer it.

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use crate::journal::{ClockState, EntryId, Moment, Slug};

use super::model::{Model, Screen};

/// How long before its time a talk is offered.
const BEFORE: Duration = Duration::minutes(30);

/// A talk that takes place now and whose clock was not started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its series.
    pub series: Slug,
    /// Its day.
    pub date: NaiveDate,
    /// Its entry, when there is one.
    pub entry: Option<EntryId>,
    /// The time of day at which it begins.
    pub begins: NaiveTime,
}

impl Model {
    /// The talk that the header offers: in the notes that of the entry, in the weeks that of any series.
    #[must_use]
    pub fn offer(&self) -> Option<Offer> {
        if matches!(self.screen, Screen::Reflection | Screen::Report) {
            return None;
        }
        let local = self.now.naive_local();
        let hours = |series: &crate::journal::Series, date| {
            series.hours_on(date).filter(|hours| hours.start - BEFORE <= local && local < hours.end)
        };
        if self.screen == Screen::Notes {
            let open = self.open.as_ref().filter(|open| open.read_only.is_none())?;
            let date = open.entry.details.date;
            let hours = hours(self.open_series()?, date).filter(|_| open.clock() == ClockState::Waiting)?;
            let (series, entry) = (open.entry.series.clone(), Some(open.entry.id));
            return Some(Offer { series, date, entry, begins: hours.start.time() });
        }
        let today = local.date();
        let days = [Some(today), today.checked_sub_days(Days::new(1)), today.checked_add_days(Days::new(1))];
        let here = self.series.iter().flat_map(|series| {
            let dates = days.into_iter().flatten().filter(|date| series.calendar().has_session(*date));
            dates.filter_map(move |date| Some((series, date, hours(series, date)?))).collect::<Vec<_>>()
        });
        let (series, date, hours) = here.min_by_key(|(_, _, hours)| (local - hours.start).abs())?;
        let heads = self.heads.iter().filter(|head| head.series == series.slug && head.details.date == date);
        let mut states = heads.map(|head| (head.id, head.talk.state())).peekable();
        let begun = states.peek().is_some();
        let waiting = states.find(|(_, state)| *state == ClockState::Waiting).map(|(id, _)| id);
        let is_free = waiting.is_some() || !begun;
        let series = series.slug.clone();
        is_free.then_some(Offer { series, date, entry: waiting, begins: hours.start.time() })
    }

    /// When the header offers another talk, or none, without anything else having happened.
    pub(super) fn offer_changes(&self) -> Option<Moment> {
        let local = self.now.naive_local();
        let moment = |time: NaiveDateTime| self.now.timezone().from_local_datetime(&time).single();
        let days = [Some(local.date()), local.date().checked_add_days(Days::new(1))];
        let hours = self
            .series
            .iter()
            .flat_map(|series| days.into_iter().flatten().filter_map(|date| series.hours_on(date)).collect::<Vec<_>>());
        let edges = hours.flat_map(|hours| [hours.start - BEFORE, hours.end]);
        edges.filter(|edge| *edge > local).min().and_then(moment)
    }
}
