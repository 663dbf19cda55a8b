//! Blocks as rows of styled words: how prose looks on a screen of a given width.
//!
//! It decides what stands where; which colour an [`Ink`] has is the theme's.

mod flow;
mod table;

use crate::markup::{Block, BlockKind, Inline, Item};

use flow::{Flow, Run};

/// What a piece of text is, for the theme to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Prose.
    #[default]
    Plain,
    /// The title of a report.
    Title,
    /// A heading.
    Heading,
    /// Strong words.
    Strong,
    /// Emphasised words.
    Emphasis,
    /// Words struck through.
    Struck,
    /// Code and formulas.
    Code,
    /// A link.
    Link,
    /// A quotation.
    Quote,
    /// Bullets, numbers, rules and other signs.
    Sign,
}

/// A piece of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The characters, fit to be drawn.
    pub text: String,
    /// What they are.
    pub ink: Ink,
}

/// A row of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
    /// Whether the row stands in the middle of the page.
    pub centered: bool,
}

/// A page that is being filled from the top.
#[derive(Debug)]
pub struct Page {
    width: usize,
    rows: Vec<Row>,
    /// What stands before each row: quotation bars and the indentation of lists.
    margin: Vec<Piece>,
    /// What stands before the next row instead, once: a bullet or a number.
    sign: Option<Piece>,
}

impl Page {
    /// An empty page of this many columns.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width: width.max(8), rows: Vec::new(), margin: Vec::new(), sign: None }
    }

    /// The rows.
    #[must_use]
    pub fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    /// Adds a line of one ink, wrapped, in the middle of the page when asked for.
    pub fn line(&mut self, text: &str, ink: Ink, centered: bool) {
        let run = Run { text: text.to_owned(), ink };
        self.flow(&Flow::of_runs(vec![run]), centered);
    }

    /// Adds an empty row.
    pub fn gap(&mut self) {
        self.push(Vec::new(), false);
    }

    /// Adds blocks with an empty row between them.
    pub fn blocks(&mut self, blocks: &[Block]) {
        self.blocks_apart(blocks, true);
    }

    fn blocks_apart(&mut self, blocks: &[Block], apart: bool) {
        for (number, block) in blocks.iter().enumerate() {
            if number > 0 && apart {
                self.gap();
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.inlines(content, Ink::Plain),
            BlockKind::Heading { content, .. } => self.inlines(content, Ink::Heading),
            BlockKind::Quote(blocks) => {
                self.within(Piece { text: "▌ ".to_owned(), ink: Ink::Quote }, |page| page.blocks(blocks));
            }
            BlockKind::Code { text, .. } => {
                self.within(Piece { text: "  ".to_owned(), ink: Ink::Code }, |page| {
                    for line in text.trim_end_matches('\n').split('\n') {
                        page.line(line, Ink::Code, false);
                    }
                });
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Table { head, rows, .. } => self.table(head, rows),
            BlockKind::Footnote { label, content } => {
                self.item(&format!("[{label}] "), |page| page.blocks(content));
            }
            BlockKind::Rule => {
                let width = self.room();
                self.push(vec![Piece { text: "─".repeat(width), ink: Ink::Sign }], false);
            }
            BlockKind::Html(text) => {
                for line in text.trim_end_matches('\n').split('\n') {
                    self.line(line, Ink::Code, false);
                }
            }
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) {
        for (number, item) in (0_u64..).zip(items) {
            if number > 0 && !tight {
                self.gap();
            }
            let sign = match (item.checked, start) {
                (Some(true), _) => "[x] ".to_owned(),
                (Some(false), _) => "[ ] ".to_owned(),
                (None, Some(start)) => format!("{}. ", start.saturating_add(number)),
                (None, None) => "• ".to_owned(),
            };
            self.item(&sign, |page| page.blocks_apart(&item.content, !tight));
        }
    }

    /// Fills in what stands behind a sign, and under it as far to the right.
    fn item(&mut self, sign: &str, fill: impl FnOnce(&mut Self)) {
        let indent = Piece { text: " ".repeat(flow::columns(sign)), ink: Ink::Plain };
        self.sign = Some(Piece { text: sign.to_owned(), ink: Ink::Sign });
        self.within(indent, fill);
        if self.sign.is_some() {
            // Nothing stands in the item: its sign still does.
            self.margin.push(Piece { text: String::new(), ink: Ink::Plain });
            self.push(Vec::new(), false);
            self.margin.pop();
        }
    }

    fn within(&mut self, margin: Piece, fill: impl FnOnce(&mut Self)) {
        self.margin.push(margin);
        fill(self);
        self.margin.pop();
    }

    fn inlines(&mut self, content: &[Inline], ink: Ink) {
        self.flow(&Flow::of(content, ink), false);
    }

    fn flow(&mut self, flow: &Flow, centered: bool) {
        for pieces in flow.rows(self.room()) {
            self.push(pieces, centered);
        }
    }

    /// Columns that are left for words.
    fn room(&self) -> usize {
        let margin: usize = self.margin.iter().map(|piece| flow::columns(&piece.text)).sum();
        self.width.saturating_sub(margin).max(4)
    }

    fn push(&mut self, pieces: Vec<Piece>, centered: bool) {
        let mut row = self.margin.clone();
        if let (Some(last), Some(sign)) = (row.last_mut(), self.sign.take()) {
            *last = sign;
        }
        row.extend(pieces);
        self.rows.push(Row { pieces: row, centered });
    }
}
