//! Seminote: a terminal journal for seminar notes.

pub mod journal;
pub mod markup;
pub mod text;
