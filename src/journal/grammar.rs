//! The note grammar: what one line of the notes is.
//!
//! A line is cut into ranges and never changed: indentation, sign, gap and body joined are the line. Parsing cannot
//! fail.
//! What lines mean together, sections, questions with their answers, is read in [`outline`](super::outline).

mod code;
mod tag;

use std::ops::Range;

use chrono::NaiveDate;

use crate::text::{Fence, bullet};

/// What a note is, by the sign it starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// `#` or `##`: a section of the talk, with its level.
    Section(u8),
    /// `!`: a point to keep.
    Insight,
    /// `?`: my question for the speaker.
    Question,
    /// `??`: a question somebody else asked.
    OtherQuestion,
    /// `=`: an answer to the question above.
    Answer,
    /// `>`: a quotation.
    Quotation,
    /// `~`: what I disagree with or did not follow.
    Doubt,
    /// `@`: a paper, a link, a person.
    Reference,
    /// `[ ]` or `[x]`: something to do after the talk.
    FollowUp {
        /// Whether it is ticked.
        done: bool,
    },
}

/// One parsed line of the notes. All ranges are bytes of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Its mark; `None` for a plain note and for every line of code.
    pub mark: Option<Mark>,
    /// The mark's sign, with the bullet before a check box; empty without a mark. Before it stands the indentation.
    pub sign: Range<usize>,
    /// What the note says, without indentation, sign and the space behind it.
    pub body: Range<usize>,
    /// Whether a note with a mark is struck through: kept to read, counted nowhere.
    pub dropped: bool,
    /// The tags in it, each with its `#`.
    pub tags: Vec<Range<usize>>,
    /// The date in `due 2024-10-03` of a follow-up.
    pub due: Option<NaiveDate>,
    /// Whether the line is code or a fence around it.
    pub code: bool,
    /// The code block that is open behind the line.
    pub fence: Option<Fence>,
}

/// Parses a line of the notes that stands behind `open`, the code block open before it.
#[must_use]
pub fn parse_line(line: &str, open: Option<Fence>) -> Note {
    let start = line.len() - line.trim_start_matches([' ', '\t']).len();
    let plain = Note { sign: start..start, body: start..line.len(), ..Note::default() };
    if let Some(fence) = open {
        return Note { code: true, fence: (!fence.is_closed_by(line)).then_some(fence), ..plain };
    }
    if let Some(fence) = Fence::opened_by(line) {
        return Note { code: true, fence: Some(fence), ..plain };
    }
    let mut note = marked(line, start).unwrap_or(plain);
    note.tags = tag::tags(line, &note.body);
    if matches!(note.mark, Some(Mark::FollowUp { .. })) {
        note.due = due_place(&line[note.body.clone()]).map(|(_, date)| date);
    }
    note
}

/// The note when the line starts with a sign that is followed by white space or the line's end.
fn marked(line: &str, start: usize) -> Option<Note> {
    let rest = &line[start..];
    let (mark, length) = sign(rest)?;
    let behind = &rest[length..];
    let body = behind.trim_start_matches([' ', '\t']);
    if !behind.is_empty() && body.len() == behind.len() {
        return None;
    }
    let body = line.len() - body.len()..line.len();
    Some(Note {
        mark: Some(mark),
        sign: start..start + length,
        dropped: is_struck_through(&line[body.clone()]),
        body,
        ..Note::default()
    })
}

/// The mark whose sign stands at the start, and the sign's length with a bullet before it.
fn sign(rest: &str) -> Option<(Mark, usize)> {
    const SIGNS: [(&str, Mark); 9] = [
        ("##", Mark::Section(2)),
        ("#", Mark::Section(1)),
        ("!", Mark::Insight),
        ("??", Mark::OtherQuestion),
        ("?", Mark::Question),
        ("=", Mark::Answer),
        (">", Mark::Quotation),
        ("~", Mark::Doubt),
        ("@", Mark::Reference),
    ];
    let box_start = bullet(rest);
    for (sign, done) in [("[ ]", false), ("[]", false), ("[x]", true), ("[X]", true)] {
        if rest[box_start..].starts_with(sign) {
            return Some((Mark::FollowUp { done }, box_start + sign.len()));
        }
    }
    SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)).map(|(sign, mark)| (*mark, sign.len()))
}

/// Whether a text is `~~…~~` as a whole.
fn is_struck_through(text: &str) -> bool {
    text.trim_end()
        .strip_prefix("~~")
        .and_then(|rest| rest.strip_suffix("~~"))
        .is_some_and(|inside| !inside.trim().is_empty() && !inside.contains("~~"))
}

/// The first `due YYYY-MM-DD`, also with a colon, that stands as words of its own and is a day of the calendar: its bytes, the date at
/// their end, and which day it is.
pub(super) fn due_place(text: &str) -> Option<(Range<usize>, NaiveDate)> {
    const WORD: &str = "due";
    const DATE: usize = "2024-10-03".len();
    text.match_indices(WORD).find_map(|(start, _)| {
        let behind = &text[start + WORD.len()..];
        let date = behind.trim_start_matches([' ', '\t', ':']);
        let (digits, rest) = date.split_at_checked(DATE)?;
        let starts_a_word = !text[..start].ends_with(char::is_alphanumeric);
        // A Korean particle may follow the date, as in 2024-10-03까지.
        let ends_a_word = !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-');
        // The parser of dates takes spaces and signs as well.
        let has_form = digits.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let is_due = starts_a_word && ends_a_word && has_form && date.len() < behind.len();
        let day = day(digits).filter(|_| is_due)?;
        Some((start..text.len() - rest.len(), day))
    })
}

/// The day that `YYYY-MM-DD` names: chrono's own parser takes a hundred times as long, and rows are drawn with every key.
fn day(date: &str) -> Option<NaiveDate> {
    let mut numbers = date.split('-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests;
