//! What a template of the user's own takes, read from its text without running it.

use typst_syntax::ast::{self, Expr};
use typst_syntax::{LinkedNode, Source, SyntaxKind};

use crate::report::typst::{FUNCTION, KNOWN};

/// A template of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The function behind the show rule.
    pub function: String,
    /// What it takes of what we know; empty for the usual.
    pub arguments: Vec<String>,
}

/// Why a file is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is no text.
    #[error("it is not UTF-8; save it as UTF-8")]
    NotUtf8,
    /// It is no good Typst.
    #[error("{name}.typ, line {line}, column {column}: {message}; mend the file and export again")]
    Broken {
        /// Its name without the ending.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Character of the line, from 1.
        column: usize,
        /// What is wrong, as the compiler says it.
        message: String,
    },
    /// It has no function that could be meant.
    #[error(
        "{0}.typ must define a function that is given the report: `#let {0}(title: none, author: none, body) = …`, or one called `report`"
    )]
    NoFunction(String),
}

/// Reads a template: its function is called as the file, or `report`, or is the only one.
///
/// # Errors
/// When it is no Typst text with such a function.
pub fn read(bytes: &[u8], name: &str) -> Result<Own, TemplateError> {
    let text = std::str::from_utf8(bytes).map_err(|_| TemplateError::NotUtf8)?;
    let source = Source::detached(text);
    if let Some(error) = source.root().errors_and_warnings().0.first() {
        let start = first_error(&LinkedNode::new(source.root())).unwrap_or_default();
        let (line, column) = source.lines().byte_to_line_column(start).unwrap_or_default();
        let message = error.message.to_string();
        return Err(TemplateError::Broken { name: name.to_owned(), line: line + 1, column: column + 1, message });
    }
    let functions: Vec<(String, ast::Params<'_>)> = source
        .root()
        .children()
        .filter_map(|node| {
            let binding = node.cast::<ast::LetBinding<'_>>()?;
            let ast::LetBindingKind::Closure(name) = binding.kind() else { return None };
            let Expr::Closure(closure) = binding.init()? else { return None };
            Some((name.as_str().to_owned(), closure.params()))
        })
        .collect();
    let called = |name: &str| functions.iter().find(|(other, _)| other == name);
    let mut with_body = functions.iter().filter(|(_, parameters)| takes_body(*parameters));
    let only = with_body.next().filter(|_| with_body.next().is_none());
    let found = called(name).or_else(|| called(FUNCTION)).or(only);
    let (function, parameters) = found.ok_or_else(|| TemplateError::NoFunction(name.to_owned()))?;
    Ok(Own { function: function.clone(), arguments: arguments(*parameters) })
}

/// Where the first error stands.
fn first_error(node: &LinkedNode<'_>) -> Option<usize> {
    if node.kind() == SyntaxKind::Error {
        return Some(node.offset());
    }
    node.children().find_map(|child| first_error(&child))
}

/// Whether a function can be given a text without a name.
fn takes_body(parameters: ast::Params<'_>) -> bool {
    parameters.children().any(|parameter| matches!(parameter, ast::Param::Pos(_) | ast::Param::Spread(_)))
}

/// What a function takes by name and we know.
fn arguments(parameters: ast::Params<'_>) -> Vec<String> {
    let named = parameters.children().filter_map(|parameter| match parameter {
        ast::Param::Named(named) => Some(named.name().as_str().to_owned()),
        _ => None,
    });
    named.filter(|name| KNOWN.contains(&name.as_str())).collect()
}

/// The file that an import line names, without its directories; `None` for a package.
#[must_use]
pub fn file_name(line: &str) -> Option<String> {
    let root = typst_syntax::parse(line);
    let import = root.children().find(|node| node.kind() == SyntaxKind::ModuleImport)?;
    let Expr::Str(path) = import.cast::<ast::ModuleImport<'_>>()?.source() else { return None };
    let path = path.get();
    if path.starts_with('@') {
        return None;
    }
    path.rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_owned)
}
