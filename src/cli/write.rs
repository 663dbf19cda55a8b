//! `live`, `add`, `hand-in`: what changes entries.

use std::io::Read;

use chrono::NaiveDate;

use super::arguments::LiveOptions;
use super::form::{AddedForm, HandedInForm};
use super::output::Output;
use super::{CliError, Context};
use crate::journal::Series;
use crate::operations::{Announced, Start, Week};
use crate::store::Appended;

impl Context<'_> {
    pub(super) fn live(&mut self, options: LiveOptions) -> Result<Start, CliError> {
        let LiveOptions { title, speaker, affiliation } = options;
        let announced = Announced { title, speaker, affiliation };
        let live = self.world.live(&announced, self.series.as_ref(), self.now)?;
        Self::mention_series(live.new_series.as_ref());
        for notice in live.notices {
            Output::message(format_args!("note: {notice}"));
        }
        Ok(Start::Live(live.id))
    }

    pub(super) fn add(&mut self, week: Option<&Week>, text: &[String], json: bool) -> Result<(), CliError> {
        let lines = if matches!(text, [only] if only == "-") {
            lines_of_standard_input()?
        } else {
            if let Some(option) = text.iter().find(|word| is_option(word)) {
                return Err(CliError::Usage(format!(
                    "{option} stands within the text; put options before it, as in `seminote add -w 2 TEXT`, or quote the text"
                )));
            }
            lines_of(&text.join(" "))
        };
        let added = self.world.add(week, self.series.as_ref(), &lines, self.now)?;
        Self::mention_series(added.new_series.as_ref());
        if json {
            return self.output.json(&AddedForm::of(&added, lines.len()));
        }
        let count = lines.len();
        let plural = if count == 1 { "line" } else { "lines" };
        let details = &added.entry.details;
        let place = format!("week {} ({}) of {}", details.week, details.date, added.entry.series);
        Output::message(match added.appended {
            Appended::Written => format!("added {count} {plural} to {place}"),
            Appended::Waiting => format!("{place} is open elsewhere: {count} {plural} will appear there"),
        });
        Ok(())
    }

    pub(super) fn hand_in(&mut self, week: &Week, date: Option<NaiveDate>, json: bool) -> Result<(), CliError> {
        let id = self.world.entry_to_write(week, self.series.as_ref())?;
        let date = date.unwrap_or(self.now.date_naive());
        let before = self.world.store.read(id)?.details.handed_in;
        let entry = self.world.hand_in(id, date, self.now)?;
        if json {
            return self.output.json(&HandedInForm::of(&entry, before));
        }
        let before = before.filter(|before| *before != date);
        let instead = before.map(|before| format!(", no longer on {before}")).unwrap_or_default();
        Output::message(format_args!(
            "week {} of {} is handed in on {date}{instead}",
            entry.details.week, entry.series
        ));
        Ok(())
    }

    pub(super) fn mention_series(made: Option<&Series>) {
        if let Some(series) = made {
            let Series { name, slug, .. } = series;
            Output::message(format_args!("made the series \"{name}\" ({slug}), since there was none"));
        }
    }
}

/// Whether a word of the text was meant as an option.
fn is_option(word: &str) -> bool {
    let number = word.strip_prefix("-w").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let name = word.split_once('=').map_or(word, |(name, _)| name);
    number || matches!(name, "--week" | "--data-dir" | "--config" | "--series")
}

/// Its lines, without their ends; the last needs none.
fn lines_of_standard_input() -> Result<Vec<String>, CliError> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(CliError::Input)?;
    let text = String::from_utf8(bytes).map_err(|error| CliError::NotUtf8(error.utf8_error().valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(lines_of(text))
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
