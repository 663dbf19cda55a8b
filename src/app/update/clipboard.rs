//! Cut, copy and paste: the program's own clipboard, which keeps stamps, and the system's.

use crate::app::effect::Effect;
use crate::app::input::Reaction;
use crate::app::model::Model;
use crate::app::status::Status;
use crate::command::Command;
use crate::text::{Fragment, Kind, Selection, operations};

use super::Effects;

impl Model {
    /// Carries out a command of the clipboard in the focused text; gives back whether it was one.
    pub(super) fn use_clipboard(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::Copy => self.copy(false, effects),
            Command::Cut => self.copy(true, effects),
            Command::Paste => effects.push(Effect::ReadClipboard),
            _ => return false,
        }
        true
    }

    /// Copies or cuts the selection; with nothing selected the line.
    fn copy(&mut self, cut: bool, effects: &mut Effects) {
        let Some(field) = self.focused() else { return };
        let Some((text, editor)) = self.open.as_mut().map(|open| open.editing(field)) else { return };
        let selection = editor.cursor.selection;
        let (fragment, deletion) = if selection.is_empty() {
            operations::delete_lines(text, selection)
        } else {
            let fragment = text.fragment(selection.start()..selection.end());
            (fragment, operations::insert(text, selection, "", &crate::text::Tag::default()))
        };
        effects.push(Effect::Copy(fragment.text.clone()));
        self.clipboard = fragment;
        if cut {
            self.revise(field, deletion, Kind::Other, effects);
        } else {
            self.status = Some(Status::information("Copied.", self.now));
        }
    }

    /// Puts in what the terminal pastes; what was copied here comes with its stamps.
    pub(super) fn paste_from_terminal(&mut self, text: &str, kind: Kind, effects: &mut Effects) {
        if text.is_empty() { self.paste_plain(text, kind, effects) } else { self.paste_held(text, kind, effects) }
    }

    /// Puts in what the system's clipboard holds; what was copied here comes with its stamps.
    pub(super) fn paste_from_system(&mut self, held: &str, effects: &mut Effects) {
        self.paste_held(held, Kind::Other, effects);
    }

    fn paste_held(&mut self, held: &str, kind: Kind, effects: &mut Effects) {
        let own = operations::line_feeds_only(held) == self.clipboard.text || held.is_empty();
        if !own || self.overlays.last().is_some() || self.focused().is_none() {
            let text = if held.is_empty() { self.clipboard.text.clone() } else { held.to_owned() };
            self.paste_plain(&text, kind, effects);
            return;
        }
        let fragment = self.clipboard.clone();
        self.paste_fragment(&fragment, kind, effects);
    }

    fn paste_fragment(&mut self, fragment: &Fragment, kind: Kind, effects: &mut Effects) {
        let Some(field) = self.focused() else { return };
        let fresh = self.fresh_tag(field);
        let revision =
            self.revision(field, |text, selection: Selection| operations::paste(text, selection, fragment, &fresh));
        self.revise(field, revision, kind, effects);
    }

    /// Puts in characters from outside, wherever the caret is, as one step; they run no command and continue no list.
    fn paste_plain(&mut self, text: &str, kind: Kind, effects: &mut Effects) {
        let text = operations::line_feeds_only(text);
        if self.overlays.is_empty()
            && let Some(field) = self.focused()
        {
            let fresh = self.fresh_tag(field);
            let revision = self.revision(field, |old, selection| operations::insert(old, selection, &text, &fresh));
            self.revise(field, revision, kind, effects);
        } else if self.place().takes_characters() {
            self.type_text(&text, effects);
        }
    }

    /// What a field of one line asks of the clipboard.
    pub(super) fn react(&mut self, reaction: &Reaction, effects: &mut Effects) {
        match reaction {
            Reaction::Copied(text) => {
                self.clipboard = Fragment { text: text.clone(), tags: vec![crate::text::Tag::default()] };
                effects.push(Effect::Copy(text.clone()));
            }
            Reaction::WantsClipboard => effects.push(Effect::ReadClipboard),
            Reaction::None | Reaction::Moved | Reaction::Changed => {}
        }
    }
}
