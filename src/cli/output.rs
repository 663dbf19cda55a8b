//! Where a command prints: results to standard output, messages to standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::error::CliError;
use crate::config::{Appearance, Environment, ThemeSettings};

/// What a line of a result is, where it is seen in colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Like any other line.
    Plain,
    /// A heading.
    Strong,
    /// Where something stands.
    Place,
    /// What matches what was looked for.
    Found,
    /// What is no longer there.
    Gone,
    /// What was not there before.
    Come,
}

impl Paint {
    /// The parameter of the terminal's command to look like this (ECMA-48, "select graphic rendition"); none for no command.
    fn parameter(self) -> Option<u8> {
        match self {
            Self::Plain => None,
            // The same, and never on one line.
            Self::Strong | Self::Found => Some(1),
            Self::Place => Some(36),
            Self::Gone => Some(31),
            Self::Come => Some(32),
        }
    }
}

/// Standard output and standard error.
pub(super) struct Output {
    results: BufWriter<Stdout>,
    is_terminal: bool,
}

impl Output {
    pub(super) fn standard() -> Self {
        Self { results: BufWriter::new(io::stdout()), is_terminal: io::stdout().is_terminal() }
    }

    /// Whether results are seen on a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// A line of a result.
    pub(super) fn line(&mut self, line: impl Display) -> Result<(), CliError> {
        let line = format!("{}\n", shown(line.to_string(), self.is_terminal));
        self.bytes(line.as_bytes())
    }

    /// A line of a result, in colours where it is seen on a terminal that shows them.
    pub(super) fn painted(&mut self, paint: Paint, line: &str) -> Result<(), CliError> {
        self.pieces(&[(paint, line)])
    }

    /// The same of a line in pieces.
    pub(super) fn pieces(&mut self, pieces: &[(Paint, &str)]) -> Result<(), CliError> {
        let colour = self.is_terminal && has_colours(&|name| std::env::var_os(name));
        let piece =
            |(paint, text): &(Paint, &str)| painted(*paint, &shown((*text).to_owned(), self.is_terminal), colour);
        let line: String = pieces.iter().map(piece).collect();
        self.bytes(format!("{line}\n").as_bytes())
    }

    /// A result as it is.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.results.write_all(bytes).map_err(CliError::Output)
    }

    /// A result for other programs.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), CliError> {
        let mut text = serde_json::to_string_pretty(value)?;
        text.push('\n');
        self.bytes(text.as_bytes())
    }

    pub(super) fn flush(&mut self) -> Result<(), CliError> {
        self.results.flush().map_err(CliError::Output)
    }

    /// A message. Where standard error is closed there is nobody to tell.
    pub(super) fn message(message: impl Display) {
        let message = shown(message.to_string(), io::stderr().is_terminal());
        drop(writeln!(io::stderr(), "{message}"));
    }

    /// Prints help to standard output, a mistake in the arguments to standard error.
    pub(super) fn usage(&mut self, error: &clap::Error) -> ExitCode {
        let printed = if error.use_stderr() {
            Self::message(error.render().to_string().trim_end());
            Ok(())
        } else {
            self.bytes(error.render().to_string().as_bytes()).and_then(|()| self.flush())
        };
        match printed {
            Ok(()) => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)),
            Err(error) => Self::failed(&error),
        }
    }

    /// Says why a command failed, and gives its exit status. Who has closed the pipe wants no more, and that is no failure.
    pub(super) fn failed(error: &CliError) -> ExitCode {
        if matches!(error, CliError::Output(error) if error.kind() == ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        Self::message(format_args!("error: {error}"));
        if matches!(error, CliError::Usage(_) | CliError::Query { .. }) { ExitCode::from(2) } else { ExitCode::FAILURE }
    }
}

/// A terminal gets no control characters of the user's texts and file names, which it might obey.
fn shown(text: String, on_terminal: bool) -> String {
    let is_command = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if on_terminal { text.replace(is_command, "\u{fffd}") } else { text }
}

/// Whether a terminal shows colours and the user wants them.
fn has_colours(environment: Environment<'_>) -> bool {
    let is_dumb = environment("TERM").is_some_and(|terminal| terminal == "dumb");
    !is_dumb && Appearance::new(ThemeSettings::default(), environment).colour
}

fn painted(paint: Paint, line: &str, colour: bool) -> String {
    match paint.parameter().filter(|_| colour) {
        Some(parameter) => format!("\u{1b}[{parameter}m{line}\u{1b}[0m"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_show_them_and_people_who_want_them() {
        for (name, value, expected) in
            [("OTHER", "", true), ("NO_COLOR", "1", false), ("NO_COLOR", "", true), ("TERM", "dumb", false)]
        {
            let environment = |asked: &str| (asked == name).then(|| value.into());
            assert_eq!(has_colours(&environment), expected, "{name}={value}");
        }
        assert_eq!(painted(Paint::Gone, "-a", true), "\u{1b}[31m-a\u{1b}[0m");
        assert_eq!(painted(Paint::Plain, " a", true), " a");
        assert_eq!(painted(Paint::Gone, "-a", false), "-a");
    }

    #[test]
    fn a_terminal_gets_marks_for_what_it_might_obey() {
        let text = "\u{1b}[2Jgone\u{9b}31m\r\u{7}\ttab";
        assert_eq!(shown(text.to_owned(), true), "\u{fffd}[2Jgone\u{fffd}31m\u{fffd}\u{fffd}\ttab");
        assert_eq!(shown(text.to_owned(), false), text);
    }
}
