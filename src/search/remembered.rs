//! What earlier queries found, so that a longer version of the same is looked for only where the shorter one is.

use rayon::prelude::*;

use super::corpus::Corpus;
use super::searchable::Searchable;
use super::term::Words;

/// How many words are remembered.
const MOST: usize = 32;

/// So many entries are looked through at once.
pub(super) const AT_ONCE: usize = 256;

/// In which entries words are.
#[derive(Debug, Default)]
pub struct Remembered {
    /// The state of the corpus for which this holds.
    version: u64,
    words: Vec<Known>,
}

/// In which entries the folded words are, by their numbers; between clusters or not.
#[derive(Debug)]
struct Known {
    folded: String,
    entries: Vec<u32>,
}

impl Remembered {
    /// The numbers of the entries that may have the words; none when it was cancelled.
    pub(super) fn entries(
        &mut self,
        corpus: &Corpus,
        entries: &[&Searchable],
        words: &Words,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<&[u32]> {
        if self.version != corpus.version {
            (self.version, self.words) = (corpus.version, Vec::new());
        }
        let folded = words.query.folded();
        let known = self.words.iter().position(|known| known.folded == folded);
        let known = match known {
            Some(known) => known,
            None => self.look(entries, words, is_cancelled)?,
        };
        self.words.get(known).map(|known| known.entries.as_slice())
    }

    /// Looks for words that are not known, where the rarest of their parts is that are. Gives back which they are then.
    fn look(
        &mut self,
        entries: &[&Searchable],
        words: &Words,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<usize> {
        let folded = words.query.folded();
        let parts = self.words.iter().filter(|known| folded.contains(&known.folded));
        let within: Vec<u32> = parts.min_by_key(|known| known.entries.len()).map_or_else(
            || (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect(),
            |known| known.entries.clone(),
        );
        let has = |number: &u32| entries.get(*number as usize).is_some_and(|entry| words.may_be_in(entry.folded()));
        let look = |part: &[u32]| (!is_cancelled()).then(|| part.iter().copied().filter(has).collect::<Vec<u32>>());
        let found = within.par_chunks(AT_ONCE).map(look).collect::<Option<Vec<_>>>()?.concat();
        if self.words.len() == MOST {
            self.words.remove(0);
        }
        self.words.push(Known { folded: folded.to_owned(), entries: found });
        Some(self.words.len() - 1)
    }
}
