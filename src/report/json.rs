//! The report as data. The shape is for other programs to rely on:
//!
//! ```json
//! { "seminote": 1,
//!   "report": { "title": "Week 2 Report", "author_line": "2023-12675 박지호", "name": "박지호", "student_id": "2023-12675",
//!               "week": 2, "date": "2024-09-19", "language": "en",
//!               "sections": [{ "section": "summary", "heading": null, "markdown": "…" }] },
//!   "entry": { "…": "as on disk" },
//!   "series": { "…": "as on disk" } }
//! ```
//!
//! Headings in `markdown` are at the level at which they were typed.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Document, Report, Section};
use crate::journal::{Entry, FORMAT, SectionKind, Series};
use crate::markup::print;

#[derive(Serialize)]
struct File<'a> {
    seminote: u32,
    report: ReportForm<'a>,
    entry: &'a Entry,
    series: &'a Series,
}

#[derive(Serialize)]
struct ReportForm<'a> {
    title: &'a str,
    author_line: &'a str,
    name: &'a str,
    student_id: &'a str,
    week: u32,
    date: NaiveDate,
    language: &'a str,
    sections: Vec<SectionForm<'a>>,
}

#[derive(Serialize)]
struct SectionForm<'a> {
    section: SectionKind,
    heading: Option<&'a str>,
    markdown: String,
}

impl<'a> SectionForm<'a> {
    fn of(section: &'a Section) -> Self {
        Self { section: section.kind, heading: section.heading.as_deref(), markdown: print(&section.blocks) }
    }
}

/// The report as JSON, ended by a line end.
pub(super) fn write(report: &Report<'_>) -> Result<String, serde_json::Error> {
    let Document { title, author_line, name, student_id, week, date, language, sections, .. } = report.document;
    let file = File {
        seminote: FORMAT,
        report: ReportForm {
            title,
            author_line,
            name,
            student_id,
            week: *week,
            date: *date,
            language,
            sections: sections.iter().map(SectionForm::of).collect(),
        },
        entry: report.entry,
        series: report.series,
    };
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(text)
}
