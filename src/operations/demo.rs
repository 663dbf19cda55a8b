//! The sample journal: eight weeks of a seminar, written for the purpose.

use std::path::Path;

use super::{OperationError, World};
use crate::files::{self, Disk};
use crate::journal::{Entry, Moment, Series, from_json};
use crate::store::Store;

const SERIES: &str = include_str!("../../assets/demo/series/ai-seminar.json");

const ENTRIES: [&str; 8] = [
    include_str!("../../assets/demo/entries/ai-seminar/2024-09-12-b39db39c.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-09-19-935a806f.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-10-03-3de0772c.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-10-10-418a56ef.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-10-17-0dc39d22.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-10-24-2f760935.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-10-31-3baf249e.json"),
    include_str!("../../assets/demo/entries/ai-seminar/2024-11-07-555a0b8d.json"),
];

/// The series of the sample journal and its entries.
///
/// # Errors
/// When they cannot be read, which a test rules out.
pub fn demo_journal() -> Result<(Series, Vec<Entry>), OperationError> {
    let entries = ENTRIES.iter().map(|text| from_json(text.as_bytes())).collect::<Result<_, _>>()?;
    Ok((from_json(SERIES.as_bytes())?, entries))
}

impl World {
    /// A world with the sample journal in an empty directory, which is made if missing, and the settings of this one.
    ///
    /// # Errors
    /// When there is a sample journal already, or something cannot be written.
    pub fn demo(&self, directory: &Path, now: Moment) -> Result<Self, OperationError> {
        let (series, entries) = demo_journal()?;
        files::ensure_directory(&Disk::anywhere(), directory)
            .map_err(|source| OperationError::system("make", directory, source))?;
        let mut world = Self { store: Store::on_disk(directory.to_owned()), ..self.clone() };
        directory.clone_into(&mut world.locations.data);
        world.prepare(now)?;
        world.store.create_series(&series)?;
        world.store.create_all(&entries, now)?;
        Ok(world)
    }
}
