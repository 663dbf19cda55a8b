//! What lies on top: keys and characters go to the overlay in front.

use crate::app::input::Reaction;
use crate::app::model::Model;
use crate::app::overlay::{Answer, Confirm, Overlay};
use crate::command::Command;

use super::Effects;

impl Model {
    /// Types characters into the overlay in front.
    pub(super) fn type_into_overlay(&mut self, typed: &str, effects: &mut Effects) {
        match self.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => {
                palette.input.insert(typed);
                palette.search();
            }
            Some(Overlay::Form(_)) => self.edit_form(|form| {
                if let Some(input) = form.input_mut() {
                    input.insert(typed);
                }
            }),
            Some(Overlay::Search(_)) => self.type_into_search(typed, effects),
            Some(Overlay::Find(find)) => {
                find.input_mut().insert(typed);
                if !find.in_replacement {
                    self.search_again();
                }
            }
            _ => {}
        }
    }

    /// Carries out a command in the overlay in front; gives back whether it was one of its own.
    pub(super) fn run_overlay(&mut self, command: Command, effects: &mut Effects) -> bool {
        let body = self.layout.body;
        let rows = usize::from(body.height.saturating_sub(4).max(1));
        match self.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => match command {
                Command::Accept => {
                    let chosen = palette.chosen();
                    self.close_overlay();
                    if let Some(command) = chosen {
                        self.run(command, effects);
                    }
                    true
                }
                _ => palette.move_by(command, rows) || self.run_field(command, effects),
            },
            Some(Overlay::Form(_)) => match command {
                Command::Accept => {
                    self.accept_form(effects);
                    true
                }
                Command::NextField | Command::Next => self.move_in_form(1),
                Command::PreviousField | Command::Previous => self.move_in_form(-1),
                _ => self.run_field(command, effects),
            },
            Some(Overlay::Confirm(confirm)) => {
                if command == Command::Accept {
                    let confirm = confirm.clone();
                    self.close_overlay();
                    self.confirmed(confirm, effects);
                    return true;
                }
                // A line may take several rows: each can come to the top, so that the last is always reached.
                let count = confirm.details.len() + rows - 1;
                let fits = confirm.fits(body);
                !fits && scroll(&mut confirm.top, count, rows, command) || self.run_field(command, effects)
            }
            Some(Overlay::Find(find)) => match command {
                Command::Accept if find.with.is_some() && !find.in_replacement => {
                    find.in_replacement = true;
                    true
                }
                Command::Accept if find.with.is_some() => {
                    self.replace_match(effects);
                    true
                }
                Command::Accept => {
                    self.close_overlay();
                    true
                }
                Command::Cancel => {
                    self.cancel_find();
                    true
                }
                Command::NextField | Command::PreviousField => {
                    find.in_replacement = find.with.is_some() && !find.in_replacement;
                    true
                }
                Command::Next => self.run_find(Command::FindNext, effects),
                Command::Previous => self.run_find(Command::FindPrevious, effects),
                _ => self.run_find(command, effects) || self.run_field(command, effects),
            },
            Some(Overlay::LeftOpen(_)) => self.run_left_open(command, effects) || self.run_field(command, effects),
            Some(Overlay::Search(_)) => self.run_search(command, effects),
            Some(Overlay::Trash(_)) => self.run_trash(command, effects) || self.run_field(command, effects),
            Some(Overlay::Versions(_)) => self.run_versions(command, effects) || self.run_field(command, effects),
            Some(Overlay::Marked(_)) => self.run_marked(command, effects) || self.run_field(command, effects),
            Some(Overlay::Unsaved(_)) => self.run_unsaved(command, effects) || self.run_field(command, effects),
            Some(Overlay::Help(help)) => {
                scroll(&mut help.top, help.rows.len(), rows, command) || self.run_field(command, effects)
            }
            Some(Overlay::Notice(notice)) => {
                // A line may take several rows: each can come to the top, so that the last is always reached.
                let count = notice.lines.len() + rows - 1;
                scroll(&mut notice.top, count, rows, command) || self.run_field(command, effects)
            }
            None => false,
        }
    }

    /// Commands that every overlay has: closing it, and typing in its field.
    fn run_field(&mut self, command: Command, effects: &mut Effects) -> bool {
        if command == Command::Cancel {
            self.close_overlay();
            return true;
        }
        if command == Command::Accept {
            // Something to be read is closed by either.
            self.close_overlay();
            return true;
        }
        let mut reaction = Reaction::None;
        match self.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => {
                reaction = palette.input.run(command);
                if changed(&reaction) {
                    palette.search();
                }
            }
            Some(Overlay::Find(find)) => {
                reaction = find.input_mut().run(command);
                if changed(&reaction) && !find.in_replacement {
                    self.search_again();
                }
            }
            Some(Overlay::Form(_)) => self.edit_form(|form| {
                if let Some(input) = form.input_mut() {
                    reaction = input.run(command);
                }
            }),
            _ => {}
        }
        self.react(&reaction, effects);
        reaction != Reaction::None
    }

    fn move_in_form(&mut self, by: isize) -> bool {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.move_focus(by);
        }
        true
    }

    fn confirmed(&mut self, confirm: Confirm, effects: &mut Effects) {
        match confirm.yes {
            Answer::Overwrite(format) => self.export(format, true, effects),
            Answer::OverwriteAll(entries, several) => self.export_all(entries, several, true, effects),
            Answer::Change { changes, words } => self.change_entries(changes, words, effects),
        }
    }
}

fn changed(reaction: &Reaction) -> bool {
    matches!(reaction, Reaction::Changed | Reaction::Copied(_))
}

/// Scrolls something of `count` rows of which `height` are shown; gives back whether the command was one of scrolling.
fn scroll(top: &mut usize, count: usize, height: usize, command: Command) -> bool {
    let last = count.saturating_sub(height);
    *top = match command {
        Command::Previous => top.saturating_sub(1),
        Command::Next => *top + 1,
        Command::PageBack => top.saturating_sub(height),
        Command::PageForward => *top + height,
        Command::First => 0,
        Command::Last => last,
        _ => return false,
    }
    .min(last);
    true
}
