//! Tables whose rows have more cells than their head.
//!
//! GitHub's dialect drops the cells in excess, and pulldown-cmark with it. Here nothing that was typed is lost: such a
//! table is read as if its head and the line below were as wide as its longest row.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::edited::Edited;
use super::tree::Span;

/// Widens the tables that are narrower than one of their rows. Returns whether there was one: then the text must be
/// parsed again.
pub(super) fn widen_tables(text: &mut Edited<'_>, events: &[(Event<'_>, Range<usize>)]) -> bool {
    let source = text.source();
    let mut edits = Vec::new();
    // No table stands in another.
    let mut head = Ends { row: 0, last_cell: 0 };
    let mut row = 0..0;
    let mut last_cell = 0;
    let mut excess = 0;
    for (event, range) in events {
        let span = text.in_source(range);
        match event {
            Event::Start(Tag::Table(_)) => excess = 0,
            Event::Start(Tag::TableHead | Tag::TableRow) => row = span,
            Event::End(TagEnd::TableCell) => last_cell = span.end,
            Event::End(TagEnd::TableHead) => head = Ends { row: row.end, last_cell },
            Event::End(TagEnd::TableRow) => excess = excess.max(cells(&source[last_cell.min(row.end)..row.end])),
            Event::End(TagEnd::Table) if excess > 0 => edits.extend(wider(source, &head, excess)),
            _ => {}
        }
    }
    let is_any = !edits.is_empty();
    text.replace(edits);
    is_any
}

/// Where the head of a table ends.
struct Ends {
    /// Behind its line end.
    row: usize,
    last_cell: usize,
}

/// How many cells stand in the rest of a row, behind one of its cells.
fn cells(rest: &str) -> usize {
    let rest = rest.trim();
    let rest = rest.strip_prefix('|').unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return 0;
    }
    let is_bar = |(at, _): &(usize, &str)| !rest[..*at].ends_with('\\');
    let bars = rest.match_indices('|').filter(is_bar).count();
    if rest.ends_with('|') && !rest.ends_with("\\|") { bars } else { bars + 1 }
}

/// What makes head and delimiter row wider by `columns`.
fn wider(source: &str, head: &Ends, columns: usize) -> [(Span, String); 2] {
    let head_text = source[..head.row].trim_end();
    let is_closed = head_text.get(head.last_cell..).is_some_and(|rest| rest.contains('|'));
    let close = if is_closed { "" } else { " |" };
    let head_end = head_text.len();
    let rule = source[head.row..].split(['\n', '\r']).next().unwrap_or_default().trim_end();
    let rule_end = head.row + rule.len();
    let open = if rule.ends_with('|') { "" } else { "|" };
    [
        (head_end..head_end, format!("{close}{}", "|".repeat(columns))),
        (rule_end..rule_end, format!("{open}{}", "-|".repeat(columns))),
    ]
}
