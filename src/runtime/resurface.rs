//! Which line from the past is shown now, which was shown last and which comes next: remembered in the state directory, and nothing is lost
//! with it.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::memory;
use crate::journal::{EntryId, Head, Moment, Slug};
use crate::operations::World;
use crate::review::{Resurfaced, Why, resurface};

/// Longest file that is read, in bytes.
const LIMIT: u64 = 64 * 1024;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Memory {
    /// The key of the line that was shown last.
    shown: Option<String>,
    /// The line that was chosen to come next: there is no time to choose one before the first frame.
    next: Option<Chosen>,
}

/// A line by its key, and what finds its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Chosen {
    why: Why,
    key: String,
    series: Slug,
    date: NaiveDate,
    entry: EntryId,
}

/// The line that was chosen for this time, if it is still worth seeing.
pub(super) fn chosen(world: &World, newest: &Head, now: Moment) -> Option<Resurfaced> {
    let Chosen { why, key, series, date, entry } =
        memory::read::<Memory>(&path(world), LIMIT).next.filter(|_| world.config.resurface.show)?;
    resurface::again(why, &key, &world.store.read_named(&series, date, entry)?, newest, now)
}

/// Remembers that a line is shown.
pub(super) fn seen(world: &World, line: &Resurfaced) {
    memory::keep(&path(world), &Memory { shown: Some(line.key()), next: None }, false);
}

/// Chooses a line of these entries for the next time and gives one for now, another than the last time, unless one is shown. What cannot be
/// read has none.
pub(super) fn line(world: &World, worth: &[(Why, EntryId)], is_shown: bool, now: Moment) -> Option<Resurfaced> {
    let reader = world.store.reader().ok()?;
    let read = |(why, id): &(Why, EntryId)| Some(resurface::lines(*why, &reader.read(*id).ok()?, now));
    let lines = resurface::in_turn(worth.iter().filter_map(read).flatten().collect());
    let mut known: Memory = memory::read(&path(world), LIMIT);
    let line = if is_shown { None } else { resurface::next(&lines, known.shown.as_deref()) };
    known.shown = line.map(Resurfaced::key).or(known.shown);
    known.next = resurface::next(&lines, known.shown.as_deref()).map(Chosen::of);
    memory::keep(&path(world), &known, false);
    line.cloned()
}

fn path(world: &World) -> PathBuf {
    world.locations.state.join("resurfaced.json")
}

impl Chosen {
    fn of(line: &Resurfaced) -> Self {
        let source = &line.source;
        Self { why: line.why, key: line.key(), series: source.series.clone(), date: source.date, entry: source.entry }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::{Config, Locations};
    use crate::journal::{Details, Entry};
    use crate::store::Store;

    fn now() -> Moment {
        "2024-10-17T16:00:00+09:00".parse().unwrap()
    }

    /// A journal of one entry with these notes.
    fn journal(directory: &Path, notes: &str) -> (World, Entry) {
        let environment = |name: &str| (name == "HOME").then(|| directory.into());
        let locations = Locations::find(Some(&directory.join("data")), None, &environment).unwrap();
        let store = Store::on_disk(locations.data.clone());
        let details = Details::new(1, "2024-10-10".parse().unwrap());
        let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, None, now());
        entry.notes = notes.into();
        store.create(&entry).unwrap();
        let world = World { store, config: Config::default(), problems: Vec::new(), locations, template: None };
        (world, entry)
    }

    #[test]
    fn the_line_of_the_next_time_is_chosen_ahead_and_none_comes_twice_in_a_row() {
        let directory = tempfile::tempdir().unwrap();
        let (world, entry) =
            journal(directory.path(), "[ ] a due 2024-10-11\n[ ] b due 2024-10-11\n[ ] c due 2024-10-11");
        let head = Head::of(&entry);
        let worth = [(Why::Overdue, entry.id)];
        assert_eq!(chosen(&world, &head, now()), None, "nothing is remembered yet");
        let text = |line: Option<Resurfaced>| line.map(|line| line.note.text);
        assert_eq!(text(line(&world, &worth, false, now())).unwrap(), "a due 2024-10-11");
        let mut shown = Vec::new();
        for _ in 0..4 {
            let next = chosen(&world, &head, now()).unwrap();
            seen(&world, &next);
            assert_eq!(chosen(&world, &head, now()), None, "who closes at once sees another the next time");
            assert_eq!(line(&world, &worth, true, now()), None);
            shown.push(next.note.text);
        }
        assert_eq!(shown, ["b due 2024-10-11", "c due 2024-10-11", "a due 2024-10-11", "b due 2024-10-11"]);
        let off = World {
            config: Config { resurface: crate::config::ResurfaceSettings { show: false }, ..Config::default() },
            ..world.clone()
        };
        assert_eq!(chosen(&off, &head, now()), None);
        std::fs::write(path(&world), "something else").unwrap();
        assert_eq!(chosen(&world, &head, now()), None);
        assert_eq!(text(line(&world, &worth, false, now())).unwrap(), "a due 2024-10-11");
    }
}
