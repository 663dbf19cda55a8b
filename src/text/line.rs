//! A text: lines, each with a tag that travels with it.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Fragment, Position, Selection, grapheme};

/// What stays with a line while it is moved, split and joined. The core hands it on and reads only the stamp's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// A number that orders lines in time; a joined line keeps the smaller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<u32>,
    /// Data of the line that the program does not understand and must not lose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Arc<Map<String, Value>>>,
}

impl Tag {
    /// A tag with this stamp and nothing else.
    #[must_use]
    pub fn stamped(stamp: u32) -> Self {
        Self { stamp: Some(stamp), kept: None }
    }

    /// The tag of a line joined from this one and a following one: the smaller stamp, and what both keep. Where both
    /// keep a field of one name, this line's stands.
    #[must_use]
    pub fn joined(&self, following: &Self) -> Self {
        let stamp = match (self.stamp, following.stamp) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let kept = match (&self.kept, &following.kept) {
            (Some(head), Some(tail)) if head != tail => {
                let mut all = Map::clone(head);
                for (name, value) in tail.iter() {
                    all.entry(name.clone()).or_insert_with(|| value.clone());
                }
                Some(Arc::new(all))
            }
            (head, tail) => head.clone().or_else(|| tail.clone()),
        };
        Self { stamp, kept }
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stamp.is_none() && self.kept.is_none()
    }
}

/// One line: its characters without the line feed, and its tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Never contains `\n`.
    pub text: String,
    /// What travels with the line.
    pub tag: Tag,
}

/// An editable text: one line or more. The empty text is one empty line.
///
/// Lines are split at `\n` alone; every other character, `\r` included, is part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub(super) lines: Vec<Line>,
}

impl Default for Text {
    fn default() -> Self {
        Self { lines: vec![Line::default()] }
    }
}

impl Text {
    /// The text with these lines; a `\n` inside one splits it, its head keeping the tag.
    #[must_use]
    pub fn from_lines(lines: impl IntoIterator<Item = Line>) -> Self {
        let mut split = Vec::new();
        for line in lines {
            if line.text.contains('\n') {
                let mut tag = Some(line.tag);
                split.extend(
                    line.text
                        .split('\n')
                        .map(|text| Line { text: text.to_owned(), tag: tag.take().unwrap_or_default() }),
                );
            } else {
                split.push(line);
            }
        }
        if split.is_empty() {
            split.push(Line::default());
        }
        Self { lines: split }
    }

    /// The lines, at least one.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The characters of line `line`, or nothing when there is no such line.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| &line.text)
    }

    /// The place behind the last character.
    #[must_use]
    pub fn end(&self) -> Position {
        let last = self.lines.len() - 1;
        Position::new(last, self.line(last).len())
    }

    /// The place at the end of line `line`.
    #[must_use]
    pub fn line_end(&self, line: usize) -> Position {
        Position::new(line, self.line(line).len())
    }

    /// The nearest place at or before `position` that exists and does not cut a grapheme cluster.
    #[must_use]
    pub fn snap(&self, position: Position) -> Position {
        if position.line >= self.lines.len() {
            return self.end();
        }
        let line = self.line(position.line);
        Position::new(position.line, grapheme::snap(line, position.byte))
    }

    /// [`Text::snap`] for both ends.
    #[must_use]
    pub fn snap_selection(&self, selection: Selection) -> Selection {
        Selection { anchor: self.snap(selection.anchor), head: self.snap(selection.head) }
    }

    /// The characters between two places; places that do not exist are moved back to one that does.
    #[must_use]
    pub fn slice(&self, range: Range<Position>) -> String {
        self.fragment(range).text
    }

    /// The characters between two places with the tags of the lines they touch: what a clipboard holds.
    #[must_use]
    pub fn fragment(&self, range: Range<Position>) -> Fragment {
        let Range { start, end } = self.existing(range);
        let mut text = String::new();
        let mut tags = Vec::with_capacity(end.line - start.line + 1);
        for (number, line) in self.lines.iter().enumerate().take(end.line + 1).skip(start.line) {
            if number > start.line {
                text.push('\n');
            }
            let from = if number == start.line { start.byte } else { 0 };
            let to = if number == end.line { end.byte } else { line.text.len() };
            text.push_str(line.text.get(from..to).unwrap_or_default());
            tags.push(line.tag.clone());
        }
        Fragment { text, tags }
    }

    /// The range in order, each end moved back to a place that exists: on a character boundary of a line.
    pub(super) fn existing(&self, range: Range<Position>) -> Range<Position> {
        let place = |position: Position| {
            if position.line >= self.lines.len() {
                return self.end();
            }
            let line = self.line(position.line);
            Position::new(position.line, grapheme::floor(line, position.byte))
        };
        let (one, other) = (place(range.start), place(range.end));
        one.min(other)..one.max(other)
    }

    /// Whether there is not a single character and no tag.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.lines.as_slice(), [line] if line.text.is_empty() && line.tag.is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from_lines(text.split('\n').map(|text| Line { text: text.to_owned(), tag: Tag::default() }))
    }
}

impl std::fmt::Display for Text {
    /// The lines joined by `\n`, without their tags: the inverse of `Text::from(&str)`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, line) in self.lines.iter().enumerate() {
            if number > 0 {
                formatter.write_str("\n")?;
            }
            formatter.write_str(&line.text)?;
        }
        Ok(())
    }
}
