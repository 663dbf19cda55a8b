//! The term at a glance: the figures of the talks of a series, and how the notes of one talk spread over its minutes.

use std::iter::Sum;
use std::ops::Add;

use chrono::{Datelike, NaiveDate};

use crate::journal::{Entry, EntryId, Head, Mark, Moment, Outline, Slug};

/// What can be counted of a talk, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Words of the notes.
    pub notes: usize,
    /// Words of the summary.
    pub summary: usize,
    /// Words of the reflection.
    pub reflection: usize,
    /// Insights.
    pub insights: usize,
    /// My questions.
    pub asked: usize,
    /// Those of them that were answered.
    pub answered: usize,
    /// Follow-ups that are done.
    pub done: usize,
    /// Follow-ups that are not.
    pub to_do: usize,
    /// Talks whose report was handed in.
    pub handed_in: usize,
    /// Talks whose report can be: that are over, or were handed in before.
    pub due: usize,
}

/// The figures of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkFigures {
    /// Its entry.
    pub entry: EntryId,
    /// Its week.
    pub week: u32,
    /// Its day.
    pub date: NaiveDate,
    /// Its title.
    pub title: String,
    /// The day on which its report was handed in.
    pub handed_in: Option<NaiveDate>,
    /// What can be counted of it.
    pub figures: Figures,
}

/// The talks of a series, the first one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The talks.
    pub talks: Vec<TalkFigures>,
}

/// What of the notes fell into a minute of a talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minute {
    /// Words.
    pub words: usize,
    /// Insights.
    pub insights: usize,
    /// Questions, of whomever.
    pub questions: usize,
}

/// How the notes of a talk spread over its minutes: one item a minute, from its beginning to its last stamp or its planned end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The minutes.
    pub minutes: Vec<Minute>,
    /// Words in lines without a stamp.
    pub unstamped: usize,
}

/// A talk of a day and more: what a damaged stamp says is not drawn minute by minute.
const LONGEST: usize = 24 * 60;

impl Figures {
    /// The figures of an entry.
    #[must_use]
    pub fn of(head: &Head, now: Moment) -> Self {
        let is_handed_in = head.details.handed_in.is_some();
        let is_over = head.talk.has_ended(head.details.date, now);
        Self {
            notes: head.notes.words,
            summary: head.summary.words,
            reflection: head.reflection.words,
            insights: head.insights,
            asked: head.answered + head.without_answer,
            answered: head.answered,
            done: head.done,
            to_do: head.to_do,
            handed_in: is_handed_in.into(),
            due: (is_over || is_handed_in).into(),
        }
    }

    /// Words of all three texts.
    #[must_use]
    pub fn words(&self) -> usize {
        self.notes + self.summary + self.reflection
    }
}

impl Add for Figures {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            notes: self.notes + other.notes,
            summary: self.summary + other.summary,
            reflection: self.reflection + other.reflection,
            insights: self.insights + other.insights,
            asked: self.asked + other.asked,
            answered: self.answered + other.answered,
            done: self.done + other.done,
            to_do: self.to_do + other.to_do,
            handed_in: self.handed_in + other.handed_in,
            due: self.due + other.due,
        }
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Add::add)
    }
}

impl Term {
    /// The term of a series, given the heads of any entries.
    #[must_use]
    pub fn of<'a>(heads: impl IntoIterator<Item = &'a Head>, series: &Slug, now: Moment) -> Self {
        let mut heads: Vec<&Head> = heads.into_iter().filter(|head| head.series == *series).collect();
        heads.sort_by(|one, other| other.newest_first(one));
        let talk = |head: &Head| TalkFigures {
            entry: head.id,
            week: head.details.week,
            date: head.details.date,
            title: head.details.title.clone(),
            handed_in: head.details.handed_in,
            figures: Figures::of(head, now),
        };
        Self { talks: heads.into_iter().map(talk).collect() }
    }

    /// All its talks together.
    #[must_use]
    pub fn total(&self) -> Figures {
        self.talks.iter().map(|talk| talk.figures).sum()
    }

    /// How many levels of heat there are above none.
    pub const HEATS: usize = 3;

    /// How much a talk with so many words has, beside the one that has most: from 1 to [`Term::HEATS`], 0 for nothing.
    #[must_use]
    pub fn heat(&self, words: usize) -> usize {
        (1..=Self::HEATS).rev().find(|level| words >= self.least_words(*level)).unwrap_or(0)
    }

    /// The words from which on a talk has this level.
    #[must_use]
    pub fn least_words(&self, level: usize) -> usize {
        (self.most_words() * level.saturating_sub(1) / Self::HEATS).max(1)
    }

    /// From the month of the first talk to that of the last, how many there are.
    #[must_use]
    pub fn months(&self) -> usize {
        let number = |talk: &TalkFigures| talk.date.year() * 12 + talk.date.month0().cast_signed();
        let span =
            self.talks.first().map(number).zip(self.talks.last().map(number)).map(|(first, last)| last - first + 1);
        span.and_then(|months| usize::try_from(months).ok()).unwrap_or(0)
    }

    /// The most words that a talk has.
    #[must_use]
    pub fn most_words(&self) -> usize {
        self.talks.iter().map(|talk| talk.figures.words()).max().unwrap_or(0)
    }
}

impl Spread {
    /// The spread of an entry's notes. What was dropped, and code, counts for nothing.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let outline = Outline::of(&entry.notes);
        let planned = entry.talk.planned_seconds().div_ceil(60) as usize;
        let mut spread = Self { minutes: vec![Minute::default(); planned.min(LONGEST)], unstamped: 0 };
        for (note, line) in outline.notes().iter().zip(entry.notes.lines()).filter(|(note, _)| !note.dropped) {
            let words = line.text.get(note.body.clone()).unwrap_or_default().split_whitespace().count();
            let Some(minute) = line.tag.stamp.map(|stamp| stamp as usize / 60).filter(|minute| *minute < LONGEST)
            else {
                spread.unstamped += words;
                continue;
            };
            if minute >= spread.minutes.len() {
                spread.minutes.resize(minute + 1, Minute::default());
            }
            if let Some(minute) = spread.minutes.get_mut(minute) {
                minute.words += words;
                minute.insights += usize::from(note.mark == Some(Mark::Insight));
                minute.questions += usize::from(matches!(note.mark, Some(Mark::Question | Mark::OtherQuestion)));
            }
        }
        spread
    }

    /// The same in at most so many columns of equal length: whole minutes a column. Gives the minutes of a column as well.
    #[must_use]
    pub fn columns(&self, most: usize) -> (usize, Vec<Minute>) {
        let each = self.minutes.len().div_ceil(most.max(1)).max(1);
        let together = |minutes: &[Minute]| {
            minutes.iter().fold(Minute::default(), |sum, minute| Minute {
                words: sum.words + minute.words,
                insights: sum.insights + minute.insights,
                questions: sum.questions + minute.questions,
            })
        };
        (each, self.minutes.chunks(each).map(together).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Minute, Spread, Term};
    use crate::journal::{Details, Entry, Head, Moment, Slug};
    use crate::text::{Line, Tag, Text};

    fn entry(week: u32, day: &str, notes: &[(Option<u32>, &str)]) -> Entry {
        let made: Moment = format!("{day}T16:00:00+09:00").parse().unwrap();
        let mut entry = Entry::new(Slug::of_name("S"), Details::new(week, day.parse().unwrap()), Some(3), made);
        entry.notes =
            Text::from_lines(notes.iter().map(|(stamp, text)| Line {
                text: (*text).to_owned(),
                tag: stamp.map(Tag::stamped).unwrap_or_default(),
            }));
        entry
    }

    #[test]
    fn a_term_is_counted_from_heads_and_in_the_order_of_its_talks() {
        let now: Moment = "2024-10-03T12:00:00+09:00".parse().unwrap();
        let mut first = entry(1, "2024-09-12", &[(None, "? why"), (None, "= so"), (None, "! a b"), (None, "[x] c")]);
        first.details.handed_in = "2024-09-13".parse().ok();
        first.summary = "one two".into();
        let second = entry(2, "2024-09-19", &[(None, "? when"), (None, "? ~~no~~"), (None, "[ ] d")]);
        let mut coming = entry(3, "2024-10-03", &[]);
        coming.reflection = "word".into();
        let mut other = entry(1, "2024-09-12", &[(None, "elsewhere")]);
        other.series = Slug::of_name("Other");
        let heads: Vec<Head> = [&coming, &other, &second, &first].into_iter().map(Head::of).collect();
        let term = Term::of(&heads, &first.series, now);
        assert_eq!(term.talks.iter().map(|talk| talk.week).collect::<Vec<_>>(), [1, 2, 3]);
        let total = term.total();
        assert_eq!((total.notes, total.summary, total.reflection, total.words()), (7, 2, 1, 10));
        assert_eq!((total.asked, total.answered, total.insights), (2, 1, 1));
        assert_eq!((total.done, total.to_do, total.handed_in, total.due), (1, 1, 1, 2));
        assert_eq!((term.most_words(), term.months()), (7, 2));
        assert_eq!([0, 1, 2, 4, 7].map(|words| term.heat(words)), [0, 1, 2, 3, 3]);
    }

    #[test]
    fn notes_spread_over_the_minutes_of_their_stamps() {
        let notes = entry(
            1,
            "2024-09-12",
            &[(Some(0), "a b"), (Some(59), "! c"), (Some(60), "? ~~d~~"), (Some(130), "?? e f"), (None, "g")],
        );
        let minute = |words, insights, questions| Minute { words, insights, questions };
        let spread = Spread::of(&notes);
        assert_eq!(spread.minutes, [minute(3, 1, 0), minute(0, 0, 0), minute(2, 0, 1)]);
        assert_eq!(spread.unstamped, 1);
        assert_eq!(spread.columns(2), (2, vec![minute(3, 1, 0), minute(2, 0, 1)]));
        assert_eq!(spread.columns(80).1.len(), 3);
        let late = entry(1, "2024-09-12", &[(Some(300), "x"), (Some(u32::MAX), "y")]);
        assert_eq!((Spread::of(&late).minutes.len(), Spread::of(&late).unstamped), (6, 1));
    }
}
