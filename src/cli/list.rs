//! `list`, `show`, `questions`, `followups`: what is in the journal.

use super::form::{FollowUpForm, HeadForm, QuestionForm, state};
use super::output::Output;
use super::{CliError, Context};
use crate::journal::{Entry, EntryId, Head, Slug, talk_time};
use crate::operations::Week;
use crate::report::pattern::one_line;
use crate::report::speakers_line;
use crate::review::{self, Source};

impl Context<'_> {
    pub(super) fn list(&mut self, json: bool) -> Result<(), CliError> {
        let heads = self.heads()?;
        if json {
            return self.output.json(&heads.iter().map(HeadForm::of).collect::<Vec<_>>());
        }
        if heads.is_empty() {
            Output::message("there are no entries yet; `seminote live` begins one");
        }
        let several = heads.iter().any(|head| head.series != heads[0].series);
        for head in &heads {
            let details = &head.details;
            let series = if several { format!("  {}", head.series) } else { String::new() };
            let speakers = speakers_line(&details.speakers);
            let parts = [one_line(&details.title), speakers, details.handed_in.map_or("", |_| "handed in").to_owned()];
            let rest: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let line =
                format!("{:>3}  {}  {}{series}  {}", details.week, details.date, head.id.short(), rest.join(" · "));
            self.output.line(line.trim_end())?;
        }
        Ok(())
    }

    pub(super) fn show(&mut self, week: &Week, json: bool) -> Result<(), CliError> {
        let heads = self.world.heads_of_week(week, self.series.as_ref())?;
        let entries = self.bodies(&heads)?;
        if json {
            return self.output.json(&entries);
        }
        for (number, entry) in entries.iter().enumerate() {
            if number > 0 {
                self.output.line("")?;
            }
            self.show_entry(entry)?;
        }
        Ok(())
    }

    fn show_entry(&mut self, entry: &Entry) -> Result<(), CliError> {
        let details = &entry.details;
        let title = one_line(&details.title);
        let colon = if title.is_empty() { "" } else { ": " };
        self.output.line(format_args!("# Week {}{colon}{title}", details.week))?;
        let speakers = speakers_line(&details.speakers);
        let facts = [details.date.to_string(), speakers, entry.series.to_string(), entry.id.short()];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        self.output.line(format_args!("\n{}", facts.join(" · ")))?;
        if entry.notes.lines().iter().any(|line| !line.text.is_empty()) {
            self.output.line("\n## Notes\n")?;
            for line in entry.notes.lines() {
                let stamp = line.tag.stamp.map(talk_time).unwrap_or_default();
                self.output.line(format!("{stamp:>7}  {}", line.text).trim_end())?;
            }
        }
        for (heading, text) in [("Summary", &entry.summary), ("Reflection", &entry.reflection)] {
            let text = text.to_string();
            if !text.trim().is_empty() {
                self.output.line(format_args!("\n## {heading}\n\n{}", text.trim_end_matches('\n')))?;
            }
        }
        Ok(())
    }

    pub(super) fn questions(&mut self, open: bool, json: bool) -> Result<(), CliError> {
        let heads = self.heads()?;
        let mut rows = review::questions(&self.bodies(&heads)?, self.now);
        rows.retain(|row| !open || row.answers.is_empty());
        if json {
            return self.output.json(&rows.iter().map(QuestionForm::of).collect::<Vec<_>>());
        }
        if rows.is_empty() {
            Output::message(format_args!("there are no {}questions", if open { "open " } else { "" }));
        }
        for row in &rows {
            let sign = if row.mine { "?" } else { "??" };
            let line = format_args!("{}  {sign} {}  ({})", place(&row.source), row.note.text, state(row.state));
            self.output.line(line)?;
            for answer in &row.answers {
                self.output.line(format_args!("{:17}= {}", "", answer.text))?;
            }
        }
        Ok(())
    }

    pub(super) fn follow_ups(&mut self, open: bool, json: bool) -> Result<(), CliError> {
        let heads = self.heads()?;
        let mut rows = review::follow_ups(&self.bodies(&heads)?, self.now.date_naive());
        rows.retain(|row| !open || !row.done);
        if json {
            return self.output.json(&rows.iter().map(FollowUpForm::of).collect::<Vec<_>>());
        }
        if rows.is_empty() {
            Output::message(format_args!("there are no {}follow-ups", if open { "open " } else { "" }));
        }
        for row in &rows {
            let sign = if row.done { "[x]" } else { "[ ]" };
            let overdue = if row.overdue { "  (overdue)" } else { "" };
            self.output.line(format_args!("{}  {sign} {}{overdue}", place(&row.source), row.note.text))?;
        }
        Ok(())
    }

    /// The heads of the series that was named, else of all; what cannot be read is told of.
    pub(super) fn heads(&mut self) -> Result<Vec<Head>, CliError> {
        if let Some(series) = &self.series {
            self.world.series(Some(series))?;
        }
        let listing = self.world.listing()?;
        for damaged in &listing.damaged {
            Output::message(format_args!("warning: {damaged}"));
        }
        let wanted = |slug: &Slug| self.series.as_ref().is_none_or(|series| series == slug);
        Ok(listing.heads.into_iter().filter(|head| wanted(&head.series)).collect())
    }

    pub(super) fn bodies(&self, heads: &[Head]) -> Result<Vec<Entry>, CliError> {
        let ids: Vec<EntryId> = heads.iter().map(|head| head.id).collect();
        self.world.store.reader()?.read_all(&ids).into_iter().map(|entry| Ok(entry?)).collect()
    }
}

fn place(source: &Source) -> String {
    format!("{:>3}  {}", source.week, source.date)
}
