//! How texts stand in an entry's file: notes as a list of lines with stamps, prose as one string.

/// Notes: `[{ "at": 12, "text": "# History" }, …]`.
pub(super) mod notes {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::journal::{Unknown, json::null_is_missing};
    use crate::text::{Line, Tag, Text};

    #[derive(Serialize, Deserialize)]
    struct NoteForm<'a> {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<u32>,
        #[serde(default, deserialize_with = "null_is_missing")]
        text: std::borrow::Cow<'a, str>,
        #[serde(flatten)]
        unknown: Unknown,
    }

    pub fn serialize<S: Serializer>(notes: &Text, serializer: S) -> Result<S::Ok, S::Error> {
        if notes.is_empty() {
            return serializer.collect_seq(std::iter::empty::<()>());
        }
        serializer.collect_seq(notes.lines().iter().map(|line| NoteForm {
            at: line.tag.stamp,
            text: line.text.as_str().into(),
            unknown: line.tag.kept.as_deref().cloned().unwrap_or_default(),
        }))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let notes: Vec<NoteForm<'static>> = null_is_missing(deserializer)?;
        Ok(Text::from_lines(notes.into_iter().map(|note| Line {
            text: note.text.into_owned(),
            tag: Tag { stamp: note.at, kept: (!note.unknown.is_empty()).then(|| Arc::new(note.unknown)) },
        })))
    }
}

/// Prose: one string.
pub(super) mod prose {
    use serde::{Deserializer, Serializer};

    use crate::journal::json::null_is_missing;
    use crate::text::Text;

    pub fn serialize<S: Serializer>(prose: &Text, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(prose)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        null_is_missing(deserializer).map(|prose: String| Text::from(prose.as_str()))
    }
}
