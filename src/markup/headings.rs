//! Moving headings to other levels, for prose that is set below the headings of a larger text.

use super::tree::{Block, BlockKind};

/// Moves every heading in `blocks`, nested ones too, by `by` levels: down the page's hierarchy when positive.
///
/// Levels stay in 1 to 6, as CommonMark has no others: a heading that would leave that range stops at its end.
/// `shift_headings(b, -n)` therefore undoes `shift_headings(b, n)` as long as no heading was stopped; and shifting
/// the undone tree again always gives the shifted one, so that a text which is exported, read back and exported
/// again does not change.
pub fn shift_headings(blocks: &mut [Block], by: i8) {
    for block in blocks {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            *level = level.saturating_add_signed(by).clamp(1, 6);
        }
        block.kind.contents_mut().for_each(|content| shift_headings(content, by));
    }
}
