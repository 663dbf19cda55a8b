//! Undo and redo: steps of changes, grouped as a writer thinks of them.
//!
//! Generic over what a change is: it hands steps back, and the caller inverts and applies them. Time comes in as an
//! argument. It must not know of texts or keys.

use std::collections::VecDeque;

use super::{Edit, Selection};

/// A pause after which typing begins a new step, in milliseconds.
const PAUSE: u64 = 1_000;

/// What was done, as far as it decides which changes are undone together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A character of a word, or a sign: it joins the word being typed.
    Typing,
    /// A blank or a line's end: it joins the word before, and the next word is a new step.
    Space,
    /// A character deleted.
    Deleting,
    /// A part of what came faster than anybody types: it joins the part before.
    Burst,
    /// Anything else, each a step of its own: a paste, a cut, a replacement, a word deleted, a moved line.
    Other,
}

impl Kind {
    /// The kind of typing these characters: one blank, or one cluster of a word. More at once is no typing.
    #[must_use]
    pub fn of_typed(typed: &str) -> Self {
        if typed.is_empty() || super::grapheme::next(typed, 0) < typed.len() {
            Self::Other
        } else if typed.trim().is_empty() {
            Self::Space
        } else {
            Self::Typing
        }
    }

    /// Whether a change of this kind goes on with a step whose last change was of the kind `before`.
    fn joins(self, before: Self) -> bool {
        matches!(
            (before, self),
            (Self::Typing, Self::Typing | Self::Space)
                | (Self::Space, Self::Space)
                | (Self::Deleting, Self::Deleting)
                | (Self::Burst, Self::Burst)
        )
    }
}

/// What a change holds in memory.
pub trait Weight {
    /// About how many bytes.
    fn weight(&self) -> usize;
}

impl Weight for Edit {
    fn weight(&self) -> usize {
        let tags = self.removed.tags.len() + self.inserted.tags.len();
        size_of::<Self>() + self.removed.text.len() + self.inserted.text.len() + tags * size_of::<super::Tag>()
    }
}

/// Changes that are undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<C> {
    /// As they were applied, in order. To undo, apply the inverse of each, last first.
    pub changes: Vec<C>,
    /// The selection before the first of them.
    pub before: Selection,
    /// The selection after the last.
    pub after: Selection,
    kind: Kind,
    at: u64,
}

/// The steps done and undone, the oldest forgotten when they get too heavy.
#[derive(Clone, Debug)]
pub struct History<C> {
    done: VecDeque<Step<C>>,
    undone: Vec<Step<C>>,
    /// Of the steps done.
    weight: usize,
    limit: usize,
    /// Whether the next change begins a step whatever it is.
    sealed: bool,
}

impl<C: Weight> History<C> {
    /// A history that holds steps of about `limit` bytes together; the newest step is kept whatever it weighs.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { done: VecDeque::new(), undone: Vec::new(), weight: 0, limit, sealed: false }
    }

    /// Takes down changes that were applied at `now`, in milliseconds of any clock that does not go back.
    ///
    /// They join the last step when they go on with it: typing within a word and the blanks behind it, deleting, or a burst,
    /// without a pause and from where the caret was left. What was undone can no longer be redone.
    pub fn record(&mut self, kind: Kind, changes: Vec<C>, before: Selection, after: Selection, now: u64) {
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        self.weight += changes.iter().map(Weight::weight).sum::<usize>();
        let sealed = std::mem::take(&mut self.sealed);
        match self.done.back_mut() {
            Some(last)
                if !sealed && kind.joins(last.kind) && last.after == before && now.saturating_sub(last.at) < PAUSE =>
            {
                last.changes.extend(changes);
                (last.after, last.kind, last.at) = (after, kind, now);
            }
            _ => self.done.push_back(Step { changes, before, after, kind, at: now }),
        }
        while self.weight > self.limit && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.weight -= weight(&oldest);
            }
        }
    }

    /// Ends the step at hand: the next change begins another. For a save, a change of screen, a caret set by hand.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The changes that undo would take back next.
    #[must_use]
    pub fn last_done(&self) -> Option<&[C]> {
        self.done.back().map(|step| step.changes.as_slice())
    }

    /// The changes that redo would make next.
    #[must_use]
    pub fn last_undone(&self) -> Option<&[C]> {
        self.undone.last().map(|step| step.changes.as_slice())
    }

    /// The step to be undone, which can then be redone.
    pub fn undo(&mut self) -> Option<&Step<C>> {
        let step = self.done.pop_back()?;
        self.weight -= weight(&step);
        self.sealed = true;
        self.undone.push(step);
        self.undone.last()
    }

    /// The step to be done again, which can then be undone.
    pub fn redo(&mut self) -> Option<&Step<C>> {
        let step = self.undone.pop()?;
        self.weight += weight(&step);
        self.sealed = true;
        self.done.push_back(step);
        self.done.back()
    }

    /// Rewrites every change that is remembered, done or undone: for when what they speak of is counted in another way. The
    /// changes must stay about as heavy as they are.
    pub fn rewrite(&mut self, rewrite: impl Fn(&mut C)) {
        self.done.iter_mut().chain(&mut self.undone).flat_map(|step| &mut step.changes).for_each(rewrite);
    }
}

fn weight<C: Weight>(step: &Step<C>) -> usize {
    step.changes.iter().map(Weight::weight).sum()
}

#[cfg(test)]
mod tests;
