//! Seminote: a terminal journal for seminar notes.
//!
//! Layers, lowest first; a module names only modules of lower layers.

pub mod markup;
pub mod text;

pub mod command;
pub mod journal;

pub mod files;

pub mod config;
pub mod import;
pub mod report;
pub mod review;
pub mod store;

pub mod operations;

pub mod app;

pub mod ui;

pub mod cli;

pub mod runtime;
