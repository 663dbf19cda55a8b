//! Inlines as runs.

use std::fmt::Write as _;

use super::parts::link_id;
use super::{Writer, mathematics};
use crate::markup::{Inline, InlineKind, plain};
use crate::report::inlines::{is_safe, spelled_out, without_links};
use crate::report::xml::{Xml, one_line};

/// The longest address that Word takes.
const LONGEST_ADDRESS: usize = 2000;

/// The longest words that Word shows over a link.
const LONGEST_TITLE: usize = 250;

/// What the characters of a run look like.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what can be switched on, each on its own")]
pub(super) struct Look {
    strong: bool,
    emphasised: bool,
    struck: bool,
    code: bool,
    link: bool,
}

impl Look {
    /// The same for code.
    pub(super) fn of_code(self) -> Self {
        Self { code: true, ..self }
    }

    /// Writes what differs from plain characters, in the order that the format wants.
    fn write(self, xml: &mut Xml) {
        if !(self.strong || self.emphasised || self.struck || self.code || self.link) {
            return;
        }
        xml.element("w:rPr", &[], |xml| {
            match (self.link, self.code) {
                (true, _) => xml.empty("w:rStyle", &[("w:val", "Hyperlink")]),
                (false, true) => xml.empty("w:rStyle", &[("w:val", "SourceCodeCharacter")]),
                (false, false) => {}
            }
            if self.link && self.code {
                xml.empty("w:rFonts", &[("w:ascii", "Courier New"), ("w:hAnsi", "Courier New")]);
            }
            if self.strong {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if self.emphasised {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            if self.struck {
                xml.empty("w:strike", &[]);
            }
            if self.code {
                xml.empty("w:noProof", &[]);
            }
        });
    }
}

/// A text that looks so, with its tabs and line ends.
pub(super) fn run(xml: &mut Xml, look: Look, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        look.write(xml);
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                xml.empty("w:br", &[]);
            }
            for (number, words) in line.split('\t').enumerate() {
                if number > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !words.is_empty() {
                    xml.leaf("w:t", &[("xml:space", "preserve")], words);
                }
            }
        }
    });
}

/// A tab.
pub(super) fn tab(xml: &mut Xml) {
    run(xml, Look::default(), "\t");
}

impl Writer<'_> {
    pub(super) fn inlines(&mut self, xml: &mut Xml, inlines: &[Inline], look: Look) {
        for inline in inlines {
            self.inline(xml, &inline.kind, look);
        }
    }

    fn inline(&mut self, xml: &mut Xml, inline: &InlineKind, look: Look) {
        match inline {
            InlineKind::Text(text) | InlineKind::Html(text) => run(xml, look, &one_line(text)),
            InlineKind::Code(code) => run(xml, look.of_code(), &one_line(code)),
            InlineKind::Emphasis(content) => self.inlines(xml, content, Look { emphasised: true, ..look }),
            InlineKind::Strong(content) => self.inlines(xml, content, Look { strong: true, ..look }),
            InlineKind::Strikethrough(content) => self.inlines(xml, content, Look { struck: true, ..look }),
            InlineKind::Link { target, title, content } | InlineKind::Image { target, title, content } => {
                self.link(xml, target, title, content, look);
            }
            InlineKind::Math { source, display } => mathematics::formula(xml, source, *display, look),
            InlineKind::FootnoteReference(label) => self.sign(xml, label, look),
            InlineKind::SoftBreak => run(xml, look, " "),
            InlineKind::HardBreak => run(xml, look, "\n"),
        }
    }

    /// A link, also for an image. An address within the report leads nowhere in Word, and is spelled out as one that could
    /// do more than lead somewhere.
    fn link(&mut self, xml: &mut Xml, target: &str, title: &str, content: &[Inline], look: Look) {
        let address = encoded(target);
        if !is_safe(target) || target.starts_with('#') || address.len() > LONGEST_ADDRESS {
            return self.inlines(xml, &spelled_out(target, content), look);
        }
        let place = self.links.iter().position(|link| *link == address).unwrap_or_else(|| {
            self.links.push(address);
            self.links.len() - 1
        });
        let (id, title) = (link_id(place), title.chars().take(LONGEST_TITLE).collect::<String>());
        let attributes = [("r:id", id.as_str()), ("w:history", "1"), ("w:tooltip", &title)];
        let words = without_links(content);
        xml.element("w:hyperlink", if title.is_empty() { &attributes[..2] } else { &attributes }, |xml| {
            let look = Look { link: true, ..look };
            if plain(&words).trim().is_empty() {
                run(xml, look, &one_line(target));
            } else {
                self.inlines(xml, &words, look);
            }
        });
    }

    /// The sign of a footnote: the footnote itself where it first stands, and a reference to its number elsewhere.
    fn sign(&mut self, xml: &mut Xml, label: &str, look: Look) {
        let number = self.footnotes.number_in_text(label);
        let Some((number, is_referred)) =
            number.and_then(|number| Some((number, self.is_referred.get_mut(number - 1)?)))
        else {
            return run(xml, look, &format!("[^{label}]"));
        };
        let (id, name) = (number.to_string(), format!("_Ref_footnote_{number}"));
        let style = |xml: &mut Xml| {
            xml.element("w:rPr", &[], |xml| xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]));
        };
        if self.may_refer && !std::mem::replace(is_referred, true) {
            xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
            xml.element("w:r", &[], |xml| {
                style(xml);
                xml.empty("w:footnoteReference", &[("w:id", &id)]);
            });
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        } else {
            let field = format!(" NOTEREF {name} \\f \\h ");
            xml.element("w:fldSimple", &[("w:instr", &field)], |xml| {
                xml.element("w:r", &[], |xml| {
                    style(xml);
                    xml.leaf("w:t", &[], &id);
                });
            });
        }
    }
}

/// An address as RFC 3986 has it: what it has no place for is encoded. Word refuses a file with others.
fn encoded(target: &str) -> String {
    let mut encoded = String::new();
    let target = target.trim();
    let fragment = target.find('#');
    for (at, character) in target.char_indices() {
        let behind = target.as_bytes().get(at + 1..at + 3);
        let is_kept = match character {
            '%' => behind.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            '#' => fragment == Some(at),
            other => other.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(other),
        };
        if is_kept {
            encoded.push(character);
        } else if !character.is_control() {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                // Writing into a text cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
