//! From one text to another line by line, so that the lines that stayed keep their tags: after an editor of the
//! user's choice, or a change from outside.
//!
//! It must not know where the other text comes from.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::changes::{Hunk, hunks};
use super::{Edit, Line, Tag, Text};

/// How alike two lines must be to be one line, changed.
const ALIKE: f64 = 0.5;

/// Pairs of lines that are compared in one changed stretch, and how far ahead is looked in a longer one.
const PAIRS: usize = 100_000;
const AHEAD: usize = 8;

/// The edits, each for the text that the ones before it leave, that make `new` of `old`.
///
/// Lines that stayed keep their tags. So do a line that was changed and not replaced, and a line that was moved
/// unchanged. Every other line of `new` that has something written on it gets `fresh`.
#[must_use]
pub fn diff(old: &Text, new: &str, fresh: &Tag) -> Vec<Edit> {
    let before: Vec<&str> = old.lines().iter().map(|line| line.text.as_str()).collect();
    let after: Vec<&str> = new.split('\n').collect();
    let hunks = hunks(&before, &after);
    let mut pairs: HashMap<usize, usize> = HashMap::new();
    for Hunk { gone, come } in &hunks {
        pairs.extend(alike(&before, gone.clone(), &after, come.clone()));
    }
    pair_moved(&before, &after, &hunks, &mut pairs);
    let line = |number: usize| {
        let text = after.get(number).copied().unwrap_or_default();
        let tag = match pairs.get(&number) {
            Some(from) => old.tag(*from),
            None if super::list::is_begun(text) => fresh.clone(),
            None => Tag::default(),
        };
        Line { text: text.to_owned(), tag }
    };
    // From the last change to the first, so that the numbers of the lines before stay right.
    hunks
        .iter()
        .rev()
        .map(|Hunk { gone, come }| old.replace_lines(gone.clone(), &come.clone().map(line).collect::<Vec<_>>()))
        .filter(|edit| !edit.is_empty())
        .collect()
}

/// Which lines of a changed stretch are old lines, changed: from new to old, in order.
fn alike(before: &[&str], gone: Range<usize>, after: &[&str], come: Range<usize>) -> Vec<(usize, usize)> {
    let is_long = gone.len().saturating_mul(come.len()) > PAIRS;
    if is_long && gone.len() == come.len() {
        return come.zip(gone).collect();
    }
    let old: Vec<_> = before[gone.clone()].iter().map(|line| Bigrams::of(line)).collect();
    let mut pairs = Vec::new();
    let mut from = 0;
    for new in come {
        let line = Bigrams::of(after[new]);
        let ahead = if is_long { AHEAD } else { old.len() };
        let found = old.iter().skip(from).take(ahead).position(|old| old.similarity(&line) >= ALIKE);
        if let Some(at) = found {
            pairs.push((new, gone.start + from + at));
            from += at + 1;
        }
    }
    pairs
}

/// The pairs of neighbouring characters of a line, by which lines are compared (the coefficient of Sørensen and Dice).
struct Bigrams {
    sorted: Vec<(char, char)>,
}

impl Bigrams {
    fn of(line: &str) -> Self {
        let line = line.trim();
        let mut sorted: Vec<_> = line.chars().zip(line.chars().skip(1)).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// From 0, nothing in common, to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share of lengths that are far below 2^52")]
    fn similarity(&self, other: &Self) -> f64 {
        let mut common = 0_usize;
        let (mut one, mut two) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                Ordering::Less => drop(one.next()),
                Ordering::Greater => drop(two.next()),
                Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.sorted.len() + other.sorted.len();
        if all == 0 { 0.0 } else { (2 * common) as f64 / all as f64 }
    }
}

/// Pairs each new line left over with an equal old line left over: it was moved.
fn pair_moved(before: &[&str], after: &[&str], hunks: &[Hunk], pairs: &mut HashMap<usize, usize>) {
    let taken: HashSet<usize> = pairs.values().copied().collect();
    let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
    for old in hunks.iter().flat_map(|hunk| hunk.gone.clone()).filter(|old| !taken.contains(old)) {
        left.entry(before[old]).or_default().push(old);
    }
    for places in left.values_mut() {
        places.reverse();
    }
    for new in hunks.iter().flat_map(|hunk| hunk.come.clone()) {
        if !pairs.contains_key(&new)
            && let Some(old) = left.get_mut(after[new]).and_then(Vec::pop)
        {
            pairs.insert(new, old);
        }
    }
}

#[cfg(test)]
mod tests;
