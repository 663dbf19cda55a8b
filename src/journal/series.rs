//! A course of talks and how its reports are made.

use std::ops::Range;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Author, Calendar, DEFAULT_MINUTES, FORMAT, Slug, Unknown, json::null_is_missing};

/// A series: a course of talks, one a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Version of the file format. Newer than [`FORMAT`] is read, never written.
    pub seminote: u32,
    /// Short name; names the file and the folder of its entries, and never changes.
    pub slug: Slug,
    /// Name as shown.
    pub name: String,
    /// First date.
    pub starts: NaiveDate,
    /// Day of the sessions; that of the first date when missing.
    #[serde(default, with = "weekday_form")]
    pub weekday: Option<Weekday>,
    /// Time of day at which a talk begins.
    #[serde(default, with = "time_form")]
    pub time: Option<NaiveTime>,
    /// How many sessions there are.
    #[serde(default)]
    pub weeks: Option<u32>,
    /// Planned length of a talk.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Dates without a session.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub breaks: Vec<NaiveDate>,
    /// Language of the reports as a BCP 47 tag, such as `en` or `ko`; `en` when missing.
    #[serde(default)]
    pub language: Option<String>,
    /// The writer's identity for this series.
    #[serde(default)]
    pub author: Option<Author>,
    /// Questions that help a reflection along.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub prompts: Vec<String>,
    /// How reports are made.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub report: ReportSettings,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Series {
    /// A series with this name and first date; everything else as good defaults.
    #[must_use]
    pub fn new(slug: Slug, name: String, starts: NaiveDate) -> Self {
        Self {
            seminote: FORMAT,
            slug,
            name,
            starts,
            weekday: None,
            time: None,
            weeks: None,
            minutes: None,
            breaks: Vec::new(),
            language: None,
            author: None,
            prompts: Vec::new(),
            report: ReportSettings::default(),
            unknown: Unknown::new(),
        }
    }

    /// Its calendar.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.starts, self.weekday, self.breaks.iter().copied(), self.weeks)
    }

    /// When the talk of a day begins and when it ends as planned, on the clock of the place; none when the series has no time of
    /// day. Whether the calendar has a session on that day is another question.
    #[must_use]
    pub fn hours_on(&self, date: NaiveDate) -> Option<Range<NaiveDateTime>> {
        let begins = date.and_time(self.time?);
        let minutes = Duration::minutes(self.minutes.unwrap_or(DEFAULT_MINUTES).into());
        Some(begins..begins.checked_add_signed(minutes)?)
    }

    /// Whether a later version of the program wrote it: it may be read and must not be written.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.seminote > FORMAT
    }

    /// The language of its reports.
    #[must_use]
    pub fn language(&self) -> &str {
        self.language.as_deref().filter(|language| !language.is_empty()).unwrap_or("en")
    }
}

/// How the reports of a series are made; what is missing takes the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSettings {
    /// Pattern of the title, such as `Week {week} Report`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Pattern of the author line, such as `{student_id} {name}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author_line: Option<String>,
    /// Which sections, in what order, headed or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<SectionSetting>>,
    /// Name of the template of the PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// A personal Typst template that imported reports used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typst_import: Option<TypstImport>,
    /// Size of a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
    /// How long a report should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Names of the checks that are switched off.
    #[serde(default, deserialize_with = "null_is_missing", skip_serializing_if = "Vec::is_empty")]
    pub checks_off: Vec<String>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// One section of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionSetting {
    /// Which.
    pub section: SectionKind,
    /// Whether it stands under a heading.
    #[serde(default, deserialize_with = "null_is_missing")]
    pub headed: bool,
    /// The heading's words, when not the language's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What a report can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// The summary's prose.
    Summary,
    /// The questions of the notes with their answers.
    Questions,
    /// The reflection's prose.
    Reflection,
    /// The follow-ups of the notes.
    FollowUps,
}

/// A personal Typst template: where it is imported from and which function is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypstImport {
    /// The import line as typed, such as `#import "template.typ": *`.
    pub line: String,
    /// The function behind `#show:`, such as `template-report`.
    pub function: String,
    /// The names of what it is given, in their order, such as `title`; the usual three when missing.
    #[serde(default, deserialize_with = "null_is_missing", skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Size of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// How long a report should be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<u32>,
    /// In pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// `"thu"` on disk; full English names are read too.
mod weekday_form {
    use super::{Deserialize, Deserializer, Error, Serializer, Weekday};

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde asks for this signature")]
    pub fn serialize<S: Serializer>(weekday: &Option<Weekday>, serializer: S) -> Result<S::Ok, S::Error> {
        match weekday {
            Some(weekday) => serializer.serialize_str(&weekday.to_string().to_lowercase()),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Weekday>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .map(|name| {
                name.parse().map_err(|_| D::Error::custom(format!("\"{name}\" is no weekday; write it as \"thu\"")))
            })
            .transpose()
    }
}

/// `"16:00"` on disk, with seconds when there are any.
mod time_form {
    use super::{Deserialize, Deserializer, Error, NaiveTime, Serializer, Timelike};

    #[expect(clippy::ref_option, reason = "serde asks for this signature")]
    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) if time.second() == 0 => serializer.collect_str(&time.format("%H:%M")),
            Some(time) => serializer.collect_str(&time.format("%H:%M:%S")),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .map(|time| {
                NaiveTime::parse_from_str(&time, "%H:%M")
                    .or_else(|_| NaiveTime::parse_from_str(&time, "%H:%M:%S"))
                    .map_err(|_| D::Error::custom(format!("\"{time}\" is no time of day; write it as \"16:00\"")))
            })
            .transpose()
    }
}

#[cfg(test)]
mod tests;
