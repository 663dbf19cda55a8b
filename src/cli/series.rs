//! `series`: begin, show and change series.

use super::arguments::{SeriesAction, SeriesOptions};
use super::output::Output;
use super::{CliError, Context};
use crate::journal::{Series, Slug, Target};
use crate::report::pattern::one_line;

impl Context<'_> {
    pub(super) fn series(&mut self, action: SeriesAction) -> Result<(), CliError> {
        match action {
            SeriesAction::New { name, options, json } => {
                let name = named(&name)?;
                let slug = self.series.clone().unwrap_or_else(|| Slug::of_name(&name));
                let mut series = Series::new(slug, name, self.now.date_naive());
                options.apply(&mut series);
                let series = self.world.create_series(series)?;
                if json { self.output.json(&series) } else { self.output.line(&series.slug) }
            }
            SeriesAction::List { json } => self.list_series(json),
            SeriesAction::Show { slug, json } => {
                let series = self.world.series(slug.as_ref().or(self.series.as_ref()))?;
                if json { self.output.json(&series) } else { self.show_series(&series) }
            }
            SeriesAction::Edit { slug, name, options, json } => {
                if name.is_none() && *options == SeriesOptions::default() {
                    return Err(CliError::Usage("nothing to change was named".to_owned()));
                }
                let before = self.world.series(slug.as_ref().or(self.series.as_ref()))?;
                let mut after = before.clone();
                if let Some(name) = name {
                    after.name = named(&name)?;
                }
                options.apply(&mut after);
                if after != before {
                    self.world.store.save_series(&before, &after, self.now)?;
                }
                if json {
                    return self.output.json(&after);
                }
                let done = if after == before { "nothing to change in" } else { "changed" };
                Output::message(format_args!("{done} the series {}", after.slug));
                Ok(())
            }
        }
    }

    fn list_series(&mut self, json: bool) -> Result<(), CliError> {
        let listing = self.world.listing()?;
        for damaged in &listing.damaged {
            Output::message(format_args!("warning: {damaged}"));
        }
        if json {
            return self.output.json(&listing.series);
        }
        if listing.series.is_empty() {
            Output::message("there is no series yet; `seminote series new NAME` begins one");
        }
        let current = listing.current_series();
        for series in &listing.series {
            let entries = listing.heads.iter().filter(|head| head.series == series.slug).count();
            let sign = if current == Some(&series.slug) { "*" } else { " " };
            let plural = if entries == 1 { "entry" } else { "entries" };
            self.output.line(format_args!("{sign} {}  {}  {entries} {plural}", series.slug, one_line(&series.name)))?;
        }
        Ok(())
    }

    fn show_series(&mut self, series: &Series) -> Result<(), CliError> {
        let breaks = series.breaks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let facts = [
            ("short name", series.slug.to_string()),
            ("starts", series.starts.to_string()),
            ("weekday", series.weekday.map(|day| day.to_string().to_lowercase()).unwrap_or_default()),
            ("time", series.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()),
            ("weeks", series.weeks.map(|weeks| weeks.to_string()).unwrap_or_default()),
            ("minutes", series.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
            ("breaks", breaks),
            ("language", series.language().to_owned()),
            ("report title", series.report.title.clone().unwrap_or_default()),
            ("target", target(series)),
            ("checks off", series.report.checks_off.join(", ")),
            ("template", template(series)),
            ("paper", series.report.paper.map(|paper| format!("{paper:?}").to_lowercase()).unwrap_or_default()),
        ];
        self.output.line(one_line(&series.name))?;
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            self.output.line(format_args!("  {name:<13} {value}"))?;
        }
        Ok(())
    }
}

/// How long a report should be.
fn target(series: &Series) -> String {
    let Some(target) = &series.report.target else { return String::new() };
    let parts = [(target.words, "words"), (target.pages, "pages")];
    let parts = parts.into_iter().filter_map(|(number, unit)| Some(format!("{} {unit}", number?)));
    parts.collect::<Vec<_>>().join(", ")
}

/// The template of its reports: the one that is set, else the one that they were imported with.
fn template(series: &Series) -> String {
    let imported = series.report.typst_import.as_ref().map(|import| import.function.clone());
    series.report.template.clone().or(imported).unwrap_or_default()
}

/// The name, which must say something.
fn named(name: &str) -> Result<String, CliError> {
    match name.trim() {
        "" => Err(CliError::Usage("a series has a name, and this one is empty".to_owned())),
        name => Ok(name.to_owned()),
    }
}

impl SeriesOptions {
    fn apply(self, series: &mut Series) {
        self.apply_demands(series);
        if let Some(starts) = self.starts {
            series.starts = starts;
        }
        if let Some(weekday) = self.weekday {
            series.weekday = weekday.0;
        }
        if let Some(time) = self.time {
            series.time = time.0;
        }
        if let Some(weeks) = self.weeks {
            series.weeks = weeks.0;
        }
        if let Some(minutes) = self.minutes {
            series.minutes = minutes.0;
        }
        if let Some(breaks) = self.breaks {
            series.breaks = breaks.0.unwrap_or_default();
        }
        if let Some(language) = self.language {
            series.language = language.0;
        }
        if let Some(title) = self.report_title {
            series.report.title = title.0;
        }
        if let Some(line) = self.author_line {
            series.report.author_line = line.0;
        }
        if let Some(sections) = self.sections {
            series.report.sections = sections.0;
        }
        if let Some(template) = self.template {
            series.report.template = template.0;
        }
    }

    /// What the course demands of a report.
    fn apply_demands(&self, series: &mut Series) {
        if let Some(paper) = &self.paper {
            series.report.paper = paper.0;
        }
        if self.target_words.is_some() || self.target_pages.is_some() {
            let mut target = series.report.target.take().unwrap_or_default();
            target.words = self.target_words.as_ref().map_or(target.words, |words| words.0);
            target.pages = self.target_pages.as_ref().map_or(target.pages, |pages| pages.0);
            series.report.target = Some(target).filter(|target| *target != Target::default());
        }
        if let Some(checks) = &self.checks_off {
            let names = checks.0.iter().flatten().map(|check| check.name().to_owned());
            series.report.checks_off = names.collect();
        }
    }
}
