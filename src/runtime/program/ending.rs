//! How the program ends: closed, by a signal, without its terminal or after a panic; the text is on disk or in another place first.

use std::process::ExitCode;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::threads::Threads;
use super::{Program, SIGNALLED};
use crate::app::Effect;
use crate::operations::World;
use crate::runtime::Ended;
use crate::runtime::clock::now;
use crate::runtime::keeper::Answer;
use crate::runtime::rescue::write_shown;

/// How long the end of the program waits for a disk that does not answer. What is not in the journal by then goes to another place.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is said of such a disk.
const NO_ANSWER: &str = "the disk does not answer";

/// Exit status of a program that panicked, as Rust's own.
const PANICKED: u8 = 101;

/// The number of the signal for a terminal that is gone.
const HANGUP: u8 = 1;

impl Program {
    /// Gives the terminal back. After a panic, of whichever thread, it sees to it that the text is on disk.
    pub(in crate::runtime) fn end(mut self, panicked: bool) -> Ended {
        // Those that were not started answer nobody.
        self.threads = Threads::default();
        if panicked {
            self.exit = PANICKED;
            // The keeper does what it was asked for, and closes.
            drop(std::mem::replace(&mut self.keeper, mpsc::channel().0));
            while !self.closed && !self.broken {
                match self.answers.recv_timeout(PATIENCE) {
                    Ok(Answer::Message(_)) => {}
                    Ok(Answer::Closed(failure)) => self.close(failure.as_deref()),
                    Ok(Answer::Broken) => self.broken = true,
                    Err(_) => self.close(Some(NO_ANSWER)),
                }
            }
        }
        if self.broken
            && let Some(open) = self.model.open.as_deref().filter(|open| open.read_only.is_none())
            && let Err(error) = write_shown(&self.shared.world().store, &open.entry, now())
        {
            self.rescue(&error.to_string());
        }
        if self.broken || panicked {
            self.exit = PANICKED;
            self.farewell.push("An error in the program ended it. Please report what you did.".to_owned());
        }
        Ended { code: ExitCode::from(self.exit), messages: self.farewell }
    }

    /// The terminal is gone: everything is written and closed.
    pub(super) fn hung_up(&mut self) -> anyhow::Result<()> {
        if self.exit == 0 {
            self.exit = SIGNALLED + HANGUP;
        }
        // It may be gone before the first frame.
        self.threads.start()?;
        self.carry_out(vec![Effect::Quit { anyway: true }])
    }

    /// Waits until everything is closed, but no longer than anybody would.
    pub(super) fn wait_for_the_end(&mut self) -> anyhow::Result<()> {
        let until = Instant::now() + PATIENCE;
        while !self.closed {
            match self.answers.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(answer) => self.take(answer)?,
                Err(_) => self.close(Some(NO_ANSWER)),
            }
        }
        Ok(())
    }

    /// The program ends. Whoever is ended by a signal is asked nothing, so what could not be closed is written to another place.
    pub(super) fn close(&mut self, failure: Option<&str>) {
        if let Some(reason) = failure.filter(|_| self.exit > 0 && !self.closed) {
            self.rescue(reason);
        }
        self.closed = true;
    }

    /// Writes the open entry whole into the first place that takes it, and says where.
    fn rescue(&mut self, reason: &str) {
        let Some(open) = &self.model.open else { return };
        let places = [self.state.join("rescued"), std::env::temp_dir()];
        let rescued = places.iter().find_map(|place| World::rescue(&open.entry, place, now()).ok());
        let what = match rescued {
            Some(paths) => self.model.whereabouts(&paths),
            None => "It could be written nowhere else either; the next start brings back what the recovery log has."
                .to_owned(),
        };
        self.farewell.push(format!("Not everything of {} is in the journal: {reason}. {what}", open.name()));
    }
}
