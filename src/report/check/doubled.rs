//! Words that stand twice: `the the`.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::passage::Passage;
use super::{Check, Finding};

/// English words that may rightly stand twice: `that that`, `had had`, `very very`.
const MAY_DOUBLE: [&str; 24] = [
    "that", "had", "very", "no", "so", "many", "far", "long", "much", "really", "is", "do", "bye", "ha", "blah",
    "again", "never", "more", "out", "there", "well", "yes", "tut", "too",
];

/// Syllables from which on a Korean word that stands twice was typed twice: shorter ones are doubled for weight (`더 더`, `꼭 꼭`).
const KOREAN_SYLLABLES: usize = 3;

/// Longer Korean words that are doubled for weight.
const MAY_DOUBLE_KOREAN: [&str; 8] =
    ["천천히", "조금씩", "하나하나", "차근차근", "한 걸음", "무럭무럭", "하나씩", "가까이"];

/// Checks a passage.
pub(super) fn check(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    for pair in words.windows(2) {
        let [(first, one), (second, other)] = *pair else { continue };
        let between = text.get(first + one.len()..second).unwrap_or_default();
        let is_space = !between.is_empty() && between.chars().all(char::is_whitespace);
        if is_space && stands_twice(one, other) && !is_part(text, first, second + other.len()) {
            let message = format!("a word stands twice: \"{one} {other}\".");
            findings.push(passage.finding(Check::DoubledWord, first..second + other.len(), message));
        }
    }
}

fn stands_twice(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|word| word.nfc().collect::<String>().to_lowercase());
    let syllables = one.chars().filter(|character| ('가'..='힣').contains(character)).count();
    if one != other || !one.chars().any(char::is_alphabetic) {
        return false;
    }
    if syllables > 0 {
        return syllables >= KOREAN_SYLLABLES && !MAY_DOUBLE_KOREAN.contains(&one.as_str());
    }
    // A single letter is a variable, or a name's.
    (one.chars().count() > 1 || one == "a") && !MAY_DOUBLE.contains(&one.as_str())
}

/// Whether the two are parts of something longer, such as `back-to-back back` or `the @the`.
fn is_part(text: &str, start: usize, end: usize) -> bool {
    let joins = |character: char| matches!(character, '-' | '_' | '\'' | '’' | '@' | '#' | '/' | '.' | ':' | '\\');
    let before = text[..start].chars().next_back().is_some_and(joins);
    let behind = text[end..].chars().next().is_some_and(|next| matches!(next, '-' | '_' | '\'' | '’' | '@' | '/'));
    before || behind
}
