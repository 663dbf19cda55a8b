//! The one line at the bottom: what was done, what went wrong.

use chrono::Duration;

use crate::journal::Moment;

/// What kind of message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Information,
    /// Something wants attention.
    Warning,
    /// Something failed.
    Error,
}

/// A message in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The words.
    pub text: String,
    /// How they are shown.
    pub tone: Tone,
    /// When they go away; an error stays until the next message.
    pub until: Option<Moment>,
}

impl Status {
    /// Says that something was done.
    pub fn information(text: impl Into<String>, now: Moment) -> Self {
        Self { text: text.into(), tone: Tone::Information, until: Some(now + Duration::seconds(5)) }
    }

    /// Says what wants attention.
    pub fn warning(text: impl Into<String>, now: Moment) -> Self {
        Self { text: text.into(), tone: Tone::Warning, until: Some(now + Duration::seconds(10)) }
    }

    /// Says what failed.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Error, until: None }
    }
}
