//! The footnotes of a page, below its text.

use super::Writer;
use crate::markup::{Block, BlockKind};
use crate::report::footnotes::Footnote;
use crate::report::xml::Xml;

impl Writer<'_> {
    /// The footnotes, each with links back to its signs behind its last words.
    pub(super) fn notes(&mut self, xml: &mut Xml) {
        let notes: Vec<_> = self.footnotes.iter().collect();
        if notes.is_empty() {
            return;
        }
        xml.verbatim("\n");
        let name = self.phrases.footnotes;
        xml.element("section", &[("class", "footnotes"), ("role", "doc-endnotes"), ("aria-label", name)], |xml| {
            xml.verbatim("\n");
            xml.element("ol", &[], |xml| {
                for (number, note) in notes {
                    xml.verbatim("\n");
                    xml.element("li", &[("id", &format!("note-{number}"))], |xml| self.note(xml, number, note));
                }
                xml.verbatim("\n");
            });
            xml.verbatim("\n");
        });
    }

    fn note(&mut self, xml: &mut Xml, number: usize, note: Footnote<'_>) {
        let (blocks, words) = match note.content {
            [blocks @ .., Block { kind: BlockKind::Paragraph(words), .. }] => (blocks, words.as_slice()),
            blocks => (blocks, [].as_slice()),
        };
        self.blocks(xml, blocks);
        xml.verbatim("\n");
        xml.element("p", &[], |xml| {
            self.inlines(xml, words);
            for sign in 1..=note.signs {
                xml.text(" ");
                let address = format!("#{}", sign_id(number, sign));
                let name = format!("{} {number}", self.phrases.back_to_text);
                xml.leaf("a", &[("href", &address), ("role", "doc-backlink"), ("aria-label", &name)], "↩\u{fe0e}");
            }
        });
        xml.verbatim("\n");
    }
}

/// What the sign of a footnote is called, the first one or a later one.
pub(super) fn sign_id(note: usize, sign: usize) -> String {
    if sign == 1 { format!("sign-{note}") } else { format!("sign-{note}-{sign}") }
}
