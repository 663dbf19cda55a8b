//! What the checks have found in the report: choosing one, going to its place, switching a check off.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::message::Then;
use crate::app::model::Model;
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::{Field, Series};
use crate::report::Format;
use crate::report::check::{Check, Finding};
use crate::report::template::NAMES;

use super::Effects;

impl Model {
    /// Asks for the number of pages and for what the checks find.
    pub(super) fn examine(&mut self, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        self.report.generation += 1;
        self.report.findings = None;
        let (generation, entry) = (self.report.generation, Arc::new(open.entry.clone()));
        let heads = self.heads.iter().filter(|head| head.series == entry.series).cloned().collect();
        effects.push(Effect::Check { generation, entry: Arc::clone(&entry), heads });
        if Format::Pdf.is_built() {
            effects.push(Effect::CountPages { generation, entry });
        }
    }

    pub(super) fn checked(&mut self, generation: u64, findings: Result<Vec<Finding>, String>) {
        if generation == self.report.generation {
            let count = findings.as_ref().map_or(0, Vec::len);
            self.report.finding = self.report.finding.min(count.saturating_sub(1));
            self.report.findings = Some(findings);
        }
    }

    /// Carries out a command on what the checks found; gives back whether it was one.
    pub(super) fn run_checks(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::NextFinding => self.select_finding(1),
            Command::PreviousFinding => self.select_finding(-1),
            Command::GoToFinding => self.go_to_finding(effects),
            Command::SwitchCheckOff => self.switch_check_off(effects),
            Command::ChooseTemplate => self.choose_template(effects),
            _ => return false,
        }
        true
    }

    /// Selects another finding, around the end; where they are not listed, says what it is.
    fn select_finding(&mut self, by: isize) {
        let count = self.report.found().len();
        if count == 0 {
            let words =
                if self.report.findings.is_none() { "The checks still look." } else { "The checks found nothing." };
            self.status = Some(Status::information(words, self.now));
            return;
        }
        let step = by.rem_euclid(count.cast_signed()).unsigned_abs();
        let is_listed = self.layout.choices.is_some();
        if is_listed || self.status.is_some() {
            self.report.finding = (self.report.finding + step) % count;
        }
        if let Some(finding) = self.report.selected().filter(|_| !is_listed) {
            let words = format!("{} of {count}: {}", self.report.finding + 1, finding.message);
            self.status = Some(Status::warning(words, self.now));
        }
    }

    /// Goes to where the selected finding is to be mended: its place in a text, the form of the details or of the series.
    fn go_to_finding(&mut self, effects: &mut Effects) {
        let Some((check, place)) = self.report.selected().map(|finding| (finding.check, finding.place.clone())) else {
            return self.select_finding(1);
        };
        let Some(open) = &self.open else { return };
        if let Some(place) = place {
            let at = place.positions(&open.entry).start;
            return self.show(Then::Place(place.field, at), effects);
        }
        match check {
            Check::Title | Check::Speaker | Check::DuplicateWeek | Check::WeekOrder => self.open_details(),
            Check::Name | Check::StudentId => self.run(Command::EditSeries, effects),
            _ => self.show(Then::Place(Field::Summary, open.entry.summary.end()), effects),
        }
    }

    /// Switches the check of the selected finding off for the series.
    fn switch_check_off(&mut self, effects: &mut Effects) {
        let Some(check) = self.report.selected().map(|finding| finding.check) else { return self.select_finding(1) };
        let name = check.name();
        self.change_report_settings(&format!("The check {name} is off for"), effects, |series| {
            series.report.checks_off.push(name.to_owned());
        });
        if let Some(Ok(findings)) = &mut self.report.findings {
            findings.retain(|finding| finding.check != check);
            self.report.finding = self.report.finding.min(findings.len().saturating_sub(1));
        }
    }

    /// The next of the built-in templates; behind the last the one that the imported reports of the series used.
    fn choose_template(&mut self, effects: &mut Effects) {
        let Some(series) = self.open_series() else { return };
        let now = series.report.template.as_deref();
        let own = series.report.typst_import.as_ref().map(|import| import.function.clone());
        let place = NAMES.iter().position(|name| Some(*name) == now);
        let next = match place {
            Some(place) if place + 1 < NAMES.len() => NAMES.get(place + 1),
            Some(_) if own.is_some() => None,
            _ => NAMES.get(usize::from(own.is_none() && place.is_none())),
        };
        let next = next.map(|name| (*name).to_owned());
        let called = next.clone().or(own).unwrap_or_default();
        self.change_report_settings(&format!("The template {called} is that of"), effects, |series| {
            series.report.template = next;
        });
        self.report_changed();
        self.examine(effects);
    }

    /// Changes how the reports of the open entry's series are made.
    fn change_report_settings(&mut self, words: &str, effects: &mut Effects, change: impl FnOnce(&mut Series)) {
        let Some(before) = self.open_series().cloned() else { return };
        let mut after = before.clone();
        change(&mut after);
        self.status = Some(Status::information(format!("{words} {}.", after.name), self.now));
        if let Some(series) = self.series.iter_mut().find(|series| series.slug == after.slug) {
            *series = after.clone();
        }
        effects.push(Effect::SaveSeries { before: Some(Box::new(before)), after: Box::new(after) });
    }
}
