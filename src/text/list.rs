//! The start of a line that belongs to a list: indentation, quotation signs, a bullet or number, a check box.
//!
//! It knows what continues on Enter and what counts as written; a journal's own marks it must not know.

use std::ops::Range;

/// The start of a line: everything before what was written on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prefix {
    /// Where the indentation ends.
    pub indent: usize,
    /// Where the quotation signs end; equal to `indent` without any.
    pub quote: usize,
    /// The bullet or number, with the spaces behind it.
    pub marker: Option<Marker>,
    /// The check box from `[` to `]`.
    pub check_box: Option<Range<usize>>,
    /// Where what was written begins.
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// `-`, `*`, `+` or `•`.
    Bullet(Range<usize>),
    /// The digits; `.` or `)` and spaces follow. Nine digits at most, as in CommonMark.
    Number(Range<usize>, u32),
}

impl Prefix {
    /// The prefix of `line`; of a plain line it is its indentation.
    pub fn of(line: &str) -> Self {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let mut end = indent;
        let mut quote = indent;
        while let Some(after) = sign(line, end, &['>']) {
            (quote, end) = (after, after);
        }
        let mut marker = None;
        if !is_rule(line) {
            if let Some(after) = sign(line, end, &['-', '*', '+', '•']) {
                marker = Some(Marker::Bullet(end..after));
                end = after;
            } else if let Some((digits, number, after)) = numbered(line, end) {
                marker = Some(Marker::Number(digits, number));
                end = after;
            }
        }
        let check_box = ["[ ]", "[x]", "[X]", "[]"].iter().find_map(|sign| {
            // At the line's end nothing was written yet, not even the space.
            let rest = line.get(end..)?.strip_prefix(sign)?;
            (rest.is_empty() || rest.starts_with(' ')).then_some(end..end + sign.len())
        });
        if let Some(check_box) = &check_box {
            end = spaces(line, check_box.end);
        }
        Self { indent, quote, marker, check_box, end }
    }

    /// Whether more than indentation stands there.
    pub fn is_item(&self) -> bool {
        self.end > self.indent
    }

    /// Where a line is cut when its list ends there: behind the quotation that the list stands in, else at its start.
    pub fn without_item(&self) -> usize {
        let is_list = self.marker.is_some() || self.check_box.is_some();
        if is_list && self.quote > self.indent { self.quote } else { 0 }
    }

    /// What the next item of the list starts with: a number goes one up, a check box is open. Zeros before a number stay,
    /// so that numbers of equal length remain so.
    pub fn continued(&self, line: &str) -> String {
        let part = |range: Range<usize>| line.get(range).unwrap_or_default();
        let mut next = part(0..self.quote).to_owned();
        match &self.marker {
            Some(Marker::Bullet(bullet)) => next.push_str(part(bullet.clone())),
            Some(Marker::Number(digits, number)) => {
                let number = format!("{:0width$}", number + 1, width = digits.len());
                next.push_str(&number);
                next.push_str(part(digits.end..self.check_box.as_ref().map_or(self.end, |check_box| check_box.start)));
            }
            None => {}
        }
        if self.check_box.is_some() {
            next.push_str("[ ] ");
        }
        next
    }
}

/// Whether something was written on the line: a blank line and an empty item are not begun.
pub(super) fn is_begun(line: &str) -> bool {
    line.get(Prefix::of(line).end..).is_some_and(|written| !written.trim().is_empty())
}

/// The end of one of these signs and of the spaces behind it, of which there must be one.
fn sign(line: &str, at: usize, signs: &[char]) -> Option<usize> {
    let rest = line.get(at..)?;
    let found = rest.chars().next().filter(|first| signs.contains(first))?;
    let end = spaces(line, at + found.len_utf8());
    (end > at + found.len_utf8()).then_some(end)
}

fn numbered(line: &str, at: usize) -> Option<(Range<usize>, u32, usize)> {
    let rest = line.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=9).contains(&digits) {
        return None;
    }
    let number = rest.get(..digits)?.parse().ok()?;
    let after = sign(line, at + digits, &['.', ')'])?;
    Some((at..at + digits, number, after))
}

fn spaces(line: &str, at: usize) -> usize {
    line.len() - line.get(at..).map_or(0, |rest| rest.trim_start_matches(' ').len())
}

/// A thematic break (`* * *`, CommonMark 4.1) is no list item.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|character| !matches!(character, ' ' | '\t'));
    let Some(first @ ('-' | '*')) = signs.next() else { return false };
    let mut count = 1;
    signs.all(|sign| {
        count += 1;
        sign == first
    }) && count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_continues_and_how() {
        for (line, written, next) in [
            ("plain", "plain", ""),
            ("  plain", "plain", "  "),
            ("- one", "one", "- "),
            ("* one", "one", "* "),
            ("  + one", "one", "  + "),
            ("•  one", "one", "•  "),
            ("1. one", "one", "2. "),
            ("9) one", "one", "10) "),
            ("099.  one", "one", "100.  "),
            ("07. one", "one", "08. "),
            ("999999999. one", "one", "1000000000. "),
            ("1234567890. one", "1234567890. one", ""),
            ("> one", "one", "> "),
            ("> > one", "one", "> > "),
            ("> - one", "one", "> - "),
            ("[ ] one", "one", "[ ] "),
            ("[x] one", "one", "[ ] "),
            ("[] one", "one", "[ ] "),
            ("- [x] one", "one", "- [ ] "),
            ("3. [X]  one", "one", "4. [ ] "),
            ("-one", "-one", ""),
            ("-", "-", ""),
            (">", ">", ""),
            ("? why", "? why", ""),
            ("! so", "! so", ""),
            ("# head", "# head", ""),
            ("* * *", "* * *", ""),
            ("- - -", "- - -", ""),
            ("- - one", "- one", "- "),
            ("1.one", "1.one", ""),
            ("- 하나", "하나", "- "),
            ("[y] one", "[y] one", ""),
        ] {
            let prefix = Prefix::of(line);
            assert_eq!(&line[prefix.end..], written, "{line}");
            assert_eq!(prefix.continued(line), next, "{line}");
        }
    }

    #[test]
    fn an_empty_item_is_not_begun() {
        for line in ["", "  ", "- ", "1. ", "- [ ] ", "- [ ]", "[]", "> ", "> - ", "\t"] {
            assert!(!is_begun(line), "{line:?}");
        }
        for line in ["-", "a", "- a", ">", "* * *", "1."] {
            assert!(is_begun(line), "{line:?}");
        }
    }
}
