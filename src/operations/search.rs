//! Search: the texts of the journal made ready for it, and searches kept by a name.

use std::collections::{HashMap, HashSet};

use super::{OperationError, World};
use crate::command::nearest;
use crate::config::{KeptSearch, Setting};
use crate::journal::{Entry, EntryId, Head, Moment, Slug};
use crate::search::{self, Corpus, Found, Limits, Query, Remembered};
use crate::store::{Damaged, Reader, StoreError};

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
    /// The heads of the entries as they were read: what has another is read again.
    heads: HashMap<EntryId, Head>,
    remembered: Remembered,
}

impl Searcher {
    /// Reads what has changed in the journal, or in one series of it, since it was read last; gives back whether that is anything,
    /// and what cannot be read.
    ///
    /// # Errors
    /// When there is no such series, or the journal cannot be listed or read.
    pub fn refresh(&mut self, world: &World, series: Option<&Slug>) -> Result<(bool, Vec<Damaged>), OperationError> {
        if series.is_some() {
            world.series(series)?;
        }
        let listing = world.store.heads(series)?;
        let there: HashSet<EntryId> = listing.heads.iter().map(|head| head.id).collect();
        let mut changed = self.corpus.retain(|id| there.contains(&id));
        let outdated: Vec<Head> =
            listing.heads.into_iter().filter(|head| self.heads.get(&head.id) != Some(head)).collect();
        if !outdated.is_empty() {
            changed = true;
            let reader = world.store.reader()?;
            let part = outdated.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
            let parts = std::thread::scope(|scope| {
                let threads: Vec<_> =
                    outdated.chunks(part).map(|heads| scope.spawn(|| read_part(&reader, heads))).collect();
                // One that panicked has its words printed; the next look at the journal reads its part again.
                threads.into_iter().filter_map(|thread| thread.join().ok()).collect::<Result<Vec<_>, _>>()
            })?;
            for (part, heads) in parts {
                for head in heads {
                    self.corpus.remove(head.id);
                    self.heads.insert(head.id, head);
                }
                self.corpus.append(part);
            }
        }
        Ok((changed, listing.damaged))
    }

    /// Takes an entry as it is on the screen, which may be ahead of its file.
    pub fn show(&mut self, entry: &Entry) {
        self.heads.remove(&entry.id);
        self.corpus.put(entry);
    }

    /// The lines that a query means at `now`; none when `is_cancelled` says so meanwhile.
    pub fn find(
        &mut self,
        query: &Query,
        now: Moment,
        limits: Limits,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Found> {
        search::find(&self.corpus, query, now, limits, &mut self.remembered, is_cancelled)
    }
}

/// The texts of these entries, and the heads for which they hold.
fn read_part(reader: &Reader, heads: &[Head]) -> Result<(Corpus, Vec<Head>), OperationError> {
    let mut corpus = Corpus::default();
    for head in heads {
        match reader.read(head.id) {
            Ok(entry) => corpus.put(&entry),
            // Deleted since it was listed.
            Err(StoreError::NoEntry(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok((corpus, heads.to_vec()))
}

impl World {
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
