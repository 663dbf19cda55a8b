//! Where a board and its items stand, or the index, and what earlier weeks have left open beside the texts.

use super::WIDE;
use crate::app::Area;
use crate::app::boards::{BoardKind, Boards};
use crate::app::index::IndexList;
use crate::app::model::Model;
use crate::app::weeks::View;
use crate::journal::parse_line;
use crate::review::{IndexKind, Item, Standing};
use crate::text;

/// Before an item: the sign of the selected one.
pub const SIGN: u16 = 2;

/// Columns of a stamp and the blank behind it.
pub const STAMP: u16 = 8;

/// Columns that a text takes at most: longer rows are hard to read.
const WORDS: u16 = 100;

/// From this height on there is an empty row before a heading.
const GENEROUS: u16 = 16;

/// Rows that what was left open takes at most beside the notes.
const LEFT_OPEN: u16 = 8;

/// Rows that summary and reflection keep above it.
const TEXTS: u16 = 14;

/// Where a board stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardPlaces {
    /// The line that names the shares.
    pub shares: Area,
    /// The shares that are named there, each by its number.
    pub named: Vec<(usize, Area)>,
    /// The line that names the columns of the index.
    pub head: Area,
    /// The line of the filter.
    pub filter: Area,
    /// All below.
    pub list: Area,
    /// The items that are in sight.
    pub items: Vec<ItemPlace>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPlace {
    /// Which of those that are shown.
    pub shown: usize,
    /// The heading above it, where it has one.
    pub heading: Option<Area>,
    /// All its rows.
    pub area: Area,
}

/// How the columns of an item are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemColumns {
    /// Of what it says.
    pub words: u16,
    /// Of where it comes from, beside it; none where that is said below.
    pub source: u16,
}

impl ItemColumns {
    /// The columns in a board of this width.
    #[must_use]
    pub fn of(kind: BoardKind, width: u16) -> Self {
        let room = width.saturating_sub(SIGN + 1);
        match kind {
            BoardKind::Questions => Self { words: room.saturating_sub(STAMP).clamp(1, WORDS), source: 0 },
            BoardKind::FollowUps if width >= WIDE => {
                let words = (room * 3 / 5).min(WORDS);
                Self { words, source: room - words - 2 }
            }
            BoardKind::FollowUps => Self { words: room.max(1), source: 0 },
        }
    }
}

/// What an item says, with its sign and without what stands before that.
#[must_use]
pub fn words(whole: &str) -> &str {
    whole.get(parse_line(whole, None).sign.start..).unwrap_or(whole)
}

impl View {
    /// Where the names of the views stand in the header.
    #[must_use]
    pub fn places(header: Area) -> Vec<(Self, Area)> {
        let mut rest = header.split_left(1).1;
        let place = |view: Self| {
            let (own, behind) = rest.split_left(columns(view.title()));
            rest = behind.split_left(2).1;
            (view, own)
        };
        Self::ALL.into_iter().map(place).collect()
    }
}

fn columns(words: &str) -> u16 {
    u16::try_from(text::columns(words)).unwrap_or(u16::MAX)
}

/// How a share is named in the line of shares.
#[must_use]
pub fn share_name(boards: &Boards, kind: BoardKind, share: usize) -> String {
    let count = boards.list(kind).counts.get(share).copied().unwrap_or(0);
    let name = kind.shares().get(share).map_or("", |share| share.name);
    format!("{name} {count}")
}

/// Lays a board out: the selected item is in sight.
pub(super) fn arrange(model: &mut Model, kind: BoardKind, body: Area) {
    let (shares, rest) = body.split_top(1);
    let filter = u16::from(model.boards.list(kind).filter.is_some());
    let (filter, list) = rest.split_top(filter);
    let titles: Vec<String> = (0..kind.shares().len()).map(|share| share_name(&model.boards, kind, share)).collect();
    let named = shares_in(&titles, model.boards.list(kind).share, shares);
    let top = first_in_sight(&model.boards, kind, list);
    model.boards.list_mut(kind).top = top;
    let items = items_from(&model.boards, kind, list, top);
    model.layout.board = BoardPlaces { shares, named, head: Area::default(), filter, list, items };
}

/// How a part of the index is named in the line of its parts.
#[must_use]
pub fn index_name(index: &IndexList, kind: IndexKind) -> String {
    format!("{} {}", kind.title(), index.rows(kind).len())
}

/// Lays the index out: the selected row is in sight.
pub(super) fn arrange_index(model: &mut Model, body: Area) {
    let index = &mut model.boards.index;
    let (shares, rest) = body.split_top(1);
    let (filter, rest) = rest.split_top(u16::from(index.filter.is_some()));
    let (head, list) = rest.split_top(1);
    let titles = IndexKind::ALL.map(|kind| index_name(index, kind));
    let place = IndexKind::ALL.iter().position(|kind| *kind == index.kind).unwrap_or(0);
    let named = shares_in(&titles, place, shares);
    let (count, height) = (index.shown().len(), usize::from(list.height.max(1)));
    index.top = index.top.clamp((index.selected + 1).saturating_sub(height), index.selected);
    index.top = index.top.min(count.saturating_sub(height));
    model.layout.board = BoardPlaces { shares, named, head, filter, list, items: Vec::new() };
}

/// The shares side by side; where there is no room for all, only the one that is shown.
fn shares_in(names: &[String], share: usize, area: Area) -> Vec<(usize, Area)> {
    let all: u16 = names.iter().map(|name| columns(name) + 3).sum();
    let mut rest = area.split_left(SIGN).1;
    if all > rest.width {
        return vec![(share, rest.split_left(names.get(share).map_or(0, |name| columns(name))).0)];
    }
    let mut places = Vec::new();
    for (share, name) in names.iter().enumerate() {
        let (own, behind) = rest.split_left(columns(name));
        places.push((share, own));
        rest = behind.split_left(3).1;
    }
    places
}

/// The rows that an item takes.
fn height(kind: BoardKind, item: &Item, width: u16) -> u16 {
    let columns = ItemColumns::of(kind, width);
    let rows = |whole: &str| text::wrap(words(whole), usize::from(columns.words.max(1))).count();
    let below = usize::from(kind == BoardKind::FollowUps && columns.source == 0);
    let rows = rows(&item.note.whole) + below + item.answers.iter().map(|answer| rows(&answer.whole)).sum::<usize>();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// The rows above an item: its heading where it is not that of the one before, and an empty one where there is room.
fn above(boards: &Boards, kind: BoardKind, list: Area, shown: usize, is_first: bool) -> (u16, u16) {
    let before = shown.checked_sub(1).and_then(|before| boards.item(kind, before));
    let own = boards.item(kind, shown);
    let is_alike = before.zip(own).is_some_and(|(before, own)| kind.is_alike(before, own));
    let gap = u16::from(list.height >= GENEROUS && !is_first && !is_alike);
    (gap, u16::from(is_first || !is_alike))
}

/// The first item in sight: where it was, unless the selected one would not be in sight then.
fn first_in_sight(boards: &Boards, kind: BoardKind, list: Area) -> usize {
    let (selected, top) = (boards.list(kind).selected, boards.list(kind).top);
    let rows = |shown: usize| boards.item(kind, shown).map_or(0, |item| height(kind, item, list.width));
    let mut first = selected;
    let mut taken = rows(selected).saturating_add(1);
    while let Some(before) = first.checked_sub(1) {
        // The heading of the first in sight stands above it; with one more before it, that one's does.
        let (gap, heading) = above(boards, kind, list, first, false);
        taken = taken.saturating_add(rows(before)).saturating_add(gap + heading);
        if taken > list.height {
            break;
        }
        first = before;
    }
    top.clamp(first, selected)
}

fn items_from(boards: &Boards, kind: BoardKind, list: Area, top: usize) -> Vec<ItemPlace> {
    let mut places = Vec::new();
    let mut rest = list;
    for shown in top..boards.list(kind).shown.len() {
        let Some(item) = boards.item(kind, shown) else { break };
        let (gap, heading) = above(boards, kind, list, shown, places.is_empty());
        let (heading, behind) = rest.split_top(gap).1.split_top(heading);
        let (area, behind) = behind.split_top(height(kind, item, list.width));
        if area.height == 0 {
            break;
        }
        let heading = Some(heading).filter(|heading| heading.height > 0);
        places.push(ItemPlace { shown, heading, area });
        rest = behind;
    }
    places
}

/// The part of what stands beside the notes that is left to what earlier weeks have left open, and the rest of it.
pub(super) fn beside_notes(model: &Model, beside: Area) -> (Area, Option<Area>) {
    let count = u16::try_from(model.boards.left_open.len()).unwrap_or(u16::MAX);
    if count == 0 {
        return (beside, None);
    }
    let rows = count.saturating_add(2).min(LEFT_OPEN).min(beside.height / 2);
    let (rest, own) = beside.split_bottom(rows);
    (rest, (own.height > 2).then_some(own))
}

/// The same below what is written, as far as there is room for it.
pub(super) fn below_texts(model: &Model, writing: Area, prompts: u16) -> (Area, Option<Area>) {
    let count = u16::try_from(model.boards.left_open.len()).unwrap_or(u16::MAX);
    let room = writing.height.saturating_sub(TEXTS + prompts);
    let rows = count.saturating_add(1).min(room).min(LEFT_OPEN);
    if count == 0 || rows < count.saturating_add(1).min(3) {
        return (writing, None);
    }
    let (rest, own) = writing.split_bottom(rows);
    (rest, Some(own))
}

/// The items of it that are in sight below its heading, one a row; where not all are, the last row is left to their number.
pub(super) fn left_open_items(model: &Model, area: Area) -> Vec<(usize, Area)> {
    let (_, rows) = area.split_top(1);
    let count = model.boards.left_open.len();
    let fits = usize::from(rows.height);
    let in_sight = if count > fits { fits.saturating_sub(1) } else { count };
    let row = |(place, number)| (place, Area { y: rows.y + number, height: 1, ..rows });
    (0..in_sight).zip(0..).map(row).collect()
}

/// What heads a group of items.
#[must_use]
pub fn heading(kind: BoardKind, item: &Item) -> String {
    match (kind, item.standing) {
        (BoardKind::Questions, _) => item.source.line(),
        (_, Standing::Overdue) => "Overdue".to_owned(),
        (_, Standing::Soon) => "Due within a week".to_owned(),
        (_, Standing::Done) => "Done".to_owned(),
        (_, Standing::Dropped) => "Dropped".to_owned(),
        _ => "Later, or whenever".to_owned(),
    }
}
