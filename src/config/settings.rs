//! What the tables of the configuration say, one function each. It must not know how they are used.

use std::path::PathBuf;

use super::reader::Reader;
use crate::command::Keymap;
use crate::journal::Author;

/// The formats that a report can be exported to, by the ending of their files.
pub const FORMATS: [&str; 7] = ["md", "typ", "pdf", "docx", "html", "txt", "json"];

/// The clock and the stamps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkSettings {
    /// Seconds that a stamp is dated back, since one types after one has heard; 0 to 600.
    pub stamp_lead: u32,
    /// Whether the stamps are shown when the notes are opened. They are given either way.
    pub show_stamps: bool,
    /// Minutes before the planned end at which open questions are called to mind, 1 to 600, the largest first.
    pub warn_minutes: Vec<u32>,
}

impl Default for TalkSettings {
    fn default() -> Self {
        Self { stamp_lead: 0, show_stamps: true, warn_minutes: vec![10, 3] }
    }
}

impl TalkSettings {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut settings = Self::default();
        reader.table("talk", |talk| {
            talk.number("stamp_lead", 0..=600, &mut settings.stamp_lead);
            talk.boolean("show_stamps", &mut settings.show_stamps);
            talk.numbers("warn_minutes", 1..=600, &mut settings.warn_minutes);
        });
        settings.warn_minutes.sort_unstable_by(|one, other| other.cmp(one));
        settings.warn_minutes.dedup();
        settings
    }
}

/// How texts are edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorSettings {
    /// Columns after which a text is wrapped even where the window is wider, 20 to 1,000.
    pub max_width: u32,
    /// Whether Enter in a list begins the next item.
    pub continue_lists: bool,
}

impl Default for EditorSettings {
    fn default() -> Self {
        Self { max_width: 100, continue_lists: true }
    }
}

impl EditorSettings {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut settings = Self::default();
        reader.table("editor", |editor| {
            editor.number("max_width", 20..=1000, &mut settings.max_width);
            editor.boolean("continue_lists", &mut settings.continue_lists);
        });
        settings
    }
}

/// Which colours the program uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those that suit the background of the terminal, as far as it tells.
    #[default]
    Auto,
    /// Those for a dark background.
    Dark,
    /// Those for a light background.
    Light,
    /// Few and strong ones, for a dark background unless the terminal tells of a light one.
    HighContrast,
    /// The same for a light background.
    HighContrastLight,
}

/// Which signs the program draws beside letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Symbols {
    /// Those that the locale has.
    #[default]
    Auto,
    /// All.
    Unicode,
    /// Those of ASCII only.
    Ascii,
}

/// How the program looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThemeSettings {
    /// Its colours.
    pub name: Theme,
    /// Its signs.
    pub symbols: Symbols,
}

impl Theme {
    /// Every theme, with its name.
    pub(super) const NAMES: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("high-contrast", Self::HighContrast),
        ("high-contrast-light", Self::HighContrastLight),
    ];
}

impl Symbols {
    /// Every choice, with its name.
    pub(super) const NAMES: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("unicode", Self::Unicode), ("ascii", Self::Ascii)];
}

impl ThemeSettings {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut settings = Self::default();
        reader.table("theme", |theme| {
            theme.choice("name", &Theme::NAMES, &mut settings.name);
            theme.choice("symbols", &Symbols::NAMES, &mut settings.symbols);
        });
        settings
    }
}

/// Where exported reports go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportSettings {
    /// The directory for exports whose place is not given, as written: a leading `~` is for
    /// [`Locations::resolve`](super::Locations::resolve). None is the current directory.
    pub directory: Option<PathBuf>,
    /// Pattern of the file's name without its ending.
    pub name: String,
    /// The format that the program offers first, one of [`FORMATS`]. None is PDF where it is built in, else Markdown.
    pub format: Option<&'static str>,
    /// Whether Markdown begins with YAML front matter.
    pub front_matter: bool,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self { directory: None, name: "{series}-week-{week:02}".to_owned(), format: None, front_matter: false }
    }
}

impl ExportSettings {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut settings = Self::default();
        let mut directory = None;
        let mut name = None;
        reader.table("export", |export| {
            export.line("directory", &mut directory);
            export.line("name", &mut name);
            export.boolean("front_matter", &mut settings.front_matter);
            export.choice("format", &FORMATS.map(|format| (format, Some(format))), &mut settings.format);
        });
        settings.directory = directory.map(PathBuf::from);
        settings.name = name.unwrap_or(settings.name);
        settings
    }
}

/// What is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResurfaceSettings {
    /// Whether one line from the past is shown when the journal is opened.
    pub show: bool,
}

impl Default for ResurfaceSettings {
    fn default() -> Self {
        Self { show: true }
    }
}

impl ResurfaceSettings {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let mut settings = Self::default();
        reader.table("resurface", |resurface| resurface.boolean("show", &mut settings.show));
        settings
    }
}

/// A query that was kept by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSearch {
    /// The name.
    pub name: String,
    /// The query, as it was typed.
    pub query: String,
}

/// `[searches]`.
pub(super) fn searches(reader: &mut Reader<'_>) -> Vec<KeptSearch> {
    reader.lines("searches").into_iter().map(|(name, query)| KeptSearch { name, query }).collect()
}

/// `[author]`.
pub(super) fn author(reader: &mut Reader<'_>) -> Author {
    let mut author = Author::default();
    reader.table("author", |table| {
        table.line("name", &mut author.name);
        table.line("student_id", &mut author.student_id);
    });
    author
}

/// `[keys]`.
pub(super) fn keymap(reader: &mut Reader<'_>) -> Keymap {
    let (keymap, problems) = Keymap::new(&reader.bindings("keys"));
    reader.report(problems.into_iter().map(Into::into));
    keymap
}
