//! The thread that owns the open entry on disk: the only one that writes to the journal.
//!
//! Jobs are done in the order in which they were asked for; changes that wait together are recorded together.

mod entry;

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::app::{self, Deleted, Effect, Listing, Msg, Then};
use crate::journal::EntryId;
use crate::operations::{OperationError, World};
use crate::store::{StoreError, Trashed};

use super::carets::Carets;
use super::clock::{local, now};
use super::worker::{Answers, Shared};

use entry::OpenSession;

/// How long a change may be unsynced.
const SYNC: Duration = Duration::from_secs(1);

/// How often lines from outside are looked for while an entry is open: they are to be on the screen within a second.
const INBOX: Duration = Duration::from_millis(400);

/// What the keeper tells the main thread.
pub(super) enum Answer {
    /// A message for the model.
    Message(Msg),
    /// Lines wait in the inbox for the open entry, or somebody else has changed its file: [`Job::TakeOutside`] takes that over when
    /// no change is on its way.
    OutsideWaits,
    /// Everything is closed: the program may end.
    Closed,
}

/// What the keeper is asked to do.
pub(super) enum Job {
    /// An effect on the journal.
    Effect(Effect),
    /// Takes over what came from outside; answered by `Arrived`.
    TakeOutside,
}

/// The keeper.
pub(super) struct Keeper {
    shared: Shared,
    carets: Carets,
    jobs: Receiver<Job>,
    answers: Answers,
    session: Option<OpenSession>,
    /// When the oldest change that is not synced was recorded.
    unsynced: Option<Instant>,
    inbox_at: Instant,
}

impl Keeper {
    pub(super) fn new(shared: Shared, carets: Carets, jobs: Receiver<Job>, answers: Answers) -> Self {
        Self { shared, carets, jobs, answers, session: None, unsynced: None, inbox_at: Instant::now() }
    }

    /// Does jobs until the program's end.
    pub(super) fn run(mut self) {
        let mut waiting: VecDeque<Job> = VecDeque::new();
        loop {
            match self.jobs.recv_timeout(self.patience()) {
                Ok(job) => waiting.push_back(job),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
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

    /// How long to wait for a job: until something is due; without an open entry for ever.
    fn patience(&self) -> Duration {
        if self.session.is_none() {
            return Duration::from_secs(3600);
        }
        let inbox = self.inbox_at + INBOX;
        let due = self.unsynced.map_or(inbox, |since| inbox.min(since + SYNC));
        due.saturating_duration_since(Instant::now())
    }

    fn do_what_is_due(&mut self) {
        let Some(session) = &mut self.session else { return };
        let moment = Instant::now();
        if self.unsynced.is_some_and(|since| moment >= since + SYNC) {
            self.unsynced = None;
            if let Err(error) = session.sync() {
                self.unsynced = Some(moment);
                self.answers.message(Msg::NotSaved(error.to_string()));
            }
        }
        if moment >= self.inbox_at + INBOX {
            self.inbox_at = moment;
            if session.inbox_waits() {
                self.answers.send(Answer::OutsideWaits);
            }
        }
    }

    /// Does a job; gives back whether it was the last one.
    fn do_job(&mut self, job: Job, waiting: &mut VecDeque<Job>) -> bool {
        let effect = match job {
            Job::TakeOutside => {
                let messages = self.session.as_mut().map(|session| session.take_outside(now()));
                for message in messages.unwrap_or_else(|| vec![Msg::Arrived(Vec::new())]) {
                    self.answers.message(message);
                }
                return false;
            }
            Job::Effect(effect) => effect,
        };
        match effect {
            Effect::Record { number, change } => {
                let mut changes = vec![change];
                let mut last = number;
                while let Some(Job::Effect(Effect::Record { .. })) = waiting.front() {
                    if let Some(Job::Effect(Effect::Record { number, change })) = waiting.pop_front() {
                        changes.push(change);
                        last = number;
                    }
                }
                self.record(&changes, last);
            }
            Effect::Fold => self.fold(),
            Effect::Quit { anyway } => return self.quit(anyway),
            other => {
                if let Err(error) = self.on_journal(other) {
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
            Err(error) => {
                self.unsynced.get_or_insert_with(Instant::now);
                self.answers.message(Msg::NotSaved(error.to_string()));
            }
        }
    }

    fn fold(&mut self) {
        let Some(session) = &mut self.session else { return };
        match session.fold(now()) {
            Ok(true) => {
                self.unsynced = None;
                self.answers.message(Msg::Folded(session.last()));
            }
            Ok(false) => self.answers.send(Answer::OutsideWaits),
            Err(error) => self.answers.message(Msg::NotSaved(error.to_string())),
        }
    }

    /// Closes the open entry. When that fails it stays open.
    fn close(&mut self) -> Result<(), OperationError> {
        let Some(session) = self.session.take() else { return Ok(()) };
        self.unsynced = None;
        session.close(now()).map_err(|(session, error)| {
            self.session = Some(*session);
            error.into()
        })
    }

    fn quit(&mut self, anyway: bool) -> bool {
        match self.close() {
            Err(error) if !anyway => {
                self.answers.message(Msg::Unsaved(error.to_string()));
                false
            }
            _ => {
                self.answers.send(Answer::Closed);
                true
            }
        }
    }

    fn on_journal(&mut self, effect: Effect) -> Result<(), OperationError> {
        let world = self.shared.world();
        match effect {
            Effect::List => return self.list(&world),
            Effect::Open { id, then } => return self.open(&world, id, then),
            Effect::Close => return self.close(),
            Effect::KeepCarets(id, carets) => self.carets.keep(id, carets),
            Effect::Create { series, details, then } => {
                let created = world.create_entry(series.as_ref(), *details, now())?;
                if let Some(series) = created.new_series {
                    self.answers.message(Msg::Done(format!("Made the series \"{}\".", series.name)));
                }
                self.answers.message(Msg::Created(created.entry.id, then));
            }
            Effect::Begin(greeting) => {
                let mut world = world;
                let created = world.begin(&greeting.author, &greeting.series, now())?;
                self.answers.message(Msg::Configured(Box::new(world.config.clone())));
                self.shared.replace(world);
                self.answers.message(Msg::Created(created.entry.id, Then::Notes));
            }
            Effect::SaveSeries { before, after } => {
                match before {
                    Some(before) => world.store.save_series(&before, &after, now())?,
                    None => drop(world.create_series(*after)?),
                }
                return self.list(&world);
            }
            Effect::ChangeOthers(changes) => {
                for (id, change) in changes {
                    world.change(id, &[change], now())?;
                }
                return self.list(&world);
            }
            Effect::Trash(id) => {
                world.store.trash(id, now())?;
                return self.list(&world);
            }
            Effect::Restore(id) => {
                let entry = world.store.restore(id)?;
                self.list(&world)?;
                self.answers.message(Msg::Done(format!("Week {} is back from the trash.", entry.details.week)));
            }
            Effect::ListTrash => {
                let trash = world.store.trashed()?;
                let deleted = |trashed: Trashed| Deleted { head: trashed.head, when: trashed.deleted.map(local) };
                let entries = trash.entries.into_iter().map(deleted).collect();
                self.answers.message(Msg::Trashed { entries, damaged: trash.damaged.len() });
            }
            Effect::KeepVersion(then) => {
                let session = self.session.as_mut().ok_or(StoreError::NoEntry(then.id))?;
                session.keep_version(now())?;
                self.answers.message(Msg::VersionKept(then));
            }
            // What is not of the journal is carried out elsewhere.
            _ => {}
        }
        Ok(())
    }

    fn list(&self, world: &World) -> Result<(), OperationError> {
        let listing = world.listing()?;
        let damaged = listing.damaged.into_iter();
        let damaged =
            damaged.map(|damaged| app::Damaged { path: damaged.path, reason: damaged.reason.to_string() }).collect();
        let listing = Listing { series: listing.series, heads: listing.heads, damaged };
        self.answers.message(Msg::Listed(Box::new(listing)));
        Ok(())
    }

    fn open(&mut self, world: &World, id: EntryId, then: Then) -> Result<(), OperationError> {
        self.close()?;
        world.prepare(now())?;
        let (session, mut opened) = entry::open(&world.store, id, then, now())?;
        opened.carets = self.carets.of_entry(id);
        self.session = session;
        self.inbox_at = Instant::now();
        self.answers.message(Msg::Opened(Box::new(opened)));
        Ok(())
    }
}
