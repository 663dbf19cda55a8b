//! The program's behaviour as plain values: model, messages, effects. No files, threads, clock or ratatui.
