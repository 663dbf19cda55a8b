//! How a line of the notes looks: its sign, its words, its tags.

use super::canvas::Run;
use super::theme::Theme;
use crate::journal::Note;

/// How the characters of a note's line look from a byte on.
pub(super) fn look_at(note: &Note, theme: &Theme, byte: usize) -> Run {
    if note.code {
        return Run::all(theme.code);
    }
    if note.dropped {
        return Run::all(theme.dropped);
    }
    let edges = note.tags.iter().chain([&note.sign]).flat_map(|range| [range.start, range.end]);
    let until = edges.filter(|edge| *edge > byte).min().unwrap_or(usize::MAX);
    let style = if note.tags.iter().any(|tag| tag.contains(&byte)) {
        theme.tag
    } else {
        match note.mark {
            Some(mark) if note.sign.contains(&byte) => theme.sign(mark),
            mark => theme.words(mark),
        }
    };
    Run { style, until }
}
