//! Where a command prints: results to standard output, messages to standard error.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::error::CliError;

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
        if matches!(error, CliError::Usage(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
    }
}

/// A terminal gets no control characters of the user's texts and file names, which it might obey.
fn shown(text: String, on_terminal: bool) -> String {
    let is_command = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if on_terminal { text.replace(is_command, "\u{fffd}") } else { text }
}
