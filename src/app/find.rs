//! Finding and replacing in the text that is typed into.

use crate::command::Command;
use crate::journal::Field;
use crate::text::{Position, Query};

use super::Area;
use super::input::Input;

/// Columns of the words before the fields.
const LABEL: u16 = 9;

/// Columns of what stands behind them: which of how many matches.
const COUNT: u16 = 14;

/// The find bar.
#[derive(Clone, Debug)]
pub struct Find {
    /// The text that is searched.
    pub field: Field,
    /// What is looked for.
    pub words: Input,
    /// What it is replaced by; `None` while only finding.
    pub with: Option<Input>,
    /// Whether the caret is in what it is replaced by.
    pub in_replacement: bool,
    /// Where the search began: where `Esc` goes back to and typing searches from.
    pub origin: Position,
    /// Which match is selected, from 1, and how many there are.
    pub place: Option<(usize, usize)>,
}

impl Find {
    /// A find bar for a text, the search beginning at `origin`, with these words to begin with.
    #[must_use]
    pub fn new(field: Field, origin: Position, words: &str, replaces: bool) -> Self {
        let mut words = Input::with(words);
        // What was looked for last is there to be repeated, or typed over.
        words.run(Command::SelectAll);
        Self { field, words, with: replaces.then(Input::default), in_replacement: false, origin, place: None }
    }

    /// The field that has the caret.
    #[must_use]
    pub fn input(&self) -> &Input {
        match &self.with {
            Some(with) if self.in_replacement => with,
            _ => &self.words,
        }
    }

    /// The field that has the caret.
    pub fn input_mut(&mut self) -> &mut Input {
        match &mut self.with {
            Some(with) if self.in_replacement => with,
            _ => &mut self.words,
        }
    }

    /// The rows of the bar, the first for what is looked for, and in each the field: at the foot of the body, or at its head
    /// when the match that is shown, in the row `found`, would lie under it.
    #[must_use]
    pub fn places(&self, body: Area, found: Option<u16>) -> (Area, [Area; 2]) {
        let height = if self.with.is_some() { 2 } else { 1 };
        let (_, foot) = body.split_bottom(height);
        let bar = if found.is_some_and(|found| found >= foot.y) { body.split_top(height).0 } else { foot };
        let (first, second) = bar.split_top(1);
        (bar, [first, second].map(|row| row.split_left(LABEL).1.split_right(COUNT).0))
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> Query {
        Query::new(self.words.text())
    }
}
