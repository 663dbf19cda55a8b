//! The report as text without markup: a paragraph a line, nothing lost that a reader of the other formats sees.
//!
//! Headings are underlined, links have their address behind them in parentheses, footnotes stand at the end.

use unicode_width::UnicodeWidthStr;

use super::Document;
use crate::markup::{Alignment, Block, BlockKind, Inline, InlineKind, Item, prefixed};

#[cfg(test)]
mod tests;

/// The most columns to which the cells of a table's column are filled up: beside whole sentences words would be lost
/// among blanks.
const WIDEST_COLUMN: usize = 40;

/// The report as text, ended by a line end unless it is empty.
pub(super) fn write(document: &Document) -> String {
    let mut parts = Vec::new();
    if !document.title.is_empty() {
        parts.push(underlined(&document.title, '='));
    }
    if !document.author_line.is_empty() {
        parts.push(document.author_line.clone());
    }
    let body = document.body();
    // In normal form they stand in no other block.
    let footnotes: Vec<(&str, &[Block])> = body
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Footnote { label, content } => Some((label.as_str(), content.as_slice())),
            _ => None,
        })
        .collect();
    let writer = Writer { footnotes: footnotes.iter().map(|(label, _)| label.to_lowercase()).collect() };
    parts.extend(writer.parts(&body));
    parts.extend(footnotes.iter().map(|(label, content)| writer.footnote(label, content)));
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer {
    /// The labels of the footnotes, in lower case, in the order of their texts; a footnote's number is its place.
    footnotes: Vec<String>,
}

impl Writer {
    fn parts(&self, blocks: &[Block]) -> Vec<String> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Option<String> {
        Some(match &block.kind {
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::Heading { level, content } => {
                let words = self.inlines(content);
                if *level <= super::SECTION_LEVEL { underlined(&words, '-') } else { words }
            }
            BlockKind::Quote(content) => prefixed(&self.parts(content).join("\n\n"), "> ", "> "),
            BlockKind::Code { text, .. } => prefixed(text.strip_suffix('\n').unwrap_or(text), "    ", "    "),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Table { alignments, head, rows } => self.table(alignments, head, rows),
            BlockKind::Footnote { .. } => return None,
            BlockKind::Rule => "* * *".to_owned(),
            BlockKind::Html(html) => html.trim_end_matches('\n').to_owned(),
        })
    }

    fn list(&self, start: Option<u64>, tight: bool, items: &[Item]) -> String {
        let between = if tight { "\n" } else { "\n\n" };
        let numbered = |(number, item): (u64, &Item)| {
            let sign = start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start.saturating_add(number)));
            let tick = match item.checked {
                None => "",
                Some(false) => "[ ] ",
                Some(true) => "[x] ",
            };
            let content = self.parts(&item.content).join(between);
            prefixed(&format!("{tick}{content}"), &sign, &" ".repeat(sign.len()))
        };
        (0..).zip(items).map(numbered).collect::<Vec<_>>().join(between)
    }

    fn table(&self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let rows = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(|cell| self.inlines(cell)).collect()).collect();
        let columns = |place: usize| {
            let widest = rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.width()).max().unwrap_or(0);
            if widest <= WIDEST_COLUMN { widest } else { 0 }
        };
        let columns: Vec<(usize, Alignment)> = (0..).map(columns).zip(alignments.iter().copied()).collect();
        let line = |row: &Vec<String>| {
            let cells: Vec<String> = row.iter().zip(&columns).map(|(cell, column)| padded(cell, *column)).collect();
            cells.join(" | ").trim_end().to_owned()
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        lines.insert(1, "-".repeat(width.max(1)));
        lines.join("\n")
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(&inline.kind)).collect()
    }

    fn inline(&self, inline: &InlineKind) -> String {
        match inline {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => text.clone(),
            InlineKind::Emphasis(content) | InlineKind::Strong(content) => self.inlines(content),
            InlineKind::Strikethrough(content) => format!("~~{}~~", self.inlines(content)),
            InlineKind::Link { target, title, content } | InlineKind::Image { target, title, content } => {
                link(target, title, &self.inlines(content))
            }
            InlineKind::Math { source, display: false } => format!("${source}$"),
            InlineKind::Math { source, display: true } => format!("$${source}$$"),
            InlineKind::FootnoteReference(label) => {
                self.number(label).map_or_else(|| format!("[^{label}]"), |number| format!("[{number}]"))
            }
            InlineKind::SoftBreak => " ".to_owned(),
            InlineKind::HardBreak => "\n".to_owned(),
        }
    }

    /// The number of a footnote, from 1.
    fn number(&self, label: &str) -> Option<usize> {
        let label = label.to_lowercase();
        self.footnotes.iter().position(|other| *other == label).map(|place| place + 1)
    }

    fn footnote(&self, label: &str, content: &[Block]) -> String {
        let sign = format!("[{}] ", self.number(label).unwrap_or_default());
        prefixed(&self.parts(content).join("\n\n"), &sign, &" ".repeat(sign.len()))
    }
}

/// What a link shows, and behind it in parentheses its title and address, where they say something else.
fn link(target: &str, title: &str, words: &str) -> String {
    let address = if words == target { "" } else { target };
    let behind: Vec<&str> = [title, address].into_iter().filter(|text| !text.is_empty()).collect();
    match (words, behind.join(", ")) {
        (words, behind) if behind.is_empty() => words.to_owned(),
        ("", behind) => behind,
        (words, behind) => format!("{words} ({behind})"),
    }
}

/// Words above a line that is as wide as they are.
fn underlined(words: &str, sign: char) -> String {
    format!("{words}\n{}", sign.to_string().repeat(words.width().max(1)))
}

/// A cell with the blanks that make it as wide as its column.
fn padded(cell: &str, (columns, alignment): (usize, Alignment)) -> String {
    let blanks = columns.saturating_sub(cell.width());
    let before = match alignment {
        Alignment::None | Alignment::Left => 0,
        Alignment::Center => blanks / 2,
        Alignment::Right => blanks,
    };
    format!("{}{cell}{}", " ".repeat(before), " ".repeat(blanks - before))
}
