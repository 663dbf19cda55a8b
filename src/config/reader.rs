//! Typed reading of TOML tables: each value that is asked for either is of its type and in its range or becomes a
//! problem; whatever nobody asked for becomes one too. It must not know which settings there are.

use std::ops::{Range, RangeInclusive};

use toml_edit::{Item, Table, TableLike, Value};

use super::problem::line;
use super::{Problem, Severity};
use crate::command::{Override, nearest};

/// Reads a document table by table.
pub(super) struct Reader<'a> {
    text: &'a str,
    root: &'a Table,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of a document and the text that it was parsed from.
    pub(super) fn new(text: &'a str, root: &'a Table) -> Self {
        Self { text, root, known: Vec::new(), problems: Vec::new() }
    }

    /// Reads the table with this name by `read`, then complains about whatever in it was not asked for.
    pub(super) fn table(&mut self, name: &'static str, read: impl FnOnce(&mut Section<'a, '_>)) {
        let Some(table) = self.known_table(name) else { return };
        let mut section = Section { name, table, known: Vec::new(), reader: self };
        read(&mut section);
        let known = section.known;
        for (key, _) in table.iter().filter(|(key, _)| !known.contains(key)) {
            let meant = did_you_mean(nearest(key, known.iter().copied()), &known);
            let message = format!("[{name}] has no setting \"{}\"{meant}", key.escape_debug());
            self.warn(key_span(table, key), message);
        }
    }

    /// Every entry of a table whose keys are not fixed, as the keys bound to a command.
    pub(super) fn bindings(&mut self, name: &'static str) -> Vec<Override> {
        let Some(table) = self.known_table(name) else { return Vec::new() };
        let mut overrides = Vec::new();
        for (command, item) in table.iter() {
            let keys = match item.as_value() {
                Some(Value::String(key)) if key.value().is_empty() => Some(Vec::new()),
                Some(Value::String(key)) => Some(vec![(line(self.text, key.span()), key.value().clone())]),
                Some(Value::Array(keys)) => {
                    keys.iter().map(|key| Some((line(self.text, key.span()), key.as_str()?.to_owned()))).collect()
                }
                _ => None,
            };
            let span = key_span(table, command);
            match keys {
                Some(keys) => {
                    overrides.push(Override { command: command.to_owned(), line: line(self.text, span), keys });
                }
                None => self.error(
                    span,
                    format!(
                        "{name}.{} must be a key in quotes, or a list of them such as [\"ctrl-w\", \"f9\"]",
                        command.escape_debug()
                    ),
                ),
            }
        }
        overrides
    }

    /// Every entry of a table whose keys are not fixed, as a line of text; an empty one is left out.
    pub(super) fn lines(&mut self, name: &'static str) -> Vec<(String, String)> {
        let Some(table) = self.known_table(name) else { return Vec::new() };
        let mut lines = Vec::new();
        for (key, item) in table.iter() {
            match item.as_str() {
                Some(text) if !text.chars().any(char::is_control) => lines.push((key.to_owned(), text.to_owned())),
                _ => {
                    let message = format!("{name}.{} must be one line of text in quotes", key.escape_debug());
                    self.error(item.span().or_else(|| key_span(table, key)), message);
                }
            }
        }
        lines.retain(|(_, text)| !text.trim().is_empty());
        lines
    }

    /// Adds problems found by others.
    pub(super) fn report(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Everything that was wrong, in the order of the lines.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        for (key, item) in self.root {
            if self.known.contains(&key) {
                continue;
            }
            let kind = if item.is_table_like() { "table" } else { "setting outside the tables" };
            let meant = did_you_mean(nearest(key, self.known.iter().copied()), &self.known);
            let message = format!("there is no {kind} \"{}\"{meant}", key.escape_debug());
            let span = key_span(self.root, key);
            self.warn(span, message);
        }
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }

    fn known_table(&mut self, name: &'static str) -> Option<&'a dyn TableLike> {
        self.known.push(name);
        let root = self.root;
        let item = root.get(name)?;
        let table = item.as_table_like();
        if table.is_none() {
            self.error(key_span(root, name), format!("{name} must be a table: write [{name}] and its settings below"));
        }
        table
    }

    fn warn(&mut self, span: Option<Range<usize>>, message: String) {
        self.problems.push(Problem::at(self.text, span, Severity::Warning, message));
    }

    fn error(&mut self, span: Option<Range<usize>>, message: String) {
        self.problems.push(Problem::at(self.text, span, Severity::Error, message));
    }
}

/// One table. Each reader of a value leaves `setting` as it is when the value is missing or wrong.
pub(super) struct Section<'a, 'r> {
    name: &'static str,
    table: &'a dyn TableLike,
    known: Vec<&'static str>,
    reader: &'r mut Reader<'a>,
}

impl<'a> Section<'a, '_> {
    /// `true` or `false`.
    pub(super) fn boolean(&mut self, key: &'static str, setting: &mut bool) {
        let Some(item) = self.item(key) else { return };
        match item.as_bool() {
            Some(value) => *setting = value,
            None => self.wrong(key, item, "must be true or false"),
        }
    }

    /// A whole number in a range.
    pub(super) fn number(&mut self, key: &'static str, range: RangeInclusive<u32>, setting: &mut u32) {
        let Some(item) = self.item(key) else { return };
        match item.as_value().and_then(|value| number_in(value, &range)) {
            Some(number) => *setting = number,
            None => self.wrong(key, item, &format!("must be a whole number from {} to {}", range.start(), range.end())),
        }
    }

    /// A list of whole numbers in a range.
    pub(super) fn numbers(&mut self, key: &'static str, range: RangeInclusive<u32>, setting: &mut Vec<u32>) {
        let Some(item) = self.item(key) else { return };
        let numbers = item.as_array().and_then(|list| list.iter().map(|value| number_in(value, &range)).collect());
        match numbers {
            Some(numbers) => *setting = numbers,
            None => self.wrong(
                key,
                item,
                &format!("must be a list of whole numbers from {} to {}, such as [10, 3]", range.start(), range.end()),
            ),
        }
    }

    /// A line of text; an empty one is none.
    pub(super) fn line(&mut self, key: &'static str, setting: &mut Option<String>) {
        let Some(item) = self.item(key) else { return };
        match item.as_str() {
            Some(text) if text.chars().any(char::is_control) => {
                self.wrong(key, item, "must be one line without control characters");
            }
            Some(text) => *setting = Some(text.to_owned()).filter(|text| !text.trim().is_empty()),
            None => self.wrong(key, item, "must be text in quotes"),
        }
    }

    /// One of several words.
    pub(super) fn choice<T: Clone>(&mut self, key: &'static str, choices: &[(&str, T)], setting: &mut T) {
        let Some(item) = self.item(key) else { return };
        if let Some((_, value)) = choices.iter().find(|(word, _)| item.as_str() == Some(word)) {
            *setting = value.clone();
        } else {
            let words: Vec<String> = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            self.wrong(key, item, &format!("must be one of {}", words.join(", ")));
        }
    }

    fn item(&mut self, key: &'static str) -> Option<&'a Item> {
        self.known.push(key);
        self.table.get(key)
    }

    fn wrong(&mut self, key: &'static str, item: &Item, rule: &str) {
        let found = match item.as_value() {
            Some(Value::String(text)) => format!("\"{}\"", shortened(text.value())),
            Some(Value::Integer(number)) => number.value().to_string(),
            Some(Value::Boolean(value)) => value.value().to_string(),
            _ => format!("the {} that stands there", item.type_name()),
        };
        let message = format!("{}.{key} {rule}, not {found}; the default is in force", self.name);
        self.reader.error(item.span().or_else(|| key_span(self.table, key)), message);
    }
}

/// The head of a text, fit for a line of a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let head: String = text.chars().take(LONGEST).collect();
    let ellipsis = if head.len() < text.len() { "…" } else { "" };
    format!("{}{ellipsis}", head.escape_debug())
}

fn number_in(value: &Value, range: &RangeInclusive<u32>) -> Option<u32> {
    value.as_integer().and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number))
}

fn key_span(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    let (name, item) = table.get_key_value(key)?;
    name.span().or_else(|| item.span())
}

fn did_you_mean(meant: Option<&str>, known: &[&str]) -> String {
    match meant {
        Some(meant) => format!("; did you mean \"{meant}\"?"),
        None => format!("; there are {}", known.join(", ")),
    }
}
