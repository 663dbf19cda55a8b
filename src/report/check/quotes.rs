//! Straight and curly quotation marks in one report.

use super::passage::Passage;
use super::{Check, Finding};

/// A double and a single mark, straight and curly.
const SORTS: [(char, [char; 2]); 2] = [('"', ['“', '”']), ('\'', ['‘', '’'])];

/// Checks all passages: the first mark of the sort that stands there less often is named.
pub(super) fn check(passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    for (straight, curly) in SORTS {
        let [mut straight_ones, mut curly_ones] = [Vec::new(), Vec::new()];
        for passage in passages {
            straight_ones.extend(straight_marks(&passage.text, straight).into_iter().map(|at| (passage, at, straight)));
            let marks = passage.text.char_indices().filter(|(_, character)| curly.contains(character));
            curly_ones.extend(marks.map(|(at, mark)| (passage, at, mark)));
        }
        let (few, this, others) = if straight_ones.len() < curly_ones.len() {
            (&straight_ones, "straight", "curly")
        } else {
            (&curly_ones, "curly", "straight")
        };
        if let Some((passage, at, mark)) = few.first() {
            let message = format!("{mark} is {this}, where other quotation marks of the report are {others}.");
            findings.push(passage.finding(Check::MixedQuotes, *at..at + mark.len_utf8(), message));
        }
    }
}

/// Where a straight mark quotes or leaves out: not where it stands for feet, inches, minutes or seconds, as in `5'` and `12"`.
pub(super) fn straight_marks(text: &str, mark: char) -> Vec<usize> {
    let mut marks = Vec::new();
    for (at, sign) in text.match_indices(mark) {
        let behind_number = text[..at].ends_with(|before: char| before.is_ascii_digit());
        let before_word = text[at + sign.len()..].starts_with(char::is_alphabetic);
        let is_measure = behind_number && !before_word && marks.len() % 2 == 0;
        if !is_measure {
            marks.push(at);
        }
    }
    marks
}
