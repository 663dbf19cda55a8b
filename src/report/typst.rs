//! The report as Typst source: the template, a show rule with what it is given, the text.
//!
//! Addresses of images stand as links and the titles of links are left out, because Typst has no place for either here.
//! Mathematics is set, with its source as what a screen reader says; what is not understood is shown as its source.

mod escape;
mod footnotes;
mod inlines;
mod mathematics;
mod show_rule;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::inlines::{lines, text};
use super::{Document, Template};
use crate::markup::{Alignment, Block, BlockKind, Inline, Item, prefixed};
use escape::clean;
use footnotes::Footnote;

pub use show_rule::KNOWN;

/// Name of the template's function, which the show rule names.
pub const FUNCTION: &str = "report";

/// Stands between two lists of one sort, which Typst would take for one. As it is not weak, the space behind the first
/// list stays.
pub const LIST_END: &str = "#v(0em)";

/// The signs of check boxes in a report from a personal template, and whether they are ticked.
pub const CHECK_BOXES: [(char, bool); 2] = [('☐', false), ('☑', true)];

/// How deep quotations, lists and emphases may stand in one another; what stands deeper stands at that depth. Typst's
/// parser gives up at 256 of its own levels and its layout at 64 elements.
const MAX_NESTING: usize = 12;

/// The report as Typst source in the form of a template, ended by a line end. A built-in template comes along, a personal
/// one is imported as its line says; with that nothing in the text needs more than Typst itself has.
#[must_use]
pub fn write(document: &Document, template: &Template) -> String {
    // The head of a course report is that of one week.
    let template = if document.cover.is_some() && *template == Template::Course { &Template::Plain } else { template };
    let is_personal = matches!(template, Template::Personal(_));
    // Where the template prints the title, the headings of the text begin at the first level.
    let blocks = match template {
        Template::Personal(_) if document.sections.iter().all(|section| section.heading.is_none()) => {
            document.body_at(1, 0)
        }
        Template::Personal(_) => document.body_at(1, 1),
        Template::Plain | Template::Course => document.body(),
    };
    let contents = if document.cover.is_some() && is_personal { "#outline(depth: 1)\n\n" } else { "" };
    let body = format!("{contents}{}", body(&blocks, is_personal));
    let between = if body.is_empty() { "" } else { "\n" };
    let end = if body.is_empty() { "" } else { "\n" };
    let gap = if is_personal { "\n" } else { "" };
    format!("{}\n{gap}{}\n{between}{body}{end}", template.text(), show_rule::of(document, template))
}

/// The text. A footnote is named where a later sign refers to it, which is known when all is written once.
fn body(blocks: &[Block], is_personal: bool) -> String {
    let mut writer = Writer::new(blocks, HashSet::new(), is_personal);
    let body = writer.blocks(blocks, "\n\n", 0);
    if writer.referred.is_empty() {
        return body;
    }
    Writer::new(blocks, writer.referred, is_personal).blocks(blocks, "\n\n", 0)
}

/// Blocks to markup, with the footnotes that it meets on the way.
struct Writer<'a> {
    footnotes: HashMap<String, Footnote<'a>>,
    numbered: usize,
    /// The numbers of the footnotes that are given a name.
    labelled: HashSet<usize>,
    /// The numbers of those that a later sign refers to.
    referred: HashSet<usize>,
    /// Whether the template is the user's own: it has no functions of ours, and breaks lines its own way.
    is_personal: bool,
}

impl<'a> Writer<'a> {
    fn new(blocks: &'a [Block], labelled: HashSet<usize>, is_personal: bool) -> Self {
        Self { footnotes: Footnote::all(blocks), numbered: 0, labelled, referred: HashSet::new(), is_personal }
    }

    fn blocks(&mut self, blocks: &[Block], between: &str, depth: usize) -> String {
        let mut written = String::new();
        let mut before: Option<&BlockKind> = None;
        for block in blocks {
            let Some(text) = self.block(&block.kind, depth) else { continue };
            if let Some(before) = before {
                written.push_str(between);
                if before.is_list_of_sort(&block.kind) {
                    written.push_str(LIST_END);
                    written.push_str(between);
                }
            }
            written.push_str(&text);
            before = Some(&block.kind);
        }
        written
    }

    /// A block; `None` for one that is written elsewhere.
    fn block(&mut self, block: &BlockKind, depth: usize) -> Option<String> {
        Some(match block {
            BlockKind::Paragraph(content) => self.inlines(content, depth),
            BlockKind::Heading { level, content } => {
                let signs = "=".repeat(usize::from(*level));
                let content = self.inlines(content, depth);
                if content.is_empty() { signs } else { format!("{signs} {content}") }
            }
            BlockKind::Quote(content) if depth >= MAX_NESTING => self.blocks(content, "\n\n", depth),
            BlockKind::Quote(content) => format!("#quote(block: true)[{}]", self.bracketed(content, depth + 1)),
            BlockKind::Code { language, text } => code(language, text),
            BlockKind::List { items, .. } if depth >= MAX_NESTING => {
                let items = items.iter().map(|item| self.blocks(&item.content, "\n\n", depth));
                items.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items, depth + 1),
            BlockKind::Table { alignments, head, rows } => self.table(alignments, head, rows, depth + 1),
            BlockKind::Footnote { label, content } => {
                if !self.footnotes.get(&label.to_lowercase())?.is_orphan() {
                    return None;
                }
                let sign = Block { kind: BlockKind::Paragraph(vec![text(&format!("[^{label}]:"))]), span: 0..0 };
                format!("{}\n\n{}", self.block(&sign.kind, depth)?, self.blocks(content, "\n\n", depth))
            }
            BlockKind::Rule => "#line(length: 100%)".to_owned(),
            BlockKind::Html(html) => self.inlines(&lines(html), depth),
        })
    }

    /// Blocks for between two brackets: a single line as it is, more on lines of their own.
    fn bracketed(&mut self, blocks: &[Block], depth: usize) -> String {
        let text = self.blocks(blocks, "\n\n", depth);
        match blocks {
            [Block { kind: BlockKind::Paragraph(_) | BlockKind::Html(_), .. }] if !text.contains('\n') => text,
            [] => text,
            _ => format!("\n{}\n", prefixed(&text, "  ", "  ")),
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item], depth: usize) -> String {
        let between = if tight { "\n" } else { "\n\n" };
        let mut written = Vec::new();
        for (number, item) in (0..).zip(items) {
            let sign = start.map_or_else(|| "-".to_owned(), |start| format!("{}.", start.saturating_add(number)));
            let tick = match (item.checked, self.is_personal) {
                (None, _) => "",
                (Some(false), false) => "#checkbox(false) ",
                (Some(true), false) => "#checkbox(true) ",
                (Some(false), true) => "☐ ",
                (Some(true), true) => "☑ ",
            };
            let content = format!("{tick}{}", self.blocks(&item.content, between, depth));
            if content.is_empty() {
                written.push(sign);
            } else {
                let rest = " ".repeat(sign.len() + 1);
                written.push(prefixed(&content, &format!("{sign} "), &rest));
            }
        }
        written.join(between)
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        depth: usize,
    ) -> String {
        let mut lines = vec!["#table(".to_owned(), format!("  columns: {},", head.len())];
        if alignments.iter().any(|alignment| *alignment != Alignment::None) {
            let names = alignments.iter().map(|alignment| match alignment {
                Alignment::None => "auto,",
                Alignment::Left => "left,",
                Alignment::Center => "center,",
                Alignment::Right => "right,",
            });
            lines.push(format!("  align: ({}),", names.collect::<Vec<_>>().join(" ")));
        }
        let mut cells = |cells: &[Vec<Inline>]| {
            cells.iter().map(|cell| format!("[{}]", self.inlines(cell, depth))).collect::<Vec<_>>().join(", ")
        };
        lines.push(format!("  table.header({}),", cells(head)));
        lines.extend(rows.iter().map(|row| format!("  {},", cells(row))));
        lines.push(")".to_owned());
        lines.join("\n")
    }
}

/// A code block: fenced where Typst reads the same text back, else as a call.
fn code(language: &str, text: &str) -> String {
    let text = text.split('\n').map(keep_tabs).collect::<Vec<_>>().join("\n");
    let language = clean(language);
    let is_name = language.is_empty() || typst_syntax::is_ident(&language);
    if is_name && !text.contains(['\u{2028}', '\u{2029}']) {
        let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        return format!("{fence}{language}\n{text}{fence}");
    }
    let language = if language.is_empty() { String::new() } else { format!(", lang: {}", escape::string(&language)) };
    format!("#raw(block: true{language}, {})", escape::string(text.strip_suffix('\n').unwrap_or(&text)))
}

/// A line of code without the characters that Typst cannot have; tabs stay.
fn keep_tabs(line: &str) -> String {
    line.split('\t').map(clean).collect::<Vec<_>>().join("\t")
}
