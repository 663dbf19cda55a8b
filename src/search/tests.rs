use std::sync::Arc;

use super::*;
use crate::journal::{Details, Entry, Moment, Slug, Speaker};
use crate::text::{Line, Tag, Text};

mod found;
mod language;
mod naive;

pub(super) fn moment(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

pub(super) fn now() -> Moment {
    moment("2024-11-01T12:00:00+09:00")
}

/// An entry of a week; Thursdays from 2024-09-12. Notes may begin with a stamp, as `95 words`.
pub(super) fn entry(week: u32, title: &str, notes: &str) -> Entry {
    let date = "2024-09-05".parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(u64::from(week) * 7);
    let made = moment(&format!("{date}T16:00:00+09:00"));
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), Details::new(week, date), Some(75), made);
    title.clone_into(&mut entry.details.title);
    entry.notes = Text::from_lines(notes.split('\n').map(|line| {
        let stamped = line.split_once(' ').and_then(|(stamp, text)| Some((stamp.parse().ok()?, text)));
        let (tag, text) = stamped.map_or((Tag::default(), line), |(stamp, text)| (Tag::stamped(stamp), text));
        Line { text: text.to_owned(), tag }
    }));
    entry
}

pub(super) fn spoken(entry: Entry, speaker: &str) -> Entry {
    let details = Details { speakers: vec![Speaker::read(speaker)], ..entry.details };
    Entry { details, ..entry }
}

/// An entry as it comes back out of the bytes that were kept of it.
fn kept(entry: &Entry) -> Searchable {
    let made = Searchable::of(entry);
    let bytes = [b"before", made.bytes()].concat();
    let kept = Searchable::read(&Arc::new(bytes), 6..made.bytes().len() + 6).unwrap();
    assert_eq!((kept.id(), kept.series(), kept.place()), (entry.id, &entry.series, made.place()));
    kept
}

pub(super) fn corpus(entries: &[Entry]) -> Corpus {
    let mut corpus = Corpus::default();
    for entry in entries {
        corpus.put(kept(entry));
    }
    corpus
}

/// Every line, without context.
const ALL: Limits = Limits { hits: usize::MAX, context: 0 };

/// What is found, as those too find it who look at each entry once.
pub(super) fn all(corpus: &Corpus, query: &str) -> Found {
    let query = Query::parse(query).unwrap();
    let found = find(corpus, &query, now(), ALL, &mut Remembered::default(), &|| false).unwrap();
    assert_eq!(at_once(corpus, &query), found.hits);
    found
}

/// The lines that those find who look at each entry once, in whatever order they come by them.
fn at_once(corpus: &Corpus, query: &Query) -> Vec<Hit> {
    let entries = corpus.entries().into_iter().cloned().map(Looked::new).rev();
    let looked = entries.map(|entry| entry.look(query, now(), |hits| hits.collect::<Vec<Hit>>()));
    let again = looked.map(|entry| entry.look(query, now(), |_| Vec::new()));
    Looked::in_order(again.collect()).into_iter().flatten().collect()
}

/// The hits as `week part:line text`, with the matches in brackets.
pub(super) fn drawn(found: &Found) -> Vec<String> {
    let drawn = |hit: &Hit| {
        let mut text = hit.text.clone();
        for range in hit.found.iter().rev() {
            text.insert(range.end, ']');
            text.insert(range.start, '[');
        }
        format!("{} {}:{} {text}", hit.week, hit.part.name(), hit.line)
    };
    found.hits.iter().map(drawn).collect()
}

/// Whoever changes what is kept of an entry counts [`Searchable::FORMAT`] up and puts the new checksum here: what was kept before would go on
/// to be found.
#[test]
fn the_version_of_what_is_kept_stands_for_its_bytes() {
    let demo = std::fs::read("assets/demo/entries/ai-seminar/2024-09-19-935a806f.json").unwrap();
    let entry: Entry = crate::journal::from_json(&demo).unwrap();
    let kept = Searchable::of(&entry);
    assert_eq!((Searchable::FORMAT, crc32fast::hash(kept.bytes())), (1, 0x436e_ca1e));
}
