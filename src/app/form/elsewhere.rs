//! The form that asks where an entry is to be written when its own place fails.

use std::path::PathBuf;

use super::{Form, FormField, Problems, Purpose};

impl Form {
    /// The form, with the home directory in it.
    #[must_use]
    pub fn elsewhere() -> Self {
        let field = FormField::new("Directory", "a directory on another disk, made if missing", "~");
        Self::new(Purpose::Elsewhere, vec![field])
    }

    /// The directory as it was typed.
    ///
    /// # Errors
    /// When none was.
    pub fn read_directory(&self) -> Result<PathBuf, Problems> {
        match self.value(0) {
            "" => Err(vec![(0, "type a directory, such as ~ or /tmp".to_owned())]),
            path => Ok(PathBuf::from(path)),
        }
    }
}
