//! What the tests of the writers report on.

use chrono::DateTime;

use super::{Format, render};
use crate::journal::{Author, Details, Entry, Series, Slug};

pub(super) fn author() -> Author {
    Author { name: Some("박지호".to_owned()), student_id: Some("2023-12675".to_owned()), ..Author::default() }
}

pub(super) fn series() -> Series {
    Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), "2024-09-12".parse().unwrap())
}

pub(super) fn entry(summary: &str, reflection: &str, notes: &[&str]) -> Entry {
    let now = DateTime::parse_from_rfc3339("2024-09-19T18:00:00+09:00").unwrap();
    let mut entry = Entry::new(series().slug, Details::new(2, "2024-09-19".parse().unwrap()), None, now);
    (entry.notes, entry.summary, entry.reflection) =
        (notes.join("\n").as_str().into(), summary.into(), reflection.into());
    entry
}

pub(super) fn rendered(entry: &Entry, series: &Series, format: Format) -> String {
    String::from_utf8(render(entry, series, &author(), format).unwrap().bytes).unwrap()
}
