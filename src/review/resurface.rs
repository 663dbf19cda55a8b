//! One line from the past that is worth seeing again: what it can be, and which comes next.
//!
//! It must not know where entries come from, nor what was shown before beyond its key.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::{Source, follow_ups, questions, source};
use crate::journal::{Entry, Head, Mark, Moment, NoteLine, Outline, QuestionState};

/// Days around the same day of another year that count as the same week.
const WEEK: i64 = 3;

/// Entries of each kind that are looked into at most: one line is wanted, and the rest of a long journal can wait.
const LOOKED_INTO: usize = 12;

/// Why a line is worth seeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// What tells it from every other line, as long as it is not changed.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.source.entry, self.note.whole)
    }
}

/// The entries in which there may be something, each with why; `heads` are newest first.
#[must_use]
pub fn worth_reading(heads: &[Head], today: NaiveDate) -> Vec<(Why, &Head)> {
    // The talk that one is about to write on, or wrote on last.
    let newest = heads.first();
    let names = |head: &Head| -> Vec<String> {
        head.details.speakers.iter().map(|speaker| speaker.name.nfc().collect::<String>().to_lowercase()).collect()
    };
    let of_newest = newest.map(names).unwrap_or_default();
    let is_before = |head: &&Head| newest.is_some_and(|newest| head.details.date < newest.details.date);
    let overdue = heads.iter().filter(|head| head.to_do > 0).map(|head| (Why::Overdue, head));
    let years = heads.iter().filter_map(|head| Some((Why::YearsAgo(years_ago(head.details.date, today)?), head)));
    let speaker = heads.iter().filter(is_before).filter(|head| names(head).iter().any(|name| of_newest.contains(name)));
    let shares_tag = |head: &&Head| {
        newest.is_some_and(|newest| head.details.tags.iter().any(|tag| newest.details.tags.contains(tag)))
    };
    let tagged = heads.iter().filter(is_before).filter(|head| head.without_answer > 0).filter(shares_tag);
    let mut all: Vec<(Why, &Head)> = overdue.take(LOOKED_INTO).collect();
    all.extend(years.take(LOOKED_INTO));
    all.extend(speaker.take(LOOKED_INTO).map(|head| (Why::SameSpeaker, head)));
    all.extend(tagged.take(LOOKED_INTO).map(|head| (Why::SameTag, head)));
    all
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

/// The line to be shown after the one with the key `last`: they take turns by why, and none comes twice in a row.
#[must_use]
pub fn next(lines: Vec<Resurfaced>, last: Option<&str>) -> Option<Resurfaced> {
    let kind = |why: Why| match why {
        Why::Overdue => 0,
        Why::YearsAgo(_) => 1,
        Why::SameSpeaker => 2,
        Why::SameTag => 3,
    };
    let mut taken = [0_usize; 4];
    let mut in_turn: Vec<(usize, Resurfaced)> = Vec::new();
    for line in lines {
        if in_turn.iter().any(|(_, other)| other.key() == line.key()) {
            continue;
        }
        let turn = taken.get_mut(kind(line.why))?;
        in_turn.push((*turn, line));
        *turn += 1;
    }
    in_turn.sort_by_key(|(turn, _)| *turn);
    let mut lines: Vec<Resurfaced> = in_turn.into_iter().map(|(_, line)| line).collect();
    let place = lines.iter().position(|line| Some(line.key().as_str()) == last);
    let next = place.map_or(0, |place| (place + 1) % lines.len().max(1));
    let is_other = lines.get(next).is_some_and(|line| Some(line.key().as_str()) != last);
    is_other.then(|| lines.swap_remove(next))
}

#[cfg(test)]
mod tests;
