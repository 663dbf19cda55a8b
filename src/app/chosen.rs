//! The notes beside summary and reflection: folded by section, narrowed to a kind, one of them selected to be sent into the text.

use std::collections::BTreeSet;

use crate::journal::{EntryId, Mark, Outline};
use crate::text::Text;

/// A kind of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// All notes.
    #[default]
    All,
    /// Points to keep.
    Insights,
    /// Questions, whoever asked them, with their answers.
    Questions,
    /// What I doubt.
    Doubts,
    /// Papers, links, people.
    References,
    /// Quotations.
    Quotations,
    /// What is to be done.
    FollowUps,
}

/// The state of the list.
#[derive(Debug, Default)]
pub struct ChosenNotes {
    /// Whether the keys are for the list.
    pub has_focus: bool,
    /// Of which kind the notes are that are shown.
    pub kind: Kind,
    /// The lines of the sections that are folded.
    pub folded: BTreeSet<usize>,
    /// The lines that are shown, blank ones left out.
    pub shown: Vec<usize>,
    /// The place of the selected one among these.
    pub selected: usize,
    /// The place of the first that is in sight.
    pub top: usize,
    /// The state of which notes this shows: the entry, and how often they were changed.
    pub of: Option<(EntryId, u64)>,
}

impl Kind {
    /// Every kind, in turn.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Insights, Self::Questions, Self::Doubts, Self::References, Self::Quotations, Self::FollowUps];

    /// What the heading says.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Insights => "insights",
            Self::Questions => "questions",
            Self::Doubts => "doubts",
            Self::References => "references",
            Self::Quotations => "quotations",
            Self::FollowUps => "follow-ups",
        }
    }

    /// Another kind, around the end.
    #[must_use]
    pub fn step(self, by: isize) -> Self {
        let count = Self::ALL.len();
        let place = Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0);
        let step = by.rem_euclid(count.cast_signed()).unsigned_abs();
        Self::ALL.get((place + step) % count).copied().unwrap_or_default()
    }

    fn has(self, mark: Option<Mark>) -> bool {
        match self {
            Self::All => true,
            Self::Insights => mark == Some(Mark::Insight),
            Self::Questions => matches!(mark, Some(Mark::Question | Mark::OtherQuestion | Mark::Answer)),
            Self::Doubts => mark == Some(Mark::Doubt),
            Self::References => mark == Some(Mark::Reference),
            Self::Quotations => mark == Some(Mark::Quotation),
            Self::FollowUps => matches!(mark, Some(Mark::FollowUp { .. })),
        }
    }
}

impl ChosenNotes {
    /// The selected line of the notes.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.shown.get(self.selected).copied()
    }

    /// Finds anew what is shown, the selected line staying selected, else the nearest above it. Sections stay where notes below them
    /// are left out.
    pub fn refresh(&mut self, notes: &Text, outline: &Outline) {
        let line = self.line();
        let sections: BTreeSet<usize> = outline.sections().map(|section| section.line).collect();
        self.folded.retain(|line| sections.contains(line));
        let mut is_folded = false;
        self.shown.clear();
        for (number, note) in outline.notes().iter().enumerate() {
            if sections.contains(&number) {
                is_folded = self.folded.contains(&number);
                self.shown.push(number);
            } else if !is_folded && self.kind.has(note.mark) && !notes.line(number).trim().is_empty() {
                self.shown.push(number);
            }
        }
        self.selected = line.map_or(0, |line| self.shown.partition_point(|shown| *shown <= line).saturating_sub(1));
    }

    /// Selects the line `by` lines further down.
    pub fn move_by(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    /// Folds the section of the selected line, or shows it.
    pub fn toggle_fold(&mut self, outline: &Outline) {
        let Some(line) = self.line() else { return };
        let section = outline.sections().map(|section| section.line).take_while(|section| *section <= line).last();
        if let Some(section) = section
            && !self.folded.remove(&section)
        {
            self.folded.insert(section);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(notes: &ChosenNotes, text: &Text) -> Vec<String> {
        let line = |(place, line): (usize, &usize)| {
            format!("{}{}", if place == notes.selected { "> " } else { "" }, text.line(*line))
        };
        notes.shown.iter().enumerate().map(line).collect()
    }

    #[test]
    fn sections_fold_and_kinds_narrow_what_is_shown() {
        let text = Text::from("before\n\n# One\n! point\nplain\n# Two\n? why\n= so");
        let outline = Outline::of(&text);
        let mut notes = ChosenNotes::default();
        notes.refresh(&text, &outline);
        assert_eq!(shown(&notes, &text), ["> before", "# One", "! point", "plain", "# Two", "? why", "= so"]);
        notes.move_by(2);
        notes.toggle_fold(&outline);
        notes.refresh(&text, &outline);
        assert_eq!(shown(&notes, &text), ["before", "> # One", "# Two", "? why", "= so"]);
        notes.kind = Kind::Questions;
        notes.refresh(&text, &outline);
        assert_eq!(shown(&notes, &text), ["> # One", "# Two", "? why", "= so"]);
        notes.toggle_fold(&outline);
        notes.kind = notes.kind.step(-1);
        notes.refresh(&text, &outline);
        assert_eq!(shown(&notes, &text), ["> # One", "! point", "# Two"]);
        notes.move_by(9);
        assert_eq!(notes.line(), Some(5));
        assert_eq!(Kind::All.step(-1), Kind::FollowUps);
    }
}
