//! The demo journal in `assets/demo`: a person's first look at the program must be a journal as the program itself writes it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use seminote::journal::{ClockState, Entry, Outline, Series, from_json, to_json};

fn demo(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo").join(folder)
}

fn series() -> Series {
    from_json(&fs::read(demo("series/ai-seminar.json")).unwrap()).unwrap()
}

/// The entries with the names of their files, in the order of the names.
fn entries() -> Vec<(String, Entry)> {
    let mut paths: Vec<_> =
        fs::read_dir(demo("entries/ai-seminar")).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), from_json(&fs::read(path).unwrap()).unwrap())).collect()
}

/// Whether a text has a syllable of Hangul.
fn is_korean(text: &str) -> bool {
    text.contains(|character| ('가'..='힣').contains(&character))
}

#[test]
fn every_file_is_as_the_program_writes_it() {
    assert_eq!(to_json(&series()).unwrap(), fs::read_to_string(demo("series/ai-seminar.json")).unwrap());
    for (name, entry) in entries() {
        let path = demo("entries/ai-seminar").join(&name);
        assert_eq!(to_json(&entry).unwrap(), fs::read_to_string(path).unwrap(), "{name}");
    }
}

#[test]
fn no_file_has_a_field_that_the_program_does_not_know() {
    let series = series();
    assert!(series.unknown.is_empty() && series.report.unknown.is_empty());
    assert!(series.author.is_some_and(|author| author.unknown.is_empty() && !author.is_empty()));
    for (name, entry) in entries() {
        assert!(entry.unknown.is_empty() && entry.talk.unknown.is_empty(), "{name}");
        assert!(entry.details.speakers.iter().all(|speaker| speaker.unknown.is_empty()), "{name}");
        assert!(entry.notes.lines().iter().all(|line| line.tag.kept.is_none()), "{name}");
    }
}

#[test]
fn names_weeks_and_ids_agree() {
    let (series, calendar) = (series(), series().calendar());
    let entries = entries();
    assert_eq!(entries.iter().map(|(_, entry)| entry.details.week).collect::<Vec<_>>(), (1..=8).collect::<Vec<_>>());
    assert_eq!(entries.iter().map(|(_, entry)| entry.id.short()).collect::<BTreeSet<_>>().len(), 8);
    assert!(entries.is_sorted_by_key(|(_, entry)| entry.id), "ids are ordered by the time they were made");
    for (name, entry) in entries {
        assert_eq!(entry.series, series.slug, "{name}");
        assert_eq!(name, format!("{}-{}.json", entry.details.date, entry.id.short()));
        assert_eq!(calendar.date_of(entry.details.week), Some(entry.details.date), "{name}");
        assert_eq!(entry.id.to_string().chars().nth(14), Some('7'), "{name}: the version of the id");
        assert!(entry.created < entry.talk.started && entry.talk.started < entry.updated, "{name}");
        assert!(entry.details.handed_in.is_none_or(|day| day <= entry.updated.unwrap().date_naive()), "{name}");
    }
}

#[test]
fn stamps_rise_and_end_with_the_talk() {
    for (name, entry) in entries() {
        let stamps: Vec<u32> = entry.notes.lines().iter().filter_map(|line| line.tag.stamp).collect();
        assert!(stamps.is_sorted(), "{name}");
        let length = entry.talk.elapsed(entry.talk.ended.or(entry.updated).unwrap());
        assert!(stamps.last().is_some_and(|last| *last <= length), "{name}");
    }
}

/// What there is to see on each screen.
#[test]
fn it_shows_what_the_program_can_do() {
    let entries: Vec<Entry> = entries().into_iter().map(|(_, entry)| entry).collect();
    let korean: Vec<u32> = entries
        .iter()
        .filter(|entry| is_korean(&entry.notes.to_string()) && is_korean(&entry.summary.to_string()))
        .map(|entry| entry.details.week)
        .collect();
    assert_eq!(korean, [3, 5, 7]);
    let weeks = |condition: fn(&Entry) -> bool| -> Vec<u32> {
        entries.iter().filter(|entry| condition(entry)).map(|entry| entry.details.week).collect()
    };
    assert_eq!(weeks(|entry| entry.summary.is_empty()), [6]);
    assert_eq!(weeks(|entry| entry.reflection.is_empty()), [8]);
    assert_eq!(weeks(|entry| entry.details.handed_in.is_some()), [1, 2, 3, 4, 5]);
    assert_eq!(weeks(|entry| !entry.talk.pauses.is_empty()), [6]);
    // A clock that has run since then would show thousands of hours.
    assert_eq!(weeks(|entry| entry.talk.state() != ClockState::Ended), [0; 0]);

    for entry in &entries {
        let (week, outline) = (entry.details.week, Outline::of(&entry.notes));
        assert!((30..=60).contains(&entry.notes.lines().len()), "week {week}");
        assert!(outline.sections().count() >= 3, "week {week}");
        assert!(outline.follow_ups().any(|follow_up| follow_up.due.is_some()), "week {week}");
        assert!(outline.notes().last().is_some_and(|note| note.fence.is_none()), "week {week}");
        assert!(outline.questions().iter().any(|question| !question.answers.is_empty()), "week {week}");
    }
    let unanswered: Vec<u32> = entries
        .iter()
        .filter(|entry| Outline::of(&entry.notes).questions().iter().any(|question| question.answers.is_empty()))
        .map(|entry| entry.details.week)
        .collect();
    assert_eq!(unanswered, [2, 6, 7, 8]);
}
