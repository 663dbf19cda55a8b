//! Code fences across lines and code spans within one, as CommonMark 0.31 has them: nothing in them is taken for
//! markup.

use std::collections::HashMap;
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
    /// Any indentation is taken, and a bullet: in notes a fence stands under the thought it belongs to, or is an item
    /// of a list.
    pub(super) fn opened_by(line: &str) -> Option<Self> {
        let line = line.trim_start_matches([' ', '\t']);
        let line = &line[super::bullet(line)..];
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

/// The ranges of a line that are code spans: from a run of backticks to the next run of the same length. A backslash
/// takes the first backtick
/// out of a run that opens a span, not out of one that closes it.
pub(super) fn spans(line: &str) -> Vec<Range<usize>> {
    let runs = runs_of_backticks(line);
    // Where the runs of each length are: to walk the line for each run would cost the square of their number.
    let mut of_length: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, run) in runs.iter().enumerate() {
        of_length.entry(run.len()).or_default().push(index);
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        let start = run.start + usize::from(is_escaped(line, run.start));
        let same = of_length.get(&(run.end - start)).map_or(&[][..], Vec::as_slice);
        if let Some(close) = same.get(same.partition_point(|other| *other <= index)) {
            index = *close;
            spans.push(start..runs[index].end);
        }
        index += 1;
    }
    spans
}

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(line: &str, at: usize) -> bool {
    let before = &line[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
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

#[cfg(test)]
mod tests;
