//! Seminote: a terminal journal for seminar notes.
//!
//! What is on the screen, and where it lives:
//!
//! ```text
//!  Week 3  언어 모델은 무엇을 아는가  김서연          ● 1:02:35  12:25 left   header: app::Model, journal::Talk
//! ─ Notes ───────────────────────┬─ Summary ─────────────────── 48 words ─
//!  ? 평가 데이터가 학습에        │ Smaller models were shown to catch up   texts: text (the editing core),
//!    섞였는지 어떻게 확인하나요  │ when the data is good.                         app::Editor
//!  = n-gram 겹침을 보지만        │
//!    완전하지는 않다             ├─ Reflection ──────────────── 27 words ─  marks: journal::parse_line, Outline
//!  ~ "이해"라는 말을 너무 넓게   │ 발표를 들으며 나는 내가 아는 것과
//!    쓴다                        │ 외운 것을 얼마나 구별하는지 생각했다.    prose: markup (Markdown)
//!  [ ] 논문 읽기 due 2024-10-10  │
//!                                │ › What was new to you?
//!  F4 other text   F5 report   F3 notes   F2 weeks                F1 help   keys: command (one table)
//! ```
//!
//! A key becomes a [`command::Command`], a command in [`app::update`] changes the [`app::Model`] and asks for
//! [`app::Effect`]s; the [`runtime`] carries these out with [`operations`] and the [`store`] and answers with [`app::Msg`]s;
//! [`app::layout`] says where everything stands, and [`ui`] draws it. A change of an entry is a [`journal::Change`]
//! everywhere: in undo, in the recovery log, from another window.
//!
//! # Layers
//!
//! Lowest first. A module names only modules of lower layers; `tests/suite/layers.rs` fails when one does not.
//!
//! | layer | what it owns |
//! |---|---|
//! | [`text`] · [`markup`] | editing lines · Markdown; both know nothing of journals |
//! | [`journal`] · [`command`] | series, entries, grammar, calendar, clock, changes · commands and keys; no files, no clock |
//! | [`files`] | the one trait through which files are read and written |
//! | [`store`] · [`search`] · [`report`] · [`import`] · [`review`] · [`config`] | the journal on disk · queries and what they find · documents and formats · reports from elsewhere · many entries at once · the configuration |
//! | [`operations`] | what the world does for a command, for the shell and the program alike |
//! | [`app`] | the whole behaviour as plain values |
//! | [`ui`] | the model drawn; reads, never changes |
//! | [`cli`] | the commands of the shell |
//! | [`runtime`] | the loop, the threads, the terminal |
//!
//! # Invariants
//!
//! - `print(parse(text)) == text` for notes; the text is the only truth, and nothing that is derived from it is stored.
//! - Every change is in the recovery log before the frame that shows it.
//! - A file that cannot be read is never written.
//! - Time comes in as an argument; only [`runtime`] and [`cli`] read the clock.
//! - An idle screen draws nothing.

// The file system of the tests is written against the public names, so that those of the binary can use it too.
#[cfg(test)]
extern crate self as seminote;

pub mod markup;
pub mod text;

pub mod command;
pub mod journal;

pub mod files;

pub mod config;
pub mod import;
pub mod report;
pub mod review;
pub mod search;
pub mod store;

pub mod operations;

pub mod app;

pub mod ui;

pub mod cli;

pub mod runtime;
