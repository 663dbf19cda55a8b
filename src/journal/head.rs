//! The head of an entry: what a row of a list shows, without its texts.

use serde::{Deserialize, Serialize};

use super::{Count, Details, Entry, EntryId, Mark, Moment, Outline, Slug, Talk};

/// What lists know of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its id.
    pub id: EntryId,
    /// Its series.
    pub series: Slug,
    /// Its details.
    pub details: Details,
    /// The talk's clock.
    pub talk: Talk,
    /// Length of what the notes say, without signs and dropped notes.
    pub notes: Count,
    /// Length of the summary.
    pub summary: Count,
    /// Length of the reflection.
    pub reflection: Count,
    /// My questions with an answer.
    pub answered: usize,
    /// My questions without one: open, or unanswered once the talk has ended.
    pub without_answer: usize,
    /// Insights.
    pub insights: usize,
    /// Follow-ups that are not done.
    pub to_do: usize,
    /// Follow-ups that are.
    pub done: usize,
    /// When the entry was made.
    pub created: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Whether a later version of the program wrote it.
    pub newer: bool,
}

impl Head {
    /// The head of an entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let outline = Outline::of(&entry.notes);
        let (answered, without_answer): (Vec<_>, Vec<_>) = outline
            .questions()
            .into_iter()
            .filter(|question| question.mine)
            .partition(|question| !question.answers.is_empty());
        Self {
            id: entry.id,
            series: entry.series.clone(),
            details: entry.details.clone(),
            talk: entry.talk.clone(),
            notes: outline.length(&entry.notes),
            summary: Count::of(&entry.summary.to_string()),
            reflection: Count::of(&entry.reflection.to_string()),
            answered: answered.len(),
            without_answer: without_answer.len(),
            insights: outline.count(Mark::Insight),
            to_do: outline.count(Mark::FollowUp { done: false }),
            done: outline.count(Mark::FollowUp { done: true }),
            created: entry.created,
            updated: entry.updated,
            newer: entry.is_newer(),
        }
    }

    /// The order of lists, newest first: date, then week, then when it was made.
    #[must_use]
    pub fn newest_first(&self, other: &Self) -> std::cmp::Ordering {
        let key =
            |head: &Self| (head.details.date, head.details.week, head.created.map(|made| made.timestamp()), head.id);
        key(other).cmp(&key(self))
    }
}

#[cfg(test)]
mod tests;
