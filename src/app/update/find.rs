//! Finding and replacing: what the find bar does to the text under it.

use crate::app::find::Find;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::status::Status;
use crate::command::Command;
use crate::text::{Kind, Selection};

use super::Effects;

impl Model {
    /// Opens the find bar, with the selected words in it.
    pub(super) fn open_find(&mut self, replaces: bool) {
        let Some(field) = self.focused() else { return };
        let Some((text, editor)) = self.open.as_mut().map(|open| open.editing(field)) else { return };
        let selection = editor.cursor.selection;
        let one_line = selection.start().line == selection.end().line;
        let selected = if one_line { text.slice(selection.start()..selection.end()) } else { String::new() };
        let words = if selected.is_empty() { self.last_search.clone() } else { selected };
        self.open_overlay(Overlay::Find(Box::new(Find::new(field, selection.start(), &words, replaces))));
        self.search_again();
    }

    /// Goes to the next match, or to the one before, from where the caret is.
    pub(super) fn find_next(&mut self, forward: bool) {
        let Some(find) = self.find_bar().cloned().or_else(|| self.last_find()) else { return };
        let selection = self.selection_in(find.field);
        self.go_to_match(&find, |query, text| {
            if forward { query.next(text, selection.end()) } else { query.previous(text, selection.start()) }
        });
    }

    /// Searches anew from where the bar was opened, after its words were typed over.
    pub(super) fn search_again(&mut self) {
        let Some(find) = self.find_bar().cloned() else { return };
        find.words.text().clone_into(&mut self.last_search);
        let origin = find.origin;
        self.go_to_match(&find, |query, text| query.next(text, origin));
    }

    /// Puts the replacement in the place of the selected match, then goes to the next.
    pub(super) fn replace_match(&mut self, effects: &mut Effects) {
        let Some(find) = self.find_bar().cloned() else { return };
        let Some(with) = &find.with else { return };
        let fresh = self.fresh_tag(find.field);
        let query = find.query();
        let revision = self.revision(find.field, |text, selection| query.replace(text, selection, with.text(), &fresh));
        self.revise(find.field, revision, Kind::Other, effects);
        self.find_next(true);
    }

    /// Puts the replacement in the place of every match.
    pub(super) fn replace_all(&mut self, effects: &mut Effects) {
        let Some(find) = self.find_bar().cloned() else { return };
        let Some(with) = &find.with else { return };
        let fresh = self.fresh_tag(find.field);
        let query = find.query();
        let mut count = 0;
        let revision = self.revision(find.field, |text, selection| {
            let (revision, replaced) = query.replace_all(text, selection, with.text(), &fresh)?;
            count = replaced;
            Some(revision)
        });
        self.revise(find.field, revision, Kind::Other, effects);
        self.close_overlay();
        let words = match count {
            0 => "Not found, so nothing was replaced.".to_owned(),
            1 => "1 match replaced.".to_owned(),
            count => format!("{count} matches replaced."),
        };
        self.status = Some(Status::information(words, self.now));
    }

    /// Closes the bar and goes back to where it was opened.
    pub(super) fn cancel_find(&mut self) {
        if let Some(find) = self.find_bar().cloned() {
            self.select(find.field, Selection::caret(find.origin));
        }
        self.close_overlay();
    }

    fn find_bar(&self) -> Option<&Find> {
        match self.overlays.last() {
            Some(Overlay::Find(find)) => Some(find),
            _ => None,
        }
    }

    /// The last search, in the text that is typed into.
    fn last_find(&self) -> Option<Find> {
        let field = self.focused().filter(|_| !self.last_search.is_empty())?;
        Some(Find::new(field, self.selection_in(field).head, &self.last_search, false))
    }

    fn selection_in(&self, field: crate::journal::Field) -> Selection {
        self.open.as_ref().map(|open| open.editor(field).cursor.selection).unwrap_or_default()
    }

    fn go_to_match(
        &mut self,
        find: &Find,
        search: impl FnOnce(&crate::text::Query, &crate::text::Text) -> Option<Selection>,
    ) {
        let Some((text, editor)) = self.open.as_mut().map(|open| open.editing(find.field)) else { return };
        let query = find.query();
        let found = search(&query, text);
        let all = query.all(text);
        let place = found.and_then(|found| {
            let index = all.iter().position(|range| range.start == found.start())?;
            editor.select(found);
            Some((index + 1, all.len()))
        });
        if found.is_none() {
            editor.select(Selection::caret(editor.cursor.selection.start()));
        }
        match self.overlays.last_mut() {
            Some(Overlay::Find(find)) => find.place = place,
            _ if place.is_none() => self.status = Some(Status::information("Not found.", self.now)),
            _ => {}
        }
    }

    /// Carries out a command of finding; gives back whether it was one.
    pub(super) fn run_find(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::Find => self.open_find(false),
            Command::Replace => self.open_find(true),
            Command::FindNext => self.find_next(true),
            Command::FindPrevious => self.find_next(false),
            Command::ReplaceMatch => self.replace_match(effects),
            Command::ReplaceAll => self.replace_all(effects),
            _ => return false,
        }
        true
    }
}
