//! Which lines stay and which give way to others between two texts: the one place where lines are compared.
//!
//! It must not know what a line is beyond which ones are alike.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// Lines that gave way to others.
pub(super) struct Hunk {
    pub gone: Range<usize>,
    pub come: Range<usize>,
}

/// What of [`changes`] does not stay.
pub(super) fn hunks<L: Eq + Hash>(old: &[L], new: &[L]) -> Vec<Hunk> {
    changes(old, new)
        .into_iter()
        .filter(|change| change.tag() != DiffTag::Equal)
        .map(|change| Hunk { gone: change.old_range(), come: change.new_range() })
        .collect()
}

/// The stretches that make `new` of `old`, in their order, those that stay among them.
#[must_use]
pub fn changes<L: Eq + Hash>(old: &[L], new: &[L]) -> Vec<DiffOp> {
    // Numbers in the place of lines: the comparison is compiled for one kind of them, which is as large as all of the editing core.
    let mut numbers = HashMap::new();
    let [old, new] = [old, new].map(|lines| {
        let mut number = |line| {
            let next = numbers.len();
            *numbers.entry(line).or_insert(next)
        };
        lines.iter().map(&mut number).collect::<Vec<usize>>()
    });
    capture_diff_slices(Algorithm::Myers, &old, &new)
}
