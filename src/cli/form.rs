//! The shapes of `--json`. Other programs rely on them: a field may be added and none taken away or changed.

mod done;
mod found;
mod past;
mod stats;

use chrono::NaiveDate;
use serde::Serialize;

pub(super) use done::{
    AddedForm, BoundForm, ConfigForm, DiagnosisForm, ExportedForm, HandedInForm, ImportedForm, KeyForm,
};
pub(super) use found::{FindingForm, HitForm, KeptForm};
pub(super) use past::{BroughtBackForm, DifferenceForm, RestoredForm, TrashedForm, VersionForm};
pub(super) use stats::StatsForm;

use crate::journal::{ClockState, Entry, EntryId, Head, NoteLine, QuestionState, Slug, Speaker};
use crate::review::{FollowUpRow, QuestionRow, Source};

/// An entry in `list`.
#[derive(Serialize)]
pub(super) struct HeadForm<'a> {
    #[serde(flatten)]
    named: NamedForm<'a>,
    speakers: &'a [Speaker],
    tags: &'a [String],
    clock: &'static str,
    handed_in: Option<NaiveDate>,
    words: Words,
    questions: Questions,
    follow_ups: FollowUps,
}

/// Which entry it is.
#[derive(Serialize)]
struct NamedForm<'a> {
    id: EntryId,
    id8: String,
    series: &'a Slug,
    week: u32,
    date: NaiveDate,
    title: &'a str,
}

impl<'a> NamedForm<'a> {
    fn of(head: &'a Head) -> Self {
        Self {
            id: head.id,
            id8: head.id.short(),
            series: &head.series,
            week: head.details.week,
            date: head.details.date,
            title: &head.details.title,
        }
    }
}

#[derive(Serialize)]
struct Words {
    notes: usize,
    summary: usize,
    reflection: usize,
}

impl Words {
    fn of(head: &Head) -> Self {
        Self { notes: head.notes.words, summary: head.summary.words, reflection: head.reflection.words }
    }
}

/// My questions.
#[derive(Serialize)]
struct Questions {
    answered: usize,
    without_answer: usize,
}

#[derive(Serialize)]
struct FollowUps {
    open: usize,
    done: usize,
}

impl<'a> HeadForm<'a> {
    pub(super) fn of(head: &'a Head) -> Self {
        Self {
            named: NamedForm::of(head),
            speakers: &head.details.speakers,
            tags: &head.details.tags,
            clock: match head.talk.state() {
                ClockState::Waiting => "waiting",
                ClockState::Running => "running",
                ClockState::Paused => "paused",
                ClockState::Ended => "ended",
            },
            handed_in: head.details.handed_in,
            words: Words::of(head),
            questions: Questions { answered: head.answered, without_answer: head.without_answer },
            follow_ups: FollowUps { open: head.to_do, done: head.done },
        }
    }
}

#[derive(Serialize)]
struct SourceForm<'a> {
    entry: EntryId,
    series: &'a Slug,
    week: u32,
    date: NaiveDate,
}

impl<'a> SourceForm<'a> {
    fn of(source: &'a Source) -> Self {
        Self { entry: source.entry, series: &source.series, week: source.week, date: source.date }
    }

    fn of_entry(entry: &'a Entry) -> Self {
        Self { entry: entry.id, series: &entry.series, week: entry.details.week, date: entry.details.date }
    }
}

/// A line of the notes, counted from 1; `at` is its stamp in seconds.
#[derive(Serialize)]
struct NoteForm<'a> {
    line: usize,
    at: Option<u32>,
    text: &'a str,
}

impl<'a> NoteForm<'a> {
    fn of(note: &'a NoteLine) -> Self {
        Self { line: note.line + 1, at: note.stamp, text: &note.text }
    }
}

/// A question in `questions`.
#[derive(Serialize)]
pub(super) struct QuestionForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    #[serde(flatten)]
    note: NoteForm<'a>,
    mine: bool,
    state: &'static str,
    answers: Vec<NoteForm<'a>>,
}

impl<'a> QuestionForm<'a> {
    pub(super) fn of(row: &'a QuestionRow) -> Self {
        Self {
            source: SourceForm::of(&row.source),
            note: NoteForm::of(&row.note),
            mine: row.mine,
            state: state(row.state),
            answers: row.answers.iter().map(NoteForm::of).collect(),
        }
    }
}

/// The word for how a question stands.
pub(super) fn state(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Open => "open",
        QuestionState::Answered => "answered",
        QuestionState::Unanswered => "unanswered",
    }
}

/// A follow-up in `followups`.
#[derive(Serialize)]
pub(super) struct FollowUpForm<'a> {
    #[serde(flatten)]
    source: SourceForm<'a>,
    #[serde(flatten)]
    note: NoteForm<'a>,
    done: bool,
    due: Option<NaiveDate>,
    overdue: bool,
}

impl<'a> FollowUpForm<'a> {
    pub(super) fn of(row: &'a FollowUpRow) -> Self {
        Self {
            source: SourceForm::of(&row.source),
            note: NoteForm::of(&row.note),
            done: row.done,
            due: row.due,
            overdue: row.overdue,
        }
    }
}
