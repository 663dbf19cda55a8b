//! The details form: title, speakers, date, week, tags.

use super::{Form, FormField, Problems, Purpose, count, date, read};
use crate::app::input::Input;
use crate::journal::{Details, EntryId, Series, Speaker};

const TITLE: usize = 0;
const SPEAKERS: usize = 1;
const DATE: usize = 2;
const WEEK: usize = 3;
const TAGS: usize = 4;
const SERIES: usize = 5;

impl Form {
    /// The form for the details of an entry.
    #[must_use]
    pub fn details(id: EntryId, details: &Details) -> Self {
        Self::of_details(Purpose::Details(id), details)
    }

    /// The form for a new entry with these details to begin with; where there are several series it asks for which.
    #[must_use]
    pub fn new_entry(series: Option<&Series>, all: &[Series], details: &Details) -> Self {
        let mut form = Self::of_details(Purpose::NewEntry(series.map(|series| series.slug.clone())), details);
        if let Some(series) = series.filter(|_| all.len() > 1) {
            // Of two series with one name the slug says which.
            let has_namesake = all.iter().any(|other| other.name == series.name && other.slug != series.slug);
            let name = if has_namesake { series.slug.as_str() } else { &series.name };
            form.fields.push(FormField::new("Series", "the name of one of your series", name));
        }
        form
    }

    /// The series that is named in the form, where it asks for one.
    ///
    /// # Errors
    /// When none is called so: the sentence names those there are.
    #[must_use]
    pub fn named_series<'a>(&self, all: &'a [Series]) -> Option<Result<&'a Series, String>> {
        if !matches!(self.purpose, Purpose::NewEntry(_)) || self.fields.len() <= SERIES {
            return None;
        }
        let typed = self.value(SERIES).to_lowercase();
        let by_slug = all.iter().find(|series| series.slug.as_str() == typed);
        let found = by_slug.or_else(|| all.iter().find(|series| series.name.trim().to_lowercase() == typed));
        Some(found.ok_or_else(|| {
            let names = all.iter().map(|series| series.name.as_str()).collect::<Vec<_>>().join(", ");
            format!("no series is called so; the journal has {names}")
        }))
    }

    fn of_details(purpose: Purpose, details: &Details) -> Self {
        let speakers = Speakers(details.speakers.clone()).to_string();
        let tags = details.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
        let form = Self::new(
            purpose,
            vec![
                FormField::new("Title", "what the talk is called", &details.title),
                FormField::new("Speakers", "Name (affiliation); Name (affiliation)", &speakers),
                FormField::new("Date", "year-month-day, such as 2024-09-19", &details.date.to_string()),
                FormField::new("Week", "empty: as the calendar of the series has it", &details.week.to_string()),
                FormField::new("Tags", "words with spaces between them", &tags),
            ],
        );
        Self { date: Some(details.date), ..form }
    }

    /// The details as typed, over those that were there. An empty week takes the calendar's.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn read_details(&self, before: &Details, series: Option<&Series>, all: &[Series]) -> Result<Details, Problems> {
        let mut problems = Problems::new();
        let date = read(&mut problems, DATE, date(self.value(DATE)));
        let week = read(&mut problems, WEEK, count(self.value(WEEK), "a week"));
        let speakers = read(&mut problems, SPEAKERS, Speakers::read(self.value(SPEAKERS), &before.speakers));
        if let Some(Err(problem)) = self.named_series(all) {
            problems.push((SERIES, problem));
            return Err(problems);
        }
        match (date, week, speakers) {
            (Some(date), Some(week), Some(Speakers(speakers))) => Ok(Details {
                week: week.unwrap_or_else(|| series.map_or(1, |series| series.calendar().week_of(date))),
                date,
                title: self.value(TITLE).to_owned(),
                speakers,
                tags: tags(self.value(TAGS)),
                ..before.clone()
            }),
            _ => Err(problems),
        }
    }

    /// After something was typed: lets the week follow a new date or another series as long as it stood as the calendar had
    /// it before.
    pub fn follow_calendar(&mut self, series_before: Option<&Series>, series: Option<&Series>) {
        let Ok(date) = date(self.value(DATE)) else { return };
        let date_before = self.date.replace(date).unwrap_or(date);
        let (Some(before), Some(after)) = (series_before, series) else { return };
        let is_other = date_before != date || before.slug != after.slug;
        if is_other && self.value(WEEK) == before.calendar().week_of(date_before).to_string() {
            self.fields[WEEK].input = Input::with(&after.calendar().week_of(date).to_string());
        }
    }
}

/// The words of a tag field, without `#` and each once.
pub(super) fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([' ', ',', ';', '\t']).map(|word| word.trim_start_matches('#')) {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Speakers in one line: `Name (affiliation); Name`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speakers(pub Vec<Speaker>);

impl Speakers {
    /// Reads the line. What a file says of a speaker beyond name and affiliation stays with the name, found among `before`;
    /// a line that was not touched is these.
    fn read(text: &str, before: &[Speaker]) -> Result<Self, String> {
        if text == Self(before.to_vec()).to_string() {
            return Ok(Self(before.to_vec()));
        }
        let one = |text: &str| {
            let speaker = Speaker::read(text);
            if speaker.name.is_empty() {
                return Err(format!("\"{text}\" has no name before the affiliation"));
            }
            let known = before.iter().find(|known| known.name == speaker.name);
            if known.is_none() && speaker.name.contains(['(', ')']) {
                return Err("put ; between speakers, and an affiliation in ( ) behind its name".to_owned());
            }
            Ok(Speaker { unknown: known.map(|known| known.unknown.clone()).unwrap_or_default(), ..speaker })
        };
        let speakers = text.split(';').map(str::trim).filter(|text| !text.is_empty()).map(one);
        speakers.collect::<Result<_, _>>().map(Self)
    }
}

impl std::fmt::Display for Speakers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, speaker) in self.0.iter().enumerate() {
            let separator = if number > 0 { "; " } else { "" };
            write!(formatter, "{separator}{speaker}")?;
        }
        Ok(())
    }
}
