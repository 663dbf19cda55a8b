//! The thread that searches: it holds the texts of the journal once something was searched for, and is cancelled by newer queries.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use crate::app::{Effect, Msg, Snapshot};
use crate::operations::Searcher;
use crate::search::{Limits, Query};

use super::clock::now;
use super::worker::{Answers, Shared};

/// What the screen shows of a search.
const SHOWN: Limits = Limits { hits: 500, context: 12 };

/// Sends searches to the thread, and tells it at once that those before are of no use any more.
pub(super) struct Searches {
    sender: Sender<Effect>,
    newest: Arc<AtomicU64>,
}

/// The thread's own.
pub(super) struct Thread {
    shared: Shared,
    effects: Receiver<Effect>,
    newest: Arc<AtomicU64>,
    answers: Answers,
    searcher: Searcher,
    /// Whether the journal has been read.
    is_read: bool,
    /// The open entry that was last taken.
    open: Option<Snapshot>,
}

/// A search that was asked for.
struct Asked {
    generation: u64,
    query: Arc<Query>,
    open: Option<Snapshot>,
    anew: bool,
}

impl Searches {
    pub(super) fn new(sender: Sender<Effect>) -> Self {
        Self { sender, newest: Arc::default() }
    }

    /// The number of the newest search, for the thread.
    pub(super) fn newest(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.newest)
    }

    pub(super) fn send(&self, effect: Effect) -> anyhow::Result<()> {
        if let Effect::Search { generation, .. } = effect {
            self.newest.store(generation, Ordering::SeqCst);
        }
        Ok(self.sender.send(effect)?)
    }
}

impl Thread {
    pub(super) fn new(shared: Shared, effects: Receiver<Effect>, newest: Arc<AtomicU64>, answers: Answers) -> Self {
        Self { shared, effects, newest, answers, searcher: Searcher::default(), is_read: false, open: None }
    }

    /// Searches until the program's end; of searches that wait together only the newest.
    pub(super) fn run(mut self) {
        while let Ok(first) = self.effects.recv() {
            let waiting: Vec<Effect> = std::iter::once(first).chain(self.effects.try_iter()).collect();
            let mut newest: Option<Asked> = None;
            for effect in waiting {
                let Effect::Search { generation, query, open, anew } = effect else { continue };
                let anew = anew || newest.is_some_and(|before| before.anew);
                newest = Some(Asked { generation, query, open, anew });
            }
            let Some(asked) = newest else { continue };
            if catch_unwind(AssertUnwindSafe(|| self.answer(&asked))).is_err() {
                // What it was doing may have left the texts half read.
                (self.searcher, self.is_read, self.open) = (Searcher::default(), false, None);
                let words =
                    "An error in the program stopped the search; your text is safe. Please report what you did.";
                self.answers.message(Msg::Found { generation: asked.generation, found: Err(words.to_owned()) });
            }
        }
    }

    /// Answers from what is known, and once more when something else stands in the journal.
    fn answer(&mut self, asked: &Asked) {
        if self.is_read {
            self.find(asked);
        }
        if self.is_read && !asked.anew {
            return;
        }
        match self.searcher.refresh(&self.shared.world()) {
            Ok((changed, _)) => {
                self.open = None;
                if changed || !self.is_read {
                    self.is_read = true;
                    self.find(asked);
                }
            }
            Err(error) => {
                let found = Err(error.to_string());
                self.answers.message(Msg::Found { generation: asked.generation, found });
            }
        }
    }

    fn find(&mut self, asked: &Asked) {
        if let Some(open) = &asked.open
            && !self.open.as_ref().is_some_and(|taken| Arc::ptr_eq(taken, open))
        {
            self.searcher.show(open);
            self.open = Some(Arc::clone(open));
        }
        let is_cancelled = || self.newest.load(Ordering::SeqCst) != asked.generation;
        if let Some(found) = self.searcher.find(&asked.query, now(), SHOWN, &is_cancelled) {
            self.answers.message(Msg::Found { generation: asked.generation, found: Ok(found) });
        }
    }
}
