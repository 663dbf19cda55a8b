//! Where the carets were, by entry: remembered in the state directory, and nothing is lost with it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::memory;
use crate::app::Bookmark;
use crate::journal::{EntryId, Field};

/// Entries that are remembered at most; the one left longest ago is forgotten first.
const ENTRIES: usize = 500;

/// Longest file that is read, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// The remembered carets, the last left entry at the end.
#[derive(Default, Serialize, Deserialize)]
struct Remembered(Vec<(EntryId, Vec<(Field, Bookmark)>)>);

/// The file that remembers.
#[derive(Clone)]
pub(super) struct Carets {
    path: PathBuf,
}

impl Carets {
    /// Those of this state directory.
    pub(super) fn of(state: &Path) -> Self {
        Self { path: state.join("carets.json") }
    }

    /// Where the carets of an entry were. A file that cannot be read remembers nothing.
    pub(super) fn of_entry(&self, id: EntryId) -> Vec<(Field, Bookmark)> {
        let remembered = self.read().0;
        remembered.into_iter().find(|(other, _)| *other == id).map(|(_, carets)| carets).unwrap_or_default()
    }

    /// Remembers them. When that fails the next caret stands at the text's end, which is worth no word.
    pub(super) fn keep(&self, id: EntryId, carets: Vec<(Field, Bookmark)>) {
        let mut remembered = self.read();
        remembered.0.retain(|(other, _)| *other != id);
        remembered.0.push((id, carets));
        let excess = remembered.0.len().saturating_sub(ENTRIES);
        remembered.0.drain(..excess);
        memory::keep(&self.path, &remembered, true);
    }

    fn read(&self) -> Remembered {
        memory::read(&self.path, LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Position;

    #[test]
    fn what_is_kept_is_there_again_and_a_file_of_anything_else_remembers_nothing() {
        let state = tempfile::tempdir().unwrap();
        let carets = Carets::of(state.path());
        let (one, other): (EntryId, EntryId) = (
            "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a37".parse().unwrap(),
            "01920b7e-8a3c-7d21-9f44-5b0c6e1d2a38".parse().unwrap(),
        );
        let bookmark = Bookmark { caret: Position::new(40, 7), top: Position::new(33, 0) };
        carets.keep(one, vec![(Field::Notes, bookmark)]);
        carets.keep(other, vec![(Field::Summary, Bookmark::default())]);
        assert_eq!(Carets::of(state.path()).of_entry(one), [(Field::Notes, bookmark)]);
        for bytes in ["", "[", "[[1,2]]", "{\"a\":1}"] {
            std::fs::write(state.path().join("carets.json"), bytes).unwrap();
            assert_eq!(carets.of_entry(one), []);
        }
        carets.keep(one, vec![(Field::Notes, bookmark)]);
        assert_eq!(carets.of_entry(one), [(Field::Notes, bookmark)]);
    }
}
