//! What a note is, as a byte.

use crate::journal::{Mark, Note, Outline};

/// What a note is. One that was dropped is no more than a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Kind {
    pub mark: Option<Mark>,
    /// Whether it is a question with an answer.
    pub answered: bool,
}

/// Set in the byte of a question with an answer.
const ANSWERED: u8 = 1 << 7;

/// Set in the byte of a section, beside its level.
const SECTION: u8 = 1 << 6;

/// The other marks by their numbers, from 1.
const MARKS: [Mark; 9] = [
    Mark::Insight,
    Mark::Question,
    Mark::OtherQuestion,
    Mark::Answer,
    Mark::Quotation,
    Mark::Doubt,
    Mark::Reference,
    Mark::FollowUp { done: false },
    Mark::FollowUp { done: true },
];

impl Kind {
    fn byte(self) -> u8 {
        let mark = match self.mark {
            None => 0,
            Some(Mark::Section(level)) => SECTION | level.min(SECTION - 1),
            Some(mark) => MARKS.iter().zip(1..).find_map(|(of, number)| (*of == mark).then_some(number)).unwrap_or(0),
        };
        mark | if self.answered { ANSWERED } else { 0 }
    }

    pub(super) fn of_byte(byte: u8) -> Self {
        let mark = byte & !ANSWERED;
        let mark = if mark & SECTION == 0 {
            mark.checked_sub(1).and_then(|index| MARKS.get(usize::from(index))).copied()
        } else {
            Some(Mark::Section(mark & !SECTION))
        };
        Self { mark, answered: byte & ANSWERED != 0 }
    }
}

/// The bytes of all notes.
pub(super) fn kinds(outline: &Outline) -> Vec<u8> {
    let mark = |note: &Note| note.mark.filter(|_| !note.dropped);
    let mut kinds: Vec<u8> =
        outline.notes().iter().map(|note| Kind { mark: mark(note), answered: false }.byte()).collect();
    for question in outline.questions().iter().filter(|question| !question.answers.is_empty()) {
        if let Some(kind) = kinds.get_mut(question.line) {
            *kind |= ANSWERED;
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_from_its_byte() {
        let marks = MARKS.into_iter().chain([Mark::Section(1), Mark::Section(2)]).map(Some).chain([None]);
        for mark in marks {
            for answered in [false, true] {
                let kind = Kind { mark, answered };
                assert_eq!(Kind::of_byte(kind.byte()), kind);
            }
        }
    }
}
