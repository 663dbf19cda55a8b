//! The tree as Markdown: one canonical way of writing, with the fewest escapes.
//!
//! Blocks are printed here, inlines in `inlines`, and what of a text must be escaped is decided in `escape`.

mod escape;
mod inlines;

use super::normalise::{ends_with_empty_item, normalise, normalise_inlines};
use super::tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item};
use inlines::{Place, inlines_in};

/// `blocks` as CommonMark that [`parse`](super::parse()) reads back as the same tree in normal form, but for the spans.
///
/// Bullets are `-`, emphasis is `*` and `**`, code is fenced, a soft line end stays one. What needs no escape gets
/// none. Ends with a line end unless it is empty.
#[must_use]
pub fn print(blocks: &[Block]) -> String {
    let mut text = sequence(&normalise(blocks.to_vec()), &Gaps { usual: "\n\n", behind_empty_item: "\n\n" });
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// `inlines` on one line that [`parse_inlines`](super::parse_inlines) reads back as the same inlines in normal form.
/// Signs that would start a block elsewhere are not escaped.
#[must_use]
pub fn print_inlines(inlines: &[Inline]) -> String {
    inlines_in(&normalise_inlines(inlines.to_vec()), Place::Line)
}

/// What stands between two blocks of a container.
struct Gaps {
    usual: &'static str,
    /// Behind what [`ends_with_empty_item`].
    behind_empty_item: &'static str,
}

impl Gaps {
    /// Blank lines inside a container.
    const WIDE: Self = Self { usual: "\n\n", behind_empty_item: "\n" };
    /// No blank lines.
    const TIGHT: Self = Self { usual: "\n", behind_empty_item: "\n" };

    fn behind(&self, block: &Block) -> &'static str {
        if ends_with_empty_item(block) { self.behind_empty_item } else { self.usual }
    }
}

/// Blocks of one container.
fn sequence(blocks: &[Block], gaps: &Gaps) -> String {
    sequence_in(blocks, gaps, "***", false)
}

/// [`sequence`]; `rule` is how a thematic break is written in the container, and `other_marker` whether a list that it
/// starts with takes the second sort of marker.
fn sequence_in(blocks: &[Block], gaps: &Gaps, rule: &str, other_marker: bool) -> String {
    let mut text = String::new();
    let mut other_marker = other_marker;
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            text.push_str(gaps.behind(&blocks[at - 1]));
            // Lists of one sort side by side stay two when their markers differ.
            other_marker = !other_marker && blocks[at - 1].kind.is_list_of_sort(&block.kind);
        }
        text.push_str(&printed(&block.kind, other_marker, rule));
    }
    text
}

/// A block without the line end behind it.
fn printed(kind: &BlockKind, other_marker: bool, rule: &str) -> String {
    match kind {
        BlockKind::Paragraph(content) => inlines_in(content, Place::Paragraph),
        BlockKind::Heading { level, content } => {
            let content = inlines_in(content, Place::Heading);
            let signs = "#".repeat(usize::from(*level));
            if content.is_empty() { signs } else { format!("{signs} {content}") }
        }
        BlockKind::Quote(content) => prefixed(&sequence(content, &Gaps::WIDE), "> ", "> "),
        BlockKind::Code { language, text } => code(language, text),
        BlockKind::List { start, tight, items } => list(*start, *tight, items, other_marker),
        BlockKind::Table { alignments, head, rows } => table(alignments, head, rows),
        BlockKind::Footnote { label, content } => {
            prefixed(&sequence(content, &Gaps::WIDE), &format!("[^{label}]: "), "    ")
        }
        BlockKind::Rule => rule.to_owned(),
        BlockKind::Html(html) => html.clone(),
    }
}

/// `text` with `first` before its first line and `rest` before the others; white space that nothing follows is left
/// out.
#[must_use]
pub fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut done = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            done.push('\n');
        }
        let prefix = if at == 0 { first } else { rest };
        done.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        done.push_str(line);
    }
    done
}

fn code(language: &str, text: &str) -> String {
    // Behind a fence of backticks no backtick may stand.
    let sign = if language.contains('`') { '~' } else { '`' };
    let longest = text.split(|other| other != sign).map(str::len).max().unwrap_or(0);
    let fence = sign.to_string().repeat(3.max(longest + 1));
    format!("{fence}{}\n{text}{fence}", escape::info(language, sign))
}

fn list(start: Option<u64>, tight: bool, items: &[Item], other_marker: bool) -> String {
    let gaps = if tight { Gaps::TIGHT } else { Gaps::WIDE };
    let mut text = String::new();
    for (at, item) in (0_u64..).zip(items) {
        let marker = match (start, other_marker) {
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
            // Only the first number counts; nine digits are the most.
            (Some(first), _) => {
                let sign = if other_marker { ')' } else { '.' };
                format!("{}{sign} ", (first + at).min(999_999_999))
            }
        };
        let tick = match item.checked {
            None => "",
            Some(false) => "[ ] ",
            Some(true) => "[x] ",
        };
        // Bullets in a row could be a thematic break: `- - -`, and `- ---`. Two sorts of signs never are.
        let content = match empty_box(item) {
            Some(sign) if tight => sign.to_owned(),
            _ => sequence_in(&item.content, &gaps, "___", start.is_none() && !other_marker),
        };
        text.push_str(&prefixed(&format!("{tick}{content}"), &marker, &" ".repeat(marker.len())));
        if at + 1 < items.len() as u64 {
            text.push_str(item.content.last().map_or(gaps.usual, |last| gaps.behind(last)));
        }
    }
    text
}

/// The signs of an empty check box, if nothing else stands in the item. To a reader of the Markdown they are just that,
/// with or without a backslash, as a check box needs words.
fn empty_box(item: &Item) -> Option<&str> {
    let [Block { kind: BlockKind::Paragraph(content), .. }] = item.content.as_slice() else { return None };
    let [Inline { kind: InlineKind::Text(text), .. }] = content.as_slice() else { return None };
    (item.checked.is_none() && matches!(text.as_str(), "[ ]" | "[x]")).then_some(text)
}

fn table(alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells.iter().map(|cell| inlines_in(cell, Place::Cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = alignments
        .iter()
        .map(|alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        })
        .collect();
    let mut lines = vec![row(head), format!("| {} |", rule.join(" | "))];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}
