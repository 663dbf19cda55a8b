//! `seminote live`: the entry to write in now.

use chrono::{Days, Duration, NaiveDate};

use super::{Listing, OperationError, World};
use crate::journal::{Change, ClockState, Details, Entry, EntryId, Head, Moment, Series, Slug, Speaker};

/// How long before its time a talk is taken to be the one that one sits in.
const BEFORE: Duration = Duration::minutes(30);

/// How long after its planned end.
const AFTER: Duration = Duration::hours(1);

/// What is said of a talk before it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    /// Its title.
    pub title: Option<String>,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Where they work.
    pub affiliation: Option<String>,
}

/// The entry to write in now.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// Its id.
    pub id: EntryId,
    /// The series that was made for it, when there was none.
    pub new_series: Option<Series>,
    /// What was announced and not taken over, because the entry says otherwise, a sentence each.
    pub notices: Vec<String>,
}

impl World {
    /// Today's entry, made if missing: in the series given, else in the one with a talk now, else in that of the talk that is
    /// running, else in the current one, else in a new one called "Seminar". What is announced fills what is empty.
    ///
    /// # Errors
    /// When there is no such series, something cannot be read or written, or the entry would have to be changed and is open
    /// elsewhere.
    pub fn live(&self, announced: &Announced, series: Option<&Slug>, now: Moment) -> Result<Live, OperationError> {
        let (id, new_series) = self.find_or_make_live(series, now)?;
        let notices = self.announce(id, announced, now)?;
        Ok(Live { id, new_series, notices })
    }

    fn find_or_make_live(
        &self,
        series: Option<&Slug>,
        now: Moment,
    ) -> Result<(EntryId, Option<Series>), OperationError> {
        let _alone = self.alone_in_making(now)?;
        let listing = self.listing()?;
        let in_calendar = if series.is_none() { talk_now(&listing, now) } else { None };
        let wanted = in_calendar.as_ref().map(|(series, _)| &series.slug).or(series);
        let date = in_calendar.as_ref().map_or(now.date_naive(), |(_, date)| *date);
        let running = running(&listing, wanted, now).map(|head| (head.series.clone(), head.id));
        let (series, new_series) = match &running {
            Some((slug, _)) => (self.store.read_series(slug)?, None),
            None => self.series_or_new(wanted.or_else(|| listing.current_series()), now)?,
        };
        let found = running.map(|(_, id)| id).or_else(|| entry_on(&listing, Some(&series.slug), date));
        let id = match found {
            Some(id) => id,
            None => self.create_in(&series, Details::new(series.calendar().week_of(date), date), now)?.id,
        };
        Ok((id, new_series))
    }

    /// Fills in what is empty, and says what was not.
    fn announce(&self, id: EntryId, announced: &Announced, now: Moment) -> Result<Vec<String>, OperationError> {
        let entry = self.store.read(id)?;
        let (details, notices) = filled(&entry, announced);
        if details != entry.details {
            self.revise(id, now, |entry| {
                let (after, _) = filled(entry, announced);
                Ok(vec![Change::Details { before: Box::new(entry.details.clone()), after: Box::new(after) }])
            })?;
        }
        Ok(notices)
    }
}

/// The details with what was announced in empty places, and what found no place.
fn filled(entry: &Entry, announced: &Announced) -> (Details, Vec<String>) {
    let given =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut details = entry.details.clone();
    let mut notices = Vec::new();
    let week = details.week;
    if let Some(title) = given(&announced.title) {
        if details.title.trim().is_empty() {
            details.title = title;
        } else if details.title != title {
            notices.push(format!("week {week} has the title \"{}\" already; \"{title}\" was not taken", details.title));
        }
    }
    if let Some(name) = given(&announced.speaker) {
        let speaker =
            Speaker { name, affiliation: given(&announced.affiliation).unwrap_or_default(), ..Speaker::default() };
        notices.extend(add_speaker(&mut details, speaker));
    }
    (details, notices)
}

/// Names the speaker where nobody is named, or where they work where that is not said; else says that neither was done.
fn add_speaker(details: &mut Details, new: Speaker) -> Option<String> {
    let there: Vec<String> = details.speakers.iter().map(ToString::to_string).collect();
    match details.speakers.iter_mut().find(|speaker| speaker.name == new.name) {
        Some(speaker) if new.affiliation.is_empty() || speaker.affiliation == new.affiliation => return None,
        Some(speaker) if speaker.affiliation.is_empty() => speaker.affiliation = new.affiliation,
        None if there.is_empty() => details.speakers.push(new),
        _ => {
            let there = there.join(", ");
            return Some(format!("week {} has the speaker {there} already; \"{new}\" was not taken", details.week));
        }
    }
    None
}

/// The talk that is under way, the one begun last if there are several.
pub(super) fn running<'a>(listing: &'a Listing, series: Option<&Slug>, now: Moment) -> Option<&'a Head> {
    let is_running = |head: &&Head| {
        matches!(head.talk.state(), ClockState::Running | ClockState::Paused)
            && !head.talk.has_ended(head.details.date, now)
            && series.is_none_or(|series| head.series == *series)
    };
    listing.heads.iter().filter(is_running).max_by_key(|head| head.talk.started)
}

/// The entry of a day: of several, the newest whose talk was not ended by hand, else the newest.
pub(super) fn entry_on(listing: &Listing, series: Option<&Slug>, date: NaiveDate) -> Option<EntryId> {
    let mut entries = listing
        .heads
        .iter()
        .filter(|head| head.details.date == date && series.is_none_or(|series| head.series == *series));
    let newest = entries.clone().next();
    entries.find(|head| head.talk.ended.is_none()).or(newest).map(|head| head.id)
}

/// The series whose talk takes place now by its calendar, and the day of its session (yesterday's past midnight); of several
/// the one whose time is nearest.
fn talk_now(listing: &Listing, now: Moment) -> Option<(&Series, NaiveDate)> {
    let (local, today) = (now.naive_local(), now.date_naive());
    let days = [Some(today), today.checked_sub_days(Days::new(1)), today.checked_add_days(Days::new(1))];
    let sessions = listing.series.iter().flat_map(|series| {
        let dates = days.into_iter().flatten().filter(move |date| series.calendar().has_session(*date));
        dates.filter_map(move |date| Some((series, date, series.hours_on(date)?)))
    });
    let here = sessions.filter(|(_, _, hours)| local - hours.start >= -BEFORE && local - hours.end <= AFTER);
    here.min_by_key(|(_, _, hours)| (local - hours.start).abs()).map(|(series, date, _)| (series, date))
}
