//! Writes a generated journal into a directory: `cargo run --no-default-features --example generate -- DIRECTORY [ENTRIES] [WORDS]
//! [KOREAN] [SEED]`. KOREAN is the share of Korean entries in percent.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it makes what tests and benchmarks read, and is no part of the program"
)]
#![expect(clippy::print_stdout, reason = "it says what it has made")]

use std::path::PathBuf;

#[path = "../tests/support/generator.rs"]
mod generator;
#[path = "../tests/support/written.rs"]
mod written;

use generator::Journal;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let directory = PathBuf::from(arguments.next().expect("name the directory in which the journal is to be made"));
    let mut number = |otherwise: usize| arguments.next().map_or(otherwise, |given| given.parse().unwrap());
    let usual = Journal::of(number(10_000));
    let (words, korean) = (number(usual.words), number(usual.korean));
    let journal = Journal { words, korean, seed: number(1) as u64, ..usual };
    written::write(&journal, &directory)?;
    println!("{} entries in {}", journal.entries, directory.display());
    Ok(())
}
