//! The line from the past below the list of weeks. It takes no key of its own but the one that goes to it.

use super::canvas::{Canvas, width};
use crate::app::Model;
use crate::command::Command;
use crate::journal::parse_line;
use crate::review::Why;

/// Draws the line, when there is one.
pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let (Some(area), Some(line)) = (model.layout.resurfaced, &model.weeks.resurfaced) else { return };
    let theme = canvas.theme;
    let why = match line.why {
        Why::Overdue => "Overdue".to_owned(),
        Why::YearsAgo(1) => "A year ago".to_owned(),
        Why::YearsAgo(years) => format!("{years} years ago"),
        Why::SameSpeaker => "The same speaker".to_owned(),
        Why::SameTag => "Never answered".to_owned(),
    };
    let keys = [(Command::ShowResurfaced, "go there"), (Command::Back, "hide")];
    let keys = keys.map(|(command, words)| model.best_key(command).map(|key| (key.to_string(), words)));
    let columns = |(key, words): &(String, &str)| width(key) + width(words) + 4;
    let keys: Vec<(String, &str)> = keys.into_iter().flatten().collect();
    let taken: u16 = keys.iter().map(columns).sum();
    // Where there is little room the words are worth more than all keys but the first.
    let (keys, taken) = if area.width >= 72 {
        (keys.as_slice(), taken)
    } else {
        let first = keys.get(..1).unwrap_or_default();
        (first, first.iter().map(columns).sum())
    };
    canvas.tint(area, theme.bar);
    let mut pen = canvas.row(area, 0);
    pen.skip(1);
    pen.keep_free(taken);
    pen.write(&why, theme.strong);
    pen.skip(2);
    let note = parse_line(&line.note.whole, None);
    pen.write(
        line.note.whole.get(note.sign.clone()).unwrap_or_default(),
        note.mark.map_or(theme.strong, |mark| theme.sign(mark)),
    );
    pen.skip(u16::from(!note.sign.is_empty()));
    let from = format!("Week {}  {}", line.source.week, line.source.date);
    let room = pen.room();
    if room > width(&from) + 14 {
        let words = width(&line.note.text).min(room - width(&from) - 2);
        pen.column(words, &line.note.text, ratatui::style::Style::new());
        pen.skip(2);
        pen.cut(&from, theme.quiet);
    } else {
        pen.cut(&line.note.text, ratatui::style::Style::new());
    }
    let mut pen = canvas.row(area, 0);
    pen.skip(area.width.saturating_sub(taken));
    for (key, words) in keys {
        pen.skip(2);
        pen.write(key, theme.key);
        pen.skip(1);
        pen.write(words, theme.quiet);
        pen.skip(1);
    }
}
