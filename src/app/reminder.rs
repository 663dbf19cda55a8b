//! The line that calls questions to mind: while they can still be asked, and when they were not.

use crate::journal::{ClockState, DEFAULT_MINUTES};

use super::model::{Model, Screen};
use crate::command::Command;

/// What the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// The planned end is near, and questions are open.
    Ending {
        /// Minutes that are left, rounded up; 0 when the time is up.
        minutes: u32,
        /// Questions that are open.
        questions: usize,
    },
    /// The talk was ended and these questions were not answered.
    Unanswered {
        /// How many.
        questions: usize,
    },
}

impl Reminder {
    /// The words of the line.
    #[must_use]
    pub fn words(self) -> String {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match self {
            Self::Ending { minutes, questions } => {
                let left = match minutes {
                    0 => "The time is up".to_owned(),
                    1 => "1 minute left".to_owned(),
                    minutes => format!("{minutes} minutes left"),
                };
                format!("! {left}, {questions} question{} open", plural(questions))
            }
            Self::Unanswered { questions } => format!("! {questions} question{} unanswered", plural(questions)),
        }
    }
}

impl Model {
    /// What can be done about it. Elsewhere than in the notes these keys do something else.
    pub(super) fn reminder_keys(&self, reminder: Reminder) -> &'static [(Command, &'static str)] {
        match reminder {
            _ if self.screen != Screen::Notes => &[],
            Reminder::Ending { .. } => {
                &[(Command::NextQuestion, "next"), (Command::AnswerQuestion, "answer"), (Command::Back, "hide")]
            }
            Reminder::Unanswered { .. } => &[
                (Command::FollowUpQuestions, "to follow-ups"),
                (Command::MessageSpeaker, "copy a message"),
                (Command::Back, "hide"),
            ],
        }
    }

    /// Seconds left of the planned length: that of the entry, else that of its series, else the usual one. Negative over time.
    #[must_use]
    pub fn time_left(&self) -> Option<i64> {
        let talk = &self.open.as_ref()?.entry.talk;
        let series = || self.open_series().and_then(|series| series.minutes);
        let minutes = talk.minutes.or_else(series).unwrap_or(DEFAULT_MINUTES);
        Some(i64::from(minutes) * 60 - i64::from(talk.elapsed(self.now)))
    }

    /// The smallest of the configured minutes before the end that has been reached, while the talk is under way.
    pub(super) fn reached(&self) -> Option<u32> {
        let open = self.open.as_ref()?;
        let left = self.time_left().filter(|_| open.is_under_way())?;
        self.config.talk.warn_minutes.iter().copied().filter(|minutes| left <= i64::from(*minutes) * 60).min()
    }

    /// What the line above the footer says now, when it says something. It follows from the clock and the notes alone, so that it is
    /// there also in a talk that was opened again.
    #[must_use]
    pub fn reminder(&self) -> Option<Reminder> {
        let open = self.open.as_ref().filter(|open| open.read_only.is_none())?;
        let questions = open.waiting.len();
        if questions == 0 {
            return None;
        }
        if open.offers_follow_ups && open.clock() == ClockState::Ended {
            return Some(Reminder::Unanswered { questions });
        }
        let reached = self.reached()?;
        let left = self.time_left()?.max(0);
        let minutes = u32::try_from((left + 59) / 60).unwrap_or(u32::MAX);
        open.dismissed.is_none_or(|dismissed| reached < dismissed).then_some(Reminder::Ending { minutes, questions })
    }

    /// Takes the line away: until the next of the configured minutes, or for good when the talk has ended. Gives back whether
    /// there was one.
    pub(super) fn dismiss_reminder(&mut self) -> bool {
        let (reminder, reached) = (self.reminder(), self.reached());
        let Some(open) = self.open.as_mut().filter(|_| reminder.is_some()) else { return false };
        match reminder {
            Some(Reminder::Unanswered { .. }) => open.offers_follow_ups = false,
            _ => open.dismissed = reached,
        }
        true
    }
}
