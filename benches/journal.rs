//! What a key and an opening cost in the journal layer, over notes of growing length: a worse exponent shows at once.
#![expect(clippy::expect_used, reason = "a benchmark of what is broken measures nothing")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use seminote::journal::{Entry, Outline, from_json};
use seminote::text::{Edit, Fragment, Position, Tag, Text};

const WEEK: &[u8] = include_bytes!("../assets/demo/entries/ai-seminar/2024-09-19-935a806f.json");

/// Notes of so many lines, made of those of a real week, with a stamp a line.
fn notes(entry: &Entry, lines: usize) -> Text {
    Text::from_lines(entry.notes.lines().iter().cycle().take(lines).cloned())
}

/// A letter typed in the middle of the notes, and the edit that did it.
fn letter(notes: &Text) -> (Text, Edit) {
    let line = notes.lines().len() / 2;
    let tag: &Tag = &notes.lines()[line].tag;
    let fragment = |text: &str| Fragment { text: text.to_owned(), tags: vec![tag.clone()] };
    let edit = Edit { at: Position::new(line, 0), removed: fragment(""), inserted: fragment("a") };
    let mut after = notes.clone();
    after.apply(&edit).expect("the edit was made for these notes");
    (after, edit)
}

fn journal(criterion: &mut Criterion) {
    let entry: Entry = from_json(WEEK).expect("the demo's files are sound");
    criterion.bench_function("read an entry", |bencher| bencher.iter(|| from_json::<Entry>(black_box(WEEK))));

    let mut group = criterion.benchmark_group("outline");
    for lines in [100, 1_000, 10_000] {
        let notes = notes(&entry, lines);
        let (after, edit) = letter(&notes);
        let outline = Outline::of(&notes);
        group.throughput(Throughput::Elements(lines as u64));
        group.bench_function(BenchmarkId::new("of all lines", lines), |bencher| {
            bencher.iter(|| Outline::of(black_box(&notes)));
        });
        group.bench_function(BenchmarkId::new("questions", lines), |bencher| {
            bencher.iter(|| black_box(&outline).questions());
        });
        let mut followed = outline.clone();
        group.bench_function(BenchmarkId::new("follow a letter", lines), |bencher| {
            bencher.iter(|| followed.follow(black_box(&after), black_box(&edit)));
        });
    }
    group.finish();
}

criterion_group!(benches, journal);
criterion_main!(benches);
