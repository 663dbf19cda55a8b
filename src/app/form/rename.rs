//! The form that gives a tag or a speaker another name.

use super::{Form, FormField, Problems, Purpose};
use crate::review::{IndexKind, Rename};

impl Form {
    /// The form for another name.
    #[must_use]
    pub fn rename(kind: IndexKind, name: &str) -> Self {
        let field = FormField::new("Name", "what is changed is shown before it is done", name);
        Self::new(Purpose::Rename(kind, name.to_owned()), vec![field])
    }

    /// What is to be renamed.
    ///
    /// # Errors
    /// When the new name cannot be one.
    pub fn read_rename(&self, kind: IndexKind, from: &str) -> Result<Rename, Problems> {
        let typed = self.value(0);
        let to = if kind == IndexKind::Tags { typed.trim_start_matches('#') } else { typed };
        let rename = Rename { kind, from: from.to_owned(), to: to.to_owned() };
        rename.check().map_err(|problem| vec![(0, problem)])?;
        Ok(rename)
    }
}
