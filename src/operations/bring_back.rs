//! What the last end of the program left in recovery logs, brought back at the next start.

use super::{OperationError, World};
use crate::journal::{EntryId, Moment};
use crate::store::{Recovered, StoreError};

/// An entry of which something was brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtBack {
    /// Its id.
    pub id: EntryId,
    /// Its week.
    pub week: u32,
    /// What was brought back, and what became of what did not fit.
    pub recovered: Recovered,
}

impl World {
    /// Folds the recovery logs of all entries that are open nowhere into their files. Gives the entries of which there was anything to
    /// bring back, and why it failed with the first of the others. A log or file that is damaged or of a newer format stays as it is:
    /// the lists name it.
    ///
    /// # Errors
    /// When the logs cannot be listed.
    pub fn bring_back(&self, now: Moment) -> Result<(Vec<BroughtBack>, Option<OperationError>), OperationError> {
        let (mut brought, mut failure) = (Vec::new(), None);
        for id in self.store.ids_with_logs()? {
            let opened = self.store.open(id, now).and_then(|session| {
                let (week, recovered) = (session.entry().details.week, session.recovered().clone());
                session.close(now).map_err(|failed| failed.error)?;
                Ok(BroughtBack { id, week, recovered })
            });
            match opened {
                Ok(entry) if entry.recovered != Recovered::default() => brought.push(entry),
                Err(error @ (StoreError::System { .. } | StoreError::TooLarge { .. })) => {
                    failure.get_or_insert(error.into());
                }
                // All of it was in the file; or it is open in another window, or in the lists with its reason.
                Ok(_) | Err(_) => {}
            }
        }
        brought.sort_by_key(|entry| entry.week);
        Ok((brought, failure))
    }
}
