//! What a key and an opening cost in the journal layer, over notes of growing length, and in the editing core, over one
//! line of growing length: a worse exponent shows at once.
#![expect(clippy::expect_used, reason = "a benchmark of what is broken measures nothing")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use seminote::journal::{Entry, Outline, from_json};
use seminote::text::operations::{self, Continuation, Revision};
use seminote::text::{Edit, Fragment, Motion, Position, Selection, Tag, Text, Wrapping, moved, wrap};

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

const LINES: [(&str, &str); 4] = [
    ("English", "The speaker showed how attention scales with the length of the context, and why it fails. "),
    ("Korean", "발표자는 주의 집중이 문맥의 길이에 따라 어떻게 늘어나는지, 그리고 왜 실패하는지 보였다. "),
    ("Han", "漢字"),
    // Its rows never fall again as they did before a change.
    ("periodic", "abcdefg "),
];

/// A text with its rows, as it is typed into.
struct Page {
    text: Text,
    rows: Wrapping,
    caret: Selection,
}

impl Page {
    fn make(&mut self, revision: Option<Revision>) {
        let revision = revision.expect("there is something to do");
        for edit in &revision.edits {
            self.text.apply(edit).expect("the edit was made for this text");
            self.rows.update(&self.text, edit);
        }
        self.caret = self.text.snap_selection(revision.selection);
    }

    fn delete(&mut self) {
        let revision = operations::delete(&self.text, &mut self.rows, self.caret, Motion::Left, &Tag::default());
        self.make(revision);
    }
}

fn one_long_line(criterion: &mut Criterion) {
    for (name, piece) in LINES {
        let mut group = criterion.benchmark_group(format!("a line of {name}"));
        group.sample_size(20).measurement_time(Duration::from_millis(500)).warm_up_time(Duration::from_millis(200));
        for length in [1_000, 10_000, 100_000] {
            let line = piece.repeat(length / piece.len());
            group.throughput(Throughput::Bytes(line.len() as u64));
            group.bench_function(BenchmarkId::new("wrap", length), |bencher| {
                bencher.iter(|| wrap(black_box(&line), 76));
            });
            for (place, byte) in [("start", 0), ("middle", line.len() / 2), ("end", line.len())] {
                let text = Text::from(line.as_str());
                let caret = Selection::caret(text.snap(Position::new(0, byte)));
                let mut page = Page { text, rows: Wrapping::new(76), caret };
                page.rows.rows(&page.text, 0);
                group.bench_function(
                    BenchmarkId::new(format!("letter and Backspace at the {place}"), length),
                    |bencher| {
                        bencher.iter(|| {
                            let revision = operations::insert(&page.text, page.caret, "a", &Tag::default());
                            page.make(revision);
                            page.delete();
                        });
                    },
                );
                group.bench_function(BenchmarkId::new(format!("Enter and join at the {place}"), length), |bencher| {
                    bencher.iter(|| {
                        let revision = operations::newline(&page.text, page.caret, Continuation::List, &Tag::default());
                        page.make(revision);
                        page.delete();
                    });
                });
                group.bench_function(BenchmarkId::new(format!("Down and Up at the {place}"), length), |bencher| {
                    bencher.iter(|| {
                        let below = moved(&page.text, &mut page.rows, page.caret.into(), Motion::Down(1), false);
                        moved(&page.text, &mut page.rows, below, Motion::Up(1), false)
                    });
                });
            }
        }
        group.finish();
    }
}

criterion_group!(benches, journal, one_long_line);
criterion_main!(benches);
