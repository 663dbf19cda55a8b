//! YAML front matter for Markdown: what is known of the talk, for programs that read it. The importer reads it back.

use super::pattern::one_line;
use crate::journal::{Author, Entry};

/// The front matter of an entry whose report names this author, with a blank line behind it. What is not known is left out.
#[must_use]
pub fn of(entry: &Entry, author: &Author) -> String {
    let details = &entry.details;
    let mut lines = vec!["---".to_owned()];
    let mut field = |name: &str, value: &str| {
        if !value.trim().is_empty() {
            lines.push(format!("{name}: {}", quoted(value)));
        }
    };
    field("title", &details.title);
    field("author", author.name.as_deref().unwrap_or_default());
    field("student_id", author.student_id.as_deref().unwrap_or_default());
    lines.push(format!("week: {}", details.week));
    lines.push(format!("date: {}", details.date));
    let mut list = |name: &str, values: &mut dyn Iterator<Item = String>| {
        let mut items = values.peekable();
        if items.peek().is_some() {
            lines.push(format!("{name}:"));
            lines.extend(items.map(|item| format!("- {}", quoted(&item))));
        }
    };
    list("speakers", &mut details.speakers.iter().map(ToString::to_string));
    list("tags", &mut details.tags.iter().cloned());
    lines.push("---\n\n".to_owned());
    lines.join("\n")
}

/// A text on one line in double quotes, as YAML 1.2 and JSON write it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
