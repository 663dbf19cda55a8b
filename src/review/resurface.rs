//! One line from the past that is worth seeing again: what it can be, and which comes next.
//!
//! It must not know where entries come from, nor what was shown before beyond its key.

use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{Source, follow_ups, questions, source};
use crate::journal::{Details, Entry, Head, Mark, Moment, NoteLine, Outline, QuestionState};

/// Days around the same day of another year that count as the same week.
const WEEK: i64 = 3;

/// Entries of each kind that are looked into at most: one line is wanted, and the rest of a long journal can wait.
const LOOKED_INTO: usize = 12;

/// Why a line is worth seeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It should have been done before today.
    Overdue,
    /// It was written in this week, so many years ago.
    YearsAgo(i32),
    /// The speaker of the newest talk said it, or was asked it, before.
    SameSpeaker,
    /// A question of a talk with a tag of the newest one has no answer.
    SameTag,
}

/// A line from the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resurfaced {
    /// Why.
    pub why: Why,
    /// Where it stands.
    pub source: Source,
    /// The line.
    pub note: NoteLine,
}

impl Resurfaced {
    /// What tells it from every other line, as long as it is not changed. It says nothing of what is written there.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {:08x}", self.source.entry, crc32fast::hash(self.note.whole.as_bytes()))
    }
}

/// What tells whether there may be something in an entry for one kind of reason, and which.
type Kind = fn(&Candidate<'_>, &NewestTalk<'_>, NaiveDate) -> Option<Why>;

/// The kinds of reasons, in the order in which they take turns.
const KINDS: [Kind; 4] = [
    |of, _, _| of.has_to_do.then_some(Why::Overdue),
    |of, _, today| years_ago(of.details.date, today).map(Why::YearsAgo),
    |of, newest, _| (newest.is_after(of) && newest.shares_speaker(of)).then_some(Why::SameSpeaker),
    |of, newest, _| (newest.is_after(of) && of.has_unanswered && newest.shares_tag(of)).then_some(Why::SameTag),
];

/// What is known of an entry before its notes are looked into.
struct Candidate<'a> {
    details: &'a Details,
    has_to_do: bool,
    has_unanswered: bool,
}

/// The talk that one is about to write on, or wrote on last.
struct NewestTalk<'a> {
    details: &'a Details,
    speakers: Vec<String>,
}

impl<'a> NewestTalk<'a> {
    fn new(head: &'a Head) -> Self {
        Self { details: &head.details, speakers: speakers(&head.details).collect() }
    }

    fn is_after(&self, other: &Candidate<'_>) -> bool {
        other.details.date < self.details.date
    }

    fn shares_speaker(&self, other: &Candidate<'_>) -> bool {
        !self.speakers.is_empty() && speakers(other.details).any(|speaker| self.speakers.contains(&speaker))
    }

    fn shares_tag(&self, other: &Candidate<'_>) -> bool {
        other.details.tags.iter().any(|tag| self.details.tags.contains(tag))
    }
}

fn speakers(details: &Details) -> impl Iterator<Item = String> {
    details.speakers.iter().map(|speaker| speaker.name.nfc().collect::<String>().to_lowercase())
}

/// The entries in which there may be something, each with why; `heads` are newest first.
#[must_use]
pub fn worth_reading(heads: &[Head], today: NaiveDate) -> Vec<(Why, &Head)> {
    let Some(newest) = heads.first().map(NewestTalk::new) else { return Vec::new() };
    let of_kind = |kind: &Kind| {
        let looked = |head: &'_ Head| {
            let (has_to_do, has_unanswered) = (head.to_do > 0, head.without_answer > 0);
            kind(&Candidate { details: &head.details, has_to_do, has_unanswered }, &newest, today)
        };
        let found = heads.iter().filter_map(|head| Some((looked(head)?, head)));
        found.take(LOOKED_INTO).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of_kind).collect()
}

/// The line with this key, if it is still there and still worth seeing for this reason.
#[must_use]
pub fn again(why: Why, key: &str, entry: &Entry, newest: &Head, now: Moment) -> Option<Resurfaced> {
    // What is to be done and without an answer the lines themselves tell.
    let looked = Candidate { details: &entry.details, has_to_do: true, has_unanswered: true };
    let newest = NewestTalk::new(newest);
    let may = KINDS.iter().any(|kind| kind(&looked, &newest, now.date_naive()) == Some(why));
    lines(why, entry, now).into_iter().find(|line| may && line.key() == key)
}

/// How many years ago the week of `date` was this week, one at least.
fn years_ago(date: NaiveDate, today: NaiveDate) -> Option<i32> {
    // At the turn of a year the same week may have the number of the year before.
    (today.year() - date.year() - 1..=today.year() - date.year() + 1).filter(|years| *years > 0).find(|years| {
        let then = today.with_year(today.year() - years).or_else(|| today.pred_opt()?.with_year(today.year() - years));
        then.is_some_and(|then| (then - date).num_days().abs() <= WEEK)
    })
}

/// The lines of an entry that are worth seeing for this reason.
#[must_use]
pub fn lines(why: Why, entry: &Entry, now: Moment) -> Vec<Resurfaced> {
    let from = |source: Source, note: NoteLine| Resurfaced { why, source, note };
    match why {
        Why::Overdue => {
            let rows = follow_ups(std::slice::from_ref(entry), now.date_naive()).into_iter();
            rows.filter(|row| row.overdue).map(|row| from(row.source, row.note)).collect()
        }
        Why::SameTag => {
            let rows = questions(std::slice::from_ref(entry), now).into_iter();
            let is_left = |row: &super::QuestionRow| row.mine && row.state == QuestionState::Unanswered;
            rows.filter(is_left).map(|row| from(row.source, row.note)).collect()
        }
        Why::YearsAgo(_) | Why::SameSpeaker => {
            let outline = Outline::of(&entry.notes);
            let is_worth = |mark: Option<Mark>| matches!(mark, Some(Mark::Insight | Mark::Question | Mark::Doubt));
            let notes = outline.notes().iter().enumerate().filter(|(_, note)| is_worth(note.mark) && !note.dropped);
            notes.map(|(line, _)| from(source(entry), NoteLine::of(&entry.notes, &outline, line))).collect()
        }
    }
}

/// The lines in the order in which they are shown: they take turns by why.
#[must_use]
pub fn in_turn(lines: Vec<Resurfaced>) -> Vec<Resurfaced> {
    let mut known = HashSet::new();
    let mut taken: HashMap<Discriminant<Why>, usize> = HashMap::new();
    let mut in_turn: Vec<(usize, Resurfaced)> = Vec::new();
    for line in lines.into_iter().filter(|line| known.insert(line.key())) {
        let turn = taken.entry(discriminant(&line.why)).or_default();
        in_turn.push((*turn, line));
        *turn += 1;
    }
    in_turn.sort_by_key(|(turn, _)| *turn);
    in_turn.into_iter().map(|(_, line)| line).collect()
}

/// The line to be shown after the one with the key `last`, of lines in their turn: none comes twice in a row.
#[must_use]
pub fn next<'a>(in_turn: &'a [Resurfaced], last: Option<&str>) -> Option<&'a Resurfaced> {
    let is_last = |line: &Resurfaced| Some(line.key().as_str()) == last;
    let place = in_turn.iter().position(is_last);
    let next = place.map_or(0, |place| (place + 1) % in_turn.len());
    in_turn.get(next).filter(|line| !is_last(line))
}

#[cfg(test)]
mod tests;
