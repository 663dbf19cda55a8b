//! A query as a tree, with the places of its parts.

use std::fmt;
use std::ops::Range;

use super::alternative::{Alternative, alternatives};
use super::error::QueryError;
use super::filter::Filter;
use super::parse::parse;
use super::term::Term;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    root: Option<Node>,
    pub(super) alternatives: Vec<Alternative>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it says.
    pub expression: Expression,
    /// The bytes of the query where it stands.
    pub at: Range<usize>,
}

/// What a part of a query says.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// All of these.
    All(Vec<Node>),
    /// At least one of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// This in a line.
    Term(Term),
    /// This of an entry or a line.
    Filter(Filter),
}

impl Query {
    /// Reads a query. Nothing but white space is one that finds nothing.
    ///
    /// # Errors
    /// When it does not follow the grammar; the error says where.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let root = parse(text)?;
        let alternatives = root.as_ref().map_or(Ok(Vec::new()), alternatives)?;
        Ok(Self { root, alternatives })
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The tree; none when it says nothing.
    #[must_use]
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// The words and patterns that a line which is found may have: what is to be highlighted.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.alternatives.iter().flat_map(|alternative| &alternative.terms)
    }
}

impl fmt::Display for Node {
    /// Fully bracketed: `(a b)` for all, `(a OR b)` for any.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |nodes: &[Self], by: &str| nodes.iter().map(Self::to_string).collect::<Vec<_>>().join(by);
        match &self.expression {
            Expression::All(nodes) => write!(formatter, "({})", joined(nodes, " ")),
            Expression::Any(nodes) => write!(formatter, "({})", joined(nodes, " OR ")),
            Expression::Not(node) => write!(formatter, "-{node}"),
            Expression::Term(Term::Words(words)) => write!(formatter, "{:?}", words.query.folded()),
            Expression::Term(Term::Pattern(pattern)) => write!(formatter, "/{pattern}/"),
            Expression::Filter(filter) => filter.fmt(formatter),
        }
    }
}
