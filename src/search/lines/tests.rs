use proptest::prelude::*;

use super::Lines;
use crate::text;

const LINES: [&str; 9] = [
    "",
    "plain words",
    "The Qwen language models",
    "ALL CAPITALS",
    "언어 모델은 무엇을 아는가",
    "e\u{301}tude, ÉTUDE and Étude",
    "\u{1112}\u{1161}\u{11ab}글 typed in parts",
    "ΣΊΣΥΦΟΣ",
    "İ grows when it is folded",
];

fn of(lines: &[String]) -> Lines {
    Lines::of(lines.iter().map(|line| line.as_str().into()))
}

#[test]
fn lines_come_back_as_they_were_typed() {
    let lines = of(&LINES.map(str::to_owned));
    assert_eq!(lines.count(), LINES.len());
    for (number, line) in LINES.iter().enumerate() {
        assert_eq!(lines.typed(number), *line);
        assert_eq!(lines.folded().get(lines.range(number)), Some(text::folded(line).as_str()));
        assert_eq!(lines.line_at(lines.range(number).start), number);
        assert_eq!(lines.line_at(lines.range(number).end), number);
    }
}

#[test]
fn a_line_feed_in_a_title_becomes_a_blank() {
    assert_eq!(of(&["one\ntwo".to_owned()]).typed(0), "one two");
}

#[test]
fn the_memory_is_little_more_than_that_of_the_text() {
    let text: Vec<String> =
        (0..200).map(|number| format!("Line {number} of what Junyang Lin said about 언어 모델")).collect();
    let bytes: usize = text.iter().map(|line| line.len() + 1).sum();
    assert!(of(&text).memory() * 2 < bytes * 3, "{} of {bytes}", of(&text).memory());
}

proptest! {
    #[test]
    fn whatever_is_typed_comes_back(lines in prop::collection::vec("[a-zA-ZéÉ한ㄱ\u{301}\u{1112}\u{1161}\u{11ab}Σİß \t\r👩‍👧]{0,12}", 0..8)) {
        let held = of(&lines);
        for (number, line) in lines.iter().enumerate() {
            prop_assert_eq!(held.typed(number), line.as_str());
        }
    }
}
