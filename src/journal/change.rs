//! The one kind of change that undo, the recovery log, the boards, `add` and merging speak of.

use serde::{Deserialize, Serialize};

use super::{Details, Entry, Talk};
use crate::text::{Edit, EditError, Text, Weight};

/// One of the three texts of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// What was typed during the talk.
    Notes,
    /// What the talk said, in prose.
    Summary,
    /// What one thinks of it, in prose.
    Reflection,
}

/// A change of an entry. It names what was there before, so that it can be checked, undone and merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// An edit of a text.
    Edit {
        /// Of which text.
        field: Field,
        /// What is taken out and put in.
        edit: Edit,
    },
    /// The details as they were and as they are.
    Details {
        /// Before.
        before: Box<Details>,
        /// After.
        after: Box<Details>,
    },
    /// The talk's clock as it was and as it is.
    Talk {
        /// Before.
        before: Box<Talk>,
        /// After.
        after: Box<Talk>,
    },
}

/// Why a change does not fit an entry: it was made for another version of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The text is another.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The details are others.
    #[error("the details have changed since")]
    Details,
    /// The clock stands otherwise.
    #[error("the talk's clock has changed since")]
    Talk,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Change::Edit { field, edit } => Change::Edit { field: *field, edit: edit.inverse() },
            Change::Details { before, after } => Change::Details { before: after.clone(), after: before.clone() },
            Change::Talk { before, after } => Change::Talk { before: after.clone(), after: before.clone() },
        }
    }
}

impl Weight for Change {
    fn weight(&self) -> usize {
        let details = |details: &Details| {
            let speakers = details.speakers.iter().map(|speaker| speaker.name.len() + speaker.affiliation.len());
            size_of::<Details>() + details.title.len() + speakers.sum::<usize>()
        };
        match self {
            Change::Edit { edit, .. } => edit.weight(),
            Change::Details { before, after } => details(before) + details(after),
            Change::Talk { .. } => 2 * size_of::<Talk>(),
        }
    }
}

impl Entry {
    /// One of its texts.
    #[must_use]
    pub fn text(&self, field: Field) -> &Text {
        match field {
            Field::Notes => &self.notes,
            Field::Summary => &self.summary,
            Field::Reflection => &self.reflection,
        }
    }

    /// Makes the change.
    ///
    /// # Errors
    /// When the entry is not as the change found it; it is then untouched.
    pub fn apply(&mut self, change: &Change) -> Result<(), ChangeError> {
        match change {
            Change::Edit { field, edit } => {
                let text = match field {
                    Field::Notes => &mut self.notes,
                    Field::Summary => &mut self.summary,
                    Field::Reflection => &mut self.reflection,
                };
                text.apply(edit)?;
            }
            Change::Details { before, after } if self.details == **before => self.details = (**after).clone(),
            Change::Details { .. } => return Err(ChangeError::Details),
            Change::Talk { before, after } if self.talk == **before => self.talk = (**after).clone(),
            Change::Talk { .. } => return Err(ChangeError::Talk),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
