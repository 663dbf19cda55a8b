//! The manual page: the program and all its commands on one page, made of their help. It must not know what they do.

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::CliError;
use super::arguments::Arguments;
use super::output::Output;

pub(super) fn print(output: &mut Output) -> Result<(), CliError> {
    output.bytes(&page().map_err(CliError::Output)?)
}

fn page() -> std::io::Result<Vec<u8>> {
    let program = Arguments::command();
    let mut page = Vec::new();
    let man = Man::new(program.clone()).manual("Seminote");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    examples(&program, &mut page)?;
    about(&mut page)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        commands(command, "seminote", &mut page)?;
    }
    Ok(page)
}

/// A section for a command, and one for each of those below it. Options of all commands stand with the program's own.
fn commands(command: &Command, above: &str, page: &mut Vec<u8>) -> std::io::Result<()> {
    let name = format!("{above} {}", command.get_name());
    let command = command.clone().bin_name(&name).disable_help_flag(true);
    let mut heading = Roff::new();
    heading.control("SH", [name.to_uppercase().as_str()]);
    heading.to_writer(page)?;
    let man = Man::new(command.clone());
    let mut below = Vec::new();
    man.render_description_section(&mut below)?;
    man.render_synopsis_section(&mut below)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(&mut below)?;
    }
    // Without a heading of its own, the description stands right below the name.
    let below = String::from_utf8_lossy(&below).replace(".SH DESCRIPTION\n", "").replace("\n.SH ", "\n.SS ");
    page.extend_from_slice(below.as_bytes());
    examples(&command, page)?;
    command.get_subcommands().try_for_each(|below| commands(below, &name, page))
}

/// What holds for every command.
fn about(page: &mut Vec<u8>) -> std::io::Result<()> {
    let sections = [
        (
            "EXIT STATUS",
            &[("0", "It was done."), ("1", "It failed; standard error says why."), ("2", "Wrong usage.")][..],
        ),
        (
            "ENVIRONMENT",
            &[
                ("SEMINOTE_DATA_DIR", "Directory of the journal."),
                ("SEMINOTE_CONFIG", "File of the configuration."),
                ("NO_COLOR", "When set, the journal opens without colours."),
                ("LC_ALL, LC_CTYPE, LANG", "Where another encoding than UTF-8 is named, signs are drawn in ASCII."),
            ],
        ),
    ];
    let mut roff = Roff::new();
    for (heading, rows) in sections {
        roff.control("SH", [heading]);
        for (name, meaning) in rows.iter().copied() {
            roff.control("TP", []).text([bold(name)]).text([roman(meaning)]);
        }
    }
    roff.to_writer(page)
}

/// The examples, line by line as the help has them.
fn examples(command: &Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(help) = command.get_after_help() else { return Ok(()) };
    let mut section = Roff::new();
    section.control("PP", []);
    section.control("nf", []);
    for line in help.to_string().lines() {
        section.text([roman(line)]);
    }
    section.control("fi", []);
    section.to_writer(page)
}

#[cfg(test)]
mod tests;
