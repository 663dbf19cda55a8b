//! An entry ready to be searched: its lines in a form that is searched fast, and what is asked of them.
//!
//! All of it lies in one run of bytes, which can be kept in a file and taken back as it is.

mod kind;
mod parts;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::filter::Part;
use super::lines::{self, Lines};
use super::packed::{self, Numbers, Packed, number, numbers};
use crate::journal::{Entry, EntryId, Field, Mark, Moment, Outline, Slug, Talk};
use kind::Kind;
use parts::{day, figures, stamps, tags};

/// The lines before the texts: title, speakers, tags.
const BEFORE: usize = 3;

/// How many parts there are: those of the lines, and these behind them.
const PARTS: usize = lines::PARTS + 11;
/// The week, the day, where summary and reflection start, whether it is handed in, and when it was made.
const FIGURES: usize = lines::PARTS;
const ID: usize = FIGURES + 1;
const SERIES: usize = FIGURES + 2;
const TALK: usize = FIGURES + 3;
/// Title, speakers, tags and sections folded, apart from the others: to look through these first costs little so.
const PROMINENT: usize = FIGURES + 4;
/// The stamps of the notes; nothing where none has one.
const STAMPS: usize = FIGURES + 5;
/// What each of the notes is.
const KINDS: usize = FIGURES + 6;
/// The lines that are sections.
const SECTIONS: usize = FIGURES + 7;
/// The lines of follow-ups that are due, each with its day.
const DUE: usize = FIGURES + 8;
/// The lines with tags, each with where its tag ends among the tags, which are folded and without `#`.
const TAGGED: usize = FIGURES + 9;
const TAGS: usize = FIGURES + 10;

/// An entry, ready to be searched. Copies share their text.
#[derive(Clone, Debug)]
pub struct Searchable {
    packed: Packed,
    id: EntryId,
    series: Arc<Slug>,
    pub(super) week: u32,
    pub(super) date: NaiveDate,
    pub(super) handed_in: bool,
    /// When the entry was made, in seconds.
    made: Option<i64>,
    /// The first lines of summary and reflection.
    prose: [usize; 2],
}

/// Where an entry stands among others, newest first as lists have them: by day, week and when it was made.
pub(super) type Place = Reverse<(NaiveDate, u32, Option<i64>, EntryId)>;

impl PartialEq for Searchable {
    fn eq(&self, other: &Self) -> bool {
        self.packed.is_same(&other.packed) || self.bytes() == other.bytes()
    }
}

impl Searchable {
    /// The form of [`Searchable::bytes`]. It counts up whenever that changes, or says something else of the same entry.
    pub const FORMAT: u32 = 1;

    /// An entry made ready.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let details = &entry.details;
        let speakers: Vec<String> = details.speakers.iter().map(ToString::to_string).collect();
        let before = [Cow::from(&details.title), speakers.join(", ").into(), details.tags.join(", ").into()];
        let texts = Field::ALL.into_iter().flat_map(|field| entry.text(field).lines());
        let lines = lines::pack(before.into_iter().chain(texts.map(|line| line.text.as_str().into())));
        let count = |field| entry.text(field).lines().len();
        let summary = BEFORE + count(Field::Notes);
        let prose = [summary, summary + count(Field::Summary)];
        let made = entry.created.map(|made| made.timestamp());
        let outline = Outline::of(&entry.notes);
        let sections: Vec<usize> = outline.sections().map(|section| BEFORE + section.line).collect();
        let prominent = {
            let lines = Lines::of(lines.each_ref().map(Vec::as_slice));
            let prominent = (0..BEFORE).chain(sections.iter().copied()).map(|line| lines.folded(line));
            prominent.collect::<Vec<_>>().join("\n").into_bytes()
        };
        let due = outline.follow_ups().filter_map(|it| Some([number(BEFORE + it.line), day(it.due?)]));
        let [tagged, tags] = tags(entry, &outline);
        let [folded, starts, capitals, kept, kept_text] = lines;
        let packed = Packed::of::<PARTS>([
            folded,
            starts,
            capitals,
            kept,
            kept_text,
            figures(entry, prose, made),
            entry.id.to_string().into_bytes(),
            entry.series.as_str().as_bytes().to_vec(),
            // What cannot be written is a talk that has not begun.
            serde_json::to_vec(&entry.talk).unwrap_or_default(),
            prominent,
            stamps(entry),
            kind::kinds(&outline),
            numbers(sections.into_iter().map(number)),
            numbers(due.flatten()),
            tagged,
            tags,
        ]);
        Self {
            packed,
            id: entry.id,
            series: Arc::new(entry.series.clone()),
            week: details.week,
            date: details.date,
            handed_in: details.handed_in.is_some(),
            made,
            prose,
        }
    }

    /// All of it, to be kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.packed.bytes()
    }

    /// What was kept, out of the bytes in which it lies; none when it is not of this form.
    #[must_use]
    pub fn read(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        let packed = Packed::read::<PARTS>(bytes, range)?;
        let figures: Vec<u32> = Numbers::new(packed.part::<PARTS>(FIGURES)).iter().collect();
        let [week, day, summary, reflection, handed_in, is_made, high, low] = figures.try_into().ok()?;
        Some(Self {
            id: packed::text(packed.part::<PARTS>(ID)).parse().ok()?,
            series: Arc::new(packed::text(packed.part::<PARTS>(SERIES)).parse().ok()?),
            week,
            date: NaiveDate::from_num_days_from_ce_opt(day.cast_signed())?,
            handed_in: handed_in != 0,
            made: (is_made != 0).then_some((u64::from(high) << 32 | u64::from(low)).cast_signed()),
            prose: [summary as usize, reflection as usize],
            packed,
        })
    }

    /// The entry without any text.
    pub(super) fn emptied(&self) -> Self {
        Self { packed: Packed::none(), ..self.clone() }
    }

    /// The entry's id.
    #[must_use]
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// Its series.
    #[must_use]
    pub fn series(&self) -> &Slug {
        &self.series
    }

    pub(super) fn place(&self) -> Place {
        Reverse((self.date, self.week, self.made, self.id))
    }

    /// Title, speakers and tags, a line each, and the lines of the three texts.
    pub(super) fn lines(&self) -> Lines<'_> {
        Lines::of(std::array::from_fn(|part| self.packed.part::<PARTS>(part)))
    }

    /// All of these folded, a line feed behind each.
    pub(super) fn folded(&self) -> &[u8] {
        self.packed.part::<PARTS>(0)
    }

    /// Whether the talk is over at `now`.
    pub(super) fn talk_has_ended(&self, now: Moment) -> bool {
        let talk: Talk = serde_json::from_slice(self.packed.part::<PARTS>(TALK)).unwrap_or_default();
        talk.has_ended(self.date, now)
    }

    /// The part that a line belongs to, and its number there.
    pub(super) fn part(&self, line: usize) -> (Part, usize) {
        let [summary, reflection] = self.prose;
        match line {
            0 => (Part::Title, 0),
            1 => (Part::Speakers, 0),
            2 => (Part::Tags, 0),
            _ if line < summary => (Part::Text(Field::Notes), line - BEFORE),
            _ if line < reflection => (Part::Text(Field::Summary), line - summary),
            _ => (Part::Text(Field::Reflection), line - reflection),
        }
    }

    /// The lines of a part.
    pub(super) fn range(&self, part: Part) -> Range<usize> {
        let [summary, reflection] = self.prose;
        match part {
            Part::Title => 0..1,
            Part::Speakers => 1..2,
            Part::Tags => 2..3,
            Part::Text(Field::Notes) => BEFORE..summary,
            Part::Text(Field::Summary) => summary..reflection,
            Part::Text(Field::Reflection) => reflection..self.lines().count(),
        }
    }

    /// The lines that are found before all others: title, speakers, tags, and the sections of the talk.
    pub(super) fn prominent(&self) -> impl Iterator<Item = usize> {
        (0..BEFORE).chain(self.numbers(SECTIONS).iter().map(|line| line as usize))
    }

    /// Whether a line is one of these.
    pub(super) fn is_prominent(&self, line: usize) -> bool {
        line < BEFORE || matches!(self.kind(line).mark, Some(Mark::Section(_)))
    }

    /// The folded text of these.
    pub(super) fn prominent_text(&self) -> &[u8] {
        self.packed.part::<PARTS>(PROMINENT)
    }

    /// What a line is; nothing outside of the notes.
    pub(super) fn kind(&self, line: usize) -> Kind {
        let kind = line.checked_sub(BEFORE).and_then(|note| self.packed.part::<PARTS>(KINDS).get(note));
        kind.copied().map(Kind::of_byte).unwrap_or_default()
    }

    /// The stamp of a line.
    pub(super) fn stamp(&self, line: usize) -> Option<u32> {
        let stamp = line.checked_sub(BEFORE).and_then(|note| self.numbers(STAMPS).get(note));
        stamp.filter(|stamp| *stamp != parts::NO_STAMP)
    }

    /// The day by which the follow-up in a line is due.
    pub(super) fn due(&self, line: usize) -> Option<NaiveDate> {
        let (lines, _) = self.packed.part::<PARTS>(DUE).as_chunks::<8>();
        let day = lines.iter().map(|pair| Numbers::new(pair)).find(|pair| pair.get(0) == Some(number(line)))?.get(1)?;
        NaiveDate::from_num_days_from_ce_opt(day.cast_signed())
    }

    /// The lines that carry a tag, or one below it as `llm/qwen` is below `llm`.
    pub(super) fn tagged(&self, tag: &str) -> impl Iterator<Item = usize> {
        let is_it = move |held: &str| {
            held.strip_prefix(tag).is_some_and(|below| below.is_empty() || (!tag.is_empty() && below.starts_with('/')))
        };
        let (tagged, tags) = (self.numbers(TAGGED), self.packed.part::<PARTS>(TAGS));
        let mut start = 0;
        (0..tagged.len() / 2).filter_map(move |index| {
            let (line, end) = (tagged.get(2 * index)? as usize, tagged.get(2 * index + 1)? as usize);
            let held = packed::text(tags.get(std::mem::replace(&mut start, end)..end)?);
            is_it(held).then_some(line)
        })
    }

    /// About how much memory it takes, in bytes.
    pub(super) fn memory(&self) -> usize {
        size_of::<(Place, Self)>() + 2 * size_of::<(EntryId, Place)>() + self.bytes().len()
    }

    fn numbers(&self, part: usize) -> Numbers<'_> {
        Numbers::new(self.packed.part::<PARTS>(part))
    }
}
