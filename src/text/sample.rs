//! Texts for the tests of the core: the scripts and characters that break editors, drawn at random; and texts with the caret drawn in them.

use proptest::prelude::*;

use super::{Motion, Position, Selection, Text};

const PIECES: &[&str] = &[
    "a",
    "b",
    "word",
    "The",
    " ",
    "  ",
    " ",
    "-",
    "- ",
    "1. ",
    "[ ] ",
    "> ",
    ".",
    ",",
    "\t",
    "박",
    "지호",
    "한국어",
    "\u{1107}\u{1161}\u{11A8}",
    "\u{1161}",
    "\u{11A8}",
    "漢字",
    "かな",
    "カナ",
    "ｶﾞ",
    "ﾟ",
    "\u{110C}\u{1175}",
    "\u{1100}\u{1100}",
    "。",
    "「",
    "é",
    "e\u{301}",
    "\u{301}",
    "👩‍👩‍👧",
    "🇰🇷",
    "🇰",
    "👍🏽",
    "❤\u{FE0F}",
    "\u{200D}",
    "\u{200B}",
    "\u{202E}",
    "\r",
    "\u{1b}",
    "\0",
    "\u{85}",
    "\u{FEFF}",
    "שלום",
    "ا",
    "क्षि",
    "\u{A0}",
    "\u{AD}",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "ﬁ",
    "İ",
    "ς",
    "don't",
    "x=1",
];

/// A line of these pieces, or of any characters.
pub fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat()),
        1 => "[^\n]{0,24}",
    ]
}

/// A text of up to eight such lines.
pub fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(line(), 0..8).prop_map(|lines| Text::from(lines.join("\n").as_str()))
}

/// Any motion.
pub fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        Just(Motion::Left),
        Just(Motion::Right),
        Just(Motion::WordLeft),
        Just(Motion::WordRight),
        (0_usize..6).prop_map(Motion::Up),
        (0_usize..6).prop_map(Motion::Down),
        Just(Motion::RowStart),
        Just(Motion::RowEnd),
        Just(Motion::LineStart),
        Just(Motion::LineEnd),
        Just(Motion::ParagraphUp),
        Just(Motion::ParagraphDown),
        Just(Motion::Start),
        Just(Motion::End),
    ]
}

/// The samples of a Unicode break test file, each with the bytes at which it may be broken, its start and end included.
pub fn breaks(file: &str) -> Vec<(String, Vec<usize>)> {
    let samples = file.lines().filter(|line| !line.starts_with('#'));
    let read = |sample: &str| {
        let (mut line, mut breaks) = (String::new(), Vec::new());
        for part in sample.split_whitespace() {
            match part {
                "÷" => breaks.push(line.len()),
                "×" => {}
                code => line.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
            }
        }
        (line, breaks)
    };
    samples.map(read).collect()
}

/// A text with a `|` at each of these places.
pub fn mark(text: &Text, places: &[Position]) -> String {
    let mut lines: Vec<String> = text.lines().iter().map(|line| line.text.clone()).collect();
    let mut places = places.to_vec();
    places.sort_unstable();
    for place in places.into_iter().rev() {
        lines[place.line].insert(place.byte, '|');
    }
    lines.join("\n")
}

/// Reads a text in which `|` is the caret and `^` the other end of the selection, if there is one.
pub fn parse(drawn: &str) -> (Text, Selection) {
    let mut plain = String::new();
    let (mut head, mut anchor) = (None, None);
    for character in drawn.chars() {
        let line = plain.matches('\n').count();
        let here = Position::new(line, plain.len() - plain.rfind('\n').map_or(0, |last| last + 1));
        match character {
            '|' => head = Some(here),
            '^' => anchor = Some(here),
            other => plain.push(other),
        }
    }
    let head = head.expect("a caret is drawn");
    (Text::from(plain.as_str()), Selection { anchor: anchor.unwrap_or(head), head })
}

/// Draws a text with its caret and selection: the inverse of [`parse`].
pub fn draw(text: &Text, selection: Selection) -> String {
    let mut lines: Vec<String> = text.lines().iter().map(|line| line.text.clone()).collect();
    let mut ends = vec![(selection.head, '|')];
    if !selection.is_empty() {
        ends.push((selection.anchor, '^'));
    }
    ends.sort_by(|one, other| other.cmp(one));
    for (end, sign) in ends {
        lines[end.line].insert(end.byte, sign);
    }
    lines.join("\n")
}
