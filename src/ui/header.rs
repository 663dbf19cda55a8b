//! The line at the top: what is open, the talk's clock, and what must be known at once.

use ratatui::style::Style;

use super::canvas::{Canvas, width};
use super::clock::talk_time;
use super::theme::Theme;
use crate::app::weeks::View;
use crate::app::{Model, OpenEntry, Screen};
use crate::command::Command;
use crate::journal::{ClockState, Details, Field, Speaker};

/// Something at the right end of the line.
struct Segment {
    words: String,
    style: Style,
    /// When there is too little room the least of these goes first.
    rank: u8,
}

/// What is never left out, whatever else is: the clock and that something is not on record.
const ALWAYS: u8 = u8::MAX;

/// Between two segments.
const GAP: u16 = 2;

/// Draws the header.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = model.layout.header;
    let theme = canvas.theme;
    canvas.tint(area, theme.bar);
    let (words, mut segments) = match (&model.open, model.screen) {
        (Some(open), Screen::Notes | Screen::Reflection | Screen::Report) => of_entry(open, model, theme),
        _ => of_weeks(model, theme),
    };
    let room = area.width.saturating_sub(2);
    let taken = |segments: &[Segment]| segments.iter().map(|segment| width(&segment.words) + GAP).sum::<u16>();
    let views = if model.screen == Screen::Weeks { views_width() } else { 0 };
    if taken(&segments) + views > room {
        // The number of talks is worth less than the name of a view.
        segments.retain(|segment| segment.rank > 0);
    }
    let first = words.first().map_or(0, |(first, _)| width(first));
    while taken(&segments) + first > room {
        let least = segments.iter().enumerate().filter(|(_, segment)| segment.rank < ALWAYS);
        let Some((place, _)) = least.min_by_key(|(_, segment)| segment.rank) else { break };
        segments.remove(place);
    }
    let taken = taken(&segments);
    let words = in_room(words, model, room.saturating_sub(taken));
    let mut pen = canvas.row(area, 0);
    pen.skip(1);
    pen.keep_free(taken.saturating_add(1));
    for (place, (words, style)) in words.iter().enumerate() {
        if place == 0 {
            pen.write(words, *style);
        } else if pen.room() > 6 || (place < View::ALL.len() && pen.room() >= GAP + width(words) && views > 0) {
            // A word or two of something are not worth the noise.
            pen.skip(GAP);
            pen.cut(words, *style);
        }
    }
    let mut pen = canvas.row(area, 0);
    pen.keep_free(1);
    pen.skip(pen.room().saturating_sub(taken));
    for segment in segments {
        pen.skip(GAP);
        pen.write(&segment.words, segment.style);
    }
}

/// What is shown on the left: of the views, where there is no room for all, only the one that is shown.
fn in_room(words: Vec<(String, Style)>, model: &Model, room: u16) -> Vec<(String, Style)> {
    if model.screen != Screen::Weeks || views_width() <= room {
        return words;
    }
    words.into_iter().filter(|(name, _)| *name == model.weeks.view.title()).collect()
}

/// The columns of the names of all views.
fn views_width() -> u16 {
    View::ALL.iter().map(|view| width(view.title()) + GAP).sum::<u16>().saturating_sub(GAP)
}

type Parts = (Vec<(String, Style)>, Vec<Segment>);

fn of_weeks(model: &Model, theme: &Theme) -> Parts {
    let style = |view| if view == model.weeks.view { theme.heading_in_focus } else { theme.quiet };
    let views = View::ALL.into_iter().map(|view| (view.title().to_owned(), style(view)));
    let series = model.series_at_hand().map(|series| (series.name.clone(), Style::new()));
    let mut segments = Vec::new();
    let count = model.weeks.list.talks;
    if count > 0 {
        let talks = if count == 1 { "talk" } else { "talks" };
        segments.push(Segment { words: format!("{count} {talks}"), style: theme.quiet, rank: 0 });
    }
    if !model.weeks.list.marked.is_empty() {
        let words = format!("{} marked", model.weeks.list.marked.len());
        segments.push(Segment { words, style: theme.strong, rank: 4 });
    }
    if let Some(open) = &model.open
        && open.is_under_way()
    {
        let words = format!("Week {}", open.entry.details.week);
        segments.push(Segment { words, style: theme.strong, rank: 1 });
        segments.extend(clock(open, model, theme));
    } else {
        segments.extend(offer(model, theme));
    }
    segments.extend(late(model, theme));
    (views.chain(series).collect(), segments)
}

fn of_entry(open: &OpenEntry, model: &Model, theme: &Theme) -> Parts {
    let details = &open.entry.details;
    let mut rest = vec![(format!("Week {}", details.week), theme.strong), (title(details).to_owned(), Style::new())];
    if !details.speakers.is_empty() {
        rest.push((speakers(&details.speakers), theme.quiet));
    }
    let mut segments = Vec::new();
    if model.layout.queue.is_none() && model.screen == Screen::Notes && !open.waiting.is_empty() {
        let style = theme.sign(crate::journal::Mark::Question);
        segments.push(Segment { words: format!("?{}", open.waiting.len()), style, rank: 2 });
    }
    segments.extend(length(model, theme));
    segments.extend(left_open(model, theme));
    segments.extend(clock(open, model, theme));
    segments.extend(offer(model, theme));
    if open.read_only.is_some() {
        segments.push(Segment { words: "read-only".to_owned(), style: theme.warning, rank: ALWAYS });
    } else {
        let words = if model.record.is_folded() { "saved" } else { "unsaved" };
        segments.push(Segment { words: words.to_owned(), style: theme.quiet, rank: 0 });
    }
    segments.extend(late(model, theme));
    (rest, segments)
}

/// How long the report is while it is written, beside what its series asks for.
fn length(model: &Model, theme: &Theme) -> Option<Segment> {
    let open = model.open.as_ref().filter(|_| model.screen == Screen::Reflection)?;
    let target = model.open_series().and_then(|series| series.report.target.as_ref());
    let mut parts = Vec::new();
    if let Some(target) = target.and_then(|target| target.words) {
        let written = [Field::Summary, Field::Reflection].map(|field| open.entry.text(field).lines());
        let words: usize = written.into_iter().flatten().map(|line| line.text.split_whitespace().count()).sum();
        parts.push(format!("{words} of {target} words"));
    }
    if let Some(Ok(pages)) = &model.report.pages {
        let of = target.and_then(|target| target.pages).map_or(String::new(), |pages| format!(" of {pages}"));
        parts.push(format!("{pages}{of} page{}", if *pages == 1 && of.is_empty() { "" } else { "s" }));
    }
    let is_over = target.and_then(|target| target.pages).is_some_and(
        |most| matches!(model.report.pages, Some(Ok(pages)) if u32::try_from(pages).is_ok_and(|pages| pages > most)),
    );
    let style = if is_over { theme.warning } else { theme.quiet };
    (!parts.is_empty()).then(|| Segment { words: parts.join(", "), style, rank: 1 })
}

/// What earlier weeks have left open, where it is not listed.
fn left_open(model: &Model, theme: &Theme) -> Option<Segment> {
    let count = model.boards.left_open.len();
    let is_shown = model.layout.left_open.is_some() || model.screen == Screen::Report;
    let words = format!("{count} left open");
    (count > 0 && !is_shown).then_some(Segment { words, style: theme.quiet, rank: 0 })
}

fn late(model: &Model, theme: &Theme) -> Option<Segment> {
    let words = "NOT ON RECORD".to_owned();
    model.record.shows_late().then_some(Segment { words, style: theme.error, rank: ALWAYS })
}

/// That a talk takes place now, and the key that starts its clock.
fn offer(model: &Model, theme: &Theme) -> Option<Segment> {
    let offer = model.offer()?;
    let key = model.keymap.keys(Command::ToggleClock).first().copied()?;
    let words = format!("{key} starts the talk ({})", offer.begins.format("%H:%M"));
    Some(Segment { words, style: theme.running, rank: 3 })
}

fn clock(open: &OpenEntry, model: &Model, theme: &Theme) -> Vec<Segment> {
    let talk = &open.entry.talk;
    let (sign, style) = match open.clock() {
        ClockState::Waiting => return Vec::new(),
        ClockState::Running => ("●", theme.running),
        ClockState::Paused => ("‖", theme.paused),
        ClockState::Ended => ("■", theme.quiet),
    };
    let seconds = talk.elapsed(model.now);
    // Nobody knows when a talk ended that nobody ended: no later than its plan and its notes say.
    let seconds =
        if open.over { seconds.min(talk.planned_seconds().max(open.last_stamp.unwrap_or(0))) } else { seconds };
    let elapsed = Segment { words: format!("{sign} {}", talk_time(seconds)), style, rank: ALWAYS };
    if open.clock() == ClockState::Ended {
        return vec![elapsed];
    }
    let left = model.time_left().unwrap_or_default();
    let time = talk_time(u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX));
    let (words, style) =
        if left < 0 { (format!("{time} over"), theme.error) } else { (format!("{time} left"), Style::new()) };
    vec![elapsed, Segment { words, style, rank: 3 }]
}

/// The title of a talk, or that it has none.
pub(super) fn title(details: &Details) -> &str {
    if details.title.trim().is_empty() { "Untitled" } else { &details.title }
}

/// The names of the speakers.
pub(super) fn speakers(speakers: &[Speaker]) -> String {
    speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join(", ")
}
