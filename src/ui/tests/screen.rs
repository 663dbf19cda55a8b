//! The program on a test backend: keys in, what is on the screen out. A small world answers the effects at once.

use std::fmt::{self, Write};

use chrono::Duration;
use ratatui::backend::{Backend, TestBackend};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use ratatui::{Frame, Terminal};

use super::sample;
use crate::app::layout::layout;
use crate::app::{Damaged, Effect, Listing, Model, Msg, Notice, Opened, Overlay, Size, update};
use crate::command::Key;
use crate::config::{Appearance, Background, Config, ExportSettings};
use crate::journal::{Entry, EntryId, Head, Series};
use crate::report::check::Checked;
use crate::report::{Document, author_of};
use crate::review::{Board, Renaming, Why, resurface};
use crate::ui::{Picture, Theme, view};

pub(super) struct Screen {
    pub(super) model: Model,
    size: Size,
    theme: Theme,
    entries: Vec<Entry>,
    series: Vec<Series>,
    damaged: Vec<Damaged>,
    read_only: Option<String>,
    /// Whether the world has stopped answering.
    deaf: bool,
    recorded: u64,
}

impl Screen {
    pub(super) fn new(width: u16, height: u16) -> Self {
        let size = Size { width, height };
        // The same in every build, also in one that cannot write PDF.
        let export = ExportSettings { format: Some("md"), ..ExportSettings::default() };
        let mut model = Model::new(Config { export, ..Config::default() }, size, sample::now());
        layout(&mut model, size);
        Self {
            model,
            size,
            theme: Theme::new(Appearance { background: Background::Dark, colour: true, ..Appearance::default() }),
            entries: Vec::new(),
            series: Vec::new(),
            damaged: Vec::new(),
            read_only: None,
            deaf: false,
            recorded: 0,
        }
    }

    pub(super) fn theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// A journal of a few weeks.
    pub(super) fn journal(mut self) -> Self {
        (self.series, self.entries) = (vec![sample::series()], sample::entries());
        self.listed()
    }

    /// The journal with a second series, which began years before.
    pub(super) fn two_series(mut self) -> Self {
        (self.series, self.entries) = (vec![sample::series(), sample::colloquium()], sample::entries());
        self.entries.extend(sample::colloquium_entries());
        self.listed()
    }

    /// With a line from the past, as on opening.
    pub(super) fn resurfaced(self) -> Self {
        let now = self.model.now;
        let worth = resurface::worth_reading(&self.model.heads, now.date_naive());
        let read = |(why, head): &(Why, &Head)| self.entry(head.id).map(|entry| resurface::lines(*why, entry, now));
        let lines = resurface::in_turn(worth.iter().filter_map(read).flatten().collect());
        let line = resurface::next(&lines, None).expect("the sample has something from the past").clone();
        self.tell(Msg::Resurfaced(Box::new(line)))
    }

    /// The sample journal, on the day behind its last talk.
    pub(super) fn demo(mut self) -> Self {
        let (series, entries) = crate::operations::demo_journal().expect("the sample journal can be read");
        (self.series, self.entries) = (vec![series], entries);
        self.model.now = "2024-11-08T12:00:00+09:00".parse().expect("a moment");
        self.listed()
    }

    /// Presses a key.
    pub(super) fn key(self, key: Key) -> Self {
        self.tell(Msg::Key(key))
    }

    /// A journal with the talk of the README's tour, prepared and not begun.
    pub(super) fn talk_of_the_tour(mut self) -> Self {
        (self.series, self.entries) = (vec![sample::series()], vec![sample::tour()]);
        self.listed()
    }

    /// A journal with nothing in it.
    pub(super) fn empty(self) -> Self {
        self.listed()
    }

    /// The journal with a file that cannot be read.
    pub(super) fn damaged(mut self, damaged: Damaged) -> Self {
        self.damaged.push(damaged);
        self.listed()
    }

    /// The journal, its entries refused for writing.
    pub(super) fn read_only(mut self, reason: &str) -> Self {
        self.read_only = Some(reason.to_owned());
        self.journal()
    }

    /// From now on nothing is answered.
    pub(super) fn deaf(self) -> Self {
        Self { deaf: true, ..self }
    }

    fn listed(self) -> Self {
        let heads = self.entries.iter().map(Head::of).collect();
        let listing = Listing { series: self.series.clone(), heads, damaged: self.damaged.clone() };
        self.tell(Msg::Listed(Box::new(listing)))
    }

    /// Opens the selected week with a key of the list.
    pub(super) fn open(self, key: &str) -> Self {
        self.tell(Msg::Key(key.parse().expect("a key")))
    }

    /// Types: characters as they are, keys with a name in angle brackets.
    pub(super) fn keys(mut self, keys: &str) -> Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let key: Key = match named {
                Some((name, _)) => name.parse().expect("the name of a key"),
                None => first.to_string().parse().expect("a character"),
            };
            rest = named.map_or_else(|| &rest[first.len_utf8()..], |(_, behind)| behind);
            self = self.tell(Msg::Key(key));
        }
        self
    }

    /// Lets seconds pass.
    pub(super) fn after(mut self, seconds: i64) -> Self {
        self.model.now += Duration::seconds(seconds);
        self.tell(Msg::Tick)
    }

    /// Something to be read.
    pub(super) fn notice(mut self) -> Self {
        let lines = [
            "/home/jiho/.config/seminote/config.toml",
            "",
            "line 4: there is no command \"nxt-word\"; did you mean \"next-word\"?",
            "line 9: quit: terminals send Tab for Ctrl-I; bind another key",
            "",
            "What is wrong is left out; everything else is in force.",
        ];
        let lines = lines.map(str::to_owned).to_vec();
        let title = "The configuration has mistakes".to_owned();
        self.model.overlays.push(Overlay::Notice(Notice { title, lines, top: 0 }));
        self
    }

    /// Tells the program something, and answers what it asks for.
    pub(super) fn tell(mut self, message: Msg) -> Self {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            let now = self.model.now;
            let effects = update(&mut self.model, message, now);
            layout(&mut self.model, self.size);
            if !self.deaf {
                messages.extend(effects.into_iter().rev().filter_map(|effect| self.answer(&effect)));
            }
        }
        self
    }

    fn answer(&mut self, effect: &Effect) -> Option<Msg> {
        match *effect {
            Effect::List => {
                let heads = self.entries.iter().map(Head::of).collect();
                let (series, damaged) = (self.series.clone(), self.damaged.clone());
                Some(Msg::Listed(Box::new(Listing { series, heads, damaged })))
            }
            Effect::Open { id, then } => {
                let entry = self.entry(id)?.clone();
                let read_only = self.read_only.clone();
                Some(Msg::Opened(Box::new(Opened { entry, read_only, recovered: None, carets: Vec::new(), then })))
            }
            Effect::Preview(id) => Some(Msg::Previewed(Box::new(self.entry(id)?.clone()))),
            Effect::Record { number, .. } => {
                self.recorded = number;
                Some(Msg::Recorded(number))
            }
            Effect::Fold => {
                let open = self.model.open.as_ref()?.entry.clone();
                let kept = self.entries.iter_mut().find(|entry| entry.id == open.id)?;
                *kept = open;
                Some(Msg::Folded(self.recorded))
            }
            Effect::ReadBoard { generation, ref of } => {
                let is_wanted = |entry: &&Entry| of.as_ref().is_none_or(|of| of.contains(&entry.id));
                let board = Ok(Box::new(Board::of(self.entries.iter().filter(is_wanted), self.model.now)));
                Some(Msg::BoardRead { generation, of: of.clone(), board })
            }
            Effect::WorkOutRenaming { ref rename, .. } => {
                let mut renaming = Renaming::new((**rename).clone());
                self.entries.iter().for_each(|entry| renaming.add(entry));
                Some(Msg::Renaming(Ok(Box::new(renaming))))
            }
            Effect::ListTrash => Some(Msg::Trashed { entries: sample::deleted(), damaged: 0 }),
            Effect::ListVersions(id) => Some(Msg::Versions(id, sample::versions(self.entry(id)?))),
            Effect::KeepVersion(ref then) => Some(Msg::VersionKept(then.clone())),
            Effect::Search { generation, ref query, ref open, .. } => {
                let found = crate::app::tests::found(&self.entries, query, open.as_deref(), self.model.now);
                Some(Msg::Found { generation, found: Ok(found) })
            }
            Effect::ReadEarlier(id) => Some(Msg::Earlier(Box::new(self.entry(id)?.clone()))),
            Effect::Check { generation, ref entry, ref heads } => {
                let series = self.series.iter().find(|series| series.slug == entry.series)?;
                let author = author_of(entry, series, &self.model.config.author);
                let document = Document::of(entry, series, &self.model.config.author);
                let pages = Some(2);
                let checked = Checked { entry, series, author: &author, document: &document, heads, pages };
                Some(Msg::Checked { generation, findings: Ok(checked.findings()) })
            }
            Effect::CountPages { generation, .. } => Some(Msg::Pages { generation, pages: Ok(2) }),
            _ => None,
        }
    }

    fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Draws a frame.
    pub(super) fn draw(&self) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(self.size.width, self.size.height)).expect("a terminal");
        terminal.draw(|frame| draw_into(frame, &self.model, &self.theme)).expect("a frame");
        terminal
    }

    /// Where the terminal's cursor is, when it is shown.
    pub(super) fn caret(&self) -> Option<Position> {
        let mut terminal = self.draw();
        // A hidden cursor stays in the corner, where no caret of these screens ever stands.
        let position = terminal.backend_mut().get_cursor_position().expect("a position");
        Some(position).filter(|position| *position != Position::ORIGIN)
    }

    pub(super) fn symbol(&self, x: u16, y: u16) -> String {
        self.draw().backend().buffer()[(x, y)].symbol().to_owned()
    }

    pub(super) fn text(&self) -> String {
        text(&self.draw())
    }

    /// Whether there is no colour, and no attribute but bold, underlined and reversed.
    pub(super) fn is_plain(&self) -> bool {
        let plain = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        let terminal = self.draw();
        let mut cells = terminal.backend().buffer().content().iter();
        cells.all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset && plain.contains(cell.modifier))
    }
}

/// Draws a model into a frame of ratatui's.
pub(super) fn draw_into(frame: &mut Frame<'_>, model: &Model, theme: &Theme) {
    let (width, height) = (frame.area().width, frame.area().height);
    let mut picture = Picture::default();
    view(model, theme, Size { width, height }, &mut picture);
    for (y, row) in (0..).zip(picture.rows()) {
        row.paint(frame.buffer_mut(), y, theme);
    }
    if let Some(caret) = picture.caret() {
        frame.set_cursor_position(caret);
    }
}

/// The rows of the screen, without the blanks at their ends.
fn text(terminal: &Terminal<TestBackend>) -> String {
    let buffer = terminal.backend().buffer();
    let mut rows = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += crate::ui::canvas::width(symbol).max(1);
        }
        rows.push_str(row.trim_end());
        rows.push('\n');
    }
    rows
}

/// A number that changes when any cell looks different: FNV-1a over the styles.
fn styles(terminal: &Terminal<TestBackend>) -> u64 {
    let mut words = String::new();
    for cell in terminal.backend().buffer().content() {
        write!(words, "{:?}{:?}{:?};", cell.fg, cell.bg, cell.modifier).expect("a string takes it");
    }
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Screen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terminal = self.draw();
        let caret = self.caret().map_or("hidden".to_owned(), |caret| format!("{},{}", caret.x, caret.y));
        write!(formatter, "{}caret {caret}\nstyles {:016x}", text(&terminal), styles(&terminal))
    }
}
