use proptest::prelude::*;

use super::*;
use crate::text::{Fragment, Position};

fn outline(lines: &[&str]) -> Outline {
    Outline::of(&Text::from(lines.join("\n").as_str()))
}

fn question(line: usize, mine: bool, answers: &[usize]) -> Question {
    Question { line, mine, answers: answers.to_vec() }
}

#[test]
fn answers_belong_to_the_nearest_question_above() {
    let notes = outline(&[
        "= an answer to nothing",
        "? first",
        "= one",
        "a plain note between",
        "! an insight between",
        "= another",
        "",
        "?? somebody else's",
        "  = indented",
        "? without one",
    ]);
    assert_eq!(notes.questions(), [question(1, true, &[2, 5]), question(7, false, &[8]), question(9, true, &[])]);
}

#[test]
fn a_section_cuts_a_question_from_its_answers() {
    for heading in ["# next", "## next", "#"] {
        assert_eq!(outline(&["? why", heading, "= because"]).questions(), [question(0, true, &[])], "{heading}");
    }
    for other in ["### no mark", "# ~~dropped~~", "\\# escaped", "#tag"] {
        assert_eq!(outline(&["? why", other, "= because"]).questions(), [question(0, true, &[2])], "{other}");
    }
}

#[test]
fn what_is_dropped_counts_nowhere() {
    let notes = outline(&[
        "? why",
        "= ~~no answer~~",
        "? ~~never mind~~",
        "= to the one that was dropped",
        "! ~~no insight~~",
        "! an insight",
        "[ ] ~~no follow-up due 2024-10-03~~",
        "# ~~no section~~",
    ]);
    assert_eq!(notes.questions(), [question(0, true, &[])]);
    assert_eq!(notes.count(Mark::Insight), 1);
    assert_eq!(notes.follow_ups().count(), 0);
    assert_eq!(notes.sections().count(), 0);
}

#[test]
fn an_answer_that_says_nothing_yet_answers_nothing() {
    assert_eq!(outline(&["? why", "= "]).questions(), [question(0, true, &[])]);
    assert_eq!(outline(&["? why", "=", "= so"]).questions(), [question(0, true, &[2])]);
}

#[test]
fn code_holds_no_questions_and_no_answers() {
    let notes = outline(&["? why", "```", "= code", "# code", "```", "= because", "~~~", "? never closed", "[ ] code"]);
    assert_eq!(notes.questions(), [question(0, true, &[5])]);
    assert_eq!(notes.follow_ups().count(), 0);
    let code: Vec<_> = notes.notes().iter().map(|note| note.code).collect();
    assert_eq!(code, [false, true, true, true, true, false, true, true, true]);
}

#[test]
fn sections_and_follow_ups_are_listed_in_order() {
    let notes = outline(&["# one", "[ ] a due 2024-10-03", "## two", "- [x] b"]);
    assert_eq!(notes.sections().map(|section| (section.line, section.level)).collect::<Vec<_>>(), [(0, 1), (2, 2)]);
    let due = "2024-10-03".parse().ok();
    assert_eq!(
        notes.follow_ups().collect::<Vec<_>>(),
        [FollowUp { line: 1, done: false, due }, FollowUp { line: 3, done: true, due: None }]
    );
    assert_eq!(notes.count(Mark::FollowUp { done: true }), 1);
}

#[test]
fn a_question_is_open_answered_or_unanswered() {
    let (bare, answered) = (question(0, true, &[]), question(0, true, &[1]));
    assert_eq!(bare.state(false), QuestionState::Open);
    assert_eq!(bare.state(true), QuestionState::Unanswered);
    assert_eq!(answered.state(false), QuestionState::Answered);
    assert_eq!(answered.state(true), QuestionState::Answered);
}

#[test]
fn a_follow_up_is_overdue_the_day_after_it_was_due() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let follow_up = |done, due: Option<&str>| FollowUp { line: 0, done, due: due.map(day) };
    assert!(follow_up(false, Some("2024-10-03")).is_overdue(day("2024-10-04")));
    assert!(!follow_up(false, Some("2024-10-03")).is_overdue(day("2024-10-03")));
    assert!(!follow_up(true, Some("2024-10-03")).is_overdue(day("2024-10-04")));
    assert!(!follow_up(false, None).is_overdue(day("2024-10-04")));
}

#[test]
fn the_length_leaves_out_signs_and_what_was_dropped() {
    let notes = Text::from("# Two words\n? ~~dropped it~~\n- [ ] 기계 학습\n  plain");
    assert_eq!(Outline::of(&notes).length(&notes), Count { words: 5, characters: 19, characters_without_spaces: 17 });
}

#[test]
fn plain_typing_changes_no_meaning_and_a_fence_changes_all_below() {
    let table = [
        ("plain\n? why", 5..5, "!", false, "a letter in a plain note"),
        ("plain\n? why", 0..5, "other", false, "another plain note"),
        ("```\ncode\n```\n? why", 4..8, "? no", false, "typing in code"),
        ("plain\n? why", 0..0, "? ", true, "a mark before a plain note"),
        ("plain\n? why", 6..8, "", true, "a mark taken away"),
        ("plain\n? why", 5..5, "\n", true, "a line more: the questions move"),
        ("``\n? why\n```\n= so", 2..2, "`", true, "a fence opens"),
        ("```\n? why\n```\n= so", 0..1, "", true, "a fence goes"),
    ];
    for (before, range, inserted, meaning, why) in table {
        let (after, edit) = replaced(before, range, inserted);
        let mut followed = Outline::of(&Text::from(before));
        assert_eq!(followed.follow(&after, &edit), meaning, "{why}");
        assert_eq!(followed, Outline::of(&after), "{why}");
    }
}

/// A text with a range replaced, and the edit that did it.
fn replaced(before: &str, range: std::ops::Range<usize>, inserted: &str) -> (Text, Edit) {
    let head = &before[..range.start];
    let at = Position::new(head.matches('\n').count(), head.len() - head.rfind('\n').map_or(0, |feed| feed + 1));
    let fragment = |text: &str| Fragment {
        text: text.to_owned(),
        tags: vec![crate::text::Tag::default(); text.matches('\n').count() + 1],
    };
    let edit = Edit { at, removed: fragment(&before[range.clone()]), inserted: fragment(inserted) };
    (Text::from(format!("{head}{inserted}{}", &before[range.end..]).as_str()), edit)
}

/// Texts in which fences open and close and marks come and go.
fn texts(lines: usize) -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => prop::sample::select(vec!["```", "````", "~~~", "``` rust", "- ```", "? why", "= so", "# part", "[ ] do", "? ~~no~~", "가나다", ""])
            .prop_map(str::to_owned),
        1 => "[`~#?=! a가\\[\\]x]{0,6}",
    ];
    prop::collection::vec(line, 0..lines).prop_map(|lines| lines.join("\n"))
}

fn boundary(text: &str, index: prop::sample::Index) -> usize {
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    *index.get(&boundaries)
}

proptest! {
    #[test]
    fn following_any_edit_is_parsing_anew(
        before in texts(12),
        inserted in texts(4),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let (from, to) = (boundary(&before, from), boundary(&before, to));
        let (after, edit) = replaced(&before, from.min(to)..from.max(to), &inserted);
        let old = Outline::of(&Text::from(before.as_str()));
        let mut followed = old.clone();
        let meaning = followed.follow(&after, &edit);
        let parsed = Outline::of(&after);
        prop_assert_eq!(&followed, &parsed);
        if !meaning {
            prop_assert_eq!(old.questions(), parsed.questions());
            prop_assert!(old.sections().eq(parsed.sections()));
            prop_assert!(old.follow_ups().eq(parsed.follow_ups()));
        }
    }

    #[test]
    fn no_character_is_lost_by_parsing(text in prop_oneof![texts(12), any::<String>()]) {
        let notes = Text::from(text.as_str());
        let lines = Outline::of(&notes).notes().iter().zip(notes.lines()).map(|(note, line)| {
            let parts = [0..note.sign.start, note.sign.clone(), note.sign.end..note.body.start, note.body.clone()];
            parts.map(|part| &line.text[part]).concat()
        }).collect::<Vec<_>>();
        prop_assert_eq!(lines.join("\n"), text);
    }
}
