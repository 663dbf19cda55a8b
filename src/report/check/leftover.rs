//! Paragraphs that start with the mark or the stamp of a note, since they were taken over from the notes as they were.

use super::passage::{Kind, Passage};
use super::{Check, Finding};

/// The marks that mean nothing in prose. The others (`#`, `>`, `[ ]`) are Markdown there.
const MARKS: [&str; 6] = ["??", "?", "!", "=", "~", "@"];

/// Checks the start of the passage and of each of its lines.
pub(super) fn check(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    if passage.kind == Kind::Words {
        return;
    }
    let mut start = 0;
    for line in passage.text.split('\n') {
        let found = stamp(line).map(|stamp| (stamp, "the stamp")).or_else(|| mark(line).map(|mark| (mark, "the mark")));
        if let Some((leftover, what)) = found.filter(|_| !passage.is_escaped(start)) {
            let message = format!("{what} of a note stands at the start: \"{leftover}\".");
            findings.push(passage.finding(Check::LeftoverMark, start..start + leftover.len(), message));
        }
        start += line.len() + 1;
    }
}

fn mark(line: &str) -> Option<&str> {
    let (first, _) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    MARKS.contains(&first).then_some(first)
}

/// `mm:ss` or `h:mm:ss` before a space or the end.
fn stamp(line: &str) -> Option<&str> {
    let (first, _) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let parts: Vec<&str> = first.split(':').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let in_sixty = |part: &&str| part.len() == 2 && **part < *"60";
    let (head, tail) = parts.split_first()?;
    let fits = (1..=2).contains(&tail.len()) && (1..=2).contains(&head.len());
    (fits && parts.iter().all(is_number) && tail.iter().all(in_sixty)).then_some(first)
}
