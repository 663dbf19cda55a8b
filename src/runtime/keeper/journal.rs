//! What the keeper does on the journal: makes, lists, opens, deletes.

use std::time::Instant;

use super::entry::{self, Access};
use super::{AWAIT, Keeper, recovered};
use crate::app::{self, Changed, Deleted, Effect, Listing, Msg, Refusal, Then};
use crate::journal::{Change, Entry, EntryId};
use crate::operations::{OperationError, World};
use crate::review::Board;
use crate::runtime::clock::{local, now};
use crate::store::{StoreError, Trashed};

/// Changes, each with its entry.
type Changes = Vec<(EntryId, Change)>;

impl Keeper {
    /// Does what concerns the journal; for the open entry only where it is opened and closed.
    pub(super) fn on_journal(&mut self, effect: Effect) -> Result<(), OperationError> {
        let world = self.shared.world();
        match effect {
            Effect::List => self.list(&world)?,
            Effect::BringBack => {
                let (brought, failure) = world.bring_back(now())?;
                if let Some(words) = recovered::of_start(&brought) {
                    self.answers.message(Msg::BroughtBack(words));
                }
                return failure.map_or(Ok(()), Err);
            }
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
            Effect::KeepSearch(kept) => {
                let mut world = world;
                let name = kept.name.clone();
                world.keep_search(kept)?;
                self.answers.message(Msg::Configured(Box::new(world.config.clone())));
                self.shared.replace(world);
                self.answers.message(Msg::Done(format!("The search is kept as \"{name}\".")));
            }
            Effect::SaveSeries { before, after } => {
                match before {
                    Some(before) => world.store.save_series(&before, &after, now())?,
                    None => drop(world.create_series(*after)?),
                }
                return self.list(&world);
            }
            Effect::ChangeOthers(changes) => {
                let entries = world.change(&changes, now());
                return self.changed(&world, entries.map(|entries| (entries, changes)));
            }
            Effect::EditNote { id, seen, edit } => {
                let edited = world.edit_note(id, &seen, &edit, now());
                let of_entry = |changes: Vec<Change>| changes.into_iter().map(|change| (id, change)).collect();
                return self.changed(&world, edited.map(|(entry, changes)| (vec![entry], of_entry(changes))));
            }
            Effect::Trash(id) => world.store.trash(id, now())?,
            Effect::Restore(id) => {
                let entry = world.store.restore(id)?;
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

    /// Tells what became of changes in entries that are not open here.
    fn changed(
        &self,
        world: &World,
        changed: Result<(Vec<Entry>, Changes), OperationError>,
    ) -> Result<(), OperationError> {
        let answer = changed
            .map(|(entries, changes)| Box::new(Changed { changes, board: Board::of(&entries, now()) }))
            .map_err(|error| Refusal {
                is_outdated: matches!(error, OperationError::Change { .. } | OperationError::Note { .. }),
                reason: error.to_string(),
            });
        self.answers.message(Msg::ChangedOthers(answer));
        self.list(world)
    }

    pub(super) fn list(&self, world: &World) -> Result<(), OperationError> {
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
        let (access, mut opened) = entry::open(&world.store, id, then, now())?;
        opened.carets = self.carets.of_entry(id);
        match access {
            Access::Here(session) => self.session = Some(*session),
            Access::Elsewhere => self.awaited = Some((id, Instant::now() + AWAIT)),
            Access::Newer => {}
        }
        self.inbox_at = Instant::now();
        self.answers.message(Msg::Opened(Box::new(opened)));
        Ok(())
    }
}
