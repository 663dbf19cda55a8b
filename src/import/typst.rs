//! Reports in Typst: what the show rule is given is the head, the markup behind it becomes Markdown.

mod call;
mod collected;
mod markup;

use typst_syntax::ast::{self, AstNode, Expr};
use typst_syntax::{LinkedNode, SyntaxKind, SyntaxNode};

use super::{Imported, head};
use crate::journal::{Series, TypstImport, Unknown};
use crate::markup::{normalise, print};
use crate::report::{template, typst::FUNCTION};
use markup::Reader;

/// The text as Markdown, and whether the show rule gave a title. The template that our own reports bring along is left out.
pub(super) fn read(text: &str, series: Option<&Series>, imported: &mut Imported) -> (String, bool) {
    let body = text.strip_prefix(template::PLAIN).unwrap_or(text);
    let lines_before = text[..text.len() - body.len()].matches('\n').count();
    let root = typst_syntax::parse(body);
    let line = import_line(&root, body);
    let rule = root.children().find_map(show_rule);
    let mut has_title = false;
    if let Some((function, arguments)) = &rule {
        has_title = take_arguments(*arguments, series, imported);
        if function != FUNCTION
            && let Some(line) = line
        {
            imported.typst_import = Some(TypstImport { line, function: function.clone(), unknown: Unknown::new() });
        }
    }
    let mut reader = Reader::new(body, lines_before, rule.is_some());
    let blocks = reader.document(&LinkedNode::new(&root));
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

/// Takes title, author and date over. Gives whether there is a title.
fn take_arguments(arguments: ast::Args<'_>, series: Option<&Series>, imported: &mut Imported) -> bool {
    let mut has_title = false;
    let (mut name, mut student_id) = (None, None);
    for argument in arguments.items() {
        let ast::Arg::Named(named) = argument else { continue };
        let words = words(named.expr());
        match named.name().as_str() {
            "title" => {
                if let Some(title) = words.filter(|title| !title.trim().is_empty()) {
                    head::take_title(title.trim(), series, imported);
                    has_title = true;
                }
            }
            "student_id" | "student-id" => student_id = words.filter(|words| !words.is_empty()),
            "author" => name = words.filter(|words| !words.is_empty()),
            "date" => imported.date = imported.date.or_else(|| call::date(named.expr())),
            _ => {}
        }
    }
    head::take_author(name, student_id, imported);
    has_title
}

/// The text of a string or of content in brackets.
fn words(expression: Expr<'_>) -> Option<String> {
    match expression {
        Expr::Str(text) => Some(text.get().to_string()),
        Expr::ContentBlock(content) => Some(content.body().to_untyped().full_text().to_string()),
        _ => None,
    }
}
