use tempfile::TempDir;

use super::*;
use crate::journal::{Details, Field, Moment, Series};
use crate::text::Text;

fn at(minutes: i64) -> Moment {
    "2024-09-19T16:00:00+09:00".parse::<Moment>().unwrap() + chrono::Duration::minutes(minutes)
}

fn world(home: &TempDir) -> World {
    let data = home.path().join("data");
    World::find(Some(&data), Some(&home.path().join("config.toml")), &|_| None).unwrap()
}

fn entry(world: &World, week: u32) -> EntryId {
    let slug = Slug::of_name("AI Seminar");
    if world.series(Some(&slug)).is_err() {
        world.create_series(Series::new(slug.clone(), "AI Seminar".to_owned(), at(0).date_naive())).unwrap();
    }
    world.create_entry(Some(&slug), Details::new(week, at(0).date_naive()), at(0)).unwrap().entry.id
}

fn write(world: &World, id: EntryId, summary: &str, minutes: i64) {
    let now = world.store.read(id).unwrap();
    let then = Entry { summary: Text::from(summary), ..now.clone() };
    let changes: Vec<_> = Change::restoring(&now, &then).into_iter().map(|change| (id, change)).collect();
    world.change(&changes, at(minutes)).unwrap();
}

fn reasons(world: &World, id: EntryId) -> Vec<&'static str> {
    world.past(id).unwrap().iter().map(|(past, _)| past.version.reason.as_str()).collect()
}

#[test]
fn an_older_version_comes_back_and_what_was_there_is_kept() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let id = entry(&world, 2);
    let summary = || world.store.read(id).unwrap().text(Field::Summary).to_string();
    assert!(world.restore_version(id, None, at(0)).unwrap_err().to_string().contains("no older versions yet"));
    for (minute, text) in (1..).zip(["one", "two", "three"]) {
        write(&world, id, text, minute);
    }
    // The newest is what it is now, so the one before it is meant.
    let restored = world.restore_version(id, None, at(4)).unwrap();
    assert_eq!((restored.past.number, restored.changed, summary().as_str()), (2, true, "two"));
    let restored = world.restore_version(id, None, at(5)).unwrap();
    assert_eq!((restored.changed, summary().as_str()), (true, "three"));
    let oldest = world.past(id).unwrap().len();
    let restored = world.restore_version(id, Some(oldest), at(6)).unwrap();
    assert_eq!((restored.entry.summary.to_string().as_str(), summary().as_str()), ("one", "one"));
    let kept: Vec<String> =
        world.past(id).unwrap().into_iter().map(|(_, entry)| entry.unwrap().summary.to_string()).collect();
    for text in ["one", "two", "three"] {
        assert!(kept.iter().any(|kept| kept == text), "{kept:?}");
    }
    let again = world.restore_version(id, Some(1), at(7)).unwrap();
    assert_eq!((again.changed, world.past(id).unwrap().len()), (false, kept.len()));
}

#[test]
fn what_was_never_kept_is_kept_before_it_is_replaced() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let id = entry(&world, 2);
    write(&world, id, "one", 1);
    // Written and killed: no version has it yet.
    let now = world.store.read(id).unwrap();
    let then = Entry { summary: Text::from("only in the log"), ..now.clone() };
    world.store.open(id, at(2)).unwrap().record(&Change::restoring(&now, &then)).unwrap();
    world.restore_version(id, Some(1), at(3)).unwrap();
    assert_eq!(reasons(&world, id), ["closed", "restored", "closed"]);
    let past = world.past(id).unwrap().remove(1).1.unwrap();
    assert_eq!(past.summary.to_string(), "only in the log");
}

#[test]
fn nothing_comes_back_where_it_cannot_be_written_or_read() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let id = entry(&world, 2);
    write(&world, id, "one", 1);
    write(&world, id, "two", 2);
    let refused = |number| world.restore_version(id, number, at(3)).unwrap_err().to_string();
    assert_eq!(refused(Some(3)), "week 2 has no version 3; `seminote versions list 2` shows those from 1 to 2");
    let session = world.store.open(id, at(3)).unwrap();
    assert!(refused(None).starts_with("week 2 is open elsewhere"), "{}", refused(None));
    drop(session);
    let oldest = world.past(id).unwrap().remove(1).0.version.path;
    let text = std::fs::read_to_string(&oldest).unwrap();
    for (bytes, reason) in
        [("{", "is damaged"), (&text.replace("\"seminote\": 1", "\"seminote\": 9"), "newer Seminote")]
    {
        std::fs::write(&oldest, bytes).unwrap();
        assert!(refused(Some(2)).contains(reason), "{}", refused(Some(2)));
        assert!(refused(None).contains("nothing to restore"), "{}", refused(None));
        assert!(world.past(id).unwrap()[1].1.is_err());
    }
    assert_eq!(world.store.read(id).unwrap().summary.to_string(), "two");
}

#[test]
fn an_entry_of_the_trash_is_named_by_its_id_or_is_the_last_deleted() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    assert_eq!(world.trashed(None, None).unwrap_err().to_string(), "there is nothing in the trash");
    let ids = [1, 2, 3].map(|week| entry(&world, week));
    for (minute, id) in (0..).zip(ids) {
        world.store.trash(id, at(minute)).unwrap();
    }
    let found =
        |id: Option<&str>| world.trashed(id, None).map(|trashed| trashed.head.id).map_err(|error| error.to_string());
    assert_eq!(found(None), Ok(ids[2]));
    for id in ids {
        assert_eq!(found(Some(&id.short())), Ok(id));
        assert_eq!(found(Some(&id.short().to_uppercase())), Ok(id));
        assert_eq!(found(Some(&id.to_string())), Ok(id));
    }
    assert!(found(Some("zzzz")).unwrap_err().contains("whose id is zzzz"));
    let several = found(Some("")).unwrap_err();
    assert!(ids.iter().all(|id| several.contains(&id.short())), "{several}");
    assert!(world.trashed(None, Some(&Slug::of_name("Other"))).unwrap_err().to_string().contains("nothing"));
    // Put there by hand, nobody knows when.
    let folder = world.store.layout().trash().join("ai-seminar");
    for (number, file) in (0..).zip(std::fs::read_dir(&folder).unwrap().collect::<Vec<_>>()) {
        std::fs::rename(file.unwrap().path(), folder.join(format!("{number}.json"))).unwrap();
    }
    let unknown = found(None).unwrap_err();
    assert!(unknown.contains("not known which") && unknown.contains(&ids[0].short()), "{unknown}");
}
