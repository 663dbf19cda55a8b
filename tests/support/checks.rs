//! What must hold for any input at all: each check takes bytes that nobody has looked at and panics when a promise is broken.
//!
//! The property tests of the suite and the fuzz targets share these checks, so that what one finds the other keeps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use seminote::command::Key;
use seminote::config::{Config, Setting, edit};
use seminote::import::{self, Kind, Options};
use seminote::journal::{
    Author, Change, Details, Entry, EntryId, Field, Moment, Outline, Series, Slug, from_json, to_json,
};
use seminote::report::{Format, render};
use seminote::store::{Store, StoreError};
use seminote::text::{Position, Tag, Text, display};
use unicode_segmentation::UnicodeSegmentation;

use super::memory_files::MemoryFiles;

/// Notes are read without losing a character, and parsed lines that follow an edit are those of the edited text.
pub fn grammar(input: &str) {
    let mut notes = Text::from(input);
    assert_eq!(notes.to_string(), input, "a text is its lines");
    let mut outline = Outline::of(&notes);
    for (line, note) in notes.lines().iter().zip(outline.notes()) {
        let text = &line.text;
        assert!(note.sign.end <= note.body.start && note.body.end == text.len(), "{text:?}: {note:?}");
        assert!(text.is_char_boundary(note.sign.start) && text.is_char_boundary(note.body.start));
        assert!(note.tags.iter().all(|tag| text[tag.clone()].starts_with('#')), "{text:?}: {note:?}");
    }
    let count = notes.lines().len();
    assert!(outline.questions().iter().all(|question| question.line < count));
    assert!(outline.follow_ups().all(|follow_up| follow_up.line < count));
    assert!(outline.sections().all(|section| section.line < count));

    let middle = notes.lines().len() / 2;
    let edit = notes.replace(Position::new(middle, 0)..Position::new(middle, 0), "```\n? why\n", &Tag::default());
    notes.apply(&edit).unwrap();
    outline.follow(&notes, &edit);
    assert_eq!(outline, Outline::of(&notes), "followed as if it were parsed anew");
}

/// A file is imported or refused; notes come in whole; what was imported can be written and read again.
pub fn importers(input: &[u8]) {
    let (choice, bytes) = input.split_first().unwrap_or((&0, &[]));
    let ending = ["md", "typ", "txt", "json"][usize::from(choice % 4)];
    let kind = if choice & 0x40 == 0 { Kind::Report } else { Kind::Notes };
    let reflection_from = (choice & 0x20 != 0).then_some(usize::from(choice & 0x1f));
    let options = Options { kind, reflection_from, ..Options::default() };
    let imported = match import::import(bytes, &format!("report.{ending}"), &options) {
        Ok(imported) => imported,
        Err(error) => return assert_is_one_line(&error.to_string()),
    };
    for warning in &imported.warnings {
        assert_is_one_line(&warning.to_string());
    }
    if kind == Kind::Report {
        let mut entry = new_entry(imported.week.unwrap_or(1));
        entry.summary = imported.summary;
        entry.reflection = imported.reflection;
        for format in [Format::Markdown, Format::Typst, Format::Docx, Format::Html, Format::Text, Format::Json] {
            let rendered = render(&entry, &series(), &Author::default(), format).unwrap();
            assert!(format.is_binary() || String::from_utf8(rendered.bytes).is_ok());
        }
    }
}

/// A file of an entry or a series is read and written again as it was, or refused in one line without control characters.
pub fn entry(input: &[u8]) {
    match from_json::<Entry>(input) {
        Ok(entry) => {
            let written = to_json(&entry).unwrap();
            assert_eq!(from_json::<Entry>(written.as_bytes()).as_ref(), Ok(&entry));
        }
        Err(error) => assert_is_one_line(&error.to_string()),
    }
    match from_json::<Series>(input) {
        Ok(series) => {
            let written = to_json(&series).unwrap();
            assert_eq!(from_json::<Series>(written.as_bytes()).as_ref(), Ok(&series));
        }
        Err(error) => assert_is_one_line(&error.to_string()),
    }
}

/// Whatever a recovery log holds, nothing of the entry's file is lost, and the log is applied or kept.
///
/// The first byte says whether the rest stands for the whole log or is put over a part of a good one.
pub fn recovery(input: &[u8]) {
    const FILED: &str = "filed before the crash";
    let files = MemoryFiles::with_directories(&[Path::new("/")]);
    let store = Store::new(Arc::new(files.clone()), PathBuf::from("/data"));
    let id = crashed(&store, FILED);
    let path = store.layout().recovery_log(id);
    let good = files.peek(&path).unwrap();
    let log = match input {
        [0, rest @ ..] => rest.to_vec(),
        [_, from, more, rest @ ..] => {
            let from = usize::from(*from) * good.len() / 256;
            let to = (from + usize::from(*more)).min(good.len());
            [&good[..from], rest, &good[to..]].concat()
        }
        _ => good,
    };
    files.put(&path, &log);
    drop(store.heads(None).unwrap());
    let session = match store.open(id, moment()) {
        Ok(session) => session,
        Err(StoreError::Newer { .. }) => return assert_eq!(files.peek(&path), Some(log)),
        Err(error) => panic!("an entry with a damaged log does not open: {error}"),
    };
    let aside = session.recovered().set_aside.clone();
    let shown = session.entry().notes.to_string();
    session.close(moment()).unwrap();
    let versions = store.versions(id).unwrap();
    let kept = versions.iter().filter_map(|version| files.peek(&version.path));
    let everything: Vec<u8> = kept.chain(aside.and_then(|path| files.peek(&path))).flatten().collect();
    let everything = String::from_utf8_lossy(&everything) + shown.as_str();
    assert!(everything.contains(FILED), "what was in the file is gone: {shown:?}");
    assert_eq!(store.read(id).unwrap().notes.to_string(), shown);
}

/// An entry with a line in its file and another one only in its log, as a killed process leaves it.
fn crashed(store: &Store, filed: &str) -> EntryId {
    let entry = new_entry(2);
    store.create(&entry).unwrap();
    let typed = |entry: &Entry, text: &str| {
        let end = Position::new(entry.notes.lines().len() - 1, entry.notes.lines().last().unwrap().text.len());
        let edit = entry.notes.replace(end..end, text, &Tag { stamp: Some(7), kept: None });
        Change::Edit { field: Field::Notes, edit }
    };
    let mut session = store.open(entry.id, moment()).unwrap();
    session.record(&[typed(session.entry(), filed)]).unwrap();
    session.fold(moment()).unwrap();
    for text in ["\n? logged", "\n가나다", " and more"] {
        session.record(&[typed(session.entry(), text)]).unwrap();
    }
    session.sync().unwrap();
    entry.id
}

/// A key that can be read is printed so that it reads back as itself.
pub fn keys(input: &str) {
    match input.parse::<Key>() {
        Ok(key) => assert_eq!(key.to_string().parse::<Key>().as_ref(), Ok(&key), "{input:?}"),
        Err(error) => assert_is_one_line(&error.to_string()),
    }
}

/// Any configuration gives settings; its problems name lines of the file; changing it leaves the rest as it was.
pub fn config(input: &[u8]) {
    let (_, problems) = Config::read(input);
    let lines = input.split(|byte| *byte == b'\n').count();
    for problem in &problems {
        assert!((1..=lines).contains(&problem.line), "{problem}");
        assert_is_one_line(&problem.to_string());
    }
    match edit(input, &[Setting::AuthorName("박지호 \"O'Neil\"".to_owned())]) {
        Ok(changed) => {
            let (config, _) = Config::read(changed.as_bytes());
            assert_eq!(config.author.name.as_deref(), Some("박지호 \"O'Neil\""));
        }
        Err(error) => assert_is_one_line(&error.to_string()),
    }
}

/// Text reaches no terminal, Typst or Markdown as anything but text: what is drawn has no control characters, and a
/// report is the same after it went out and came in again.
pub fn escapes(input: &str) {
    for cluster in input.graphemes(true).filter(|cluster| *cluster != "\n") {
        let drawn = display(cluster);
        assert!(!drawn.text.chars().any(is_unsafe_to_print), "{cluster:?} is drawn as {:?}", drawn.text);
        assert!(drawn.columns > 0, "{cluster:?}");
    }
    let text: String =
        input.chars().filter(|character| *character == '\n' || !is_unsafe_to_print(*character)).collect();
    let mut entry = new_entry(3);
    entry.summary = Text::from(text.as_str());
    for format in [Format::Markdown, Format::Typst] {
        let first = render(&entry, &series(), &Author::default(), format).unwrap().bytes;
        let series = series();
        let options = Options { series: Some(&series), ..Options::default() };
        let imported = import::import(&first, &format!("report.{format}"), &options).unwrap();
        let mut again = new_entry(3);
        again.summary = imported.summary;
        again.reflection = imported.reflection;
        again.notes = imported.notes;
        again.details.author = imported.author;
        let second = render(&again, &series, &Author::default(), format).unwrap().bytes;
        let [first, second] = [&first, &second].map(|bytes| without_template(bytes));
        assert_eq!(first, second, "of {text:?} through {:?}", again.summary.to_string());
    }
}

/// A report in Typst from behind its template on, so that a failure shows what differs.
fn without_template(report: &[u8]) -> String {
    let text = String::from_utf8_lossy(report);
    text.find("#show: report.with").map_or(text.as_ref(), |start| &text[start..]).to_owned()
}

/// Control characters, and those by which text changes the direction of what stands around it.
fn is_unsafe_to_print(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

fn assert_is_one_line(message: &str) {
    assert!(!message.is_empty() && !message.contains(char::is_control), "{message:?}");
}

fn moment() -> Moment {
    chrono::DateTime::UNIX_EPOCH.fixed_offset()
}

fn series() -> Series {
    let slug: Slug = "seminar".parse().unwrap();
    Series::new(slug, "Seminar".to_owned(), NaiveDate::default())
}

fn new_entry(week: u32) -> Entry {
    Entry::new(series().slug, Details::new(week, NaiveDate::default()), None, moment())
}
