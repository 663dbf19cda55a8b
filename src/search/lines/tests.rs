use proptest::prelude::*;

use super::{Lines, PARTS, pack};
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

fn packed(lines: &[String]) -> [Vec<u8>; PARTS] {
    pack(lines.iter().map(|line| line.as_str().into()))
}

#[test]
fn lines_come_back_as_they_were_typed() {
    let packed = packed(&LINES.map(str::to_owned));
    let lines = Lines::of(packed.each_ref().map(Vec::as_slice));
    assert_eq!(lines.count(), LINES.len());
    for (number, line) in LINES.iter().enumerate() {
        assert_eq!(lines.typed(number), *line);
        assert_eq!(lines.folded(number), text::folded(line));
        assert_eq!(lines.line_at(lines.range(number).start), number);
        assert_eq!(lines.line_at(lines.range(number).end), number);
    }
}

#[test]
fn a_line_feed_in_a_title_becomes_a_blank() {
    let packed = packed(&["one\ntwo".to_owned()]);
    assert_eq!(Lines::of(packed.each_ref().map(Vec::as_slice)).typed(0), "one two");
}

#[test]
fn the_memory_is_little_more_than_that_of_the_text() {
    let text: Vec<String> =
        (0..200).map(|number| format!("Line {number} of what Junyang Lin said about 언어 모델")).collect();
    let bytes: usize = text.iter().map(|line| line.len() + 1).sum();
    let held: usize = packed(&text).iter().map(Vec::len).sum();
    assert!(held * 2 < bytes * 3, "{held} of {bytes}");
}

proptest! {
    #[test]
    fn whatever_is_typed_comes_back(lines in prop::collection::vec("[a-zA-ZéÉ한ㄱ\u{301}\u{1112}\u{1161}\u{11ab}Σİß \t\r👩‍👧]{0,12}", 0..8)) {
        let packed = packed(&lines);
        let held = Lines::of(packed.each_ref().map(Vec::as_slice));
        for (number, line) in lines.iter().enumerate() {
            prop_assert_eq!(held.typed(number), line.as_str());
        }
    }
}
