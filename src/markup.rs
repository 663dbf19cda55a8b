//! Markdown to blocks and inlines and back, with source positions.
//!
//! It is pure and knows nothing of journals or reports: a text in, a tree out, and a tree printed as Markdown that
//! parses to the same tree. For every text, and for every tree that is in normal form ([`normalise()`]),
//! `parse(print(tree)) == tree` but for the spans.
//!
//! The dialect is CommonMark with tables, task lists, footnotes, strikethrough and mathematics by pandoc's rule for
//! dollars. A table is as wide as its longest row. HTML is kept as typed and is never markup.

mod dollars;
mod edited;
mod headings;
mod normalise;
mod parse;
mod plain;
mod print;
mod tree;
mod wide_rows;

pub use headings::shift_headings;
pub use normalise::{normalise, normalise_inlines};
pub use parse::{parse, parse_inlines};
pub use plain::{plain, plain_blocks};
pub use print::{prefixed, print, print_inlines};
pub use tree::{Alignment, Block, BlockKind, Inline, InlineKind, Item, Span, move_spans};

/// How deep blocks, and inlines in one another, may stand. Deeper ones become text, so that no input can exhaust
/// the stack of a reader of the tree.
const MAX_DEPTH: usize = 64;

#[cfg(test)]
mod tests;
