//! An entry that was exported as JSON, or its own file: whole, as it was.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{ImportError, Whole};
use crate::journal::{Entry, JsonError, Series, from_json};

/// What an export holds, as far as it can come back; the report in it is made of these.
#[derive(Deserialize)]
struct File {
    entry: Entry,
    #[serde(default)]
    series: Option<Series>,
}

/// Reads an export, or the file of an entry.
pub(super) fn read(text: &str, name: &str) -> Result<Whole, ImportError> {
    #[derive(Deserialize)]
    struct Kind {
        entry: Option<IgnoredAny>,
    }
    let is_export = serde_json::from_str::<Kind>(text).is_ok_and(|kind| kind.entry.is_some());
    let read = if is_export {
        from_json::<File>(text.as_bytes()).map(|File { entry, series }| Whole { entry, series })
    } else {
        from_json::<Entry>(text.as_bytes()).map(|entry| Whole { entry, series: None })
    };
    let newer = |whole: Whole| {
        let newest = whole.series.iter().map(|series| series.seminote).chain([whole.entry.seminote]).max();
        match newest.filter(|version| *version > crate::journal::FORMAT) {
            Some(version) => Err(JsonError::Newer { version }),
            None => Ok(whole),
        }
    };
    read.and_then(newer).map_err(|source| ImportError::Json { name: name.to_owned(), source })
}
