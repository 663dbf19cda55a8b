use proptest::prelude::*;

use super::*;
use crate::text::{motion, sample};

#[derive(Clone, Debug)]
enum Action {
    Move(Motion, bool),
    Delete(Motion),
    Insert(String),
    Newline(bool),
    Line(u8),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (sample::motion(), any::<bool>()).prop_map(|(motion, extend)| Action::Move(motion, extend)),
        2 => sample::motion().prop_map(Action::Delete),
        2 => sample::line().prop_map(Action::Insert),
        1 => any::<bool>().prop_map(Action::Newline),
        2 => (0_u8..8).prop_map(Action::Line),
    ]
}

fn revise(
    text: &Text,
    wrapping: &mut Wrapping,
    selection: Selection,
    action: &Action,
    fresh: &Tag,
) -> Option<Revision> {
    match action {
        Action::Move(..) => None,
        Action::Delete(motion) => delete(text, wrapping, selection, *motion, fresh),
        Action::Insert(typed) => insert(text, selection, typed, fresh),
        Action::Newline(true) => newline(text, selection, Continuation::List, fresh),
        Action::Newline(false) => newline(text, selection, Continuation::None, fresh),
        Action::Line(0) => indent(text, selection, fresh),
        Action::Line(1) => outdent(text, selection, fresh),
        Action::Line(2) => toggle_check_box(text, selection, fresh),
        Action::Line(3) => move_up(text, selection),
        Action::Line(4) => move_down(text, selection),
        Action::Line(5) => duplicate(text, selection),
        Action::Line(6) => join(text, selection, fresh),
        Action::Line(_) => delete_lines(text, selection).1,
    }
}

proptest! {
    #[test]
    fn whatever_is_done_fits_the_text_and_can_be_undone(
        mut text in sample::text(), width in 1_usize..12, actions in prop::collection::vec(action(), 1..16)
    ) {
        let mut wrapping = Wrapping::new(width);
        let mut cursor = motion::Cursor::default();
        let mut versions = Vec::new();
        for (number, action) in (0_u32..).zip(actions) {
            if let Action::Move(motion, extend) = action {
                cursor = motion::moved(&text, &mut wrapping, cursor, motion, extend);
                continue;
            }
            let Some(revision) = revise(&text, &mut wrapping, cursor.selection, &action, &Tag::stamped(number)) else { continue };
            for edit in revision.edits {
                versions.push((text.clone(), edit.clone()));
                prop_assert!(text.apply(&edit).is_ok(), "{:?}", action);
                wrapping.update(&text, &edit);
            }
            prop_assert!(revision.selection.end() <= text.end(), "{:?}", action);
            let boundary = |at: Position| text.line(at.line).is_char_boundary(at.byte);
            prop_assert!(boundary(revision.selection.anchor) && boundary(revision.selection.head), "{:?}", action);
            cursor = text.snap_selection(revision.selection).into();
            for line in 0..text.lines().len() {
                prop_assert_eq!(wrapping.rows(&text, line), &crate::text::wrap(text.line(line), width));
            }
        }
        for (before, edit) in versions.iter().rev() {
            text.apply(&edit.inverse()).unwrap();
            prop_assert_eq!(&text, before);
        }
    }
}
