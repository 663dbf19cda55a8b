//! Typst markup to the blocks and inlines of Markdown.

use std::collections::HashMap;

use typst_syntax::ast;
use typst_syntax::{LinkedNode, SyntaxKind};

use super::collected::{Collected, Element, inline};
use crate::import::Warning;
use crate::markup::{Block, BlockKind, Inline, InlineKind, Item};
use crate::report::typst::CHECK_BOXES;

/// Reads markup; what it does not understand becomes literal text with a warning.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) warnings: Vec<Warning>,
    /// Labels of footnotes by the names by which later signs refer to them.
    pub(super) labels: HashMap<String, String>,
    /// Footnotes whose signs were read and whose texts stand behind the block.
    pub(super) footnotes: Vec<Block>,
    pub(super) numbered: usize,
    /// Whether the signs of boxes at the start of items are check boxes.
    pub(super) has_check_signs: bool,
    lines_before: usize,
    has_rule: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, lines_before: usize, has_rule: bool) -> Self {
        Self {
            text,
            warnings: Vec::new(),
            labels: HashMap::new(),
            footnotes: Vec::new(),
            numbered: 0,
            has_check_signs: false,
            lines_before,
            has_rule,
        }
    }

    /// The blocks of the whole text.
    pub(super) fn document(&mut self, markup: &LinkedNode<'_>) -> Vec<Block> {
        self.read_blocks(markup, true)
    }

    /// The blocks of markup within another element.
    pub(super) fn blocks(&mut self, markup: &LinkedNode<'_>) -> Vec<Block> {
        self.read_blocks(markup, false)
    }

    fn read_blocks(&mut self, markup: &LinkedNode<'_>, is_top: bool) -> Vec<Block> {
        let mut collected = Collected::default();
        // Each with its place; put there at the end, because between two items a footnote would part their list.
        let mut footnotes: Vec<(usize, Block)> = Vec::new();
        let mut nodes = markup.children();
        while let Some(node) = nodes.next() {
            let element = self.element(&node, &mut nodes);
            collected.push(element);
            if is_top && collected.paragraph.is_empty() {
                footnotes.extend(self.footnotes.drain(..).map(|footnote| (collected.blocks.len(), footnote)));
            }
        }
        collected.end_paragraph();
        if is_top {
            footnotes.extend(self.footnotes.drain(..).map(|footnote| (collected.blocks.len(), footnote)));
        }
        for (place, footnote) in footnotes.into_iter().rev() {
            collected.blocks.insert(place, footnote);
        }
        collected.blocks
    }

    /// Markup within a line. A block in it stays as text.
    pub(super) fn inlines(&mut self, markup: &LinkedNode<'_>) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        let mut nodes = markup.children();
        while let Some(node) = nodes.next() {
            match self.element(&node, &mut nodes) {
                Element::Space(_) if matches!(inlines.last(), Some(Inline { kind: InlineKind::HardBreak, .. })) => {}
                Element::Inline(kind) | Element::Space(kind) => inlines.push(inline(kind)),
                Element::Inlines(mut more) => inlines.append(&mut more),
                Element::HardBreak => {
                    if inlines.last().is_some_and(|last| last.kind == InlineKind::Text(" ".to_owned())) {
                        inlines.pop();
                    }
                    inlines.push(inline(InlineKind::HardBreak));
                }
                Element::ParagraphBreak => inlines.push(inline(InlineKind::HardBreak)),
                Element::Block(_) | Element::Item { .. } => {
                    self.warn(&node, "a block within a line");
                    inlines.extend(literal(&self.text[node.range()]));
                }
                Element::ListEnd | Element::Nothing => {}
            }
        }
        inlines
    }

    /// What a node becomes; `rest` are the nodes behind it, of which code takes what belongs to it.
    fn element<'n>(&mut self, node: &LinkedNode<'n>, rest: &mut impl Iterator<Item = LinkedNode<'n>>) -> Element {
        let source = &self.text[node.range()];
        let text = |text: &str| Element::Inline(InlineKind::Text(text.to_owned()));
        match node.kind() {
            SyntaxKind::Text | SyntaxKind::SmartQuote => text(source),
            SyntaxKind::Space if source.contains('\n') => Element::Space(InlineKind::SoftBreak),
            SyntaxKind::Space => Element::Space(InlineKind::Text(" ".to_owned())),
            SyntaxKind::Parbreak => Element::ParagraphBreak,
            SyntaxKind::Linebreak => Element::HardBreak,
            SyntaxKind::Escape => {
                node.cast::<ast::Escape<'_>>().map_or(Element::Nothing, |it| text(&it.get().to_string()))
            }
            SyntaxKind::Shorthand => {
                node.cast::<ast::Shorthand<'_>>().map_or(Element::Nothing, |it| text(&it.get().to_string()))
            }
            SyntaxKind::Emph => Element::Inline(InlineKind::Emphasis(self.body_inlines(node))),
            SyntaxKind::Strong => Element::Inline(InlineKind::Strong(self.body_inlines(node))),
            SyntaxKind::Raw => node.cast::<ast::Raw<'_>>().map_or(Element::Nothing, raw),
            SyntaxKind::Link => {
                let content = vec![inline(InlineKind::Text(source.to_owned()))];
                Element::Inline(InlineKind::Link { target: source.to_owned(), title: String::new(), content })
            }
            SyntaxKind::Heading => {
                let depth = node.cast::<ast::Heading<'_>>().map_or(1, |heading| heading.depth().get());
                let level = u8::try_from(depth).unwrap_or(6).min(6);
                Element::Block(BlockKind::Heading { level, content: self.body_inlines(node) })
            }
            SyntaxKind::ListItem => self.item(node, None, false),
            SyntaxKind::EnumItem => {
                let number = node.cast::<ast::EnumItem<'_>>().and_then(ast::EnumItem::number);
                self.item(node, number, true)
            }
            SyntaxKind::Hash => self.code(node, rest),
            SyntaxKind::LineComment | SyntaxKind::BlockComment => {
                self.warn_as(node, "a comment", "it is left out");
                Element::Nothing
            }
            SyntaxKind::Semicolon => text(";"),
            SyntaxKind::Label => {
                self.warn(node, "a label");
                text(source)
            }
            _ => {
                self.warn(node, "this Typst markup");
                Element::Inlines(literal(source))
            }
        }
    }

    /// The code behind a `#`, with the semicolon that ends it and the label that names it.
    fn code<'n>(&mut self, hash: &LinkedNode<'n>, rest: &mut impl Iterator<Item = LinkedNode<'n>>) -> Element {
        let Some(node) = rest.next() else { return Element::Inline(InlineKind::Text("#".to_owned())) };
        let mut element = match node.kind() {
            SyntaxKind::ModuleImport if self.has_rule => Some(Element::Nothing),
            SyntaxKind::ShowRule if super::show_rule(node.get()).is_some() => Some(Element::Nothing),
            SyntaxKind::ContentBlock => {
                let content = body(&node).map(|body| self.inlines(&body));
                content.map(Element::Inlines)
            }
            SyntaxKind::FuncCall => self.call(&node),
            _ => None,
        };
        if element.is_none() {
            self.warn(hash, "this Typst code");
            element = Some(Element::Inlines(literal(&self.text[hash.offset()..node.range().end])));
        }
        // What follows is looked at without being taken when it does not belong to the code.
        if let Some(next) = node.next_sibling_with_trivia()
            && next.kind() == SyntaxKind::Semicolon
        {
            rest.next();
            if let (Some(Element::Inline(InlineKind::FootnoteReference(label))), Some(name)) =
                (&element, next.next_sibling_with_trivia())
                && name.kind() == SyntaxKind::Label
            {
                rest.next();
                self.labels.insert(self.text[name.range()].to_owned(), label.clone());
            }
        }
        element.unwrap_or(Element::Nothing)
    }

    fn item(&mut self, node: &LinkedNode<'_>, number: Option<u64>, ordered: bool) -> Element {
        let Some(body) = body(node) else { return Element::Nothing };
        let tight = !body.children().any(|child| child.kind() == SyntaxKind::Parbreak);
        let sign = self.check_sign(&body);
        let mut content = self.blocks(&body);
        let checked = super::call::take_check_box(&mut content, sign);
        Element::Item { number, ordered, item: Item { checked, content, span: 0..0 }, tight }
    }

    /// The sign of a check box with which an item begins, as a sign and not as an escape.
    fn check_sign(&self, body: &LinkedNode<'_>) -> Option<(char, bool)> {
        let first = body.children().next().filter(|first| first.kind() == SyntaxKind::Text && self.has_check_signs)?;
        let text = &self.text[first.range()];
        CHECK_BOXES
            .into_iter()
            .find(|(sign, _)| text.strip_prefix(*sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    }

    fn body_inlines(&mut self, node: &LinkedNode<'_>) -> Vec<Inline> {
        body(node).map(|body| self.inlines(&body)).unwrap_or_default()
    }

    pub(super) fn warn(&mut self, node: &LinkedNode<'_>, what: &str) {
        self.warn_as(node, what, "it stays as text");
    }

    fn warn_as(&mut self, node: &LinkedNode<'_>, what: &str, becomes: &str) {
        let line = self.lines_before + self.text[..node.offset()].matches('\n').count() + 1;
        self.warnings.push(Warning { line: Some(line), message: format!("{what} is not understood; {becomes}") });
    }
}

/// The markup of an element or of brackets.
pub(super) fn body<'n>(node: &LinkedNode<'n>) -> Option<LinkedNode<'n>> {
    node.children().find(|child| child.kind() == SyntaxKind::Markup)
}

fn raw(raw: ast::Raw<'_>) -> Element {
    let lines: Vec<&str> = raw.lines().map(|line| line.get().as_str()).collect();
    let text = lines.join("\n");
    if !raw.block() {
        return Element::Inline(InlineKind::Code(text));
    }
    let language = raw.lang().map(|language| language.get().to_string()).unwrap_or_default();
    let text = if lines.is_empty() { text } else { format!("{text}\n") };
    Element::Block(BlockKind::Code { language, text })
}

/// Source as text, its lines as they are.
pub(super) fn literal(source: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (number, line) in source.split('\n').enumerate() {
        if number > 0 {
            inlines.push(inline(InlineKind::HardBreak));
        }
        inlines.push(inline(InlineKind::Text(line.to_owned())));
    }
    inlines
}
