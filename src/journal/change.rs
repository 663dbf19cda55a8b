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

impl Field {
    /// All three, in the order in which an entry has them.
    pub const ALL: [Self; 3] = [Self::Notes, Self::Summary, Self::Reflection];
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
    /// The changes that make one entry of another, as far as changes can: its texts with their stamps, its details, its clock.
    #[must_use]
    pub fn between(before: &Entry, after: &Entry) -> Vec<Self> {
        let mut changes = Vec::new();
        for field in Field::ALL {
            if let Some(edit) = edit_between(before.text(field), after.text(field)) {
                changes.push(Self::Edit { field, edit });
            }
        }
        if before.details != after.details {
            let (before, after) = (Box::new(before.details.clone()), Box::new(after.details.clone()));
            changes.push(Self::Details { before, after });
        }
        if before.talk != after.talk {
            let (before, after) = (Box::new(before.talk.clone()), Box::new(after.talk.clone()));
            changes.push(Self::Talk { before, after });
        }
        changes
    }

    /// The changes that put an older version in the place of an entry. The talk's clock stays as it is: a talk that has ended
    /// does not run again because what was written in it comes back.
    #[must_use]
    pub fn restoring(now: &Entry, then: &Entry) -> Vec<Self> {
        let mut changes = Self::between(now, then);
        changes.retain(|change| !matches!(change, Self::Talk { .. }));
        changes
    }

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

/// The edit that makes one text of another, with the tags of the other; the lines at both ends that are alike stay.
fn edit_between(before: &Text, after: &Text) -> Option<Edit> {
    if before == after {
        return None;
    }
    let (old, new) = (before.lines(), after.lines());
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    Some(before.replace_lines(head..old.len() - tail, &new[head..new.len() - tail]))
}

#[cfg(test)]
mod tests;
