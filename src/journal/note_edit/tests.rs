use super::{NoteEdit, NoteError, NoteLine};
use crate::journal::Outline;
use crate::text::{Line, Tag, Text};

/// The notes after an edit of one line of them.
fn edited(notes: &str, line: usize, edit: &NoteEdit) -> Result<String, NoteError> {
    let mut notes = Text::from(notes);
    let edits = edit.edits(&notes, &Outline::of(&notes), line, &Tag::default())?;
    for edit in &edits {
        notes.apply(edit).unwrap();
    }
    Ok(notes.to_string())
}

fn due(text: &str) -> NoteEdit {
    NoteEdit::Due(text.parse().ok())
}

fn answer(words: &str) -> NoteEdit {
    NoteEdit::Answer(words.to_owned())
}

#[test]
fn a_note_is_ticked_dated_dropped_and_taken_up_again() {
    let drop = NoteEdit::Drop(true);
    let take_up = NoteEdit::Drop(false);
    for (before, edit, after) in [
        ("[ ] read", NoteEdit::Tick(true), "[x] read"),
        ("  - [ ] read [ ]", NoteEdit::Tick(true), "  - [x] read [ ]"),
        ("[] read", NoteEdit::Tick(true), "[x] read"),
        ("* [X] read", NoteEdit::Tick(false), "* [ ] read"),
        ("[x] read", NoteEdit::Tick(true), "[x] read"),
        ("[ ] read", due("2024-10-03"), "[ ] read due 2024-10-03"),
        ("[ ] read  ", due("2024-10-03"), "[ ] read due 2024-10-03  "),
        ("[ ]", due("2024-10-03"), "[ ] due 2024-10-03"),
        ("[ ] read due 2024-10-03까지 it", due("2024-11-01"), "[ ] read due 2024-11-01까지 it"),
        ("[ ] read due: 2024-10-03, all", due(""), "[ ] read, all"),
        ("[ ] due 2024-10-03", due(""), "[ ] "),
        ("[ ] read", due(""), "[ ] read"),
        ("? why ", drop.clone(), "? ~~why~~ "),
        ("- [ ] read due 2024-10-03", drop.clone(), "- [ ] ~~read due 2024-10-03~~"),
        ("?? ~~왜~~", take_up.clone(), "?? 왜"),
        ("? ~~why~~", drop.clone(), "? ~~why~~"),
    ] {
        assert_eq!(edited(before, 0, &edit).as_deref(), Ok(after), "{before:?} {edit:?}");
    }
}

#[test]
fn an_answer_stands_behind_those_that_are_there() {
    for (before, after) in [
        ("? why", "? why\n= so"),
        ("  ? why\nnoted", "  ? why\n  = so\nnoted"),
        ("? why\n= one\nnoted\n= two\n? how", "? why\n= one\nnoted\n= two\n= so\n? how"),
        ("? why\n= \n? how", "? why\n= so\n? how"),
        ("? why\n=", "? why\n= so"),
    ] {
        assert_eq!(edited(before, 0, &answer(" so ")).as_deref(), Ok(after), "{before:?}");
    }
}

#[test]
fn what_cannot_be_done_to_a_note_is_refused() {
    for (before, edit, error) in [
        ("? why", NoteEdit::Tick(true), NoteError::NoFollowUp),
        ("plain", due("2024-10-03"), NoteError::NoFollowUp),
        ("[ ] read", answer("so"), NoteError::NoQuestion),
        ("plain", NoteEdit::Drop(true), NoteError::NoQuestion),
        ("? ~~why~~", answer("so"), NoteError::Dropped),
        ("[ ] ~~read~~", due("2024-10-03"), NoteError::Dropped),
        ("? why", answer("  "), NoteError::Blank),
        ("?", NoteEdit::Drop(true), NoteError::Blank),
        ("? ~~a~~ b", NoteEdit::Drop(true), NoteError::Struck),
    ] {
        assert_eq!(edited(before, 0, &edit), Err(error), "{before:?}");
    }
    assert_eq!(edited("? why", 7, &NoteEdit::Drop(true)), Err(NoteError::Changed));
}

#[test]
fn a_line_is_found_where_it_stands_now() {
    let notes = |lines: &[(u32, &str)]| {
        Text::from_lines(lines.iter().map(|(at, text)| Line { text: (*text).to_owned(), tag: Tag::stamped(*at) }))
    };
    let before = notes(&[(1, "? a"), (2, "[ ] b"), (3, "[ ] c")]);
    let line = NoteLine::of(&before, &Outline::of(&before), 1);
    assert_eq!((line.text.as_str(), line.stamp, line.find(&before)), ("b", Some(2), Some(1)));
    assert_eq!(line.find(&notes(&[(1, "? a"), (1, "= new"), (2, "[ ] b")])), Some(2));
    assert_eq!(line.find(&notes(&[(2, "[ ] b"), (1, "x"), (1, "x"), (2, "[ ] b")])), Some(0));
    assert_eq!(line.find(&notes(&[(1, "? a"), (2, "[x] b")])), None);
    assert_eq!(line.find(&notes(&[(1, "? a"), (9, "[ ] b")])), None, "another line with the same words");
}
