//! The rows of the list of weeks: in which order, under which headings, with which gaps, and which are marked.
//!
//! They are made when the journal, the order or the filter changes, never for a key that only moves.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use crate::app::fuzzy;
use crate::app::message::Damaged;
use crate::journal::{EntryId, Head, Slug};

use super::gaps::Gap;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of the group at this place.
    Group(usize),
    /// The head at this place of the model's heads.
    Entry(usize),
    /// The session without an entry at this place.
    Gap(usize),
    /// The damaged file at this place.
    Damaged(usize),
}

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Newest first.
    #[default]
    Date,
    /// By the alphabet.
    Title,
    /// By the alphabet; without a speaker last.
    Speaker,
    /// What has least been done first: notes, summary, reflection, handing in.
    Done,
    /// Most open questions and follow-ups first.
    Open,
}

/// The entries of a series under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The series.
    pub series: Slug,
    /// How many of its entries are listed, those that are folded away among them.
    pub count: usize,
}

/// The list.
#[derive(Debug, Default)]
pub struct WeekList {
    /// The rows.
    pub rows: Vec<Row>,
    /// What they are sorted by.
    pub order: Order,
    /// Whether the order is turned around.
    pub is_reversed: bool,
    /// Whether each series has its own heading.
    pub is_grouped: bool,
    /// The headings.
    pub groups: Vec<Group>,
    /// The series whose entries are folded away.
    pub folded: HashSet<Slug>,
    /// Sessions without an entry.
    pub gaps: Vec<Gap>,
    /// The entries that are marked, to do something with all of them.
    pub marked: HashSet<EntryId>,
    /// Entries whose number another one of their series has as well: allowed, and worth a sign.
    pub doubles: HashSet<EntryId>,
    /// How many entries there are in all.
    pub talks: usize,
    /// Whether the dates of the entries are so far apart that they need their year.
    pub spans_years: bool,
    /// The entries that pass the filter.
    pub found: usize,
    /// The places of all heads in the order of the list.
    ordered: Vec<usize>,
}

impl Order {
    /// Every order, in turn.
    pub const ALL: [Self; 5] = [Self::Date, Self::Title, Self::Speaker, Self::Done, Self::Open];

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|order| *order == self).unwrap_or(0);
        Self::ALL.get((place + 1) % Self::ALL.len()).copied().unwrap_or_default()
    }

    /// What comes first, in words.
    #[must_use]
    pub fn words(self, is_reversed: bool) -> &'static str {
        match (self, is_reversed) {
            (Self::Date, false) => "newest first",
            (Self::Date, true) => "oldest first",
            (Self::Title, false) => "by title",
            (Self::Title, true) => "by title, from the end",
            (Self::Speaker, false) => "by speaker",
            (Self::Speaker, true) => "by speaker, from the end",
            (Self::Done, false) => "least done first",
            (Self::Done, true) => "most done first",
            (Self::Open, false) => "most open first",
            (Self::Open, true) => "least open first",
        }
    }
}

/// How far one has come with an entry: one for each of notes, summary, reflection and handing in.
fn progress(head: &Head) -> usize {
    let written = [head.notes, head.summary, head.reflection].iter().filter(|count| count.words > 0).count();
    written + usize::from(head.details.handed_in.is_some())
}

/// A name or title as it is sorted.
fn sorted_text(text: &str) -> String {
    text.trim().nfc().flat_map(char::to_lowercase).collect()
}

/// What the filter is matched against.
fn filtered_text(head: &Head) -> String {
    let mut text = format!("{} {}", head.details.week, head.details.title);
    for speaker in &head.details.speakers {
        text.push(' ');
        text.push_str(&speaker.name);
    }
    text
}

impl WeekList {
    /// Takes over that the journal has changed. `heads` are newest first.
    pub fn read(&mut self, heads: &[Head], gaps: Vec<Gap>) {
        self.gaps = gaps;
        let mut same: HashMap<(&Slug, u32), usize> = HashMap::new();
        for head in heads {
            *same.entry((&head.series, head.details.week)).or_default() += 1;
        }
        let is_double = |head: &&Head| same.get(&(&head.series, head.details.week)).is_some_and(|count| *count > 1);
        self.doubles = heads.iter().filter(is_double).map(|head| head.id).collect();
        let known: HashSet<EntryId> = heads.iter().map(|head| head.id).collect();
        self.marked.retain(|id| known.contains(id));
        self.sort(heads);
        let dates = heads.first().zip(heads.last()).map(|(newest, oldest)| (newest.details.date, oldest.details.date));
        self.reach(heads.len(), dates);
    }

    /// Takes over how many entries there are, and from which date to which.
    pub fn reach(&mut self, talks: usize, dates: Option<(NaiveDate, NaiveDate)>) {
        self.talks = talks;
        self.spans_years = dates.is_some_and(|(newest, oldest)| (newest - oldest).num_days() > 360);
    }

    /// Sorts anew by what the order says.
    pub fn sort(&mut self, heads: &[Head]) {
        let mut places: Vec<usize> = (0..heads.len()).collect();
        let head = |place: &usize| &heads[*place];
        match self.order {
            Order::Date => {}
            Order::Title => places.sort_by_cached_key(|place| {
                let title = sorted_text(&head(place).details.title);
                (title.is_empty(), title)
            }),
            Order::Speaker => places.sort_by_cached_key(|place| {
                let speaker = head(place).details.speakers.first().map(|speaker| sorted_text(&speaker.name));
                (speaker.is_none(), speaker)
            }),
            Order::Done => places.sort_by_key(|place| progress(head(place))),
            Order::Open => places.sort_by_key(|place| Reverse(head(place).without_answer + head(place).to_do)),
        }
        if self.is_reversed {
            places.reverse();
        }
        self.ordered = places;
    }

    /// Makes the rows: the entries that pass the filter with what stands between them, then damaged files.
    pub fn arrange(&mut self, heads: &[Head], damaged: &[Damaged], query: &str) {
        let is_filtered = !query.trim().is_empty();
        let mut rows: Vec<Row> = if is_filtered {
            let texts: Vec<String> = heads.iter().map(filtered_text).collect();
            let found: HashSet<usize> = fuzzy::matches(query, texts.iter().map(String::as_str)).into_iter().collect();
            self.ordered.iter().filter(|place| found.contains(place)).copied().map(Row::Entry).collect()
        } else {
            self.ordered.iter().copied().map(Row::Entry).collect()
        };
        self.found = rows.len();
        if !is_filtered && self.order == Order::Date {
            rows.extend((0..self.gaps.len()).map(Row::Gap));
            let date = |row: &Row| match row {
                Row::Entry(place) => heads.get(*place).map(|head| head.details.date),
                Row::Gap(place) => self.gaps.get(*place).map(|gap| gap.date),
                Row::Group(_) | Row::Damaged(_) => None,
            };
            // Stable, so that talks of one day stay as they are.
            if self.is_reversed {
                rows.sort_by_key(date);
            } else {
                rows.sort_by_key(|row| Reverse(date(row)));
            }
        }
        self.groups.clear();
        self.rows = if self.is_grouped { self.grouped(&rows, heads) } else { rows };
        if !is_filtered {
            self.rows.extend((0..damaged.len()).map(Row::Damaged));
        }
    }

    /// The rows under the headings of their series, in the order in which these come first.
    fn grouped(&mut self, rows: &[Row], heads: &[Head]) -> Vec<Row> {
        let mut members: Vec<Vec<Row>> = Vec::new();
        let mut places: HashMap<Slug, usize> = HashMap::new();
        for row in rows {
            let series = match row {
                Row::Entry(place) => heads.get(*place).map(|head| &head.series),
                Row::Gap(place) => self.gaps.get(*place).map(|gap| &gap.series),
                Row::Group(_) | Row::Damaged(_) => None,
            };
            let Some(series) = series else { continue };
            let place = *places.entry(series.clone()).or_insert_with(|| {
                self.groups.push(Group { series: series.clone(), count: 0 });
                members.push(Vec::new());
                members.len() - 1
            });
            members[place].push(*row);
            self.groups[place].count += usize::from(matches!(row, Row::Entry(_)));
        }
        let mut all = Vec::with_capacity(rows.len() + members.len());
        for (place, members) in members.into_iter().enumerate() {
            all.push(Row::Group(place));
            if !self.folded.contains(&self.groups[place].series) {
                all.extend(members);
            }
        }
        all
    }

    /// The entries that are listed, those folded away not among them.
    pub fn listed<'a>(&'a self, heads: &'a [Head]) -> impl Iterator<Item = &'a Head> {
        self.rows.iter().filter_map(|row| match row {
            Row::Entry(place) => heads.get(*place),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
