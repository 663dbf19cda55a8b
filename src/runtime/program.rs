//! The loop on the main thread.

mod ending;
mod threads;

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;

use crate::app::layout::layout;
use crate::app::{Effect, Model, Msg, Notice, Overlay, Status, Then, update};
use crate::config::Appearance;
use crate::operations::{Start, World};
use crate::review::Resurfaced;
use crate::ui::Theme;

use super::carets::Carets;
use super::clock::now;
use super::editor;
use super::exporter::Exports;
use super::input::Input;
use super::keeper::Answer;
use super::resurface;
use super::searcher::Searches;
use super::terminal::Terminal;
use super::wake::{Waited, Wake};
use super::worker::{self, Shared};
use threads::{Ends, Threads};

/// How long a frame waits for the record of what it shows.
const RECORD: Duration = Duration::from_millis(50);

/// In a burst of input a frame is drawn no oftener.
const FRAME: Duration = Duration::from_millis(8);

/// Exit status of a program that a signal ended, less the signal's number.
const SIGNALLED: u8 = 128;

/// The program.
pub(super) struct Program {
    model: Model,
    theme: Theme,
    terminal: Terminal,
    wake: Wake,
    input: Input,
    threads: Threads,
    answers: Receiver<Answer>,
    keeper: Sender<Effect>,
    worker: Sender<Effect>,
    searches: Searches,
    exports: Exports,
    state: std::path::PathBuf,
    drawn: Instant,
    /// Whether the model may be another than on the screen.
    changed: bool,
    /// Set when everything is closed, or will not be.
    closed: bool,
    /// Set when the keeper panicked.
    broken: bool,
    shared: Shared,
    /// What is printed when the terminal is given back.
    farewell: Vec<String>,
    exit: u8,
}

impl Program {
    pub(super) fn new(world: World, terminal: Terminal) -> anyhow::Result<Self> {
        let environment = |name: &str| std::env::var_os(name);
        let theme = Theme::new(Appearance::new(world.config.theme, &environment));
        let mut model = Model::new(world.config.clone(), Terminal::size(), now());
        if !world.problems.is_empty() {
            model.overlays.push(Overlay::Notice(Notice {
                title: "The configuration has mistakes".to_owned(),
                lines: [world.locations.config.display().to_string(), String::new()]
                    .into_iter()
                    .chain(world.problems.iter().map(ToString::to_string))
                    .collect(),
                top: 0,
            }));
        }
        let wake = Wake::new()?;
        let (carets, state) = (Carets::of(&world.locations.state), world.locations.state.clone());
        let shared = Shared::new(world);
        let (threads, Ends { keeper, worker, searches, exports, answers }) = Threads::of(&shared, carets, &wake)?;
        Ok(Self {
            model,
            theme,
            terminal,
            wake,
            input: Input::default(),
            threads,
            answers,
            keeper,
            worker,
            searches,
            exports,
            state,
            drawn: Instant::now(),
            changed: true,
            closed: false,
            broken: false,
            shared,
            farewell: Vec::new(),
            exit: 0,
        })
    }

    /// Runs until everything is closed.
    pub(super) fn run(&mut self, start: Start) -> anyhow::Result<()> {
        if let Start::Live(id) = start {
            // In a talk nothing lies between the keys and the notes.
            if !std::mem::take(&mut self.model.overlays).is_empty() {
                let words = "The configuration has mistakes; `seminote config` lists them.";
                self.model.status = Some(Status::warning(words, self.model.now));
            }
            self.model.opening = true;
            self.carry_out(vec![Effect::Open { id, then: Then::Live }])?;
        }
        let line = if start == Start::Weeks { self.show_remembered()? } else { None };
        self.threads.start()?;
        self.carry_out(vec![Effect::BringBack, Effect::List])?;
        if let Some(line) = line {
            resurface::seen(&self.shared.world(), &line);
        }
        while !self.closed {
            self.take_what_came()?;
            let in_burst = self.wake.has_input() && self.drawn.elapsed() < FRAME;
            let is_due = self.changed && !in_burst;
            // Made while the keeper writes the record down, and sent when that is done: neither waits for the other.
            if is_due {
                self.compose();
            }
            self.wait_for_record()?;
            if is_due && self.changed && !self.closed {
                self.compose();
            }
            if is_due && !self.closed {
                self.send()?;
            }
            if !self.wake.has_input() && !self.closed {
                self.wait()?;
            }
        }
        Ok(())
    }

    /// The first frame, of what is known without a look at the journal's lists. Gives the line from the past that is in it.
    fn show_remembered(&mut self) -> anyhow::Result<Option<Resurfaced>> {
        let world = self.shared.world();
        let Some(remembered) = world.remembered(usize::from(self.model.layout.size.height)) else { return Ok(None) };
        let newest = remembered.newest.heads.first();
        let line = newest.and_then(|newest| resurface::chosen(&world, newest, now()));
        self.handle(Msg::Remembered(Box::new(remembered), line.clone().map(Box::new)))?;
        self.compose();
        self.send()?;
        Ok(line)
    }

    /// Makes the frame that shows the model, to be sent when what it shows is on record.
    fn compose(&mut self) {
        let size = self.model.layout.size;
        layout(&mut self.model, size);
        self.terminal.compose(&self.model, &self.theme);
        self.changed = false;
        self.drawn = Instant::now();
    }

    fn send(&mut self) -> anyhow::Result<()> {
        if self.terminal.send().is_err() {
            self.hung_up()?;
        }
        Ok(())
    }

    /// Handles signals, answers and input that are there.
    fn take_what_came(&mut self) -> anyhow::Result<()> {
        if let Some(signal) = self.wake.signal() {
            self.exit = SIGNALLED.saturating_add(signal);
            self.handle(Msg::Terminate)?;
        }
        while let Ok(answer) = self.answers.try_recv() {
            self.take(answer)?;
        }
        if self.wake.suspended() {
            self.suspend()?;
        }
        if self.wake.continued() {
            self.terminal.lend(|| ());
            self.handle(Msg::Resize(Terminal::size()))?;
        }
        if self.wake.resized() {
            self.handle(Msg::Resize(Terminal::size()))?;
        }
        let bytes = self.wake.read();
        if bytes.is_err() {
            self.hung_up()?;
        }
        for message in self.input.messages(&bytes.unwrap_or_default(), Instant::now()) {
            self.handle(message)?;
        }
        // A clock that was set back would let what is due soon wait for as long.
        let moment = now();
        if moment < self.model.now || self.model.deadline().is_some_and(|deadline| deadline <= moment) {
            self.handle(Msg::Tick)?;
        }
        Ok(())
    }

    fn take(&mut self, answer: Answer) -> anyhow::Result<()> {
        match answer {
            Answer::Message(message) => self.handle(message),
            Answer::Closed(failure) => {
                self.close(failure.as_deref());
                Ok(())
            }
            Answer::Broken => {
                (self.closed, self.broken) = (true, true);
                Ok(())
            }
        }
    }

    fn handle(&mut self, message: Msg) -> anyhow::Result<()> {
        self.changed |= !matches!(message, Msg::Recorded(_)) || self.model.record.shows_late();
        let effects = update(&mut self.model, message, now());
        self.carry_out(effects)
    }

    /// What is about to be shown is on record first, or the screen says that it is not.
    fn wait_for_record(&mut self) -> anyhow::Result<()> {
        let until = Instant::now() + RECORD;
        while !self.model.record.is_on_record() && !self.model.record.shows_late() && !self.closed {
            match self.answers.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(answer) => self.take(answer)?,
                Err(_) => self.handle(Msg::RecordLate)?,
            }
        }
        Ok(())
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        let of_model = self.model.deadline().map(|deadline| (deadline - now()).to_std().unwrap_or_default());
        let of_input = self.input.deadline().map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let limit = of_model.into_iter().chain(of_input).min();
        self.wake.about_to_wait();
        if let Ok(answer) = self.answers.try_recv() {
            return self.take(answer);
        }
        match self.wake.wait(limit) {
            Ok(Waited::Woken) => Ok(()),
            Ok(Waited::HungUp) | Err(_) => self.hung_up(),
        }
    }

    /// Stops the program until it is continued.
    fn suspend(&mut self) -> anyhow::Result<()> {
        self.terminal.lend(|| signal_hook::low_level::emulate_default_handler(SIGTSTP))?;
        // Told by this as well, and done.
        self.wake.continued();
        self.handle(Msg::Resize(Terminal::size()))
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Preview(_)
                | Effect::ReadBoard { .. }
                | Effect::WorkOutRenaming { .. }
                | Effect::ListVersions(_)
                | Effect::Resurface { .. }
                | Effect::Export { .. }
                | Effect::CountPages { .. }
                | Effect::ReadEarlier(_)
                | Effect::Check { .. }
                | Effect::OpenFile(_)
                | Effect::CopyReport { .. }
                | Effect::Rescue { .. }
                | Effect::ReadClipboard => {
                    self.worker.send(effect)?;
                }
                Effect::ExportAll { .. } | Effect::StopExport => self.exports.send(effect)?,
                Effect::Search { .. } => self.searches.send(effect)?,
                Effect::Copy(ref text) => {
                    if !worker::has_display() {
                        Terminal::tell(CopyToClipboard::to_clipboard_from(text));
                    }
                    self.worker.send(effect)?;
                }
                Effect::Redraw => self.terminal.redraw(),
                Effect::Suspend => self.suspend()?,
                Effect::EditOutside { field, text } => {
                    let state = self.state.clone();
                    let message = self.terminal.lend(|| self.wake.while_lent(|| editor::edit(field, &text, &state)));
                    let size = Terminal::size();
                    self.handle(Msg::Resize(size))?;
                    self.handle(message)?;
                }
                Effect::TellAtEnd(words) => self.farewell.push(words),
                Effect::Quit { anyway: true } => {
                    self.ask(effect);
                    self.wait_for_the_end()?;
                }
                other => self.ask(other),
            }
        }
        Ok(())
    }

    /// Asks the keeper for something, which has no use any more when it has closed everything.
    fn ask(&mut self, job: Effect) {
        if self.keeper.send(job).is_err() {
            let answers: Vec<Answer> = self.answers.try_iter().collect();
            for answer in answers {
                if let Answer::Closed(failure) = answer {
                    self.close(failure.as_deref());
                }
            }
            // Gone without a word it has panicked.
            self.broken |= !self.closed;
            self.closed = true;
        }
    }
}

/// The signal that stops a process as `Ctrl-Z` does in a shell.
const SIGTSTP: i32 = signal_hook::consts::SIGTSTP;
