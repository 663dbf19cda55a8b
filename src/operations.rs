//! What the world does for a command, one function each, called by the command line and by the program alike, so that both do
//! the same.
//!
//! It knows the store, the configuration and the writers of reports. It must not know of screens, and neither prints nor reads
//! the clock: the moment is an argument.

mod add;
mod begin;
mod bring_back;
mod check;
mod demo;
mod doctor;
mod entries;
mod error;
mod export;
mod gather;
mod import;
mod live;
mod past;
mod rename;
mod rescue;
mod search;
mod series;
mod settings;
mod templates;
mod typeset;
mod weeks;

use std::path::Path;
use std::sync::Arc;

pub use add::Added;
pub use bring_back::BroughtBack;
pub use demo::demo_journal;
pub use doctor::Diagnosis;
pub use entries::Created;
pub use error::OperationError;
pub use export::{Destination, Exported, Exports};
pub use gather::LeftOut;
pub use import::{ImportRequest, ImportedEntry};
pub use live::{Announced, Live};
pub use past::{Past, PastError, ReadPast, Restored};
pub use search::{SearchError, Searcher};
pub use templates::TemplateChoiceError;
#[cfg(feature = "pdf")]
pub use typeset::typeset_for_parent;
pub use weeks::{Week, WeekError, Weeks};

use crate::config::{Config, Environment, Locations, Problem};
use crate::files::Disk;
use crate::journal::{Entry, EntryId, Head, Series};
use crate::store::{Damaged, Newest, Store};

/// A journal with the settings under which it is used.
#[derive(Clone)]
pub struct World {
    /// The journal on disk.
    pub store: Store,
    /// The settings in force.
    pub config: Config,
    /// What is wrong with the configuration, in the order of its lines.
    pub problems: Vec<Problem>,
    /// Where the program's files lie.
    pub locations: Locations,
    /// The name of the template that reports are typeset in, in the place of those of their series.
    pub template: Option<String>,
}

/// Where the program opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// On the list of weeks.
    Weeks,
    /// In the notes of this entry, its clock running.
    Live(EntryId),
}

/// What lists show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Every series, by its short name.
    pub series: Vec<Series>,
    /// The heads of all entries, newest first.
    pub heads: Vec<Head>,
    /// What cannot be read, and why. These files stay as they are.
    pub damaged: Vec<Damaged>,
}

/// What lists showed last, which may have changed since.
#[derive(Clone, Debug)]
pub struct LastListing {
    /// Every series, by its short name.
    pub series: Vec<Series>,
    /// The newest entries, one at least.
    pub newest: Newest,
    /// The first of these, as it is now; none where its file has another name than it was given.
    pub entry: Option<Box<Entry>>,
}

impl World {
    /// The world with its journal and configuration where the command line, the environment or the system says. Nothing is made.
    ///
    /// # Errors
    /// When there is no place for the journal, or the configuration is there and cannot be read. A configuration with mistakes
    /// is no error: see [`World::problems`].
    pub fn find(
        data_dir: Option<&Path>,
        config: Option<&Path>,
        environment: Environment<'_>,
    ) -> Result<Self, OperationError> {
        let locations = Locations::find(data_dir, config, environment)?;
        let (config, problems) = settings::read(&locations.config)?;
        let cache = Disk::private(locations.cache.clone());
        let store = Store::on_disk(locations.data.clone()).indexed(Arc::new(cache), &locations.cache);
        Ok(Self { store, config, problems, locations, template: None })
    }

    /// What lists showed last, as far as it is remembered, with so many of the newest heads. It is there at once.
    #[must_use]
    pub fn remembered(&self, most: usize) -> Option<LastListing> {
        let newest = self.store.remembered(most)?;
        let head = newest.heads.first()?;
        let entry = self.store.read_named(&head.series, head.details.date, head.id).map(Box::new);
        Some(LastListing { series: self.store.series().ok()?.series, newest, entry })
    }

    /// Everything that lists show.
    ///
    /// # Errors
    /// When the directories cannot be listed. A file that cannot be read is no error but part of the listing.
    pub fn listing(&self) -> Result<Listing, OperationError> {
        let series = self.store.series()?;
        let entries = self.store.heads(None)?;
        let mut damaged = series.damaged;
        damaged.extend(entries.damaged);
        Ok(Listing { series: series.series, heads: entries.heads, damaged })
    }
}

#[cfg(test)]
mod tests;
