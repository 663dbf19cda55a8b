//! Who writes the reports.

use serde::{Deserialize, Serialize};

use super::Unknown;

/// The writer's identity as a report prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Name as it is printed, such as 박지호.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Student number as it is printed, such as 2023-12675.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub student_id: Option<String>,
    /// Fields of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Author {
    /// The identity in force: what this one says, else what `general` says. An entry's goes over its series', that
    /// one's over the configuration's.
    #[must_use]
    pub fn over(&self, general: &Author) -> Author {
        let first = |own: &Option<String>, other: &Option<String>| {
            own.as_ref().filter(|text| !text.trim().is_empty()).or(other.as_ref()).cloned()
        };
        Author {
            name: first(&self.name, &general.name),
            student_id: first(&self.student_id, &general.student_id),
            unknown: Unknown::new(),
        }
    }

    /// Whether neither name nor number is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
        blank(&self.name) && blank(&self.student_id)
    }
}

#[cfg(test)]
mod tests;
