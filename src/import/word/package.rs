//! The container: its parts, and what they say of styles, numbers and addresses.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use super::{Refusal, W, child, value};

/// The most that a part may hold unpacked, in bytes: a small file can be packed from an endless one.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The most elements and texts of a part.
const NODES: u32 = 4_000_000;

/// How many styles may stand on each other.
const DEEPEST: usize = 16;

/// The levels of a list.
const LEVELS: usize = 9;

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An opened file.
pub(super) struct Package {
    parts: HashMap<String, Vec<u8>>,
}

/// The addresses that a part's links name.
#[derive(Default)]
pub(super) struct Part {
    links: HashMap<String, String>,
}

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Text,
    /// With its level in Markdown.
    Heading(u8),
    Quote,
    Code,
    /// Belongs to the item of a list above it.
    Continued,
    /// A line across the page.
    Rule,
}

/// What is known of a paragraph by its style.
#[derive(Clone, Debug)]
pub(super) struct ParagraphStyle {
    pub kind: Style,
    /// The list in which it stands.
    pub list: Option<String>,
    pub level: usize,
    /// Lists around that: of `List Bullet 2` one.
    pub around: usize,
}

/// All styles.
pub(super) struct Styles {
    paragraphs: HashMap<String, ParagraphStyle>,
    default: Option<String>,
    /// Styles of characters that are code.
    code: Vec<String>,
}

/// How lists are numbered.
pub(super) struct Numbering {
    /// The levels of each list: the first number, or none for bullets.
    lists: HashMap<String, Vec<Option<u64>>>,
}

pub(super) fn open(bytes: &[u8]) -> Result<Package, Refusal> {
    const PARTS: [&str; 8] = [
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels",
        "word/endnotes.xml",
        "word/_rels/endnotes.xml.rels",
    ];
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("it is no Word file ({error})"))?;
    let mut parts = HashMap::new();
    for name in PARTS {
        let Ok(part) = archive.by_name(name) else { continue };
        let mut unpacked = Vec::new();
        part.take(LIMIT + 1)
            .read_to_end(&mut unpacked)
            .map_err(|error| format!("its part {name} is damaged ({error})"))?;
        if unpacked.len() as u64 > LIMIT {
            return Err(format!("its part {name} holds more than {} MB", LIMIT / 1024 / 1024));
        }
        parts.insert(name.to_owned(), unpacked);
    }
    Ok(Package { parts })
}

/// A part as a tree. Entities cannot be declared, so that no part grows while it is read.
pub(super) fn parse(xml: &str) -> Result<Document<'_>, Refusal> {
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(xml, options).map_err(|error| format!("one of its parts is damaged ({error})"))
}

impl Package {
    /// A part of the text by its name, `None` when the file has none.
    pub(super) fn part(&self, name: &str) -> Result<Option<String>, Refusal> {
        self.text(&format!("word/{name}.xml"))
    }

    fn text(&self, path: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.parts.get(path) else { return Ok(None) };
        let decoded = crate::import::encoding::decode(bytes);
        decoded.map(|decoded| Some(decoded.text)).map_err(|_| format!("its part {path} is no text"))
    }

    /// Where the links of a part lead.
    pub(super) fn links(&self, name: &str) -> Result<Part, Refusal> {
        let Some(xml) = self.text(&format!("word/_rels/{name}.xml.rels"))? else { return Ok(Part::default()) };
        let document = parse(&xml)?;
        let relations = document.root_element().children().filter(Node::is_element);
        let links = relations.filter(|relation| relation.attribute("TargetMode") == Some("External"));
        let links = links.filter_map(|of| Some((of.attribute("Id")?.to_owned(), of.attribute("Target")?.to_owned())));
        Ok(Part { links: links.collect() })
    }
}

impl Part {
    /// Where a link leads; `None` for a place in the text.
    pub(super) fn target(&self, link: Node<'_, '_>) -> Option<&str> {
        self.links.get(link.attribute((R, "id"))?).map(String::as_str)
    }
}

impl Styles {
    pub(super) fn of(package: &Package) -> Result<Self, Refusal> {
        let mut styles = Self { paragraphs: HashMap::new(), default: None, code: Vec::new() };
        let Some(xml) = package.part("styles")? else { return Ok(styles) };
        let document = parse(&xml)?;
        let all: HashMap<&str, Node<'_, '_>> = document
            .root_element()
            .children()
            .filter(|node| node.has_tag_name((W, "style")))
            .filter_map(|style| Some((style.attribute((W, "styleId"))?, style)))
            .collect();
        for (id, style) in &all {
            let is_default = matches!(style.attribute((W, "default")), Some("1" | "true" | "on"));
            match style.attribute((W, "type")) {
                Some("character") if is_code(&name(*style)) => styles.code.push((*id).to_owned()),
                Some("paragraph") | None => {
                    styles.paragraphs.insert((*id).to_owned(), of_style(*style, &all));
                    if is_default {
                        styles.default = Some((*id).to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// What a style makes of a paragraph; without one the usual.
    pub(super) fn of_paragraph(&self, style: Option<&str>) -> ParagraphStyle {
        let plain = ParagraphStyle { kind: Style::Text, list: None, level: 0, around: 0 };
        let known = style.or(self.default.as_deref()).and_then(|id| self.paragraphs.get(id));
        known.cloned().unwrap_or(plain)
    }

    /// Whether characters of this style are code.
    pub(super) fn is_code(&self, style: &str) -> bool {
        self.code.iter().any(|code| code == style)
    }
}

/// What a style and those that it stands on say.
fn of_style<'a, 'input>(style: Node<'a, 'input>, all: &HashMap<&str, Node<'a, 'input>>) -> ParagraphStyle {
    let mut found = ParagraphStyle { kind: Style::Text, list: None, level: 0, around: 0 };
    let mut next = Some(style);
    for _ in 0..DEEPEST {
        let Some(style) = next else { break };
        let properties = child(style, "pPr");
        if found.kind == Style::Text {
            let outline = properties.and_then(|of| value(of, "outlineLvl")).and_then(|level| level.parse().ok());
            found.kind = kind(&name(style), outline);
        }
        if let (None, Some(list)) = (&found.list, properties.and_then(|of| child(of, "numPr"))) {
            found.list = value(list, "numId").map(str::to_owned);
            found.level = value(list, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            let name = name(style);
            let number = name.rsplit_once(' ').and_then(|(_, number)| number.parse::<usize>().ok());
            found.around = number.map_or(0, |number| number.saturating_sub(1).min(LEVELS));
        }
        next = value(style, "basedOn").and_then(|id| all.get(id)).copied();
    }
    found
}

/// The name of a style as programs know it, whatever the user sees.
fn name(style: Node<'_, '_>) -> String {
    value(style, "name").or(style.attribute((W, "styleId"))).unwrap_or_default().to_lowercase()
}

fn is_code(name: &str) -> bool {
    ["code", "verbatim", "preformatted", "source text", "typewriter"].iter().any(|part| name.contains(part))
}

/// The title stands above the headings, so that they are one level lower than their number.
fn kind(name: &str, outline: Option<u8>) -> Style {
    let number = name.strip_prefix("heading ").and_then(|number| number.parse::<u8>().ok());
    match (name, number, outline) {
        ("title", ..) => Style::Heading(1),
        (_, Some(number), _) => Style::Heading(number.clamp(1, 5) + 1),
        (name, ..) if name.contains("quot") || name == "block text" => Style::Quote,
        (name, ..) if is_code(name) => Style::Code,
        (name, ..) if name.starts_with("list continue") || name == "listcontinue" => Style::Continued,
        (name, ..) if name.contains("horizontal") => Style::Rule,
        (_, None, Some(level @ 0..=8)) => Style::Heading(level.min(4) + 2),
        _ => Style::Text,
    }
}

impl Numbering {
    pub(super) fn of(package: &Package) -> Result<Self, Refusal> {
        let Some(xml) = package.part("numbering")? else { return Ok(Self { lists: HashMap::new() }) };
        let document = parse(&xml)?;
        let nodes =
            |name: &'static str| document.root_element().children().filter(move |of| of.has_tag_name((W, name)));
        let forms: HashMap<&str, Vec<Option<u64>>> = nodes("abstractNum")
            .filter_map(|form| Some((form.attribute((W, "abstractNumId"))?, levels(form))))
            .collect();
        let list = |list: Node<'_, '_>| {
            let mut levels = forms.get(value(list, "abstractNumId")?).cloned().unwrap_or_default();
            for other in list.children().filter(|of| of.has_tag_name((W, "lvlOverride"))) {
                let level: Option<usize> = other.attribute((W, "ilvl")).and_then(|level| level.parse().ok());
                let start = value(other, "startOverride").and_then(|start| start.parse().ok());
                if let (Some(level), Some(start)) = (level.and_then(|level| levels.get_mut(level)), start) {
                    *level = level.map(|_| start);
                }
            }
            Some((list.attribute((W, "numId"))?.to_owned(), levels))
        };
        Ok(Self { lists: nodes("num").filter_map(list).collect() })
    }

    /// The first number of a list at a level; `None` for bullets.
    pub(super) fn start(&self, list: &str, level: usize) -> Option<u64> {
        self.lists.get(list)?.get(level).copied().flatten()
    }
}

fn levels(form: Node<'_, '_>) -> Vec<Option<u64>> {
    let levels = form.children().filter(|of| of.has_tag_name((W, "lvl")));
    let start = |level: Node<'_, '_>| {
        let is_number = !matches!(value(level, "numFmt"), Some("bullet" | "none"));
        is_number.then(|| value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1))
    };
    levels.map(start).collect()
}
