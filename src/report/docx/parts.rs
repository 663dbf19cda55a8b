//! The parts of the package around the text: what is constant, and what is known of the document.

use chrono::Datelike;

use super::{NAMES, Page};
use crate::report::xml::{Xml, one_line};
use crate::report::{Document, language};

pub(super) const CONTENT_TYPES: &str = include_str!("../../../assets/templates/docx/content-types.xml");
pub(super) const RELATIONS: &str = include_str!("../../../assets/templates/docx/relations.xml");
pub(super) const APPLICATION: &str = include_str!("../../../assets/templates/docx/application.xml");
pub(super) const FOOTER: &str = include_str!("../../../assets/templates/docx/footer.xml");
pub(super) const FONTS: &str = include_str!("../../../assets/templates/docx/fonts.xml");
const STYLES: &str = include_str!("../../../assets/templates/docx/styles.xml");

/// The first line of a part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts to which the text refers, with their names there.
const PARTS: [(&str, &str, &str); 6] = [
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("footnotes", "footnotes", "footnotes.xml"),
    ("footer", "footer", "footer.xml"),
    ("settings", "settings", "settings.xml"),
    ("fonts", "fontTable", "fontTable.xml"),
];

/// What the package says of the document: the talk's day stands for the days on which it was made and changed.
pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::default();
    xml.verbatim(DECLARATION);
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &names, |xml| {
        let mut property = |name: &str, value: &str| {
            if !value.trim().is_empty() {
                xml.leaf(name, &[], &one_line(value));
            }
        };
        property("dc:title", &document.title);
        property("dc:subject", &document.series);
        property("dc:creator", &document.name);
        property("cp:lastModifiedBy", &document.name);
        property("dc:language", &language::tag(&document.language));
        // Windows counts from 1601, and years have four digits.
        if (1601..=9999).contains(&document.date.year()) {
            let day = format!("{}T00:00:00Z", document.date);
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &day);
            }
        }
    });
    xml.into_string()
}

/// What the text refers to: the other parts and the addresses of its links.
pub(super) fn document_relations(links: &[String]) -> String {
    relations(&PARTS, links)
}

/// What the footnotes refer to.
pub(super) fn link_relations(links: &[String]) -> String {
    relations(&[], links)
}

/// The name of a part's link.
pub(super) fn link_id(place: usize) -> String {
    format!("link{}", place + 1)
}

fn relations(parts: &[(&str, &str, &str)], links: &[String]) -> String {
    let mut xml = Xml::default();
    xml.verbatim(DECLARATION);
    let name = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];
    xml.element("Relationships", &name, |xml| {
        for (id, kind, target) in parts {
            let kind = format!("{RELATION}/{kind}");
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
        for (place, target) in links.iter().enumerate() {
            let (id, kind) = (link_id(place), format!("{RELATION}/hyperlink"));
            let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", target), ("TargetMode", "External")];
            xml.empty("Relationship", &attributes);
        }
    });
    xml.into_string()
}

/// The styles, in the languages of the document; Korean lines stand further apart.
pub(super) fn styles(document: &Document) -> String {
    let (latin, east_asian) = language::pair(&document.language);
    let line = if language::is_korean(&document.language) { "312" } else { "288" };
    STYLES.replace("LATIN-LANGUAGE", &latin).replace("EAST-ASIAN-LANGUAGE", &east_asian).replace("LINE-HEIGHT", line)
}

/// How the document is to be treated. Latin words are hyphenated, Korean ones never.
pub(super) fn settings(document: &Document) -> String {
    let mut xml = Xml::default();
    xml.verbatim(DECLARATION);
    let (latin, east_asian) = language::pair(&document.language);
    xml.element("w:settings", &NAMES, |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        // Four characters of code.
        xml.empty("w:defaultTabStop", &[("w:val", "456")]);
        if !language::is_korean(&document.language) {
            xml.empty("w:autoHyphenation", &[]);
            xml.empty("w:consecutiveHyphenLimit", &[("w:val", "2")]);
        }
        xml.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
        xml.element("w:footnotePr", &[], |xml| {
            xml.empty("w:footnote", &[("w:id", "-1")]);
            xml.empty("w:footnote", &[("w:id", "0")]);
        });
        xml.element("w:compat", &[], |xml| {
            // A line that was ended by hand is not spread over the whole width.
            xml.empty("w:doNotExpandShiftReturn", &[]);
            let word = "http://schemas.microsoft.com/office/word";
            let setting = [("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")];
            xml.empty("w:compatSetting", &setting);
        });
        xml.element("m:mathPr", &[], |xml| {
            xml.empty("m:mathFont", &[("m:val", "Cambria Math")]);
            xml.empty("m:defJc", &[("m:val", "center")]);
        });
        xml.empty("w:themeFontLang", &[("w:val", &latin), ("w:eastAsia", &east_asian)]);
        xml.empty("w:decimalSymbol", &[("w:val", ".")]);
        xml.empty("w:listSeparator", &[("w:val", ",")]);
    });
    xml.into_string()
}

/// The page, as the last element of the text.
pub(super) fn section(xml: &mut Xml, page: &Page) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.empty("w:pgSz", &[("w:w", &page.width.to_string()), ("w:h", &page.height.to_string())]);
        let margin = Page::MARGIN.to_string();
        let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let margins = [margins.as_slice(), &[("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")]].concat();
        xml.empty("w:pgMar", &margins);
    });
}
