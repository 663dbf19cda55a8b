//! Marking weeks, and what is done with all that are marked.

use std::collections::HashSet;

use crate::app::form::Form;
use crate::app::message::Several;
use crate::app::model::Model;
use crate::app::overlay::{Deed, Marked, Overlay};
use crate::app::status::Status;
use crate::app::weeks::{Row, TagChange};
use crate::command::Command;
use crate::journal::{Change, Details, EntryId};

use super::Effects;

impl Model {
    /// Carries out a command of marking; gives back whether it was one.
    pub(super) fn run_marks(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::MarkEntry => {
                if let Some(id) = self.selected_head().map(|head| head.id) {
                    let marked = &mut self.weeks.list.marked;
                    if !marked.remove(&id) {
                        marked.insert(id);
                    }
                }
                self.move_in_weeks(1, effects);
            }
            Command::MarkDown | Command::MarkUp => {
                self.mark_selected();
                self.move_in_weeks(if command == Command::MarkDown { 1 } else { -1 }, effects);
                self.mark_selected();
            }
            Command::MarkAll => self.mark_all(),
            Command::OnMarked => self.offer_deeds(),
            _ => return false,
        }
        true
    }

    fn mark_selected(&mut self) {
        let id = self.selected_head().map(|head| head.id);
        self.weeks.list.marked.extend(id);
    }

    /// Marks all that are listed; when they are, takes their marks away. What the filter hides stays as it is.
    fn mark_all(&mut self) {
        let listed: HashSet<EntryId> = self.weeks.list.listed(&self.heads).map(|head| head.id).collect();
        let marked = &mut self.weeks.list.marked;
        if listed.iter().all(|id| marked.contains(id)) {
            marked.retain(|id| !listed.contains(id));
        } else {
            marked.extend(listed);
        }
    }

    /// The entries that are marked, oldest first; without a mark the selected one.
    fn marked_or_selected(&self) -> Vec<EntryId> {
        let marked = &self.weeks.list.marked;
        if marked.is_empty() {
            return self.selected_head().map(|head| head.id).into_iter().collect();
        }
        self.heads.iter().rev().map(|head| head.id).filter(|id| marked.contains(id)).collect()
    }

    /// Offers what can be done with the marked weeks.
    fn offer_deeds(&mut self) {
        let entries = self.marked_or_selected();
        if entries.is_empty() {
            self.status = Some(Status::information("No week is marked.", self.now));
            return;
        }
        let are_marked = !self.weeks.list.marked.is_empty();
        let mut series = entries.iter().filter_map(|id| self.head(*id)).map(|head| &head.series);
        let are_of_one_series = series.next().is_some_and(|first| series.all(|other| other == first));
        self.open_overlay(Overlay::Marked(Marked::of(entries, self.report.format, are_marked, are_of_one_series)));
    }

    /// Carries out a command in the window of what can be done; gives back whether it was one of its own.
    pub(super) fn run_marked(&mut self, command: Command, effects: &mut Effects) -> bool {
        let height = usize::from(self.layout.body.height.saturating_sub(2).max(1));
        let Some(Overlay::Marked(marked)) = self.overlays.last_mut() else { return false };
        if command != Command::Accept {
            return marked.move_by(command, height);
        }
        let Some(deed) = marked.deeds.get(marked.selected).copied() else { return false };
        let entries = std::mem::take(&mut marked.entries);
        self.close_overlay();
        match deed {
            Deed::Export(format) => self.export_all(entries, Several { format, bound: false }, false, effects),
            Deed::Bind(format) => self.export_all(entries, Several { format, bound: true }, false, effects),
            Deed::AddTags => self.open_overlay(Overlay::Form(Box::new(Form::tags(entries, true)))),
            Deed::RemoveTags => self.open_overlay(Overlay::Form(Box::new(Form::tags(entries, false)))),
            Deed::HandIn => {
                let today = self.now.date_naive();
                self.change_all(
                    &entries,
                    "handed in",
                    |details| {
                        details.handed_in.get_or_insert(today);
                    },
                    effects,
                );
            }
            Deed::Trash => self.trash(&entries, effects),
            Deed::Unmark => self.weeks.list.marked.clear(),
        }
        true
    }

    /// Gives entries tags or takes them, as one step.
    pub(super) fn change_tags(&mut self, entries: &[EntryId], change: &TagChange, effects: &mut Effects) {
        let words = if change.is_given { "tagged" } else { "changed" };
        self.change_all(entries, words, |details| change.apply(&mut details.tags), effects);
    }

    /// Changes the details of entries as one step.
    fn change_all(&mut self, entries: &[EntryId], done: &str, change: impl Fn(&mut Details), effects: &mut Effects) {
        let mut changes = Vec::new();
        for id in entries {
            let open = self.open.as_ref().filter(|open| open.entry.id == *id).map(|open| &open.entry.details);
            let Some(before) = open.or_else(|| self.head(*id).map(|head| &head.details)) else { continue };
            let mut after = before.clone();
            change(&mut after);
            if after != *before {
                let change = Change::Details { before: Box::new(before.clone()), after: Box::new(after) };
                changes.push((*id, change));
            }
        }
        if changes.is_empty() {
            self.status = Some(Status::information("Nothing to change: they are so already.", self.now));
            return;
        }
        let count = if changes.len() == 1 { "1 week".to_owned() } else { format!("{} weeks", changes.len()) };
        let words = format!("{count} {done}; {} undoes it.", self.undo_key());
        self.change_entries(changes, words, effects);
    }

    /// Folds the series of the selected row away, or shows its entries again.
    pub(super) fn toggle_fold(&mut self) {
        let series = match self.week_rows().get(self.weeks.selected) {
            Some(Row::Group(place)) => self.weeks.list.groups.get(*place).map(|group| group.series.clone()),
            Some(Row::Entry(place)) => self.heads.get(*place).map(|head| head.series.clone()),
            Some(Row::Gap(place)) => self.weeks.list.gaps.get(*place).map(|gap| gap.series.clone()),
            _ => None,
        };
        let Some(series) = series.filter(|_| self.weeks.list.is_grouped) else { return };
        let folded = &mut self.weeks.list.folded;
        if !folded.remove(&series) {
            folded.insert(series.clone());
        }
        self.arrange_weeks();
        let groups = &self.weeks.list.groups;
        let heading = self.week_rows().iter().position(
            |row| matches!(row, Row::Group(place) if groups.get(*place).is_some_and(|group| group.series == series)),
        );
        self.weeks.selected = heading.unwrap_or(self.weeks.selected);
    }
}
