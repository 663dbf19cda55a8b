//! The filters of a query: `name:value`, with what each may say.

use std::ops::RangeInclusive;

use chrono::{Days, Months, NaiveDate};

use crate::command::nearest;
use crate::journal::Field;
use crate::text;

/// A part of an entry in which lines are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of the talk.
    Title,
    /// Who speaks.
    Speakers,
    /// The tags of the entry.
    Tags,
    /// One of its texts.
    Text(Field),
}

/// What a line of the notes may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// A question, of whomever.
    Question,
    /// A question of mine.
    Mine,
    /// A question that has an answer.
    Answered,
    /// A question without an answer while the talk has not ended, or a follow-up that is not done.
    Open,
    /// A question without an answer after the talk.
    Unanswered,
    /// An answer.
    Answer,
    /// An insight.
    Insight,
    /// A doubt.
    Doubt,
    /// A reference.
    Reference,
    /// A quotation.
    Quotation,
    /// A section.
    Section,
    /// A follow-up.
    FollowUp,
    /// A follow-up that is done.
    Done,
    /// A follow-up that is not done and has a date.
    Due,
    /// A follow-up that should have been done before today.
    Overdue,
}

/// A condition on entries or on lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Entries of these weeks.
    Week(RangeInclusive<u32>),
    /// Entries of this day and later ones.
    From(NaiveDate),
    /// Entries of this day and earlier ones.
    To(NaiveDate),
    /// Entries of a series whose short name has this in it, folded.
    Series(String),
    /// Entries one of whose speakers has this in name or affiliation, folded.
    Speaker(String),
    /// Entries with this tag, folded and without `#`, among their own or in their notes.
    Tag(String),
    /// Entries that have something in this text.
    Has(Field),
    /// Entries whose report was handed in.
    HandedIn,
    /// Lines of this part.
    In(Part),
    /// Lines that are this.
    Is(State),
}

/// The names of the filters.
pub(super) const NAMES: [&str; 9] = ["week", "from", "to", "series", "speaker", "tag", "in", "is", "has"];

const TEXTS: [(&str, Field); 3] =
    [("notes", Field::Notes), ("summary", Field::Summary), ("reflection", Field::Reflection)];

const PARTS: [(&str, Part); 6] = [
    ("title", Part::Title),
    ("speakers", Part::Speakers),
    ("tags", Part::Tags),
    (TEXTS[0].0, Part::Text(TEXTS[0].1)),
    (TEXTS[1].0, Part::Text(TEXTS[1].1)),
    (TEXTS[2].0, Part::Text(TEXTS[2].1)),
];

const STATES: [(&str, State); 15] = [
    ("question", State::Question),
    ("mine", State::Mine),
    ("answered", State::Answered),
    ("open", State::Open),
    ("unanswered", State::Unanswered),
    ("answer", State::Answer),
    ("insight", State::Insight),
    ("doubt", State::Doubt),
    ("reference", State::Reference),
    ("quotation", State::Quotation),
    ("section", State::Section),
    ("follow-up", State::FollowUp),
    ("done", State::Done),
    ("due", State::Due),
    ("overdue", State::Overdue),
];

/// What `is:` says of the whole entry.
const HANDED_IN: &str = "handed-in";

impl Part {
    /// All of them, in the order in which an entry has them.
    pub const ALL: [Self; 6] = [PARTS[0].1, PARTS[1].1, PARTS[2].1, PARTS[3].1, PARTS[4].1, PARTS[5].1];

    /// Its name, as `in:` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        name(&PARTS, self)
    }
}

impl Filter {
    /// The filter that a value means under a name; what is wrong with it when it means none.
    pub(super) fn read(name: &str, value: &str) -> Result<Self, String> {
        if value.trim().is_empty() {
            return Err(format!("{name}: needs a value, such as {}", example(name)));
        }
        Ok(match name {
            "week" => Self::Week(weeks(value)?),
            "from" => Self::From(days(value)?.0),
            "to" => Self::To(days(value)?.1),
            "series" => Self::Series(text::folded(value)),
            "speaker" => Self::Speaker(text::folded(value)),
            "tag" => Self::Tag(text::folded(value.trim_start_matches('#'))),
            "in" => Self::In(one_of(name, value, &PARTS, &[])?),
            "has" => Self::Has(one_of(name, value, &TEXTS, &[])?),
            _ if value.eq_ignore_ascii_case(HANDED_IN) => Self::HandedIn,
            _ => Self::Is(one_of(name, value, &STATES, &[HANDED_IN])?),
        })
    }
}

impl std::fmt::Display for Filter {
    /// As it is typed.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let quoted = |word: &str| if word.contains(' ') { format!("\"{word}\"") } else { word.to_owned() };
        match self {
            Self::Week(weeks) if weeks.start() == weeks.end() => write!(formatter, "week:{}", weeks.start()),
            Self::Week(weeks) if *weeks.end() == u32::MAX => write!(formatter, "week:{}..", weeks.start()),
            Self::Week(weeks) => write!(formatter, "week:{}..{}", weeks.start(), weeks.end()),
            Self::From(date) => write!(formatter, "from:{date}"),
            Self::To(date) => write!(formatter, "to:{date}"),
            Self::Series(series) => write!(formatter, "series:{}", quoted(series)),
            Self::Speaker(speaker) => write!(formatter, "speaker:{}", quoted(speaker)),
            Self::Tag(tag) => write!(formatter, "tag:{}", quoted(tag)),
            Self::Has(field) => write!(formatter, "has:{}", name(&TEXTS, *field)),
            Self::HandedIn => write!(formatter, "is:{HANDED_IN}"),
            Self::In(part) => write!(formatter, "in:{}", part.name()),
            Self::Is(state) => write!(formatter, "is:{}", name(&STATES, *state)),
        }
    }
}

fn name<T: Copy + PartialEq>(names: &[(&'static str, T)], wanted: T) -> &'static str {
    names.iter().find(|(_, value)| *value == wanted).map_or("", |(name, _)| name)
}

fn example(name: &str) -> &'static str {
    match name {
        "week" => "week:2..5",
        "from" => "from:2024-09-01",
        "to" => "to:2024-12-31",
        "series" => "series:ai-seminar",
        "speaker" => "speaker:\"Junyang Lin\"",
        "tag" => "tag:llm",
        "in" => "in:notes",
        "has" => "has:summary",
        _ => "is:question",
    }
}

fn one_of<T: Copy>(name: &str, value: &str, names: &[(&'static str, T)], others: &[&'static str]) -> Result<T, String> {
    let found = names.iter().find(|(known, _)| known.eq_ignore_ascii_case(value));
    found.map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = names.iter().map(|(known, _)| *known).chain(others.iter().copied()).collect();
        match nearest(&value.to_lowercase(), known.iter().copied()) {
            Some(meant) => format!("{name}: knows no \"{value}\"; did you mean {name}:{meant}?"),
            None => format!("{name}: knows no \"{value}\"; it takes {}", known.join(", ")),
        }
    })
}

/// `2`, `2..5`, `2..`, `..5`; also `2-5`, as elsewhere.
fn weeks(value: &str) -> Result<RangeInclusive<u32>, String> {
    let wrong = || format!("\"{value}\" is no week; write week:2, week:2..5, week:2.. or week:..5");
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|number| is_number && *number > 0)
    };
    let Some((from, to)) = value.split_once("..").or_else(|| value.split_once('-')) else {
        return number(value).map(|week| week..=week).ok_or_else(wrong);
    };
    let from = if from.is_empty() { Some(1) } else { number(from) };
    let to = if to.is_empty() { Some(u32::MAX) } else { number(to) };
    match (from, to) {
        (Some(from), Some(to)) if from <= to && value.len() > 2 => Ok(from..=to),
        (Some(from), Some(to)) if from > to => {
            Err(format!("week:{value} ends before it begins; write the smaller number first"))
        }
        _ => Err(wrong()),
    }
}

/// The first and the last day of `2024-09-19`, `2024-09` or `2024`.
fn days(value: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let has_form = value.len() <= 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let first = |rest: &str| format!("{value}{rest}").parse::<NaiveDate>().ok().filter(|_| has_form);
    let span = match value.len() {
        4 => first("-01-01").map(|day| (day, Months::new(12))),
        7 => first("-01").map(|day| (day, Months::new(1))),
        _ => return first("").map(|day| (day, day)).ok_or_else(|| no_day(value)),
    };
    let last = |(day, months): (NaiveDate, Months)| {
        Some((day, day.checked_add_months(months)?.checked_sub_days(Days::new(1))?))
    };
    span.and_then(last).ok_or_else(|| no_day(value))
}

fn no_day(value: &str) -> String {
    format!("\"{value}\" is no day; write it as 2024-09-19, a month as 2024-09, a year as 2024")
}
