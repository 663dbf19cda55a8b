//! How values are read from the command line, and what is said of those that mean nothing.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::journal::{Paper, SectionSetting};
use crate::report::check::Check;
use crate::report::pattern::Pattern;

/// A value as given; `None` takes the setting away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Setting<T>(pub Option<T>);

/// A date in the one form that cannot be misread.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    let has_form = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| has_form);
    date.ok_or_else(|| format!("\"{}\" is no date; write it as 2024-09-19", text.escape_debug()))
}

/// A whole number from 1.
pub(super) fn count(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("\"{}\" is no whole number from 1", text.escape_debug()))
}

/// One line of text. Files and lists would show a line break or another control character as something else.
pub(super) fn line(text: &str) -> Result<String, String> {
    match text.chars().find(|character| character.is_control()) {
        None => Ok(text.to_owned()),
        Some(found) => Err(format!(
            "\"{}\" contains {}; write one line without control characters",
            text.escape_debug(),
            found.escape_debug()
        )),
    }
}

fn setting<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Setting<T>, String> {
    match text.trim() {
        "" => Ok(Setting(None)),
        text => read(text).map(|value| Setting(Some(value))),
    }
}

pub(super) fn text(text: &str) -> Result<Setting<String>, String> {
    setting(text, line)
}

pub(super) fn dates(text: &str) -> Result<Setting<Vec<NaiveDate>>, String> {
    let parts = |text: &str| text.split([',', ' ']).filter(|part| !part.is_empty()).map(date).collect();
    setting(text, parts)
}

pub(super) fn weekday(text: &str) -> Result<Setting<Weekday>, String> {
    setting(text, |text| {
        Weekday::from_str(text).map_err(|_| format!("\"{}\" is no weekday; write it as thu", text.escape_debug()))
    })
}

pub(super) fn time(text: &str) -> Result<Setting<NaiveTime>, String> {
    let read = |text: &str| NaiveTime::parse_from_str(text, "%H:%M");
    setting(text, |text| {
        read(text).map_err(|_| format!("\"{}\" is no time of day; write it as 16:00", text.escape_debug()))
    })
}

pub(super) fn number(text: &str) -> Result<Setting<u32>, String> {
    up_to(1000, text)
}

pub(super) fn words(text: &str) -> Result<Setting<u32>, String> {
    up_to(100_000, text)
}

fn up_to(most: u32, text: &str) -> Result<Setting<u32>, String> {
    let read = |text: &str| text.parse().ok().filter(|number| (1..=most).contains(number));
    setting(text, |text| {
        read(text).ok_or_else(|| format!("\"{}\" is no whole number from 1 to {most}", text.escape_debug()))
    })
}

pub(super) fn paper(text: &str) -> Result<Setting<Paper>, String> {
    setting(text, |text| match text.to_lowercase().as_str() {
        "a4" => Ok(Paper::A4),
        "letter" => Ok(Paper::Letter),
        _ => Err(format!("\"{}\" is no size of paper; use a4 or letter", text.escape_debug())),
    })
}

pub(super) fn checks(text: &str) -> Result<Setting<Vec<Check>>, String> {
    let parts = |text: &str| {
        let names = text.split([',', ' ']).filter(|part| !part.is_empty());
        names.map(|name| name.parse::<Check>().map_err(|error| error.to_string())).collect()
    };
    setting(&line(text)?, parts)
}

/// A language tag in the form of BCP 47: a language of two or three letters, then subtags.
pub(super) fn language(text: &str) -> Result<Setting<String>, String> {
    let is_tag = |text: &str| {
        text.split('-').enumerate().all(|(place, part)| {
            let (form, longest): (fn(&u8) -> bool, _) =
                if place == 0 { (u8::is_ascii_alphabetic, 3) } else { (u8::is_ascii_alphanumeric, 8) };
            part.len() <= longest && part.len() > usize::from(place == 0) && part.bytes().all(|byte| form(&byte))
        })
    };
    setting(text, |text| {
        let tag = Some(text.to_owned()).filter(|text| is_tag(text));
        tag.ok_or_else(|| format!("\"{}\" is no language; write its tag, such as en or ko", text.escape_debug()))
    })
}

pub(super) fn pattern(text: &str) -> Result<Setting<String>, String> {
    setting(&line(text)?, |text| Pattern::parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string()))
}

pub(super) fn sections(text: &str) -> Result<Setting<Vec<SectionSetting>>, String> {
    SectionSetting::read_line(&line(text)?).map(Setting)
}
