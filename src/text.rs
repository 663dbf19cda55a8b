//! The editing core: lines with an optional tag, edits and their inverses, motion, wrapping, columns.
//!
//! It is pure: positions and texts in, edits and positions out. It must not know of journals, stamps' meaning,
//! files, keys or screens.

mod edit;
mod line;
mod position;

pub use edit::{Edit, EditError, Fragment};
pub use line::{Line, Tag, Text};
pub use position::{Position, Selection};
