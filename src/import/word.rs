//! A Word file to Markdown: its text, headings, lists, check boxes, quotations, tables, links and footnotes.
//!
//! It reads what Office Open XML (ECMA-376) calls a wordprocessing document, as Word, LibreOffice, Pages and Google Docs write
//! it. Where paragraphs are headings or stand in lists is said by styles under their English names, whatever language Word
//! speaks. What has no counterpart is named in a warning; no letter of a paragraph is dropped.

mod inlines;
mod lists;
mod notes;
mod package;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use roxmltree::Node;

use super::Warning;
use crate::markup::{Alignment, Block, BlockKind, Inline, InlineKind, plain, print};
use inlines::text;
use lists::{Entry, List};
use notes::{NoteKind, label, with_notes};
use package::{Numbering, Part, Style, Styles};

/// The vocabulary of text.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How deep tables, boxes and the like may stand in each other.
const DEEPEST: usize = 32;

/// Why a file could not be read, as the end of a sentence.
pub(super) type Refusal = String;

/// The text of a file as Markdown.
///
/// # Errors
/// When it is no Word file, or a damaged one.
pub(super) fn read(bytes: &[u8], warnings: &mut Vec<Warning>) -> Result<String, Refusal> {
    let package = package::open(bytes)?;
    let mut reader = Reader {
        styles: Styles::of(&package)?,
        numbering: Numbering::of(&package)?,
        part: Part::default(),
        left_out: BTreeSet::new(),
        notes: Vec::new(),
        depth: 0,
    };
    let blocks = reader.part(&package, "document")?;
    let mut notes = Vec::new();
    // Notes can refer to others.
    while let Some((kind, id)) = reader.notes.get(notes.len()).cloned() {
        let content = reader.note(&package, kind, &id)?;
        notes.push(block(BlockKind::Footnote { label: label(kind, &id), content }));
    }
    let blocks = with_notes(blocks, notes);
    warnings.extend(reader.left_out.iter().map(|what| Warning { line: None, message: (*what).to_owned() }));
    Ok(print(&blocks))
}

/// A file as it is read.
struct Reader {
    styles: Styles,
    numbering: Numbering,
    /// The addresses of the part that is read.
    part: Part,
    /// What has no counterpart, as sentences.
    left_out: BTreeSet<&'static str>,
    /// The notes whose signs were met.
    notes: Vec<(NoteKind, String)>,
    depth: usize,
}

/// A paragraph or table on its way into a list or the text.
enum Piece {
    Plain(Block),
    Listed(Entry),
    /// Stands in the item above it.
    Continued(Block),
    Quoted(Block),
    Code(String),
}

impl Reader {
    fn part(&mut self, package: &package::Package, name: &str) -> Result<Vec<Block>, Refusal> {
        let xml = package.part(name)?.ok_or_else(|| format!("it has no part word/{name}.xml"))?;
        self.part = package.links(name)?;
        let document = package::parse(&xml)?;
        let body = document.descendants().find(|node| node.has_tag_name((W, "body")));
        Ok(body.map(|body| self.blocks(body)).unwrap_or_default())
    }

    fn note(&mut self, package: &package::Package, kind: NoteKind, id: &str) -> Result<Vec<Block>, Refusal> {
        let (name, element) = match kind {
            NoteKind::Foot => ("footnotes", "footnote"),
            NoteKind::End => ("endnotes", "endnote"),
        };
        let Some(xml) = package.part(name)? else { return Ok(Vec::new()) };
        self.part = package.links(name)?;
        let document = package::parse(&xml)?;
        let is_it = |node: &Node<'_, '_>| node.has_tag_name((W, element)) && node.attribute((W, "id")) == Some(id);
        let found = document.descendants().find(is_it);
        Ok(found.map(|note| self.blocks(note)).unwrap_or_default())
    }

    /// The blocks of a body, a cell or a box.
    fn blocks(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut pieces = Vec::new();
        self.pieces(node, &mut pieces);
        assembled(pieces)
    }

    fn pieces(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>) {
        if self.depth >= DEEPEST {
            pieces.push(Piece::Plain(block(BlockKind::Paragraph(vec![text(&letters(node))]))));
            return;
        }
        self.depth += 1;
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child, pieces),
                "tbl" => pieces.push(Piece::Plain(self.table(child))),
                // The contents, which the headings make anew.
                "sdt" if is_contents(child) => {}
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" => self.pieces(child, pieces),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn paragraph(&mut self, node: Node<'_, '_>, pieces: &mut Vec<Piece>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|of| value(of, "pStyle"));
        let list = properties
            .and_then(|of| child(of, "numPr"))
            .map(|of| (value(of, "numId").map(str::to_owned), value(of, "ilvl").and_then(|level| level.parse().ok())));
        let style = self.styles.of_paragraph(style);
        let words = self.words(node);
        let (checked, content) = (words.checked, words.content);
        let number = list.as_ref().and_then(|(id, _)| id.clone()).or(style.list.clone()).filter(|id| id != "0");
        let level = list.and_then(|(_, level)| level).unwrap_or(style.level);
        let is_blank = plain(&content).trim().is_empty() && !content.iter().any(is_sign);
        let piece = match style.kind {
            Style::Code => Some(Piece::Code(lines(&content))),
            _ if is_blank && checked.is_none() => {
                (style.kind == Style::Rule).then(|| Piece::Plain(block(BlockKind::Rule)))
            }
            Style::Heading(level) => Some(Piece::Plain(block(BlockKind::Heading { level, content }))),
            _ if number.is_some() || checked.is_some() => {
                let start = number.and_then(|number| self.numbering.start(&number, level));
                let level = level + style.around;
                Some(Piece::Listed(Entry { level, start, checked, content: vec![paragraph(content)] }))
            }
            Style::Continued => Some(Piece::Continued(paragraph(content))),
            Style::Quote => Some(Piece::Quoted(paragraph(content))),
            Style::Text | Style::Rule => Some(Piece::Plain(paragraph(content))),
        };
        pieces.extend(piece);
        for of in words.boxes {
            self.pieces(of, pieces);
        }
    }

    /// A table: the first row is its head, and a cell is one line.
    fn table(&mut self, node: Node<'_, '_>) -> Block {
        let rows = node.descendants().filter(|row| row.has_tag_name((W, "tr")) && of_table(*row, node));
        let mut rows: Vec<Vec<Vec<Inline>>> = rows.map(|row| self.row(row)).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(width, Vec::new());
        }
        if width == 0 {
            return paragraph(Vec::new());
        }
        let head = rows.remove(0);
        block(BlockKind::Table { alignments: vec![Alignment::None; width], head, rows })
    }

    fn row(&mut self, row: Node<'_, '_>) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        for cell in row.descendants().filter(|cell| cell.has_tag_name((W, "tc")) && of_row(*cell, row)) {
            let mut content: Vec<Inline> = Vec::new();
            for block in self.blocks(cell) {
                if !content.is_empty() {
                    content.push(text(" "));
                }
                match block.kind {
                    BlockKind::Paragraph(words) => content.extend(words),
                    other => content.push(text(&plain_line(other))),
                }
            }
            cells.push(content);
            let span = child(cell, "tcPr").and_then(|of| value(of, "gridSpan")).and_then(|span| span.parse().ok());
            let more = span.unwrap_or(1_usize).saturating_sub(1).min(63);
            cells.extend(std::iter::repeat_with(Vec::new).take(more));
        }
        cells
    }
}

/// Pieces as blocks: entries side by side are a list, and what is quoted or code side by side is one.
fn assembled(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut list = List::default();
    for piece in pieces {
        match piece {
            Piece::Listed(entry) => {
                list.push(entry, &mut blocks);
            }
            Piece::Continued(block) if list.has_entries() => {
                list.continued(block);
            }
            Piece::Plain(block) | Piece::Continued(block) => {
                list.close(&mut blocks);
                blocks.push(block);
            }
            Piece::Quoted(quoted) => {
                list.close(&mut blocks);
                if let Some(Block { kind: BlockKind::Quote(content), .. }) = blocks.last_mut() {
                    content.push(quoted);
                } else {
                    blocks.push(block(BlockKind::Quote(vec![quoted])));
                }
            }
            Piece::Code(line) => {
                list.close(&mut blocks);
                if let Some(Block { kind: BlockKind::Code { text, .. }, .. }) = blocks.last_mut() {
                    text.push_str(&line);
                } else {
                    blocks.push(block(BlockKind::Code { language: String::new(), text: line }));
                }
            }
        }
    }
    list.close(&mut blocks);
    blocks
}

/// Whether a row stands in this table, and in none within it.
fn of_table(row: Node<'_, '_>, table: Node<'_, '_>) -> bool {
    row.ancestors().find(|node| node.has_tag_name((W, "tbl"))) == Some(table)
}

fn of_row(cell: Node<'_, '_>, row: Node<'_, '_>) -> bool {
    cell.ancestors().find(|node| node.has_tag_name((W, "tr"))) == Some(row)
}

/// Whether a block is the table of contents that Word makes.
fn is_contents(node: Node<'_, '_>) -> bool {
    let galleries = child(node, "sdtPr").into_iter().flat_map(|of| of.descendants());
    galleries
        .filter(|of| of.has_tag_name((W, "docPartGallery")))
        .any(|of| of.attribute((W, "val")) == Some("Table of Contents"))
}

fn is_sign(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::FootnoteReference(_))
}

/// Code as it is typed, each line with its end.
fn lines(content: &[Inline]) -> String {
    let parts = content.split(|inline| inline.kind == InlineKind::HardBreak).map(plain);
    parts.flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn plain_line(kind: BlockKind) -> String {
    crate::markup::plain_blocks(&[block(kind)]).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All letters under a node.
fn letters(node: Node<'_, '_>) -> String {
    node.descendants().filter(|of| of.has_tag_name((W, "t"))).filter_map(|of| of.text()).collect()
}

fn paragraph(content: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(content))
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}

/// The child of this name.
fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.has_tag_name((W, name)))
}

/// What the child of this name says.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.attribute((W, "val"))
}
