//! Journals made from a seed: as many entries as one likes, with everything in them that a term leaves behind.
//!
//! The same shape gives the same journal. It must not know where the journal goes: `written.rs` beside it writes one to a directory.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta};
use seminote::journal::{Details, Entry, Moment, Series, Slug, Speaker, Talk};
use seminote::text::{Line, Tag, Text};

mod chance;
mod words;

use chance::Chance;
use words::Words;

/// A series lasts no longer than ten years; more entries make more series, each on another day of the week.
const WEEKS: usize = 520;

/// A journal has no fewer series.
const SERIES: usize = 3;

/// The day of the newest week of the first series.
const NEWEST: NaiveDate = NaiveDate::from_ymd_opt(2024, 11, 25).unwrap();

/// What a journal is like.
#[derive(Clone, Copy)]
pub struct Journal {
    /// How many entries it has.
    pub entries: usize,
    /// How many words an entry has: six of ten in the notes, the others in summary and reflection.
    pub words: usize,
    /// How many entries of a hundred are in Korean; in the others a word of twenty is.
    pub korean: usize,
    /// What makes this journal another than one of the same shape.
    pub seed: u64,
}

impl Journal {
    /// So many entries of about 6 KB of text, a third of them in Korean.
    pub const fn of(entries: usize) -> Self {
        Self { entries, words: 960, korean: 33, seed: 1 }
    }

    /// Its series.
    pub fn series(&self) -> impl Iterator<Item = Series> {
        (0..self.series_count()).map(|number| {
            let name = Self::name(number);
            let weeks = u32::try_from(self.weeks()).ok();
            Series { weeks, minutes: Some(75), ..Series::new(Slug::of_name(&name), name, self.date(number, 0)) }
        })
    }

    /// The entry of this number, from 0: the oldest first, of each week one of every series.
    pub fn entry(&self, number: usize) -> Entry {
        let (series, week) = (number % self.series_count(), number / self.series_count());
        let mut chance = Chance(self.seed.wrapping_mul(0x1_0000_0000).wrapping_add(number as u64));
        let in_korean = chance.below(100) < self.korean;
        let mut words = Words::new(chance, in_korean);
        let date = self.date(series, week);
        let begins: DateTime<FixedOffset> = format!("{date}T16:00:00+09:00").parse().unwrap();
        let talk =
            Talk { started: Some(begins), ended: Some(begins + TimeDelta::minutes(75)), ..Talk::planned(Some(75)) };
        let prose = self.words / 5;
        let title = format!("Seminar {number:05}: {}", words.some(3));
        let details = Details {
            title,
            speakers: vec![Speaker::read(&words.speaker())],
            tags: if words.chance.one_in(2) { vec![words.tag()] } else { Vec::new() },
            handed_in: (!words.chance.one_in(10)).then(|| date + Days::new(3)),
            ..Details::new(u32::try_from(week + 1).unwrap(), date)
        };
        let entry = Entry::new(Slug::of_name(&Self::name(series)), details, Some(75), begins);
        Entry {
            id: id(number, begins).parse().unwrap(),
            talk,
            notes: notes(&mut words, self.words - 2 * prose, date),
            summary: paragraphs(&mut words, prose),
            reflection: paragraphs(&mut words, prose),
            updated: Some(begins + TimeDelta::hours(5)),
            ..entry
        }
    }

    fn series_count(&self) -> usize {
        self.entries.div_ceil(WEEKS).max(SERIES)
    }

    fn weeks(&self) -> usize {
        self.entries.div_ceil(self.series_count())
    }

    fn name(series: usize) -> String {
        format!("Seminar Series {:02}", series + 1)
    }

    fn date(&self, series: usize, week: usize) -> NaiveDate {
        let before_newest = 7 * (self.weeks() - 1 - week.min(self.weeks() - 1));
        NEWEST + Days::new(series as u64 % 5) - Days::new(before_newest as u64)
    }
}

/// An id as the program makes it, whose last digits are those of no other entry.
fn id(number: usize, made: Moment) -> String {
    // An odd factor takes no two numbers to the same.
    let digits = u32::try_from(number).unwrap().wrapping_mul(0x9e37_79b1);
    let time = format!("{:012x}", made.timestamp_millis());
    format!("{}-{}-7000-8000-0000{digits:08x}", &time[..8], &time[8..])
}

/// Notes of so many words: sections, marks with their answers, follow-ups with days, tags, stamps.
fn notes(words: &mut Words, count: usize, date: NaiveDate) -> Text {
    let (mut lines, mut left, mut stamp) = (Vec::new(), count, 0);
    while left > 0 {
        let length = (5 + words.chance.below(12)).min(left);
        left -= length;
        stamp += 5 + u32::try_from(words.chance.below(60)).unwrap();
        let mut text = words.some(length);
        if words.chance.one_in(12) {
            text = format!("{text} #{}", words.tag());
        }
        let mark = match words.chance.below(40) {
            0..3 => "# ",
            3..6 => "! ",
            6..9 => "? ",
            9..10 => "?? ",
            10..11 => "> ",
            11..13 => "~ ",
            13..14 => "@ ",
            14..16 => "[ ] ",
            16..18 => "[x] ",
            _ => "",
        };
        if mark == "[ ] " && words.chance.one_in(2) {
            text = format!("{text} due {}", date + Days::new(7 * (1 + words.chance.below(3) as u64)));
        }
        lines.push(Line { text: format!("{mark}{text}"), tag: Tag::stamped(stamp) });
        if mark.starts_with('?') && words.chance.one_in(2) {
            lines.push(Line { text: format!("= {}", words.some(6)), tag: Tag::stamped(stamp + 2) });
            left = left.saturating_sub(6);
        }
    }
    Text::from_lines(lines)
}

/// Prose of so many words, in paragraphs.
fn paragraphs(words: &mut Words, count: usize) -> Text {
    let (mut paragraphs, mut left) = (Vec::new(), count);
    while left > 0 {
        let length = (20 + words.chance.below(50)).min(left);
        left -= length;
        paragraphs.push(format!("{}.", words.some(length)));
    }
    Text::from(paragraphs.join("\n\n").as_str())
}
