//! What a frame costs over notes of growing length, and a search and the lists over journals of growing size: a worse exponent shows
//! at once.
#![expect(clippy::unwrap_used, reason = "a benchmark of what is broken measures nothing")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use seminote::app::layout::layout;
use seminote::app::{Model, Msg, Opened, Size, Then, update};
use seminote::config::{Appearance, Config};
use seminote::journal::{Details, Entry, Moment, Series, Slug};
use seminote::review::{Board, Term};
use seminote::search::{Corpus, Limits, Query, Remembered, Searchable, find};
use seminote::store::Store;
use seminote::ui::{Picture, Theme, view};
use tempfile::TempDir;

#[path = "../tests/support/generator.rs"]
mod generator;
#[path = "../tests/support/written.rs"]
mod written;

use generator::Journal;

const SIZE: Size = Size { width: 120, height: 40 };

fn now() -> Moment {
    "2025-06-01T12:00:00+09:00".parse().unwrap()
}

/// Types a letter and draws the frame that shows it.
fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a letter and its frame");
    for lines in [100, 1_000, 10_000] {
        let series = Series::new(Slug::of_name("AI Seminar"), "AI Seminar".to_owned(), now().date_naive());
        let mut entry = Entry::new(series.slug.clone(), Details::new(2, now().date_naive()), Some(75), now());
        entry.notes = vec!["! what the speaker said of the data"; lines].join("\n").as_str().into();
        let mut model = Model::new(Config::default(), SIZE, now());
        let opened = Opened { entry, read_only: None, recovered: None, carets: Vec::new(), then: Then::Notes };
        update(&mut model, Msg::Opened(Box::new(opened)), now());
        let (theme, mut picture) = (Theme::new(Appearance::default()), Picture::default());
        let keys = ["a", "backspace"].map(|key| Msg::Key(key.parse().unwrap()));
        group.bench_function(BenchmarkId::new("lines", lines), |bencher| {
            bencher.iter(|| {
                for key in &keys {
                    update(&mut model, key.clone(), now());
                    layout(&mut model, SIZE);
                    view(&model, &theme, SIZE, &mut picture);
                }
            });
        });
    }
}

/// A query of two words and a filter, the boards and the term of journals in memory.
fn searches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a journal of entries");
    group.sample_size(10).measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(200));
    for count in [100, 1_000, 10_000] {
        let journal = Journal::of(count);
        let entries: Vec<Entry> = (0..count).map(|number| journal.entry(number)).collect();
        let mut corpus = Corpus::default();
        for entry in &entries {
            corpus.put(Searchable::of(entry));
        }
        group.throughput(Throughput::Elements(count as u64));
        let limits = Limits { hits: 500, context: 12 };
        for (name, typed) in [("d", "da"), ("zuzuz", "zuzuzu"), ("data model in:notes", "data models in:notes")] {
            let [first, next] = [name, typed].map(|query| Query::parse(query).unwrap());
            let look = |query, remembered: &mut Remembered| {
                find(&corpus, black_box(query), now(), limits, remembered, &|| false)
            };
            group.bench_function(BenchmarkId::new(format!("search, first key: {name}"), count), |bencher| {
                bencher.iter(|| look(&first, &mut Remembered::default()));
            });
            group.bench_function(BenchmarkId::new(format!("search, next key: {typed}"), count), |bencher| {
                let typed_before = || {
                    let mut remembered = Remembered::default();
                    look(&first, &mut remembered);
                    remembered
                };
                bencher.iter_batched(typed_before, |mut before| look(&next, &mut before), BatchSize::PerIteration);
            });
        }
        group.bench_function(BenchmarkId::new("boards", count), |bencher| {
            bencher.iter(|| Board::of(black_box(&entries), now()));
        });
        let heads: Vec<_> = entries.iter().map(seminote::journal::Head::of).collect();
        let series = &entries[0].series;
        group.bench_function(BenchmarkId::new("term", count), |bencher| {
            bencher.iter(|| Term::of(black_box(&heads), series, now()));
        });
    }
}

/// Listing a journal on disk, once with what was remembered and once without.
fn lists(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a list of entries on disk");
    group.sample_size(10).measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(200));
    for count in [100, 1_000] {
        let home = TempDir::new().unwrap();
        written::write(&Journal::of(count), home.path()).unwrap();
        let store = Store::on_disk(home.path().to_owned());
        group.bench_function(BenchmarkId::new("read anew", count), |bencher| {
            bencher.iter(|| store.heads(None).unwrap().heads.len());
        });
        let reader = store.reader().unwrap();
        let id = store.heads(None).unwrap().heads[0].id;
        group.bench_function(BenchmarkId::new("one entry of them", count), |bencher| {
            bencher.iter(|| reader.read(id).unwrap());
        });
    }
}

criterion_group!(growth, frames, searches, lists);
criterion_main!(growth);
