//! The journal as plain values: series, entries, the note grammar, the calendar, and changes with how it applies.
//!
//! It must not know of files, the clock, the terminal or any format.
