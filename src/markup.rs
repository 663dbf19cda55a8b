//! Markdown to blocks and inlines and back, with source positions.
//!
//! It is pure and knows nothing of journals or reports: a text in, a tree out, and a tree printed as Markdown that
//! parses to the same tree.

mod tree;

pub use tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item, Span};
