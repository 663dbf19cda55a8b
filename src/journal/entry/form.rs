//! An entry as it stands in its file: one object, its fields in the order in which a reader of the file wants them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Author, Details, Entry, EntryId, Moment, Slug, Speaker, Talk, Text, Unknown, null_is_missing};
use crate::journal::text_form;

#[derive(Serialize, Deserialize)]
pub(super) struct EntryForm {
    seminote: u32,
    id: EntryId,
    series: Slug,
    week: u32,
    date: NaiveDate,
    #[serde(default, deserialize_with = "null_is_missing")]
    title: String,
    #[serde(default, deserialize_with = "null_is_missing")]
    speakers: Vec<Speaker>,
    #[serde(default, deserialize_with = "null_is_missing")]
    tags: Vec<String>,
    #[serde(default)]
    author: Option<Author>,
    #[serde(default, deserialize_with = "null_is_missing")]
    talk: Talk,
    #[serde(default, with = "text_form::notes")]
    notes: Text,
    #[serde(default, with = "text_form::prose")]
    summary: Text,
    #[serde(default, with = "text_form::prose")]
    reflection: Text,
    #[serde(default)]
    handed_in: Option<NaiveDate>,
    #[serde(default)]
    created: Option<Moment>,
    #[serde(default)]
    updated: Option<Moment>,
    #[serde(flatten)]
    unknown: Unknown,
}

impl From<EntryForm> for Entry {
    fn from(form: EntryForm) -> Self {
        Self {
            seminote: form.seminote,
            id: form.id,
            series: form.series,
            details: Details {
                week: form.week,
                date: form.date,
                title: form.title,
                speakers: form.speakers,
                tags: form.tags,
                author: form.author,
                handed_in: form.handed_in,
            },
            talk: form.talk,
            notes: form.notes,
            summary: form.summary,
            reflection: form.reflection,
            created: form.created,
            updated: form.updated,
            unknown: form.unknown,
        }
    }
}

impl From<Entry> for EntryForm {
    fn from(entry: Entry) -> Self {
        let Details { week, date, title, speakers, tags, author, handed_in } = entry.details;
        Self {
            seminote: entry.seminote,
            id: entry.id,
            series: entry.series,
            week,
            date,
            title,
            speakers,
            tags,
            author,
            talk: entry.talk,
            notes: entry.notes,
            summary: entry.summary,
            reflection: entry.reflection,
            handed_in,
            created: entry.created,
            updated: entry.updated,
            unknown: entry.unknown,
        }
    }
}
