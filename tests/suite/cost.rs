//! What a key costs follows neither the number of entries nor the length of the notes: counted in allocations, which no clock
//! and no other test disturbs.

use allocation_counter::{AllocationInfo, measure};
use chrono::DateTime;
use seminote::app::layout::layout;
use seminote::app::{Effect, Listing, Model, Msg, Opened, Size, Then, update};
use seminote::config::{Appearance, Config};
use seminote::journal::{Details, Entry, Head, Moment, Series, Slug};
use seminote::ui::{Picture, Theme, view};

const SIZE: Size = Size { width: 120, height: 40 };

/// Lines as they come in a talk, with questions that wait and a follow-up.
const LINES: [&str; 5] = [
    "# The budget",
    "what can you do with 8 cards",
    "? did the teacher stay the same",
    "[ ] read it due 2024-10-31",
    "= yes",
];

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2024-09-19T20:00:00+09:00").unwrap()
}

/// A program with so many entries, the first of which is open in notes of so many lines.
fn program(entries: usize, lines: usize) -> Model {
    let date = "2024-09-19".parse().unwrap();
    let series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), date);
    let entry = || Entry::new(series.slug.clone(), Details::new(2, date), Some(75), now());
    let mut open = entry();
    open.notes = LINES.into_iter().cycle().take(lines).collect::<Vec<_>>().join("\n").as_str().into();
    let heads = std::iter::once(Head::of(&open)).chain((1..entries).map(|_| Head::of(&entry()))).collect();
    let mut model = Model::new(Config::default(), SIZE, now());
    let listing = Listing { series: vec![series.clone()], heads, damaged: Vec::new() };
    update(&mut model, Msg::Listed(Box::new(listing)), now());
    let opened = Opened { entry: open, read_only: None, recovered: None, carets: Vec::new(), then: Then::Notes };
    update(&mut model, Msg::Opened(Box::new(opened)), now());
    model
}

/// Types a letter and draws the frame that shows it.
fn key(model: &mut Model, theme: &Theme, picture: &mut Picture) {
    let effects = update(model, Msg::Key("a".parse().unwrap()), now());
    let number = effects.iter().find_map(|effect| match effect {
        Effect::Record { number, .. } => Some(*number),
        _ => None,
    });
    update(model, Msg::Recorded(number.unwrap()), now());
    layout(model, SIZE);
    view(model, theme, SIZE, picture);
}

/// What a letter allocates once everything is warm.
fn cost(entries: usize, lines: usize) -> AllocationInfo {
    let mut model = program(entries, lines);
    let (theme, mut picture) = (Theme::new(Appearance::default()), Picture::default());
    let mut type_letters = |count| (0..count).for_each(|_| key(&mut model, &theme, &mut picture));
    type_letters(20);
    measure(|| type_letters(20))
}

#[test]
fn a_key_costs_the_same_in_long_notes_and_in_a_large_journal() {
    let least = cost(10, 50);
    assert!(least.count_total > 0);
    for (entries, lines) in [(10, 10_000), (2_000, 50), (2_000, 10_000)] {
        let larger = cost(entries, lines);
        // Numbers of more digits and vectors that happen to grow make a difference of a few.
        let within = |larger: u64, least: u64| larger <= least + least / 5;
        assert!(
            within(larger.count_total, least.count_total) && within(larger.bytes_total, least.bytes_total),
            "{entries} entries, {lines} lines: {larger:?}; 10 entries, 50 lines: {least:?}"
        );
    }
}
