//! What `series` is asked for.

use chrono::{NaiveDate, NaiveTime, Weekday};
use clap::{Args, Subcommand};

use super::values::{
    Setting, checks, date, dates, language, line, number, paper, pattern, sections, text, time, weekday, words,
};
use crate::journal::{Paper, SectionSetting, Slug};
use crate::report::check::Check;

#[derive(Subcommand)]
pub(in crate::cli) enum SeriesAction {
    /// Begin a series, and print its short name; --series gives it another than that of its name.
    #[command(after_help = "Example:\n  seminote series new 'AI Seminar' --starts 2024-09-12 --time 16:00 --weeks 15")]
    New {
        /// Its name.
        #[arg(value_parser = line)]
        name: String,
        #[command(flatten)]
        options: Box<SeriesOptions>,
        /// Print JSON: the series as it stands in its file.
        #[arg(long)]
        json: bool,
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
        #[arg(long, value_parser = line)]
        name: Option<String>,
        #[command(flatten)]
        options: Box<SeriesOptions>,
        /// Print JSON: the series as it stands in its file.
        #[arg(long)]
        json: bool,
    },
}

/// The settings of a series.
#[derive(Args, Default, PartialEq)]
pub(in crate::cli) struct SeriesOptions {
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
    #[arg(long, value_parser = language)]
    pub language: Option<Setting<String>>,
    /// Pattern of the reports' title, such as 'Week {week} Report'.
    #[arg(long, value_name = "PATTERN", value_parser = pattern)]
    pub report_title: Option<Setting<String>>,
    /// Pattern of the line below it, such as '{student_id} {name}'.
    #[arg(long, value_name = "PATTERN", value_parser = pattern)]
    pub author_line: Option<Setting<String>>,
    /// Template of the reports as typ and pdf: plain, course, or a file of the configuration's templates/ by its name.
    #[arg(long, value_name = "TEMPLATE", value_parser = text)]
    pub template: Option<Setting<String>>,
    /// Sections of the reports, such as 'summary, questions:headed, reflection'.
    #[arg(long, value_parser = sections)]
    pub sections: Option<Setting<Vec<SectionSetting>>>,
    /// Size of the reports' pages: a4 or letter.
    #[arg(long, value_parser = paper)]
    pub paper: Option<Setting<Paper>>,
    /// How many words a report should have; one may miss it by a tenth.
    #[arg(long, value_name = "NUMBER", value_parser = words)]
    pub target_words: Option<Setting<u32>>,
    /// How many pages a report should have.
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    pub target_pages: Option<Setting<u32>>,
    /// Checks of reports that are switched off, with commas between them; `seminote check` names them.
    #[arg(long, value_name = "CHECKS", value_parser = checks)]
    pub checks_off: Option<Setting<Vec<Check>>>,
}
