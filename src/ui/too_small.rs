//! What is shown when the terminal is too small for any screen.

use super::canvas::Canvas;
use crate::app::{Area, Size};
use crate::text;

/// Says how large the terminal must be.
pub(super) fn draw(canvas: &mut Canvas<'_>, size: Size) {
    let theme = canvas.theme;
    let Size { width, height } = Size::LEAST;
    let needs = format!("Seminote needs {width}×{height}, this is {}×{}.", size.width, size.height);
    let words = [("This window is too small.", theme.strong), (&needs, theme.quiet), ("Nothing is lost.", theme.quiet)];
    let count: usize = words.iter().map(|(words, _)| text::wrap(words, size.width.into()).count()).sum();
    let above = size.height.saturating_sub(u16::try_from(count).unwrap_or(u16::MAX)) / 2;
    let (_, middle) = Area::of(size).split_top(above);
    let mut rows = canvas.rows(middle);
    for (words, style) in words {
        rows.wrapped(words, style);
    }
}
