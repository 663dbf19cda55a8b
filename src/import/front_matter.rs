//! YAML front matter: a small, strict part of it, `name: value` with texts and lists of texts.

use chrono::NaiveDate;

use super::{Imported, Warning, head};
use crate::journal::{Author, Speaker, Unknown};
use crate::report::author_line;

/// A field with its place, its lines as typed and its values.
struct Field<'a> {
    line: usize,
    name: String,
    typed: Vec<&'a str>,
    values: Vec<String>,
    /// Whether it has lines that are neither its value nor items of its list.
    has_more: bool,
}

/// Takes the front matter over and gives the text without it. Fields that are not understood stay at its start as text.
/// A text that does not begin with front matter, or with front matter of another form, stays as it is.
pub(super) fn take(text: &str, imported: &mut Imported) -> String {
    let Some((fields, rest)) = fields(text) else { return text.to_owned() };
    let names_week = fields.iter().any(|field| field.name.eq_ignore_ascii_case("week"));
    let mut author = Author::default();
    let mut kept = Vec::new();
    for field in fields {
        if field.has_more || !understood(&field, imported, &mut author) {
            imported.warnings.push(Warning {
                line: Some(field.line),
                message: format!("\"{}\" of the front matter is not understood; it stays as text", field.name),
            });
            kept.push(field.typed.join("\n"));
        }
    }
    if !names_week && let Some((week, title)) = head::week_title(&imported.title) {
        (imported.week, imported.title) = (Some(week), title.unwrap_or_default());
    }
    imported.author = (!author.is_empty()).then_some(author);
    if kept.is_empty() { rest.to_owned() } else { format!("{}\n\n{}", kept.join("\n"), rest.trim_start_matches('\n')) }
}

/// The fields between two lines `---`, and what stands behind; `None` when the text does not begin so.
fn fields(text: &str) -> Option<(Vec<Field<'_>>, &str)> {
    let mut rest = text.strip_prefix("---\n")?;
    let mut fields: Vec<Field<'_>> = Vec::new();
    for number in 2.. {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = behind;
        if matches!(line.trim_end(), "---" | "...") {
            return (!fields.is_empty()).then_some((fields, rest));
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let field = fields.last_mut()?;
            field.typed.push(line);
            field.values.push(scalar(item));
        } else if line.starts_with([' ', '\t', '#']) && !line.trim().is_empty() {
            let field = fields.last_mut()?;
            field.typed.push(line);
            field.has_more = true;
        } else if !line.trim().is_empty() {
            let (name, value) = line.split_once(':')?;
            let is_name = name.starts_with(char::is_alphabetic) && !name.contains(char::is_whitespace);
            if !is_name || !(value.is_empty() || value.starts_with(' ')) {
                return None;
            }
            fields.push(Field {
                line: number,
                name: name.to_owned(),
                typed: vec![line],
                values: values(value),
                has_more: false,
            });
        }
        if rest.is_empty() {
            return None;
        }
    }
    None
}

fn values(value: &str) -> Vec<String> {
    let value = value.trim();
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(list) => parts(list).map(scalar).filter(|value| !value.is_empty()).collect(),
        None => Some(scalar(value)).into_iter().filter(|value| !value.is_empty()).collect(),
    }
}

/// What stands between the commas of a list, but for those within quotes.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    let mut before = ',';
    list.split(move |character| {
        // A single quote within such quotes is doubled, as if they ended and began again.
        let begins = match character {
            '"' => matches!(before, ',' | ' '),
            '\'' => matches!(before, ',' | ' ' | '\''),
            _ => false,
        };
        if quote.is_none() && begins {
            quote = Some(character);
        } else if quote == Some(character) && before != '\\' {
            quote = None;
        }
        before = character;
        quote.is_none() && character == ','
    })
}

/// A text with or without quotes around it.
fn scalar(text: &str) -> String {
    let text = text.trim();
    let inside = |sign: char| text.strip_prefix(sign).and_then(|text| text.strip_suffix(sign));
    match (inside('"'), inside('\'')) {
        (Some(text), _) => unescaped(text),
        (None, Some(text)) => text.replace("''", "'"),
        (None, None) => text.to_owned(),
    }
}

/// What stands between double quotes, without the backslashes before quotes and backslashes.
fn unescaped(text: &str) -> String {
    let mut characters = text.chars().peekable();
    let mut plain = String::with_capacity(text.len());
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|next| character == '\\' && matches!(next, '"' | '\\'));
        plain.push(escaped.unwrap_or(character));
    }
    plain
}

/// `4`, `Week 4` or `4주차`.
fn week(text: &str) -> Option<u32> {
    let text = without_comment(text);
    text.parse().ok().or_else(|| head::week_title(text).filter(|(_, title)| title.is_none()).map(|(week, _)| week))
}

/// `2024-09-19`, `2024/9/19` or `2024. 9. 19.`, with or without a time behind a `T`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let day = without_comment(text).split('T').next()?.replace(' ', "").replace(['/', '.'], "-");
    NaiveDate::parse_from_str(day.trim_end_matches('-'), "%Y-%m-%d").ok()
}

/// A number or date without a comment of YAML behind it.
fn without_comment(text: &str) -> &str {
    text.split_once(" #").map_or(text, |(value, _)| value).trim()
}

/// Takes a field over; `false` when it is not understood.
fn understood(field: &Field<'_>, imported: &mut Imported, author: &mut Author) -> bool {
    let one = || match field.values.as_slice() {
        [value] => Some(value.as_str()),
        _ => None,
    };
    match field.name.to_lowercase().as_str() {
        "title" => one().map(|title| title.clone_into(&mut imported.title)).is_some(),
        "week" => one().and_then(week).map(|week| imported.week = Some(week)).is_some(),
        "date" => one().and_then(date).map(|date| imported.date = Some(date)).is_some(),
        "author" => match one().map(|name| (name, author_line::read(name))) {
            Some((_, Some(read))) => {
                *author = read.over(author);
                true
            }
            Some((name, None)) => {
                *author =
                    Author { name: Some(name.to_owned()), student_id: None, unknown: Unknown::new() }.over(author);
                true
            }
            None => false,
        },
        "student_id" => one().map(|id| author.student_id = Some(id.to_owned())).is_some(),
        "speaker" | "speakers" => {
            imported.speakers.extend(field.values.iter().map(|value| Speaker::read(value)));
            true
        }
        "tag" | "tags" => {
            imported.tags.extend(field.values.iter().map(|tag| tag.trim_start_matches('#').to_owned()));
            true
        }
        _ => false,
    }
}
