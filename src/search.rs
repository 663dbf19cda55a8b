//! Search over all entries: a query in the user's words, the texts in a form that is searched fast, and what is found.
//!
//! A [`Query`] is parsed into a tree with the places of its parts, and taken apart into alternatives. A [`Searchable`] is an
//! entry made ready, a [`Corpus`] holds many of them; [`find()`] gives the lines that a query means, and so does [`Looked`] of entries that
//! are not held. It must not know where entries come from, nor how lines are shown.
//!
//! # What a query means
//! It has alternatives (`OR`), each a list of conditions:
//! - conditions on the entry (`week:`, `from:`, `to:`, `series:`, `speaker:`, `tag:`, `has:`, `is:handed-in`) hold for it as a whole;
//! - conditions on lines (`in:`, `is:`) say which of its lines count;
//! - words, phrases and patterns must each be in one of the lines that count, though not all in the same; those behind a `-` in none.
//!
//! What is found are the lines that have all the words. An entry where no line has all of them gives those that have any. Without
//! words they are all the lines that count, without conditions on lines those that carry the tag, else the title.

mod alternative;
mod corpus;
mod error;
mod filter;
mod find;
mod hit;
mod lines;
mod matching;
mod once;
mod packed;
mod parse;
mod query;
mod ranking;
mod remembered;
mod searchable;
mod term;

pub use corpus::Corpus;
pub use error::QueryError;
pub use filter::{Filter, Part, State};
pub use find::{Found, Limits, find};
pub use hit::{ContextLine, Excerpt, Hit};
pub use once::Looked;
pub use query::{Expression, Node, Query};
pub use remembered::Remembered;
pub use searchable::Searchable;
pub use term::Term;

#[cfg(test)]
mod tests;
