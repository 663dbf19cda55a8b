//! Changes of the open entry: applied, recorded, undone.

use chrono::Duration;

use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::status::{Status, Tone};
use crate::journal::{Change, Field};
use crate::text::{Kind, Revision, Selection};

use super::Effects;

impl Model {
    /// Whether the open entry may be changed; says why when it may not.
    pub(super) fn may_write(&mut self) -> bool {
        match self.open.as_ref().map(|open| open.read_only.clone()) {
            Some(None) => true,
            Some(Some(reason)) => {
                self.status = Some(Status::warning(reason, self.now));
                false
            }
            None => false,
        }
    }

    /// Makes the edits of a revision in a text as one step of its history, or as part of the step before.
    pub(super) fn revise(&mut self, field: Field, revision: Option<Revision>, kind: Kind, effects: &mut Effects) {
        let Some(revision) = revision.filter(|_| self.may_write()) else { return };
        let before = self.open.as_ref().map(|open| open.editor(field).cursor.selection).unwrap_or_default();
        let changes = revision.edits.into_iter().map(|edit| Change::Edit { field, edit });
        let made: Vec<Change> = changes.filter(|change| self.apply(change, effects)).collect();
        self.select(field, revision.selection);
        self.remember(kind, made, before, revision.selection);
    }

    /// Makes changes that are one step of their own.
    pub(super) fn change(&mut self, changes: Vec<Change>, effects: &mut Effects) {
        if !self.may_write() {
            return;
        }
        let selection = |model: &Self, field| {
            model.open.as_ref().map(|open| open.editor(field).cursor.selection).unwrap_or_default()
        };
        let field = edited(&changes).unwrap_or(Field::Notes);
        let before = selection(self, field);
        let made: Vec<Change> = changes.into_iter().filter(|change| self.apply(change, effects)).collect();
        let after = selection(self, field);
        self.remember(Kind::Other, made, before, after);
    }

    /// The system's clock was set back: the talk's clock goes on from where it was, and what is to come soon comes soon.
    pub(super) fn clock_was_set_back(&mut self, by: Duration, effects: &mut Effects) {
        self.record.set_back(by);
        self.leaving = self.leaving.map(|until| until - by);
        self.beyond = self.beyond.map(|(mouse, due)| (mouse, due - by));
        if let Some(status) = &mut self.status {
            status.until = status.until.map(|until| until - by);
        }
        let Some(open) = self.open.as_mut().filter(|open| open.is_under_way() && open.read_only.is_none()) else {
            return;
        };
        let before = open.entry.talk.clone();
        open.history.rewrite(|change| {
            if let Change::Talk { before, after } = change {
                (**before, **after) = (before.moved(-by), after.moved(-by));
            }
        });
        let after = before.moved(-by);
        self.apply(&Change::Talk { before: Box::new(before), after: Box::new(after) }, effects);
    }

    fn remember(&mut self, kind: Kind, made: Vec<Change>, before: Selection, after: Selection) {
        let now = self.now.timestamp_millis().unsigned_abs();
        if let Some(open) = &mut self.open {
            open.history.record(kind, made, before, after, now);
        }
    }

    /// Applies a change and puts it on record.
    fn apply(&mut self, change: &Change, effects: &mut Effects) -> bool {
        let Some(open) = &mut self.open else { return false };
        match open.apply(change) {
            Ok(()) => {
                let number = self.record.change(self.now);
                effects.push(Effect::Record { number, change: change.clone() });
                self.report_changed();
                true
            }
            Err(error) => {
                self.status = Some(Status::error(format!("This change cannot be made: {error}.")));
                false
            }
        }
    }

    /// Takes the last step back, or makes the one that was taken back again, and shows where.
    pub(super) fn travel(&mut self, back: bool, effects: &mut Effects) {
        if !self.may_write() {
            return;
        }
        if let Some((field, selection)) = self.travel_unseen(back, effects) {
            // What was last done is undone: it need not be told any longer.
            self.status.take_if(|status| status.tone != Tone::Error);
            if let Some(field) = field {
                self.show_text(field);
                self.select(field, selection);
            }
        } else {
            let nothing = if back { "Nothing to undo." } else { "Nothing to redo." };
            self.status = Some(Status::information(nothing, self.now));
        }
    }

    /// The same without showing it: gives back in which text it was, and the selection there.
    pub(super) fn travel_unseen(&mut self, back: bool, effects: &mut Effects) -> Option<(Option<Field>, Selection)> {
        let open = self.open.as_mut()?;
        let step = if back { open.history.undo() } else { open.history.redo() }?.clone();
        let (changes, selection): (Vec<Change>, _) = if back {
            (step.changes.iter().rev().map(Change::inverse).collect(), step.before)
        } else {
            (step.changes, step.after)
        };
        let field = edited(&changes);
        for change in &changes {
            self.apply(change, effects);
        }
        Some((field, selection))
    }

    /// Puts caret and selection of a text there.
    pub(super) fn select(&mut self, field: Field, selection: Selection) {
        if let Some(open) = &mut self.open {
            let (text, editor) = open.editing(field);
            editor.select(text.snap_selection(selection));
        }
    }
}

/// The text that the first edit among the changes is of.
fn edited(changes: &[Change]) -> Option<Field> {
    changes.iter().find_map(|change| match change {
        Change::Edit { field, .. } => Some(*field),
        Change::Details { .. } | Change::Talk { .. } => None,
    })
}
