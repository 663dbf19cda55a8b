//! A query taken apart into alternatives without nesting, any of which suffices.

use super::error::QueryError;
use super::filter::Filter;
use super::query::{Expression, Node};
use super::term::Term;

/// How many alternatives a query may have.
const MOST: usize = 64;

/// Conditions that hold together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Alternative {
    /// What the entry must be, or must not be.
    pub entry: Vec<(bool, Filter)>,
    /// What a line must be to count, or must not be.
    pub lines: Vec<(bool, Filter)>,
    /// What lines that count must have, each one of them.
    pub terms: Vec<Term>,
    /// What no line that counts may have.
    pub without: Vec<Term>,
}

/// The alternatives of a query.
pub(super) fn alternatives(root: &Node) -> Result<Vec<Alternative>, QueryError> {
    let mut alternatives = expand(root, true)?;
    for alternative in &mut alternatives {
        // Said twice it means the same, and costs twice as much.
        let mut terms: Vec<Term> = Vec::new();
        for term in std::mem::take(&mut alternative.terms) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        alternative.terms = terms;
    }
    Ok(alternatives)
}

/// The alternatives of a part, or of its contrary.
fn expand(node: &Node, holds: bool) -> Result<Vec<Alternative>, QueryError> {
    let too_many = || {
        let message = "there are too many alternatives in this query; leave some out";
        QueryError::new(message, node.at.clone())
    };
    let expanded = match &node.expression {
        Expression::Term(term) if holds => vec![Alternative { terms: vec![term.clone()], ..Alternative::default() }],
        Expression::Term(term) => vec![Alternative { without: vec![term.clone()], ..Alternative::default() }],
        Expression::Filter(filter) => {
            let condition = vec![(holds, filter.clone())];
            let is_of_lines = matches!(filter, Filter::In(_) | Filter::Is(_));
            let (entry, lines) = if is_of_lines { (Vec::new(), condition) } else { (condition, Vec::new()) };
            vec![Alternative { entry, lines, ..Alternative::default() }]
        }
        Expression::Not(node) => expand(node, !holds)?,
        // The contrary of all is any contrary, and the other way round.
        Expression::All(nodes) | Expression::Any(nodes) if holds == matches!(node.expression, Expression::All(_)) => {
            let mut all = vec![Alternative::default()];
            for node in nodes {
                let more = expand(node, holds)?;
                if all.len() * more.len() > MOST {
                    return Err(too_many());
                }
                all = all.iter().flat_map(|one| more.iter().map(|other| one.and(other))).collect();
            }
            all
        }
        Expression::All(nodes) | Expression::Any(nodes) => {
            let mut any = Vec::new();
            for node in nodes {
                any.extend(expand(node, holds)?);
            }
            any
        }
    };
    if expanded.len() > MOST { Err(too_many()) } else { Ok(expanded) }
}

impl Alternative {
    fn and(&self, other: &Self) -> Self {
        fn joined<T: Clone>(one: &[T], other: &[T]) -> Vec<T> {
            one.iter().chain(other).cloned().collect()
        }
        Self {
            entry: joined(&self.entry, &other.entry),
            lines: joined(&self.lines, &other.lines),
            terms: joined(&self.terms, &other.terms),
            without: joined(&self.without, &other.without),
        }
    }
}
