//! Runs to inlines.

use roxmltree::Node;

use super::notes::{NoteKind, label};
use super::{DEEPEST, Reader, W, child, letters, value};
use crate::markup::{Inline, InlineKind};

/// The vocabularies of formulas and of what came with Word 2010.
const M: &str = "http://schemas.openxmlformats.org/officeDocument/2006/math";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";

/// The signs that stand for check boxes, and whether they are ticked.
const BOXES: [(char, bool); 5] = [('☐', false), ('☑', true), ('☒', true), ('\u{f0a8}', false), ('\u{f0fe}', true)];

/// What stands in a paragraph.
#[derive(Default)]
pub(super) struct Words<'a, 'input> {
    pub content: Vec<Inline>,
    /// Of the check box that it begins with.
    pub checked: Option<bool>,
    /// Boxes of text that hang on it.
    pub boxes: Vec<Node<'a, 'input>>,
}

/// What characters look like.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    signs: [bool; 4],
}

const STRONG: usize = 0;
const EMPHASIS: usize = 1;
const STRUCK: usize = 2;
const CODE: usize = 3;

/// Inlines on their way into what wraps them.
struct Run {
    look: Look,
    inline: InlineKind,
}

/// What a paragraph has so far.
#[derive(Default)]
struct Runs<'a, 'input> {
    all: Vec<Run>,
    checked: Option<bool>,
    boxes: Vec<Node<'a, 'input>>,
    /// Whether it begins with the number of a note, which is set off by a space.
    is_note: bool,
    /// Elements around the one that is read.
    depth: usize,
}

pub(super) fn text(words: &str) -> Inline {
    inline(InlineKind::Text(words.to_owned()))
}

fn inline(kind: InlineKind) -> Inline {
    Inline { kind, span: 0..0 }
}

impl Reader {
    /// What stands in a paragraph.
    pub(super) fn words<'a, 'input>(&mut self, paragraph: Node<'a, 'input>) -> Words<'a, 'input> {
        let mut runs = Runs::default();
        self.runs(paragraph, &mut runs);
        let checked = runs.checked.or_else(|| typed_box(&mut runs.all));
        if checked.is_some() || runs.is_note {
            trim_start(&mut runs.all);
        }
        Words { content: nested(&runs.all, 0), checked, boxes: runs.boxes }
    }

    fn runs<'a, 'input>(&mut self, node: Node<'a, 'input>, runs: &mut Runs<'a, 'input>) {
        runs.depth += 1;
        for child in node.children().filter(Node::is_element) {
            match (child.tag_name().namespace(), child.tag_name().name()) {
                _ if runs.depth > DEEPEST => runs.push(Look::default(), InlineKind::Text(letters(child))),
                (Some(W), "r") => self.run(child, runs),
                (Some(W), "hyperlink") => self.link(child, runs),
                (Some(W), "sdt") if runs.all.is_empty() && check_box(child).is_some() => {
                    runs.checked = check_box(child);
                }
                // What was taken out or moved away is not in the text any more.
                (Some(W), "del" | "moveFrom" | "pPr") => {}
                (Some(M), "oMath") => self.formula(child, runs),
                _ => self.runs(child, runs),
            }
        }
        runs.depth -= 1;
    }

    fn link<'a, 'input>(&mut self, link: Node<'a, 'input>, runs: &mut Runs<'a, 'input>) {
        let target = self.part.target(link).map(|target| match link.attribute((W, "anchor")) {
            Some(anchor) => format!("{target}#{anchor}"),
            None => target.to_owned(),
        });
        let Some(target) = target else { return self.runs(link, runs) };
        let mut within = Runs { depth: runs.depth, ..Runs::default() };
        self.runs(link, &mut within);
        let title = link.attribute((W, "tooltip")).unwrap_or_default().to_owned();
        runs.push(Look::default(), InlineKind::Link { target, title, content: nested(&within.all, 0) });
        runs.boxes.extend(within.boxes);
    }

    /// A formula as its letters: its form has no counterpart that could be read back.
    fn formula(&mut self, formula: Node<'_, '_>, runs: &mut Runs<'_, '_>) {
        let letters = formula.descendants().filter(|of| of.has_tag_name((M, "t"))).filter_map(|of| of.text());
        runs.push(Look::default(), InlineKind::Text(letters.collect()));
        self.left_out.insert("a formula became its plain signs: type it again between dollars");
    }

    fn run<'a, 'input>(&mut self, run: Node<'a, 'input>, runs: &mut Runs<'a, 'input>) {
        let properties = child(run, "rPr");
        let is_on = |name: &str| {
            let set = properties.and_then(|of| child(of, name));
            set.is_some_and(|set| !matches!(set.attribute((W, "val")), Some("0" | "false" | "off")))
        };
        let style = properties.and_then(|of| value(of, "rStyle"));
        let code = style.is_some_and(|style| self.styles.is_code(style));
        let look = Look { signs: [is_on("b"), is_on("i"), is_on("strike") || is_on("dstrike"), code] };
        for part in run.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => runs.push(look, InlineKind::Text(part.text().unwrap_or_default().replace('\n', " "))),
                "tab" | "ptab" => runs.push(look, InlineKind::Text("\t".to_owned())),
                "br" | "cr" if part.attribute((W, "type")).is_none_or(|kind| kind == "textWrapping") => {
                    runs.push(Look::default(), InlineKind::HardBreak);
                }
                "noBreakHyphen" => runs.push(look, InlineKind::Text("\u{2011}".to_owned())),
                "sym" => {
                    self.left_out.insert("a sign of a font of its own became a question mark");
                    runs.push(look, InlineKind::Text("?".to_owned()));
                }
                "footnoteRef" | "endnoteRef" => runs.is_note = true,
                "footnoteReference" => self.sign(NoteKind::Foot, part, runs),
                "endnoteReference" => self.sign(NoteKind::End, part, runs),
                "drawing" | "pict" | "object" | "AlternateContent" => self.drawing(part, runs),
                _ => {}
            }
        }
    }

    fn sign(&mut self, kind: NoteKind, sign: Node<'_, '_>, runs: &mut Runs<'_, '_>) {
        let Some(id) = sign.attribute((W, "id")) else { return };
        let note = (kind, id.to_owned());
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
        runs.push(Look::default(), InlineKind::FootnoteReference(label(kind, id)));
    }

    /// The text in a drawing. Word says it twice, once for older versions.
    fn drawing<'a, 'input>(&mut self, drawing: Node<'a, 'input>, runs: &mut Runs<'a, 'input>) {
        let is_choice = |of: &Node<'_, '_>| of.is_element() && of.tag_name().name() == "Choice";
        let shown = drawing.children().find(is_choice).unwrap_or(drawing);
        let boxes: Vec<_> = shown.descendants().filter(|of| of.has_tag_name((W, "txbxContent"))).collect();
        if boxes.is_empty() {
            self.left_out.insert("a picture was left out");
        }
        runs.boxes.extend(boxes);
    }
}

impl Runs<'_, '_> {
    fn push(&mut self, look: Look, inline: InlineKind) {
        self.all.push(Run { look, inline });
    }
}

/// The state of a box that can be ticked in Word.
fn check_box(node: Node<'_, '_>) -> Option<bool> {
    let found = child(node, "sdtPr")?.children().find(|of| of.has_tag_name((W14, "checkbox")))?;
    let checked = found.children().find(|of| of.has_tag_name((W14, "checked")))?;
    Some(!matches!(checked.attribute((W14, "val")), Some("0" | "false")))
}

/// The state of a box that is typed at the beginning; it is taken away.
fn typed_box(runs: &mut [Run]) -> Option<bool> {
    let InlineKind::Text(text) = &mut runs.first_mut()?.inline else { return None };
    let sign = text.chars().next()?;
    let (_, checked) = BOXES.into_iter().find(|(of, _)| *of == sign)?;
    text.remove(0);
    Some(checked)
}

fn trim_start(runs: &mut [Run]) {
    for run in runs {
        let InlineKind::Text(text) = &mut run.inline else { return };
        *text = text.trim_start().to_owned();
        if !text.is_empty() {
            return;
        }
    }
}

/// Runs side by side that look alike stand in one emphasis.
fn nested(runs: &[Run], sign: usize) -> Vec<Inline> {
    if sign > CODE {
        return runs.iter().map(|run| inline(run.inline.clone())).collect();
    }
    let mut inlines = Vec::new();
    for runs in runs.chunk_by(|one, other| one.look.signs[sign] == other.look.signs[sign]) {
        let content = nested(runs, sign + 1);
        if !runs.first().is_some_and(|run| run.look.signs[sign]) {
            inlines.extend(content);
            continue;
        }
        inlines.push(inline(match sign {
            STRONG => InlineKind::Strong(content),
            EMPHASIS => InlineKind::Emphasis(content),
            STRUCK => InlineKind::Strikethrough(content),
            _ => InlineKind::Code(crate::markup::plain(&content)),
        }));
    }
    inlines
}
