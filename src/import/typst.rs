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
    let own = [template::PLAIN, template::COURSE].into_iter().find_map(|template| text.strip_prefix(template));
    let body = own.unwrap_or(text);
    let lines_before = text[..text.len() - body.len()].matches('\n').count();
    let root = typst_syntax::parse(body);
    let line = import_line(&root, body);
    let rule = root.children().find_map(show_rule);
    let mut has_title = false;
    let mut not_understood = Vec::new();
    if let Some((function, arguments)) = &rule {
        let taken = take_arguments(*arguments, function, series, imported);
        (has_title, not_understood) = (taken.has_title, taken.others);
        if function != FUNCTION
            && let Some(line) = line
        {
            let arguments = taken.names;
            imported.typst_import =
                Some(TypstImport { line, function: function.clone(), arguments, unknown: Unknown::new() });
        }
    }
    let mut reader = Reader::new(body, lines_before, rule.is_some());
    reader.has_check_signs = own.is_none();
    let mut blocks: Vec<Block> = not_understood.iter().map(|source| paragraph(literal(source))).collect();
    blocks.append(&mut reader.document(&LinkedNode::new(&root)));
    imported.warnings.append(&mut reader.warnings);
    // Behind our own template all that stands above the prose is in the show rule, a title or none.
    (print(&normalise(blocks)), has_title || own.is_some())
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

/// What a show rule gives its function.
#[derive(Default)]
struct Taken {
    /// Whether there is a title.
    has_title: bool,
    /// The names of what is understood, in their order.
    names: Vec<String>,
    /// What is not understood, as typed.
    others: Vec<String>,
}

/// Takes title, author, speakers, week and date over. What our own `function` is given besides are all settings.
fn take_arguments(arguments: ast::Args<'_>, function: &str, series: Option<&Series>, imported: &mut Imported) -> Taken {
    let mut taken = Taken::default();
    let mut talk = None;
    let (mut name, mut student_id) = (None, None);
    for argument in arguments.items() {
        let understood = match argument {
            ast::Arg::Named(named) => {
                let argument = named.name().as_str().to_owned();
                let words = words(named.expr()).map(|words| words.trim().to_owned());
                let understood = match (argument.as_str(), words) {
                    (_, Some(words)) if words.is_empty() => true,
                    ("title", Some(title)) => {
                        head::take_title(&title, series, imported);
                        taken.has_title = true;
                        true
                    }
                    ("student_id" | "student-id", Some(words)) => student_id.replace(words).is_none(),
                    ("author" | "authors" | "name", Some(words)) => name.replace(words).is_none(),
                    ("talk", Some(words)) => talk.replace(words).is_none(),
                    ("course" | "lang", Some(_)) => true,
                    ("week", words) => take_week(named.expr(), words.as_deref(), imported),
                    ("speaker" | "speakers", _) => take_speakers(named.expr(), imported),
                    ("date", words) => take_date(named.expr(), words.as_deref(), imported),
                    _ => function == FUNCTION,
                };
                if understood {
                    taken.names.push(argument);
                }
                understood
            }
            _ => false,
        };
        if !understood {
            taken.others.push(argument.to_untyped().full_text().to_string());
        }
    }
    for source in &taken.others {
        let message = format!("\"{source}\", which {function} is given, is not understood; it stays as text");
        imported.warnings.push(Warning { line: None, message });
    }
    head::take_author(name, student_id, imported);
    if let Some(talk) = talk {
        imported.title = talk;
    }
    taken
}

/// Takes the week over that a number says, or a text that is one.
fn take_week(expression: Expr<'_>, words: Option<&str>, imported: &mut Imported) -> bool {
    let week = match expression {
        Expr::Int(number) => u32::try_from(number.get()).ok(),
        _ => words.and_then(|words| words.parse().ok()),
    };
    imported.week = week.filter(|week| *week > 0).or(imported.week);
    week.is_some()
}

/// Takes the speakers over: one, or a list of them.
fn take_speakers(expression: Expr<'_>, imported: &mut Imported) -> bool {
    let names = match expression {
        Expr::Array(array) => array
            .items()
            .map(|item| match item {
                ast::ArrayItem::Pos(item) => words(item),
                ast::ArrayItem::Spread(_) => None,
            })
            .collect::<Option<Vec<_>>>(),
        other => words(other).map(|words| vec![words]),
    };
    let Some(names) = names else { return false };
    imported.speakers.extend(names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).map(Speaker::read));
    true
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
