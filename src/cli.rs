//! The command line: reads what is asked for, has it done by the operations, prints what came of it, or returns the request to
//! open the program.
//!
//! Results go to standard output, messages to standard error, both without colour but for the lines of a difference on a
//! terminal. The exit status is 0 when it was done, 1 when
//! it failed, 2 for a wrong usage. It must not know how the program on the screen works.

mod about;
mod arguments;
mod check;
mod doctor;
mod error;
mod export;
mod form;
mod import;
mod list;
mod manual;
mod output;
mod past;
mod search;
mod series;
mod stats;
mod write;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;

use crate::journal::{Moment, Slug};
#[cfg(feature = "pdf")]
use crate::operations::typeset_for_parent;
use crate::operations::{Start, World};
use arguments::{Arguments, Command};
use error::CliError;
use output::Output;

/// What is left to do when the command line has been read.
pub enum Outcome {
    /// Nothing.
    Exit(ExitCode),
    /// Opening the program.
    Open(Box<Request>),
}

/// The request to open the program.
pub struct Request {
    /// The journal and the settings.
    pub world: World,
    /// Where it opens.
    pub start: Start,
}

/// What a command is carried out with.
struct Context<'a> {
    world: World,
    series: Option<Slug>,
    now: Moment,
    output: &'a mut Output,
}

/// Does what the arguments ask for; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let mut output = Output::standard();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Who asks for nothing need not wait until all that could be asked for is told to the parser.
    let parsed = if arguments.len() == 1 { Ok(Arguments::default()) } else { Arguments::try_parse_from(arguments) };
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Exit(output.usage(&error)),
    };
    let done = carry_out(arguments, &mut output).and_then(|request| output.flush().map(|()| request));
    match done {
        Ok(None) => Outcome::Exit(ExitCode::SUCCESS),
        Ok(Some(request)) => Outcome::Open(Box::new(request)),
        Err(error) => Outcome::Exit(Output::failed(&error)),
    }
}

/// Says what is to be known after the program on the screen has ended, and gives its exit status.
#[must_use]
pub fn ended(code: ExitCode, messages: &[String]) -> ExitCode {
    for message in messages {
        Output::message(message);
    }
    code
}

/// Says why the program on the screen failed, and gives the exit status for it.
#[must_use]
pub fn failed(error: &anyhow::Error) -> ExitCode {
    Output::message(format_args!("error: {error:#}"));
    ExitCode::FAILURE
}

fn carry_out(arguments: Arguments, output: &mut Output) -> Result<Option<Request>, CliError> {
    let Arguments { data_dir, config, series, command } = arguments;
    match command {
        Some(Command::Completions { shell }) => return about::completions(shell, output).map(|()| None),
        Some(Command::Man) => return manual::print(output).map(|()| None),
        #[cfg(feature = "pdf")]
        Some(Command::Typeset) => {
            typeset_for_parent(std::io::stdin().lock(), std::io::stdout().lock()).map_err(CliError::Output)?;
            return Ok(None);
        }
        _ => {}
    }
    let world = World::find(data_dir.as_deref(), config.as_deref(), &|name| std::env::var_os(name))?;
    let now = chrono::Local::now().fixed_offset();
    if let (Some(path), Some(_)) = (&config, &command)
        && !path.exists()
    {
        Output::message(format_args!("note: there is no file {}; the defaults are in force", path.display()));
    }
    if let Err(error) = world.store.finish_batches(now) {
        Output::message(format_args!("warning: not all entries of an import that was cut off could be made: {error}"));
    }
    let mut context = Context { world, series, now, output };
    let start = match command {
        None => {
            require_terminal()?;
            Some(Start::Weeks)
        }
        Some(Command::Live(announced)) => {
            require_terminal()?;
            Some(context.live(announced)?)
        }
        Some(Command::Demo { directory }) => context.demo(directory)?,
        Some(command) => {
            context.print(command)?;
            None
        }
    };
    Ok(start.map(|start| Request { world: context.world, start }))
}

impl Context<'_> {
    /// The commands that print and are done.
    fn print(&mut self, command: Command) -> Result<(), CliError> {
        match command {
            Command::Add { week, text, json } => self.add(week.as_ref(), &text, json),
            Command::List { json } => self.list(json),
            Command::Show { week, json } => self.show(&week, json),
            Command::Questions { open, json } => self.questions(open, json),
            Command::Followups { open, json } => self.follow_ups(open, json),
            Command::Stats { json } => self.stats(json),
            Command::Search(options) => self.search(&options),
            Command::Export(options) => self.export(&options),
            Command::Check { weeks, json } => self.check(&weeks, json),
            Command::Import(options) => self.import(options),
            Command::HandIn { week, date, json } => self.hand_in(&week, date, json),
            Command::Series { action } => self.series(action),
            Command::Trash { action } => self.trash(action),
            Command::Versions { action } => self.versions(action),
            Command::Doctor { repair, json } => self.doctor(repair, json),
            Command::Keys { json } => self.keys(json),
            Command::Config { json } => self.config(json),
            // Done before: they need no journal, or open the program.
            Command::Live(_) | Command::Demo { .. } | Command::Completions { .. } | Command::Man => Ok(()),
            #[cfg(feature = "pdf")]
            Command::Typeset => Ok(()),
        }
    }

    /// Says what is wrong with the configuration.
    fn mention_problems(&mut self) {
        let path = self.world.locations.config.clone();
        for problem in &self.world.problems {
            Output::message(format_args!("warning: {}: {problem}", path.display()));
        }
    }
}

fn is_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn require_terminal() -> Result<(), CliError> {
    if is_terminal() { Ok(()) } else { Err(CliError::NoTerminal) }
}
