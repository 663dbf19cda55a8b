use proptest::prelude::*;

use super::*;
use crate::text::sample;

proptest! {
    #[test]
    fn the_caret_always_stands_between_clusters(
        text in sample::text(), width in 1_usize..12, from in (0_usize..9, 0_usize..40),
        motions in prop::collection::vec((sample::motion(), any::<bool>()), 1..20)
    ) {
        let mut wrapping = Wrapping::new(width);
        let mut cursor = Cursor::from(Selection::caret(Position::new(from.0, from.1)));
        for (motion, extend) in motions {
            cursor = moved(&text, &mut wrapping, cursor, motion, extend);
            prop_assert_eq!(text.snap_selection(cursor.selection), cursor.selection, "{:?}", motion);
        }
    }

    #[test]
    fn left_and_right_are_inverse_and_words_make_progress(text in sample::text()) {
        let mut wrapping = Wrapping::new(10);
        let mut at = Position::default();
        while at != text.end() {
            let next = target(&text, &mut wrapping, at, Motion::Right);
            prop_assert!(next > at);
            prop_assert_eq!(target(&text, &mut wrapping, next, Motion::Left), at);
            prop_assert!(target(&text, &mut wrapping, at, Motion::WordRight) > at);
            prop_assert!(target(&text, &mut wrapping, next, Motion::WordLeft) < next);
            at = next;
        }
    }
}
