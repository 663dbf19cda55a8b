//! What the tests of the writers report on.

use chrono::DateTime;
use proptest::prelude::*;

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

/// What is hard for pages and files.
const PIECES: [&str; 48] = [
    "<",
    ">",
    "&",
    "\"",
    "'",
    "</p>",
    "</style>",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&lt;",
    "&#x3c;script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=x>",
    "[a](javascript:alert(1))",
    "[b](<java\tscript:x>)",
    "[c](data:text/html,x \"t\")",
    "<vbscript:x>",
    "<https://a.b/\"onclick=x>",
    "![d](https://a.b/<c>)",
    "[e](f\"g)",
    "`<b>`",
    "```html\n<i>\n```\n",
    "\n<div onclick=\"x\">\n",
    "| a | <b> |\n|---|:-:|\n| c | d |\n",
    "- [x] ",
    "1. ",
    "> ",
    "# ",
    "\n\n",
    "\n",
    "*",
    "**",
    "~~",
    "$\\text{</math><script>}\\color{red}<y$",
    "$$\n\\frac{1}{2}$$",
    "한국어",
    "\u{0}",
    "\u{1b}[31m",
    "\u{b}",
    "\u{fffe}",
    "\u{202e}",
    "\u{2028}",
    "👩‍🔬",
    "é",
    " ",
];

/// Prose that tries to be something else.
pub(super) fn hostile_prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Without white space and what no page or file can have.
pub(super) fn letters(text: &str) -> Vec<char> {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
