//! Reports in Typst: what the show rule is given is the head, the markup behind it becomes Markdown.

mod call;
mod collected;
mod markup;

use typst_syntax::ast::{self, AstNode, Expr};
use typst_syntax::{LinkedNode, SyntaxKind, SyntaxNode};

use super::{Imported, Warning, front_matter, head};
use crate::journal::{Series, Speaker, TypstImport, Unknown};
use crate::markup::{Block, normalise, plain, print};
use crate::report::{template, typst::FUNCTION};
use collected::paragraph;
use markup::{Reader, literal};

/// The text as Markdown, and whether the show rule gave a title. The template that our own reports bring along is left out.
pub(super) fn read(text: &str, series: Option<&Series>, imported: &mut Imported) -> (String, bool) {
    let body = text.strip_prefix(template::PLAIN).unwrap_or(text);
    let lines_before = text[..text.len() - body.len()].matches('\n').count();
    let root = typst_syntax::parse(body);
    let line = import_line(&root, body);
    let rule = root.children().find_map(show_rule);
    let mut has_title = false;
    let mut not_understood = Vec::new();
    if let Some((function, arguments)) = &rule {
        let (titled, others) = take_arguments(*arguments, function, series, imported);
        (has_title, not_understood) = (titled, others);
        if function != FUNCTION
            && let Some(line) = line
        {
            imported.typst_import = Some(TypstImport { line, function: function.clone(), unknown: Unknown::new() });
        }
    }
    let mut reader = Reader::new(body, lines_before, rule.is_some());
    let mut blocks: Vec<Block> = not_understood.iter().map(|source| paragraph(literal(source))).collect();
    blocks.append(&mut reader.document(&LinkedNode::new(&root)));
    imported.warnings.append(&mut reader.warnings);
    // Behind our own template all that stands above the prose is in the show rule, a title or none.
    let is_ours = body.len() < text.len();
    (print(&normalise(blocks)), has_title || is_ours)
}

/// The first import at the top, as typed.
fn import_line(root: &SyntaxNode, body: &str) -> Option<String> {
    let node = LinkedNode::new(root).children().find(|node| node.kind() == SyntaxKind::ModuleImport)?;
    Some(format!("#{}", body.get(node.range())?))
}

/// The function of `show: NAME.with(…)` and what it is given.
fn show_rule(node: &SyntaxNode) -> Option<(String, ast::Args<'_>)> {
    let rule = node.cast::<ast::ShowRule<'_>>()?;
    if rule.selector().is_some() {
        return None;
    }
    let Expr::FuncCall(call) = rule.transform() else { return None };
    let Expr::FieldAccess(access) = call.callee() else { return None };
    let Expr::Ident(function) = access.target() else { return None };
    (access.field().as_str() == "with").then(|| (function.as_str().to_owned(), call.args()))
}

/// Takes title, author and date over. Gives whether there is a title, and the arguments that are not understood as typed:
/// those of our own `function` are all settings.
fn take_arguments(
    arguments: ast::Args<'_>,
    function: &str,
    series: Option<&Series>,
    imported: &mut Imported,
) -> (bool, Vec<String>) {
    let mut has_title = false;
    let mut others = Vec::new();
    let (mut name, mut student_id) = (None, None);
    for argument in arguments.items() {
        let understood = match argument {
            ast::Arg::Named(named) => {
                let words = words(named.expr()).map(|words| words.trim().to_owned());
                match (named.name().as_str(), words) {
                    (_, Some(words)) if words.is_empty() => true,
                    ("title", Some(title)) => {
                        head::take_title(&title, series, imported);
                        has_title = true;
                        true
                    }
                    ("student_id" | "student-id", Some(words)) => student_id.replace(words).is_none(),
                    ("author" | "authors" | "name", Some(words)) => name.replace(words).is_none(),
                    ("speaker" | "speakers", Some(words)) => {
                        imported.speakers.push(Speaker::read(&words));
                        true
                    }
                    ("date", words) => take_date(named.expr(), words.as_deref(), imported),
                    _ => function == FUNCTION,
                }
            }
            _ => false,
        };
        if !understood {
            others.push(argument.to_untyped().full_text().to_string());
        }
    }
    for source in &others {
        let message = format!("\"{source}\", which {function} is given, is not understood; it stays as text");
        imported.warnings.push(Warning { line: None, message });
    }
    head::take_author(name, student_id, imported);
    (has_title, others)
}

/// Takes the day over that a date says, as a call or as text.
fn take_date(expression: Expr<'_>, words: Option<&str>, imported: &mut Imported) -> bool {
    let date = call::date(expression).or_else(|| front_matter::date(words?));
    imported.date = imported.date.or(date);
    date.is_some() || matches!(expression, Expr::None(_) | Expr::Auto(_))
}

/// The text of a string, of content in brackets without its markup, or of the only item of a list.
fn words(expression: Expr<'_>) -> Option<String> {
    match expression {
        Expr::None(_) | Expr::Auto(_) => Some(String::new()),
        Expr::Str(text) => Some(text.get().to_string()),
        Expr::ContentBlock(content) => {
            let source = content.body().to_untyped().full_text();
            let root = typst_syntax::parse(&source);
            Some(plain(&Reader::new(&source, 0, false).inlines(&LinkedNode::new(&root))))
        }
        Expr::Parenthesized(inside) => words(inside.expr()),
        Expr::Array(array) => {
            let mut items = array.items();
            match (items.next(), items.next()) {
                (Some(ast::ArrayItem::Pos(item)), None) => words(item),
                _ => None,
            }
        }
        _ => None,
    }
}
