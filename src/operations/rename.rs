//! Working out what it takes to rename a tag or a speaker in the whole journal.

use super::{OperationError, World};
use crate::journal::{Entry, Head};
use crate::review::{Rename, Renaming};

impl World {
    /// What a renaming changes. `open` is the entry on the screen, which may be ahead of its file. Entries that cannot be read, or
    /// that a newer program wrote, are left out and named.
    ///
    /// # Errors
    /// When the journal cannot be listed.
    pub fn work_out(&self, rename: Rename, open: Option<&Entry>) -> Result<Renaming, OperationError> {
        let (listing, reader) = (self.store.heads(None)?, self.store.reader()?);
        let left_out = listing.damaged.iter().map(|damaged| format!("{damaged}: left as it is."));
        let mut renaming = Renaming { left_out: left_out.collect(), ..Renaming::new(rename) };
        for head in &listing.heads {
            let entry = match open.filter(|open| open.id == head.id) {
                Some(open) => open.clone(),
                None => match reader.read(head.id) {
                    Ok(entry) => entry,
                    Err(error) => {
                        renaming.left_out.push(format!("{}: {error}", named(head)));
                        continue;
                    }
                },
            };
            if head.newer && !renaming.rename.changes(&entry).0.is_empty() {
                renaming.left_out.push(format!("{}: a newer Seminote wrote it; left as it is.", named(head)));
                continue;
            }
            renaming.add(&entry);
        }
        Ok(renaming)
    }
}

fn named(head: &Head) -> String {
    format!("Week {}, {}", head.details.week, head.details.date)
}
