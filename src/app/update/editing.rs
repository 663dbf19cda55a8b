//! Typing into the texts of the open entry: the commands of typing carried out by the editing core.

use crate::app::effect::Effect;
use crate::app::layout::TextPane;
use crate::app::model::{Model, Screen};
use crate::app::typing;
use crate::command::Command;
use crate::journal::Field;
use crate::text::operations::{self, Continuation};
use crate::text::{self, Kind, Revision, Selection, Tag};

use super::Effects;

impl Model {
    /// The text that is typed into, when one is on the screen.
    pub(super) fn focused(&self) -> Option<Field> {
        let open = self.open.as_ref()?;
        match self.screen {
            Screen::Notes => Some(Field::Notes),
            Screen::Reflection => Some(open.focus),
            Screen::Weeks | Screen::Report => None,
        }
    }

    /// Puts the caret into a text of the open entry.
    pub(super) fn focus(&mut self, field: Field) {
        if let Some(open) = &mut self.open {
            open.focus = field;
            open.history.seal();
        }
    }

    /// Shows a text of the open entry on its screen, the caret in it.
    pub(super) fn show_text(&mut self, field: Field) {
        self.screen = if field == Field::Notes { Screen::Notes } else { Screen::Reflection };
        self.chosen.has_focus = false;
        self.focus(field);
    }

    /// What a line begun now gets: in the notes the time of the talk, when it is under way.
    pub(super) fn fresh_tag(&self, field: Field) -> Tag {
        let stamp = self.stamp(self.config.talk.stamp_lead).filter(|_| field == Field::Notes);
        stamp.map_or_else(Tag::default, Tag::stamped)
    }

    /// The time of the talk, put back by so many seconds, while it is under way.
    pub(super) fn stamp(&self, lead: u32) -> Option<u32> {
        let open = self.open.as_ref().filter(|open| open.is_under_way())?;
        open.entry.talk.stamp(self.now, lead)
    }

    pub(super) fn type_into_text(&mut self, typed: &str, effects: &mut Effects) {
        let Some(field) = self.focused() else { return };
        let fresh = self.fresh_tag(field);
        let revision = self.revision(field, |text, selection| operations::insert(text, selection, typed, &fresh));
        self.revise(field, revision, Kind::of_typed(typed), effects);
    }

    /// What an operation makes of the text and its selection.
    pub(super) fn revision(
        &mut self,
        field: Field,
        operation: impl FnOnce(&text::Text, Selection) -> Option<Revision>,
    ) -> Option<Revision> {
        let (text, editor) = self.open.as_mut()?.editing(field);
        operation(text, editor.cursor.selection)
    }

    /// Carries out a command of typing; gives back whether it was one.
    pub(super) fn edit(&mut self, command: Command, effects: &mut Effects) -> bool {
        let Some(field) = self.focused() else { return false };
        if self.move_caret(field, command) {
            return true;
        }
        let fresh = self.fresh_tag(field);
        let page = self.open.as_ref().map_or(1, |open| open.editor(field).viewport.page());
        if let Some(motion) = typing::deletion(command, page) {
            let small = matches!(command, Command::DeletePreviousCharacter | Command::DeleteNextCharacter);
            let kind = if small { Kind::Deleting } else { Kind::Other };
            let ends_item = command == Command::DeletePreviousCharacter && self.config.editor.continue_lists;
            let revision = self.open.as_mut().and_then(|open| {
                let (text, editor) = open.editing(field);
                let sign = operations::remove_sign(text, editor.cursor.selection, &fresh).filter(|_| ends_item);
                sign.or_else(|| operations::delete(text, &mut editor.wrapping, editor.cursor, motion, &fresh))
            });
            self.revise(field, revision, kind, effects);
            return true;
        }
        let lists = if self.config.editor.continue_lists { Continuation::List } else { Continuation::None };
        let revision = self.revision(field, |text, selection| match command {
            Command::NewLine => operations::newline(text, selection, lists, &fresh),
            _ => line_operation(command, text, selection, &fresh),
        });
        match command {
            Command::NewLine => self.revise(field, revision, Kind::Space, effects),
            Command::Indent
            | Command::Outdent
            | Command::MoveLinesUp
            | Command::MoveLinesDown
            | Command::DuplicateLines
            | Command::JoinLines
            | Command::DeleteLines
            | Command::ToggleCheckBox => self.revise(field, revision, Kind::Other, effects),
            Command::SelectAll => {
                if let Some((text, editor)) = self.open.as_mut().map(|open| open.editing(field)) {
                    editor.select(text::select_all(text));
                }
            }
            Command::Undo | Command::Redo => self.travel(command == Command::Undo, effects),
            Command::ExternalEditor => self.edit_outside(field, effects),
            _ => return false,
        }
        true
    }

    fn move_caret(&mut self, field: Field, command: Command) -> bool {
        let Some(open) = &mut self.open else { return false };
        let (text, editor) = open.editing(field);
        if let Some(granularity) = typing::granularity(command) {
            editor.select(text::grow(text, editor.cursor.selection, granularity));
            return true;
        }
        let Some((motion, extend)) = typing::motion(command, editor.viewport.page()) else { return false };
        let cursor = text::moved(text, &mut editor.wrapping, editor.cursor, motion, extend);
        editor.select(cursor);
        true
    }

    /// Hands a text over to the user's editor.
    fn edit_outside(&mut self, field: Field, effects: &mut Effects) {
        if self.may_write()
            && let Some(open) = &self.open
        {
            effects.push(Effect::Fold);
            effects.push(Effect::EditOutside { field, text: open.entry.text(field).to_string() });
        }
    }

    /// Takes a text back from the user's editor: lines that stayed keep their stamps.
    pub(super) fn edited_outside(&mut self, field: Field, text: &str, effects: &mut Effects) {
        let text = operations::line_feeds_only(text);
        let fresh = self.fresh_tag(field);
        let revision = self.revision(field, |old, selection| {
            // Editors end a file with a line feed, which is not a line of the text.
            let ended = old.to_string().ends_with('\n');
            let new = if ended { text.as_ref() } else { text.strip_suffix('\n').unwrap_or(&text) };
            let edits = text::diff(old, new, &fresh);
            let head = edits.iter().fold(selection.head, |head, edit| edit.carry(head, text::Side::Before));
            (!edits.is_empty()).then_some(Revision { edits, selection: Selection::caret(head) })
        });
        self.revise(field, revision, Kind::Other, effects);
    }

    /// The pane in which a text is typed.
    pub(super) fn typed_pane(&self, field: Field) -> Option<TextPane> {
        self.layout.pane(field).copied()
    }
}

/// What a command that works on lines makes of a text.
fn line_operation(command: Command, text: &text::Text, selection: Selection, fresh: &Tag) -> Option<Revision> {
    match command {
        Command::Indent => operations::indent(text, selection, fresh),
        Command::Outdent => operations::outdent(text, selection, fresh),
        Command::MoveLinesUp => operations::move_up(text, selection),
        Command::MoveLinesDown => operations::move_down(text, selection),
        Command::DuplicateLines => operations::duplicate(text, selection),
        Command::JoinLines => operations::join(text, selection, fresh),
        Command::DeleteLines => operations::delete_lines(text, selection).1,
        Command::ToggleCheckBox => operations::toggle_check_box(text, selection, fresh),
        _ => None,
    }
}
