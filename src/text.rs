//! The editing core: lines with an optional tag, edits and their inverses, motion, wrapping, columns.
//!
//! It is pure: positions and texts in, edits and positions out. It must not know of journals, stamps' meaning,
//! files, keys or screens.

mod changes;
mod diff;
mod edit;
mod fence;
mod find;
mod grapheme;
mod history;
mod line;
mod list;
mod merge;
mod motion;
pub mod operations;
mod position;
mod replace;
#[cfg(test)]
pub(crate) mod sample;
mod select;
mod viewport;
mod width;
mod word;
mod wrap;
mod wrapping;

pub use changes::changes;
pub use diff::diff;
pub use edit::{Edit, EditError, Fragment, Side};
pub use fence::{Fence, bullet};
pub use find::{Query, folded, parts_clusters};
pub use grapheme::clusters;
pub use history::{History, Kind, Step, Weight};
pub use line::{Line, Tag, Text};
pub use merge::{Merge, merge};
pub use motion::{Cursor, Motion, moved};
pub use operations::Revision;
pub use position::{Position, Selection};
pub use select::{Granularity, drag, grow, select, select_all};
pub use viewport::{Caret, RowAddress, Viewport};
pub use width::{Drawn, display, widths};
pub use wrap::{Rows, columns, wrap};
pub use wrapping::Wrapping;
