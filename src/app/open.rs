//! The open entry: its texts with their editors, its parsed notes, its history.

use chrono::Duration;

use crate::journal::{Change, ChangeError, ClockState, Entry, Field, Moment, Outline};
use crate::text::{History, Text};

use super::editor::{Bookmark, Editor};
use super::layout::TextPane;
use super::message::Opened;

/// What the history of an entry may hold, in bytes.
const HISTORY: usize = 64 * 1024 * 1024;

/// Hours after a talk in which its unanswered questions are offered as follow-ups when it is opened.
const OFFERED: i64 = 12;

/// The open entry.
#[derive(Debug)]
pub struct OpenEntry {
    /// As it is on the screen.
    pub entry: Entry,
    /// Why it cannot be written, when it cannot.
    pub read_only: Option<String>,
    /// Its notes, parsed.
    pub outline: Outline,
    /// The lines of my questions without an answer.
    pub waiting: Vec<usize>,
    /// The latest of the stamps, in seconds.
    pub last_stamp: Option<u32>,
    /// Counts up with each change of the notes.
    pub notes_revision: u64,
    /// The text that is typed into.
    pub focus: Field,
    /// The minutes before the planned end whose reminder of open questions was taken away.
    pub dismissed: Option<u32>,
    /// Whether the talk was ended lately and what is unanswered is offered as follow-ups.
    pub offers_follow_ups: bool,
    /// Whether the talk was over when the entry was opened, though nobody had ended it.
    pub over: bool,
    /// What can be undone and done again.
    pub history: History<Change>,
    notes: Editor,
    summary: Editor,
    reflection: Editor,
}

impl OpenEntry {
    /// An entry as it was opened.
    #[must_use]
    pub fn new(opened: &Opened, now: Moment) -> Self {
        let entry = opened.entry.clone();
        let outline = Outline::of(&entry.notes);
        let editor = |field: Field| {
            let bookmark = opened.carets.iter().find(|(of, _)| *of == field).map(|(_, bookmark)| *bookmark);
            Editor::of(entry.text(field), bookmark)
        };
        let waiting = super::layout::waiting(&outline);
        Self {
            last_stamp: entry.last_stamp(),
            notes: editor(Field::Notes),
            summary: editor(Field::Summary),
            reflection: editor(Field::Reflection),
            notes_revision: 0,
            focus: Field::Notes,
            dismissed: None,
            offers_follow_ups: entry.talk.ended.is_some_and(|ended| now - ended < Duration::hours(OFFERED))
                && !waiting.iter().all(|line| is_followed_up(&entry.notes, &outline, *line)),
            over: entry.talk.ended.is_none()
                && entry.talk.started.is_some()
                && entry.talk.has_ended(entry.details.date, now),
            history: History::new(HISTORY),
            read_only: opened.read_only.clone(),
            waiting,
            outline,
            entry,
        }
    }

    /// The editor of a text.
    #[must_use]
    pub fn editor(&self, field: Field) -> &Editor {
        match field {
            Field::Notes => &self.notes,
            Field::Summary => &self.summary,
            Field::Reflection => &self.reflection,
        }
    }

    /// A text and its editor.
    pub fn editing(&mut self, field: Field) -> (&Text, &mut Editor) {
        match field {
            Field::Notes => (&self.entry.notes, &mut self.notes),
            Field::Summary => (&self.entry.summary, &mut self.summary),
            Field::Reflection => (&self.entry.reflection, &mut self.reflection),
        }
    }

    /// Makes a change in the entry; everything that is derived from its texts follows.
    ///
    /// # Errors
    /// When the change does not fit; nothing is then changed.
    pub fn apply(&mut self, change: &Change) -> Result<(), ChangeError> {
        self.entry.apply(change)?;
        if let Change::Edit { field, edit } = change {
            let (text, editor) = self.editing(*field);
            editor.follow(text, edit);
            self.notes_revision += u64::from(*field == Field::Notes);
            if *field == Field::Notes && edit.removed.tags != edit.inserted.tags {
                self.last_stamp = self.entry.last_stamp();
            }
            if *field == Field::Notes && self.outline.follow(&self.entry.notes, edit) {
                self.waiting = super::layout::waiting(&self.outline);
            }
        }
        Ok(())
    }

    /// Fits a text into its pane.
    pub fn fit(&mut self, pane: &TextPane) {
        let (text, editor) = self.editing(pane.field);
        editor.fit(text, pane.columns(), usize::from(pane.text.height));
    }

    /// How sentences call it: its week and title.
    #[must_use]
    pub fn name(&self) -> String {
        let details = &self.entry.details;
        let title = details.title.trim();
        if title.is_empty() { format!("week {}", details.week) } else { format!("week {}, \"{title}\"", details.week) }
    }

    /// Where the carets are, and what is shown around them.
    #[must_use]
    pub fn carets(&self) -> Vec<(Field, Bookmark)> {
        [Field::Notes, Field::Summary, Field::Reflection]
            .into_iter()
            .map(|field| (field, self.editor(field).bookmark()))
            .collect()
    }

    /// What the clock does. One that ran on when the entry was closed, and was over when it was opened again, has ended: what is
    /// written the day after gets no stamps.
    #[must_use]
    pub fn clock(&self) -> ClockState {
        if self.over { ClockState::Ended } else { self.entry.talk.state() }
    }

    /// Whether talk time passes.
    #[must_use]
    pub fn clock_runs(&self) -> bool {
        self.clock() == ClockState::Running
    }

    /// Whether talk time has begun to pass and the talk goes on.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self.clock(), ClockState::Running | ClockState::Paused)
    }

    /// How far the system's clock was set back since the entry was last written, in a talk that is under way.
    #[must_use]
    pub fn set_back(&self, now: Moment) -> Option<Duration> {
        let latest = self.entry.updated.max(self.entry.talk.started)?;
        Some(latest - now).filter(|by| self.is_under_way() && *by > Duration::zero())
    }

    /// Whether the talk has ended at `now`: questions without an answer are then unanswered.
    #[must_use]
    pub fn talk_has_ended(&self, now: Moment) -> bool {
        self.entry.talk.has_ended(self.entry.details.date, now)
    }
}

/// Whether a follow-up repeats the question in a line.
fn is_followed_up(notes: &Text, outline: &Outline, line: usize) -> bool {
    let body = |line: usize| notes.line(line).get(outline.notes().get(line)?.body.clone());
    body(line).is_some_and(|question| {
        outline.follow_ups().any(|it| body(it.line).is_some_and(|to_do| to_do.contains(question.trim())))
    })
}
