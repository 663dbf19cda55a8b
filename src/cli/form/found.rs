//! The shapes of what was found.

use serde::Serialize;

use super::SourceForm;
use crate::config::KeptSearch;
use crate::search::Hit;

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
