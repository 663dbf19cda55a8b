//! What of the open entry's changes is on disk, and when the rest is due.

use chrono::Duration;

use crate::journal::Moment;

/// How long after the last change the entry's file is written.
const PAUSE: Duration = Duration::seconds(2);

/// How long after the first change that the file does not hold it is written at the latest.
const LONGEST: Duration = Duration::seconds(10);

/// How far changes have come. They are numbered from 1 in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The last change.
    made: u64,
    /// The last change that is in the recovery log.
    recorded: u64,
    /// The last change that is in the entry's file.
    folded: u64,
    /// Whether the last frame did not wait for the record any longer.
    late: bool,
    /// When the first and the last change were made that the file does not hold.
    since: Option<(Moment, Moment)>,
    /// Whether the file is being written.
    folding: bool,
    /// Why the last attempt to write failed, until one succeeds: the world tries again by itself meanwhile.
    failure: Option<String>,
}

impl Record {
    /// Counts a change made at `now` and gives its number.
    pub fn change(&mut self, now: Moment) -> u64 {
        self.made += 1;
        self.since = Some((self.since.map_or(now, |(first, _)| first), now));
        self.made
    }

    /// The number of the last change.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.made
    }

    /// Changes up to this number are in the recovery log.
    pub fn recorded(&mut self, number: u64) {
        self.recorded = self.recorded.max(number);
        self.late = self.late && !self.is_on_record();
    }

    /// The record takes longer than a frame may wait.
    pub fn is_late(&mut self) {
        self.late = !self.is_on_record();
    }

    /// Changes up to this number are in the file, and so need no log.
    pub fn folded(&mut self, number: u64, now: Moment) {
        self.folded = self.folded.max(number);
        self.recorded(number);
        (self.folding, self.failure) = (false, None);
        self.since = (self.folded < self.made).then_some((now, now));
    }

    /// The file is being written.
    pub fn folding(&mut self) {
        self.folding = true;
    }

    /// Writing failed, which the world tries again until it succeeds.
    pub fn failed(&mut self, reason: String) {
        (self.folding, self.failure) = (false, Some(reason));
    }

    /// Why something is not saved, while writing fails.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// How many changes are not in the file, and how many of these not even in the recovery log.
    #[must_use]
    pub fn unsaved(&self) -> (u64, u64) {
        (self.made.saturating_sub(self.folded), self.made.saturating_sub(self.recorded))
    }

    /// The system's clock was set back by this much: what was to come soon still comes soon.
    pub fn set_back(&mut self, by: Duration) {
        self.since = self.since.map(|(first, last)| (first - by, last - by));
    }

    /// Whether every change is in the recovery log or the file.
    #[must_use]
    pub fn is_on_record(&self) -> bool {
        self.recorded >= self.made
    }

    /// Whether every change is in the file.
    #[must_use]
    pub fn is_folded(&self) -> bool {
        self.folded >= self.made
    }

    /// Whether the screen must say that it shows what is not on record.
    #[must_use]
    pub fn shows_late(&self) -> bool {
        self.late
    }

    /// When the file is to be written next: at a pause, at the latest ten seconds after the first change; never while writing
    /// fails, since that is tried again without being asked for.
    #[must_use]
    pub fn due(&self) -> Option<Moment> {
        let (first, last) = self.since.filter(|_| !self.folding && self.failure.is_none())?;
        Some((last + PAUSE).min(first + LONGEST))
    }
}
