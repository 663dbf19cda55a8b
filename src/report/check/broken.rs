//! Sentences that stop in the middle: `, and .`, a comma before the end, a paragraph that just ends.

use super::passage::{Kind, OBJECT, Passage};
use super::{Check, Finding};

/// English words that no sentence ends with.
const NO_LAST_WORD: [&str; 22] = [
    "and", "or", "but", "nor", "the", "a", "an", "of", "because", "although", "whereas", "if", "than", "whose", "my",
    "our", "their", "your", "every", "from", "into", "and/or",
];

/// Korean words that no sentence ends with.
const NO_LAST_WORD_KOREAN: [&str; 10] =
    ["그리고", "그러나", "하지만", "그래서", "또는", "혹은", "및", "왜냐하면", "그런데", "따라서"];

/// Words from which on a paragraph is a sentence that wants an end; in Korean, pieces between spaces.
const SENTENCE: usize = 8;
const SENTENCE_KOREAN: usize = 5;

/// Checks a passage.
pub(super) fn check(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    if passage.kind == Kind::Words {
        return;
    }
    ends(passage, findings);
    last(passage, findings);
}

/// Looks at the word before each full stop, question mark and exclamation mark.
fn ends(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    for (at, sign) in text.match_indices(['.', '!', '?', '。']) {
        let before = &text[..at];
        let behind = text[at + sign.len()..].chars().next();
        // Dots within a number, a name or an ellipsis end nothing.
        let goes_on = behind.is_some_and(|next| next.is_alphanumeric() || next == '.' || next == '/');
        if goes_on || before.ends_with('.') || passage.is_escaped(at) {
            continue;
        }
        let sentence = before.trim_end();
        let word = last_word(sentence);
        let is_comma = sentence.ends_with([',', ';', '，', '、']);
        if is_comma || (at > 0 && is_no_end(word, sentence)) {
            let from = sentence.rfind(' ').map_or(0, |space| space + 1).min(sentence.len() - word.len());
            let end = text[from..at + sign.len()].to_owned();
            let message = format!("a sentence stops in the middle: \"{}\".", quoted(&text[..from], &end));
            findings.push(passage.finding(Check::BrokenSentence, from..at + sign.len(), message));
        }
    }
}

/// Whether no sentence ends with this word. One of a single letter may be a name: `vitamin A.`
fn is_no_end(word: &str, sentence: &str) -> bool {
    let is_named = word.len() == 1 && word.chars().all(char::is_uppercase);
    let is_whole = sentence.split_whitespace().nth(1).is_some();
    let lower = word.to_lowercase();
    let refused = NO_LAST_WORD.contains(&lower.as_str()) || NO_LAST_WORD_KOREAN.contains(&word);
    refused && !is_named && is_whole && !is_mentioned(word, sentence)
}

/// Whether the word is spoken of, not used: `the word "and".`
fn is_mentioned(word: &str, sentence: &str) -> bool {
    sentence[..sentence.len() - word.len()].ends_with(['"', '\'', '“', '‘', '@', '#', '-', OBJECT])
}

fn last_word(sentence: &str) -> &str {
    let is_inside = |character: char| character.is_alphanumeric() || character == '/';
    let start = sentence.char_indices().rev().take_while(|(_, character)| is_inside(*character)).last();
    start.map_or("", |(start, _)| &sentence[start..])
}

/// Looks at the end of the paragraph.
fn last(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = passage.text.trim_end();
    let words = text.split_whitespace().count();
    let enough = if passage.is_korean() { SENTENCE_KOREAN } else { SENTENCE };
    let Some(end) = text.chars().next_back() else { return };
    let stops = end.is_alphanumeric() && passage.kind == Kind::Paragraph || matches!(end, ',' | ';' | '，' | '、');
    if words >= enough && stops && !text.contains("://") {
        let from = text.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let message = format!("a paragraph stops in the middle: \"{}\".", quoted(&text[..from], &text[from..]));
        findings.push(passage.finding(Check::BrokenSentence, from..text.len(), message));
    }
}

/// An end with the two words before it.
fn quoted(before: &str, end: &str) -> String {
    let mut words: Vec<&str> = before.split_whitespace().rev().take(2).collect();
    words.reverse();
    words.push(end.trim());
    words.join(" ").replace(OBJECT, "…")
}
