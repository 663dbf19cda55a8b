//! After a panic of the thread that writes: what the screen had shown goes to disk.

use crate::journal::{Change, Entry, Field, Moment};
use crate::store::{Reason, Store, StoreError};

/// Brings the entry on disk to what the program had of it. Whoever wrote it last may have got further than the program knows, so what
/// is there is kept among the older versions when it is another.
///
/// # Errors
/// When the entry cannot be opened or written.
pub(super) fn write_shown(store: &Store, shown: &Entry, now: Moment) -> Result<(), StoreError> {
    let mut session = store.open(shown.id, now)?;
    let changes = differences(session.entry(), shown);
    if !changes.is_empty() {
        session.keep_version(Reason::Outside, now)?;
        session.record(&changes)?;
    }
    session.close(now).map(drop).map_err(|failed| failed.error)
}

/// The changes that make one entry of the other.
fn differences(kept: &Entry, shown: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in [Field::Notes, Field::Summary, Field::Reflection] {
        let (before, after) = (kept.text(field), shown.text(field));
        if before.lines() != after.lines() {
            let edit = before.replace_lines(0..before.lines().len(), after.lines());
            changes.push(Change::Edit { field, edit });
        }
    }
    if kept.details != shown.details {
        let (before, after) = (Box::new(kept.details.clone()), Box::new(shown.details.clone()));
        changes.push(Change::Details { before, after });
    }
    if kept.talk != shown.talk {
        let (before, after) = (Box::new(kept.talk.clone()), Box::new(shown.talk.clone()));
        changes.push(Change::Talk { before, after });
    }
    changes
}

#[cfg(test)]
mod tests;
