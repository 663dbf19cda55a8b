//! Carrying out a command: the overlay in front takes it first, then the screen, then the program.

use crate::app::effect::Effect;
use crate::app::message::Then;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Help, Overlay, Palette};
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::Field;

use super::Effects;

impl Model {
    /// Carries out a command where it applies.
    pub(super) fn run(&mut self, command: Command, effects: &mut Effects) {
        let done = if self.overlays.is_empty() {
            match self.screen {
                Screen::Weeks => {
                    self.run_filter(command, effects)
                        || self.run_board(command, effects)
                        || self.run_index(command, effects)
                        || self.run_term(command, effects)
                        || self.run_weeks(command, effects)
                }
                Screen::Notes => {
                    self.run_talk(command, effects)
                        || self.run_questions(command, effects)
                        || self.run_text(command, effects)
                }
                Screen::Reflection => {
                    self.run_chosen(command, effects)
                        || self.run_reflection(command, effects)
                        || self.run_text(command, effects)
                }
                Screen::Report => self.run_report(command, effects) || self.run_checks(command, effects),
            }
        } else {
            self.run_overlay(command, effects)
        };
        if !done {
            self.run_everywhere(command, effects);
        }
    }

    fn run_text(&mut self, command: Command, effects: &mut Effects) -> bool {
        self.edit(command, effects) || self.use_clipboard(command, effects) || self.run_find(command, effects)
    }

    fn run_reflection(&mut self, command: Command, effects: &mut Effects) -> bool {
        match command {
            Command::NextText => {
                let other = match self.open.as_ref().map(|open| open.focus) {
                    Some(Field::Summary) => Field::Reflection,
                    _ => Field::Summary,
                };
                self.focus(other);
            }
            Command::MoveToReflection => self.move_to_reflection(effects),
            _ => return false,
        }
        true
    }

    fn run_everywhere(&mut self, command: Command, effects: &mut Effects) {
        match command {
            Command::Help => self.toggle_help(),
            Command::Palette => {
                let palette = Palette::over(self.place());
                self.open_overlay(Overlay::Palette(Box::new(palette)));
            }
            Command::ShowWeeks => self.show_weeks(effects),
            Command::ShowNotes => self.go_to(Then::Notes, effects),
            Command::ShowReflection => self.go_to(Then::Reflection, effects),
            Command::ShowReport => self.go_to(Then::Report, effects),
            Command::Save => self.save(effects),
            Command::Redraw => effects.push(Effect::Redraw),
            Command::Suspend => effects.push(Effect::Suspend),
            Command::Quit => self.quit(effects),
            Command::Back => self.back(effects),
            Command::EditDetails => self.open_details(),
            Command::NewEntry => self.begin_entry(),
            Command::NewSeries => self.open_series_form(true),
            Command::EditSeries => self.open_series_form(false),
            Command::ShowVersions => self.show_versions(effects),
            Command::ShowLeftOpen => self.show_left_open(),
            Command::Search => self.open_search(effects),
            _ => {}
        }
    }

    fn toggle_help(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Help(_))) {
            self.close_overlay();
        } else {
            let help = Help::of(&self.keymap, self.place());
            self.open_overlay(Overlay::Help(help));
        }
    }

    /// Goes to a screen of the selected entry in the list, elsewhere of the open one.
    fn go_to(&mut self, then: Then, effects: &mut Effects) {
        self.overlays.clear();
        if self.screen == Screen::Weeks {
            self.open_selected(then, effects);
        } else {
            self.show(then, effects);
        }
    }

    /// Goes to the summary, or on from one text to the other.
    pub(super) fn show_reflection(&mut self, effects: &mut Effects) {
        let summary_is_empty = self.open.as_ref().is_some_and(|open| open.entry.summary.is_empty());
        let focus = match self.open.as_ref().map(|open| open.focus) {
            Some(Field::Reflection) if !summary_is_empty => Field::Reflection,
            _ => Field::Summary,
        };
        self.screen = Screen::Reflection;
        self.chosen.has_focus = false;
        self.focus(focus);
        self.count_pages(effects);
    }

    fn show_weeks(&mut self, effects: &mut Effects) {
        self.overlays.clear();
        if self.screen == Screen::Weeks {
            return;
        }
        self.screen = Screen::Weeks;
        if let Some(open) = &self.open {
            let id = open.entry.id;
            // At once where it is in the list: a list that comes late must not take back what was selected meanwhile.
            self.select_entry(id);
            if self.selected_head().is_none_or(|head| head.id != id) {
                self.weeks.select_next = Some(id);
            }
            self.weeks.preview = None;
        }
        self.board_follows_entry();
        effects.extend([Effect::Fold, Effect::List]);
    }

    /// Goes back to the weeks; not out of the notes while the clock runs, where a habit must not turn the next words into
    /// commands.
    fn back(&mut self, effects: &mut Effects) {
        let runs = self.open.as_ref().is_some_and(|open| open.clock_runs());
        if self.screen == Screen::Notes && self.dismiss_reminder() {
            return;
        }
        match self.screen {
            Screen::Reflection if self.chosen.has_focus => self.chosen.has_focus = false,
            Screen::Weeks if self.exporting.is_some() => self.stop_export(effects),
            Screen::Weeks => self.drop_filter(effects),
            Screen::Notes if runs => {
                let keys = self.keymap.keys(Command::ShowWeeks);
                let key = keys.first().map_or("the palette".to_owned(), ToString::to_string);
                let words = format!("The clock runs, so this stays the notes; {key} goes to the weeks.");
                self.status = Some(Status::information(words, self.now));
            }
            Screen::Notes | Screen::Reflection | Screen::Report => self.show_weeks(effects),
        }
    }

    fn save(&mut self, effects: &mut Effects) {
        if self.open.is_some() {
            if let Some(open) = &mut self.open {
                open.history.seal();
            }
            self.says_saved = true;
            effects.push(Effect::Fold);
        }
    }
}
