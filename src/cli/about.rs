//! `keys`, `config`, `demo`, `completions`: about the program itself.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_complete::Shell;

use super::arguments::Arguments;
use super::form::{ConfigForm, KeyForm};
use super::output::Output;
use super::{CliError, Context, is_terminal};
use crate::command::{Command, Place};
use crate::config::EXAMPLE;
use crate::journal::EntryId;
use crate::operations::Start;

impl Context<'_> {
    pub(super) fn keys(&mut self, json: bool) -> Result<(), CliError> {
        self.mention_problems();
        let keymap = self.world.config.keymap.clone();
        let keys = |command| keymap.keys(command).iter().map(ToString::to_string).collect::<Vec<_>>();
        if json {
            let form = |command: Command| KeyForm {
                command: command.name(),
                title: command.title(),
                places: command.places().map(Place::title).collect(),
                keys: keys(command),
            };
            return self.output.json(&Command::all().map(form).collect::<Vec<_>>());
        }
        let mut first = true;
        for place in Place::ALL {
            let commands: Vec<Command> =
                Command::all().filter(|command| command.places().next() == Some(place)).collect();
            if commands.is_empty() {
                continue;
            }
            let gap = if first { "" } else { "\n" };
            first = false;
            self.output.line(format_args!("{gap}{}", place.title()))?;
            for command in commands {
                let line = format!("  {:<28} {:<26} {}", keys(command).join(", "), command.name(), command.title());
                self.output.line(line)?;
            }
        }
        Ok(())
    }

    pub(super) fn config(&mut self, json: bool) -> Result<(), CliError> {
        let path = self.world.locations.config.clone();
        let exists = path.exists();
        if json {
            let settings = self.world.config.to_json();
            return self.output.json(&ConfigForm::of(&path, exists, settings, &self.world.problems));
        }
        self.mention_problems();
        self.output.line(format_args!("# {}", path.display()))?;
        if exists {
            return self.output.line(self.world.config.to_toml().trim_end());
        }
        Output::message("there is no such file yet: this is an example of what may stand in it");
        self.output.bytes(EXAMPLE.as_bytes())
    }

    /// Makes the sample journal, and opens it where there is a terminal.
    pub(super) fn demo(&mut self, directory: Option<PathBuf>) -> Result<Option<Start>, CliError> {
        let fresh = || std::env::temp_dir().join(format!("seminote-demo-{}", EntryId::new(self.now).short()));
        let directory = directory.unwrap_or_else(fresh);
        self.world = self.world.demo(&directory, self.now)?;
        if is_terminal() {
            Output::message(format_args!("the sample journal is in {}", directory.display()));
            return Ok(Some(Start::Weeks));
        }
        self.output.line(directory.display())?;
        Ok(None)
    }
}

pub(super) fn completions(shell: Shell, output: &mut Output) -> Result<(), CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "seminote", &mut script);
    output.bytes(&script)
}
