//! What a writer would be ashamed to hand in, found in a report before it is.
//!
//! Each check reads the document, or the entry and its series where what is missing is not in the document; each can be switched
//! off for a series. They say what they are sure of: a check that cries wolf is switched off. It must not change anything, and
//! knows no clock: the same entry gives the same findings at any time.

mod broken;
mod details;
mod doubled;
mod leftover;
mod length;
mod links;
mod notes;
mod pairs;
mod passage;
mod quotes;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Document;
use crate::journal::{Author, Entry, Field, Head, Series};
use crate::text::Position;

use passage::Passage;

/// A check. The order is that in which findings without a place are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The talk has no title.
    Title,
    /// Nobody is named who spoke.
    Speaker,
    /// The author has no name.
    Name,
    /// The author has no student number.
    StudentId,
    /// Another entry of the series has the same week.
    DuplicateWeek,
    /// A later day has a lower week, or an earlier day a higher one.
    WeekOrder,
    /// A text, or what stands below a heading, is empty or says next to nothing.
    EmptySection,
    /// The report is longer or shorter than its series asks for.
    Length,
    /// A question of the notes has no answer.
    UnansweredQuestion,
    /// A follow-up of the notes is not done.
    OpenFollowUp,
    /// A sentence stops in the middle.
    BrokenSentence,
    /// A word stands twice.
    DoubledWord,
    /// A quotation, a bracket or an emphasis is opened and not closed, or closed and not opened.
    Unclosed,
    /// Straight and curly quotation marks stand in one report.
    MixedQuotes,
    /// A paragraph starts with the mark or the stamp of a note.
    LeftoverMark,
    /// A link leads nowhere.
    MalformedLink,
    /// The fonts of the PDF lack a character.
    MissingCharacter,
}

impl Check {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Title,
        Self::Speaker,
        Self::Name,
        Self::StudentId,
        Self::DuplicateWeek,
        Self::WeekOrder,
        Self::EmptySection,
        Self::Length,
        Self::UnansweredQuestion,
        Self::OpenFollowUp,
        Self::BrokenSentence,
        Self::DoubledWord,
        Self::Unclosed,
        Self::MixedQuotes,
        Self::LeftoverMark,
        Self::MalformedLink,
        Self::MissingCharacter,
    ];

    /// Its name in the settings of a series and in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Speaker => "speaker",
            Self::Name => "name",
            Self::StudentId => "student-id",
            Self::DuplicateWeek => "duplicate-week",
            Self::WeekOrder => "week-order",
            Self::EmptySection => "empty-section",
            Self::Length => "length",
            Self::UnansweredQuestion => "unanswered-question",
            Self::OpenFollowUp => "open-follow-up",
            Self::BrokenSentence => "broken-sentence",
            Self::DoubledWord => "doubled-word",
            Self::Unclosed => "unclosed",
            Self::MixedQuotes => "mixed-quotes",
            Self::LeftoverMark => "leftover-mark",
            Self::MalformedLink => "malformed-link",
            Self::MissingCharacter => "missing-character",
        }
    }
}

/// A name that is no check's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no check of reports; there are {names}", names = Check::ALL.map(Check::name).join(", "))]
pub struct UnknownCheck(String);

impl std::str::FromStr for Check {
    type Err = UnknownCheck;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|check| check.name() == name).ok_or_else(|| UnknownCheck(name.to_owned()))
    }
}

/// Something that a check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// A sentence that says what is wrong.
    pub message: String,
    /// Where, unless it is wrong with the report as a whole.
    pub place: Option<Place>,
}

/// Where something was found: bytes of a text of the entry, its line ends counted as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which text.
    pub field: Field,
    /// Its bytes there.
    pub bytes: Range<usize>,
}

/// What the checks go by.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The entry that is reported on.
    pub entry: &'a Entry,
    /// Its series.
    pub series: &'a Series,
    /// The identity that the report prints.
    pub author: &'a Author,
    /// The report.
    pub document: &'a Document,
    /// The heads of the series' entries, this one's may be among them.
    pub heads: &'a [Head],
    /// How many pages the PDF has; `None` when that was not counted.
    pub pages: Option<usize>,
}

impl Finding {
    fn whole(check: Check, message: impl Into<String>) -> Self {
        Self { check, message: message.into(), place: None }
    }

    fn at(check: Check, field: Field, bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { check, message: message.into(), place: Some(Place { field, bytes }) }
    }
}

impl Place {
    /// Its first and last character as places between characters of the entry's text.
    #[must_use]
    pub fn positions(&self, entry: &Entry) -> Range<Position> {
        let text = entry.text(self.field);
        let position = |byte: usize| {
            let mut left = byte;
            for (number, line) in text.lines().iter().enumerate() {
                if left <= line.text.len() {
                    return Position::new(number, left);
                }
                left -= line.text.len() + 1;
            }
            text.end()
        };
        position(self.bytes.start)..position(self.bytes.end)
    }
}

impl Checked<'_> {
    /// What the checks find that are not switched off: first what has no place, then in the order of the entry's texts.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let passages = Passage::all(self.document, self.entry);
        let mut findings = Vec::new();
        details::check(self, &mut findings);
        length::check(self, &mut findings);
        notes::check(self, &mut findings);
        for passage in &passages {
            broken::check(passage, &mut findings);
            doubled::check(passage, &mut findings);
            pairs::check(passage, &mut findings);
            leftover::check(passage, &mut findings);
        }
        quotes::check(&passages, &mut findings);
        links::check(self.document, &passages, &mut findings);
        characters(&passages, &mut findings);
        findings.retain(|finding| !self.series.report.checks_off.iter().any(|name| name == finding.check.name()));
        let order = |finding: &Finding| {
            let place = finding.place.as_ref().map(|place| (place.field as u8, place.bytes.start));
            (place, finding.check)
        };
        findings.sort_by_key(order);
        findings
    }
}

/// Characters that the embedded fonts lack, each once, where it first stands. A build without PDF has no fonts to ask.
#[cfg(feature = "pdf")]
fn characters(passages: &[Passage<'_>], findings: &mut Vec<Finding>) {
    let mut seen = std::collections::HashSet::new();
    for passage in passages {
        for (character, bytes) in passage.drawn() {
            if super::pdf::lacks(character) && seen.insert(character) {
                let message = format!("no font of the PDF has U+{:04X} {character}.", u32::from(character));
                findings.push(Finding::at(Check::MissingCharacter, passage.field, bytes, message));
            }
        }
    }
}

#[cfg(not(feature = "pdf"))]
fn characters(_passages: &[Passage<'_>], _findings: &mut Vec<Finding>) {}
