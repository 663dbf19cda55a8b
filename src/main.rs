//! Seminote: a terminal journal for seminar notes.

fn main() {}
