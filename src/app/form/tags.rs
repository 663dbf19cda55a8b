//! The form for the tags that several entries are given, or that are taken from them.

use super::{Form, FormField, Problems, Purpose, details};
use crate::app::weeks::TagChange;
use crate::journal::EntryId;

impl Form {
    /// The form for these entries; the tags are given, or taken.
    #[must_use]
    pub fn tags(entries: Vec<EntryId>, is_given: bool) -> Self {
        let label = if is_given { "Add tags" } else { "Remove tags" };
        let field = FormField::new(label, "words with spaces between them", "");
        Self::new(Purpose::Tags { entries, is_given }, vec![field])
    }

    /// The tags.
    ///
    /// # Errors
    /// When none is typed.
    pub fn read_tags(&self, is_given: bool) -> Result<TagChange, Problems> {
        match details::tags(self.value(0)) {
            tags if tags.is_empty() => Err(vec![(0, "type a word, such as llm".to_owned())]),
            tags => Ok(TagChange { tags, is_given }),
        }
    }
}
