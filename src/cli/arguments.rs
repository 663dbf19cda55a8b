//! The arguments of every command, with their help. Completions and the manual page are made of the same.

mod options;
mod past;
mod series;
mod values;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

pub(super) use options::{ExportOptions, ImportOptions, LiveOptions, SearchOptions};
pub(super) use past::{TrashAction, VersionsAction};
pub(super) use series::{SeriesAction, SeriesOptions};
use values::date;

use crate::journal::Slug;
use crate::operations::{Week, Weeks};

/// A terminal journal for seminar notes: typed live, looked back on, handed in as a report.
///
/// Without a command it opens the journal.
#[derive(Default, Parser)]
#[command(
    name = "seminote",
    version,
    color = ColorChoice::Never,
    disable_help_subcommand = true,
    after_help = "Examples:\n  seminote                                   open the journal\n  seminote live --title 'The Qwen models'    write notes of the talk that begins now\n  seminote export latest --format pdf        make a report of it"
)]
pub(super) struct Arguments {
    /// Directory of the journal, instead of the user's data directory or SEMINOTE_DATA_DIR.
    #[arg(long, global = true, value_name = "DIRECTORY")]
    pub data_dir: Option<PathBuf>,
    /// Configuration, instead of the user's config.toml or SEMINOTE_CONFIG.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Short name of the series that is meant, instead of the one with the newest entry.
    #[arg(long, global = true, value_name = "SLUG")]
    pub series: Option<Slug>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Open today's entry, made if missing, with its clock running.
    #[command(
        after_help = "Example:\n  seminote live --title 'The Qwen models' --speaker 'Junyang Lin' --affiliation 'Qwen team'"
    )]
    Live(LiveOptions),
    /// Append lines to the notes: of the running talk, else of today, else the newest.
    #[command(
        after_help = "Examples:\n  seminote add '? how large is the data set'\n  seminote add -w 2 '[ ] read the paper'\n  seminote add - < lines.txt"
    )]
    Add {
        /// Week to add to: a number, latest, or the eight digits of an id.
        #[arg(short = 'w', long = "week", value_name = "WEEK")]
        week: Option<Week>,
        /// The line, its words joined by spaces; - reads lines from standard input.
        #[arg(required = true, allow_hyphen_values = true, value_name = "TEXT")]
        text: Vec<String>,
        /// Print JSON: entry, series, week, date, lines, at (the stamp in seconds), waiting (for the window it is open in).
        #[arg(long)]
        json: bool,
    },
    /// Print the entries, newest first.
    #[command(after_help = "Examples:\n  seminote list\n  seminote --series ai-seminar list --json")]
    List {
        /// Print JSON: a list of id, id8, series, week, date, title, speakers, tags, clock, handed_in, words, questions, follow_ups.
        #[arg(long)]
        json: bool,
    },
    /// Print notes, summary and reflection of a week.
    #[command(after_help = "Example:\n  seminote show 2")]
    Show {
        /// A number, latest, or the eight digits of an id.
        week: Week,
        /// Print JSON: a list of the entries as they stand in their files.
        #[arg(long)]
        json: bool,
    },
    /// Print the questions of all weeks with their answers.
    #[command(after_help = "Example:\n  seminote questions --open")]
    Questions {
        /// Only those without an answer.
        #[arg(long)]
        open: bool,
        /// Print JSON: a list of entry, series, week, date, line, at, text, mine, state (open, answered, unanswered), answers.
        #[arg(long)]
        json: bool,
    },
    /// Print the follow-ups of all weeks.
    #[command(after_help = "Example:\n  seminote followups --open")]
    Followups {
        /// Only those that are not done.
        #[arg(long)]
        open: bool,
        /// Print JSON: a list of entry, series, week, date, line, at, text, done, due, overdue.
        #[arg(long)]
        json: bool,
    },
    /// Print the term in figures: words, insights, questions, follow-ups, reports, and how each talk's notes spread.
    #[command(after_help = "Examples:\n  seminote stats\n  seminote stats --series ai-seminar --json")]
    Stats {
        /// Print JSON: a list of series, name, planned, talks, due, handed_in, words, insights, questions, follow_ups, speakers, tags,
        /// references, weeks (each with its figures and minutes).
        #[arg(long)]
        json: bool,
    },
    /// Find lines in all weeks.
    ///
    /// Words (all of them), "a phrase", -not, OR, ( ), /pattern/, and filters: week:2..5, from: and to: with a day, month or year,
    /// series:, speaker:, tag:, in:notes (title, speakers, tags, summary, reflection), is:question (mine, answered, open, unanswered,
    /// answer, insight, doubt, reference, quotation, section, follow-up, done, due, overdue, handed-in), has:notes (summary, reflection).
    /// What holds of lines (in:, is:) says in which of them the words are looked for.
    #[command(
        after_help = "Examples:\n  seminote search synthetic data\n  seminote search '\"training data\" -code week:2..5'\n  seminote search is:unanswered is:mine\n  seminote search --save mine is:unanswered is:mine"
    )]
    Search(SearchOptions),
    /// Write the reports of weeks into files.
    #[command(
        after_help = "Examples:\n  seminote export 2 --format pdf\n  seminote export 2-5,7 --format md -o reports\n  seminote export all --bound --format pdf\n  seminote export latest --format txt -o -"
    )]
    Export(ExportOptions),
    /// Look for what one would be ashamed to hand in; exit status 1 when anything is found.
    ///
    /// The name in brackets switches a check off: `seminote series edit --checks-off NAME,NAME`.
    #[command(after_help = "Examples:\n  seminote check latest\n  seminote check 2-5 --json")]
    Check {
        /// Numbers, latest, eight digits of an id, ranges such as 2-5, lists such as 2,4, or all.
        weeks: Weeks,
        /// Print JSON: a list of entry, series, week, date, check, message, field (notes, summary, reflection), line, column, text.
        #[arg(long)]
        json: bool,
    },
    /// Import reports (md, typ, txt, docx), notes, or entries exported as json: all files or none.
    #[command(
        after_help = "Examples:\n  seminote import week-2-report.md --reflection-from 8\n  seminote import notes.txt --as notes --date 2024-09-19"
    )]
    Import(ImportOptions),
    /// Mark the report of a week as handed in.
    #[command(after_help = "Example:\n  seminote hand-in 2 --date 2024-09-22")]
    HandIn {
        /// A number, latest, or the eight digits of an id.
        week: Week,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE", value_parser = date)]
        date: Option<NaiveDate>,
        /// Print JSON: entry, series, week, date, handed_in, before (the day it was handed in before, if it was).
        #[arg(long)]
        json: bool,
    },
    /// Begin, show and change series.
    #[command(after_help = "Example:\n  seminote series new 'AI Seminar' --starts 2024-09-12 --time 16:00")]
    Series {
        #[command(subcommand)]
        action: SeriesAction,
    },
    /// Show what was deleted, and bring it back.
    #[command(after_help = "Examples:\n  seminote trash list\n  seminote trash restore")]
    Trash {
        #[command(subcommand)]
        action: TrashAction,
    },
    /// Show what an entry was before, compare it with now, and put it back.
    #[command(
        after_help = "Examples:\n  seminote versions list 2\n  seminote versions diff 2\n  seminote versions restore 2 3"
    )]
    Versions {
        #[command(subcommand)]
        action: VersionsAction,
    },
    /// Check every file of the journal, and the configuration; exit status 1 when anything is wrong.
    ///
    /// What is found is explained, each with what to do. A repair takes what the recovery log, the older versions and the readable part
    /// of a file hold, and keeps the original in the journal's backups/originals.
    #[command(after_help = "Examples:\n  seminote doctor\n  seminote doctor --repair")]
    Doctor {
        /// Repair what can be repaired.
        #[arg(long)]
        repair: bool,
        /// Print JSON: a list of path, problem, advice, repaired (true, false, or null when none was asked for), outcome.
        #[arg(long)]
        json: bool,
    },
    /// Open a sample journal in a temporary directory; without a terminal, make it and print where it is.
    #[command(after_help = "Example:\n  seminote demo")]
    Demo {
        /// Make it in this directory instead.
        directory: Option<PathBuf>,
    },
    /// Print the keys in force.
    #[command(after_help = "Example:\n  seminote keys")]
    Keys {
        /// Print JSON: a list of command, title, places, keys.
        #[arg(long)]
        json: bool,
    },
    /// Print the path of the configuration and all settings in force.
    ///
    /// They are printed as the configuration says them, and with no configuration as an example of it with a comment on each.
    /// What is wrong with it goes to standard error, each mistake with its line.
    #[command(after_help = "Examples:\n  seminote config\n  seminote --config other.toml config --json")]
    Config {
        /// Print JSON: path, exists, settings (as the configuration names them), problems (line, column, severity, message).
        #[arg(long)]
        json: bool,
    },
    /// Print the completions of a shell.
    #[command(
        after_help = "Example:\n  seminote completions bash > ~/.local/share/bash-completion/completions/seminote"
    )]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Typeset for the program that started this one: a task on standard input, what came of it on standard output.
    #[cfg(feature = "pdf")]
    #[command(hide = true)]
    Typeset,
    /// Print the manual page of all commands.
    #[command(after_help = "Example:\n  seminote man > ~/.local/share/man/man1/seminote.1")]
    Man,
}

#[cfg(test)]
mod tests;
