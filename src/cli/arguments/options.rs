//! The options of `live`, `search`, `export` and `import`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::values::{count, date, line};
use crate::operations::Weeks;
use crate::report::Format;

#[derive(Args)]
pub(in crate::cli) struct LiveOptions {
    /// Title of the talk.
    #[arg(long, value_parser = line)]
    pub title: Option<String>,
    /// Who speaks.
    #[arg(long, value_parser = line)]
    pub speaker: Option<String>,
    /// Where they work.
    #[arg(long, requires = "speaker", value_parser = line)]
    pub affiliation: Option<String>,
}

#[derive(Args)]
pub(in crate::cli) struct SearchOptions {
    /// What to find, or @NAME for a search that was kept; none lists those that are. Quotes keep it from the shell.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Keep the query by this name.
    #[arg(long, value_name = "NAME", requires = "query", value_parser = line)]
    pub save: Option<String>,
    /// Forget the query that is kept by this name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "save"])]
    pub forget: Option<String>,
    /// Print JSON: a list of entry, series, week, date, field, line, stamp (in seconds), text, matches (from and to, in bytes of the text); of kept searches name, query.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "options of the command line, each on its own")]
pub(in crate::cli) struct ExportOptions {
    /// Numbers, latest, eight digits of an id, ranges such as 2-5, lists such as 2,4, or all.
    pub weeks: Weeks,
    /// md, typ, pdf, docx, html, txt or json; else by the ending of the output, else as configured.
    #[arg(long, short)]
    pub format: Option<Format>,
    /// File, directory, or - for standard output; a directory when there are several weeks.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Template of typ and pdf: plain, course, or a file of the configuration's templates/ by its name; else the series' own.
    #[arg(long, value_name = "TEMPLATE")]
    pub template: Option<String>,
    /// Begin Markdown with YAML front matter.
    #[arg(long)]
    pub front_matter: bool,
    /// Bind the weeks into one document: title page, contents, a chapter a week, figures, open questions, references.
    #[arg(long)]
    pub bound: bool,
    /// Overwrite files that exist.
    #[arg(long)]
    pub force: bool,
    /// Print JSON: a list of entry, series, week, date, format, path, warnings; with --bound series, weeks, format, path, warnings.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(in crate::cli) struct ImportOptions {
    /// The files, or directories with reports.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Day of the talk, as in 2024-09-19; else the one found, else the calendar's for the week.
    #[arg(long, value_parser = date)]
    pub date: Option<NaiveDate>,
    /// What the files are.
    #[arg(long = "as", value_name = "KIND", value_parser = ["report", "notes"])]
    pub kind: Option<String>,
    /// The paragraph from which the reflection begins; title and author line are not counted.
    #[arg(long, value_name = "N", value_parser = count)]
    pub reflection_from: Option<usize>,
    /// Print what would become of the files, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print JSON: a list of file, entry (null in a dry run), series, week, date, title, warnings.
    #[arg(long)]
    pub json: bool,
}
