//! The head of a report: what its title says, and the line with its author.

use std::sync::LazyLock;

use regex::Regex;

use super::{Imported, Options, Warning};
use crate::journal::{Author, Series, Speaker, Unknown};
use crate::report::pattern::{Pattern, Values, one_line};
use crate::report::{DEFAULT_AUTHOR_LINE, DEFAULT_TITLE, author_line, speakers_line};

/// `Week 2`, `Week 2 Report`, `2주차 보고서`, `Report of Week 2`, with the title of the talk behind a sign.
static WEEK: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?i)^(?:weekly\s+|seminar\s+)?(?:report\s+(?:of|for|on)?\s*)?week\s*\.?\s*#?(?P<week>\d{1,4})(?:\s+(?:weekly\s+|seminar\s+)?report)?(?:\s*[:：—–|-]\s*(?P<title>.+))?$",
        r"^(?:제\s*)?(?P<week>\d{1,4})\s*주\s*차(?:\s*(?:세미나|강연))?(?:\s*(?:보고서|리포트|레포트))?(?:\s*[:：—–|-]\s*(?P<title>.+))?$",
    ]
    .iter()
    .filter_map(|form| Regex::new(form).ok())
    .collect()
});

/// The week that a title names, and the title of the talk behind it.
pub(super) fn week_title(text: &str) -> Option<(u32, Option<String>)> {
    let found = WEEK.iter().find_map(|form| form.captures(text.trim()))?;
    let week = found.name("week")?.as_str().parse().ok()?;
    Some((week, found.name("title").map(|title| title.as_str().to_owned())))
}

/// A week anywhere in a heading, such as `AI Seminar: Week 2 Report`.
pub(super) fn week_within(text: &str) -> Option<u32> {
    static WITHIN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)(?:\bweek\s*#?(\d{1,4})\b|(\d{1,4})\s*주\s*차)").ok());
    let found = WITHIN.as_ref()?.captures(text)?;
    found.get(1).or_else(|| found.get(2))?.as_str().parse().ok()
}

/// Whether a title of this series can be missing from its reports.
pub(super) fn may_lack_title(series: Option<&Series>) -> bool {
    !title_pattern(series).is_some_and(|pattern| pattern.is_never_blank())
}

fn title_pattern(series: Option<&Series>) -> Option<Pattern> {
    let own = series.and_then(|series| series.report.title.as_deref());
    own.and_then(|own| Pattern::parse(own).ok()).or_else(|| Pattern::parse(DEFAULT_TITLE).ok())
}

/// Whether a heading says that it is a report's title: by the series' pattern, or by naming a week.
pub(super) fn is_title(text: &str, series: Option<&Series>) -> bool {
    week_within(text).is_some() || title_pattern(series).is_some_and(|pattern| pattern.read(text).is_some())
}

/// Takes over what a title says. What is known already, from front matter, stays.
pub(super) fn take_title(text: &str, series: Option<&Series>, imported: &mut Imported) {
    if let Some(values) = title_pattern(series).and_then(|pattern| pattern.read(text)) {
        take_values(values, imported);
        return;
    }
    let (week, title) = match (week_title(text), week_within(text)) {
        (Some((week, title)), _) => (Some(week), title),
        (None, week) => (week, Some(text.to_owned())),
    };
    imported.week = imported.week.or(week);
    if imported.title.is_empty() {
        imported.title = title.unwrap_or_default();
    }
}

fn take_values(values: Values, imported: &mut Imported) {
    imported.week = imported.week.or(values.week);
    imported.date = imported.date.or_else(|| values.date.as_deref().and_then(|date| date.parse().ok()));
    if imported.title.is_empty() {
        imported.title = values.title.unwrap_or_default();
    }
    if imported.speakers.is_empty() {
        let speakers = values.speakers.unwrap_or_default();
        imported.speakers = speakers.split(", ").filter(|name| !name.trim().is_empty()).map(Speaker::read).collect();
    }
    take_author(values.name, values.student_id, imported);
}

/// Adds an author's name and number to what is known of the author.
pub(super) fn take_author(name: Option<String>, student_id: Option<String>, imported: &mut Imported) {
    let found = Author { name, student_id, unknown: Unknown::new() };
    let author = imported.author.take().unwrap_or_default().over(&found);
    imported.author = (!author.is_empty()).then_some(author);
}

/// Whether a title says another week or title than is known from front matter.
pub(super) fn contradicts(text: &str, series: Option<&Series>, imported: &Imported) -> bool {
    let mut said = Imported::default();
    take_title(text, series, &mut said);
    let is_other_week = said.week.is_some_and(|week| imported.week.is_some_and(|known| known != week));
    is_other_week || !said.title.is_empty() && !imported.title.is_empty() && said.title != imported.title
}

/// Takes an author line over; `false` when it is none. `typed` is the line as typed, `words` what it says. Where nothing
/// but an author line can stand (`is_sure`), any line is one; the series' own pattern goes over the common forms.
/// Reports of a journal that knows its author begin with that author's line, or with the line of another.
pub(super) fn take_author_line(
    typed: &str,
    words: &str,
    is_sure: bool,
    options: &Options<'_>,
    imported: &mut Imported,
) -> bool {
    let series = options.series;
    let own = series.and_then(|series| series.report.author_line.as_deref());
    let pattern = Pattern::parse(own.unwrap_or(DEFAULT_AUTHOR_LINE)).ok();
    let known = options.author.cloned().unwrap_or_default();
    if let (Some(author), Some(pattern)) = (&imported.author, &pattern)
        && pattern.print(&values(&author.over(&known), series, imported)) == words
    {
        // It says what the front matter said.
        return true;
    }
    // An escaped line is none; the names of one that is none the less are what it says.
    let read = author_line::read(typed.trim()).map(|typed| author_line::read(words).unwrap_or(typed));
    if let (Some(known), Some(pattern)) = (options.author.filter(|known| !known.is_empty()), &pattern) {
        let printed = |author: &Author| pattern.print(&values(author, series, imported));
        let usual = printed(known);
        if usual == words {
            return true;
        }
        if read.is_none() && !usual.is_empty() && may_name_author(words) {
            let by_name = Author { name: Some(words.to_owned()), ..Author::default() };
            if !words.contains(|sign: char| sign.is_ascii_digit()) && printed(&by_name.over(known)) == words {
                take_author(by_name.name, None, imported);
            } else if let Some(values) = pattern.read(words) {
                take_values(values, imported);
            } else {
                return false;
            }
            imported
                .warnings
                .push(Warning { line: None, message: format!("\"{words}\" below the title is taken for the author") });
            return true;
        }
    }
    let names_author = |values: &Values| values.name.is_some() || values.student_id.is_some();
    if let Some(pattern) = pattern
        && (is_sure || own.is_some() && (read.is_some() || pattern.is_never_blank()))
        && let Some(values) = pattern.read(words).filter(names_author)
    {
        take_values(values, imported);
        return true;
    }
    match read {
        Some(author) => take_author(author.name, author.student_id, imported),
        None if is_sure => take_author(Some(words.to_owned()), None, imported),
        None => return false,
    }
    true
}

/// Whether a line is short enough for a number and a name, ends as no sentence does, and is no heading of one word.
fn may_name_author(words: &str) -> bool {
    const MOST_CHARACTERS: usize = 40;
    const HEADINGS: [&str; 7] = ["서론", "개요", "요약", "소개", "머리말", "들어가며", "본문"];
    const MOST_WORDS: usize = 5;
    words.chars().count() <= MOST_CHARACTERS
        && words.split_whitespace().count() <= MOST_WORDS
        && words.contains(char::is_alphabetic)
        && !words.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !HEADINGS.contains(&words)
        && !words.ends_with(['.', '!', '?', ':', ';', ',', '…', '。'])
}

/// What a pattern can name in a report by this author, as far as it is known.
fn values(author: &Author, series: Option<&Series>, imported: &Imported) -> Values {
    Values {
        week: imported.week,
        title: Some(one_line(&imported.title)),
        series: series.map(|series| one_line(&series.name)),
        date: imported.date.map(|date| date.to_string()),
        name: author.name.as_deref().map(one_line),
        student_id: author.student_id.as_deref().map(one_line),
        speakers: Some(speakers_line(&imported.speakers)),
    }
}

/// A plain text whose first lines, title and author, are paragraphs of their own.
pub(super) fn apart(text: &str) -> String {
    let mut rest = text.trim_start_matches('\n');
    let mut parted = String::new();
    for is_head in [|line: &str| week_title(line).is_some(), |line: &str| author_line::read(line.trim()).is_some()] {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        let is_underlined = behind.starts_with("==") || behind.starts_with("--");
        if is_head(line) && !is_underlined {
            parted.push_str(line);
            parted.push_str("\n\n");
            rest = behind.trim_start_matches('\n');
        }
    }
    parted.push_str(rest);
    parted
}
