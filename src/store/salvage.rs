//! The readable part of a file that is damaged: as many of its fields as can be made out, and every other line that says something
//! as a plain note.
//!
//! It must not know where the file stands, nor decide what becomes of it.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::form;
use crate::journal::{Entry, EntryId, FORMAT, Moment, Series, Slug};
use crate::text::{Line, Tag, Text};

/// What is known of an entry from elsewhere; it stands in where the file does not say it.
pub(super) struct Known {
    pub id: EntryId,
    pub series: Slug,
    pub date: NaiveDate,
    pub week: u32,
    pub now: Moment,
}

/// The entry that can be made out of the bytes of a damaged file. What fits no field stands at the end of the notes.
pub(super) fn entry(bytes: &[u8], known: &Known) -> Entry {
    let text = text_of(bytes);
    let (fields, lost) = fields(&text);
    let first = assemble(fields, lost, known);
    // What can be read so may still not be written and read again: nested too deep, for instance.
    let whole = first.filter(|entry| {
        serde_json::to_vec(entry).is_ok_and(|bytes| form::parse::<Entry>(&bytes).is_ok_and(|read| read == *entry))
    });
    let found = scanned(&text);
    let Some(entry) = whole else {
        return found.and_then(|(fields, lost)| assemble(fields, lost, known)).unwrap_or_else(|| {
            with_lines(bare(known), plain(text.lines().filter(|line| says_something(line))).lines().to_vec())
        });
    };
    if serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok() {
        return entry;
    }
    // Where a bracket is lost, fields stand within others. Their texts are found all the same.
    let texts = found.and_then(|(fields, _)| assemble(fields, Vec::new(), known));
    let lines = texts.map(|texts| missing(&entry, &texts)).unwrap_or_default();
    with_lines(entry, lines)
}

/// The id that the bytes of an entry's file say.
pub(super) fn id(bytes: &[u8]) -> Option<EntryId> {
    fields(&text_of(bytes)).0.get("id")?.as_str()?.parse().ok()
}

/// The series that can be made out of the bytes of a damaged file, with the short name of the file. Missing fields are left out.
pub(super) fn series(bytes: &[u8], slug: &Slug, starts: NaiveDate) -> Series {
    let bare = Series::new(slug.clone(), slug.to_string(), starts);
    let (fields, _) = fields(&text_of(bytes));
    let Ok(Value::Object(mut form)) = serde_json::to_value(&bare) else { return bare };
    for (name, value) in fields {
        if !matches!(name.as_str(), "seminote" | "slug") {
            insert_if_readable::<Series>(&mut form, name, value);
        }
    }
    serde_json::from_value(Value::Object(form)).unwrap_or(bare)
}

/// The lines of a file of the inbox that can be made out, with their stamps.
pub(super) fn lines(bytes: &[u8]) -> Vec<Line> {
    let text = text_of(bytes);
    let (mut fields, lost) = fields(&text);
    let mut lines = fields.remove("lines").or_else(|| fields.remove("notes")).map(notes_of).unwrap_or_default();
    lines.extend(plain(lost.iter().map(String::as_str).filter(|line| says_something(line))).lines().iter().cloned());
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The lines of `other` that stand nowhere in an entry.
pub(super) fn missing(entry: &Entry, other: &Entry) -> Vec<Line> {
    let texts = |entry: &Entry| [entry.notes.clone(), entry.summary.clone(), entry.reflection.clone()];
    let there: std::collections::HashSet<String> =
        texts(entry).iter().flat_map(Text::lines).map(|line| line.text.trim().to_owned()).collect();
    let lines = texts(other).into_iter().flat_map(|text| text.lines().to_vec());
    lines.filter(|line| !line.text.trim().is_empty() && !there.contains(line.text.trim())).collect()
}

/// The entry with lines at the end of its notes.
pub(super) fn with_lines(mut entry: Entry, lines: Vec<Line>) -> Entry {
    if !lines.is_empty() {
        let own = entry.notes.lines().to_vec();
        let blank = own.len() == 1 && own.iter().all(|line| line.text.is_empty() && line.tag.is_empty());
        entry.notes = Text::from_lines(own.into_iter().filter(|_| !blank).chain(lines));
    }
    entry
}

fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    String::from_utf8_lossy(bytes).replace('\0', "")
}

/// The fields of a file, and lines that belong to none.
fn fields(text: &str) -> (Map<String, Value>, Vec<String>) {
    let whole = match serde_json::from_str(text) {
        Err(error) if error.is_eof() => closed(text).iter().find_map(|text| serde_json::from_str(text).ok()),
        read => read.ok(),
    };
    if let Some(Value::Object(fields)) = whole {
        return (fields, Vec::new());
    }
    scanned(text).unwrap_or_else(|| (Map::new(), text.lines().map(str::to_owned).collect()))
}

/// JSON that breaks off, closed behind what there is of a text, and closed behind its last whole value.
fn closed(text: &str) -> Vec<String> {
    let mut open: Vec<char> = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    let mut last_whole: Option<(usize, Vec<char>)> = None;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '{' | '[' => {
                open.push(if character == '{' { '}' } else { ']' });
                last_whole = Some((at + 1, open.clone()));
            }
            '}' | ']' => drop(open.pop()),
            ',' => last_whole = Some((at, open.clone())),
            _ => {}
        }
    }
    let closing = |open: &[char]| open.iter().rev().collect::<String>();
    let mut candidates = Vec::new();
    if in_string {
        // An escape that breaks off: `\`, or up to `\u123`.
        let tail = text.rfind('\\').filter(|at| escaped || is_short_escape(&text[*at..]));
        candidates.push(format!("{}\"{}", &text[..tail.unwrap_or(text.len())], closing(&open)));
    } else if text.trim_end().ends_with(['"', '}', ']']) {
        candidates.push(format!("{text}{}", closing(&open)));
    }
    candidates.extend(last_whole.map(|(end, open)| format!("{}{}", &text[..end], closing(&open))));
    candidates
}

fn is_short_escape(tail: &str) -> bool {
    tail.strip_prefix("\\u")
        .is_some_and(|digits| digits.len() < 4 && digits.chars().all(|digit| digit.is_ascii_hexdigit()))
}

/// Fields found by their names in text that is no JSON any more, and the lines without any. `None` when there are none at all.
fn scanned(text: &str) -> Option<(Map<String, Value>, Vec<String>)> {
    let (mut fields, mut notes, mut lost) = (Map::new(), Vec::new(), Vec::new());
    let mut stamp = None;
    for line in text.lines() {
        let (mut rest, mut outside) = (line, String::new());
        while let Some((before, piece, behind)) = piece(rest) {
            rest = behind;
            outside.push_str(before);
            match piece {
                Piece::Field("at", value) => stamp = Some(value),
                Piece::Field("text", value) => notes.push(json!({ "at": stamp.take(), "text": value })),
                Piece::Field(name, value) if !fields.contains_key(name) => drop(fields.insert(name.to_owned(), value)),
                Piece::Field(_, Value::String(text)) | Piece::Words(text) => {
                    lost.extend(text.lines().map(str::to_owned));
                }
                Piece::Field(..) | Piece::Opening => {}
            }
        }
        outside.push_str(rest);
        if says_something(&outside.replace("true", "").replace("false", "").replace("null", "")) {
            // Where a quotation mark is lost, words stand outside of strings.
            lost.extend(unescaped(&line.replace('"', " ")).lines().map(|line| line.trim().to_owned()));
        }
    }
    if fields.is_empty() && notes.is_empty() {
        return None;
    }
    if !notes.is_empty() {
        fields.insert("notes".to_owned(), Value::Array(notes));
    }
    Some((fields, lost))
}

/// What a scan of a line finds.
enum Piece<'a> {
    /// `"name": value`.
    Field(&'a str, Value),
    /// `"name":` before a list, an object or something that cannot be read.
    Opening,
    /// A string that is not the name of anything.
    Words(String),
}

/// The next piece of a line, with what stands before and behind it.
fn piece(line: &str) -> Option<(&str, Piece<'_>, &str)> {
    let (before, rest) = line.split_at(line.find('"')?);
    let (name, behind) = string(rest)?;
    let Some(value) = behind.trim_start().strip_prefix(':') else {
        return Some((before, Piece::Words(unescaped(name)), behind));
    };
    let value = value.trim_start();
    if let Some((raw, behind)) = string(value) {
        return Some((before, Piece::Field(name, Value::String(unescaped(raw))), behind));
    }
    let (digits, behind) = value.split_at(value.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(value.len()));
    let number = digits.parse::<u64>().map_or(Piece::Opening, |number| Piece::Field(name, number.into()));
    Some((before, number, behind))
}

fn unescaped(raw: &str) -> String {
    serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned())
}

/// What stands between the quotation mark at the start and the next one, or the end, and what stands behind it.
fn string(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, character) in inside.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((&inside[..at], &inside[at + 1..])),
            _ => {}
        }
    }
    Some((inside, ""))
}

fn says_something(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

fn plain<'a>(lines: impl Iterator<Item = &'a str>) -> Text {
    Text::from_lines(lines.map(|line| Line { text: line.to_owned(), tag: Tag::default() }))
}

fn bare(known: &Known) -> Entry {
    let details = crate::journal::Details::new(known.week, known.date);
    Entry { id: known.id, ..Entry::new(known.series.clone(), details, None, known.now) }
}

/// The entry with these fields, as far as they can be what they should be.
fn assemble(mut fields: Map<String, Value>, mut lost: Vec<String>, known: &Known) -> Option<Entry> {
    let Ok(Value::Object(mut form)) = serde_json::to_value(bare(known)) else { return None };
    form.remove("updated");
    form.remove("created");
    fields.remove("seminote");
    form.insert("seminote".to_owned(), json!(FORMAT));
    let notes = fields.remove("notes").map(notes_of).unwrap_or_default();
    for (name, value) in fields {
        let Some((name, value)) = insert_if_readable::<Entry>(&mut form, name, value) else { continue };
        match value {
            Value::String(text) => lost.extend(text.lines().map(str::to_owned)),
            Value::Null | Value::Bool(_) => {}
            value => lost.push(format!("{name}: {value}")),
        }
    }
    let entry: Entry = serde_json::from_value(Value::Object(form)).ok()?;
    let lost = lost.iter().filter(|line| says_something(line));
    let lost = lost.map(|line| Line { text: line.clone(), tag: Tag::default() });
    Some(with_lines(entry, notes.into_iter().chain(lost).collect()))
}

/// Puts a field into a form unless the form cannot be read with it; the field then comes back.
fn insert_if_readable<T: serde::de::DeserializeOwned>(
    form: &mut Map<String, Value>,
    name: String,
    value: Value,
) -> Option<(String, Value)> {
    let before = form.insert(name.clone(), value);
    if serde_json::from_value::<T>(Value::Object(form.clone())).is_ok() {
        return None;
    }
    let refused = match before {
        Some(before) => form.insert(name.clone(), before),
        None => form.remove(&name),
    };
    refused.map(|value| (name, value))
}

/// Notes from whatever stands in their place: what is no note as it should be is one of the text that it has.
fn notes_of(value: Value) -> Vec<Line> {
    let Value::Array(notes) = value else { return vec![note_of(value)] };
    notes.into_iter().map(note_of).collect()
}

fn note_of(value: Value) -> Line {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let Value::Object(mut note) = value else { return Line { text: text(&value), tag: Tag::default() } };
    let words = note.remove("text").map(|value| text(&value)).unwrap_or_default();
    let stamp = note.remove("at").and_then(|at| at.as_u64()).and_then(|at| u32::try_from(at).ok());
    let kept = (!note.is_empty()).then(|| std::sync::Arc::new(note));
    Line { text: words, tag: Tag { stamp, kept } }
}

#[cfg(test)]
mod tests;
