//! The boards: the questions and the follow-ups of all weeks, which of them are shown, and which is selected.

use crate::journal::Entry;
use crate::review::{Board, Item, Standing};

use super::fuzzy;
use super::index::IndexList;
use super::weeks::Filter;

/// One of the boards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardKind {
    /// What was asked.
    Questions,
    /// What is to be done.
    FollowUps,
}

/// A part of a board by how its items stand.
#[derive(Debug, PartialEq, Eq)]
pub struct Share {
    /// What it is called.
    pub name: &'static str,
    standings: &'static [Standing],
}

use Standing::{Answered, Done, Dropped, Open, Overdue, Soon, ToDo, Unanswered};

const QUESTIONS: [Share; 5] = [
    Share { name: "Unanswered", standings: &[Unanswered] },
    Share { name: "Open", standings: &[Open] },
    Share { name: "Answered", standings: &[Answered] },
    Share { name: "Dropped", standings: &[Dropped] },
    Share { name: "All", standings: &[Unanswered, Open, Answered, Dropped] },
];

const FOLLOW_UPS: [Share; 6] = [
    Share { name: "To do", standings: &[Overdue, Soon, ToDo] },
    Share { name: "Overdue", standings: &[Overdue] },
    Share { name: "Due soon", standings: &[Soon] },
    Share { name: "Done", standings: &[Done] },
    Share { name: "Dropped", standings: &[Dropped] },
    Share { name: "All", standings: &[Overdue, Soon, ToDo, Done, Dropped] },
];

/// The state of one board.
#[derive(Debug)]
pub struct BoardList {
    /// Which board.
    pub kind: BoardKind,
    /// The number of the share that is shown.
    pub share: usize,
    /// How many items each share has.
    pub counts: Vec<usize>,
    /// Whether the questions of others are left out.
    pub only_mine: bool,
    /// What the board is narrowed to, while a filter is typed or in force.
    pub filter: Option<Filter>,
    /// The places of the items that are shown.
    pub shown: Vec<usize>,
    /// The selected one of these.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
}

/// The boards and what they are made of.
#[derive(Debug)]
pub struct Boards {
    /// Questions, follow-ups and mentions, as far as they were read.
    pub read: Option<Board>,
    /// Whether those of all entries were.
    pub is_whole: bool,
    /// Counts up with each reading and with each change that an older reading does not know.
    pub generation: u64,
    /// The questions.
    pub questions: BoardList,
    /// The follow-ups.
    pub follow_ups: BoardList,
    /// Speakers, tags and references.
    pub index: IndexList,
    /// What earlier weeks of the open entry's series have left open.
    pub left_open: Vec<Item>,
}

impl Default for Boards {
    fn default() -> Self {
        Self {
            read: None,
            is_whole: false,
            generation: 0,
            questions: BoardList::new(BoardKind::Questions),
            follow_ups: BoardList::new(BoardKind::FollowUps),
            index: IndexList::default(),
            left_open: Vec::new(),
        }
    }
}

impl BoardKind {
    /// The parts that can be shown.
    #[must_use]
    pub fn shares(self) -> &'static [Share] {
        match self {
            Self::Questions => &QUESTIONS,
            Self::FollowUps => &FOLLOW_UPS,
        }
    }

    /// Whether an item stands under the heading of the one before it: a talk has one, or how follow-ups stand.
    #[must_use]
    pub fn is_alike(self, before: &Item, item: &Item) -> bool {
        match self {
            Self::Questions => before.source.entry == item.source.entry,
            Self::FollowUps => before.standing == item.standing,
        }
    }
}

impl BoardList {
    fn new(kind: BoardKind) -> Self {
        let counts = vec![0; kind.shares().len()];
        Self { kind, share: 0, counts, only_mine: false, filter: None, shown: Vec::new(), selected: 0, top: 0 }
    }

    /// Finds anew what is shown.
    fn refresh(&mut self, items: &[Item]) {
        let is_wanted = |item: &&Item| !(self.only_mine && item.is_others);
        let of_share = |share: &Share, item: &Item| share.standings.contains(&item.standing);
        let shares = self.kind.shares();
        let count = |share| items.iter().filter(is_wanted).filter(|item| of_share(share, item)).count();
        self.counts = shares.iter().map(count).collect();
        let share = shares.get(self.share).unwrap_or(&shares[0]);
        let of_share = items.iter().enumerate().filter(|(_, item)| is_wanted(item) && of_share(share, item));
        self.shown = of_share.map(|(place, _)| place).collect();
        let query = self.filter.as_ref().map(|filter| filter.input.text().trim()).unwrap_or_default();
        if !query.is_empty() {
            let texts: Vec<String> = self.shown.iter().map(|place| searched(&items[*place])).collect();
            let mut matches = fuzzy::with_words(query, texts.iter().map(String::as_str));
            matches.sort_unstable();
            self.shown = matches.into_iter().map(|place| self.shown[place]).collect();
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
    }

    /// Selects the item `by` items further down.
    pub fn move_by(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
    }

    fn select(&mut self, items: &[Item], was: &Item) {
        let find =
            |is_it: &dyn Fn(&Item) -> bool| self.shown.iter().position(|place| items.get(*place).is_some_and(is_it));
        let in_place = find(&|item| item.place() == was.place() && item.note.text == was.note.text);
        let moved = || find(&|item| item.source.entry == was.source.entry && item.note.text == was.note.text);
        let changed = || find(&|item| item.place() == was.place());
        if let Some(place) = in_place.or_else(moved).or_else(changed) {
            self.selected = place;
        }
    }
}

/// What the filter of a board is matched against.
fn searched(item: &Item) -> String {
    // "w2" is week 2, and no part of a date.
    let mut text = format!("{} w{} {}", item.note.text, item.source.week, item.source.title);
    for answer in &item.answers {
        text.push(' ');
        text.push_str(&answer.text);
    }
    text
}

impl Boards {
    /// One of the boards.
    #[must_use]
    pub fn list(&self, kind: BoardKind) -> &BoardList {
        match kind {
            BoardKind::Questions => &self.questions,
            BoardKind::FollowUps => &self.follow_ups,
        }
    }

    /// One of the boards, to be changed; [`Boards::refresh`] follows when other items may be shown.
    pub fn list_mut(&mut self, kind: BoardKind) -> &mut BoardList {
        match kind {
            BoardKind::Questions => &mut self.questions,
            BoardKind::FollowUps => &mut self.follow_ups,
        }
    }

    /// All items of a board.
    #[must_use]
    pub fn items(&self, kind: BoardKind) -> &[Item] {
        let items = self.read.as_ref().map(|board| match kind {
            BoardKind::Questions => &board.questions,
            BoardKind::FollowUps => &board.follow_ups,
        });
        items.map_or(&[], Vec::as_slice)
    }

    /// The items of a board that are shown.
    pub fn shown(&self, kind: BoardKind) -> impl Iterator<Item = &Item> {
        self.list(kind).shown.iter().filter_map(move |place| self.items(kind).get(*place))
    }

    /// The item that is shown at a place of the list.
    #[must_use]
    pub fn item(&self, kind: BoardKind, shown: usize) -> Option<&Item> {
        self.items(kind).get(*self.list(kind).shown.get(shown)?)
    }

    /// The selected item.
    #[must_use]
    pub fn selected(&self, kind: BoardKind) -> Option<&Item> {
        self.item(kind, self.list(kind).selected)
    }

    /// Finds anew what a board shows, the selected item staying selected where it is still there.
    pub fn refresh(&mut self, kind: BoardKind) {
        let was = self.selected(kind).cloned();
        self.refresh_with(kind, was.as_ref());
    }

    fn refresh_with(&mut self, kind: BoardKind, was: Option<&Item>) {
        let Self { read, questions, follow_ups, .. } = self;
        let Some(board) = read else { return };
        let (list, items) = match kind {
            BoardKind::Questions => (questions, &board.questions),
            BoardKind::FollowUps => (follow_ups, &board.follow_ups),
        };
        list.refresh(items);
        if let Some(was) = was {
            list.select(items, was);
        }
    }

    /// Changes what the boards are made of. `open` is the entry that is open.
    pub fn update(&mut self, open: Option<&Entry>, change: impl FnOnce(&mut Option<Board>)) {
        let kinds = [BoardKind::Questions, BoardKind::FollowUps];
        let were = kinds.map(|kind| self.selected(kind).cloned());
        change(&mut self.read);
        for (kind, was) in kinds.into_iter().zip(were) {
            self.refresh_with(kind, was.as_ref());
        }
        if let Some(board) = &self.read {
            self.index.read(&board.mentions);
        }
        self.find_left_open(open);
    }

    /// Finds what earlier weeks have left open for this entry.
    pub fn find_left_open(&mut self, open: Option<&Entry>) {
        let board = self.read.as_ref();
        self.left_open = board.zip(open).map(|(board, entry)| board.left_open(entry)).unwrap_or_default();
    }
}
