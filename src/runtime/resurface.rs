//! Which line from the past is shown now, and which was shown last: remembered in the state directory, and nothing is lost with it.

use std::path::Path;

use crate::files::{Disk, Files, ensure_directory, replace};
use crate::journal::{EntryId, Moment};
use crate::operations::World;
use crate::review::{Resurfaced, Why, resurface};

/// Longest file that is read, in bytes.
const LIMIT: u64 = 64 * 1024;

/// The line to be shown from these entries, another than the last time. What cannot be read has none.
pub(super) fn line(world: &World, worth: &[(Why, EntryId)], now: Moment) -> Option<Resurfaced> {
    let reader = world.store.reader().ok()?;
    let read = |(why, id): &(Why, EntryId)| Some(resurface::lines(*why, &reader.read(*id).ok()?, now));
    let lines = worth.iter().filter_map(read).flatten().collect();
    let path = world.locations.state.join("resurfaced");
    let last = last(&path);
    let line = resurface::next(lines, last.as_deref())?;
    keep(&path, &line.key());
    Some(line)
}

fn last(path: &Path) -> Option<String> {
    String::from_utf8(Disk::anywhere().read(path, LIMIT).ok()?).ok()
}

/// When it cannot be kept the line may come again, which is worth no word.
fn keep(path: &Path, key: &str) {
    let files = Disk::anywhere();
    if path.parent().is_some_and(|directory| ensure_directory(&files, directory).is_ok()) {
        let _ = replace(&files, path, key.as_bytes());
    }
}
