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
    fn the_end_of_a_row_stays_in_it_and_leads_back_to_its_start(
        text in sample::text(), width in 1_usize..12, from in (0_usize..9, 0_usize..40)
    ) {
        let mut wrapping = Wrapping::new(width);
        let from: Caret = text.snap(Position::new(from.0, from.1)).into();
        let row = address(&text, &mut wrapping, from);
        let (end, at_row_end) = row_end(text.line(row.line), wrapping.rows(&text, row.line), row.row);
        let caret = Caret { position: Position::new(row.line, end), at_row_end };
        prop_assert_eq!(address(&text, &mut wrapping, caret), row);
        let start = wrapping.rows(&text, row.line).range(row.row).start;
        let back = target(&text, &mut wrapping, caret, Motion::RowStart).position.byte;
        prop_assert!(back == start || (back == 0 && end == start));
    }

    #[test]
    fn left_and_right_are_inverse_and_words_make_progress(text in sample::text()) {
        let mut wrapping = Wrapping::new(10);
        let mut at = Position::default();
        while at != text.end() {
            let next = target(&text, &mut wrapping, at.into(), Motion::Right).position;
            prop_assert!(next > at);
            prop_assert_eq!(target(&text, &mut wrapping, next.into(), Motion::Left).position, at);
            prop_assert!(target(&text, &mut wrapping, at.into(), Motion::WordRight).position > at);
            prop_assert!(target(&text, &mut wrapping, next.into(), Motion::WordLeft).position < next);
            at = next;
        }
    }
}
