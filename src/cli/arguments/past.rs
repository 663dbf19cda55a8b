//! What `trash` and `versions` are asked for.

use clap::Subcommand;
use clap::builder::NonEmptyStringValueParser;

use super::values::count;
use crate::operations::Week;

#[derive(Subcommand)]
pub(in crate::cli) enum TrashAction {
    /// Print what is in the trash, the last deleted first.
    #[command(after_help = "Examples:\n  seminote trash list\n  seminote trash list --json")]
    List {
        /// Print JSON: a list of id, id8, series, week, date, title, deleted (when, in UTC).
        #[arg(long)]
        json: bool,
    },
    /// Bring an entry back from the trash.
    ///
    /// It comes back where it was, and over nothing: what stands in its place has to be moved away first.
    #[command(after_help = "Examples:\n  seminote trash restore\n  seminote trash restore 2f760935")]
    Restore {
        /// The eight digits of its id, or as many of the first as name it alone; what was deleted last when not given.
        #[arg(value_parser = NonEmptyStringValueParser::new())]
        id: Option<String>,
        /// Print JSON: entry, series, week, date, title.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
pub(in crate::cli) enum VersionsAction {
    /// Print the older versions of an entry, newest first, with why each was kept.
    ///
    /// One is kept when an entry is closed after a change, hourly while it is open, when it is handed in, before an older one
    /// is put in its place, and when its file is changed from outside. The last ten stay, of the days of a month one each, of
    /// older weeks one each; those that were handed in or came from outside stay for ever.
    #[command(after_help = "Examples:\n  seminote versions list 2\n  seminote versions list latest --json")]
    List {
        /// A number, latest, or the eight digits of an id.
        week: Week,
        /// Print JSON: a list of entry, series, week, date, number, when (in UTC), why, words (null when it cannot be read), differs (from now).
        #[arg(long)]
        json: bool,
    },
    /// Print what has changed since an older version, line by line: - was there then, + is there now.
    #[command(after_help = "Examples:\n  seminote versions diff 2\n  seminote versions diff 2 3")]
    Diff {
        /// A number, latest, or the eight digits of an id.
        week: Week,
        /// The version's number in the list; the newest that differs from now when not given.
        #[arg(value_name = "N", value_parser = count)]
        number: Option<usize>,
        /// Print JSON: a list of entry, series, week, date, number, when, why, diff (as it is printed).
        #[arg(long)]
        json: bool,
    },
    /// Put an older version in the place of an entry; what it is now is kept as a version first.
    ///
    /// Notes, summary, reflection and details come back. The talk's clock stays as it is.
    #[command(after_help = "Examples:\n  seminote versions restore 2\n  seminote versions restore 2 3")]
    Restore {
        /// A number, latest, or the eight digits of an id.
        week: Week,
        /// The version's number in the list; the newest that differs from now when not given.
        #[arg(value_name = "N", value_parser = count)]
        number: Option<usize>,
        /// Print JSON: entry, series, week, date, number, when, why, changed (whether it was otherwise).
        #[arg(long)]
        json: bool,
    },
}
