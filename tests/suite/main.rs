//! The integration tests, in one binary: linking is slow.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cli;
mod cost;
mod demo;
mod goldens;
mod hostile;
mod layers;
mod readme;
mod terminal;
