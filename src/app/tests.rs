//! The behaviour of the program, key by key, over a world of plain values.

mod board_edits;
mod boards;
mod clock;
mod editing;
mod evening;
mod finding;
mod forms;
mod index;
mod mouse;
mod past;
mod questions;
mod random;
mod reporting;
mod saving;
mod screens;
mod searching;
mod talk;
mod weeks;
mod writing;

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate};

use super::layout::layout;
use super::*;
use crate::command::Key;
use crate::config::Config;
use crate::journal::{Change, Details, Entry, EntryId, Field, Head, Moment, NoteError, Outline, Series, Slug};
use crate::report::check::{Checked, Finding};
use crate::report::{Document, author_of};
use crate::review::{Board, Rename, Renaming, Why, resurface};
use crate::search::{self, Corpus, Found, Limits, Query, Remembered, Searchable};
use crate::text::Tag;

/// A program with a world that answers at once and keeps what it is told in memory.
pub(super) struct Program {
    pub model: Model,
    pub now: Moment,
    /// The entries as their files would be: made by replaying what was put on record.
    pub files: Vec<Entry>,
    pub series: Vec<Series>,
    pub open: Option<EntryId>,
    /// Every change that was put on record.
    pub recorded: Vec<Change>,
    /// Every effect that the world was asked for and that has no answer here.
    pub asked: Vec<Effect>,
    pub clipboard: String,
    /// Where the carets were, by entry.
    pub carets: Vec<(EntryId, Vec<(Field, Bookmark)>)>,
    pub quit: bool,
    /// The older versions of the open entry.
    pub versions: Vec<OlderVersion>,
    /// What was deleted.
    pub trash: Vec<Entry>,
    /// Why entries cannot be changed, by those that are open elsewhere.
    pub elsewhere: HashMap<EntryId, String>,
}

pub(super) fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A series of Thursdays from 2024-09-12 with a break on the 26th.
pub(super) fn seminar() -> Series {
    let mut series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), date("2024-09-12"));
    series.breaks.push(date("2024-09-26"));
    series
}

/// What a search finds in entries, of which the open one is as it is on the screen.
pub(crate) fn found(entries: &[Entry], query: &Query, open: Option<&Entry>, now: Moment) -> Found {
    let mut corpus = Corpus::default();
    for entry in entries.iter().chain(open) {
        corpus.put(Searchable::of(entry));
    }
    let limits = Limits { hits: 500, context: 12 };
    search::find(&corpus, query, now, limits, &mut Remembered::default(), &|| false).unwrap()
}

impl Program {
    pub(super) fn empty() -> Self {
        let now = moment("2024-09-19T16:00:00+09:00");
        let model = Model::new(Config::default(), Size { width: 80, height: 24 }, now);
        let mut program = Self {
            model,
            now,
            files: Vec::new(),
            series: Vec::new(),
            open: None,
            recorded: Vec::new(),
            asked: Vec::new(),
            clipboard: String::new(),
            carets: Vec::new(),
            quit: false,
            versions: Vec::new(),
            trash: Vec::new(),
            elsewhere: HashMap::new(),
        };
        program.lay_out();
        program
    }

    /// With one entry of week 2 that has these notes, opened in the notes with the caret at their end.
    pub(super) fn with_notes(notes: &str) -> Self {
        let mut program = Self::empty();
        let series = seminar();
        let mut entry = Entry::new(series.slug.clone(), Details::new(2, date("2024-09-19")), Some(75), program.now);
        entry.notes = notes.into();
        program.series.push(series);
        program.files.push(entry);
        program.list();
        program.keys("enter");
        program
    }

    pub(super) fn list(&mut self) {
        let heads = self.files.iter().map(Head::of).collect();
        let listing = Listing { series: self.series.clone(), heads, damaged: Vec::new() };
        self.send(Msg::Listed(Box::new(listing)));
    }

    pub(super) fn send(&mut self, message: Msg) {
        let effects = update(&mut self.model, message, self.now);
        for effect in effects {
            self.carry_out(effect);
        }
        self.lay_out();
    }

    fn lay_out(&mut self) {
        let size = self.model.layout.size;
        layout(&mut self.model, size);
    }

    /// Presses keys, written as the configuration writes them, with blanks between.
    pub(super) fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let key: Key = key.parse().unwrap();
            self.send(Msg::Key(key));
        }
    }

    /// Types characters, each a key.
    pub(super) fn types(&mut self, text: &str) {
        for character in text.chars() {
            let key = match character {
                '\n' => "enter".to_owned(),
                ' ' => "space".to_owned(),
                character => character.to_string(),
            };
            self.send(Msg::Key(key.parse().unwrap()));
        }
    }

    /// A change comes from outside for the open entry as it is.
    pub(super) fn arrives(&mut self, change: Change) {
        let (id, after) = (self.open.unwrap(), Some(self.model.record.last()));
        self.send(Msg::Arrived(Arrival { id, after, changes: vec![change] }));
    }

    pub(super) fn wait(&mut self, seconds: i64) {
        self.now += Duration::seconds(seconds);
        self.send(Msg::Tick);
    }

    fn file(&mut self, id: EntryId) -> &mut Entry {
        self.files.iter_mut().find(|entry| entry.id == id).unwrap()
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::List => self.list(),
            Effect::Open { id, then } => {
                self.open = Some(id);
                let entry = self.file(id).clone();
                let carets = self.carets.iter().rev().find(|(of, _)| *of == id).map(|(_, carets)| carets.clone());
                let carets = carets.unwrap_or_default();
                let opened = Opened { entry, read_only: None, recovered: None, carets, then };
                self.send(Msg::Opened(Box::new(opened)));
            }
            Effect::Record { number, change } => {
                let id = self.open.unwrap();
                self.file(id).apply(&change).unwrap();
                self.recorded.push(change);
                self.send(Msg::Recorded(number));
            }
            Effect::ChangeOthers(changes) => self.change_others(changes),
            Effect::EditNote { id, seen, edit } => {
                assert_ne!(self.open, Some(id), "the open entry is changed on the screen");
                let notes = &self.file(id).notes;
                let line = seen.find(notes).ok_or(NoteError::Changed);
                let edits = line.and_then(|line| edit.edits(notes, &Outline::of(notes), line, &Tag::default()));
                match edits {
                    Ok(edits) => {
                        let changed = |edit| (id, Change::Edit { field: Field::Notes, edit });
                        self.change_others(edits.into_iter().map(changed).collect());
                    }
                    Err(error) => self.refuse(&error.to_string(), true),
                }
            }
            Effect::ReadBoard { generation, of } => {
                let is_wanted = |entry: &&Entry| of.as_ref().is_none_or(|of| of.contains(&entry.id));
                let board = Ok(Box::new(Board::of(self.files.iter().filter(is_wanted), self.now)));
                self.send(Msg::BoardRead { generation, of, board });
            }
            Effect::Resurface { worth, is_shown } if !is_shown => self.resurface(&worth),
            Effect::WorkOutRenaming { rename, open } => self.work_out(*rename, open.as_deref()),
            Effect::Create { series, details, then } => {
                let slug = series.unwrap_or_else(|| Slug::of_name("Seminar"));
                self.create(slug, *details, then);
            }
            Effect::Begin(greeting) => {
                let name = if greeting.series.is_empty() { "Seminar" } else { &greeting.series };
                let series = Series::new(Slug::of_name(name), name.to_owned(), self.now.date_naive());
                self.series.push(series.clone());
                self.asked.push(Effect::Begin(greeting));
                self.create(series.slug, Details::new(1, self.now.date_naive()), Then::Notes);
            }
            Effect::SaveSeries { before, after } => {
                self.series.retain(|other| Some(&other.slug) != before.as_ref().map(|before| &before.slug));
                self.series.push(*after);
                self.list();
            }
            Effect::Trash(id) => {
                let (gone, left) = std::mem::take(&mut self.files).into_iter().partition(|entry| entry.id == id);
                self.files = left;
                self.trash.splice(0..0, gone);
                self.list();
            }
            Effect::Restore(id) => {
                let (back, left) = std::mem::take(&mut self.trash).into_iter().partition(|entry| entry.id == id);
                self.trash = left;
                self.files.extend::<Vec<Entry>>(back);
                self.list();
            }
            Effect::ListTrash => {
                let deleted = |entry| Deleted { head: Head::of(entry), when: Some(self.now) };
                let entries = self.trash.iter().map(deleted).collect();
                self.send(Msg::Trashed { entries, damaged: 0 });
            }
            Effect::ListVersions(id) => self.send(Msg::Versions(id, self.versions.clone())),
            Effect::KeepVersion(then) => {
                let now = self.file(then.id).clone();
                self.keep(now);
                self.send(Msg::VersionKept(then));
            }
            Effect::Search { generation, query, open, .. } => {
                let found = found(&self.files, &query, open.as_deref(), self.now);
                self.send(Msg::Found { generation, found: Ok(found) });
            }
            Effect::KeepSearch(kept) => {
                let searches = [self.model.config.searches.as_slice(), &[kept]].concat();
                self.send(Msg::Configured(Box::new(Config { searches, ..self.model.config.clone() })));
            }
            Effect::KeepCarets(id, carets) => self.carets.push((id, carets)),
            Effect::ReadEarlier(id) => self.read_earlier(id),
            Effect::Check { generation, entry, heads } => self.check(generation, &entry, &heads),
            Effect::Copy(text) => self.clipboard = text,
            Effect::ReadClipboard => self.send(Msg::Clipboard(self.clipboard.clone())),
            Effect::Quit { anyway } => {
                self.quit = true;
                self.asked.push(Effect::Quit { anyway });
            }
            other => self.asked.push(other),
        }
    }

    fn resurface(&mut self, worth: &[(Why, EntryId)]) {
        let now = self.now;
        let read = |(why, id): &(Why, EntryId)| resurface::lines(*why, self.file(*id), now);
        let lines = resurface::in_turn(worth.iter().flat_map(read).collect());
        if let Some(line) = resurface::next(&lines, None) {
            self.send(Msg::Resurfaced(Box::new(line.clone())));
        }
    }

    fn read_earlier(&mut self, id: EntryId) {
        let entry = Box::new(self.file(id).clone());
        self.send(Msg::Earlier(entry));
    }

    fn check(&mut self, generation: u64, entry: &Entry, heads: &[Head]) {
        let series = self.series.iter().find(|series| series.slug == entry.series).unwrap();
        let author = author_of(entry, series, &self.model.config.author);
        let document = Document::of(entry, series, &self.model.config.author);
        let checked = Checked { entry, series, author: &author, document: &document, heads, pages: None };
        let findings = Ok(checked.findings());
        self.send(Msg::Checked { generation, findings });
    }

    fn work_out(&mut self, rename: Rename, open: Option<&Entry>) {
        let mut renaming = Renaming::new(rename);
        for entry in &self.files {
            renaming.add(open.filter(|open| open.id == entry.id).unwrap_or(entry));
        }
        self.send(Msg::Renaming(Ok(Box::new(renaming))));
    }

    /// Changes entries that are not open, or refuses it when one of them is open elsewhere or is another by now.
    fn change_others(&mut self, changes: Vec<(EntryId, Change)>) {
        if let Some(words) = changes.iter().find_map(|(id, _)| self.elsewhere.get(id)).cloned() {
            return self.refuse(&words, false);
        }
        let mut files = self.files.clone();
        for (id, change) in &changes {
            let entry = files.iter_mut().find(|entry| entry.id == *id).unwrap();
            if let Err(error) = entry.apply(change) {
                return self.refuse(&error.to_string(), true);
            }
        }
        self.files = files;
        let is_changed = |entry: &&Entry| changes.iter().any(|(id, _)| *id == entry.id);
        let board = Board::of(self.files.iter().filter(is_changed), self.now);
        self.send(Msg::ChangedOthers(Ok(Box::new(Changed { changes, board }))));
        self.list();
    }

    fn refuse(&mut self, reason: &str, is_outdated: bool) {
        self.send(Msg::ChangedOthers(Err(Refusal { reason: reason.to_owned(), is_outdated })));
        self.list();
    }

    /// Keeps an older version of an entry.
    pub(super) fn keep(&mut self, entry: Entry) {
        let version = OlderVersion { when: self.now, why: "closed", words: 1, entry: Ok(std::sync::Arc::new(entry)) };
        self.versions.insert(0, version);
    }

    fn create(&mut self, slug: Slug, details: Details, then: Then) {
        let entry = Entry::new(slug, details, Some(75), self.now);
        let id = entry.id;
        self.files.push(entry);
        self.send(Msg::Created(id, then));
    }

    /// A text of the open entry, the caret drawn as `|`.
    pub(super) fn drawn(&self, field: Field) -> String {
        let open = self.model.open.as_ref().unwrap();
        let head = open.editor(field).cursor.selection.head;
        let lines = open.entry.text(field).lines().iter().enumerate().map(|(number, line)| {
            let mut text = line.text.clone();
            if number == head.line {
                text.insert(head.byte, '|');
            }
            text
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub(super) fn notes(&self) -> String {
        self.drawn(Field::Notes)
    }

    pub(super) fn status(&self) -> &str {
        self.model.status.as_ref().map_or("", |status| &status.text)
    }

    /// The notes with their caret as `|` and the other end of the selection as `^`.
    pub(super) fn selected_notes(&self) -> String {
        let open = self.model.open.as_ref().unwrap();
        crate::text::sample::draw(&open.entry.notes, open.editor(Field::Notes).cursor.selection)
    }

    /// The notes as drawn, with their caret and selection.
    pub(super) fn of(drawn: &str) -> Self {
        let (text, selection) = crate::text::sample::parse(drawn);
        let mut program = Self::with_notes(&text.to_string());
        program.model.open.as_mut().unwrap().editing(Field::Notes).1.select(selection);
        program.lay_out();
        program
    }

    /// The stamps of the notes.
    pub(super) fn stamps(&self) -> Vec<Option<u32>> {
        self.model.open.as_ref().unwrap().entry.notes.lines().iter().map(|line| line.tag.stamp).collect()
    }
}
