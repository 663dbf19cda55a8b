//! What an export costs: the first one, from the start of the program to the file, and the next ones of a program that runs.
#![expect(clippy::expect_used, reason = "a benchmark of what is broken measures nothing")]

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use seminote::journal::{Author, Entry, Series, from_json};
use seminote::report::{Format, render};
use seminote::text::Text;

const WEEK: &[u8] = include_bytes!("../assets/demo/entries/ai-seminar/2024-09-19-935a806f.json");
const SERIES: &[u8] = include_bytes!("../assets/demo/series/ai-seminar.json");

/// How many times the summary of a real week stands in a long report, of some forty pages.
const LONG: usize = 40;

fn built() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| format.is_built())
}

/// The program, in a sample journal of its own.
fn seminote(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seminote"));
    command
        .env("HOME", home)
        .env("SEMINOTE_DATA_DIR", home.join("data"))
        .env("SEMINOTE_CONFIG", home.join("config.toml"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn first(criterion: &mut Criterion) {
    let home = tempfile::tempdir().expect("there is room for a journal");
    for (folder, file, bytes) in
        [("series", "ai-seminar.json", SERIES), ("entries/ai-seminar", "2024-09-19-935a806f.json", WEEK)]
    {
        let folder = home.path().join("data").join(folder);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        std::fs::write(folder.join(file), bytes).expect("a file can be written");
    }
    let mut group = criterion.benchmark_group("the first export");
    group.sample_size(20);
    for format in built() {
        let output = home.path().join(format!("report.{format}"));
        group.bench_function(format.name(), |bencher| {
            bencher.iter(|| {
                let mut export = seminote(home.path());
                let done = export.args(["export", "latest", "--force", "-o"]).arg(&output).status();
                assert!(done.is_ok_and(|status| status.success()), "the export failed");
            });
        });
    }
    group.finish();
}

fn next(criterion: &mut Criterion) {
    let entry: Entry = from_json(WEEK).expect("the demo's files are sound");
    let series: Series = from_json(SERIES).expect("the demo's files are sound");
    let mut long = entry.clone();
    long.summary = Text::from(vec![entry.summary.to_string(); LONG].join("\n\n").as_str());
    let mut group = criterion.benchmark_group("a next export");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    for (length, entry) in [("a week", &entry), ("a long report", &long)] {
        group.throughput(Throughput::Bytes(entry.summary.to_string().len() as u64));
        for format in built() {
            group.bench_function(format!("{} of {length}", format.name()), |bencher| {
                bencher
                    .iter(|| render(black_box(entry), &series, &Author::default(), format).expect("it can be written"));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, first, next);
criterion_main!(benches);
