//! Looking over many entries: questions, follow-ups. It reads no files.
