//! Where a command prints: results to standard output, messages to standard error.

use std::borrow::Cow;
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
    brush: Brush,
}

/// How lines of results are written where they are seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brush {
    is_terminal: bool,
    colour: bool,
}

impl Output {
    pub(super) fn standard() -> Self {
        let is_terminal = io::stdout().is_terminal();
        let colour = is_terminal && has_colours(&|name| std::env::var_os(name));
        Self { results: BufWriter::new(io::stdout()), brush: Brush { is_terminal, colour } }
    }

    /// Whether results are seen on a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.brush.is_terminal
    }

    /// How lines are written there, for those that are many.
    pub(super) fn brush(&self) -> Brush {
        self.brush
    }

    /// A line of a result.
    pub(super) fn line(&mut self, line: impl Display) -> Result<(), CliError> {
        self.painted(Paint::Plain, &line.to_string())
    }

    /// A line of a result, in colours where it is seen on a terminal that shows them.
    pub(super) fn painted(&mut self, paint: Paint, line: &str) -> Result<(), CliError> {
        let mut painted = String::with_capacity(line.len() + 1);
        self.brush.paint(&mut painted, paint, line);
        painted.push('\n');
        self.bytes(painted.as_bytes())
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
        let message = message.to_string();
        drop(writeln!(io::stderr(), "{}", shown(&message, io::stderr().is_terminal())));
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

impl Brush {
    /// Writes a piece of a line behind others.
    pub(super) fn paint(self, line: &mut String, paint: Paint, piece: &str) {
        let piece = shown(piece, self.is_terminal);
        match paint.parameter().filter(|_| self.colour) {
            Some(parameter) => line.extend([&format!("\u{1b}[{parameter}m"), piece.as_ref(), "\u{1b}[0m"]),
            None => line.push_str(&piece),
        }
    }
}

/// A terminal gets no control characters of the user's texts and file names, which it might obey.
fn shown(text: &str, on_terminal: bool) -> Cow<'_, str> {
    let is_command = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if on_terminal { text.replace(is_command, "\u{fffd}").into() } else { text.into() }
}

/// Whether a terminal shows colours and the user wants them.
fn has_colours(environment: Environment<'_>) -> bool {
    let is_dumb = environment("TERM").is_some_and(|terminal| terminal == "dumb");
    !is_dumb && Appearance::new(ThemeSettings::default(), environment).colour
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
        for (colour, expected) in [(true, " a\u{1b}[31m-a\u{1b}[0m"), (false, " a-a")] {
            let mut line = String::new();
            let brush = Brush { is_terminal: true, colour };
            brush.paint(&mut line, Paint::Plain, " a");
            brush.paint(&mut line, Paint::Gone, "-a");
            assert_eq!(line, expected);
        }
    }

    #[test]
    fn a_terminal_gets_marks_for_what_it_might_obey() {
        let text = "\u{1b}[2Jgone\u{9b}31m\r\u{7}\ttab";
        assert_eq!(shown(text, true), "\u{fffd}[2Jgone\u{fffd}31m\u{fffd}\u{fffd}\ttab");
        assert_eq!(shown(text, false), text);
    }
}
