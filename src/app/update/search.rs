//! Searching all weeks: what is typed is searched for at once, and the line that is chosen is gone to.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::input::Reaction;
use crate::app::message::Then;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, Search};
use crate::command::Command;
use crate::config::KeptSearch;
use crate::search::{Found, Part, Query};
use crate::text::Position;

use super::Effects;

impl Model {
    /// Opens the view over the screen, with the last search in it.
    pub(super) fn open_search(&mut self, effects: &mut Effects) {
        let open = self.open.as_ref().map(|open| Arc::new(open.entry.clone()));
        let search = Search::begun_with(&self.searched, self.config.searches.clone(), open);
        self.open_overlay(Overlay::Search(Box::new(search)));
        self.ask_for_search(true, effects);
    }

    fn search_mut(&mut self) -> Option<&mut Search> {
        self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Search(search) => Some(search.as_mut()),
            _ => None,
        })
    }

    /// Types characters into the field.
    pub(super) fn type_into_search(&mut self, typed: &str, effects: &mut Effects) {
        if let Some(search) = self.search_mut() {
            search.input.insert(typed);
        }
        self.query_changed(effects);
    }

    /// Searches for what is typed now, from its best line on.
    fn query_changed(&mut self, effects: &mut Effects) {
        if let Some(search) = self.search_mut() {
            (search.selected, search.top) = (0, 0);
        }
        self.ask_for_search(false, effects);
    }

    /// Asks for what is typed, where that is a query; else says why it is none, beside what was found last.
    fn ask_for_search(&mut self, anew: bool, effects: &mut Effects) {
        let generation = self.searched.generation + 1;
        let Some(search) = self.search_mut() else { return };
        let typed = search.input.text().to_owned();
        match Query::parse(&typed) {
            Ok(query) => {
                search.error = None;
                if query.is_empty() {
                    (search.found, search.failure) = (None, None);
                }
                let open = search.open.clone();
                effects.push(Effect::Search { generation, query: Arc::new(query), open, anew });
            }
            Err(error) => {
                search.error = Some(error);
                if anew {
                    // What will be searched is read all the same.
                    let (query, open) = (Arc::new(Query::default()), search.open.clone());
                    effects.push(Effect::Search { generation, query, open, anew });
                }
            }
        }
        (self.searched.generation, self.searched.query) = (generation, typed);
    }

    /// Takes what was found, unless something else is searched for meanwhile.
    pub(super) fn found(&mut self, generation: u64, found: Result<Found, String>) {
        let is_asked = generation == self.searched.generation;
        if let Some(search) = self.search_mut().filter(|search| is_asked && !search.is_blank()) {
            search.take(found);
        }
    }

    /// Searches again after the open entry was changed from outside.
    pub(super) fn search_what_arrived(&mut self, effects: &mut Effects) {
        let open = self.open.as_ref().map(|open| &open.entry);
        let Some(open) = open.filter(|_| self.overlays.iter().any(|it| matches!(it, Overlay::Search(_)))) else {
            return;
        };
        let open = Arc::new(open.clone());
        if let Some(search) = self.search_mut() {
            search.open = Some(open);
        }
        self.ask_for_search(false, effects);
    }

    /// Carries out a command of the view; gives back whether it was one.
    pub(super) fn run_search(&mut self, command: Command, effects: &mut Effects) -> bool {
        let body = self.layout.body;
        let Some(search) = self.search_mut() else { return false };
        let page = usize::from(search.places(body).list.height.saturating_sub(1).max(1));
        match command {
            Command::Accept if search.is_blank() => self.use_kept_search(effects),
            Command::Accept => self.go_to_found(effects),
            Command::Cancel => {
                self.searched.selected = search.selected;
                self.close_overlay();
            }
            Command::KeepSearch => self.open_keep_search(),
            _ if search.move_by(command, page) => {}
            _ => {
                let reaction = search.input.run(command);
                if matches!(reaction, Reaction::Changed | Reaction::Copied(_)) {
                    self.query_changed(effects);
                }
                self.react(&reaction, effects);
                return reaction != Reaction::None;
            }
        }
        true
    }

    /// Puts the selected kept search into the field.
    fn use_kept_search(&mut self, effects: &mut Effects) {
        if let Some(search) = self.search_mut() {
            let Some(kept) = search.kept.get(search.selected) else { return };
            let query = kept.query.clone();
            search.input.insert(&query);
        }
        self.query_changed(effects);
    }

    /// Goes to the selected line, in its text; to the notes for a title, speaker or tag.
    fn go_to_found(&mut self, effects: &mut Effects) {
        let Some(search) = self.search_mut() else { return };
        let selected = search.selected;
        let Some(hit) = search.chosen() else { return };
        let byte = hit.found.first().map_or(0, |found| found.start);
        let then = match hit.part {
            Part::Text(field) => Then::Place(field, Position::new(hit.line, byte)),
            Part::Title | Part::Speakers | Part::Tags => Then::Notes,
        };
        let entry = hit.entry;
        self.searched.selected = selected;
        self.overlays.clear();
        self.open_entry(entry, then, effects);
    }

    /// Asks for the name by which to keep what is typed.
    fn open_keep_search(&mut self) {
        let Some(search) = self.search_mut().filter(|search| search.error.is_none() && !search.is_blank()) else {
            return;
        };
        let query = search.input.text().trim().to_owned();
        let form = Form::keep_search(&query);
        self.open_overlay(Overlay::Form(Box::new(form)));
    }

    /// Keeps a search; the view under the form lists it from then on.
    pub(super) fn keep_search(&mut self, kept: KeptSearch, effects: &mut Effects) {
        self.close_overlay();
        effects.push(Effect::KeepSearch(kept));
    }

    /// Lists the searches that the configuration has now.
    pub(super) fn searches_changed(&mut self) {
        let kept = self.config.searches.clone();
        if let Some(search) = self.search_mut() {
            search.kept = kept;
        }
    }
}
