//! `search`: lines of all weeks that a query means.

use super::arguments::SearchOptions;
use super::form::{HitForm, KeptForm};
use super::list::stamp;
use super::output::{Output, Paint};
use super::{CliError, Context};
use crate::config::KeptSearch;
use crate::operations::{OperationError, Searcher};
use crate::search::{Hit, Limits, Query};

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
        let (found, damaged) = Searcher::once(&self.world, self.series.as_ref(), &query, self.now, Limits::NONE)?;
        for damaged in &damaged {
            Output::message(format_args!("warning: {damaged}"));
        }
        let hits = found.hits;
        if json {
            return self.output.json(&hits.iter().map(HitForm::of).collect::<Vec<_>>());
        }
        if hits.is_empty() {
            Output::message("nothing was found");
        }
        hits.iter().try_for_each(|hit| self.print_hit(hit))
    }

    /// Week, day, part, stamp and the line, or so much of it as stands around its first match.
    fn print_hit(&mut self, hit: &Hit) -> Result<(), CliError> {
        let at = hit.stamp.map(stamp).unwrap_or_default();
        let place = format!("{:>3}  {}  {:<10} {at:>7}  ", hit.week, hit.date, hit.part.name());
        let excerpt = hit.excerpt(COLUMNS);
        let mut pieces = vec![(Paint::Plain, place.as_str())];
        pieces.extend(excerpt.cut_before.then_some((Paint::Plain, "…")));
        let mut done = excerpt.range.start;
        for found in &hit.found {
            let found = found.start.max(done)..found.end.min(excerpt.range.end);
            if found.is_empty() {
                continue;
            }
            pieces.push((Paint::Plain, hit.text.get(done..found.start).unwrap_or_default()));
            pieces.push((Paint::Found, hit.text.get(found.clone()).unwrap_or_default()));
            done = found.end;
        }
        pieces.push((Paint::Plain, hit.text.get(done..excerpt.range.end).unwrap_or_default()));
        pieces.extend(excerpt.cut_behind.then_some((Paint::Plain, "…")));
        self.output.pieces(&pieces)
    }
}

fn parse(query: &str) -> Result<Query, CliError> {
    Query::parse(query).map_err(|error| CliError::Query { query: query.to_owned(), error })
}
