//! The texts of entries, ready to be searched: entry by entry put in and taken out, newest first.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use chrono::NaiveDate;

use super::filter::Part;
use super::lines::Lines;
use crate::journal::{Entry, EntryId, Field, Mark, Outline, Slug, Talk};
use crate::text;

/// The lines before the texts: title, speakers, tags.
const BEFORE: usize = 3;

/// The stamp of a line that has none.
const NO_STAMP: u32 = u32::MAX;

/// The entries that are searched.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// Newest first, as lists have them.
    entries: BTreeMap<Place, Searchable>,
    places: HashMap<EntryId, Place>,
    /// How often it was changed.
    pub(super) version: u64,
}

/// Where an entry stands among others: by day, week and when it was made.
type Place = Reverse<(NaiveDate, u32, Option<i64>, EntryId)>;

/// An entry, ready to be searched.
#[derive(Clone, Debug)]
pub(super) struct Searchable {
    pub id: EntryId,
    pub series: Slug,
    pub week: u32,
    pub date: NaiveDate,
    pub talk: Talk,
    pub handed_in: bool,
    /// Title, speakers and tags, a line each, and the lines of the three texts.
    pub lines: Lines,
    /// The first lines of summary and reflection.
    prose: [usize; 2],
    /// The stamps of the notes; nothing where none has one.
    stamps: Box<[u32]>,
    kinds: Box<[Kind]>,
    /// The lines that are sections.
    sections: Box<[u32]>,
    /// Title, speakers, tags and sections folded, apart from the others: to look through these first costs little so.
    prominent: Box<str>,
    /// The days by which follow-ups are due, by line.
    due: Box<[(u32, NaiveDate)]>,
    /// The tags, folded and without `#`, by line.
    tags: Box<[(u32, Box<str>)]>,
}

/// What a note is. One that was dropped is no more than a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kind {
    pub mark: Option<Mark>,
    /// Whether it is a question with an answer.
    pub answered: bool,
}

impl Corpus {
    /// Puts an entry in, in the place of the one with its id.
    pub fn put(&mut self, entry: &Entry) {
        self.remove(entry.id);
        let made = entry.created.map(|made| made.timestamp());
        let place = Reverse((entry.details.date, entry.details.week, made, entry.id));
        self.places.insert(entry.id, place);
        self.entries.insert(place, Searchable::of(entry));
    }

    /// Puts all entries of another corpus in, none of which is in this one.
    pub fn append(&mut self, mut other: Self) {
        self.version += 1;
        self.places.extend(other.places);
        self.entries.append(&mut other.entries);
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: EntryId) {
        self.version += 1;
        if let Some(place) = self.places.remove(&id) {
            self.entries.remove(&place);
        }
    }

    /// Takes all entries out but those that `keeps` names; gives back whether there were any.
    pub fn retain(&mut self, keeps: impl Fn(EntryId) -> bool) -> bool {
        let gone: Vec<EntryId> = self.places.keys().copied().filter(|id| !keeps(*id)).collect();
        for id in &gone {
            self.remove(*id);
        }
        !gone.is_empty()
    }

    /// How many entries are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no entry is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// About how much memory it takes, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.entries.values().map(Searchable::memory).sum()
    }

    /// The entries, newest first.
    pub(super) fn entries(&self) -> Vec<&Searchable> {
        self.entries.values().collect()
    }
}

impl Searchable {
    fn of(entry: &Entry) -> Self {
        let details = &entry.details;
        let speakers: Vec<String> = details.speakers.iter().map(ToString::to_string).collect();
        let before = [Cow::from(&details.title), speakers.join(", ").into(), details.tags.join(", ").into()];
        let texts = Field::ALL.into_iter().flat_map(|field| entry.text(field).lines());
        let lines = Lines::of(before.into_iter().chain(texts.map(|line| line.text.as_str().into())));
        let count = |field| entry.text(field).lines().len();
        let summary = BEFORE + count(Field::Notes);
        let notes = entry.notes.lines();
        let stamps = if notes.iter().any(|line| line.tag.stamp.is_some()) {
            notes.iter().map(|line| line.tag.stamp.unwrap_or(NO_STAMP)).collect()
        } else {
            Box::default()
        };
        let outline = Outline::of(&entry.notes);
        let sections: Box<[u32]> = outline.sections().map(|section| line_number(BEFORE + section.line)).collect();
        let folded = |line: usize| lines.folded().get(lines.range(line)).unwrap_or_default();
        let prominent = (0..BEFORE).chain(sections.iter().map(|line| *line as usize)).map(folded);
        Self {
            prominent: prominent.collect::<Vec<_>>().join("\n").into(),
            sections,
            id: entry.id,
            series: entry.series.clone(),
            week: details.week,
            date: details.date,
            talk: entry.talk.clone(),
            handed_in: details.handed_in.is_some(),
            lines,
            prose: [summary, summary + count(Field::Summary)],
            stamps,
            kinds: kinds(&outline),
            due: outline.follow_ups().filter_map(|it| Some((line_number(BEFORE + it.line), it.due?))).collect(),
            tags: tags(entry, &outline),
        }
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
            Part::Text(Field::Reflection) => reflection..self.lines.count(),
        }
    }

    /// The lines that are found before all others: title, speakers, tags, and the sections of the talk.
    pub(super) fn prominent(&self) -> impl Iterator<Item = usize> {
        (0..BEFORE).chain(self.sections.iter().map(|line| *line as usize))
    }

    /// Whether a line is one of these.
    pub(super) fn is_prominent(&self, line: usize) -> bool {
        line < BEFORE || matches!(self.kind(line).mark, Some(Mark::Section(_)))
    }

    /// The folded text of these.
    pub(super) fn prominent_text(&self) -> &str {
        &self.prominent
    }

    /// What a line is; nothing outside of the notes.
    pub(super) fn kind(&self, line: usize) -> Kind {
        line.checked_sub(BEFORE).and_then(|note| self.kinds.get(note)).copied().unwrap_or_default()
    }

    /// The stamp of a line.
    pub(super) fn stamp(&self, line: usize) -> Option<u32> {
        let stamp = line.checked_sub(BEFORE).and_then(|note| self.stamps.get(note)).copied();
        stamp.filter(|stamp| *stamp != NO_STAMP)
    }

    /// The day by which the follow-up in a line is due.
    pub(super) fn due(&self, line: usize) -> Option<NaiveDate> {
        let index = self.due.binary_search_by_key(&line, |(of, _)| *of as usize).ok()?;
        self.due.get(index).map(|(_, day)| *day)
    }

    /// The lines that carry a tag, or one below it as `llm/qwen` is below `llm`.
    pub(super) fn tagged(&self, tag: &str) -> impl Iterator<Item = usize> {
        let is_it = move |held: &str| {
            held.strip_prefix(tag).is_some_and(|below| below.is_empty() || (!tag.is_empty() && below.starts_with('/')))
        };
        self.tags.iter().filter(move |(_, held)| is_it(held)).map(|(line, _)| *line as usize)
    }

    fn memory(&self) -> usize {
        let tags: usize = self.tags.iter().map(|(_, tag)| tag.len() + size_of::<(u32, Box<str>)>()).sum();
        let numbers = self.stamps.len() + self.sections.len();
        let notes = numbers * size_of::<u32>() + self.kinds.len() * size_of::<Kind>() + self.prominent.len();
        size_of::<(Place, Self)>() + 2 * size_of::<(EntryId, Place)>() + self.lines.memory() + tags + notes
    }
}

fn kinds(outline: &Outline) -> Box<[Kind]> {
    let mark = |note: &crate::journal::Note| note.mark.filter(|_| !note.dropped);
    let mut kinds: Box<[Kind]> =
        outline.notes().iter().map(|note| Kind { mark: mark(note), answered: false }).collect();
    for question in outline.questions().iter().filter(|question| !question.answers.is_empty()) {
        if let Some(kind) = kinds.get_mut(question.line) {
            kind.answered = true;
        }
    }
    kinds
}

fn tags(entry: &Entry, outline: &Outline) -> Box<[(u32, Box<str>)]> {
    const OWN: u32 = 2;
    let own = entry.details.tags.iter().map(|tag| (OWN, text::folded(tag.trim_start_matches('#')).into()));
    let lines = outline.notes().iter().zip(entry.notes.lines()).enumerate();
    let noted = lines.flat_map(|(number, (note, line))| {
        let tags = note.tags.iter().filter_map(|tag| line.text.get(tag.start + 1..tag.end));
        tags.map(move |tag| (line_number(BEFORE + number), text::folded(tag).into()))
    });
    own.chain(noted).collect()
}

fn line_number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
