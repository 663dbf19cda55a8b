//! The shapes of a term in figures.

use chrono::NaiveDate;
use serde::Serialize;

use super::SourceForm;
use crate::cli::stats::Stats;
use crate::journal::Slug;
use crate::review::{self, Figures, IndexKind, Minute, Spread, TalkFigures};

/// A series in `stats`.
#[derive(Serialize)]
pub(in crate::cli) struct StatsForm<'a> {
    series: &'a Slug,
    name: &'a str,
    planned: Option<u32>,
    talks: usize,
    due: usize,
    handed_in: usize,
    #[serde(flatten)]
    figures: FiguresForm,
    speakers: Vec<MentionedForm>,
    tags: Vec<MentionedForm>,
    references: Vec<MentionedForm>,
    weeks: Vec<TalkForm<'a>>,
}

#[derive(Serialize)]
struct FiguresForm {
    words: WordsForm,
    insights: usize,
    questions: AskedForm,
    follow_ups: FollowUpsForm,
}

#[derive(Serialize)]
struct WordsForm {
    notes: usize,
    summary: usize,
    reflection: usize,
}

#[derive(Serialize)]
struct AskedForm {
    asked: usize,
    answered: usize,
}

#[derive(Serialize)]
struct FollowUpsForm {
    open: usize,
    done: usize,
}

#[derive(Serialize)]
struct MentionedForm {
    name: String,
    lines: usize,
    talks: usize,
    last: NaiveDate,
}

#[derive(Serialize)]
struct TalkForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    title: &'a str,
    handed_in: Option<NaiveDate>,
    #[serde(flatten)]
    figures: FiguresForm,
    minutes: Vec<MinuteForm>,
    without_stamp: usize,
}

#[derive(Serialize)]
struct MinuteForm {
    minute: usize,
    words: usize,
    insights: usize,
    questions: usize,
}

impl<'a> StatsForm<'a> {
    pub(in crate::cli) fn of(stats: &'a Stats<'a>) -> Self {
        let total = stats.term.total();
        let mentioned = |kind| {
            let rows = review::index(&stats.mentions, kind).into_iter();
            rows.map(|row| MentionedForm { name: row.name, lines: row.lines, talks: row.talks, last: row.last })
                .collect()
        };
        Self {
            series: &stats.series.slug,
            name: &stats.series.name,
            planned: stats.series.weeks,
            talks: stats.term.talks.len(),
            due: total.due,
            handed_in: total.handed_in,
            figures: FiguresForm::of(&total),
            speakers: mentioned(IndexKind::Speakers),
            tags: mentioned(IndexKind::Tags),
            references: mentioned(IndexKind::References),
            weeks: stats
                .term
                .talks
                .iter()
                .zip(&stats.spreads)
                .map(|(talk, spread)| TalkForm::of(&stats.series.slug, talk, spread))
                .collect(),
        }
    }
}

impl FiguresForm {
    fn of(figures: &Figures) -> Self {
        let Figures { notes, summary, reflection, insights, asked, answered, done, to_do, .. } = *figures;
        Self {
            words: WordsForm { notes, summary, reflection },
            insights,
            questions: AskedForm { asked, answered },
            follow_ups: FollowUpsForm { open: to_do, done },
        }
    }
}

impl<'a> TalkForm<'a> {
    fn of(series: &'a Slug, talk: &'a TalkFigures, spread: &Spread) -> Self {
        // A minute in which nothing was written says nothing.
        let minutes = spread.minutes.iter().enumerate().filter(|(_, minute)| **minute != Minute::default());
        let minutes = minutes.map(|(minute, Minute { words, insights, questions })| MinuteForm {
            minute,
            words: *words,
            insights: *insights,
            questions: *questions,
        });
        Self {
            source: SourceForm { entry: talk.entry, series, week: talk.week, date: talk.date },
            title: &talk.title,
            handed_in: talk.handed_in,
            figures: FiguresForm::of(&talk.figures),
            minutes: minutes.collect(),
            without_stamp: spread.unstamped,
        }
    }
}
