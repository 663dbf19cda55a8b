//! The form that keeps a search by a name.

use super::{Form, FormField, Problems, Purpose};
use crate::config::KeptSearch;

impl Form {
    /// The form for keeping a query.
    #[must_use]
    pub fn keep_search(query: &str) -> Self {
        let field = FormField::new("Name", "in the configuration; one that is taken is replaced", "");
        Self::new(Purpose::KeepSearch(query.to_owned()), vec![field])
    }

    /// The query by its name.
    ///
    /// # Errors
    /// When nothing is typed.
    pub fn read_kept(&self, query: &str) -> Result<KeptSearch, Problems> {
        let name = self.value(0).to_owned();
        if name.is_empty() {
            return Err(vec![(0, "type a name, such as mine".to_owned())]);
        }
        Ok(KeptSearch { name, query: query.to_owned() })
    }
}
