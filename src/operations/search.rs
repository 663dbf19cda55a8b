//! Search: the texts of the journal made ready for it, and searches kept by a name.

use std::ops::Range;
use std::sync::Arc;

use super::{OperationError, World};
use crate::command::nearest;
use crate::config::{KeptSearch, Setting};
use crate::journal::{Entry, EntryId, Moment, Slug};
use crate::search::{self, Corpus, Found, Hit, Limits, Looked, Query, Remembered, Searchable};
use crate::store::{Damaged, Digest, Digests, OfEntry};

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

/// The texts of a journal, ready to be searched again and again.
#[derive(Default)]
pub struct Searcher {
    corpus: Corpus,
    digests: Digests<Searchable>,
    remembered: Remembered,
}

impl OfEntry for Searchable {
    fn of(entry: &Entry) -> Self {
        Self::of(entry)
    }

    fn id(&self) -> EntryId {
        self.id()
    }

    fn series(&self) -> &Slug {
        self.series()
    }
}

impl Digest for Searchable {
    const FORMAT: u32 = Self::FORMAT;

    fn bytes(&self) -> &[u8] {
        self.bytes()
    }

    fn read(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        Self::read(bytes, range)
    }
}

impl<H: Send> OfEntry for Looked<H> {
    fn of(entry: &Entry) -> Self {
        Self::new(Searchable::of(entry))
    }

    fn id(&self) -> EntryId {
        self.entry().id()
    }

    fn series(&self) -> &Slug {
        self.entry().series()
    }
}

impl<H: Send> Digest for Looked<H> {
    const FORMAT: u32 = Searchable::FORMAT;

    fn bytes(&self) -> &[u8] {
        self.entry().bytes()
    }

    fn read(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        Searchable::read(bytes, range).map(Self::new)
    }
}

impl Searcher {
    /// Reads what has changed in the journal since it was read last; gives back whether that is anything, and what cannot be read.
    ///
    /// # Errors
    /// When the journal cannot be listed.
    pub fn refresh(&mut self, world: &World) -> Result<(bool, Vec<Damaged>), OperationError> {
        let (entries, damaged) = world.store.digests(&mut self.digests)?;
        Ok((self.corpus.replace(entries), damaged))
    }

    /// Takes an entry as it is on the screen, which may be ahead of its file.
    pub fn show(&mut self, entry: &Entry) {
        self.corpus.put(Searchable::of(entry));
    }

    /// The lines that a query means at `now`; none when `is_cancelled` says so meanwhile.
    pub fn find(
        &mut self,
        query: &Query,
        now: Moment,
        limits: Limits,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Found> {
        search::find(&self.corpus, query, now, limits, &mut self.remembered, is_cancelled)
    }
}

impl World {
    /// What is made of the lines that a query means at `now` in the journal, or in one series of it, the best first, of several that stand
    /// together at once; and what cannot be read.
    ///
    /// # Errors
    /// When there is no such series, or the journal cannot be listed.
    pub fn search<H: Send>(
        &self,
        series: Option<&Slug>,
        query: &Query,
        now: Moment,
        made_of: &(dyn Fn(&mut dyn Iterator<Item = Hit>) -> H + Sync),
    ) -> Result<(Vec<H>, Vec<Damaged>), OperationError> {
        if series.is_some() {
            self.series(series)?;
        }
        let look = |entry: Looked<H>| match series {
            Some(series) if series != entry.series() => entry.passed(),
            _ => entry.look(query, now, made_of),
        };
        let (entries, mut damaged) = self.store.digests_reduced(&look)?;
        if let Some(series) = series {
            let others = self.store.layout().entries();
            let of_series = others.join(series.as_str());
            damaged.retain(|damaged| !damaged.path.starts_with(&others) || damaged.path.starts_with(&of_series));
        }
        Ok((Looked::in_order(entries), damaged))
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
