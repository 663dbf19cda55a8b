use super::*;
use crate::text::Line;

#[test]
fn stamps_travel_with_moved_and_pasted_lines() {
    let text = Text::from_lines((1..=3).map(|stamp| Line { text: format!("line {stamp}"), tag: Tag::stamped(stamp) }));
    let stamps = |text: &Text| text.lines().iter().map(|line| line.tag.stamp).collect::<Vec<_>>();
    let caret = Selection::caret(Position::new(1, 2));
    let (moved, _) = applied(&text, move_up(&text, caret), caret);
    assert_eq!(stamps(&moved), [Some(2), Some(1), Some(3)]);
    let (moved, _) = applied(&text, move_down(&text, caret), caret);
    assert_eq!(stamps(&moved), [Some(1), Some(3), Some(2)]);
    let (cut, revision) = delete_lines(&text, caret);
    let (left, caret) = applied(&text, revision, caret);
    assert_eq!(stamps(&left), [Some(1), Some(3)]);
    let (pasted, _) =
        applied(&left, paste(&left, Selection::caret(Position::default()), &cut, &Tag::stamped(9)), caret);
    assert_eq!(stamps(&pasted), [Some(2), Some(1), Some(3)]);
    assert_eq!(pasted.to_string(), "line 2\nline 1\nline 3");
    let (joined, _) = applied(&text, join(&text, caret, &Tag::stamped(9)), caret);
    assert_eq!(stamps(&joined), [Some(1), Some(2)]);
}
