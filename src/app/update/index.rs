//! The index: from a speaker, a tag or a reference to its lines, and to another name for it in all entries.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::Mouse;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Answer, Confirm, Overlay};
use crate::app::status::Status;
use crate::app::weeks::View;
use crate::command::Command;
use crate::review::{IndexKind, Rename, RenamedLine, Renaming};

use super::Effects;

impl Model {
    /// Carries out a command of the index; gives back whether it was one.
    pub(super) fn run_index(&mut self, command: Command, effects: &mut Effects) -> bool {
        if self.weeks.view != View::Index {
            return false;
        }
        let page = isize::try_from(self.layout.board.list.height.max(1)).unwrap_or(1);
        let index = &mut self.boards.index;
        match command {
            Command::Previous => index.move_by(-1),
            Command::Next => index.move_by(1),
            Command::PageBack => index.move_by(-page),
            Command::PageForward => index.move_by(page),
            Command::First => index.move_by(isize::MIN),
            Command::Last => index.move_by(isize::MAX),
            Command::NextShare => index.move_kind(1),
            Command::PreviousShare => index.move_kind(-1),
            Command::Filter => index.filter.get_or_insert_default().typing = true,
            Command::ShowNotes => self.search_for_selected(effects),
            Command::Rename => self.open_rename(),
            _ => return false,
        }
        true
    }

    /// Searches for what is selected: its lines are listed, and lead to their places.
    fn search_for_selected(&mut self, effects: &mut Effects) {
        let Some(row) = self.boards.index.selected() else { return };
        (self.searched.query, self.searched.selected) = (row.query(), 0);
        self.open_search(effects);
    }

    /// A press on the index chooses what is listed, or a row; two search for it.
    pub(super) fn press_on_index(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        let places = &self.layout.board;
        let kind = places.named.iter().find(|(_, place)| place.contains(mouse.column, mouse.row));
        if let Some(kind) = kind.and_then(|(share, _)| IndexKind::ALL.get(*share)) {
            return self.boards.index.show(*kind);
        }
        let row = self.boards.index.top + usize::from(mouse.row.saturating_sub(places.list.y));
        if places.list.contains(mouse.column, mouse.row) && row < self.boards.index.shown().len() {
            self.boards.index.selected = row;
            if clicks == 2 {
                self.run(Command::ShowNotes, effects);
            }
        }
    }

    fn open_rename(&mut self) {
        let Some(row) = self.boards.index.selected() else { return };
        if row.kind == IndexKind::References {
            let words = "A reference is renamed in its own note: Enter lists the lines.";
            self.status = Some(Status::information(words, self.now));
            return;
        }
        let form = Form::rename(row.kind, &row.name);
        self.open_overlay(Overlay::Form(Box::new(form)));
    }

    /// Asks what a renaming would change.
    pub(super) fn work_out(&mut self, rename: Rename, effects: &mut Effects) {
        self.close_overlay();
        let open = self.open.as_ref().map(|open| Arc::new(open.entry.clone()));
        effects.push(Effect::WorkOutRenaming { rename: Box::new(rename), open });
    }

    /// Shows what a renaming would change, and asks whether to do it.
    pub(super) fn renaming_came(&mut self, renaming: Result<Box<Renaming>, String>) {
        let renaming = match renaming {
            Ok(renaming) => *renaming,
            Err(reason) => return self.status = Some(Status::error(reason)),
        };
        if self.screen != Screen::Weeks || !self.overlays.is_empty() {
            return;
        }
        let Renaming { rename: Rename { kind, from, to }, changes, lines, left_out } = renaming;
        if changes.is_empty() {
            let words = left_out.first().map_or("Nothing is to be changed.", String::as_str);
            self.status = Some(Status::information(words, self.now));
            return;
        }
        let (one, several) = if kind == IndexKind::Speakers { ("speaker", "speakers") } else { ("tag", "tags") };
        let rows = self.boards.index.rows(kind);
        let is_another = kind.key(&to) != kind.key(&from);
        let there = rows.iter().find(|row| is_another && row.key == kind.key(&to));
        let mut details = Vec::new();
        details.extend(there.map(|row| {
            format!(
                "! There is a {one} \"{}\" in {} already: the two {several} become one.",
                row.name,
                lines_of(row.lines)
            )
        }));
        details.extend(left_out.into_iter().map(|sentence| format!("! {sentence}")));
        for RenamedLine { source, before, after } in &lines {
            details.extend([source.line(), format!("- {}", before.trim()), format!("+ {}", after.trim())]);
        }
        let question = format!("Rename the {one} \"{from}\" to \"{to}\" in {}?", lines_of(lines.len()));
        let words = format!("\"{from}\" is \"{to}\" now in {}; {} undoes it.", lines_of(lines.len()), self.undo_key());
        self.boards.index.select(Some(&kind.key(&to)));
        self.open_overlay(Overlay::Confirm(Confirm {
            question,
            details,
            top: 0,
            yes: Answer::Change { changes, words },
        }));
    }
}

fn lines_of(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}
