//! Inlines as elements.

use super::Writer;
use super::footnotes::sign_id;
use crate::markup::{Inline, InlineKind, plain};
use crate::report::inlines::{is_safe, spelled_out, without_links};
use crate::report::mathematics::Formula;
use crate::report::xml::Xml;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, xml: &mut Xml, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(xml, &inline.kind);
        }
    }

    fn inline(&mut self, xml: &mut Xml, inline: &InlineKind) {
        match inline {
            InlineKind::Text(text) | InlineKind::Html(text) => xml.text(text),
            InlineKind::Code(code) => xml.leaf("code", &[], code),
            InlineKind::Emphasis(content) => xml.element("em", &[], |xml| self.inlines(xml, content)),
            InlineKind::Strong(content) => xml.element("strong", &[], |xml| self.inlines(xml, content)),
            InlineKind::Strikethrough(content) => xml.element("s", &[], |xml| self.inlines(xml, content)),
            InlineKind::Link { target, title, content } | InlineKind::Image { target, title, content } => {
                self.link(xml, target, title, content);
            }
            InlineKind::Math { source, display } => formula(xml, source, *display),
            InlineKind::FootnoteReference(label) => self.sign(xml, label),
            InlineKind::SoftBreak => xml.verbatim("\n"),
            InlineKind::HardBreak => {
                xml.empty("br", &[]);
                xml.verbatim("\n");
            }
        }
    }

    /// A link, also for an image: a page that is one file loads none.
    fn link(&mut self, xml: &mut Xml, target: &str, title: &str, content: &[Inline]) {
        if !is_safe(target) {
            return self.inlines(xml, &spelled_out(target, content));
        }
        let mut attributes = vec![("href", target)];
        if !title.is_empty() {
            attributes.push(("title", title));
        }
        let words = without_links(content);
        // On paper the address stands behind words that say something else.
        if plain(&words).trim() != target && !words.is_empty() && target.contains("://") {
            attributes.push(("class", "named"));
        }
        xml.element("a", &attributes, |xml| {
            if words.is_empty() {
                xml.text(target);
            } else {
                self.inlines(xml, &words);
            }
        });
    }

    /// The sign of a footnote.
    fn sign(&mut self, xml: &mut Xml, label: &str) {
        let Some(number) = self.footnotes.number(label) else {
            return xml.text(&format!("[^{label}]"));
        };
        let sign = self.signs.get_mut(number - 1).map_or(1, |signs| {
            *signs += 1;
            *signs
        });
        let (address, id) = (format!("#note-{number}"), sign_id(number, sign));
        xml.element("sup", &[], |xml| {
            xml.leaf("a", &[("href", &address), ("id", &id), ("role", "doc-noteref")], &number.to_string());
        });
    }
}

/// A formula; one that is not understood as typed.
fn formula(xml: &mut Xml, source: &str, display: bool) {
    if let Ok(formula) = Formula::read(source, display) {
        return xml.verbatim(&formula.mathml);
    }
    let dollars = if display { "$$" } else { "$" };
    xml.leaf("code", &[], &format!("{dollars}{source}{dollars}"));
}
