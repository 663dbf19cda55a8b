//! Search: the texts of the journal made ready for it, and searches kept by a name.

use super::{OperationError, World};
use crate::command::nearest;
use crate::config::{KeptSearch, Setting};
use crate::journal::Slug;
use crate::search::Corpus;
use crate::store::Damaged;

/// Why a kept search cannot be used, or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// None has the name.
    #[error("there is no kept search \"{name}\"; {advice}")]
    NoSuch {
        /// The name.
        name: String,
        /// Which was probably meant, or which there are.
        advice: String,
    },
    /// It cannot be a name.
    #[error("\"{0}\" cannot be the name of a search; take a short line of text")]
    NoName(String),
}

impl World {
    /// All entries of the journal, or of one series, made ready to be searched, and what cannot be read.
    ///
    /// # Errors
    /// When there is no such series, or the journal cannot be listed or read.
    pub fn corpus(&self, series: Option<&Slug>) -> Result<(Corpus, Vec<Damaged>), OperationError> {
        if series.is_some() {
            self.series(series)?;
        }
        let listing = self.store.heads(series)?;
        let mut corpus = Corpus::default();
        for head in &listing.heads {
            corpus.put(&self.store.read(head.id)?);
        }
        Ok((corpus, listing.damaged))
    }

    /// The query that is kept by a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn kept_search(&self, name: &str) -> Result<&str, SearchError> {
        let kept = &self.config.searches;
        let found = kept.iter().find(|kept| kept.name == name).map(|kept| kept.query.as_str());
        found.ok_or_else(|| {
            let names: Vec<&str> = kept.iter().map(|kept| kept.name.as_str()).collect();
            let advice = match (nearest(name, names.iter().copied()), names.as_slice()) {
                (Some(meant), _) => format!("did you mean \"{meant}\"?"),
                (None, []) => "`seminote search --save NAME QUERY` keeps one".to_owned(),
                (None, names) => format!("there are {}", names.join(", ")),
            };
            SearchError::NoSuch { name: name.escape_debug().to_string(), advice }
        })
    }

    /// Keeps a query by a name in the configuration, in the place of the one that had the name.
    ///
    /// # Errors
    /// When it is no name, or the configuration cannot be changed.
    pub fn keep_search(&mut self, kept: KeptSearch) -> Result<(), OperationError> {
        let name = kept.name.trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(SearchError::NoName(kept.name.escape_debug().to_string()).into());
        }
        self.keep_settings(&[Setting::Search { name: name.to_owned(), query: Some(kept.query) }])
    }

    /// Takes a kept search out of the configuration.
    ///
    /// # Errors
    /// When none has the name, or the configuration cannot be changed.
    pub fn forget_search(&mut self, name: &str) -> Result<(), OperationError> {
        self.kept_search(name)?;
        self.keep_settings(&[Setting::Search { name: name.to_owned(), query: None }])
    }
}
