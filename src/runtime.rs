//! The program while it runs: wait, update, carry effects out, lay out, draw.
//!
//! It owns the terminal, the threads and the clock. What keys and answers mean is not its business: see
//! [`update`](crate::app::update). The main thread reads input and draws; the `keeper` thread owns the open entry on disk; the
//! `worker` thread does what takes its time; the `searcher` thread holds the texts that are searched.

mod carets;
mod clock;
mod editor;
mod exporter;
mod input;
mod keeper;
mod memory;
mod program;
mod rescue;
mod resurface;
mod searcher;
mod terminal;
mod wake;
mod worker;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::operations::{Start, World};

use program::Program;
use terminal::Terminal;

/// How the program ended, its terminal given back.
#[derive(Debug)]
pub struct Ended {
    /// The exit status.
    pub code: ExitCode,
    /// What is to be printed now, a sentence or more each.
    pub messages: Vec<String>,
}

/// Opens the program and runs it until the user leaves it or a signal ends it. After a panic of any thread the terminal is given
/// back and the text written all the same, with status 101.
///
/// # Errors
/// When the terminal cannot be taken over.
pub fn run(world: World, start: Start) -> anyhow::Result<Ended> {
    let terminal = Terminal::take()?;
    let mut program = Program::new(world, terminal)?;
    let result = catch_unwind(AssertUnwindSafe(|| program.run(start)));
    let ended = program.end(result.is_err());
    result.unwrap_or(Ok(()))?;
    Ok(ended)
}
