//! All that the program knows while it runs, as plain values.

use crate::command::{Keymap, Place};
use crate::config::Config;
use crate::journal::{EntryId, Head, Moment, Series, Slug};
use crate::report::Format;
use crate::text::Fragment;

use super::boards::Boards;
use super::chosen::ChosenNotes;
use super::layout::Layout;
use super::message::{Damaged, Mouse, Msg, Several};
use super::open::OpenEntry;
use super::overlay::{Overlay, Searched};
use super::report::ReportScreen;
use super::status::Status;
use super::weeks::{Filter, Row, View, Weeks};
use super::{Size, prompts, record::Record};

/// The four screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The list of entries.
    #[default]
    Weeks,
    /// Notes of the open entry.
    Notes,
    /// Summary and reflection of the open entry, its notes beside them.
    Reflection,
    /// The report of the open entry.
    Report,
}

/// A press of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Click {
    /// Column and row.
    pub place: (u16, u16),
    /// When.
    pub at: Moment,
    /// Which of a double or triple click, from 1.
    pub count: u8,
}

/// The whole state of the program.
#[derive(Debug)]
pub struct Model {
    /// When the last message came.
    pub now: Moment,
    /// The configuration in force.
    pub config: Config,
    /// The keys in force.
    pub keymap: Keymap,
    /// Every series, as last read.
    pub series: Vec<Series>,
    /// The heads of all entries, newest first.
    pub heads: Vec<Head>,
    /// Files that could not be read.
    pub damaged: Vec<Damaged>,
    /// Whether the lists have been read once; before, an empty journal says nothing.
    pub listed: bool,
    /// The screen that is shown.
    pub screen: Screen,
    /// The list of weeks.
    pub weeks: Weeks,
    /// The questions and follow-ups of all weeks.
    pub boards: Boards,
    /// The open entry with its texts.
    pub open: Option<Box<OpenEntry>>,
    /// The notes beside summary and reflection.
    pub chosen: ChosenNotes,
    /// The report screen.
    pub report: ReportScreen,
    /// What lies on top of the screen; the last is in front and has the keys.
    pub overlays: Vec<Overlay>,
    /// The line at the bottom.
    pub status: Option<Status>,
    /// Whether an entry, its versions or the trash were asked for and are not here yet.
    pub opening: bool,
    /// How the reports of several weeks are written, while they are.
    pub exporting: Option<Several>,
    /// What was typed meanwhile: it is meant for the entry, and must not be taken for commands here.
    pub held: Vec<Msg>,
    /// When a disk that was to write all for the end of the program has taken too long.
    pub leaving: Option<Moment>,
    /// Whether the next time the file is written is worth a word.
    pub says_saved: bool,
    /// What was last looked for.
    pub last_search: String,
    /// What was last searched for in all weeks.
    pub searched: Searched,
    /// The last press of the mouse.
    pub click: Option<Click>,
    /// The mouse where it is held beyond the edge of a text while it selects, and when the text scrolls on.
    pub beyond: Option<(Mouse, Moment)>,
    /// What of the changes is on disk.
    pub record: Record,
    /// What was last cut or copied here, with the tags of its lines.
    pub clipboard: Fragment,
    /// Where everything stands on the screen; made by [`layout`](super::layout::layout).
    pub layout: Layout,
}

impl Model {
    /// A program that has read nothing yet.
    #[must_use]
    pub fn new(config: Config, size: Size, now: Moment) -> Self {
        let keymap = config.keymap.clone();
        let format = config.export.format.and_then(|name| name.parse().ok()).unwrap_or(Format::Pdf);
        Self {
            now,
            config,
            keymap,
            series: Vec::new(),
            heads: Vec::new(),
            damaged: Vec::new(),
            listed: false,
            screen: Screen::Weeks,
            weeks: Weeks::default(),
            boards: Boards::default(),
            open: None,
            chosen: ChosenNotes::default(),
            report: ReportScreen::offering(format),
            overlays: Vec::new(),
            status: None,
            opening: false,
            exporting: None,
            held: Vec::new(),
            leaving: None,
            says_saved: false,
            last_search: String::new(),
            searched: Searched::default(),
            click: None,
            beyond: None,
            record: Record::default(),
            clipboard: Fragment::default(),
            layout: Layout::new(size),
        }
    }

    /// The place whose keys are in force: that of the front overlay, else of the screen.
    #[must_use]
    pub fn place(&self) -> Place {
        let filtering = self.filter().is_some_and(|filter| filter.typing);
        match self.overlays.last() {
            Some(overlay) => overlay.place(),
            None => match self.screen {
                Screen::Weeks if filtering => Place::Field,
                Screen::Weeks => self.weeks.view.place(),
                Screen::Notes => Place::Notes,
                Screen::Reflection if self.chosen.has_focus => Place::Chosen,
                Screen::Reflection => Place::Reflection,
                Screen::Report => Place::Report,
            },
        }
    }

    /// The filter of what the screen of weeks shows.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        match (self.weeks.view, self.weeks.view.board()) {
            (_, Some(kind)) => self.boards.list(kind).filter.as_ref(),
            (View::Index, _) => self.boards.index.filter.as_ref(),
            (View::Term, _) => None,
            _ => self.weeks.filter.as_ref(),
        }
    }

    /// The head of the entry that one has in hand on the screen of weeks: the selected one, or that of the selected note.
    #[must_use]
    pub fn head_at_hand(&self) -> Option<&Head> {
        match (self.weeks.view, self.weeks.view.board()) {
            (_, Some(kind)) => self.boards.selected(kind).and_then(|item| self.head(item.source.entry)),
            (View::Index, _) => None,
            (View::Term, _) => self.talk_of_term().and_then(|id| self.head(id)),
            _ => self.selected_head(),
        }
    }

    /// The series with this slug.
    #[must_use]
    pub fn series_of(&self, slug: &Slug) -> Option<&Series> {
        self.series.iter().find(|series| series.slug == *slug)
    }

    /// The current series: the one with the newest entry, else the first there is.
    #[must_use]
    pub fn current_series(&self) -> Option<&Series> {
        self.heads.iter().find_map(|head| self.series_of(&head.series)).or_else(|| self.series.first())
    }

    /// The series that one works in: in the list that of the selected entry, elsewhere that of the open one.
    #[must_use]
    pub fn series_at_hand(&self) -> Option<&Series> {
        if self.screen == Screen::Weeks {
            let selected = self.slug_at_hand().and_then(|slug| self.series_of(slug));
            selected.or_else(|| self.current_series())
        } else {
            self.open_series()
        }
    }

    /// The series of what is selected on the screen of weeks: an entry, a gap, a heading, a note of a board.
    fn slug_at_hand(&self) -> Option<&Slug> {
        let list = &self.weeks.list;
        match list.rows.get(self.weeks.selected).filter(|_| self.weeks.view == View::List) {
            Some(Row::Gap(place)) => list.gaps.get(*place).map(|gap| &gap.series),
            Some(Row::Group(place)) => list.groups.get(*place).map(|group| &group.series),
            _ => self.head_at_hand().map(|head| &head.series),
        }
    }

    /// The series of the open entry.
    #[must_use]
    pub fn open_series(&self) -> Option<&Series> {
        self.open.as_ref().and_then(|open| self.series_of(&open.entry.series))
    }

    /// The head of an entry.
    #[must_use]
    pub fn head(&self, id: EntryId) -> Option<&Head> {
        self.heads.iter().find(|head| head.id == id)
    }

    /// The questions that help the reflection along: the series' own, else the language's.
    #[must_use]
    pub fn prompts(&self) -> Vec<String> {
        let series = self.open_series();
        match series.map(|series| series.prompts.as_slice()) {
            Some(prompts) if !prompts.is_empty() => prompts.to_vec(),
            _ => prompts::of(series.map_or("en", Series::language)).map(str::to_owned).to_vec(),
        }
    }
}
