//! Beside the list: what is known of the selected entry, its first notes, what was written about it.

use ratatui::style::Style;

use super::canvas::{Canvas, Rows};
use super::header::title;
use super::{note, page};
use crate::app::weeks::{Gap, Group, Preview, Row};
use crate::app::{Area, Damaged, Model};
use crate::command::Command;
use crate::journal::{Count, Head, parse_line};

/// Draws what stands beside the list, when there is a place for it.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, selected: Option<Row>) {
    let Some(area) = model.layout.preview else { return };
    canvas.line_left_of(area);
    match selected {
        Some(Row::Entry(place)) => {
            if let Some(head) = model.heads.get(place) {
                entry(canvas, model, area, head);
            }
        }
        Some(Row::Damaged(place)) => {
            if let Some(file) = model.damaged.get(place) {
                damaged(canvas, area, file);
            }
        }
        Some(Row::Gap(place)) => {
            if let Some(gap) = model.weeks.list.gaps.get(place) {
                self::gap(canvas, model, area, gap);
            }
        }
        Some(Row::Group(place)) => {
            if let Some(group) = model.weeks.list.groups.get(place) {
                self::group(canvas, model, area, group);
            }
        }
        None => {}
    }
}

fn gap(canvas: &mut Canvas<'_>, model: &Model, area: Area, gap: &Gap) {
    let theme = canvas.theme;
    let mut rows = canvas.rows(inner(area));
    let words = match gap.week {
        Some(week) => format!("Week {week} has no entry"),
        None => "A break".to_owned(),
    };
    rows.wrapped(&words, theme.strong);
    let series = model.series_of(&gap.series).map(|series| format!(", {}", series.name)).unwrap_or_default();
    rows.wrapped(&format!("{}{series}", gap.date.format("%a %Y-%m-%d")), theme.quiet);
    if gap.week.is_some()
        && let Some(key) = model.best_key(Command::ShowNotes)
    {
        rows.gap();
        rows.wrapped(&format!("{key} makes one."), theme.quiet);
    }
}

/// A series with what there is of it.
fn group(canvas: &mut Canvas<'_>, model: &Model, area: Area, group: &Group) {
    let theme = canvas.theme;
    let heads: Vec<&Head> = model.heads.iter().filter(|head| head.series == group.series).collect();
    let missed = model.weeks.list.gaps.iter().filter(|gap| gap.series == group.series && gap.week.is_some()).count();
    let count = |part: &dyn Fn(&Head) -> usize| heads.iter().map(|head| part(head)).sum::<usize>().to_string();
    let mut rows = canvas.rows(inner(area));
    let name = model.series_of(&group.series).map_or_else(|| group.series.to_string(), |series| series.name.clone());
    rows.wrapped(&name, theme.strong);
    rows.gap();
    for (name, words) in [
        ("Talks", heads.len().to_string()),
        ("Missed", missed.to_string()),
        ("Handed in", count(&|head| usize::from(head.details.handed_in.is_some()))),
        ("Questions", format!("{} without an answer", count(&|head| head.without_answer))),
        ("Follow-ups", format!("{} to do", count(&|head| head.to_do))),
    ] {
        fact(&mut rows, name, &words);
    }
}

fn damaged(canvas: &mut Canvas<'_>, area: Area, file: &Damaged) {
    let theme = canvas.theme;
    let mut rows = canvas.rows(inner(area));
    rows.wrapped("This file cannot be read", theme.error);
    rows.gap();
    rows.wrapped(&file.path.display().to_string(), theme.strong);
    rows.gap();
    rows.wrapped(&file.reason, Style::new());
    rows.gap();
    rows.wrapped("It is left as it is.", theme.quiet);
}

/// The area with a free column on either side.
fn inner(area: Area) -> Area {
    area.split_left(1).1.split_right(1).0
}

fn entry(canvas: &mut Canvas<'_>, model: &Model, area: Area, head: &Head) {
    let preview = model.weeks.preview.as_ref().filter(|preview| preview.entry.id == head.id);
    let mut rows = canvas.rows(inner(area));
    facts(&mut rows, model, head);
    let Some(preview) = preview else { return };
    rows.gap();
    let prose = preview.prose.as_ref().map_or(0, |(_, prose)| prose.len());
    let prose = u16::try_from(prose).unwrap_or(u16::MAX);
    // Notes take what the prose leaves, and at least a half.
    let left = rows.left();
    let for_notes = left.saturating_sub(prose.saturating_add(1)).max(left / 2);
    rows.within(for_notes, |rows| notes(rows, preview));
    if let Some((_, prose)) = &preview.prose {
        rows.gap();
        let theme = rows.theme();
        for row in prose {
            if rows.left() == 0 {
                break;
            }
            page::draw_row(&mut rows.pen(), row, theme);
        }
    }
}

fn facts(rows: &mut Rows<'_, '_>, model: &Model, head: &Head) {
    let theme = rows.theme();
    let details = &head.details;
    rows.wrapped(title(details), theme.strong);
    let series = model.series_of(&head.series).map(|series| format!(", {}", series.name)).unwrap_or_default();
    rows.wrapped(&format!("Week {}, {}{series}", details.week, details.date.format("%a %Y-%m-%d")), theme.quiet);
    for speaker in &details.speakers {
        rows.wrapped(&speaker.to_string(), Style::new());
    }
    if !details.tags.is_empty() {
        rows.wrapped(&details.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "), theme.tag);
    }
    rows.gap();
    for (name, count) in [("Notes", head.notes), ("Summary", head.summary), ("Reflection", head.reflection)] {
        fact(rows, name, &words(count));
    }
    let questions = head.answered + head.without_answer;
    if questions > 0 {
        fact(rows, "Questions", &format!("{} of {questions} answered", head.answered));
    }
    if head.to_do + head.done > 0 {
        fact(rows, "Follow-ups", &format!("{} of {} done", head.done, head.to_do + head.done));
    }
    if let Some(date) = details.handed_in {
        fact(rows, "Handed in", &date.to_string());
    }
    if head.newer {
        rows.wrapped("A newer seminote wrote this entry; it can be read here and not changed.", theme.warning);
    }
}

fn fact(rows: &mut Rows<'_, '_>, name: &str, words: &str) {
    let quiet = rows.theme().quiet;
    let mut pen = rows.pen();
    pen.column(12, name, quiet);
    pen.cut(words, Style::new());
}

fn words(count: Count) -> String {
    match count.words {
        0 => "–".to_owned(),
        1 => "1 word".to_owned(),
        words => format!("{words} words"),
    }
}

/// The first notes that say something.
fn notes(rows: &mut Rows<'_, '_>, preview: &Preview) {
    let theme = rows.theme();
    let mut fence = None;
    for line in preview.entry.notes.lines() {
        if rows.left() == 0 {
            break;
        }
        let note = parse_line(&line.text, fence);
        fence = note.fence;
        if !line.text.trim().is_empty() {
            rows.styled(&line.text, |byte| note::look_at(&note, theme, byte));
        }
    }
}
