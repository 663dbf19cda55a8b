//! Blocks as paragraphs and tables.

use super::inlines::{Look, run};
use super::parts::{self, DECLARATION};
use super::{Page, Writer, names};
use crate::markup::{Block, BlockKind, Inline, InlineKind};
use crate::report::Document;
use crate::report::inlines::{lines, text};
use crate::report::phrases::Phrases;
use crate::report::xml::Xml;

/// How far a quotation stands in from what is around it, in twentieths of a point.
const QUOTE_STEP: u32 = 567;

/// The most that anything stands in: a third of the page is left to words.
const MOST_INDENT: u32 = 6000;

/// The numbers of the names of chapters begin here, behind those of footnotes.
const CHAPTER_IDS: usize = 1_000_000;

/// The space behind a paragraph of the text.
pub(super) const PARAGRAPH_GAP: u32 = 160;

/// Where blocks stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The style of paragraphs.
    pub(super) style: &'static str,
    /// How far in, in twentieths of a point.
    pub(super) indent: u32,
    /// How many lists are around.
    pub(super) level: usize,
    /// The space behind the last paragraph, where it is not that of its style.
    pub(super) after: Option<u32>,
}

/// What a paragraph looks like.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) style: &'static str,
    /// The list of numbers or bullets, and the level in it.
    pub(super) list: Option<(usize, usize)>,
    /// How far in, where it is not as the style says.
    pub(super) indent: Option<u32>,
    /// How far the first line stands out of it.
    pub(super) hanging: u32,
    pub(super) after: Option<u32>,
    pub(super) alignment: Option<&'static str>,
    /// Whether a page begins with it.
    pub(super) starts_page: bool,
}

impl Place {
    /// So much further in.
    pub(super) fn further(self, step: u32) -> Self {
        Self { indent: (self.indent + step).min(MOST_INDENT), ..self }
    }
}

impl Form {
    /// A paragraph of a style that stands in some place.
    pub(super) fn of(style: &'static str, place: Place) -> Self {
        let own = match style {
            "Quote" => QUOTE_STEP,
            _ => 0,
        };
        let indent = (place.indent != own).then_some(place.indent);
        Self { style, list: None, indent, hanging: 0, after: place.after, alignment: None, starts_page: false }
    }

    /// Writes what differs from an unstyled paragraph, in the order that the format wants.
    fn write(&self, xml: &mut Xml) {
        xml.element("w:pPr", &[], |xml| {
            if self.style != "Normal" {
                xml.empty("w:pStyle", &[("w:val", self.style)]);
            }
            if self.starts_page {
                xml.empty("w:pageBreakBefore", &[]);
            }
            if let Some((list, level)) = self.list {
                xml.element("w:numPr", &[], |xml| {
                    xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
                    xml.empty("w:numId", &[("w:val", &list.to_string())]);
                });
            }
            if let Some(after) = self.after {
                xml.empty("w:spacing", &[("w:after", &after.to_string())]);
            }
            if let Some(indent) = self.indent {
                let (indent, hanging) = (indent.to_string(), self.hanging.to_string());
                let attributes = [("w:left", indent.as_str()), ("w:hanging", &hanging)];
                xml.empty("w:ind", if self.hanging > 0 { &attributes } else { &attributes[..1] });
            }
            if let Some(alignment) = self.alignment {
                xml.empty("w:jc", &[("w:val", alignment)]);
            }
        });
    }

    /// A paragraph that looks so.
    pub(super) fn paragraph(&self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.element("w:p", &[], |xml| {
            self.write(xml);
            content(xml);
        });
    }
}

impl Writer<'_> {
    /// The part with the text.
    pub(super) fn document(&mut self, document: &Document, blocks: &[Block]) -> String {
        let place = Place { style: "Normal", indent: 0, level: 0, after: None };
        let mut xml = Xml::default();
        xml.verbatim(DECLARATION);
        xml.element("w:document", &names(), |xml| {
            xml.element("w:body", &[], |xml| {
                for (style, line) in [("Title", &document.title), ("Subtitle", &document.author_line)] {
                    if !line.is_empty() {
                        Form::of(style, place).paragraph(xml, |xml| run(xml, Look::default(), line));
                    }
                }
                if let Some(cover) = &document.cover {
                    Form::of("Subtitle", place).paragraph(xml, |xml| run(xml, Look::default(), cover));
                    contents(xml, document, place);
                    self.chapters(xml, document, place);
                } else {
                    self.blocks(xml, blocks, place);
                }
                if blocks.is_empty() {
                    Form::of("Normal", place).paragraph(xml, |_| {});
                }
                parts::section(xml, &Page::of(document.paper));
            });
        });
        xml.into_string()
    }

    /// The weeks, each on a page of its own and with a name to which the contents lead.
    fn chapters(&mut self, xml: &mut Xml, document: &Document, place: Place) {
        for (number, section) in document.sections.iter().enumerate() {
            let mut body = section.body().into_iter();
            if let Some(BlockKind::Heading { content, .. }) = body.next().map(|heading| heading.kind) {
                let form = Form { starts_page: true, ..Form::of("Heading1", place) };
                form.paragraph(xml, |xml| {
                    let (id, name) = ((CHAPTER_IDS + number).to_string(), chapter_name(number));
                    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
                    self.inlines(xml, &content, Look::default());
                    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
                });
            }
            self.blocks(xml, &body.collect::<Vec<_>>(), place);
        }
    }

    /// The part with the footnotes: first the lines above them, which every such part has.
    pub(super) fn footnotes(&mut self) -> String {
        self.may_refer = false;
        let footnotes: Vec<_> = self.footnotes.in_text().collect();
        let mut xml = Xml::default();
        xml.verbatim(DECLARATION);
        xml.element("w:footnotes", &names(), |xml| {
            for (id, kind, line) in
                [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
            {
                xml.element("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                    let place = Place { style: "Normal", indent: 0, level: 0, after: Some(0) };
                    Form::of("Normal", place).paragraph(xml, |xml| xml.element("w:r", &[], |xml| xml.empty(line, &[])));
                });
            }
            for (number, footnote) in footnotes {
                xml.element("w:footnote", &[("w:id", &number.to_string())], |xml| {
                    self.footnote(xml, footnote.content);
                });
            }
        });
        xml.into_string()
    }

    fn footnote(&mut self, xml: &mut Xml, content: &[Block]) {
        let place = Place { style: "FootnoteText", indent: 0, level: 0, after: None };
        let (words, rest) = match content {
            [Block { kind: BlockKind::Paragraph(words), .. }, rest @ ..] => (words.as_slice(), rest),
            rest => ([].as_slice(), rest),
        };
        Form::of("FootnoteText", place).paragraph(xml, |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]));
                xml.empty("w:footnoteRef", &[]);
            });
            run(xml, Look::default(), " ");
            self.inlines(xml, words, Look::default());
        });
        self.blocks(xml, rest, place);
    }

    /// Blocks; what is said of the place's last paragraph counts for the last of them.
    pub(super) fn blocks(&mut self, xml: &mut Xml, blocks: &[Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            let is_last = at + 1 == blocks.len();
            self.block(xml, &block.kind, Place { after: place.after.filter(|_| is_last), ..place });
        }
    }

    pub(super) fn block(&mut self, xml: &mut Xml, block: &BlockKind, place: Place) {
        match block {
            BlockKind::Paragraph(content) => self.paragraphs(xml, content, place),
            BlockKind::Heading { level, content } => {
                // The title stands above all levels, so that those of the sections are the first.
                let style = match level {
                    0..=2 => "Heading1",
                    3 => "Heading2",
                    4 => "Heading3",
                    5 => "Heading4",
                    _ => "Heading5",
                };
                Form::of(style, place).paragraph(xml, |xml| self.inlines(xml, content, Look::default()));
            }
            BlockKind::Quote(content) => {
                let style = if place.style == "FootnoteText" { "FootnoteText" } else { "Quote" };
                self.blocks(xml, content, Place { style, ..place.further(QUOTE_STEP) });
            }
            BlockKind::Code { text, .. } => {
                let text = text.strip_suffix('\n').unwrap_or(text);
                Form::of("SourceCode", place).paragraph(xml, |xml| run(xml, Look::default(), text));
            }
            BlockKind::List { start, tight, items } => self.list(xml, *start, *tight, items, place),
            BlockKind::Table { alignments, head, rows } => {
                self.table(xml, alignments, head, rows, place);
                // Without a paragraph behind it a table would become one with the next, and may not stand last.
                Form { style: "TableEnd", ..Form::of("Normal", place) }.paragraph(xml, |_| {});
            }
            BlockKind::Footnote { label, content } => self.unreferred(xml, label, content, place),
            BlockKind::Rule => Form::of("HorizontalRule", place).paragraph(xml, |_| {}),
            BlockKind::Html(html) => self.paragraphs(xml, &lines(html), place),
        }
    }

    /// A footnote to which nothing in the text leads stands where it was typed.
    fn unreferred(&mut self, xml: &mut Xml, label: &str, content: &[Block], place: Place) {
        if self.footnotes.number_in_text(label).is_some() {
            return;
        }
        let mut content = content.to_vec();
        let sign = text(&format!("[^{label}]: "));
        if let Some(Block { kind: BlockKind::Paragraph(words), .. }) = content.first_mut() {
            words.insert(0, sign);
        } else {
            content.insert(0, Block { kind: BlockKind::Paragraph(vec![sign]), span: 0..0 });
        }
        let may_refer = std::mem::replace(&mut self.may_refer, false);
        self.blocks(xml, &content, place);
        self.may_refer = may_refer;
    }

    /// A paragraph, and one for each formula in it that stands on a line of its own.
    fn paragraphs(&mut self, xml: &mut Xml, content: &[Inline], place: Place) {
        let parts = around_displays(content);
        let count = parts.len();
        for (at, part) in parts.into_iter().enumerate() {
            let place = Place { after: place.after.filter(|_| at + 1 == count), ..place };
            Form::of(place.style, place).paragraph(xml, |xml| self.inlines(xml, &part, Look::default()));
        }
    }
}

/// The chapters as a table of contents that Word can make anew, each a link to its place.
fn contents(xml: &mut Xml, document: &Document, place: Place) {
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.element("w:docPartObj", &[], |xml| {
                xml.empty("w:docPartGallery", &[("w:val", "Table of Contents")]);
                xml.empty("w:docPartUnique", &[]);
            });
        });
        xml.element("w:sdtContent", &[], |xml| {
            let form = Form { starts_page: true, ..Form::of("Subtitle", place) };
            let heading = Phrases::of(&document.language).contents;
            form.paragraph(xml, |xml| run(xml, Look::default(), heading));
            let last = document.sections.len().saturating_sub(1);
            for (number, section) in document.sections.iter().enumerate() {
                Form::of("Normal", place).paragraph(xml, |xml| {
                    if number == 0 {
                        field(xml, "begin");
                        xml.element("w:r", &[], |xml| {
                            let space = [("xml:space", "preserve")];
                            xml.leaf("w:instrText", &space, " TOC \\o \"1-1\" \\h \\z \\u ");
                        });
                        field(xml, "separate");
                    }
                    let name = chapter_name(number);
                    xml.element("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")], |xml| {
                        run(xml, Look::default(), section.heading.as_deref().unwrap_or_default());
                    });
                    if number == last {
                        field(xml, "end");
                    }
                });
            }
        });
    });
}

/// A mark of a field that stands over several paragraphs.
fn field(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}

fn chapter_name(number: usize) -> String {
    format!("_Toc_chapter_{}", number + 1)
}

/// The formulas that stand on lines of their own, and what is before and behind them, without the spaces there.
fn around_displays(content: &[Inline]) -> Vec<Vec<Inline>> {
    if !content.iter().any(is_display) {
        return vec![content.to_vec()];
    }
    let parts = content.chunk_by(|one, other| !is_display(one) && !is_display(other));
    parts.map(trimmed).filter(|part| !part.is_empty()).collect()
}

fn is_display(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Math { display: true, .. })
}

/// The inlines without the spaces and line ends at their edges.
fn trimmed(inlines: &[Inline]) -> Vec<Inline> {
    let is_space = |inline: &Inline| match &inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    let start = inlines.iter().take_while(|inline| is_space(inline)).count();
    let mut inlines = inlines.get(start..).unwrap_or_default().to_vec();
    while inlines.pop_if(|inline| is_space(inline)).is_some() {}
    if let Some(InlineKind::Text(text)) = inlines.first_mut().map(|inline| &mut inline.kind) {
        *text = text.trim_start().to_owned();
    }
    if let Some(InlineKind::Text(text)) = inlines.last_mut().map(|inline| &mut inline.kind) {
        *text = text.trim_end().to_owned();
    }
    inlines
}
