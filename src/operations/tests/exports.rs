use super::*;
use crate::journal::{Entry, Pause, Speaker, to_json};
use crate::report::render;
use crate::text::{Line, Tag, Text};

/// An entry with all that an entry can have, as JSON writes it and as it is.
fn exported(home: &TempDir) -> (PathBuf, Entry, Series) {
    let now = at("2024-09-19T16:00");
    let mut series = Series::new(Slug::of_name("AI"), "AI".to_owned(), "2024-09-12".parse().unwrap());
    series.unknown.insert("later".to_owned(), serde_json::json!({ "x": [1] }));
    let mut details = Details::new(2, "2024-09-19".parse().unwrap());
    details.title = "C# & \"quotes\"".to_owned();
    details.speakers.push(Speaker { name: "Lin".into(), affiliation: "Qwen".into(), ..Speaker::default() });
    details.tags = vec!["llm".to_owned()];
    details.author = Some(Author { name: Some("박지호".into()), ..Author::default() });
    details.handed_in = Some("2024-09-22".parse().unwrap());
    let mut entry = Entry::new(series.slug.clone(), details, Some(75), now);
    entry.talk = entry.talk.running(now).paused(at("2024-09-19T16:30"));
    assert!(matches!(entry.talk.pauses.as_slice(), [Pause(_, None)]));
    entry.unknown.insert("mood".to_owned(), serde_json::json!("good"));
    let mut kept = crate::journal::Unknown::new();
    kept.insert("colour".to_owned(), serde_json::json!("red"));
    let line = |at, text: &str, kept| Line { text: text.to_owned(), tag: Tag { stamp: at, kept } };
    entry.notes = Text::from_lines([
        line(Some(12), "# 역사", None),
        line(Some(95), "? why", Some(std::sync::Arc::new(kept))),
        line(None, "", None),
    ]);
    (entry.summary, entry.reflection) = ("Said.\n\n- so".into(), "\n생각 ".into());
    let bytes = render(&entry, &series, &Author::default(), Format::Json).unwrap().bytes;
    let path = home.path().join("week-2.json");
    std::fs::write(&path, bytes).unwrap();
    (path, entry, series)
}

#[test]
fn an_exported_entry_comes_back_whole_with_its_series() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let (path, entry, series) = exported(&home);
    let request = ImportRequest { files: vec![path.clone()], ..ImportRequest::default() };
    let (made, new) = world.import(&request, at("2025-01-01T12:00")).unwrap();
    assert_eq!((&made[0].entry, made[0].warnings.len(), new.as_slice()), (&entry, 0, [series.clone()].as_slice()));
    assert_eq!(world.store.read(entry.id).unwrap(), entry);
    assert_eq!(world.store.read_series(&series.slug).unwrap(), series);

    // A second time it is a copy; the first one stays as it is.
    let (again, new) = world.import(&request, at("2025-01-01T12:00")).unwrap();
    let copy = &again[0].entry;
    assert!(new.is_empty() && copy.id != entry.id);
    assert_eq!(*copy, Entry { id: copy.id, ..entry.clone() });
    assert!(again[0].warnings[0].contains("this is a copy"), "{:?}", again[0].warnings);
    assert_eq!(world.store.read(entry.id).unwrap(), entry);

    // One of the trash could come back, so its id stays its own.
    world.store.trash(entry.id, at("2025-01-01T12:00")).unwrap();
    let (third, _) = world.import(&request, at("2025-01-01T12:00")).unwrap();
    assert!(third[0].entry.id != entry.id);

    // Where a series and a day are given they go before those of the file.
    let other = super::series(&world, "Other", "2024-01-01", None);
    let day = "2024-10-10".parse().unwrap();
    let request = ImportRequest { series: Some(other.slug.clone()), date: Some(day), ..request };
    let (there, _) = world.import(&request, at("2025-01-01T12:00")).unwrap();
    assert_eq!((&there[0].entry.series, there[0].entry.details.date), (&other.slug, day));
}

#[test]
fn the_file_of_an_entry_comes_back_as_well() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let (path, entry, _) = exported(&home);
    std::fs::write(&path, to_json(&entry).unwrap()).unwrap();
    let request = ImportRequest { files: vec![path], ..ImportRequest::default() };
    let (made, new) = world.import(&request, at("2025-01-01T12:00")).unwrap();
    // Its series is not known, so that the first one is made as for every import.
    assert_eq!(new[0].name, "Seminar");
    assert_eq!(made[0].entry, Entry { series: new[0].slug.clone(), ..entry });
}

#[test]
fn what_is_no_entry_or_a_later_ones_is_refused_by_name() {
    let home = TempDir::new().unwrap();
    let world = world(&home);
    let (path, entry, _) = exported(&home);
    let later = to_json(&Entry { seminote: 9, ..entry }).unwrap();
    for (text, expected) in [
        ("{}", "missing field"),
        ("[1", "week-2.json cannot be imported as an entry"),
        ("{\"entry\": {\"seminote\": 1}}", "missing field `id`"),
        (later.as_str(), "a later version of Seminote wrote it (format 9"),
    ] {
        std::fs::write(&path, text).unwrap();
        let request = ImportRequest { files: vec![path.clone()], ..ImportRequest::default() };
        let error = world.import(&request, at("2025-01-01T12:00")).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert!(world.store.heads(None).unwrap().heads.is_empty());
    }
}
