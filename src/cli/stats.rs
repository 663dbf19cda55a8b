//! `stats`: the term in figures.

use std::fmt::Display;

use super::form::StatsForm;
use super::output::Output;
use super::{CliError, Context};
use crate::journal::{Entry, EntryId, Head, Moment, Series, talk_time};
use crate::report::pattern::one_line;
use crate::review::{self, Figures, IndexKind, Mention, Spread, Term};
use crate::store::Reader;

/// Speakers, tags and references that are printed of a series at most.
const NAMED: usize = 10;

/// A series with all that is counted of it.
pub(super) struct Stats<'a> {
    pub series: &'a Series,
    pub term: Term,
    /// In the order of its talks.
    pub spreads: Vec<Spread>,
    pub mentions: Vec<Mention>,
}

impl Context<'_> {
    pub(super) fn stats(&mut self, json: bool) -> Result<(), CliError> {
        let heads = self.heads()?;
        let listed = self.world.listing()?.series;
        let wanted = |series: &&Series| self.series.as_ref().is_none_or(|slug| *slug == series.slug);
        let series: Vec<&Series> = listed.iter().filter(wanted).collect();
        let reader = self.world.store.reader()?;
        let stats_of = |series| stats_of(series, &heads, &reader, self.now);
        let stats = series.into_iter().map(stats_of).collect::<Result<Vec<_>, _>>()?;
        if json {
            return self.output.json(&stats.iter().map(StatsForm::of).collect::<Vec<_>>());
        }
        if stats.is_empty() {
            Output::message("there is no series yet; `seminote series new NAME` begins one");
        }
        for (number, stats) in stats.iter().enumerate() {
            if number > 0 {
                self.output.line("")?;
            }
            self.print_stats(stats)?;
        }
        Ok(())
    }

    fn print_stats(&mut self, stats: &Stats<'_>) -> Result<(), CliError> {
        let Stats { series, term, .. } = stats;
        let total = term.total();
        self.output.line(format_args!("{}  {}", one_line(&series.name), series.slug))?;
        let planned = series.weeks.map(|weeks| format!(" of {weeks}")).unwrap_or_default();
        let days = term.talks.first().zip(term.talks.last());
        let days = days.map(|(first, last)| format!(", {} to {}", first.date, last.date)).unwrap_or_default();
        self.fact("talks", format_args!("{}{planned}{days}", term.talks.len()))?;
        let Figures { notes, summary, reflection, insights, asked, answered, done, to_do, handed_in, due } = total;
        let words = format!("{} (notes {notes}, summaries {summary}, reflections {reflection})", total.words());
        self.fact("words", words)?;
        self.fact("insights", insights)?;
        self.fact("questions", format_args!("{asked} of mine, {answered} answered"))?;
        self.fact("follow-ups", format_args!("{done} done, {to_do} to do"))?;
        self.fact("handed in", format_args!("{handed_in} of {due}"))?;
        for kind in IndexKind::ALL.into_iter().filter(|kind| *kind != IndexKind::References) {
            let rows = review::index(&stats.mentions, kind);
            let mut names: Vec<String> =
                rows.iter().take(NAMED).map(|row| format!("{} {}", one_line(&row.name), row.lines)).collect();
            names.extend(rows.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!("{more} more")));
            if !names.is_empty() {
                self.fact(&kind.title().to_lowercase(), names.join(", "))?;
            }
        }
        if term.talks.is_empty() {
            return Ok(());
        }
        self.output.line("\nweek  date        words  notes  insights  asked  answered  handed in   most written at")?;
        for (talk, spread) in term.talks.iter().zip(&stats.spreads) {
            let Figures { notes, insights, asked, answered, .. } = talk.figures;
            let handed_in = talk.handed_in.map(|day| day.to_string()).unwrap_or_default();
            let most = spread.minutes.iter().enumerate().rev().max_by_key(|(_, minute)| minute.words);
            let most = most.filter(|(_, minute)| minute.words > 0);
            let most =
                most.map(|(minute, _)| talk_time(u32::try_from(minute * 60).unwrap_or(u32::MAX))).unwrap_or_default();
            let line = format!(
                "{:>4}  {}  {:>5}  {notes:>5}  {insights:>8}  {asked:>5}  {answered:>8}  {handed_in:<10}  {most}",
                talk.week,
                talk.date,
                talk.figures.words()
            );
            self.output.line(line.trim_end())?;
        }
        Ok(())
    }

    fn fact(&mut self, name: &str, value: impl Display) -> Result<(), CliError> {
        self.output.line(format_args!("  {name:<11} {value}"))
    }
}

fn stats_of<'a>(series: &'a Series, heads: &[Head], reader: &Reader, now: Moment) -> Result<Stats<'a>, CliError> {
    let term = Term::of(heads, &series.slug, now);
    let ids: Vec<EntryId> = term.talks.iter().map(|talk| talk.entry).collect();
    let entries: Vec<Entry> = reader.read_all(&ids).into_iter().collect::<Result<_, _>>()?;
    let spreads = entries.iter().map(Spread::of).collect();
    let mentions = entries.iter().flat_map(review::mentions).collect();
    Ok(Stats { series, term, spreads, mentions })
}
