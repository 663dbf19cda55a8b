//! Whoever looks whether an entry is there, to make it if it is not, does so alone.

use std::time::Duration;

use super::error::{Attempt, StoreError};
use super::{Store, owner};
use crate::files::{Lock, Locking};
use crate::journal::Moment;

/// How long is waited between two attempts, and how many there are: nobody takes longer to make entries, but for one whose disk hangs.
const WAIT: (Duration, usize) = (Duration::from_millis(10), 300);

impl Store {
    /// Waits until nobody else makes entries, and keeps others from it until the lock is dropped.
    ///
    /// # Errors
    /// When somebody else is at it for seconds, or the lock cannot be taken at all.
    pub fn alone_in_making(&self, now: Moment) -> Result<Box<dyn Lock>, StoreError> {
        let (pause, attempts) = WAIT;
        let mut by = String::new();
        for _ in 0..attempts {
            match self.lock_making(now)? {
                Locking::Held(lock) => return Ok(lock),
                Locking::Busy(owner) => by = owner,
            }
            std::thread::sleep(pause);
        }
        Err(StoreError::Making { owner: by })
    }

    /// Tries once to be the one who makes entries.
    pub(super) fn lock_making(&self, now: Moment) -> Result<Locking, StoreError> {
        self.ensure(&self.layout.locks())?;
        let path = self.layout.making();
        self.files.lock(&path, &owner(now)).attempt("lock", &path)
    }
}
