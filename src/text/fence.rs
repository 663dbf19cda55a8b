//! Code fences (CommonMark 0.31, 4.5): which lines are code, in which a sign at the start means nothing.
//!
//! It knows lines only; what they are otherwise is their reader's part.

use super::Text;

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
    #[must_use]
    pub fn opened_by(line: &str) -> Option<Self> {
        let line = line.trim_start_matches([' ', '\t']);
        let line = line.get(bullet(line)..)?;
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let behind = line.trim_start_matches(sign);
        let length = line.len() - behind.len();
        (length >= 3 && (sign == '~' || !behind.contains('`'))).then_some(Self { sign, length })
    }

    /// Whether a line closes the block: the same sign at least as often, and nothing else.
    #[must_use]
    pub fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|character| character == self.sign)
    }
}

/// The length of a list's bullet at the start with the space behind it; 0 when there is none.
#[must_use]
pub fn bullet(rest: &str) -> usize {
    let behind = rest.strip_prefix(['-', '*', '+']).unwrap_or(rest);
    let item = behind.trim_start_matches([' ', '\t']);
    if item.len() < behind.len() && behind.len() < rest.len() { rest.len() - item.len() } else { 0 }
}

/// Whether line `line` is code, or a fence around it.
pub(super) fn is_code(text: &Text, line: usize) -> bool {
    let mut open: Option<Fence> = None;
    for before in text.lines().iter().take(line) {
        open = match open {
            Some(fence) if fence.is_closed_by(&before.text) => None,
            Some(fence) => Some(fence),
            None => Fence::opened_by(&before.text),
        };
    }
    open.is_some() || Fence::opened_by(text.line(line)).is_some()
}

#[cfg(test)]
mod tests;
