//! Quotations, brackets and emphases that are opened and not closed, or closed and not opened.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::passage::{Kind, Passage};
use super::quotes::straight_marks;
use super::{Check, Finding};

/// Brackets, and quotation marks that differ in their two ends.
const PAIRS: [(char, char); 13] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('“', '”'),
    ('«', '»'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('（', '）'),
    ('［', '］'),
    ('〔', '〕'),
];

/// Checks a passage.
pub(super) fn check(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    pairs(passage, findings);
    straight(passage, findings);
    curly_single(passage, findings);
    emphasis(passage, findings);
}

fn report(passage: &Passage<'_>, at: usize, sign: &str, what: &str, findings: &mut Vec<Finding>) {
    let message = format!("{sign} is {what}: \"{}\".", around(&passage.text, at));
    findings.push(passage.finding(Check::Unclosed, at..at + sign.len(), message));
}

fn pairs(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let intervals = intervals(text);
    let counts = |at: usize| !passage.is_escaped(at) && !intervals.iter().any(|interval| interval.contains(&at));
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices().filter(|(at, _)| counts(*at)) {
        if PAIRS.iter().any(|(opening, _)| *opening == character) {
            if !is_face(text, at) {
                open.push((at, character));
            }
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == character) {
            if let Some(place) = open.iter().rposition(|(_, waiting)| waiting == opening) {
                for (at, left) in open.drain(place..).skip(1) {
                    report(passage, at, &left.to_string(), "opened and not closed", findings);
                }
            } else if !is_face(text, at) && !is_enumeration(text, at) {
                report(passage, at, &character.to_string(), "closed and not opened", findings);
            }
        }
    }
    for (at, left) in open {
        // A quotation over several paragraphs is opened in each of them and closed in the last.
        let goes_on = left == '“' && text.starts_with('“') && at == 0 && passage.kind != Kind::Words;
        if !goes_on {
            report(passage, at, &left.to_string(), "opened and not closed", findings);
        }
    }
}

/// Whether the bracket is a face's mouth: `:)`, `:-(`.
fn is_face(text: &str, at: usize) -> bool {
    let mut behind = text[at..].chars();
    let is_mouth = matches!(behind.next(), Some('(' | ')'));
    let eyes = text[..at].trim_end_matches('-').strip_suffix([':', ';', '=']);
    let stands_alone = eyes.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
    is_mouth && stands_alone && !behind.next().is_some_and(char::is_alphanumeric)
}

/// Whether the closing bracket stands behind a number or a letter as in `1)` or `a)`.
fn is_enumeration(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|character: char| character.is_whitespace() || character == ',').next();
    word.is_some_and(|word| {
        let is_short = (1..=3).contains(&word.chars().count());
        is_short && (word.chars().all(|character| character.is_ascii_digit()) || word.chars().count() == 1)
            || matches!(word, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix")
    })
}

/// Half-open intervals, whose brackets are no pair: `[0, 1)`, `(0, 1]`.
fn intervals(text: &str) -> Vec<Range<usize>> {
    // The pattern is right; were it not, no bracket would be let pass.
    static INTERVAL: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\[(]\s*[-+−]?[\d.]+\s*,\s*[-+−]?(?:[\d.]+|∞)\s*[\])]").ok());
    INTERVAL.iter().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.range()).collect()
}

/// An odd number of straight double marks: the last one opens or closes nothing.
fn straight(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let marks = straight_marks(text, '"');
    let marks: Vec<usize> = marks.into_iter().filter(|at| !passage.is_escaped(*at)).collect();
    let opens = |at: &&usize| {
        let before = text[..**at].chars().next_back();
        before.is_none_or(|before| before.is_whitespace() || "([{—–-".contains(before))
    };
    if marks.len() % 2 == 1 {
        // Of the marks that could open, one is likely the culprit: the last that is followed by another opening one, or the last.
        let mut culprit = None;
        let mut is_open = false;
        for at in &marks {
            if opens(&at) {
                if is_open {
                    break;
                }
                culprit = Some(*at);
                is_open = true;
            } else if is_open {
                (culprit, is_open) = (None, false);
            } else {
                culprit = Some(*at);
                break;
            }
        }
        if let Some(at) = culprit.or(marks.last().copied()) {
            report(passage, at, "\"", "not paired", findings);
        }
    }
}

/// A curly single mark that opens and that no later one closes. One behind a letter is an apostrophe.
fn curly_single(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    for (at, mark) in text.match_indices('‘') {
        let behind = &text[at + mark.len()..];
        // Older ways to write an apostrophe: ‘tis, ‘90s.
        let is_apostrophe = behind.starts_with(|next: char| next.is_ascii_digit()) || behind.starts_with("tis");
        if !is_apostrophe && !behind.contains('’') {
            report(passage, at, mark, "opened and not closed", findings);
        }
    }
}

/// Signs of emphasis and code that the parser left as they are.
fn emphasis(passage: &Passage<'_>, findings: &mut Vec<Finding>) {
    let text = &passage.text;
    let (mut seen, mut named) = (0, Vec::new());
    for (at, sign) in text.char_indices() {
        // Two that do not pair are one mistake.
        if at < seen || passage.is_escaped(at) || !matches!(sign, '*' | '_' | '~' | '`') || named.contains(&sign) {
            continue;
        }
        let run = text[at..].find(|next| next != sign).unwrap_or(text.len() - at);
        seen = at + run;
        let before = text[..at].chars().next_back();
        let behind = text[at + run..].chars().next();
        let touches = |side: Option<char>| side.is_some_and(|side| !side.is_whitespace());
        let opens = !before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric);
        let is_left = match (sign, run) {
            ('*', 1) => opens && !text[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
            ('*', 2..=3) => touches(before) != touches(behind) || before.zip(behind).is_some_and(is_wordy),
            ('_', 1 | 2) => opens && !text[at + run..].split_whitespace().next().unwrap_or_default().contains('_'),
            ('~', 2) => touches(before) != touches(behind),
            ('`', _) => true,
            _ => false,
        };
        if is_left {
            named.push(sign);
            report(passage, at, &text[at..at + run], "shown as it is, since it is not paired", findings);
        }
    }
}

/// Whether a sign stands between a word and something else: `**"말"**이`, where CommonMark sees no emphasis.
fn is_wordy((before, behind): (char, char)) -> bool {
    before.is_alphabetic() != behind.is_alphabetic()
}

/// The word at a place and the ones next to it.
fn around(text: &str, at: usize) -> String {
    let from = text[..at].char_indices().rev().filter(|(_, character)| character.is_whitespace()).nth(1);
    let from = from.map_or(0, |(place, space)| place + space.len_utf8());
    let to = text[at..].char_indices().filter(|(_, character)| character.is_whitespace()).nth(2);
    let to = to.map_or(text.len(), |(place, _)| at + place);
    text[from..to].replace('\n', " ").replace(super::passage::OBJECT, "…")
}
