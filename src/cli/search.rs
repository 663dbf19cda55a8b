//! `search`: lines of all weeks that a query means.

use super::arguments::SearchOptions;
use super::form::{HitForm, KeptForm};
use super::output::{Brush, Output, Paint};
use super::{CliError, Context};
use crate::config::KeptSearch;
use crate::journal::talk_time;
use crate::operations::OperationError;
use crate::search::{Hit, Query};

/// Columns of a line that are printed at most, around its first match.
const COLUMNS: usize = 100;

impl Context<'_> {
    pub(super) fn search(&mut self, options: &SearchOptions) -> Result<(), CliError> {
        if let Some(name) = &options.forget {
            self.world.forget_search(name)?;
            Output::message(format_args!("the search \"{name}\" is no longer kept"));
            return Ok(());
        }
        // What a line of the shell or of the configuration can hold: the carets of a mistake stand under one line.
        let query = options.query.join(" ").replace(char::is_control, " ");
        if query.trim().is_empty() {
            return self.list_searches(options.json);
        }
        if let Some(name) = &options.save {
            parse(&query)?;
            self.world.keep_search(KeptSearch { name: name.clone(), query })?;
            let name = name.trim();
            Output::message(format_args!("the search is kept; `seminote search @{name}` uses it"));
            return Ok(());
        }
        let query = match query.trim().strip_prefix('@') {
            Some(name) => self.world.kept_search(name).map_err(OperationError::from)?.to_owned(),
            None => query,
        };
        self.find(&query, options.json)
    }

    fn list_searches(&mut self, json: bool) -> Result<(), CliError> {
        let kept = self.world.config.searches.clone();
        if json {
            return self.output.json(&kept.iter().map(KeptForm::of).collect::<Vec<_>>());
        }
        if kept.is_empty() {
            Output::message("no searches are kept yet; `seminote search --save NAME QUERY` keeps one");
        }
        for KeptSearch { name, query } in &kept {
            self.output.line(format_args!("@{name}  {query}"))?;
        }
        Ok(())
    }

    fn find(&mut self, query: &str, json: bool) -> Result<(), CliError> {
        let query = parse(query)?;
        if json {
            let hits: Vec<Vec<Hit>> = self.found(&query, &|hits| hits.collect())?;
            return self.output.json(&hits.iter().flatten().map(HitForm::of).collect::<Vec<_>>());
        }
        let brush = self.output.brush();
        let printed = |hits: &mut dyn Iterator<Item = Hit>| {
            let mut lines = String::new();
            hits.for_each(|hit| print(&hit, &mut lines, brush));
            lines
        };
        let lines = self.found(&query, &printed)?;
        if lines.is_empty() {
            Output::message("nothing was found");
        }
        lines.iter().try_for_each(|lines| self.output.bytes(lines.as_bytes()))
    }

    fn found<H: Send>(
        &self,
        query: &Query,
        made_of: &(dyn Fn(&mut dyn Iterator<Item = Hit>) -> H + Sync),
    ) -> Result<Vec<H>, CliError> {
        let (found, damaged) = self.world.search(self.series.as_ref(), query, self.now, made_of)?;
        for damaged in &damaged {
            Output::message(format_args!("warning: {damaged}"));
        }
        Ok(found)
    }
}

/// Week, day, part, stamp and the line, or so much of it as stands around its first match.
fn print(hit: &Hit, lines: &mut String, brush: Brush) {
    let at = hit.stamp.map(talk_time).unwrap_or_default();
    let excerpt = hit.excerpt(COLUMNS);
    let sign = |is_cut: bool| if is_cut { "…" } else { "" };
    let mut paint = |paint, piece: &str| brush.paint(lines, paint, piece);
    let piece = |range| hit.text.get(range).unwrap_or_default();
    paint(Paint::Plain, &format!("{:>3}  {}  {:<10} {at:>7}  ", hit.week, hit.date, hit.part.name()));
    paint(Paint::Plain, sign(excerpt.cut_before));
    let mut done = excerpt.range.start;
    for found in &hit.found {
        let found = found.start.max(done)..found.end.min(excerpt.range.end);
        if found.is_empty() {
            continue;
        }
        paint(Paint::Plain, piece(done..found.start));
        paint(Paint::Found, piece(found.clone()));
        done = found.end;
    }
    paint(Paint::Plain, piece(done..excerpt.range.end));
    paint(Paint::Plain, sign(excerpt.cut_behind));
    lines.push('\n');
}

fn parse(query: &str) -> Result<Query, CliError> {
    Query::parse(query).map_err(|error| CliError::Query { query: query.to_owned(), error })
}
