use super::*;
use crate::journal::{Details, Slug, Speaker};

fn now() -> Moment {
    "2024-10-17T16:00:00+09:00".parse().unwrap()
}

/// An entry of a day with a speaker, a tag and notes.
fn entry(day: &str, speaker: &str, tag: &str, notes: &str) -> Entry {
    let mut details = Details::new(1, day.parse().unwrap());
    details.speakers = vec![Speaker::read(speaker)];
    details.tags = vec![tag.to_owned()];
    let mut entry = Entry::new(Slug::of_name("AI Seminar"), details, None, now());
    entry.notes = notes.into();
    entry
}

/// All that is worth seeing in entries, newest first, as why and the line.
fn found(entries: &[Entry]) -> Vec<Resurfaced> {
    let heads: Vec<Head> = entries.iter().map(Head::of).collect();
    let worth = worth_reading(&heads, now().date_naive());
    let read =
        |(why, head): &(Why, &Head)| lines(*why, entries.iter().find(|entry| entry.id == head.id).unwrap(), now());
    worth.iter().flat_map(read).collect()
}

fn seen(lines: &[Resurfaced]) -> Vec<(Why, &str)> {
    lines.iter().map(|line| (line.why, line.note.text.as_str())).collect()
}

#[test]
fn what_is_worth_seeing_is_found_with_its_reason() {
    let entries = [
        entry("2024-10-17", "김서연", "llm", "! of today"),
        entry(
            "2024-10-10",
            "Ada",
            "math",
            "[ ] read it due 2024-10-12\n[ ] later due 2024-12-01\n[x] done due 2024-10-01",
        ),
        entry("2024-05-02", "Lin", "llm", "? why not distil\n= it was\n? how large\n?? by another\n? ~~dropped~~"),
        entry("2023-10-19", "Kim", "math", "plain\n! the data is worth more\n! ~~no~~"),
        entry("2022-10-14", "Ada", "x", "? two years ago"),
        entry("2023-10-30", "Ada", "x", "! another week"),
        entry("2021-03-03", "\u{1100}\u{1175}\u{11b7}서연", "x", "~ a doubt"),
    ];
    assert_eq!(
        seen(&found(&entries)),
        [
            (Why::Overdue, "read it due 2024-10-12"),
            (Why::YearsAgo(1), "the data is worth more"),
            (Why::YearsAgo(2), "two years ago"),
            (Why::SameSpeaker, "a doubt"),
            (Why::SameTag, "how large"),
        ]
    );
}

#[test]
fn nothing_is_worth_seeing_in_an_empty_or_a_new_journal() {
    assert_eq!(found(&[]), []);
    assert_eq!(found(&[entry("2024-10-17", "Ada", "x", "? why\n[ ] x")]), []);
}

#[test]
fn the_week_of_another_year_is_found_around_its_turn_and_on_leap_days() {
    for (date, today, expected) in [
        ("2023-10-17", "2024-10-17", Some(1)),
        ("2023-10-20", "2024-10-17", Some(1)),
        ("2023-10-21", "2024-10-17", None),
        ("2024-10-16", "2024-10-17", None),
        ("2022-12-31", "2024-01-01", Some(1)),
        ("2023-01-02", "2023-12-31", Some(1)),
        ("2023-02-28", "2024-02-29", Some(1)),
    ] {
        assert_eq!(years_ago(date.parse().unwrap(), today.parse().unwrap()), expected, "{date} {today}");
    }
}

#[test]
fn lines_take_turns_and_none_comes_twice_in_a_row() {
    let entries = [
        entry("2024-10-17", "Ada", "llm", ""),
        entry("2024-10-10", "Ada", "math", "[ ] a due 2024-10-12\n[ ] b due 2024-10-12\n! c"),
    ];
    let mut last = None;
    let mut shown = Vec::new();
    for _ in 0..4 {
        let lines = in_turn(found(&entries));
        let line = next(&lines, last.as_deref()).unwrap();
        shown.push(line.note.text.clone());
        last = Some(line.key());
    }
    assert_eq!(shown, ["a due 2024-10-12", "c", "b due 2024-10-12", "a due 2024-10-12"]);
    let only = &found(&entries)[..1];
    assert_eq!(next(only, Some(&only[0].key())), None, "one line alone is not shown again");
    assert!(next(only, Some("something else")).is_some());
    assert_eq!(next(&[], None), None);
}

#[test]
fn a_line_that_was_chosen_is_shown_as_long_as_it_is_worth_seeing() {
    let newest = Head::of(&entry("2024-10-17", "Ada", "llm", ""));
    let old = entry("2023-10-16", "ada", "llm", "! said\n[ ] read it due 2024-10-12\n? why");
    let at = |moment: &str| moment.parse::<Moment>().unwrap();
    for line in found(&[entry("2024-10-17", "Ada", "llm", ""), old.clone()]) {
        let again = |entry: &Entry, newest: &Head, now| again(line.why, &line.key(), entry, newest, now);
        assert_eq!(again(&old, &newest, now()).as_ref(), Some(&line));
        let changed = Entry { notes: "! other\n[x] read it due 2024-10-12\n? why not".into(), ..old.clone() };
        assert_eq!(again(&changed, &newest, now()), None, "{line:?}");
        let a_month_later = again(&old, &newest, at("2024-11-17T16:00:00+09:00"));
        assert_eq!(a_month_later.is_some(), line.why != Why::YearsAgo(1), "{line:?}");
        let by_another = again(&old, &Head::of(&entry("2024-10-17", "Lin", "math", "")), now());
        let is_of_newest = matches!(line.why, Why::SameSpeaker | Why::SameTag);
        assert_eq!(by_another.is_none(), is_of_newest, "{line:?}");
    }
}
