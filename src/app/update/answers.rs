//! What the world answers.

use chrono::NaiveDate;

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::{Arrival, Listing, Msg, Opened, Then};
use crate::app::model::{Model, Screen};
use crate::app::open::OpenEntry;
use crate::app::overlay::Overlay;
use crate::app::record::Record;
use crate::app::status::Status;
use crate::app::weeks::{Preview, gaps_of};
use crate::journal::{ChangeError, Entry, Field, Head};
use crate::operations::LastListing;
use crate::text::{Kind, Revision, Selection, Tag};

use super::Effects;

impl Model {
    pub(super) fn answer(&mut self, message: Msg, effects: &mut Effects) {
        match message {
            // Keys still wait for what is true.
            Msg::Remembered(remembered, line) => {
                if !self.listed {
                    self.show_remembered(*remembered);
                    self.weeks.resurfaced = line;
                }
            }
            Msg::Listed(listing) => self.listed(*listing, effects),
            Msg::Opened(opened) => self.opened(&opened, effects),
            Msg::Previewed(entry) => self.show_preview(entry),
            Msg::Recorded(number) => self.record.recorded(number),
            Msg::RecordLate => self.record.is_late(),
            Msg::Folded(number) => {
                let failed = self.record.failure().is_some();
                self.record.folded(number, self.now);
                if failed {
                    self.drop_ways();
                    self.status = Some(Status::information("Saved: writing works again.", self.now));
                } else if self.says_saved {
                    self.status = Some(Status::information("Saved.", self.now));
                }
                self.says_saved = false;
            }
            Msg::NotSaved(reason) => {
                // It stays in sight as long as it lasts; what was told before it makes room.
                if self.says_saved || self.record.failure() != Some(&reason) {
                    self.status = None;
                }
                self.says_saved = false;
                self.record.failed(reason);
            }
            Msg::Resurfaced(line) => self.weeks.resurfaced = Some(line),
            Msg::Trashed { entries, damaged } => self.trash_came(entries, damaged, effects),
            Msg::Versions(id, list) => self.versions_came(id, list, effects),
            Msg::VersionKept(then) => self.version_kept(&then, effects),
            Msg::ChangedOthers(answer) => self.changed_others(answer, effects),
            Msg::BoardRead { generation, of, board } => self.board_read(generation, of.as_deref(), board),
            Msg::Renaming(renaming) => self.renaming_came(renaming),
            Msg::Arrived(arrival) => self.arrived(&arrival, effects),
            Msg::Created(id, then) => {
                self.weeks.select_next = Some(id);
                effects.push(Effect::List);
                self.open_entry(id, then, effects);
            }
            Msg::Exported(exported) => self.exported(exported),
            Msg::ExportExists(path) => self.ask_to_overwrite(&path),
            Msg::ExportedPart { several, done, count } => self.exported_part(several, done, count),
            Msg::ExportedAll(exported) => self.exported_all(*exported),
            Msg::Pages { generation, pages } => {
                if generation == self.report.generation {
                    self.report.pages = Some(pages);
                }
            }
            Msg::Checked { generation, findings } => self.checked(generation, findings),
            Msg::Earlier(entry) => self.earlier_came(&entry),
            Msg::ReportText(text) => self.copy_text(text, effects),
            Msg::Clipboard(text) => self.paste_from_system(&text, effects),
            Msg::Edited { field, text } => self.edited_outside(field, &text, effects),
            Msg::Configured(config) => {
                self.config = *config;
                self.searches_changed();
            }
            Msg::Found { generation, found } => self.found(generation, found),
            Msg::Done(words) => self.status = Some(Status::information(words, self.now)),
            Msg::Failed(words) => {
                self.status = Some(Status::error(words));
                if std::mem::take(&mut self.opening) {
                    self.keep_held();
                }
            }
            Msg::Unsaved(reason) => self.offer_ways(reason),
            Msg::Rescued(result) => self.rescued(result, effects),
            Msg::Freed(opened) => self.freed(*opened, effects),
            Msg::ChangedOutside(outside) => self.changed_outside(outside),
            Msg::BroughtBack(words) => self.status = Some(Status::warning(words, self.now)),
            Msg::Terminate => {
                self.leave_entry(effects);
                effects.push(Effect::Quit { anyway: true });
            }
            Msg::Key(_)
            | Msg::Paste(_)
            | Msg::Burst(_)
            | Msg::Mouse(_)
            | Msg::Resize(_)
            | Msg::Tick
            | Msg::Command(_) => {}
        }
    }

    /// Takes over what came from outside, unless something was changed since it was made ready. Nobody waits for the other: it is then
    /// made ready once more. A line from outside fills the blank last line; whoever was about to write there gets another.
    fn arrived(&mut self, Arrival { id, after, changes }: &Arrival, effects: &mut Effects) {
        // An entry that is about to be closed takes by itself what waits.
        let fits = after.is_none_or(|after| after == self.record.last() && self.leaving.is_none() && !self.opening);
        let Some(open) = self.open.as_mut().filter(|open| open.entry.id == *id && fits) else {
            effects.push(Effect::OfferAgain);
            return;
        };
        if after.is_some() {
            effects.push(Effect::TakeArrival);
        }
        let end = open.entry.notes.end();
        let at_blank_end = open.editor(Field::Notes).cursor.selection == Selection::caret(end)
            && open.entry.notes.line(end.line).trim().is_empty();
        let outcome: Result<Vec<()>, ChangeError> = changes.iter().map(|change| open.apply(change)).collect();
        if let Err(error) = outcome {
            self.status = Some(Status::error(format!("A change from outside does not fit: {error}.")));
        }
        self.report_changed();
        if self.screen == Screen::Weeks {
            self.board_follows_entry();
        }
        self.search_what_arrived(effects);
        let taken = self.open.as_ref().is_some_and(|open| !open.entry.notes.line(end.line).trim().is_empty());
        if at_blank_end && taken {
            let revision = self.revision(Field::Notes, |text, _| {
                let edit = text.replace(text.end()..text.end(), "\n", &Tag::default());
                let selection = Selection::caret(edit.end());
                Some(Revision { edits: vec![edit], selection })
            });
            self.revise(Field::Notes, revision, Kind::Other, effects);
        }
    }

    fn show_remembered(&mut self, LastListing { series, newest, entry }: LastListing) {
        (self.series, self.heads) = (series, newest.heads);
        self.list_weeks(self.heads.last().map(|head| head.details.date));
        let dates = self.heads.first().map(|head| (head.details.date, newest.oldest));
        self.weeks.list.reach(newest.count, dates);
        if let Some(entry) = entry {
            self.show_preview(entry);
        }
    }

    fn show_preview(&mut self, entry: Box<Entry>) {
        if self.previewed() == Some(entry.id) {
            self.weeks.preview = Some(Preview { entry, prose: None });
        }
    }

    fn listed(&mut self, listing: Listing, effects: &mut Effects) {
        let selected = self.weeks.select_next.take().or_else(|| self.selected_head().map(|head| head.id));
        self.series = listing.series;
        self.heads = listing.heads;
        self.heads.sort_by(Head::newest_first);
        self.damaged = listing.damaged;
        let first = !std::mem::replace(&mut self.listed, true);
        self.list_weeks(None);
        if let Some(id) = selected {
            self.select_entry(id);
        }
        // What it shows may have changed; until that is read it stays.
        effects.extend(self.previewed().map(Effect::Preview));
        if self.weeks.view.is_read_whole() {
            self.read_board(effects);
        }
        let is_new = self.series.is_empty() && self.heads.is_empty() && self.damaged.is_empty();
        if first && is_new && self.open.is_none() && self.screen == Screen::Weeks && !self.opening {
            // Under what there is to be read first.
            self.overlays.insert(0, Overlay::Form(Box::new(Form::welcome())));
        }
        if first {
            self.want_resurfaced(effects);
            // What is opened at once is there before the lists.
            self.read_left_open(effects);
        }
        if first && !self.opening {
            self.release(effects);
        }
    }

    /// Makes the list of weeks anew from the heads that are there now, all of them back to the day `from`.
    fn list_weeks(&mut self, from: Option<NaiveDate>) {
        let gaps = gaps_of(&self.series, &self.heads, &self.damaged, from, self.now.date_naive());
        self.weeks.list.read(&self.heads, gaps);
        self.arrange_weeks();
    }

    fn opened(&mut self, opened: &Opened, effects: &mut Effects) {
        self.opening = false;
        self.weeks.resurfaced = None;
        self.open = Some(Box::new(OpenEntry::new(opened, self.now)));
        self.record = Record::default();
        if opened.read_only.is_none()
            && let Some(by) = self.open.as_ref().and_then(|open| open.set_back(self.now))
        {
            self.clock_was_set_back(by, effects);
        }
        self.report.top = 0;
        self.report_changed();
        self.boards.find_left_open(Some(&opened.entry));
        self.read_left_open(effects);
        if let Some(recovered) = &opened.recovered {
            self.status = Some(Status::warning(recovered.clone(), self.now));
        }
        if let Some(reason) = &opened.read_only {
            self.status = Some(Status::warning(reason.clone(), self.now));
        }
        let then = if opened.then == Then::Live && opened.read_only.is_some() { Then::Notes } else { opened.then };
        self.show(then, effects);
        if opened.read_only.is_some() {
            // What was typed before it could be known that nothing can be written here.
            self.keep_held();
        } else {
            self.release(effects);
        }
    }
}
