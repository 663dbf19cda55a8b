//! What looks like an author line, such as `2023-12675 박지호`. The importer looks for it; the Markdown writer takes care
//! that nothing but the author line looks so at its place.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::journal::{Author, Unknown};

/// A student number with a dash and a name, in either order; the second in parentheses or behind a comma, a slash, a bar
/// or a dash. A number without a dash needs one of these signs: a date stands before words as well.
static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const NUMBER: &str = r"(?P<number>\d{2,}[-‐‑–]\d{2,})";
    const PLAIN_NUMBER: &str = r"(?P<number>\d{7,10})";
    const SIGN: &str = r"(?:\s*[,/|]\s*|\s+[-‐‑–—]\s+)";
    const NAME: &str = r"(?P<name>\p{L}[^\d!?:;(),/|]{0,39}?)";
    [
        format!(r"^{NUMBER}$"),
        format!(r"^{NUMBER}(?:{SIGN}|\s+){NAME}$"),
        format!(r"^{PLAIN_NUMBER}{SIGN}{NAME}$"),
        format!(r"^{PLAIN_NUMBER}\s*\(\s*{NAME}\s*\)$"),
        format!(r"^{NAME}{SIGN}{PLAIN_NUMBER}$"),
        format!(r"^{NAME}\s*\(\s*{PLAIN_NUMBER}\s*\)$"),
        format!(r"^{NUMBER}\s*\(\s*{NAME}\s*\)$"),
        format!(r"^{NAME}(?:{SIGN}|\s+){NUMBER}$"),
        format!(r"^{NAME}\s*\(\s*{NUMBER}\s*\)$"),
        format!(r"^\(\s*{NUMBER}\s*\)\s*{NAME}$"),
    ]
    .iter()
    .filter_map(|form| Regex::new(form).ok())
    .collect()
});

/// More words than this are a sentence, not a name.
const MOST_WORDS: usize = 4;

/// The author that a line names, when it is nothing but a student number of digits, a dash and digits, with or without
/// a name before or behind it.
#[must_use]
pub fn read(line: &str) -> Option<Author> {
    let captures: Captures<'_> = FORMS.iter().find_map(|form| form.captures(line))?;
    let number = captures.name("number")?.as_str().to_owned();
    let name = captures.name("name").map(|name| name.as_str());
    let is_name = name.is_none_or(|name| !name.ends_with(['.', '。']) && name.split_whitespace().count() <= MOST_WORDS);
    is_name.then(|| Author { name: name.map(str::to_owned), student_id: Some(number), unknown: Unknown::new() })
}

#[cfg(test)]
mod tests;
