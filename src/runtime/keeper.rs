//! The thread that owns the open entry on disk: the only one that writes to the journal.
//!
//! Jobs are done in the order in which they were asked for; changes that wait together are recorded together.

mod entry;
mod journal;
mod recovered;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::app::{Effect, Msg, Then};
use crate::journal::EntryId;
use crate::operations::OperationError;
use crate::store::StoreError;

use super::carets::Carets;
use super::clock::now;
use super::worker::{Answers, Shared};

use entry::{Access, OpenSession};

/// How long a change may be unsynced.
const SYNC: Duration = Duration::from_secs(1);

/// How often lines from outside are looked for while an entry is open: they are to be on the screen within a second, and an idle
/// program is to be woken no oftener.
const INBOX: Duration = Duration::from_millis(990);

/// How long after a failure to write it is tried again, the first time and at most; it doubles in between.
const RETRY: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(8)];

/// How often it is tried to open for writing what is shown and open elsewhere.
const AWAIT: Duration = Duration::from_secs(1);

/// What the keeper tells the main thread.
pub(super) enum Answer {
    /// A message for the model.
    Message(Msg),
    /// The program may end: everything is closed, or cannot be, and the sentence says why.
    Closed(Option<String>),
    /// The keeper panicked and writes no more.
    Broken,
}

/// The keeper.
pub(super) struct Keeper {
    shared: Shared,
    carets: Carets,
    jobs: Receiver<Effect>,
    answers: Arc<Answers>,
    session: Option<OpenSession>,
    /// When the oldest change that is not synced was recorded.
    unsynced: Option<Instant>,
    inbox_at: Instant,
    /// When what could not be written is tried again, and how long after the last attempt that is.
    retry: Option<(Instant, Duration)>,
    /// The entry that is shown and cannot be written, since it is open elsewhere, and when that is asked again.
    awaited: Option<(EntryId, Instant)>,
}

impl Keeper {
    pub(super) fn new(shared: Shared, carets: Carets, jobs: Receiver<Effect>, answers: Answers) -> Self {
        let answers = Arc::new(answers);
        let (inbox_at, retry, awaited) = (Instant::now(), None, None);
        Self { shared, carets, jobs, answers, session: None, unsynced: None, inbox_at, retry, awaited }
    }

    /// Does jobs until the program's end. A panic is told to the main thread, which knows the text.
    pub(super) fn run(self) {
        let answers = Arc::clone(&self.answers);
        if catch_unwind(AssertUnwindSafe(|| self.do_jobs())).is_err() {
            answers.send(Answer::Broken);
        }
    }

    fn do_jobs(mut self) {
        let mut waiting: VecDeque<Effect> = VecDeque::new();
        loop {
            match self.jobs.recv_timeout(self.patience()) {
                Ok(job) => waiting.push_back(job),
                Err(RecvTimeoutError::Timeout) => {}
                // The main thread panicked: what it had asked for is done, and the entry is closed.
                Err(RecvTimeoutError::Disconnected) => {
                    self.quit(true);
                    return;
                }
            }
            waiting.extend(self.jobs.try_iter());
            while let Some(job) = waiting.pop_front() {
                if self.do_job(job, &mut waiting) {
                    return;
                }
            }
            self.do_what_is_due();
        }
    }

    /// How long to wait for a job: until something is due; with nothing open for ever.
    fn patience(&self) -> Duration {
        let inbox = self.session.as_ref().map(|_| self.inbox_at + INBOX);
        let sync = self.unsynced.map(|since| since + SYNC);
        let [retry, awaited] = [self.retry.map(|(at, _)| at), self.awaited.map(|(_, at)| at)];
        let due = [inbox, sync, retry, awaited].into_iter().flatten().min();
        due.map_or(Duration::from_hours(1), |due| due.saturating_duration_since(Instant::now()))
    }

    fn do_what_is_due(&mut self) {
        let moment = Instant::now();
        if let Some((id, _)) = self.awaited.take_if(|(_, at)| moment >= *at) {
            self.ask_again(id);
        }
        if let Some((_, after)) = self.retry.filter(|(at, _)| moment >= *at) {
            let after = RETRY[1].min(after * 2);
            self.retry = Some((moment + after, after));
            self.fold();
        }
        let Some(session) = &mut self.session else { return };
        if self.unsynced.take_if(|since| moment >= *since + SYNC).is_some()
            && let Err(error) = session.sync()
        {
            self.failed(&error);
        }
        let Some(session) = &mut self.session else { return };
        if moment >= self.inbox_at + INBOX {
            self.inbox_at = moment;
            if session.inbox_waits() {
                self.offer();
            }
        }
    }

    /// Does a job; gives back whether it was the last one.
    fn do_job(&mut self, job: Effect, waiting: &mut VecDeque<Effect>) -> bool {
        match job {
            Effect::Record { number, change } => {
                let mut changes = vec![change];
                let mut last = number;
                while let Some(Effect::Record { .. }) = waiting.front() {
                    if let Some(Effect::Record { number, change }) = waiting.pop_front() {
                        changes.push(change);
                        last = number;
                    }
                }
                self.record(&changes, last);
            }
            Effect::Fold => self.fold(),
            Effect::TakeArrival => self.take_offered(),
            Effect::OfferAgain => {
                if let Some(session) = &mut self.session {
                    session.withdraw();
                    self.offer();
                }
            }
            Effect::Quit { anyway } => return self.quit(anyway),
            other => {
                let goes_or_comes = |job: &Effect| matches!(job, Effect::Trash(_) | Effect::Restore(_));
                // Behind the last of several.
                let is_to_list = goes_or_comes(&other) && !waiting.front().is_some_and(goes_or_comes);
                let done = self.on_journal(other);
                let listed = if is_to_list { self.list(&self.shared.world()) } else { Ok(()) };
                for error in [done, listed].into_iter().filter_map(Result::err) {
                    self.answers.message(Msg::Failed(error.to_string()));
                }
            }
        }
        false
    }

    fn record(&mut self, changes: &[crate::journal::Change], last: u64) {
        let Some(session) = &mut self.session else { return };
        match session.record(changes, last) {
            Ok(()) => {
                self.unsynced.get_or_insert_with(Instant::now);
                self.answers.message(Msg::Recorded(last));
            }
            Err(error) => self.failed(&error),
        }
    }

    fn fold(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.fold(now()) {
            Ok(true) => self.saved(),
            Ok(false) => self.offer(),
            Err(error) => self.failed(&error),
        }
    }

    /// All changes are in the entry's file.
    fn saved(&mut self) {
        (self.unsynced, self.retry) = (None, None);
        if let Some(session) = &self.session {
            self.answers.message(Msg::Folded(session.last()));
        }
    }

    /// Something could not be written. The session has it, and all of it is tried again.
    fn failed(&mut self, error: &StoreError) {
        self.unsynced = None;
        self.retry.get_or_insert_with(|| (Instant::now() + RETRY[0], RETRY[0]));
        self.answers.message(Msg::NotSaved(error.to_string()));
    }

    /// Makes ready what came from outside, which may take as long as a disk takes, and offers it to the main thread, where keys go on.
    /// It is taken when that says so, for the entry that both then have.
    fn offer(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.offer(now()) {
            Ok(Some(arrival)) => self.answers.message(Msg::Arrived(arrival)),
            Ok(None) => {}
            Err(error) => self.failed(&error),
        }
    }

    fn take_offered(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.take_offered() {
            Ok(outside) => {
                if let Some(outside) = outside {
                    self.answers.message(Msg::ChangedOutside(outside));
                }
                self.fold();
            }
            Err(error) => self.failed(&error),
        }
    }

    /// Closes the open entry. When that fails it stays open, and what came from outside meanwhile is told.
    fn close(&mut self) -> Result<(), OperationError> {
        self.awaited = None;
        let Some(session) = self.session.take() else { return Ok(()) };
        match session.close(now()) {
            Ok(()) => {
                (self.unsynced, self.retry) = (None, None);
                Ok(())
            }
            Err((session, joined, error)) => {
                self.session = Some(*session);
                if let Some(arrival) = joined {
                    self.answers.message(Msg::Arrived(arrival));
                }
                self.failed(&error);
                Err(error.into())
            }
        }
    }

    fn quit(&mut self, anyway: bool) -> bool {
        match self.close() {
            Err(error) if !anyway => {
                self.answers.message(Msg::Unsaved(error.to_string()));
                false
            }
            closed => {
                self.answers.send(Answer::Closed(closed.err().map(|error| error.to_string())));
                true
            }
        }
    }

    /// Opens the entry that is shown for writing, if it is no longer open elsewhere.
    fn ask_again(&mut self, id: EntryId) {
        let store = self.shared.world().store;
        self.awaited = Some((id, Instant::now() + AWAIT));
        if store.is_open_elsewhere(id, now()) {
            return;
        }
        match entry::open(&store, id, Then::Notes, now()) {
            Ok((Access::Here(session), opened)) => {
                self.awaited = None;
                self.session = Some(*session);
                self.inbox_at = Instant::now();
                self.answers.message(Msg::Freed(Box::new(opened)));
            }
            // Somebody else was quicker.
            Ok((Access::Elsewhere, _)) => {}
            // It has become one that cannot be written for another reason: what is shown stays.
            Ok((Access::Newer, _)) | Err(_) => self.awaited = None,
        }
    }
}

#[cfg(test)]
mod tests;
