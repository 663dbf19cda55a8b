//! The whole program in a pseudo-terminal, and other editors through the same driver: `cargo bench --bench terminal`.
//!
//! Of nano, vim and micro those are measured that are installed. All have the same text on the same screen of 80 columns; ours has it as the
//! newest entry of a generated journal. The times are those of the driver too: read, emulate the screen, look for what is awaited. So
//! compare what one run says, on a machine that does nothing else. Linux alone tells what a process costs.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a benchmark of what is broken measures nothing")]
#![expect(clippy::print_stdout, reason = "it prints its table")]

#[cfg(target_os = "linux")]
#[path = "terminal/process.rs"]
mod process;
#[cfg(target_os = "linux")]
#[path = "terminal/program.rs"]
mod program;
#[cfg(target_os = "linux")]
#[path = "terminal/table.rs"]
mod table;

#[cfg(target_os = "linux")]
#[expect(dead_code, reason = "what tests alone ask of the terminal")]
#[path = "../tests/suite/terminal/driver.rs"]
mod driver;
#[cfg(target_os = "linux")]
#[path = "../tests/support/generator.rs"]
mod generator;
#[cfg(target_os = "linux")]
#[path = "../tests/support/written.rs"]
mod written;

fn main() {
    #[cfg(target_os = "linux")]
    table::print();
    #[cfg(not(target_os = "linux"))]
    println!("What a process costs is read from /proc, which only Linux has.");
}
