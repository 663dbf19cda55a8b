//! Code spans within a line, as CommonMark 0.31 has them: nothing in them is taken for markup.

use std::collections::HashMap;
use std::ops::Range;

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
