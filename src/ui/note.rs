//! How a line of the notes looks: its sign, its words, its tags.

use ratatui::style::Style;

use super::theme::Theme;
use crate::journal::Note;

/// The style of the character at a byte of a note's line.
pub(super) fn style_at(note: &Note, theme: &Theme, byte: usize) -> Style {
    if note.code {
        return theme.code;
    }
    if note.dropped {
        return theme.dropped;
    }
    if note.tags.iter().any(|tag| tag.contains(&byte)) {
        return theme.tag;
    }
    match note.mark {
        Some(mark) if note.sign.contains(&byte) => theme.sign(mark),
        mark => theme.words(mark),
    }
}
