//! What earlier queries found, so that a longer version of the same is looked for only where the shorter one is.

use super::corpus::{Corpus, Searchable};
use super::term::Words;

/// How many words are remembered.
const MOST: usize = 32;

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
        is_cancelled: &dyn Fn() -> bool,
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
    fn look(&mut self, entries: &[&Searchable], words: &Words, is_cancelled: &dyn Fn() -> bool) -> Option<usize> {
        let folded = words.query.folded();
        let parts = self.words.iter().filter(|known| folded.contains(&known.folded));
        let within = parts.min_by_key(|known| known.entries.len()).map_or_else(
            || (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect(),
            |known| known.entries.clone(),
        );
        let mut found = Vec::new();
        for (count, number) in within.into_iter().enumerate() {
            if count % 64 == 0 && is_cancelled() {
                return None;
            }
            let entry = entries.get(number as usize);
            if entry.is_some_and(|entry| words.finder.find(entry.lines.folded().as_bytes()).is_some()) {
                found.push(number);
            }
        }
        if self.words.len() == MOST {
            self.words.remove(0);
        }
        self.words.push(Known { folded: folded.to_owned(), entries: found });
        Some(self.words.len() - 1)
    }
}
