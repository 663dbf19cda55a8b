//! The series form: name, calendar, language, and how its reports are made.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::{Form, FormField, Problems, Purpose, count, date, read};
use crate::journal::{ReportSettings, SectionSetting, Series, Slug};

const NAME: usize = 0;
const STARTS: usize = 1;
const WEEKDAY: usize = 2;
const TIME: usize = 3;
const WEEKS: usize = 4;
const MINUTES: usize = 5;
const BREAKS: usize = 6;
const LANGUAGE: usize = 7;
const TITLE: usize = 8;
const SECTIONS: usize = 9;

impl Form {
    /// The form for a series that is there.
    #[must_use]
    pub fn series(series: &Series) -> Self {
        Self::of_series(Purpose::Series(Some(series.slug.clone())), series)
    }

    /// The form for a new series that starts today.
    #[must_use]
    pub fn new_series(today: NaiveDate) -> Self {
        Self::of_series(Purpose::Series(None), &Series::new(Slug::of_name(""), String::new(), today))
    }

    fn of_series(purpose: Purpose, series: &Series) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let breaks = series.breaks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let time = series.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
        let weekday = series.weekday.map(|day| day.to_string().to_lowercase()).unwrap_or_default();
        let sections = series.report.sections.as_deref().map(SectionSetting::line).unwrap_or_default();
        Self::new(
            purpose,
            vec![
                FormField::new("Name", "what the seminar is called", &series.name),
                FormField::new("First date", "year-month-day, such as 2024-09-12", &series.starts.to_string()),
                FormField::new("Weekday", "mon to sun; empty: that of the first date", &weekday),
                FormField::new("Time", "when a talk begins, such as 16:00", &time),
                FormField::new("Weeks", "how many talks there are; empty: no end", &number(series.weeks)),
                FormField::new("Minutes", "planned length of a talk; empty: 75", &number(series.minutes)),
                FormField::new("Breaks", "dates without a talk, with spaces between them", &breaks),
                FormField::new("Language", "of the reports: en, ko", series.language()),
                FormField::new(
                    "Report title",
                    "pattern; empty: Week {week} Report",
                    series.report.title.as_deref().unwrap_or_default(),
                ),
                FormField::new("Sections", "such as summary, questions:headed, reflection, follow-ups", &sections),
            ],
        )
    }

    /// The series as typed, over the one that was there; a new one takes the slug of its name.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn read_series(&self, before: Option<&Series>) -> Result<Series, Problems> {
        let mut problems = Problems::new();
        let name = self.value(NAME);
        if name.is_empty() {
            problems.push((NAME, "a series has a name".to_owned()));
        }
        let starts = read(&mut problems, STARTS, date(self.value(STARTS)));
        let weekday = read(&mut problems, WEEKDAY, weekday(self.value(WEEKDAY)));
        let time = read(&mut problems, TIME, time(self.value(TIME)));
        let weeks = read(&mut problems, WEEKS, count(self.value(WEEKS), "the number of weeks"));
        let minutes = read(&mut problems, MINUTES, count(self.value(MINUTES), "the length of a talk"));
        let breaks = self.value(BREAKS).split([' ', ',', ';']).filter(|text| !text.is_empty()).map(date);
        let breaks = read(&mut problems, BREAKS, breaks.collect::<Result<Vec<_>, _>>());
        let sections = read(&mut problems, SECTIONS, SectionSetting::read_line(self.value(SECTIONS)));
        if !problems.is_empty() {
            return Err(problems);
        }
        let starts = starts.unwrap_or_default();
        let series = before.cloned().unwrap_or_else(|| Series::new(Slug::of_name(name), name.to_owned(), starts));
        let given = |field| Some(self.value(field).to_owned()).filter(|text| !text.is_empty());
        Ok(Series {
            name: name.to_owned(),
            starts,
            weekday: weekday.flatten(),
            time: time.flatten(),
            weeks: weeks.flatten(),
            minutes: minutes.flatten(),
            breaks: breaks.unwrap_or_default(),
            language: given(LANGUAGE),
            report: ReportSettings { title: given(TITLE), sections: sections.flatten(), ..series.report },
            ..series
        })
    }
}

fn weekday(text: &str) -> Result<Option<Weekday>, String> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| format!("\"{text}\" is no weekday; write it as thu")),
    }
}

fn time(text: &str) -> Result<Option<NaiveTime>, String> {
    match text {
        "" => Ok(None),
        text => NaiveTime::parse_from_str(text, "%H:%M")
            .map(Some)
            .map_err(|_| format!("\"{text}\" is no time of day; write it as 16:00")),
    }
}
