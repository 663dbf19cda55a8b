use proptest::prelude::*;

use super::*;
use crate::text::{Position, Tag, sample};

#[test]
fn another_width_wraps_anew() {
    let text = Text::from("one two three");
    let mut wrapping = Wrapping::new(20);
    assert_eq!(wrapping.rows(&text, 0).count(), 1);
    wrapping.set_width(8);
    assert_eq!(wrapping.rows(&text, 0).count(), 2);
    assert_eq!(wrapping.rows(&text, 7).count(), 1);
}

proptest! {
    #[test]
    fn rows_kept_through_edits_are_the_rows_of_the_text(
        mut text in sample::text(), width in 1_usize..16, asked in prop::collection::vec(0_usize..9, 0..6),
        edits in prop::collection::vec(((0_usize..9, 0_usize..40), (0_usize..9, 0_usize..40), sample::text()), 1..6)
    ) {
        let mut wrapping = Wrapping::new(width);
        for line in asked {
            wrapping.rows(&text, line);
        }
        for (from, to, new) in edits {
            let edit = text.replace(
                Position::new(from.0, from.1)..Position::new(to.0, to.1), &new.to_string(), &Tag::default(),
            );
            text.apply(&edit).unwrap();
            wrapping.update(&text, &edit);
            for line in (0..text.lines().len()).step_by(2) {
                prop_assert_eq!(wrapping.rows(&text, line), &wrap::wrap(text.line(line), width));
            }
        }
    }
}
