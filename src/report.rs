//! The report of an entry: one document, and a writer for each format. It reads no files and no clock.
