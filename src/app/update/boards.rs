//! The boards: moving between views and items, and doing something to a note in its own entry.

use crate::app::boards::BoardKind;
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::message::{Mouse, Then};
use crate::app::model::{Model, Screen};
use crate::app::overlay::Overlay;
use crate::app::status::Status;
use crate::app::weeks::{Course, UnderWay, View};
use crate::command::Command;
use crate::journal::{Change, EntryId, Field, Head, NoteEdit, NoteError, Outline};
use crate::review::{Board, Item, Standing};
use crate::text::Selection;

use super::Effects;

impl Model {
    /// Shows a view of the screen of weeks.
    pub(super) fn show_view(&mut self, view: View, effects: &mut Effects) {
        self.weeks.view = view;
        if view.is_read_whole() {
            self.read_board(effects);
        } else {
            self.want_preview(effects);
        }
    }

    /// Asks for all questions and follow-ups.
    pub(super) fn read_board(&mut self, effects: &mut Effects) {
        self.read_board_of(None, effects);
    }

    /// Asks for what earlier weeks have left open for the open entry: of the entries alone whose heads say that they have.
    pub(super) fn read_left_open(&mut self, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let (series, date) = (&open.entry.series, open.entry.details.date);
        let is_earlier = |head: &&Head| head.series == *series && head.details.date < date;
        let leaves_open = |head: &&Head| head.to_do + head.without_answer > 0;
        let of: Vec<EntryId> = self.heads.iter().filter(is_earlier).filter(leaves_open).map(|head| head.id).collect();
        if !of.is_empty() {
            self.read_board_of(Some(of), effects);
        }
    }

    fn read_board_of(&mut self, of: Option<Vec<EntryId>>, effects: &mut Effects) {
        self.boards.generation += 1;
        effects.push(Effect::ReadBoard { generation: self.boards.generation, of });
    }

    pub(super) fn board_read(&mut self, generation: u64, of: Option<&[EntryId]>, board: Result<Box<Board>, String>) {
        if generation != self.boards.generation {
            return;
        }
        match board {
            Ok(board) => {
                self.boards.is_whole |= of.is_none();
                self.boards.update(None, |read| match of {
                    None => *read = Some(*board),
                    Some(of) => read.get_or_insert_default().replace(of, *board),
                });
                self.board_follows_entry();
            }
            Err(reason) => self.status = Some(Status::error(reason)),
        }
    }

    /// The open entry is on the boards as it is on its own screens.
    pub(super) fn board_follows_entry(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let (id, part) = (open.entry.id, Board::of([&open.entry], self.now));
        let is_here = open.read_only.is_none();
        self.boards.update(Some(&open.entry), |read| {
            if let Some(read) = read.as_mut().filter(|_| is_here) {
                read.replace(&[id], part);
            }
        });
    }

    /// Carries out a command of a board; gives back whether it was one.
    pub(super) fn run_board(&mut self, command: Command, effects: &mut Effects) -> bool {
        let Some(kind) = self.weeks.view.board() else { return false };
        let page = isize::try_from(self.layout.board.items.len().max(1)).unwrap_or(1);
        match command {
            Command::Previous => self.boards.list_mut(kind).move_by(-1),
            Command::Next => self.boards.list_mut(kind).move_by(1),
            Command::PageBack => self.boards.list_mut(kind).move_by(-page),
            Command::PageForward => self.boards.list_mut(kind).move_by(page),
            Command::First => self.boards.list_mut(kind).move_by(isize::MIN),
            Command::Last => self.boards.list_mut(kind).move_by(isize::MAX),
            Command::NextShare => self.move_share(kind, 1),
            Command::PreviousShare => self.move_share(kind, -1),
            Command::OnlyMine => self.show_only_mine(kind),
            Command::Filter => self.boards.list_mut(kind).filter.get_or_insert_default().typing = true,
            Command::ShowNotes => self.jump(kind, effects),
            Command::AnswerQuestion | Command::ToggleCheckBox | Command::SetDue | Command::DropNote => {
                if let Some(item) = self.boards.selected(kind).cloned() {
                    self.edit_item(&item, command, effects);
                }
            }
            _ => return false,
        }
        true
    }

    /// Shows the share of a board `by` further on, around the end.
    fn move_share(&mut self, kind: BoardKind, by: isize) {
        let list = self.boards.list_mut(kind);
        let count = kind.shares().len().cast_signed();
        list.share = (list.share.cast_signed() + by).rem_euclid(count).cast_unsigned();
        self.boards.refresh(kind);
    }

    /// Shows this share of a board.
    pub(super) fn show_share(&mut self, kind: BoardKind, share: usize) {
        self.boards.list_mut(kind).share = share;
        self.boards.refresh(kind);
    }

    fn show_only_mine(&mut self, kind: BoardKind) {
        if kind == BoardKind::Questions {
            let list = self.boards.list_mut(kind);
            list.only_mine = !list.only_mine;
            let words = if list.only_mine { "My questions only." } else { "Also what others asked." };
            self.boards.refresh(kind);
            self.status = Some(Status::information(words, self.now));
        }
    }

    /// A press on a board chooses a share or an item; two go to its line.
    pub(super) fn press_on_board(&mut self, kind: BoardKind, mouse: Mouse, clicks: u8, effects: &mut Effects) {
        let board = &self.layout.board;
        let share = board.named.iter().find(|(_, place)| place.contains(mouse.column, mouse.row));
        let item = board.items.iter().find(|item| item.area.contains(mouse.column, mouse.row));
        match (share.map(|(share, _)| *share), item.map(|item| item.shown)) {
            (Some(share), _) => self.show_share(kind, share),
            (None, Some(shown)) => {
                self.boards.list_mut(kind).selected = shown;
                if clicks == 2 {
                    self.run(Command::ShowNotes, effects);
                }
            }
            (None, None) => {}
        }
    }

    /// Goes to the line in whose entry the selected item stands.
    fn jump(&mut self, kind: BoardKind, effects: &mut Effects) {
        if let Some((id, line)) = self.boards.selected(kind).map(Item::place) {
            self.open_entry(id, Then::Line(line), effects);
        }
    }

    /// Shows the line of the open entry that a board has, where it stands now.
    pub(super) fn show_line(&mut self, line: usize) {
        let Some(open) = &self.open else { return };
        let place = (open.entry.id, line);
        let kinds = [BoardKind::Questions, BoardKind::FollowUps];
        let item = kinds.iter().flat_map(|kind| self.boards.items(*kind)).find(|item| item.place() == place);
        let line = item.and_then(|item| item.note.find(&open.entry.notes)).unwrap_or(line);
        let end = open.entry.notes.line_end(line.min(open.entry.notes.end().line));
        self.show_text(Field::Notes);
        self.select(Field::Notes, Selection::caret(end));
        if self.weeks.view != View::List {
            let keys = self.keymap.keys(Command::ShowWeeks);
            let key = keys.first().map_or("The palette".to_owned(), ToString::to_string);
            let words = format!("{key} goes back to the {}.", self.weeks.view.title().to_lowercase());
            self.status.get_or_insert(Status::information(words, self.now));
        }
    }

    /// Does to an item what a command says, or asks first with what.
    pub(super) fn edit_item(&mut self, item: &Item, command: Command, effects: &mut Effects) {
        let is_question = matches!(item.standing, Standing::Unanswered | Standing::Open | Standing::Answered)
            || self.weeks.view == View::Questions && item.standing == Standing::Dropped;
        let form = match command {
            Command::ToggleCheckBox if !is_question => {
                let done = item.standing != Standing::Done;
                return self.edit_note(item, NoteEdit::Tick(done), None, effects);
            }
            Command::DropNote => {
                let dropped = item.standing != Standing::Dropped;
                return self.edit_note(item, NoteEdit::Drop(dropped), None, effects);
            }
            Command::AnswerQuestion if is_question => Form::answer(item),
            Command::SetDue if !is_question => Form::due(item),
            _ => {
                let words = if is_question {
                    "A question is not ticked: answer or drop it."
                } else {
                    "A follow-up is not answered: tick, date or drop it."
                };
                self.status = Some(Status::information(words, self.now));
                return;
            }
        };
        if item.standing == Standing::Dropped {
            self.status = Some(Status::information("It was dropped: take it up again first.", self.now));
        } else {
            self.open_overlay(Overlay::Form(Box::new(form)));
        }
    }

    /// Does something to a note in its own entry; `form` is where it was asked for.
    pub(super) fn edit_note(&mut self, item: &Item, edit: NoteEdit, form: Option<Box<Form>>, effects: &mut Effects) {
        let id = item.source.entry;
        let place = if self.screen == Screen::Weeks { "" } else { " in the weeks" };
        let words = format!("{} in week {}; {}{place} undoes it.", done(&edit), item.source.week, self.undo_key());
        let open = self.open.as_ref().filter(|open| open.entry.id == id);
        let Some(open) = open else {
            self.weeks.history.under_way = Some(UnderWay { course: Course::Done, here: Vec::new(), words, form });
            effects.push(Effect::EditNote { id, seen: Box::new(item.note.clone()), edit });
            return;
        };
        let notes = &open.entry.notes;
        let line = item.note.find(notes).ok_or(NoteError::Changed);
        let fresh = self.fresh_tag(Field::Notes);
        match line.and_then(|line| edit.edits(notes, &Outline::of(notes), line, &fresh)) {
            Ok(edits) => {
                let of_entry = |edit| (id, Change::Edit { field: Field::Notes, edit });
                self.change_entries(edits.into_iter().map(of_entry).collect(), words, effects);
            }
            Err(error) => {
                self.status = Some(Status::error(format!("This line cannot be changed: {error}.")));
                self.board_follows_entry();
            }
        }
    }

    /// Whether a command changes entries that need not be open: while such a change is on its way it waits for that.
    pub(super) fn changes_entries(&self, command: Command) -> bool {
        use Command as C;
        match self.overlays.last() {
            None => {
                self.screen == Screen::Weeks
                    && matches!(command, C::ToggleCheckBox | C::DropNote | C::Undo | C::Redo | C::TrashEntry)
            }
            Some(Overlay::Form(_) | Overlay::Confirm(_)) => command == C::Accept,
            Some(Overlay::LeftOpen(_)) => command == C::ToggleCheckBox,
            Some(_) => false,
        }
    }
}

/// What was done to a note, in a word or more.
fn done(edit: &NoteEdit) -> &'static str {
    match edit {
        NoteEdit::Tick(true) => "Ticked",
        NoteEdit::Tick(false) => "To do again",
        NoteEdit::Due(Some(_)) => "Dated",
        NoteEdit::Due(None) => "Without a date",
        NoteEdit::Drop(true) => "Dropped",
        NoteEdit::Drop(false) => "Taken up again",
        NoteEdit::Answer(_) => "Answered",
    }
}
