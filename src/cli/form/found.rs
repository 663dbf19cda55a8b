//! The shapes of what was found.

use serde::Serialize;

use super::SourceForm;
use crate::config::KeptSearch;
use crate::journal::{Entry, Field};
use crate::report::check::Finding;
use crate::search::Hit;
use crate::text::Position;

/// A line in `search`, counted from 1; `stamp` is in seconds, `matches` are bytes of the text.
#[derive(Serialize)]
pub(in crate::cli) struct HitForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    field: &'static str,
    line: usize,
    stamp: Option<u32>,
    text: &'a str,
    matches: Vec<[usize; 2]>,
}

impl<'a> HitForm<'a> {
    pub(in crate::cli) fn of(hit: &'a Hit) -> Self {
        let source = SourceForm { entry: hit.entry, series: &hit.series, week: hit.week, date: hit.date };
        Self {
            source,
            field: hit.part.name(),
            line: hit.line + 1,
            stamp: hit.stamp,
            text: &hit.text,
            matches: hit.found.iter().map(|range| [range.start, range.end]).collect(),
        }
    }
}

/// Something in `check`; line and column are counted from 1, the column in characters. `null` where the report as a whole is meant.
#[derive(Serialize)]
pub(in crate::cli) struct FindingForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    check: &'static str,
    message: &'a str,
    field: Option<Field>,
    line: Option<usize>,
    column: Option<usize>,
    text: Option<String>,
}

impl<'a> FindingForm<'a> {
    pub(in crate::cli) fn of(entry: &'a Entry, finding: &'a Finding) -> Self {
        let place = finding.place.as_ref().map(|place| (place.field, place.positions(entry)));
        let column = |field: Field, at: Position| {
            let before = entry.text(field).line(at.line).get(..at.byte).unwrap_or_default();
            before.chars().count() + 1
        };
        Self {
            source: SourceForm::of_entry(entry),
            check: finding.check.name(),
            message: &finding.message,
            field: place.as_ref().map(|(field, _)| *field),
            line: place.as_ref().map(|(_, range)| range.start.line + 1),
            column: place.as_ref().map(|(field, range)| column(*field, range.start)),
            text: place.map(|(field, range)| entry.text(field).slice(range)),
        }
    }
}

/// A kept search.
#[derive(Serialize)]
pub(in crate::cli) struct KeptForm<'a> {
    name: &'a str,
    query: &'a str,
}

impl<'a> KeptForm<'a> {
    pub(in crate::cli) fn of(kept: &'a KeptSearch) -> Self {
        Self { name: &kept.name, query: &kept.query }
    }
}
