//! Lines for an entry that is open elsewhere: written by one process, taken by the one that has it open.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Attempt, Damage, Damaged, StoreError};
use super::session::Offer;
use super::{Session, Store, form};
use crate::files;
use crate::journal::{Change, Entry, EntryId, FORMAT, Field, Moment};
use crate::text::{Line, Tag, Text};

/// Where lines went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// Into the entry.
    Written,
    /// Into the inbox, for the window in which the entry is open.
    Waiting,
}

/// A file of the inbox.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub name: String,
    pub lines: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct LetterForm {
    seminote: u32,
    id: EntryId,
    lines: Vec<LineForm>,
}

#[derive(Serialize, Deserialize)]
struct LineForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<u32>,
    text: String,
}

impl Store {
    /// Appends lines to the notes of an entry, through the inbox if it is open elsewhere.
    ///
    /// # Errors
    /// When there is no such entry, it cannot be read, or it cannot be promised that the lines are kept.
    pub fn append_notes(&self, id: EntryId, lines: &[Line], now: Moment) -> Result<Appended, StoreError> {
        match self.open(id, now) {
            Ok(mut session) => {
                session.take_inbox()?;
                let change = appending(session.entry(), lines);
                session.record(&[change])?;
                session.close(now).map_err(|failed| failed.error)?;
                Ok(Appended::Written)
            }
            Err(StoreError::Locked { .. }) => {
                self.add_lines(id, lines, now)?;
                // Whoever had it open may have looked into the inbox for the last time before. What is in the way of that is no
                // failure: the lines are kept, and must not be added again.
                Ok(if matches!(self.deliver(id, now), Ok(true)) { Appended::Written } else { Appended::Waiting })
            }
            Err(error) => Err(error),
        }
    }

    /// Takes the lines that wait for an entry into it, unless it is open somewhere: then that window takes them. Done by everybody
    /// who has put lines there, and by everybody who has closed the entry, so that of two who may miss each other the later one
    /// finds them. Gives back whether nothing waits any more.
    ///
    /// # Errors
    /// When the inbox or the entry cannot be read or written; the lines stay where they are.
    pub(super) fn deliver(&self, id: EntryId, now: Moment) -> Result<bool, StoreError> {
        if !self.has_letters(id)? {
            return Ok(true);
        }
        match self.open(id, now) {
            Ok(mut session) => {
                session.take_inbox()?;
                session.sync()?;
                session.close(now).map_err(|failed| failed.error)?;
                Ok(!self.has_letters(id)?)
            }
            Err(StoreError::Locked { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether lines wait for an entry that can be read.
    fn has_letters(&self, id: EntryId) -> Result<bool, StoreError> {
        Ok(self.letters(&mut Vec::new())?.contains_key(&id))
    }

    /// Puts lines into the inbox of an entry, all or none.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn add_lines(&self, id: EntryId, lines: &[Line], now: Moment) -> Result<(), StoreError> {
        let directory = self.layout.inbox();
        self.ensure(&directory)?;
        // Ids sort by the moment at which they were made, and so do the files.
        let path = directory.join(format!("{id}_{}.json", EntryId::new(now)));
        let bytes = letter(id, lines, &path)?;
        files::create_new(self.files.as_ref(), &path, &bytes).attempt("write", &path)
    }

    /// Removes files of the inbox whose lines were taken, to stay removed after a loss of power.
    pub(super) fn remove_letters(&self, names: &[String]) -> Result<(), StoreError> {
        if names.is_empty() {
            return Ok(());
        }
        let directory = self.layout.inbox();
        for name in names {
            self.remove(&directory.join(name))?;
        }
        self.files.sync_directory(&directory).attempt("write", &directory)
    }

    /// What waits in the inbox, for each entry in order.
    pub(super) fn letters(&self, damaged: &mut Vec<Damaged>) -> Result<BTreeMap<EntryId, Vec<Letter>>, StoreError> {
        let mut letters: BTreeMap<EntryId, Vec<Letter>> = BTreeMap::new();
        for path in self.json_files(&self.layout.inbox())? {
            match self.bytes(&path, form::LIMIT).and_then(|bytes| form::parse::<LetterForm>(&bytes)) {
                // It may say more than its lines, which would be lost with it.
                Ok(form) if form.seminote > FORMAT => {
                    damaged.extend(self.still_damaged(path, Damage::Newer(form.seminote)));
                }
                Ok(form) => {
                    let letter = |form| Letter { name: name_of(&path), lines: lines(form) };
                    letters.entry(form.id).or_default().push(letter(form));
                }
                Err(reason) => damaged.extend(self.still_damaged(path, reason)),
            }
        }
        Ok(letters)
    }
}

impl Session {
    /// Whether lines wait for this entry. Asked often, so it looks at names before it reads anything; what cannot be read waits
    /// for `doctor`, not for this entry.
    #[must_use]
    pub fn inbox_waits(&self) -> bool {
        let id = self.entry().id;
        let names = self.store().names(&self.store().layout.inbox()).unwrap_or_default();
        names.iter().any(|name| name.to_string_lossy().starts_with(&id.to_string()))
            && self.store().letters(&mut Vec::new()).is_ok_and(|letters| letters.contains_key(&id))
    }

    /// Takes the lines that wait for this entry: appends them to the notes, and gives the changes made, for the screen. They are on record
    /// after the next [`Session::record`] (of nothing, if there is nothing else), and leave the inbox with the next [`Session::sync`].
    ///
    /// # Errors
    /// When the inbox cannot be read; nothing is then taken.
    pub fn take_inbox(&mut self) -> Result<Vec<Change>, StoreError> {
        let letters = self.waiting(&mut self.entry().clone())?;
        let changes = letters.iter().map(|(_, change)| change.clone()).collect();
        self.take(Offer { letters, file: None })?;
        Ok(changes)
    }

    /// The files of the inbox that wait for this entry, each with the change that it makes in `entry`, which has them afterwards.
    pub(super) fn waiting(&self, entry: &mut Entry) -> Result<Vec<(String, Change)>, StoreError> {
        let letters = self.store().letters(&mut Vec::new())?.remove(&entry.id).unwrap_or_default();
        let mut waiting = Vec::new();
        for Letter { name, lines } in letters.into_iter().filter(|letter| !self.has_taken(&letter.name)) {
            waiting.push((name, append(entry, &lines)));
        }
        Ok(waiting)
    }
}

/// The bytes of a file of the inbox.
pub(super) fn letter(id: EntryId, lines: &[Line], path: &Path) -> Result<Vec<u8>, StoreError> {
    let lines = lines.iter().map(|line| LineForm { at: line.tag.stamp, text: line.text.clone() }).collect();
    form::print(&LetterForm { seminote: FORMAT, id, lines }, path)
}

/// The change that puts lines at the end of the notes; an empty last line gives its place to the first of them.
pub(super) fn appending(entry: &Entry, lines: &[Line]) -> Change {
    let end = entry.notes.lines().len();
    let blank = entry.notes.lines().last().is_some_and(|line| line.text.is_empty() && line.tag.is_empty());
    // A line that came with line feeds in it is several.
    let lines = Text::from_lines(lines.iter().cloned());
    let edit = entry.notes.replace_lines(end - usize::from(blank)..end, lines.lines());
    Change::Edit { field: Field::Notes, edit }
}

/// Appends lines to the notes of a copy, and gives the change that did it.
pub(super) fn append(entry: &mut Entry, lines: &[Line]) -> Change {
    let change = appending(entry, lines);
    // The change was made for this very text.
    drop(entry.apply(&change));
    change
}

fn lines(form: LetterForm) -> Vec<Line> {
    let line = |line: LineForm| Line { text: line.text, tag: Tag { stamp: line.at, kept: None } };
    form.lines.into_iter().map(line).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
