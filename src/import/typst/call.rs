//! Calls of the functions that reports use: those that our own writer writes, in the forms in which people write them.

use chrono::NaiveDate;
use typst_syntax::ast::{self, AstNode, Expr};
use typst_syntax::{LinkedNode, SyntaxKind};

use super::collected::{Element, inline};
use super::markup::{Reader, body};
use crate::markup::{Alignment, Block, BlockKind, Inline, InlineKind};

/// Marks a check box until its item is complete: a character that no file holds as text.
const BOXES: [(&str, bool); 2] = [("\u{fdd0}", false), ("\u{fdd1}", true)];

/// The arguments of a call, apart by their sort.
struct Arguments<'n> {
    named: Vec<(String, Expr<'n>)>,
    texts: Vec<String>,
    contents: Vec<LinkedNode<'n>>,
    others: Vec<LinkedNode<'n>>,
}

impl<'n> Arguments<'n> {
    fn of(call: &LinkedNode<'n>) -> Option<Self> {
        let mut found = Self { named: Vec::new(), texts: Vec::new(), contents: Vec::new(), others: Vec::new() };
        let arguments = call.children().find(|child| child.kind() == SyntaxKind::Args)?;
        for node in arguments.children() {
            match node.kind() {
                SyntaxKind::Named => {
                    let named = node.get().cast::<ast::Named<'n>>()?;
                    found.named.push((named.name().as_str().to_owned(), named.expr()));
                }
                SyntaxKind::Str => found.texts.push(node.cast::<ast::Str<'_>>()?.get().to_string()),
                SyntaxKind::ContentBlock => found.contents.push(body(&node)?),
                SyntaxKind::LeftParen | SyntaxKind::RightParen | SyntaxKind::Comma | SyntaxKind::Space => {}
                _ => found.others.push(node),
            }
        }
        Some(found)
    }

    fn get(&self, name: &str) -> Option<Expr<'n>> {
        self.named.iter().find(|(other, _)| other == name).map(|(_, value)| *value)
    }

    /// The one content, when nothing else is given without a name.
    fn content(&self) -> Option<&LinkedNode<'n>> {
        match (self.contents.as_slice(), self.texts.as_slice(), self.others.as_slice()) {
            ([content], [], []) => Some(content),
            _ => None,
        }
    }

    fn is_true(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Expr::Bool(value)) if value.get())
    }
}

impl Reader<'_> {
    /// What a call becomes; `None` when its function or form is unknown.
    pub(super) fn call(&mut self, node: &LinkedNode<'_>) -> Option<Element> {
        let call = node.get().cast::<ast::FuncCall<'_>>()?;
        let function = match call.callee() {
            Expr::Ident(function) => function.as_str().to_owned(),
            Expr::FieldAccess(access) => access.to_untyped().full_text().to_string(),
            _ => return None,
        };
        let arguments = Arguments::of(node)?;
        match function.as_str() {
            "emph" => {
                let content = self.inlines(arguments.content()?);
                Some(Element::Inline(InlineKind::Emphasis(content)))
            }
            "strong" => {
                let content = self.inlines(arguments.content()?);
                Some(Element::Inline(InlineKind::Strong(content)))
            }
            "strike" => {
                let content = self.inlines(arguments.content()?);
                Some(Element::Inline(InlineKind::Strikethrough(content)))
            }
            "box" if arguments.named.is_empty() => Some(Element::Inlines(self.inlines(arguments.content()?))),
            "link" => self.link(&arguments),
            "math.equation" => match arguments.get("alt")? {
                Expr::Str(source) => math(&source.get()).map(Element::Inline),
                _ => None,
            },
            "raw" => raw(&arguments),
            "footnote" => self.footnote(&arguments),
            "quote" if arguments.is_true("block") && arguments.named.len() == 1 => {
                Some(Element::Block(BlockKind::Quote(self.blocks(arguments.content()?))))
            }
            "table" => self.table(&arguments),
            "line" => Some(Element::Block(BlockKind::Rule)),
            "v" => Some(Element::ListEnd),
            "checkbox" => {
                let [value] = arguments.others.as_slice() else { return None };
                let done = value.cast::<ast::Bool<'_>>()?.get();
                let (sign, _) = BOXES.iter().find(|(_, other)| *other == done)?;
                Some(Element::Inline(InlineKind::Text((*sign).to_owned())))
            }
            _ => None,
        }
    }

    fn link(&mut self, arguments: &Arguments<'_>) -> Option<Element> {
        let [target] = arguments.texts.as_slice() else { return None };
        let content = match arguments.contents.as_slice() {
            [] => vec![inline(InlineKind::Text(target.clone()))],
            [content] => self.inlines(content),
            _ => return None,
        };
        Some(Element::Inline(InlineKind::Link { target: target.clone(), title: String::new(), content }))
    }

    fn footnote(&mut self, arguments: &Arguments<'_>) -> Option<Element> {
        if let [name] = arguments.others.as_slice() {
            let label = self.labels.get(&self.text[name.range()])?;
            return Some(Element::Inline(InlineKind::FootnoteReference(label.clone())));
        }
        let content = self.blocks(arguments.content()?);
        self.numbered += 1;
        let label = self.numbered.to_string();
        self.footnotes.push(Block { kind: BlockKind::Footnote { label: label.clone(), content }, span: 0..0 });
        Some(Element::Inline(InlineKind::FootnoteReference(label)))
    }

    fn table(&mut self, arguments: &Arguments<'_>) -> Option<Element> {
        let Expr::Int(columns) = arguments.get("columns")? else { return None };
        let columns = usize::try_from(columns.get()).ok().filter(|columns| *columns > 0)?;
        let [header] = arguments.others.as_slice() else { return None };
        let callee = header.get().cast::<ast::FuncCall<'_>>()?.callee();
        let header = (callee.to_untyped().full_text() == "table.header").then(|| Arguments::of(header))??;
        if header.contents.len() != columns || !arguments.contents.len().is_multiple_of(columns) {
            return None;
        }
        let alignments = match arguments.get("align") {
            Some(Expr::Array(array)) => array.items().map(alignment).collect(),
            _ => vec![Alignment::None; columns],
        };
        if alignments.len() != columns {
            return None;
        }
        let head: Vec<Vec<Inline>> = header.contents.iter().map(|cell| self.inlines(cell)).collect();
        let cells: Vec<Vec<Inline>> = arguments.contents.iter().map(|cell| self.inlines(cell)).collect();
        let rows = cells.chunks(columns).map(<[_]>::to_vec).collect();
        Some(Element::Block(BlockKind::Table { alignments, head, rows }))
    }
}

fn alignment(item: ast::ArrayItem<'_>) -> Alignment {
    let ast::ArrayItem::Pos(Expr::Ident(name)) = item else { return Alignment::None };
    match name.as_str() {
        "left" => Alignment::Left,
        "center" => Alignment::Center,
        "right" => Alignment::Right,
        _ => Alignment::None,
    }
}

fn raw(arguments: &Arguments<'_>) -> Option<Element> {
    let [text] = arguments.texts.as_slice() else { return None };
    let language = match arguments.get("lang") {
        Some(Expr::Str(language)) => language.get().to_string(),
        _ => String::new(),
    };
    if arguments.is_true("block") {
        return Some(Element::Block(BlockKind::Code { language, text: format!("{text}\n") }));
    }
    let formula = if language == "latex" { math(text) } else { None };
    Some(Element::Inline(formula.unwrap_or_else(|| InlineKind::Code(text.clone()))))
}

/// A formula from its source between dollars.
fn math(source: &str) -> Option<InlineKind> {
    let between = |sign: &str| source.strip_prefix(sign)?.strip_suffix(sign).map(str::to_owned);
    let of = |display| move |source| InlineKind::Math { source, display };
    between("$$").map(of(true)).or_else(|| between("$").map(of(false)))
}

/// Takes the check box from the start of an item: that of a call, or the sign of a box with which its text begins.
pub(super) fn take_check_box(content: &mut Vec<Block>, sign: Option<(char, bool)>) -> Option<bool> {
    let Some(Block { kind: BlockKind::Paragraph(words), .. }) = content.first_mut() else { return None };
    let InlineKind::Text(first) = &mut words.first_mut()?.kind else { return None };
    let called = BOXES.iter().find(|(call, _)| call == first).map(|(_, done)| *done);
    let done = match (called, sign) {
        (Some(done), _) => {
            first.clear();
            done
        }
        (None, Some((sign, done))) => {
            *first = first.trim_start_matches(sign).to_owned();
            done
        }
        (None, None) => return None,
    };
    if first.is_empty() {
        words.remove(0);
    }
    if let Some(Inline { kind: InlineKind::Text(next), .. }) = words.first_mut()
        && let Some(rest) = next.strip_prefix(' ').map(str::to_owned)
    {
        *next = rest;
        if next.is_empty() {
            words.remove(0);
        }
    }
    if words.is_empty() {
        content.remove(0);
    }
    Some(done)
}

/// The day of `datetime(year: 2024, month: 9, day: 19)`.
pub(super) fn date(expression: Expr<'_>) -> Option<NaiveDate> {
    let Expr::FuncCall(call) = expression else { return None };
    let part = |name: &str| {
        call.args().items().find_map(|argument| match argument {
            ast::Arg::Named(named) if named.name().as_str() == name => match named.expr() {
                Expr::Int(number) => Some(number.get()),
                _ => None,
            },
            _ => None,
        })
    };
    NaiveDate::from_ymd_opt(
        i32::try_from(part("year")?).ok()?,
        u32::try_from(part("month")?).ok()?,
        u32::try_from(part("day")?).ok()?,
    )
}
