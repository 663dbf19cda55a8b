//! Code fences across lines, and code spans and links within one, as CommonMark 0.31 has them: nothing in them is taken for markup.

use std::ops::Range;

/// A code block that a line opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence {
    sign: char,
    length: usize,
}

impl Fence {
    /// The fence that a line opens: three or more backticks or tildes; behind backticks no other backtick.
    ///
    /// Any indentation is taken: in notes a fence stands under the thought it belongs to.
    pub(super) fn opened_by(line: &str) -> Option<Self> {
        let line = line.trim_start_matches([' ', '\t']);
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let behind = line.trim_start_matches(sign);
        let length = line.len() - behind.len();
        (length >= 3 && (sign == '~' || !behind.contains('`'))).then_some(Self { sign, length })
    }

    /// Whether a line closes the block: the same sign at least as often, and nothing else.
    pub(super) fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|character| character == self.sign)
    }
}

/// The ranges of a line that are code spans: from a run of backticks to the next run of the same length.
pub(super) fn spans(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let runs: Vec<Range<usize>> = runs_of_backticks(line);
    let mut index = 0;
    while let Some(open) = runs.get(index) {
        let close = runs[index + 1..].iter().position(|run| run.len() == open.len());
        match close {
            Some(ahead) => {
                index += ahead + 1;
                spans.push(open.start..runs[index].end);
            }
            // Runs without a partner are characters; looking for each again would cost the square of their number.
            None if runs[index + 1..].len() > 64 => break,
            None => {}
        }
        index += 1;
    }
    spans
}

fn runs_of_backticks(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
