use proptest::prelude::*;

use super::*;
use crate::text::operations::{delete, insert};
use crate::text::{Motion, Position, Tag, Text, Wrapping, sample};

struct Page {
    text: Text,
    selection: Selection,
    history: History<Edit>,
}

impl Page {
    fn new(text: &str) -> Self {
        let text = Text::from(text);
        Self { selection: Selection::caret(text.end()), text, history: History::new(1 << 20) }
    }

    fn type_at(&mut self, typed: &str, kind: Kind, now: u64) {
        let revision = insert(&self.text, self.selection, typed, &Tag::default()).unwrap();
        self.make(revision, kind, now);
    }

    fn delete_at(&mut self, motion: Motion, kind: Kind, now: u64) {
        let mut wrapping = Wrapping::new(80);
        let revision = delete(&self.text, &mut wrapping, self.selection, motion, &Tag::default()).unwrap();
        self.make(revision, kind, now);
    }

    fn make(&mut self, revision: crate::text::Revision, kind: Kind, now: u64) {
        for edit in &revision.edits {
            self.text.apply(edit).unwrap();
        }
        self.history.record(kind, revision.edits, self.selection, revision.selection, now);
        self.selection = revision.selection;
    }

    fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        for edit in step.changes.iter().rev() {
            self.text.apply(&edit.inverse()).unwrap();
        }
        self.selection = step.before;
        true
    }

    fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        for edit in &step.changes {
            self.text.apply(edit).unwrap();
        }
        self.selection = step.after;
        true
    }

    /// What stands there before each undo until there is no more.
    fn undone(mut self) -> Vec<String> {
        let mut seen = Vec::new();
        while self.undo() {
            seen.push(self.text.to_string());
        }
        seen
    }
}

#[test]
fn typing_is_undone_by_words() {
    let mut page = Page::new("");
    for (now, typed) in (0..).map(|key| key * 100).zip(["o", "n", "e", " ", " ", "t", "w", "o", "\n", "x"]) {
        page.type_at(typed, Kind::of_typed(typed), now);
    }
    assert_eq!(page.undone(), ["one  two\n", "one  ", ""]);
}

#[test]
fn a_pause_begins_a_step() {
    let mut page = Page::new("");
    for (now, typed) in [(0, "a"), (999, "b"), (1_999, "c"), (2_100, "d")] {
        page.type_at(typed, Kind::of_typed(typed), now);
    }
    assert_eq!(page.undone(), ["ab", ""]);
}

#[test]
fn deleting_and_pasting_are_steps_of_their_own() {
    let mut page = Page::new("one");
    page.type_at("x", Kind::Typing, 0);
    page.delete_at(Motion::Left, Kind::Deleting, 10);
    page.delete_at(Motion::Left, Kind::Deleting, 20);
    page.type_at("y", Kind::Typing, 30);
    page.type_at("pasted", Kind::of_typed("pasted"), 40);
    page.type_at("again", Kind::of_typed("again"), 50);
    page.type_at("z", Kind::Typing, 60);
    assert_eq!(page.undone(), ["onypastedagain", "onypasted", "ony", "on", "onex", "one"]);
}

#[test]
fn a_caret_set_elsewhere_or_a_seal_begins_a_step() {
    let mut page = Page::new("");
    page.type_at("a", Kind::Typing, 0);
    page.selection = Selection::caret(Position::default());
    page.type_at("b", Kind::Typing, 10);
    page.history.seal();
    page.type_at("c", Kind::Typing, 20);
    assert_eq!(page.undone(), ["ba", "a", ""]);
}

#[test]
fn what_was_undone_is_redone_until_something_else_is_done() {
    let mut page = Page::new("");
    page.type_at("one", Kind::Other, 0);
    page.type_at("two", Kind::Other, 10);
    assert!(!page.redo());
    assert!(page.undo() && page.undo() && !page.undo());
    assert!(page.redo());
    assert_eq!((page.text.to_string().as_str(), page.selection.head.byte), ("one", 3));
    page.type_at("x", Kind::Typing, 20);
    assert!(!page.redo());
    assert_eq!(page.undone(), ["one", ""]);
}

#[test]
fn typing_after_an_undo_does_not_join_what_stands_before() {
    let mut page = Page::new("");
    page.type_at("a", Kind::Typing, 0);
    page.type_at("pasted", Kind::Other, 10);
    page.undo();
    page.type_at("b", Kind::Typing, 20);
    assert_eq!(page.undone(), ["a", ""]);
}

#[test]
fn the_oldest_is_forgotten_when_it_gets_too_much() {
    let mut page = Page::new("");
    page.history = History::new(5_000);
    for _ in 0..100 {
        page.type_at(&"x".repeat(1_000), Kind::Other, 0);
    }
    let steps = page.undone().len();
    assert!((3..=5).contains(&steps), "{steps}");
    let mut page = Page::new("");
    page.history = History::new(10);
    page.type_at(&"x".repeat(1_000), Kind::Other, 0);
    assert_eq!(page.undone(), [""]);
}

proptest! {
    #[test]
    fn undoing_all_and_redoing_all_is_where_it_was(
        text in sample::text(), typed in prop::collection::vec((sample::line(), 0_usize..9, 0_usize..40, 0_u64..2_000), 1..12)
    ) {
        let mut page = Page::new(&text.to_string());
        let before = page.text.clone();
        let mut now = 0;
        for (typed, line, byte, pause) in typed {
            page.selection.anchor = page.text.snap(Position::new(line, byte));
            now += pause;
            if !typed.is_empty() {
                page.type_at(&typed, Kind::of_typed(&typed), now);
            }
        }
        let after = page.text.clone();
        while page.undo() {}
        prop_assert_eq!(&page.text, &before);
        while page.redo() {}
        prop_assert_eq!(&page.text, &after);
    }
}
