//! A text: lines, each with a tag that travels with it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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
