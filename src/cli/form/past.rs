//! The shapes of what an entry was before, and of what was deleted.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{NamedForm, SourceForm, Words};
use crate::journal::{Entry, Head};
use crate::operations::{Past, Restored};
use crate::store::Trashed;

/// A deleted entry in `trash list`.
#[derive(Serialize)]
pub(in crate::cli) struct TrashedForm<'a> {
    #[serde(flatten)]
    named: NamedForm<'a>,
    deleted: Option<DateTime<Utc>>,
}

impl<'a> TrashedForm<'a> {
    pub(in crate::cli) fn of(trashed: &'a Trashed) -> Self {
        Self { named: NamedForm::of(&trashed.head), deleted: trashed.deleted }
    }
}

/// An entry that `trash restore` has brought back.
#[derive(Serialize)]
pub(in crate::cli) struct BroughtBackForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    title: &'a str,
}

impl<'a> BroughtBackForm<'a> {
    pub(in crate::cli) fn of(entry: &'a Entry) -> Self {
        Self { source: SourceForm::of_entry(entry), title: &entry.details.title }
    }
}

/// An older version, with the entry as it is now.
#[derive(Serialize)]
struct PastForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    number: usize,
    when: DateTime<Utc>,
    why: &'static str,
}

impl<'a> PastForm<'a> {
    fn of(now: &'a Entry, past: &Past) -> Self {
        let Past { number, version } = past;
        let source = SourceForm::of_entry(now);
        Self { source, number: *number, when: version.when, why: version.reason.as_str() }
    }
}

/// A version in `versions list`.
#[derive(Serialize)]
pub(in crate::cli) struct VersionForm<'a> {
    #[serde(flatten)]
    past: PastForm<'a>,
    words: Option<Words>,
    differs: Option<bool>,
}

impl<'a> VersionForm<'a> {
    /// Of a version that cannot be read neither words nor difference are known.
    pub(in crate::cli) fn of(now: &'a Entry, past: &Past, read: Option<(&Head, bool)>) -> Self {
        let words = read.map(|(head, _)| Words::of(head));
        Self { past: PastForm::of(now, past), words, differs: read.map(|(_, differs)| differs) }
    }
}

/// What `versions diff` tells of one entry.
#[derive(Serialize)]
pub(in crate::cli) struct DifferenceForm<'a> {
    #[serde(flatten)]
    past: PastForm<'a>,
    diff: String,
}

impl<'a> DifferenceForm<'a> {
    pub(in crate::cli) fn of(now: &'a Entry, past: &Past, diff: String) -> Self {
        Self { past: PastForm::of(now, past), diff }
    }
}

/// What `versions restore` has done.
#[derive(Serialize)]
pub(in crate::cli) struct RestoredForm<'a> {
    #[serde(flatten)]
    past: PastForm<'a>,
    changed: bool,
}

impl<'a> RestoredForm<'a> {
    pub(in crate::cli) fn of(restored: &'a Restored) -> Self {
        Self { past: PastForm::of(&restored.entry, &restored.past), changed: restored.changed }
    }
}
