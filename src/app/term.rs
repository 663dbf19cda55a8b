//! The term at a glance: of which series, and which of its talks is looked at more closely.

use super::model::Model;
use super::weeks::View;
use crate::journal::{EntryId, Head, Series, Slug};
use crate::review::Term;

/// The state of the term's view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermView {
    /// The series that was chosen; before, the one that one works in.
    pub series: Option<Slug>,
    /// The talk that was chosen; before, the one selected in the list, or the newest.
    pub talk: Option<EntryId>,
    /// The first row of the figures that is shown.
    pub top: u16,
}

impl Model {
    /// The series whose term is shown.
    #[must_use]
    pub fn term_series(&self) -> Option<&Series> {
        let chosen = self.weeks.term.series.as_ref().and_then(|slug| self.series_of(slug));
        let selected = || self.selected_head().and_then(|head| self.series_of(&head.series));
        chosen.or_else(selected).or_else(|| self.current_series())
    }

    /// The term.
    #[must_use]
    pub fn term(&self) -> Term {
        let term = self.term_series().map(|series| Term::of(&self.heads, &series.slug, self.now));
        term.unwrap_or_default()
    }

    /// Its talks, the newest first.
    fn talks_of_term(&self) -> impl DoubleEndedIterator<Item = &Head> {
        let slug = self.term_series().map(|series| &series.slug);
        self.heads.iter().filter(move |head| Some(&head.series) == slug)
    }

    /// The talk that is looked at.
    #[must_use]
    pub fn talk_of_term(&self) -> Option<EntryId> {
        let is_there = |id: &EntryId| self.talks_of_term().any(|head| head.id == *id);
        let chosen = self.weeks.term.talk.filter(is_there);
        let selected = || self.selected_head().map(|head| head.id).filter(is_there);
        chosen.or_else(selected).or_else(|| self.talks_of_term().next().map(|head| head.id))
    }

    /// The talk `by` talks later in the term.
    pub(super) fn talk_beside(&self, by: isize) -> Option<EntryId> {
        let talks: Vec<EntryId> = self.talks_of_term().rev().map(|head| head.id).collect();
        let place = talks.iter().position(|id| Some(*id) == self.talk_of_term())?;
        talks.get(place.saturating_add_signed(by).min(talks.len() - 1)).copied()
    }

    /// The series `by` further on, around the end.
    pub(super) fn series_beside(&self, by: isize) -> Option<Slug> {
        let slug = &self.term_series()?.slug;
        let place = self.series.iter().position(|series| series.slug == *slug)?.cast_signed();
        let place = (place + by).rem_euclid(self.series.len().cast_signed()).cast_unsigned();
        self.series.get(place).map(|series| series.slug.clone())
    }

    /// The entry that is read for what is shown of it beside a list.
    #[must_use]
    pub fn previewed(&self) -> Option<EntryId> {
        match self.weeks.view {
            View::Term => self.talk_of_term(),
            _ => self.selected_head().map(|head| head.id),
        }
    }
}
