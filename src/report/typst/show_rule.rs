//! What the template is given: `#show: report.with(…)`.

use chrono::Datelike;

use super::FUNCTION;
use super::escape::{self, clean};
use crate::journal::Paper;
use crate::report::{Document, Template};

/// All names under which something is known.
pub const KNOWN: [&str; 13] = [
    "title",
    "student_id",
    "student-id",
    "author",
    "authors",
    "name",
    "course",
    "week",
    "talk",
    "speaker",
    "speakers",
    "date",
    "lang",
];

/// What a personal template is given when it is not known what it takes.
const USUAL: [&str; 3] = ["title", "student_id", "author"];

/// The show rule of a report.
pub(super) fn of(document: &Document, template: &Template) -> String {
    let (function, arguments) = match template {
        Template::Plain => (FUNCTION, built_in(document, &[])),
        Template::Course => (FUNCTION, built_in(document, &["course", "week", "talk", "speakers"])),
        Template::Personal(import) => (import.function.as_str(), personal(document, &import.arguments)),
    };
    let arguments: Vec<String> = arguments.iter().map(|(name, value)| format!("  {name}: {value},\n")).collect();
    format!("#show: {function}.with(\n{})", arguments.concat())
}

/// All that our own templates take and that says something.
fn built_in<'a>(document: &Document, more: &[&'a str]) -> Vec<(&'a str, String)> {
    let mut names: Vec<&str> = USUAL.to_vec();
    names.extend(more);
    let mut arguments: Vec<(&str, String)> =
        names.iter().filter_map(|name| Some((*name, value(document, name)?))).collect();
    let usual = [document.student_id.as_str(), document.name.as_str()];
    let usual: Vec<&str> = usual.into_iter().filter(|part| !part.is_empty()).collect();
    if document.author_line != usual.join(" ") {
        arguments.push(("author_line", escape::string(&clean(&document.author_line))));
    }
    arguments.extend(value(document, "date").map(|date| ("date", date)));
    arguments.extend(document.cover.as_ref().map(|cover| ("cover", escape::string(&clean(cover)))));
    if let Some(language) = language(&document.language).filter(|language| language != "en") {
        arguments.push(("lang", escape::string(&language)));
    }
    if document.paper == Paper::Letter {
        arguments.push(("paper", escape::string("us-letter")));
    }
    arguments
}

/// What a personal template takes, by the names under which it does.
fn personal<'a>(document: &Document, names: &'a [String]) -> Vec<(&'a str, String)> {
    let names: Vec<&str> = if names.is_empty() { USUAL.to_vec() } else { names.iter().map(String::as_str).collect() };
    names.into_iter().filter_map(|name| Some((name, value(document, name)?))).collect()
}

/// What is known under a name, as code; `None` when it says nothing or no such thing is known. An import reads the same names.
fn value(document: &Document, name: &str) -> Option<String> {
    let text = |text: &str| (!text.is_empty()).then(|| escape::string(&clean(text)));
    match name {
        "title" => text(&document.title),
        "student_id" | "student-id" => text(&document.student_id),
        "author" | "authors" | "name" => text(&document.name),
        "course" => text(&document.series),
        "lang" => language(&document.language).map(|language| escape::string(&language)),
        "week" => Some(document.week.to_string()),
        "talk" => text(&document.talk),
        "speaker" => text(&document.speakers.join(", ")),
        "speakers" => {
            let speakers: Vec<String> =
                document.speakers.iter().map(|speaker| escape::string(&clean(speaker))).collect();
            (!speakers.is_empty()).then(|| format!("({},)", speakers.join(", ")))
        }
        // Typst's years have four digits.
        "date" if (0..=9999).contains(&document.date.year()) => {
            let date = document.date;
            Some(format!("datetime(year: {}, month: {}, day: {})", date.year(), date.month(), date.day()))
        }
        _ => None,
    }
}

/// The primary part of a BCP 47 tag; `None` when it is none that Typst takes.
fn language(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?;
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| primary.to_ascii_lowercase())
}
