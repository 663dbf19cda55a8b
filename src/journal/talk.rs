//! The talk's clock: when it started, paused and ended, and what time of the talk a moment is.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Moment, Unknown, json::null_is_missing};

/// Planned length of a talk whose series says nothing, in minutes.
pub const DEFAULT_MINUTES: u32 = 75;

/// A break within a talk: from, and to unless it still lasts. On disk a list of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause(pub Moment, #[serde(default)] pub Option<Moment>);

/// The talk of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// When the clock was started.
    #[serde(default)]
    pub started: Option<Moment>,
    /// When the talk was ended; afterwards the clock is never started again by a command that only opens.
    #[serde(default)]
    pub ended: Option<Moment>,
    /// Planned length.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Breaks, in their order; only the last may still last.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub pauses: Vec<Pause>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// Never started.
    Waiting,
    /// Talk time passes.
    Running,
    /// Started, in a break.
    Paused,
    /// Ended.
    Ended,
}

impl Talk {
    /// A talk of this planned length that has not begun.
    #[must_use]
    pub fn planned(minutes: Option<u32>) -> Self {
        Self { minutes, ..Self::default() }
    }

    /// What the clock does.
    #[must_use]
    pub fn state(&self) -> ClockState {
        match (self.started, self.ended) {
            (None, None) => ClockState::Waiting,
            (_, Some(_)) => ClockState::Ended,
            (Some(_), None) if self.pauses.last().is_some_and(|pause| pause.1.is_none()) => ClockState::Paused,
            (Some(_), None) => ClockState::Running,
        }
    }

    /// Talk time at a moment: since the start, without breaks, up to the end. Zero before the start and when the system's
    /// clock was set back.
    fn time(&self, now: Moment) -> Duration {
        let Some(started) = self.started else { return Duration::zero() };
        let now = self.ended.map_or(now, |ended| ended.min(now));
        let paused: Duration = self.breaks(started, now).map(|(from, to)| to - from).sum();
        (now - started - paused).max(Duration::zero())
    }

    /// The breaks between two moments. A clock set back between two of them makes them overlap on the disk; here they do not, so
    /// that no second is left out twice.
    fn breaks(&self, started: Moment, now: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        self.pauses.iter().scan(started, move |behind, Pause(from, to)| {
            let from = (*from).clamp(*behind, now.max(*behind));
            *behind = to.unwrap_or(now).clamp(from, now.max(from));
            Some((from, *behind))
        })
    }

    /// The moment at which so much talk time had passed; of more than has passed at `now`, that one.
    fn moment_of(&self, time: Duration, now: Moment) -> Option<Moment> {
        let started = self.started?;
        let mut moment = started + time.min(self.time(now));
        for (from, to) in self.breaks(started, now) {
            if from < moment {
                moment += to - from;
            }
        }
        Some(moment)
    }

    /// The talk as if its clock had been started so many seconds of talk time earlier; later when they are negative. Talk time
    /// at `now` grows by as much, and never falls below zero. Unchanged when it was never started.
    #[must_use]
    pub fn shifted(&self, seconds: i64, now: Moment) -> Self {
        let by = Duration::try_seconds(seconds).unwrap_or_default();
        let started = if by < Duration::zero() {
            self.moment_of(-by, now)
        } else {
            self.started.map(|started| started.checked_sub_signed(by).unwrap_or(started))
        };
        Self { started, ..self.clone() }
    }

    /// The talk with all its moments moved: as the system's clock tells them after it was set by as much.
    #[must_use]
    pub fn moved(&self, by: Duration) -> Self {
        let moved = |moment: Moment| moment.checked_add_signed(by).unwrap_or(moment);
        Self {
            started: self.started.map(moved),
            ended: self.ended.map(moved),
            pauses: self.pauses.iter().map(|Pause(from, to)| Pause(moved(*from), to.map(moved))).collect(),
            ..self.clone()
        }
    }

    /// Seconds of talk time at a moment: those that have passed whole.
    #[must_use]
    pub fn elapsed(&self, now: Moment) -> u32 {
        u32::try_from(self.time(now).num_seconds()).unwrap_or(u32::MAX)
    }

    /// How long it is at `now`, while the clock runs, until the next second of talk time has passed.
    #[must_use]
    pub fn until_next_second(&self, now: Moment) -> Duration {
        Duration::milliseconds(1000 - self.time(now).num_milliseconds() % 1000)
    }

    /// The stamp for a line begun at `now`, put back by `lead` seconds: `None` unless the talk is under way.
    #[must_use]
    pub fn stamp(&self, now: Moment, lead: u32) -> Option<u32> {
        match self.state() {
            ClockState::Running | ClockState::Paused => Some(self.elapsed(now).saturating_sub(lead)),
            ClockState::Waiting | ClockState::Ended => None,
        }
    }

    /// Planned length in seconds.
    #[must_use]
    pub fn planned_seconds(&self) -> u32 {
        self.minutes.unwrap_or(DEFAULT_MINUTES).saturating_mul(60)
    }

    /// Seconds left of the planned length; negative when it is over time.
    #[must_use]
    pub fn left(&self, now: Moment) -> i64 {
        i64::from(self.planned_seconds()) - i64::from(self.elapsed(now))
    }

    /// Whether the talk is over: it was ended, its planned end passed an hour ago, or it was never started and its date is past.
    #[must_use]
    pub fn has_ended(&self, date: NaiveDate, now: Moment) -> bool {
        match self.state() {
            ClockState::Ended => true,
            ClockState::Waiting => date < now.date_naive(),
            ClockState::Running | ClockState::Paused => self.left(now) <= -3600 || self.abandoned(now),
        }
    }

    /// Whether a break was begun and never ended: by the wall clock the planned end is a day past.
    fn abandoned(&self, now: Moment) -> bool {
        self.started.is_some_and(|started| {
            now - started > Duration::seconds(i64::from(self.planned_seconds())) + Duration::days(1)
        })
    }

    /// The talk with its clock started, or its break ended. An ended talk stays ended.
    #[must_use]
    pub fn running(&self, now: Moment) -> Self {
        let mut talk = self.clone();
        match self.state() {
            ClockState::Waiting => talk.started = Some(now),
            ClockState::Paused => {
                if let Some(pause) = talk.pauses.last_mut() {
                    pause.1 = Some(now.max(pause.0));
                }
            }
            ClockState::Running | ClockState::Ended => {}
        }
        talk
    }

    /// The talk with a break begun; unchanged unless it is running.
    #[must_use]
    pub fn paused(&self, now: Moment) -> Self {
        let mut talk = self.clone();
        if self.state() == ClockState::Running {
            talk.pauses.push(Pause(now, None));
        }
        talk
    }

    /// The talk ended at the end of its planned length, or at a later line of its notes: what is right when nobody ended it and
    /// it is over. `last` is the last stamp.
    #[must_use]
    pub fn finished_as_planned(&self, last: u32, now: Moment) -> Self {
        let length = Duration::seconds(i64::from(self.planned_seconds().max(last)));
        self.finished(self.moment_of(length, now).unwrap_or(now))
    }

    /// The talk ended at `now`; unchanged unless it is under way.
    #[must_use]
    pub fn finished(&self, now: Moment) -> Self {
        let mut talk = self.clone();
        if matches!(self.state(), ClockState::Running | ClockState::Paused) {
            if let Some(pause) = talk.pauses.last_mut().filter(|pause| pause.1.is_none()) {
                pause.1 = Some(now.max(pause.0));
            }
            talk.ended = Some(now.max(talk.started.unwrap_or(now)));
        }
        talk
    }
}

/// Seconds of talk time as `1:02:03` or `2:03`, where they stand in lines of text.
#[must_use]
pub fn talk_time(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests;
