//! Joining two texts that were both made of a third: line by line, as far as their changes do not touch.
//!
//! It must not know where the texts come from, nor what becomes of a text that could not be taken over.

use std::collections::HashMap;
use std::ops::Range;

use super::changes::hunks;
use super::{Edit, Line, Text};

/// What came of joining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The edits that bring their changes into ours, each for the text that the ones before it leave.
    pub edits: Vec<Edit>,
    /// Whether some of their changes touch ones of ours and were left out.
    pub touching: bool,
}

/// Brings the changes that `theirs` makes of `base` into `ours`, which was made of it as well.
///
/// A change is a run of lines that gave way to others; a line is its characters and its tag. Two changes touch when they
/// have a line of `base` in common, or when lines come in where the other one begins or ends, so that nobody could say
/// which of them stand first. The same change on both sides is made once.
#[must_use]
pub fn merge(base: &Text, ours: &Text, theirs: &Text) -> Merge {
    let mut names = HashMap::new();
    let [old, mine, other] = [base, ours, theirs].map(|text| named(text, &mut names));
    let kept = hunks(&old, &mine);
    let mut merged = ours.clone();
    let mut merge = Merge { edits: Vec::new(), touching: false };
    // From the last to the first, so that the lines before stay where they are.
    for hunk in hunks(&old, &other).into_iter().rev() {
        if kept.iter().any(|own| own.gone == hunk.gone && mine[own.come.clone()] == other[hunk.come.clone()]) {
            continue;
        }
        if kept.iter().any(|own| touch(&own.gone, &hunk.gone)) {
            merge.touching = true;
            continue;
        }
        let before = kept.iter().rfind(|own| own.gone.end <= hunk.gone.start);
        let moved = |line: usize| before.map_or(line, |own| line - own.gone.end + own.come.end);
        let edit = merged.replace_lines(
            moved(hunk.gone.start)..moved(hunk.gone.end),
            &theirs.lines()[hunk.come.start..hunk.come.end],
        );
        if edit.is_empty() {
            continue;
        }
        if merged.apply(&edit).is_ok() {
            merge.edits.push(edit);
        } else {
            merge.touching = true;
        }
    }
    merge
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    let meet = one.start <= other.end && other.start <= one.end;
    let side_by_side = one.end == other.start || other.end == one.start;
    meet && (!side_by_side || one.is_empty() || other.is_empty())
}

/// A number for every line: the same for lines that are alike in characters and tag.
fn named(text: &Text, names: &mut HashMap<String, Vec<(Line, usize)>>) -> Vec<usize> {
    let mut count = names.values().map(Vec::len).sum::<usize>();
    text.lines()
        .iter()
        .map(|line| {
            let alike = names.entry(line.text.clone()).or_default();
            if let Some((_, name)) = alike.iter().find(|(known, _)| known.tag == line.tag) {
                return *name;
            }
            count += 1;
            alike.push((line.clone(), count));
            count
        })
        .collect()
}

#[cfg(test)]
mod tests;
