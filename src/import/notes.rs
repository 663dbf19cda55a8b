//! Notes that were typed elsewhere: the lines as they are, their times as stamps.

use std::sync::LazyLock;

use regex::Regex;

use super::head;
use crate::text::{Line, Tag, Text};

/// `12:34 `, `1:02:03 ` or the same in brackets, at the start of a line.
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\[(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\]|(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[ \t]|$))[ \t]?").ok()
});

/// The lines of a text. When most of them begin with a time of the talk, and no time goes back, the times become stamps;
/// else they stay as text.
pub(super) fn read(text: &str) -> Text {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines: Vec<(Option<u32>, &str)> = text.split('\n').map(stamped).collect();
    let stamps: Vec<u32> = lines.iter().filter_map(|(stamp, _)| *stamp).collect();
    let written = text.split('\n').filter(|line| !line.trim().is_empty()).count();
    if stamps.is_empty() || stamps.len() * 2 < written || !stamps.is_sorted() {
        return Text::from(text);
    }
    Text::from_lines(
        lines
            .into_iter()
            .map(|(stamp, text)| Line { text: text.to_owned(), tag: stamp.map(Tag::stamped).unwrap_or_default() }),
    )
}

/// The week that the first line names as a title would, and the title of the talk behind it.
pub(super) fn title(text: &str) -> Option<(u32, Option<String>)> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    head::week_title(first.trim_start_matches(['#', ' ']))
}

/// The time at the start of a line, in seconds, and what stands behind it.
fn stamped(line: &str) -> (Option<u32>, &str) {
    let Some(found) = TIME.as_ref().and_then(|time| time.captures(line)) else { return (None, line) };
    let number = |one: usize, other: usize| {
        let digits = found.get(one).or_else(|| found.get(other))?;
        digits.as_str().parse::<u32>().ok()
    };
    let hours = number(1, 4);
    let (Some(minutes), Some(seconds)) = (number(2, 5), number(3, 6)) else { return (None, line) };
    if hours.is_some() && minutes > 59 {
        return (None, line);
    }
    let behind = found.get(0).map_or(0, |whole| whole.end());
    (Some(hours.unwrap_or(0) * 3600 + minutes * 60 + seconds), &line[behind..])
}
