//! The report as text without markup, in lines as a mail has them: nothing is lost that a reader of the other formats sees.
//!
//! Headings are underlined, links have their address behind them in parentheses, footnotes stand at the end in the order of
//! their signs. Lines end between words, Korean ones too; a word longer than a line, such as an address, stays whole.

use unicode_width::UnicodeWidthStr;

use super::Document;
use super::footnotes::Numbered;
use crate::markup::{Alignment, Block, BlockKind, Inline, InlineKind, Item, prefixed};

#[cfg(test)]
mod tests;

/// The most columns to which the cells of a table's column are filled up: beside whole sentences words would be lost
/// among blanks.
const WIDEST_COLUMN: usize = 40;

/// The columns of a line.
const LINE: usize = 72;

/// The columns that a line has at least, however far in it stands.
const SHORTEST_LINE: usize = 24;

/// The report as text, ended by a line end unless it is empty.
pub(super) fn write(document: &Document) -> String {
    let mut parts = Vec::new();
    if !document.title.is_empty() {
        parts.push(underlined(&wrapped(&document.title, LINE), '='));
    }
    if !document.author_line.is_empty() {
        parts.push(wrapped(&document.author_line, LINE));
    }
    let body = [super::bound::contents(document), document.body()].concat();
    let writer = Writer { footnotes: Numbered::of([body.as_slice()]) };
    parts.extend(writer.parts(&body, LINE));
    let notes = writer.footnotes.iter();
    parts.extend(notes.map(|(number, note)| writer.signed(note.content, &format!("[{number}] "), "\n\n", LINE)));
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'a> {
    footnotes: Numbered<'a>,
}

impl Writer<'_> {
    /// Blocks in lines of so many columns.
    fn parts(&self, blocks: &[Block], width: usize) -> Vec<String> {
        blocks.iter().filter_map(|block| self.block(block, width)).collect()
    }

    fn block(&self, block: &Block, width: usize) -> Option<String> {
        Some(match &block.kind {
            BlockKind::Paragraph(content) => wrapped(&self.inlines(content), width),
            BlockKind::Heading { level, content } => {
                let words = wrapped(&self.inlines(content), width);
                if *level <= super::SECTION_LEVEL { underlined(&words, '-') } else { words }
            }
            BlockKind::Quote(content) => prefixed(&self.parts(content, less(width, 2)).join("\n\n"), "> ", "> "),
            BlockKind::Code { text, .. } => prefixed(text.strip_suffix('\n').unwrap_or(text), "    ", "    "),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items, width),
            BlockKind::Table { alignments, head, rows } => self.table(alignments, head, rows),
            BlockKind::Footnote { .. } => return None,
            BlockKind::Rule => "* * *".to_owned(),
            BlockKind::Html(html) => html.trim_end_matches('\n').to_owned(),
        })
    }

    fn list(&self, start: Option<u64>, tight: bool, items: &[Item], width: usize) -> String {
        let between = if tight { "\n" } else { "\n\n" };
        let numbered = |(number, item): (u64, &Item)| {
            let sign = start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start.saturating_add(number)));
            let tick = match item.checked {
                None => "",
                Some(false) => "[ ] ",
                Some(true) => "[x] ",
            };
            self.signed(&item.content, &format!("{sign}{tick}"), between, width)
        };
        (0..).zip(items).map(numbered).collect::<Vec<_>>().join(between)
    }

    /// Blocks behind a sign, their further lines below the words of the first.
    fn signed(&self, content: &[Block], sign: &str, between: &str, width: usize) -> String {
        let content = self.parts(content, less(width, sign.len())).join(between);
        prefixed(&content, sign, &" ".repeat(sign.len()))
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
                let number = self.footnotes.number(label);
                number.map_or_else(|| format!("[^{label}]"), |number| format!("[{number}]"))
            }
            InlineKind::SoftBreak => " ".to_owned(),
            InlineKind::HardBreak => "\n".to_owned(),
        }
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
    let width = words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    format!("{words}\n{}", sign.to_string().repeat(width.max(1)))
}

/// What is left of a line when so many columns of it are taken.
fn less(width: usize, taken: usize) -> usize {
    width.saturating_sub(taken).max(SHORTEST_LINE)
}

/// Text in lines of so many columns, the lines that it has kept apart. None begins with a word that would be a sign there.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            lines.push('\n');
        }
        let mut columns = 0;
        for (number, word) in line.split(' ').enumerate() {
            let taken = word.width();
            let fits = columns + 1 + taken <= width || word.is_empty() || is_sign(word);
            if number > 0 {
                lines.push(if fits { ' ' } else { '\n' });
                columns = if fits { columns + 1 } else { 0 };
            }
            lines.push_str(word);
            columns += taken;
        }
    }
    lines
}

/// Whether a word at the start of a line would be taken for the sign of a list, a quotation, a heading or a line.
fn is_sign(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_number = number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number || word.starts_with(['>', '|']) || word.chars().all(|sign| "-+*#=~`_".contains(sign))
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
