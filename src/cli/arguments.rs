//! The arguments of every command, with their help. Completions and the manual page are made of the same.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, Weekday};
use clap::{Args, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

use crate::journal::{SectionSetting, Slug};
use crate::operations::{Week, Weeks};
use crate::report::Format;

/// A terminal journal for seminar notes: typed live, looked back on, handed in as a report.
///
/// Without a command it opens the journal.
#[derive(Parser)]
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
        after_help = "Examples:\n  seminote add '? how large is the data set'\n  seminote add -w 2 '[ ] read the paper'\n  pbpaste | seminote add -"
    )]
    Add {
        /// Week to add to: a number, latest, or the eight digits of an id.
        #[arg(short = 'w', long = "week", value_name = "WEEK")]
        week: Option<Week>,
        /// The line, its words joined by spaces; - reads lines from standard input.
        #[arg(required = true, allow_hyphen_values = true, value_name = "TEXT")]
        text: Vec<String>,
    },
    /// Print the entries, newest first.
    #[command(after_help = "Example:\n  seminote list --json | jq -r '.[].title'")]
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
    /// Write the reports of weeks into files.
    #[command(
        after_help = "Examples:\n  seminote export 2 --format pdf\n  seminote export 2-5,7 --format md -o reports\n  seminote export latest --format txt -o -"
    )]
    Export(ExportOptions),
    /// Import reports (md, typ, txt) or notes: all files or none.
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
    },
    /// Begin, show and change series.
    #[command(after_help = "Example:\n  seminote series new 'AI Seminar' --starts 2024-09-12 --time 16:00")]
    Series {
        #[command(subcommand)]
        action: SeriesAction,
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
    /// Print the configuration and its path; an example of all settings when there is none.
    #[command(after_help = "Example:\n  seminote config")]
    Config,
    /// Print the completions of a shell.
    #[command(
        after_help = "Example:\n  seminote completions bash > ~/.local/share/bash-completion/completions/seminote"
    )]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page.
    #[command(after_help = "Example:\n  seminote man > ~/.local/share/man/man1/seminote.1")]
    Man,
}

#[derive(Args)]
pub(super) struct LiveOptions {
    /// Title of the talk.
    #[arg(long)]
    pub title: Option<String>,
    /// Who speaks.
    #[arg(long)]
    pub speaker: Option<String>,
    /// Where they work.
    #[arg(long, requires = "speaker")]
    pub affiliation: Option<String>,
}

#[derive(Args)]
pub(super) struct ExportOptions {
    /// Numbers, latest, eight digits of an id, ranges such as 2-5, lists such as 2,4, or all.
    pub weeks: Weeks,
    /// md, typ, pdf, txt or json; else by the ending of the output, else as configured.
    #[arg(long, short)]
    pub format: Option<Format>,
    /// File, directory, or - for standard output; a directory when there are several weeks.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Begin Markdown with YAML front matter.
    #[arg(long)]
    pub front_matter: bool,
    /// Overwrite files that exist.
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub(super) struct ImportOptions {
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Day of the talk, as in 2024-09-19; else the one found, else the calendar's for the week.
    #[arg(long, value_parser = date)]
    pub date: Option<NaiveDate>,
    /// What the files are.
    #[arg(long = "as", value_name = "KIND", value_parser = ["report", "notes"])]
    pub kind: Option<String>,
    /// The paragraph from which the reflection begins; title and author line are not counted.
    #[arg(long, value_name = "N")]
    pub reflection_from: Option<usize>,
    /// Print what would become of the files, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Subcommand)]
pub(super) enum SeriesAction {
    /// Begin a series.
    #[command(after_help = "Example:\n  seminote series new 'AI Seminar' --starts 2024-09-12 --time 16:00 --weeks 15")]
    New {
        /// Its name.
        name: String,
        #[command(flatten)]
        options: Box<SeriesOptions>,
    },
    /// Print all series.
    #[command(after_help = "Example:\n  seminote series list --json")]
    List {
        /// Print JSON: a list of the series as they stand in their files.
        #[arg(long)]
        json: bool,
    },
    /// Print a series with its calendar.
    #[command(after_help = "Example:\n  seminote series show ai-seminar")]
    Show {
        /// Its short name; the current series when not given.
        slug: Option<Slug>,
        /// Print JSON: the series as it stands in its file.
        #[arg(long)]
        json: bool,
    },
    /// Change a series. What is not named stays as it is; an empty value takes a setting away.
    #[command(after_help = "Example:\n  seminote series edit ai-seminar --breaks 2024-09-26,2024-10-03")]
    Edit {
        /// Its short name; the current series when not given.
        slug: Option<Slug>,
        /// Another name; the short name stays.
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        options: Box<SeriesOptions>,
    },
}

/// The settings of a series.
#[derive(Args)]
pub(super) struct SeriesOptions {
    /// First date; today for a new series.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub starts: Option<NaiveDate>,
    /// Day of the talks, such as thu; that of the first date when not given.
    #[arg(long, value_parser = weekday)]
    pub weekday: Option<Setting<Weekday>>,
    /// Time at which a talk begins, such as 16:00.
    #[arg(long, value_parser = time)]
    pub time: Option<Setting<NaiveTime>>,
    /// How many talks there are.
    #[arg(long, value_parser = number)]
    pub weeks: Option<Setting<u32>>,
    /// Planned length of a talk.
    #[arg(long, value_parser = number)]
    pub minutes: Option<Setting<u32>>,
    /// Dates without a talk, with commas between them.
    #[arg(long, value_name = "DATES", value_parser = dates)]
    pub breaks: Option<Setting<Vec<NaiveDate>>>,
    /// Language of the reports, such as en or ko.
    #[arg(long, value_parser = words)]
    pub language: Option<Setting<String>>,
    /// Pattern of the reports' title, such as 'Week {week} Report'.
    #[arg(long, value_name = "PATTERN", value_parser = pattern)]
    pub report_title: Option<Setting<String>>,
    /// Pattern of the line below it, such as '{student_id} {name}'.
    #[arg(long, value_name = "PATTERN", value_parser = pattern)]
    pub author_line: Option<Setting<String>>,
    /// Sections of the reports, such as 'summary, questions:headed, reflection'.
    #[arg(long, value_parser = sections)]
    pub sections: Option<Setting<Vec<SectionSetting>>>,
}

/// A value as given; `None` takes the setting away.
#[derive(Clone, Debug)]
pub(super) struct Setting<T>(pub Option<T>);

/// A date in the one form that cannot be misread.
fn date(text: &str) -> Result<NaiveDate, String> {
    let has_form = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| has_form);
    date.ok_or_else(|| format!("\"{text}\" is no date; write it as 2024-09-19"))
}

fn setting<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Setting<T>, String> {
    match text.trim() {
        "" => Ok(Setting(None)),
        text => read(text).map(|value| Setting(Some(value))),
    }
}

fn dates(text: &str) -> Result<Setting<Vec<NaiveDate>>, String> {
    let parts = |text: &str| text.split([',', ' ']).filter(|part| !part.is_empty()).map(date).collect();
    setting(text, parts)
}

fn weekday(text: &str) -> Result<Setting<Weekday>, String> {
    setting(text, |text| Weekday::from_str(text).map_err(|_| format!("\"{text}\" is no weekday; write it as thu")))
}

fn time(text: &str) -> Result<Setting<NaiveTime>, String> {
    let read = |text: &str| NaiveTime::parse_from_str(text, "%H:%M");
    setting(text, |text| read(text).map_err(|_| format!("\"{text}\" is no time of day; write it as 16:00")))
}

fn number(text: &str) -> Result<Setting<u32>, String> {
    let read = |text: &str| text.parse().ok().filter(|number| (1..=1000).contains(number));
    setting(text, |text| read(text).ok_or_else(|| format!("\"{text}\" is no whole number from 1 to 1000")))
}

fn words(text: &str) -> Result<Setting<String>, String> {
    setting(text, |text| Ok(text.to_owned()))
}

fn pattern(text: &str) -> Result<Setting<String>, String> {
    use crate::report::pattern::Pattern;
    setting(text, |text| Pattern::parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string()))
}

fn sections(text: &str) -> Result<Setting<Vec<SectionSetting>>, String> {
    SectionSetting::read_line(text).map(Setting)
}
