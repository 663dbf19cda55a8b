//! What is packed of an entry beside its lines.

use chrono::{Datelike, NaiveDate};

use super::BEFORE;
use crate::journal::{Entry, Outline};
use crate::search::packed::{number, numbers};
use crate::text;

/// The stamp of a line that has none.
pub(super) const NO_STAMP: u32 = u32::MAX;

/// The numbers in which an entry differs from others.
pub(super) fn figures(entry: &Entry, [summary, reflection]: [usize; 2], made: Option<i64>) -> Vec<u8> {
    let details = &entry.details;
    let moment = made.unwrap_or_default().cast_unsigned();
    let [high, low] = [moment >> 32, moment & u64::from(u32::MAX)].map(|half| u32::try_from(half).unwrap_or_default());
    let is = u32::from;
    let places = [number(summary), number(reflection), is(details.handed_in.is_some())];
    numbers([details.week, day(details.date)].into_iter().chain(places).chain([is(made.is_some()), high, low]))
}

/// The stamps of the notes; nothing where none has one.
pub(super) fn stamps(entry: &Entry) -> Vec<u8> {
    let notes = entry.notes.lines();
    if notes.iter().any(|line| line.tag.stamp.is_some()) {
        numbers(notes.iter().map(|line| line.tag.stamp.unwrap_or(NO_STAMP)))
    } else {
        Vec::new()
    }
}

/// The lines with tags, and the tags.
pub(super) fn tags(entry: &Entry, outline: &Outline) -> [Vec<u8>; 2] {
    const OWN: usize = 2;
    let own = entry.details.tags.iter().map(|tag| (OWN, tag.trim_start_matches('#')));
    let lines = outline.notes().iter().zip(entry.notes.lines()).enumerate();
    let noted = lines.flat_map(|(line, (note, typed))| {
        let tags = note.tags.iter().filter_map(|tag| typed.text.get(tag.start + 1..tag.end));
        tags.map(move |tag| (BEFORE + line, tag))
    });
    let mut tags = Vec::new();
    let tagged = own.chain(noted).flat_map(|(line, tag)| {
        tags.extend_from_slice(text::folded(tag).as_bytes());
        [number(line), number(tags.len())]
    });
    let tagged = numbers(tagged);
    [tagged, tags]
}

/// A day as a number.
pub(super) fn day(date: NaiveDate) -> u32 {
    date.num_days_from_ce().cast_unsigned()
}
