//! Changing single settings in a configuration that is the user's: comments, order and everything else stay. It must not
//! write files.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::{Problem, text_of};

/// A setting that the program itself writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The writer's name.
    AuthorName(String),
    /// The writer's student number.
    AuthorStudentId(String),
    /// A query that is kept by a name, or is no longer.
    Search {
        /// The name.
        name: String,
        /// The query; none takes the name out.
        query: Option<String>,
    },
}

/// Why a configuration is left as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It cannot be read as a whole, so that nothing in it may be touched.
    #[error("the configuration was left as it is: {0}")]
    Unreadable(Problem),
    /// A value stands where a table must.
    #[error("the configuration was left as it is: {0} is not a table there; write [{0}] and its settings below")]
    NotATable(&'static str),
    /// A table stands where a value must.
    #[error("the configuration was left as it is: {table}.{key} is a table there; write {key} = \"…\" below [{table}]")]
    NotAValue {
        /// The table of the setting.
        table: &'static str,
        /// The setting's name in it.
        key: String,
    },
}

impl Setting {
    fn table(&self) -> &'static str {
        match self {
            Self::AuthorName(_) | Self::AuthorStudentId(_) => "author",
            Self::Search { .. } => "searches",
        }
    }

    fn key(&self) -> &str {
        match self {
            Self::AuthorName(_) => "name",
            Self::AuthorStudentId(_) => "student_id",
            Self::Search { name, .. } => name,
        }
    }

    /// The value; none takes the setting out.
    fn value(&self) -> Option<Value> {
        match self {
            Self::AuthorName(text) | Self::AuthorStudentId(text) => Some(text.as_str().into()),
            Self::Search { query, .. } => query.as_deref().map(Value::from),
        }
    }
}

/// The configuration with these settings. Everything else in it stays as it is, comments, order and line ends included.
///
/// # Errors
/// When the configuration is not UTF-8 or not TOML, or has something other than a table in a setting's place.
pub fn edit(bytes: &[u8], settings: &[Setting]) -> Result<String, EditError> {
    let text = text_of(bytes).map_err(EditError::Unreadable)?;
    let mut document: DocumentMut =
        text.parse().map_err(|error| EditError::Unreadable(Problem::syntax(text, &error)))?;
    for setting in settings {
        set(&mut document, setting)?;
    }
    let mut edited = document.to_string();
    // toml_edit ends lines with a line feed alone, whatever they ended with.
    let line_feeds = text.matches('\n').count();
    if line_feeds > 0 && text.matches("\r\n").count() == line_feeds {
        edited = edited.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        edited.insert(0, '\u{feff}');
    }
    Ok(edited)
}

/// The table with this name, made at the end of the document when there is none.
fn table<'a>(document: &'a mut DocumentMut, name: &'static str) -> Result<&'a mut dyn TableLike, EditError> {
    if !document.contains_key(name) {
        let mut table = Table::new();
        // Comments behind the last table belong to no setting; without this they would come to stand below the new one.
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        let blank = if document.is_empty() && trailing.is_empty() { "" } else { "\n" };
        let ended = if trailing.is_empty() || trailing.ends_with('\n') { "" } else { "\n" };
        table.decor_mut().set_prefix(format!("{trailing}{ended}{blank}"));
        document.set_trailing("");
        document.insert(name, Item::Table(table));
    }
    document.get_mut(name).and_then(Item::as_table_like_mut).ok_or(EditError::NotATable(name))
}

/// Sets a value, where the comment behind the old one stays, or takes it out.
fn set(document: &mut DocumentMut, setting: &Setting) -> Result<(), EditError> {
    let (name, key, value) = (setting.table(), setting.key(), setting.value());
    if value.is_none() && !document.contains_key(name) {
        return Ok(());
    }
    let table = table(document, name)?;
    match (table.get_mut(key), value) {
        (Some(Item::Value(old)), Some(mut value)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        (Some(Item::Value(_)), None) => drop(table.remove(key)),
        (Some(_), _) => return Err(EditError::NotAValue { table: name, key: key.to_owned() }),
        (None, Some(value)) => drop(table.insert(key, Item::Value(value))),
        (None, None) => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests;
