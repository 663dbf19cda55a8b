//! How long a text is, in the units in which courses ask for it.

use std::ops::Add;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// The length of a text. In Korean, where a word between spaces is a phrase, courses count characters, with or without
/// spaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Pieces between white space.
    pub words: usize,
    /// Characters as a reader counts them (grapheme clusters), line ends left out.
    pub characters: usize,
    /// The same without white space.
    pub characters_without_spaces: usize,
}

impl Count {
    /// The length of a text that stands for itself: what is markup counts like any other character.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut count = Self { words: text.split_whitespace().count(), ..Self::default() };
        for grapheme in text.graphemes(true).filter(|grapheme| !matches!(*grapheme, "\n" | "\r" | "\r\n")) {
            count.characters += 1;
            count.characters_without_spaces += usize::from(!grapheme.chars().all(char::is_whitespace));
        }
        count
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            characters: self.characters + other.characters,
            characters_without_spaces: self.characters_without_spaces + other.characters_without_spaces,
        }
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests;
