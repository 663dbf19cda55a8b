//! Where everything stands on the screen, worked out before anything is drawn: for the view to draw, for the mouse to hit,
//! for the carets to be kept in sight.

pub mod boards;
pub mod term;

use crate::journal::{Field, Outline};
use crate::text;

use boards::BoardPlaces;
use term::TermPlaces;

use super::model::{Model, Screen};
use super::overlay::Overlay;
use super::weeks::View;
use super::{Area, Size};

/// The least width at which something stands beside the notes or the list.
const WIDE: u16 = 72;

/// The least width at which the question queue stands beside the notes.
const QUEUE_FROM: u16 = 100;

/// The least height of the body at which a line from the past stands below the list.
const RESURFACED_FROM: u16 = 8;

/// Columns of the question queue.
const QUEUE: u16 = 34;

/// Columns of the choices beside a report, and in a window with room for more.
const CHOICES: u16 = 32;
const WIDE_CHOICES: u16 = 46;

/// The width of a window with room for more beside a report.
const CHOICES_FROM: u16 = 130;

/// Rows that prompts may take at most.
const PROMPTS: u16 = 4;

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole terminal.
    pub size: Size,
    /// The line at the top.
    pub header: Area,
    /// Between header and footer.
    pub body: Area,
    /// The line that calls questions to mind, above the footer.
    pub reminder: Option<Area>,
    /// The line at the bottom.
    pub footer: Area,
    /// The list of weeks.
    pub list: Area,
    /// The line from the past, below the list.
    pub resurfaced: Option<Area>,
    /// The board that stands there instead.
    pub board: BoardPlaces,
    /// The term that stands there instead.
    pub term: TermPlaces,
    /// The preview beside the list.
    pub preview: Option<Area>,
    /// The texts that are shown, in the order of the screen.
    pub texts: Vec<TextPane>,
    /// The questions beside the notes.
    pub queue: Option<Area>,
    /// The questions that are in sight there, each with its line in the notes.
    pub questions: Vec<(usize, Area)>,
    /// What earlier weeks have left open, beside the notes or below the texts.
    pub left_open: Option<Area>,
    /// What of it is in sight, each by its number.
    pub left_open_items: Vec<(usize, Area)>,
    /// The notes beside summary and reflection, under their heading.
    pub notes: Option<Area>,
    /// What of them is in sight, each by its place in the list: the stamp, and the words.
    pub noted: Vec<(usize, Area, Area)>,
    /// The prompts under the reflection.
    pub prompts: Option<Area>,
    /// The report.
    pub page: Area,
    /// What can be chosen for the report.
    pub choices: Option<Area>,
}

/// A text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPane {
    /// Which text.
    pub field: Field,
    /// All of it but the line above: gutter, text and what is free beside them.
    pub area: Area,
    /// The line above it, where it has one.
    pub heading: Option<Area>,
    /// The stamps beside it; no columns when there are none.
    pub gutter: Area,
    /// The text itself. Its last column is free for the caret behind a full row.
    pub text: Area,
}

impl TextPane {
    /// The columns that a row of the text may take.
    #[must_use]
    pub fn columns(&self) -> usize {
        usize::from(self.text.width.saturating_sub(1).max(1))
    }
}

impl Layout {
    /// A layout of nothing but the size, before anything is shown.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// The text pane of a field.
    #[must_use]
    pub fn pane(&self, field: Field) -> Option<&TextPane> {
        self.texts.iter().find(|pane| pane.field == field)
    }
}

/// Lays the screen out: every pane gets its place, and every caret and selection is brought into sight.
pub fn layout(model: &mut Model, size: Size) {
    model.layout = arrange(model, size);
    match model.screen {
        Screen::Weeks if model.weeks.view != View::List => match (model.weeks.view.board(), model.weeks.view) {
            (Some(kind), _) => boards::arrange(model, kind, model.layout.body),
            (None, View::Index) => boards::arrange_index(model, model.layout.body),
            (None, _) => term::arrange(model, model.layout.body),
        },
        Screen::Weeks => {
            let count = model.week_rows().len();
            // The first row of the list names its columns.
            model.weeks.scroll(count, usize::from(model.layout.list.height.saturating_sub(1)));
            model.lay_out_preview();
        }
        Screen::Report => model.lay_out_report(),
        Screen::Reflection => model.lay_out_chosen(),
        Screen::Notes => {}
    }
    let body = model.layout.body;
    for overlay in &mut model.overlays {
        match overlay {
            Overlay::Versions(versions) => versions.fit(body),
            Overlay::Search(search) => search.fit(body),
            _ => {}
        }
    }
    let panes = model.layout.texts.clone();
    if let Some(open) = &mut model.open {
        for pane in panes {
            open.fit(&pane);
        }
    }
}

fn arrange(model: &Model, size: Size) -> Layout {
    let mut layout = Layout::new(size);
    let (header, rest) = Area::of(size).split_top(1);
    let (body, footer) = rest.split_bottom(1);
    let (body, reminder) = body.split_bottom(u16::from(model.reminder().is_some()));
    layout.reminder = (reminder.height > 0).then_some(reminder);
    (layout.header, layout.body, layout.footer) = (header, body, footer);
    match model.screen {
        Screen::Weeks if model.weeks.view != View::List => {}
        Screen::Weeks => {
            let is_shown = model.weeks.resurfaced.is_some() && body.height >= RESURFACED_FROM;
            let (body, below) = body.split_bottom(u16::from(is_shown));
            layout.resurfaced = (below.height > 0).then_some(below);
            let list = if body.width >= WIDE { (body.width * 11 / 20).min(120) } else { body.width };
            let (list, beside) = body.split_left(list);
            layout.list = list;
            layout.preview = (beside.width > 1).then(|| beside.split_left(1).1);
        }
        Screen::Notes => {
            let queue = if body.width >= QUEUE_FROM { QUEUE } else { 0 };
            let (text, queue) = body.split_right(queue);
            layout.queue = (queue.width > 1).then(|| queue.split_left(1).1);
            if let Some(queue) = layout.queue {
                let (queue, left_open) = boards::beside_notes(model, queue);
                (layout.queue, layout.left_open) = (Some(queue), left_open);
            }
            layout.texts.push(notes_pane(model, text));
            layout.questions = layout.queue.map(|queue| questions(model, queue)).unwrap_or_default();
        }
        Screen::Reflection => reflection(model, body, &mut layout),
        Screen::Report => {
            let choices = match body.width {
                CHOICES_FROM.. => WIDE_CHOICES,
                WIDE.. => CHOICES,
                _ => 0,
            };
            let (page, choices) = body.split_right(choices);
            layout.page = page;
            layout.choices = (choices.width > 1).then(|| choices.split_left(1).1);
        }
    }
    layout.left_open_items = layout.left_open.map(|area| boards::left_open_items(model, area)).unwrap_or_default();
    layout
}

fn reflection(model: &Model, body: Area, layout: &mut Layout) {
    // In a narrow window one side is shown at a time.
    let beside = match (body.width >= WIDE, model.chosen.has_focus) {
        (true, _) => body.width * 2 / 5,
        (false, true) => body.width,
        (false, false) => 0,
    };
    let (notes, writing) = body.split_left(beside);
    layout.notes = (notes.width > 0).then(|| if writing.width > 0 { notes.split_right(1).0 } else { notes });
    if writing.width == 0 {
        return;
    }
    let focus = model.open.as_ref().map_or(Field::Summary, |open| open.focus);
    let prompts = u16::try_from(model.prompts().len()).unwrap_or(PROMPTS).min(PROMPTS);
    let room = writing.height.saturating_sub(2);
    let prompts = if room >= 10 + prompts { prompts } else { 0 };
    let (writing, left_open) = boards::below_texts(model, writing, prompts);
    layout.left_open = left_open;
    let (texts, prompts_area) = writing.split_bottom(prompts);
    layout.prompts = (prompts > 0).then_some(prompts_area);
    // The text that is typed into has two thirds of a window too low for both.
    let room = texts.height.saturating_sub(2);
    let summary = match focus {
        _ if room >= 16 => room / 2,
        Field::Reflection => room / 3,
        Field::Notes | Field::Summary => room - room / 3,
    };
    let (upper, lower) = texts.split_top(summary + 1);
    for (field, area) in [(Field::Summary, upper), (Field::Reflection, lower)] {
        let (heading, area) = area.split_top(1);
        let (gutter, text) = area.split_left(1);
        let text = narrowed(model, text);
        layout.texts.push(TextPane { field, area, heading: Some(heading), gutter, text });
    }
}

fn notes_pane(model: &Model, area: Area) -> TextPane {
    let (gutter, text) = area.split_left(stamp_columns(model, area));
    let text = narrowed(model, text);
    TextPane { field: Field::Notes, area, heading: None, gutter, text }
}

/// The columns beside the notes: those of their stamps, where they are shown.
pub(in crate::app) fn stamp_columns(model: &Model, area: Area) -> u16 {
    if model.config.talk.show_stamps && area.width >= Size::LEAST.width {
        model.open.as_ref().map_or(0, |open| gutter(open.last_stamp))
    } else {
        1
    }
}

/// A text no wider than the configuration has it; a column more for the caret behind a full row.
fn narrowed(model: &Model, text: Area) -> Area {
    let columns = u16::try_from(model.config.editor.max_width).unwrap_or(u16::MAX).saturating_add(1);
    text.split_left(columns).0
}

/// The questions that wait as they stand in the queue: under its heading, a column in on either side, an empty row between
/// two. One that would have no more than the last row leaves it to the number of those that are not in sight.
fn questions(model: &Model, queue: Area) -> Vec<(usize, Area)> {
    let Some(open) = &model.open else { return Vec::new() };
    let (_, below) = queue.split_top(2);
    let mut rest = below.split_left(1).1.split_right(1).0;
    let mut places = Vec::new();
    for line in &open.waiting {
        let gap = u16::from(!places.is_empty());
        let (_, behind) = rest.split_top(gap);
        if behind.height < 2 {
            break;
        }
        let start = open.outline.notes().get(*line).map_or(0, |note| note.sign.start);
        let question = open.entry.notes.line(*line).get(start..).unwrap_or_default();
        let rows = text::wrap(question, usize::from(behind.width.max(1))).count();
        let (own, behind) = behind.split_top(u16::try_from(rows).unwrap_or(u16::MAX));
        places.push((*line, own));
        rest = behind;
    }
    places
}

/// The columns of the stamps: `mm:ss`, from an hour on `h:mm:ss`, and a blank on either side.
fn gutter(latest: Option<u32>) -> u16 {
    match latest {
        Some(stamp) if stamp >= 36_000 => 10,
        Some(stamp) if stamp >= 3_600 => 9,
        Some(_) | None => 7,
    }
}

/// The lines of the questions that wait for an answer: what the queue shows.
#[must_use]
pub fn waiting(outline: &Outline) -> Vec<usize> {
    let questions = outline.questions().into_iter();
    questions.filter(|question| question.mine && question.answers.is_empty()).map(|question| question.line).collect()
}
