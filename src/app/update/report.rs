//! The report screen: choosing a format, exporting, handing in; and moving prose to the reflection.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::Duration;

use crate::app::effect::Effect;
use crate::app::message::Exported;
use crate::app::model::{Model, Screen};
use crate::app::overlay::{Answer, Confirm, Overlay};
use crate::app::page::{Ink, Page};
use crate::app::status::Status;
use crate::command::{Command, Place};
use crate::journal::{Change, Count, Field, Series, Slug};
use crate::report::{Document, Format};
use crate::text::{Fragment, Tag};

use super::Effects;

impl Model {
    /// Carries out a command of the report; gives back whether it was one.
    pub(super) fn run_report(&mut self, command: Command, effects: &mut Effects) -> bool {
        let page = usize::from(self.layout.page.height.saturating_sub(2).max(1));
        let top = self.report.top;
        match command {
            Command::ChooseFormat => {
                let built: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_built()).collect();
                let place = built.iter().position(|format| *format == self.report.format).unwrap_or(0);
                self.report.format = built.get((place + 1) % built.len().max(1)).copied().unwrap_or_default();
            }
            Command::Export => self.export(self.report.format, false, effects),
            Command::OpenExported => self.open_exported(effects),
            Command::CopyReport => self.copy_report(effects),
            Command::CopyPath => self.copy_path(effects),
            Command::HandIn => self.hand_in(effects),
            Command::Previous => self.report.top = top.saturating_sub(1),
            Command::Next => self.report.top = top + 1,
            Command::PageBack => self.report.top = top.saturating_sub(page),
            Command::PageForward => self.report.top = top + page,
            Command::First => self.report.top = 0,
            Command::Last => self.report.top = usize::MAX / 2,
            _ => return false,
        }
        true
    }

    /// Writes the report of the open entry in a format; over a file that is there only with `force`.
    pub(super) fn export(&mut self, format: Format, force: bool, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        self.status = Some(Status::information(format!("Exporting as {format}."), self.now));
        effects.push(Effect::Export { entry: Arc::new(open.entry.clone()), format, force });
    }

    pub(super) fn exported(&mut self, exported: Exported) {
        let path = exported.path.display();
        self.status = Some(match exported.warnings.as_slice() {
            [] => Status::information(format!("Exported to {path}{}", self.ways_on()), self.now),
            [warning] => Status::warning(format!("Exported to {path}: {warning}"), self.now),
            [warning, rest @ ..] => {
                Status::warning(format!("Exported to {path}: {warning} (and {} more)", rest.len()), self.now)
            }
        });
        self.report.exported = self.open.as_ref().map(|open| (open.entry.id, exported.path));
    }

    /// What can be done with an exported file, by keys.
    fn ways_on(&self) -> String {
        let ways = [(Command::OpenExported, "opens it"), (Command::CopyPath, "copies its path")];
        let ways = ways.map(|(command, words)| {
            self.keymap.key_in(Place::Report, command).map_or(String::new(), |key| format!("   {key} {words}"))
        });
        if self.screen == Screen::Report { ways.concat() } else { String::new() }
    }

    /// The file into which the open entry was exported last; says that there is none.
    fn exported_file(&mut self) -> Option<PathBuf> {
        let id = self.open.as_ref().map(|open| open.entry.id)?;
        let path = self.report.exported.as_ref().filter(|(of, _)| *of == id).map(|(_, path)| path.clone());
        if path.is_none() {
            let key = self.keymap.key_in(Place::Report, Command::Export);
            let key = key.map_or(String::new(), |key| format!(": {key} exports it"));
            self.status = Some(Status::information(format!("This report was not exported yet{key}."), self.now));
        }
        path
    }

    fn open_exported(&mut self, effects: &mut Effects) {
        if let Some(path) = self.exported_file() {
            self.status = Some(Status::information(format!("Opening {}.", path.display()), self.now));
            effects.push(Effect::OpenFile(path));
        }
    }

    fn copy_path(&mut self, effects: &mut Effects) {
        if let Some(path) = self.exported_file() {
            self.copy_text(path.display().to_string(), effects);
            self.status = Some(Status::information("Copied the path.", self.now));
        }
    }

    /// Copies the report in the chosen format, as Markdown where that is no text.
    fn copy_report(&mut self, effects: &mut Effects) {
        let format = if self.report.format.is_binary() { Format::Markdown } else { self.report.format };
        if let Some(open) = &self.open {
            effects.push(Effect::CopyReport { entry: Arc::new(open.entry.clone()), format });
            self.status = Some(Status::information(format!("Copied the report as {format}."), self.now));
        }
    }

    /// Puts a text on the clipboard, the program's own and the system's.
    pub(super) fn copy_text(&mut self, text: String, effects: &mut Effects) {
        self.clipboard = Fragment { tags: vec![Tag::default(); text.matches('\n').count() + 1], text: text.clone() };
        effects.push(Effect::Copy(text));
    }

    pub(super) fn ask_to_overwrite(&mut self, path: &std::path::Path) {
        self.status = None;
        self.open_overlay(Overlay::Confirm(Confirm {
            question: "Write over the file that is there?".to_owned(),
            details: vec![path.display().to_string()],
            top: 0,
            yes: Answer::Overwrite(self.report.format),
        }));
    }

    /// Marks the report as handed in today, or takes the mark away.
    fn hand_in(&mut self, effects: &mut Effects) {
        let Some(before) = self.open.as_ref().map(|open| open.entry.details.clone()) else { return };
        let mut after = before.clone();
        let words = if before.handed_in.is_some() {
            after.handed_in = None;
            "No longer marked as handed in.".to_owned()
        } else {
            let today = self.now.date_naive();
            after.handed_in = Some(today);
            format!("Handed in on {today}.")
        };
        let may_write = self.may_write();
        self.change(vec![Change::Details { before: Box::new(before), after: Box::new(after) }], effects);
        if may_write {
            self.status = Some(Status::information(words, self.now));
        }
    }

    /// Moves everything from the caret in the summary on to the start of the reflection.
    pub(super) fn move_to_reflection(&mut self, effects: &mut Effects) {
        if self.screen != Screen::Reflection || !self.may_write() {
            return;
        }
        let Some(open) = self.open.as_ref().filter(|open| open.focus == Field::Summary) else {
            let words = "Put the caret into the summary, where the reflection begins.";
            self.status = Some(Status::information(words, self.now));
            return;
        };
        let (summary, reflection) = (&open.entry.summary, &open.entry.reflection);
        let caret = open.editor(Field::Summary).cursor.selection.head;
        let moved = summary.slice(caret..summary.end());
        if moved.trim().is_empty() {
            self.status = Some(Status::information("Nothing stands behind the caret.", self.now));
            return;
        }
        // Blank lines at the joint separate paragraphs; both texts get exactly what they need of them.
        let head = summary.slice(crate::text::Position::default()..caret);
        let kept = crate::text::Text::from(head.trim_end()).end();
        let taken = summary.replace(kept..summary.end(), "", &Tag::default());
        let start = crate::text::Position::default();
        let gap = if reflection.is_empty() { "" } else { "\n\n" };
        let given = reflection.replace(start..start, &format!("{}{gap}", moved.trim()), &Tag::default());
        let edit = |field, edit| Change::Edit { field, edit };
        self.change(vec![edit(Field::Summary, taken), edit(Field::Reflection, given)], effects);
        self.focus(Field::Reflection);
        self.select(Field::Reflection, crate::text::Selection::caret(start));
        self.status = Some(Status::information("Moved to the reflection.", self.now));
    }

    /// The report is another than on the screen.
    pub(super) fn report_changed(&mut self) {
        self.report.width = None;
        if self.screen == Screen::Reflection {
            // The last count stands until the writer pauses.
            self.report.count_at = Some(self.now + PAUSE);
        } else {
            self.report.pages = None;
        }
    }

    /// Asks for the number of pages.
    pub(super) fn count_pages(&mut self, effects: &mut Effects) {
        self.report.count_at = None;
        if let Some(open) = self.open.as_ref().filter(|_| Format::Pdf.is_built()) {
            self.report.generation += 1;
            let (generation, entry) = (self.report.generation, Arc::new(open.entry.clone()));
            effects.push(Effect::CountPages { generation, entry });
        }
    }

    /// The report of the open entry.
    #[must_use]
    pub fn document(&self) -> Option<Document> {
        let open = self.open.as_ref()?;
        let unlisted;
        let series = if let Some(series) = self.open_series() {
            series
        } else {
            // The file of the series is gone or damaged: the report is made with its defaults.
            let slug: &Slug = &open.entry.series;
            unlisted = Series::new(slug.clone(), slug.to_string(), open.entry.details.date);
            &unlisted
        };
        Some(Document::of(&open.entry, series, &self.config.author))
    }

    /// Fills the rows of the report when its width or the report is new.
    pub(in crate::app) fn lay_out_report(&mut self) {
        let area = self.layout.page;
        let width = usize::from(area.width.saturating_sub(4).min(PAGE));
        if self.report.width != Some(width)
            && let Some(document) = self.document()
        {
            let mut page = Page::new(width);
            page.line(&document.title, Ink::Title, true);
            if !document.author_line.is_empty() {
                page.gap();
                page.line(&document.author_line, Ink::Plain, false);
            }
            page.gap();
            let body = document.body();
            page.blocks(&body);
            if body.is_empty() {
                let keys = self.keymap.keys_in(Place::Report, Command::ShowReflection);
                let goes = keys.first().map_or(String::new(), |key| format!(" {key} goes to summary and reflection."));
                page.line(&format!("Nothing to report yet.{goes}"), Ink::Sign, false);
            }
            self.report.rows = page.into_rows();
            self.report.count = count(&body);
            self.report.width = Some(width);
        }
        let last = self.report.rows.len().saturating_sub(usize::from(area.height));
        self.report.top = self.report.top.min(last);
    }
}

/// How long the writer has paused when the pages are counted.
const PAUSE: Duration = Duration::milliseconds(800);

/// Columns of a report at most: longer rows are hard to read.
const PAGE: u16 = 84;

/// The length of what a reader reads: the words without their markup.
fn count(blocks: &[crate::markup::Block]) -> Count {
    Count::of(&crate::markup::plain_blocks(blocks))
}
