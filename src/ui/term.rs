//! The term at a glance: facts, one talk over its minutes, the words of all talks, the months. Drawn with ratatui's own widgets.

use chrono::{Datelike, Months, NaiveDate};
use ratatui::style::Style;
use ratatui::symbols;
use ratatui::text::Line;
use ratatui::widgets::calendar::{CalendarEventStore, Monthly};
use ratatui::widgets::{Bar, BarChart, LineGauge, Sparkline, Widget};
use time::{Date, Month};

use super::canvas::Canvas;
use crate::app::layout::term::{MONTH, MONTH_ROWS};
use crate::app::{Area, Model};
use crate::journal::EntryId;
use crate::review::{Minute, Spread, TalkFigures, Term};

/// The signs that bars and lines are drawn with.
const BARS: symbols::bar::Set<'static> = symbols::bar::NINE_LEVELS;
const FILLED: &str = "═";
const REST: &str = "─";

/// Columns of the words before a line that is filled.
const LABEL: usize = 20;

/// Minutes between two numbers under a talk.
const TICK: usize = 15;

/// Rows of a talk's curve, and of the bars with the weeks under them.
const CURVE: u16 = 3;
const CHART: u16 = 7;

/// The page, of which the rows from `top` on are in sight.
struct Page<'c, 'a> {
    canvas: &'c mut Canvas<'a>,
    area: Area,
    top: u16,
}

impl Page<'_, '_> {
    /// `height` rows of the page from `row` on, as far as they are in sight, and how many of them are not, above it.
    fn place(&self, row: u16, height: u16) -> (Area, u16) {
        let above = self.top.saturating_sub(row).min(height);
        let (_, from) = self.area.split_top(row.saturating_sub(self.top));
        (from.split_top(height - above).0, above)
    }

    fn row(&mut self, row: u16, words: &str, style: Style) {
        let area = self.place(row, 1).0;
        self.canvas.row(area, 0).cut(words, style);
    }

    fn widget(&mut self, row: u16, height: u16, widget: impl Widget) {
        let (area, above) = self.place(row, height);
        self.canvas.widget(area, height, above, widget);
    }
}

/// Draws the term.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let term = model.term();
    let places = model.layout.term;
    let chosen = model.talk_of_term();
    let selected = term.talks.iter().position(|talk| Some(talk.entry) == chosen).unwrap_or(0);
    let mut page = Page { canvas, area: places.page, top: model.weeks.term.top };
    let [facts_at, talk_at, words_at, months_at] = places.parts;
    facts(&mut page, model, &term, facts_at);
    let Some(talk) = term.talks.get(selected) else { return };
    talk_over_time(&mut page, model, talk, talk_at);
    words_of_talks(&mut page, &term, selected, words_at);
    let shown = months(&term, selected, usize::from(places.grid.0 * places.grid.1));
    if places.months.width > 0 {
        let (area, legend_at) = places.months.split_bottom(1);
        draw_months(&mut Page { canvas, area, top: 0 }, &term, &shown, places.grid.0, 0);
        legend(&mut Page { canvas, area: legend_at, top: 0 }, &term, 0);
    } else {
        draw_months(&mut page, &term, &shown, places.grid.0, months_at);
        legend(&mut page, &term, places.rows - 1);
    }
}

fn facts(page: &mut Page<'_, '_>, model: &Model, term: &Term, at: u16) {
    let theme = page.canvas.theme;
    let Some(series) = model.term_series() else {
        return page.row(at, "No talks yet.", theme.strong);
    };
    let total = term.total();
    let planned = series.weeks.map(|weeks| format!(" of {weeks}")).unwrap_or_default();
    let days = term.talks.first().zip(term.talks.last());
    let days = days.map(|(first, last)| format!(", {} to {}", first.date, last.date)).unwrap_or_default();
    let talks = if term.talks.len() == 1 && planned.is_empty() { "talk" } else { "talks" };
    let several = model.series.len() > 1;
    let (before, behind) = if several { ("‹ ", " ›") } else { ("", "") };
    let words = format!("{before}{}{behind}  {}{planned} {talks}{days}", series.name, term.talks.len());
    page.row(at, &words, theme.heading);
    gauge(page, at + 1, "Handed in", total.handed_in, total.due);
    gauge(page, at + 2, "Answered", total.answered, total.asked);
    let words = format!(
        "Insights {}   Follow-ups done {} of {}   Words {}",
        total.insights,
        total.done,
        total.done + total.to_do,
        total.words()
    );
    page.row(at + 3, &words, Style::new());
}

/// A line that is filled as far as something is done.
fn gauge(page: &mut Page<'_, '_>, at: u16, name: &str, done: usize, all: usize) {
    let theme = page.canvas.theme;
    let label = format!("{name:<11}{:<width$}", format!("{done} of {all}"), width = LABEL - 11);
    #[expect(clippy::cast_precision_loss, reason = "a share of counts that a person wrote")]
    let ratio = if all == 0 { 0.0 } else { (done as f64 / all as f64).clamp(0.0, 1.0) };
    let line = LineGauge::default()
        .ratio(ratio)
        .label(label)
        .filled_symbol(FILLED)
        .unfilled_symbol(REST)
        .filled_style(theme.heading)
        .unfilled_style(theme.quiet);
    page.widget(at, 1, line);
}

fn talk_over_time(page: &mut Page<'_, '_>, model: &Model, talk: &TalkFigures, at: u16) {
    let theme = page.canvas.theme;
    let title = if talk.title.trim().is_empty() { "Untitled" } else { talk.title.trim() };
    let words = format!("Week {}  {title}", talk.week);
    let (area, _) = page.place(at, 1);
    page.canvas.heading(area, &words, theme.heading, &format!("{} words of notes", talk.figures.notes));
    let Some(spread) = spread(model, talk.entry) else {
        return page.row(at + 1, "Reading the notes…", theme.quiet);
    };
    if spread.minutes.iter().all(|minute| minute.words == 0) {
        return page.row(at + 1, "No line of the notes has a stamp: the clock did not run.", theme.quiet);
    }
    let (each, columns) = spread.columns(usize::from(page.area.width));
    let data: Vec<u64> = columns.iter().map(|minute| minute.words as u64).collect();
    page.widget(at + 1, CURVE, Sparkline::default().data(data).bar_set(BARS).style(theme.tag));
    let marks = |is_there: &dyn Fn(&Minute) -> bool, sign: char| -> String {
        columns.iter().map(|minute| if is_there(minute) { sign } else { ' ' }).collect()
    };
    let insight = theme.sign(crate::journal::Mark::Insight);
    page.row(at + 1 + CURVE, &marks(&|minute| minute.insights > 0, '!'), insight);
    let question = theme.sign(crate::journal::Mark::Question);
    page.row(at + 2 + CURVE, &marks(&|minute| minute.questions > 0, '?'), question);
    page.row(at + 3 + CURVE, &ticks(each, columns.len()), theme.quiet);
}

/// The spread of a talk's notes: of the entry that is open as it is on the screen, of others as they were read.
fn spread(model: &Model, id: EntryId) -> Option<Spread> {
    let open = model.open.as_ref().map(|open| &open.entry).filter(|entry| entry.id == id);
    let read = model.weeks.preview.as_ref().map(|preview| preview.entry.as_ref()).filter(|entry| entry.id == id);
    open.or(read).map(Spread::of)
}

/// The minutes under the columns, `each` of which is so many minutes.
fn ticks(each: usize, columns: usize) -> String {
    let mut words = String::new();
    // Numbers that would touch are too many.
    let step = TICK * each.div_ceil(3).max(1);
    for minute in (0..=columns * each).step_by(step) {
        let place = minute / each;
        if place >= words.len() && (words.is_empty() || place > words.len()) {
            words = format!("{words:<place$}{minute}");
        }
    }
    words + " min"
}

fn words_of_talks(page: &mut Page<'_, '_>, term: &Term, selected: usize, at: u16) {
    let theme = page.canvas.theme;
    let (area, _) = page.place(at, 1);
    let own = term.talks.get(selected).map_or(0, |talk| talk.figures.words());
    let end = term.talks.get(selected).map(|talk| format!("week {}: {own}", talk.week)).unwrap_or_default();
    page.canvas.heading(area, "Words a week", theme.heading, &end);
    let room = usize::from(page.area.width) + 1;
    let width = (room / term.talks.len().max(1)).saturating_sub(1).clamp(2, 5);
    let count = (room / (width + 1)).max(1);
    let first = (selected + 1).saturating_sub(count.div_ceil(2)).min(term.talks.len().saturating_sub(count));
    let bars: Vec<Bar<'_>> = term
        .talks
        .iter()
        .enumerate()
        .skip(first)
        .take(count)
        .map(|(place, talk)| {
            let is_selected = place == selected;
            let style = if is_selected { theme.heading_in_focus } else { theme.quiet };
            let label = Line::styled(talk.week.to_string(), style);
            Bar::default().value(talk.figures.words() as u64).label(label).text_value("").style(style)
        })
        .collect();
    let chart = BarChart::vertical(bars)
        .bar_width(u16::try_from(width).unwrap_or(2))
        .bar_gap(1)
        .bar_set(BARS)
        .max(term.most_words().max(1) as u64);
    page.widget(at + 1, CHART, chart);
}

/// The first days of so many months of the term, the selected talk's among them.
fn months(term: &Term, selected: usize, count: usize) -> Vec<NaiveDate> {
    let month = |talk: &TalkFigures| talk.date.with_day(1).unwrap_or(talk.date);
    let (Some(first), Some(chosen)) = (term.talks.first().map(month), term.talks.get(selected).map(month)) else {
        return Vec::new();
    };
    let all = term.months();
    let count = count.clamp(1, all);
    let until_chosen =
        chosen.year() * 12 + chosen.month0().cast_signed() - first.year() * 12 - first.month0().cast_signed();
    let from = usize::try_from(until_chosen).unwrap_or(0).saturating_sub(count / 2).min(all - count);
    let number = |by: usize| u32::try_from(by).unwrap_or(u32::MAX);
    (from..from + count).filter_map(|by| first.checked_add_months(Months::new(number(by)))).collect()
}

fn draw_months(page: &mut Page<'_, '_>, term: &Term, months: &[NaiveDate], columns: u16, at: u16) {
    let theme = page.canvas.theme;
    let mut events = CalendarEventStore::default();
    for talk in &term.talks {
        if let Some(date) = date(talk.date) {
            events.add(date, theme.heat(term.heat(talk.figures.words())));
        }
    }
    for (number, month) in (0_u16..).zip(months) {
        let Some(first) = date(*month) else { continue };
        let monthly = Monthly::new(first, &events)
            .show_month_header(theme.heading)
            .show_weekdays_header(theme.quiet)
            .default_style(theme.quiet);
        let (_, beside) = page.area.split_left(number % columns.max(1) * MONTH);
        let area = beside.split_left(MONTH - 2).0;
        let mut part = Page { canvas: page.canvas, area, top: page.top };
        part.widget(at + number / columns.max(1) * MONTH_ROWS, MONTH_ROWS, monthly);
    }
}

/// What the looks of the days say.
fn legend(page: &mut Page<'_, '_>, term: &Term, at: u16) {
    let theme = page.canvas.theme;
    let (area, _) = page.place(at, 1);
    let mut pen = page.canvas.row(area, 0);
    pen.write("words", theme.quiet);
    for level in 1..=Term::HEATS {
        pen.skip(1);
        pen.write(&format!("{}+", term.least_words(level)), theme.heat(level));
    }
}

/// A day as the calendar has it.
fn date(day: NaiveDate) -> Option<Date> {
    let month = u8::try_from(day.month()).ok().and_then(|month| Month::try_from(month).ok())?;
    Date::from_calendar_date(day.year(), month, u8::try_from(day.day()).ok()?).ok()
}
