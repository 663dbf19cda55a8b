//! Finding and replacing in the text that is typed into.

use crate::command::Command;
use crate::journal::Field;
use crate::text::{Position, Query};

use super::input::Input;

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

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> Query {
        Query::new(self.words.text())
    }
}
