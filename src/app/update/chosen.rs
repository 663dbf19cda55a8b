//! The notes beside summary and reflection: choosing among them, sending one into the text, laying out a draft.

use crate::app::Area;
use crate::app::effect::Effect;
use crate::app::layout::stamp_columns;
use crate::app::message::Mouse;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Notice, Overlay};
use crate::app::status::Status;
use crate::command::Command;
use crate::journal::{Entry, Field, Head, Series};
use crate::report::draft;
use crate::report::phrases::Phrases;
use crate::text::{self, Kind, Position, Revision, Selection, Tag, Text};

use super::Effects;

impl Model {
    /// Carries out a command on the notes beside the texts; gives back whether it was one.
    pub(super) fn run_chosen(&mut self, command: Command, effects: &mut Effects) -> bool {
        let page = isize::try_from(self.layout.noted.len().max(1)).unwrap_or(1);
        match command {
            Command::ChooseNotes => self.choose_notes(),
            Command::Draft => self.lay_out_draft(effects),
            Command::ShowEarlier => self.show_earlier(effects),
            _ if !self.chosen.has_focus => return false,
            Command::NextText => self.chosen.has_focus = false,
            Command::Previous => self.chosen.move_by(-1),
            Command::Next => self.chosen.move_by(1),
            Command::PageBack => self.chosen.move_by(-page),
            Command::PageForward => self.chosen.move_by(page),
            Command::First => self.chosen.selected = 0,
            Command::Last => self.chosen.move_by(isize::MAX),
            Command::NextKind | Command::PreviousKind => {
                self.chosen.kind = self.chosen.kind.step(if command == Command::NextKind { 1 } else { -1 });
                self.chosen.of = None;
            }
            Command::FoldSection => {
                if let Some(open) = &self.open {
                    self.chosen.toggle_fold(&open.outline);
                    self.chosen.of = None;
                }
            }
            Command::SendNote => self.send_note(false, effects),
            Command::QuoteNote => self.send_note(true, effects),
            _ => return false,
        }
        true
    }

    fn choose_notes(&mut self) {
        let is_empty = self.open.as_ref().is_none_or(|open| open.entry.notes.is_empty());
        if is_empty {
            self.status = Some(Status::information("No notes were taken.", self.now));
        } else {
            self.chosen.has_focus = true;
        }
    }

    /// Puts the selected note where the caret of the text is, and selects the next.
    fn send_note(&mut self, quoted: bool, effects: &mut Effects) {
        let Some((open, line)) = self.open.as_ref().zip(self.chosen.line()) else { return };
        let (notes, outline, field) = (&open.entry.notes, &open.outline, open.focus);
        let words = if quoted { draft::quotation(notes, outline, line) } else { draft::prose(notes, outline, line) };
        let Some(words) = words else { return self.chosen.move_by(1) };
        let revision = self.revision(field, |text, selection| Some(put_in(text, selection.head.line, &words, !quoted)));
        self.revise(field, revision, Kind::Other, effects);
        self.chosen.move_by(1);
    }

    /// Lays out a first draft of the summary behind what is there.
    fn lay_out_draft(&mut self, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let language = self.open_series().map_or("en", Series::language);
        let is_over = open.entry.talk.has_ended(open.entry.details.date, self.now);
        let laid_out = draft::draft(&open.entry.notes, &open.outline, Phrases::of(language), is_over);
        if laid_out.is_empty() {
            self.status = Some(Status::information("The notes say nothing yet that could be laid out.", self.now));
            return;
        }
        if !self.may_write() {
            return;
        }
        self.chosen.has_focus = false;
        self.focus(Field::Summary);
        let revision = self.revision(Field::Summary, |text, _| {
            let kept = Text::from(text.to_string().trim_end()).end();
            let gap = if kept == Position::default() { "" } else { "\n\n" };
            let edit = text.replace(kept..text.end(), &format!("{gap}{laid_out}"), &Tag::default());
            let start = Position::new(kept.line + gap.len(), if gap.is_empty() { kept.byte } else { 0 });
            Some(Revision { edits: vec![edit], selection: Selection::caret(start) })
        });
        self.revise(Field::Summary, revision, Kind::Other, effects);
        let key = self.keymap.key_in(crate::command::Place::Reflection, Command::Undo);
        let undo = key.map_or(String::new(), |key| format!("; {key} takes it back"));
        self.status = Some(Status::information(format!("A draft in the words of your notes{undo}."), self.now));
    }

    /// Asks for the newest reflection before this week.
    fn show_earlier(&mut self, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let is_earlier = |head: &&Head| {
            head.series == open.entry.series && head.details.date < open.entry.details.date && head.reflection.words > 0
        };
        match self.heads.iter().filter(is_earlier).max_by_key(|head| head.details.date) {
            Some(head) => effects.push(Effect::ReadEarlier(head.id)),
            None => self.status = Some(Status::information("No earlier week has a reflection.", self.now)),
        }
    }

    pub(super) fn earlier_came(&mut self, entry: &Entry) {
        let details = &entry.details;
        let title = format!("Week {}, {}: {}", details.week, details.date, details.title.trim());
        let lines = entry.reflection.lines().iter().map(|line| line.text.clone()).collect();
        let title = title.trim_end_matches([':', ' ']).to_owned();
        self.open_overlay(Overlay::Notice(Notice { title, lines, top: 0 }));
    }

    /// Selects the note that is pressed, or sends it by a double click; gives back whether there was one.
    pub(super) fn press_on_chosen(&mut self, mouse: Mouse, clicks: u8, effects: &mut Effects) -> bool {
        if self.screen != Screen::Reflection {
            return false;
        }
        let is_under = |area: &Area| area.contains(mouse.column, mouse.row);
        let pressed = self.layout.noted.iter().find(|(_, stamp, words)| is_under(stamp) || is_under(words));
        let Some((place, ..)) = pressed.copied() else {
            self.chosen.has_focus &= self.layout.notes.as_ref().is_some_and(is_under);
            return self.chosen.has_focus;
        };
        (self.chosen.selected, self.chosen.has_focus) = (place, true);
        if clicks == 2 {
            self.send_note(false, effects);
        }
        true
    }

    /// Brings the list up to the notes, the selected one into sight, and finds where each stands.
    pub(in crate::app) fn lay_out_chosen(&mut self) {
        let Some(open) = &self.open else { return };
        let of = Some((open.entry.id, open.notes_revision));
        if self.chosen.of != of {
            if self.chosen.of.is_none_or(|(id, _)| id != open.entry.id) && !self.chosen.has_focus {
                self.chosen = crate::app::chosen::ChosenNotes::default();
            }
            self.chosen.refresh(&open.entry.notes, &open.outline);
            self.chosen.of = of;
        }
        let Some(area) = self.layout.notes else { return };
        let (_, mut rest) = area.split_top(1);
        let (stamps, words) = rest.split_left(stamp_columns(self, area));
        let width = usize::from(words.split_right(1).0.width.max(1));
        let rows = |place: usize| {
            let line = self.chosen.shown.get(place).map_or("", |line| open.entry.notes.line(*line));
            text::wrap(line, width).count()
        };
        let mut top = self.chosen.top.min(self.chosen.selected);
        let height = usize::from(rest.height);
        while top < self.chosen.selected && (top..=self.chosen.selected).map(rows).sum::<usize>() > height {
            top += 1;
        }
        let mut noted = Vec::new();
        for place in top..self.chosen.shown.len() {
            if rest.height == 0 {
                break;
            }
            let (own, behind) = rest.split_top(u16::try_from(rows(place)).unwrap_or(u16::MAX));
            let (stamp, words) = own.split_left(stamps.width);
            noted.push((place, stamp, words.split_right(1).0));
            rest = behind;
        }
        self.chosen.top = top;
        self.layout.noted = noted;
    }
}

/// Words put in at a line: behind a paragraph that goes on, else as a paragraph of their own.
fn put_in(text: &Text, line: usize, words: &str, goes_on: bool) -> Revision {
    let is_blank = |line: usize| text.lines().get(line).is_none_or(|line| line.text.trim().is_empty());
    let last = (line..text.lines().len()).take_while(|line| !is_blank(*line)).last().unwrap_or(line);
    let is_prose = |line: &str| !line.trim_start().starts_with(['>', '#', '-', '*', '+', '|', '`']);
    let typed = text.line(last);
    let (from, to, before) = match is_blank(last) {
        true => (0, typed.len(), if last > 0 && !is_blank(last - 1) { "\n" } else { "" }),
        false if goes_on && is_prose(typed) && is_prose(words) => (typed.trim_end().len(), typed.len(), " "),
        false => (typed.len(), typed.len(), "\n\n"),
    };
    let after = if is_blank(last + 1) { "" } else { "\n" };
    let range = Position::new(last, from)..Position::new(last, to);
    let edit = text.replace(range, &format!("{before}{words}{after}"), &Tag::default());
    let end = edit.end();
    let caret = if after.is_empty() { end } else { Position::new(end.line - 1, words_end(words, before, from)) };
    Revision { edits: vec![edit], selection: Selection::caret(caret) }
}

/// The byte behind the words in their last line.
fn words_end(words: &str, before: &str, from: usize) -> usize {
    let last = words.rsplit('\n').next().unwrap_or(words);
    let begins_line = words.contains('\n') || before.contains('\n');
    last.len() + if begins_line { 0 } else { from + before.len() }
}
