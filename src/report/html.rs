//! The report as a web page that is one file: semantic HTML with its style sheet, without scripts and without anything that
//! would have to be loaded. The page is well-formed XML as well.
//!
//! Text can never become markup: every element is written by `Xml`, and an address that could do more than lead
//! somewhere is shown as text.

mod footnotes;
mod inlines;

#[cfg(test)]
mod tests;

use super::footnotes::Numbered;
use super::inlines::lines;
use super::language;
use super::phrases::Phrases;
use super::xml::{Xml, one_line};
use super::{Document, Section};
use crate::journal::Paper;
use crate::markup::{Alignment, Block, BlockKind, Inline, Item};

/// What every page looks like.
const STYLE: &str = include_str!("../../assets/templates/report.css");

/// What its printed pages are.
const A4: &str = "@page { size: A4; margin: 2.5cm; }";
const LETTER: &str = "@page { size: letter; margin: 2.5cm; }";

/// The digests by which a page allows its own style sheets and no others; a test knows them.
const STYLE_DIGEST: &str = "sha256-cIVSBdQCSLwmrH6MtKlR+zkAUKj58p4Y00lJ+6bX/h0=";
const A4_DIGEST: &str = "sha256-EVDZ+dTLKyTdKKdZ4R/zg57Ang34uFGJSJEdBtEzgd0=";
const LETTER_DIGEST: &str = "sha256-tM0Bha+lFGaaPSG6bGe/+QSs0DigcbXgZ+4m58/rnyQ=";

/// The report as a page, ended by a line end.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut xml = Xml::default();
    xml.verbatim("<!DOCTYPE html>\n");
    let language = language::tag(&document.language);
    xml.element("html", &[("lang", &language)], |xml| {
        xml.verbatim("\n");
        xml.element("head", &[], |xml| head(xml, document));
        xml.verbatim("\n");
        xml.element("body", &[], |xml| {
            xml.verbatim("\n");
            xml.element("article", &[], |xml| article(xml, document));
            xml.verbatim("\n");
        });
        xml.verbatim("\n");
    });
    xml.verbatim("\n");
    xml.into_string()
}

fn head(xml: &mut Xml, document: &Document) {
    let (page, page_digest) = match document.paper {
        Paper::A4 => (A4, A4_DIGEST),
        Paper::Letter => (LETTER, LETTER_DIGEST),
    };
    // Formulas have style attributes, which can load nothing.
    let policy = format!(
        "default-src 'none'; style-src '{STYLE_DIGEST}' '{page_digest}'; style-src-attr 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'"
    );
    let mut meta = |attributes: &[(&str, &str)]| {
        xml.verbatim("\n");
        xml.empty("meta", attributes);
    };
    meta(&[("charset", "utf-8")]);
    meta(&[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    meta(&[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    meta(&[("name", "referrer"), ("content", "no-referrer")]);
    meta(&[("name", "color-scheme"), ("content", "light dark")]);
    if !document.name.is_empty() {
        meta(&[("name", "author"), ("content", &document.name)]);
    }
    meta(&[("name", "date"), ("content", &document.date.to_string())]);
    meta(&[("name", "generator"), ("content", "Seminote")]);
    xml.verbatim("\n");
    let title = one_line(&document.title);
    let unnamed = format!("{}, {}", document.series, document.week);
    xml.leaf("title", &[], if title.trim().is_empty() { &unnamed } else { &title });
    for style in [STYLE, page] {
        xml.verbatim("\n");
        // What stands in a style sheet is no text; that of the program has no sign that would end it.
        xml.element("style", &[], |xml| xml.verbatim(style));
    }
    xml.verbatim("\n");
}

/// The title, the line below it, the sections, the footnotes.
fn article(xml: &mut Xml, document: &Document) {
    if !(document.title.is_empty() && document.author_line.is_empty()) {
        xml.verbatim("\n");
        xml.element("header", &[], |xml| {
            if !document.title.is_empty() {
                xml.verbatim("\n");
                xml.leaf("h1", &[], &document.title);
            }
            if !document.author_line.is_empty() {
                xml.verbatim("\n");
                xml.leaf("p", &[("class", "author")], &document.author_line);
            }
            if let Some(cover) = &document.cover {
                xml.verbatim("\n");
                xml.leaf("p", &[("class", "author")], cover);
            }
            xml.verbatim("\n");
        });
    }
    if document.cover.is_some() {
        contents(xml, document);
    }
    let bodies: Vec<Vec<Block>> = document.sections.iter().map(Section::body).collect();
    let footnotes = Numbered::of(bodies.iter().map(Vec::as_slice));
    let signs = vec![0; footnotes.iter().count()];
    let mut writer = Writer { footnotes, signs, tables: 0, phrases: Phrases::of(&document.language) };
    for (number, (section, body)) in document.sections.iter().zip(&bodies).enumerate() {
        xml.verbatim("\n");
        let id = chapter_id(number);
        let chapter = [("class", "chapter"), ("id", id.as_str()), ("style", "break-before: page")];
        let class = [("class", section.kind.name())];
        xml.element("section", if document.cover.is_some() { &chapter[..] } else { &class[..] }, |xml| {
            writer.blocks(xml, body);
            xml.verbatim("\n");
        });
    }
    writer.notes(xml);
    xml.verbatim("\n");
}

/// The chapters of several weeks, each a link.
fn contents(xml: &mut Xml, document: &Document) {
    xml.verbatim("\n");
    xml.element("nav", &[("role", "doc-toc")], |xml| {
        xml.verbatim("\n");
        xml.leaf("h2", &[], Phrases::of(&document.language).contents);
        xml.verbatim("\n");
        xml.element("ol", &[("style", "list-style: none; padding-left: 0")], |xml| {
            for (number, section) in document.sections.iter().enumerate() {
                xml.verbatim("\n");
                let address = format!("#{}", chapter_id(number));
                let heading = section.heading.as_deref().unwrap_or_default();
                xml.element("li", &[], |xml| xml.leaf("a", &[("href", &address)], heading));
            }
            xml.verbatim("\n");
        });
        xml.verbatim("\n");
    });
}

fn chapter_id(number: usize) -> String {
    format!("chapter-{}", number + 1)
}

/// Blocks to elements, with what they have met so far.
struct Writer<'a> {
    footnotes: Numbered<'a>,
    /// How many signs of each footnote are written.
    signs: Vec<usize>,
    tables: usize,
    phrases: &'static Phrases,
}

impl Writer<'_> {
    /// Blocks, each on a line of its own.
    fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) {
        for block in blocks {
            self.block(xml, &block.kind);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &BlockKind) {
        if matches!(block, BlockKind::Footnote { .. }) {
            return;
        }
        xml.verbatim("\n");
        match block {
            BlockKind::Paragraph(content) => xml.element("p", &[], |xml| self.inlines(xml, content)),
            BlockKind::Heading { level, content } => {
                let name =
                    ["h1", "h2", "h3", "h4", "h5", "h6"].get(usize::from(level.saturating_sub(1))).unwrap_or(&"h6");
                xml.element(name, &[], |xml| self.inlines(xml, content));
            }
            BlockKind::Quote(content) => xml.element("blockquote", &[], |xml| {
                self.blocks(xml, content);
                xml.verbatim("\n");
            }),
            BlockKind::Code { language, text } => code(xml, language, text),
            BlockKind::List { start, tight, items } => self.list(xml, *start, *tight, items),
            BlockKind::Table { alignments, head, rows } => self.table(xml, alignments, head, rows),
            BlockKind::Footnote { .. } => {}
            BlockKind::Rule => xml.empty("hr", &[]),
            BlockKind::Html(html) => xml.element("p", &[], |xml| self.inlines(xml, &lines(html))),
        }
    }

    fn list(&mut self, xml: &mut Xml, start: Option<u64>, tight: bool, items: &[Item]) {
        let number = start.unwrap_or(1).to_string();
        let starts = [("start", number.as_str())];
        let (name, attributes) = match start {
            None => ("ul", &[][..]),
            Some(1) => ("ol", &[][..]),
            Some(_) => ("ol", &starts[..]),
        };
        xml.element(name, attributes, |xml| {
            for item in items {
                xml.verbatim("\n");
                let class: &[(&str, &str)] = if item.checked.is_some() { &[("class", "task")] } else { &[] };
                xml.element("li", class, |xml| self.item(xml, item, tight));
            }
            xml.verbatim("\n");
        });
    }

    /// What stands in an item: in a tight list its texts stand in no paragraphs.
    fn item(&mut self, xml: &mut Xml, item: &Item, tight: bool) {
        for (place, block) in item.content.iter().enumerate() {
            let BlockKind::Paragraph(words) = &block.kind else {
                self.block(xml, &block.kind);
                continue;
            };
            let checked = item.checked.filter(|_| place == 0);
            let mut text = |xml: &mut Xml| match checked {
                Some(checked) => self.task(xml, checked, words),
                None => self.inlines(xml, words),
            };
            if tight {
                text(xml);
            } else {
                xml.verbatim("\n");
                xml.element("p", &[], text);
            }
        }
        if !matches!(item.content.as_slice(), [] | [Block { kind: BlockKind::Paragraph(_), .. }]) {
            xml.verbatim("\n");
        }
    }

    /// A check box, which is called by the words behind it.
    fn task(&mut self, xml: &mut Xml, checked: bool, words: &[Inline]) {
        let attributes = [("type", "checkbox"), ("disabled", ""), ("checked", "")];
        let attributes = if checked { &attributes[..] } else { &attributes[..2] };
        xml.element("label", &[], |xml| {
            xml.empty("input", attributes);
            xml.text(" ");
            self.inlines(xml, words);
        });
    }

    /// A table, in a frame that scrolls where the window is too narrow for it.
    fn table(&mut self, xml: &mut Xml, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let name = format!("{} {}", self.phrases.table, self.tables);
        xml.element("div", &[("class", "table"), ("role", "group"), ("aria-label", &name), ("tabindex", "0")], |xml| {
            xml.element("table", &[], |xml| {
                xml.verbatim("\n");
                xml.element("thead", &[], |xml| self.row(xml, "th", alignments, head));
                if !rows.is_empty() {
                    xml.verbatim("\n");
                    xml.element("tbody", &[], |xml| {
                        for row in rows {
                            self.row(xml, "td", alignments, row);
                        }
                        xml.verbatim("\n");
                    });
                }
                xml.verbatim("\n");
            });
        });
    }

    fn row(&mut self, xml: &mut Xml, cell: &str, alignments: &[Alignment], row: &[Vec<Inline>]) {
        if cell == "td" {
            xml.verbatim("\n");
        }
        xml.element("tr", &[], |xml| {
            for (content, alignment) in row.iter().zip(alignments) {
                let mut attributes = Vec::new();
                if cell == "th" {
                    attributes.push(("scope", "col"));
                }
                match alignment {
                    Alignment::None => {}
                    Alignment::Left => attributes.push(("class", "left")),
                    Alignment::Center => attributes.push(("class", "center")),
                    Alignment::Right => attributes.push(("class", "right")),
                }
                xml.element(cell, &attributes, |xml| self.inlines(xml, content));
            }
        });
    }
}

fn code(xml: &mut Xml, language: &str, text: &str) {
    let class = format!("language-{language}");
    let attributes = [("class", class.as_str())];
    let attributes = if language.is_empty() || language.contains(char::is_whitespace) { &[][..] } else { &attributes };
    // A page leaves out a line end right behind the opening of such a block, so one stands there for it.
    let start = if text.starts_with('\n') { "\n" } else { "" };
    xml.element("pre", &[("tabindex", "0")], |xml| {
        xml.element("code", attributes, |xml| {
            xml.verbatim(start);
            xml.text(text);
        });
    });
}
